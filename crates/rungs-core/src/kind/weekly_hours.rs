//! *You usually work at least 30 hours a week in a relevant role.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::employment::now;
use crate::kind::wording::{article, decimal, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "weekly hours",
    frames: &[
        "you work {hours:number} hours a week[ or more][ in {role:role+role-family+job}]",
        "you be contracted (to|for) {hours:number} hours a week[ in {role:role+role-family+job}]",
    ],
    examples: &[
        "You usually work at least 30 hours a week in a relevant role.",
        "You usually work 30 hours a week or more.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (hours, high) =
        clause.number("hours").ok_or_else(|| Misfit::new("hours", "a number of hours is missing here"))?;
    if hours <= 0 || hours > 16_800 {
        return Err(Misfit::new("hours", "a week has between 1 and 168 hours"));
    }
    let mut tests = now(clause);
    tests.push(Test::new(Field::Hours, Check::AtLeast(hours)));
    let mut role = String::new();
    if let Some((_, roles)) = clause.terms("role") {
        tests.push(Test::new(Field::Role, Check::Within(roles.to_vec())));
        let title = clause.titles("role");
        role = format!(" in {} {title}", article(&title));
    }
    let range = |hours: i64| format!("at least {} hours a week{role}", decimal(hours));
    let leaf = |hours: i64| {
        let tests = tests.iter().cloned().map(|test| match test.check {
            Check::AtLeast(_) => Test::new(Field::Hours, Check::AtLeast(hours)),
            _ => test,
        });
        let words = range(hours);
        let question = format!("Do you work {words}?");
        let change = Change::Own(format!("work {words}"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Work, tests.collect()), words, question, change))
    };
    Ok(Content::Matter(Clause::ranged(hours, high, leaf)))
}
