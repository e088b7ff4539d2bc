//! *At least 3 years of practice since you registered.*

use crate::condition::{Check, Condition, Test, When};
use crate::fact::{Field, List};
use crate::kind::wording::{months, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "practice since registering",
    frames: &[
        "you have {length:months} of practice since you (registered|qualified)[ as {profession:profession}][?area:, in a defined clinical area]",
    ],
    examples: &[
        "You usually have at least 3 years of practice since you registered.",
        "You usually have at least 3 years of practice since you registered, in a defined clinical area.",
        "You must have at least 2 years of practice since you registered as a paramedic.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (low, high) = clause.months("length").ok_or_else(|| Misfit::new("length", "a length is missing here"))?;
    let (mut of, mut area) = (String::new(), "");
    if clause.any_of("profession")?.is_some() {
        of = format!(" in {}", clause.titles("profession"));
    }
    if clause.has("area") {
        area = ", in a defined clinical area";
    }
    let since = |length: u32| {
        let mut tests = vec![
            Test::new(Field::From, Check::ByThen(When::BeforeStart(length))),
            Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
        ];
        if let Some((_, professions)) = clause.terms("profession") {
            tests.push(Test::new(Field::Profession, Check::Within(professions.to_vec())));
        }
        let words = format!("{} of practice since registering{of}{area}", months(length));
        let question = format!("Have you practised for {} since you registered{of}{area}?", months(length));
        // Practice takes its time: nothing but waiting adds to it.
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Registrations, tests), words, question, Change::Fixed))
    };
    let matter = match high {
        Some(high) if high > low => super::award::softened(since(high), since(low)),
        _ => since(low),
    };
    // No fact tells what area one practised in and how well it is defined, so whoever asks weighs it.
    Ok(Content::Matter(match clause.has("area") {
        true => Matter::Softened { strict: Box::new(Matter::Any(Vec::new())), loose: Box::new(matter) },
        false => matter,
    }))
}
