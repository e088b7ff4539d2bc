//! *You must be at least 152cm tall*; *between 152cm and 190cm tall.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::wording::{decimal, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "measurement",
    frames: &[
        "you be {least:number} cm[ or over|or more] tall",
        "you be between {least:number}[ cm] and {most:number} cm tall",
        "you be no (shorter|smaller) than {least:number} cm",
        "you be no taller than {most:number} cm",
    ],
    examples: &["You must be at least 152cm tall.", "You must be between 152cm and 190cm tall."],
    falls_due: |_| None,
    read,
};

/// Nobody is as tall as this, in centimetres.
const TALLEST: i64 = 300;

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let height = |slot: &'static str| match clause.number(slot) {
        None => Ok(None),
        Some((height, None)) if (1..=TALLEST * 100).contains(&height) => Ok(Some(height)),
        Some((_, None)) => Err(Misfit::new(slot, "a height is a number of centimetres from 1 to 300")),
        Some((_, Some(_))) => {
            Err(Misfit::new(slot, "a height is one number").help("write “between 152cm and 190cm tall”"))
        }
    };
    let (least, most) = (height("least")?, height("most")?);
    let checks = least.map(Check::AtLeast).into_iter().chain(most.map(Check::AtMost));
    let tests = checks.map(|check| Test::new(Field::Height, check)).collect();
    let size = match (least, most) {
        (Some(least), Some(most)) if least >= most => {
            return Err(Misfit::new("most", "the first height must be the lower one"));
        }
        (Some(least), Some(most)) => format!("between {} and {} cm", decimal(least), decimal(most)),
        (Some(least), None) => format!("at least {} cm", decimal(least)),
        (None, Some(most)) => format!("at most {} cm", decimal(most)),
        (None, None) => return Err(Misfit::whole("a height is missing here")),
    };
    let condition = Condition::held(List::About, tests);
    let (words, question) = (format!("a height of {size}"), format!("Are you {size} tall?"));
    Ok(Content::Matter(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, Change::Fixed))))
}
