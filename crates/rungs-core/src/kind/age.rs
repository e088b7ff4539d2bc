//! *You must be at least 16 when you start.*

use crate::condition::{Check, Condition, Test, When};
use crate::fact::{Field, List};
use crate::kind::circumstance;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};

pub(super) const KIND: Kind = Kind {
    name: "age",
    frames: &[
        "you be under {under:number}[ when you start]",
        "you be aged {age:number}[ when you start][ and (have|be) {status:status}]",
        "you be {age:number}[ when you start][ and (have|be) {status:status}]",
    ],
    examples: &["You must be at least 16 when you start.", "You must be aged 16 to 21."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let years = |hundredths: i64| {
        let years = u32::try_from(hundredths / 100).ok().filter(|years| (1..=120).contains(years));
        years.ok_or_else(|| Misfit::new("age", "an age is a whole number of years from 1 to 120"))
    };
    if let Some((under, _)) = clause.number("under") {
        return Ok(Content::Matter(Matter::Not(Box::new(at_least(years(under)?)))));
    }
    let (low, high) = clause.number("age").ok_or_else(|| Misfit::new("age", "an age is missing here"))?;
    let mut parts = vec![at_least(years(low)?)];
    if let Some(high) = high {
        if high < low {
            return Err(Misfit::new("age", "the first age must be the lower one"));
        }
        // Aged 16 to 21 is until the day before the 22nd birthday.
        parts.push(Matter::Not(Box::new(at_least(years(high)?.saturating_add(1)))));
    }
    if clause.terms("status").is_some() {
        parts.push(clause.each("status", |status| Ok(Matter::Leaf(circumstance::being(clause, status))))?);
    }
    Ok(Content::Matter(Matter::all(parts)))
}

/// Being so many years old on the day of the start.
fn at_least(years: u32) -> Matter {
    let test = Test::new(Field::Born, Check::ByThen(When::BeforeStart(years.saturating_mul(12))));
    let text = "When were you born?".to_owned();
    Matter::Leaf(Leaf {
        condition: Condition::held(List::About, vec![test]),
        kind: KIND.name,
        words: format!("being {years} or over when you start"),
        question: Question { key: "born".to_owned(), text, shape: Shape::Date },
        change: Change::Fixed,
    })
}
