//! *You usually work at least 30 hours a week in a relevant role.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::employment::now;
use crate::kind::wording::{article, decimal, number_of, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "weekly hours",
    frames: &[
        "you work {hours:number} (hours|hour) a week[ or more][ in {role:role+role-family+job}]",
        "~you be working {hours:number} (hours|hour) a week[ or more][ in {role:role+role-family+job}]",
        "~you be contracted (to|for) {hours:number} (hours|hour) a week[ or more][ in {role:role+role-family+job}]",
        "you work full-time[ (in|as) {role:role+role-family+job}]",
        "you be employed full-time[ (in|as) {role:role+role-family+job}]",
    ],
    examples: &[
        "You usually work at least 30 hours a week in a relevant role.",
        "You usually work 30 hours a week or more.",
        "You must work full-time in a clinical support role.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let mut tests = now(clause);
    let mut role = String::new();
    if let Some(roles) = clause.any_of("role")? {
        tests.push(Test::new(Field::Role, Check::Within(roles.to_vec())));
        let title = clause.titles("role");
        role = format!(" in {} {title}", article(&title));
    }
    let leaf = |test: Test, words: String, how: String| {
        let tests = tests.iter().cloned().chain([test]).collect();
        let question = format!("Do you work {how}?");
        let change = Change::Own(format!("work {how}"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Work, tests), words, question, change))
    };
    // Without a number, full-time is what the employer calls so.
    if clause.number("hours").is_none() {
        let full_time = Test::new(Field::FullTime, Check::Is(true));
        return Ok(Content::Matter(leaf(full_time, format!("a full-time job{role}"), format!("full-time{role}"))));
    }
    let (hours, high) =
        clause.number("hours").ok_or_else(|| Misfit::new("hours", "a number of hours is missing here"))?;
    if hours <= 0 || hours > 16_800 {
        return Err(Misfit::new("hours", "a week has between 1 and 168 hours"));
    }
    let leaf = |hours: i64| {
        let words = format!("at least {} a week{role}", number_of(decimal(hours), "hour"));
        leaf(Test::new(Field::Hours, Check::AtLeast(hours)), format!("a job of {words}"), words)
    };
    Ok(Content::Matter(Clause::ranged(hours, high, leaf)))
}
