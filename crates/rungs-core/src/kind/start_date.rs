//! *If you start on or after 1 August 2025, …*: a day that parts one set of rules from another.

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit, Slot};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "start date",
    frames: &["you start (on or after|from) {from:date}", "you start before {before:date}"],
    examples: &["If you start on or after 1 August 2025, you must be at least 16 when you start."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let slot = if clause.frame == 0 { "from" } else { "before" };
    let Some(Slot::Date(day)) = clause.slots.get(slot) else {
        return Err(Misfit::new(slot, "a day is missing here"));
    };
    // The start is part of the question, so that whatever else is known makes no difference.
    let since = Condition::held(List::About, vec![Test::new(Field::Born, Check::StartSince(*day))]);
    let told = format!("a start on or after {}", day.strftime("%-d %B %Y"));
    let question = format!("Would you start on or after {}?", day.strftime("%-d %B %Y"));
    let since = Matter::Leaf(yes_or_no(KIND.name, since, told, question, Change::Fixed));
    Ok(Content::Matter(if clause.frame == 0 { since } else { Matter::Not(Box::new(since)) }))
}
