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
        "you be [aged] {age:number}[ when you start][ and (have|be) {status:status}]",
        "you be [aged] between {least:number} and {most:number}[ when you start][ and (have|be) {status:status}]",
        "you be [aged] {least:number} and under {under:number}[ when you start]",
    ],
    examples: &[
        "You must be at least 16 when you start.",
        "You must be aged 16 to 21.",
        "You must be between 16 and 21.",
        "You must be 18 or over and under 65.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let years = |hundredths: i64| {
        let years = u32::try_from(hundredths / 100).ok().filter(|years| (1..=120).contains(years));
        years.ok_or_else(|| Misfit::new("age", "an age is a whole number of years from 1 to 120"))
    };
    if ["least", "most", "under"].iter().any(|slot| clause.number(slot).is_some_and(|(_, high)| high.is_some())) {
        return Err(Misfit::new("age", "one of these ages is a range").help("write “aged 16 to 21”, or “at least 16”"));
    }
    let number = |slot: &str| clause.number(slot).map(|(age, _)| age);
    let (low, high) = match clause.number("age") {
        Some(range) => (Some(range.0), range.1),
        None => (number("least"), number("most")),
    };
    // Aged 16 to 21 is until the day before the 22nd birthday.
    let until = match (number("under"), high) {
        (Some(under), _) => Some(years(under)?),
        (None, Some(high)) => Some(years(high)?.saturating_add(1)),
        (None, None) => None,
    };
    let low = low.map(years).transpose()?;
    if let (Some(low), Some(until)) = (low, until)
        && until <= low
    {
        return Err(Misfit::new("age", "the first age must be the lower one"));
    }
    let mut parts: Vec<Matter> = low.map(at_least).into_iter().collect();
    parts.extend(until.map(|until| Matter::Not(Box::new(at_least(until)))));
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
