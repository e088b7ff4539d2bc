//! *You should have studied at level 3 or above in the last 5 years.*

use crate::condition::{Check, Test};
use crate::fact::Field;
use crate::kind::award::{Award, counted};
use crate::kind::wording::{at_level, recently, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "recent study",
    frames: &[
        concat!("you have studied[ {subject:subject}] at {level:level} ", recently!()),
        concat!("you have studied[ {subject:subject}] ", recently!(), " at {level:level}"),
        concat!("you have studied[ {subject:subject}] ", recently!()),
        concat!("you have (evidence of) recent study at {level:level} ", recently!()),
    ],
    examples: &[
        "You should have studied at level 3 or above in the last 5 years.",
        "You must have studied a science at level 3 within the last 5 years.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let level = clause.level();
    let at = level.map(|(level, exactly)| format!("at {} ", at_level(level, exactly))).unwrap_or_default();
    let recent = clause.recent()?;
    let subject = clause.terms("subject").map(|(_, subjects)| subjects.to_vec()).unwrap_or_default();
    let what = if subject.is_empty() { String::new() } else { format!("{} ", clause.titles("subject")) };
    let award = Award {
        subject,
        level: level.map(|(level, _)| level),
        exactly: level.is_some_and(|(_, exactly)| exactly),
        ..Award::default()
    };
    // Who studies now studies recently; otherwise the day of the award tells.
    let mut awarded = award.tests();
    awarded.extend(recent.map(|recent| Test::new(Field::On, Check::SinceThen(clause.ago(recent)))));
    let mut studying = Award { studying: true, ..award }.tests();
    studying.push(Test::new(Field::Held, Check::Is(false)));
    let recently = recent.map(|recent| format!("in {}", the_last(recent))).unwrap_or_default();
    let told = format!("{what}{at}{recently}").trim_end().to_owned();
    let condition = counted(vec![awarded, studying], 1);
    let (words, question) = (format!("study {told}"), format!("Have you studied {told}?"));
    let change = Change::Own(format!("study {what}{at}").trim_end().to_owned());
    Ok(Content::Matter(Matter::Leaf(yes_or_no(KIND.name, condition, words, question, change))))
}
