//! *Hold, or be studying for, a qualification at level 5 or above.*

use crate::kind::award::{Award, counted};
use crate::kind::wording::yes_or_no;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "held or studying",
    frames: &[
        "you have|hold[,] or be (studying for|working towards)[,] a qualification< in {subject:subject}| at {level:level}|{such:examples qualification}>",
    ],
    examples: &[
        "You must hold, or be studying for, a qualification at level 5 or above.",
        "You must hold, or be studying for, a qualification in maths.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let level = clause.level();
    let subject = clause.terms("subject").map(|(_, subjects)| subjects.to_vec()).unwrap_or_default();
    let of = match subject.is_empty() {
        true => String::new(),
        false => format!(" in {}", clause.titles("subject")),
    };
    let award = Award {
        subject,
        level: level.map(|(level, _)| level),
        exactly: level.is_some_and(|(_, exactly)| exactly),
        studying: true,
        ..Award::default()
    };
    let at = match level {
        Some((level, true)) => format!(" at exactly level {level}"),
        Some((level, false)) => format!(" at level {level} or above"),
        None => String::new(),
    };
    let words = format!("a qualification{of}{at}, held or being studied for");
    let question = format!("Do you hold a qualification{of}{at}, or are you studying for one?");
    let change = Change::Own(format!("start studying for a qualification{of}{at}"));
    Ok(Content::Matter(Matter::Leaf(yes_or_no(KIND.name, counted(vec![award.tests()], 1), words, question, change))))
}
