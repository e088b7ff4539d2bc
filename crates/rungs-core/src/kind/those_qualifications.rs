//! *Preferably, those GCSEs include English and maths*: about what an earlier sentence of the list asks for.

use crate::condition::{Check, Condition, Test};
use crate::fact::Field;
use crate::kind::award::counted;
use crate::kind::earlier::is_within;
use crate::kind::wording::{recently, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "those qualifications",
    frames: &[
        "those {type:qualification} include {included:subject}[ {grade:grade}]",
        concat!(
            "that {type:qualification} be ({grade:grade}|in {subject:subject}|at {level:level}|gained ",
            recently!(),
            ")"
        ),
        "~your {type:qualification} include {included:subject}[ {grade:grade}]",
    ],
    examples: &["Preferably, those GCSEs include English and maths."],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (base, base_words) = pointed_at(clause)?;
    let kind = clause.term("type")?;
    let floor = clause.grade_floor(kind)?;
    let mut tests = Vec::new();
    let mut told = String::new();
    if let Some(floor) = &floor {
        tests.push(Test::new(Field::Grade, Check::Grade(floor.surely.clone())));
        told = format!(" at {}", floor.words);
    }
    if let Some((level, exactly)) = clause.level() {
        tests.push(Test::new(Field::Level, Check::AtLeast(i64::from(level))));
        if exactly {
            tests.push(Test::new(Field::Level, Check::AtMost(i64::from(level))));
        }
        told = format!(" at {}", super::wording::at_level(level, exactly));
    }
    if let Some(recent) = clause.recent()? {
        tests.push(Test::new(Field::On, Check::SinceThen(clause.ago(recent))));
        told = format!(", gained in {}", super::wording::the_last(recent));
    }
    let asked = |more: Option<Test>, told: String| {
        let ways = base.ways.iter().map(|way| way.iter().cloned().chain(tests.clone()).chain(more.clone()).collect());
        let words = format!("one of {base_words}{told}");
        let question = format!("Do you have {words}?");
        let change = Change::Own(format!("gain {words}"));
        Matter::Leaf(yes_or_no(KIND.name, counted(ways.collect(), 1), words, question, change))
    };
    let slot = if clause.terms("included").is_some() { "included" } else { "subject" };
    if clause.terms(slot).is_none() {
        return Ok(Content::Matter(asked(None, told)));
    }
    clause
        .each(slot, |subject| {
            Ok(asked(Some(Test::within(Field::Subject, subject)), format!(" in {}{told}", clause.title(subject))))
        })
        .map(Content::Matter)
}

/// The one earlier requirement that asks for such qualifications.
fn pointed_at<'c>(clause: &'c Clause<'_>) -> Result<(&'c Condition, &'c str), Misfit> {
    let kind = clause.term("type")?;
    let of_type = vec![vec![Test::within(Field::Type, kind)]];
    let fits = |condition: &Condition| is_within(&condition.ways, &of_type, clause.vocabulary);
    let earlier = clause.around.earlier.iter();
    // What a sentence asks for comes before what is to be among it.
    let found: Vec<&(Condition, String)> =
        earlier.filter_map(|one| one.conditions.iter().find(|(condition, _)| fits(condition))).collect();
    match found.as_slice() {
        [(condition, words)] => Ok((condition, words)),
        found => {
            let title = clause.title(kind);
            let message = format!(
                "this should be about one requirement for {title} earlier in this list, and {} ask for it",
                found.len()
            );
            Err(Misfit::new("type", message).help("say it in the sentence it is about"))
        }
    }
}
