//! *At least 3 years of practice since you registered.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{months, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "practice since registering",
    frames: &["you have {length:months} of practice since you (registered|qualified)[ in a defined clinical area]"],
    examples: &["You usually have at least 3 years of practice since you registered."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (low, high) = clause.months("length").ok_or_else(|| Misfit::new("length", "a length is missing here"))?;
    let since = |length: u32| {
        let tests = vec![
            Test::new(Field::From, Check::ByThen(clause.ago(length))),
            Test::new(Field::Until, Check::SinceThen(clause.then())),
        ];
        let words = format!("{} of practice since registering", months(length));
        let question = format!("Have you practised for {} since you registered?", months(length));
        // Practice takes its time: nothing but waiting adds to it.
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::Registrations, tests), words, question, Change::Fixed))
    };
    Ok(Content::Matter(Clause::ranged(low, high, since)))
}
