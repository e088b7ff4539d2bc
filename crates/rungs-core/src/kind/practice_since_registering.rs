//! *At least 3 years of practice since you registered, in a defined clinical area.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{months, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "practice since registering",
    frames: &[
        "you have {length:months} of practice since you (registered|qualified)[ as {profession:profession}][, in {area:setting}][?asked:, in a defined clinical area]",
        "you have {length:months} of practice[ in {area:setting}] since (registering|qualifying)",
        "you (practise|have practised) for {length:months} since (you registered|you qualified|registering|qualifying)[, in {area:setting}][?asked:, in a defined clinical area]",
    ],
    examples: &[
        "You usually have at least 3 years of practice since you registered.",
        "You must have practised for at least 3 years since registering.",
        "You must have at least 2 years of practice since you registered as a paramedic.",
        "You usually have at least 3 years of practice since you registered, in a mental health service.",
        "You usually have at least 3 years of practice since you registered, in a defined clinical area.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    clause.any_of("profession")?;
    let (low, high) = clause.months("length").ok_or_else(|| Misfit::new("length", "a length is missing here"))?;
    // Practice takes its time: nothing but waiting adds to it.
    let leaf = |condition, words: String, question: String| {
        Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed))
    };
    let since = |length: u32| {
        let mut tests = vec![
            Test::new(Field::From, Check::ByThen(clause.ago(length))),
            Test::new(Field::Until, Check::SinceThen(clause.then())),
        ];
        let mut of = String::new();
        if let Some((_, professions)) = clause.terms("profession") {
            tests.push(Test::new(Field::Profession, Check::Within(professions.to_vec())));
            of = format!(" in {}", clause.titles("profession"));
        }
        let told = months(length);
        let words = format!("{told} of practice since registering{of}");
        let question = format!("Have you practised for {told} since you registered{of}?");
        let registered = leaf(Condition::held(List::Registrations, tests), words, question);
        let Some((_, areas)) = clause.terms("area") else { return registered };
        // In one area: for as long in work that belongs to it.
        let area = clause.titles("area");
        let fields = vec![Field::Setting, Field::Role, Field::Sector];
        let ways = vec![vec![Test { fields, check: Check::Within(areas.to_vec()) }]];
        let tally = Tally::Months { at_least: length, within_last: None };
        let practised = Condition { list: List::Work, ways, tally };
        let question = format!("Have you practised in {area} for {told}?");
        Matter::All(vec![registered, leaf(practised, format!("{told} of practice in {area}"), question)])
    };
    let mut parts = vec![Clause::ranged(low, high, since)];
    // Whether an area is a defined one only the person can tell, who is asked word for word.
    if clause.has("asked") {
        let condition = Condition::held(List::Answers, vec![Test::within(Field::What, clause.asked_as)]);
        let question = "Has that practice been in a defined clinical area?".to_owned();
        parts.push(leaf(condition, "practice in a defined clinical area".to_owned(), question));
    }
    Ok(Content::Matter(Matter::all(parts)))
}
