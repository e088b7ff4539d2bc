//! *English and maths at level 2*, in whatever qualification.

use crate::kind::award::{Award, counted};
use crate::kind::wording::{named_level, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "English and maths",
    frames: &["you have|hold {subjects:subject} at {level:level}", "~you have|hold {level:level} {subjects:subject}"],
    examples: &[
        "You must have English and maths at level 2 before you finish.",
        "You must have English and maths at Entry level 3.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (level, _) = clause.level().ok_or_else(|| Misfit::new("level", "a level is missing here"))?;
    let one = |subject: TermId| {
        let award = Award { subject: vec![subject], level: Some(level), ..Award::default() };
        let mut ways = vec![award.tests()];
        // A type that stands for a subject by an equivalence is in that subject by itself.
        for (id, term) in clause.vocabulary.with_equivalences() {
            let in_subject = term.equivalences.iter().filter_map(|equivalence| equivalence.subject);
            if in_subject.into_iter().any(|of| clause.vocabulary.covers(subject, of)) {
                ways.push(Award { kind: Some(id), level: Some(level), ..Award::default() }.tests());
            }
        }
        let words = format!("{} at {}", clause.title(subject), named_level(level));
        let question = format!("Do you have {words}, such as {}?", example(level));
        Ok(Matter::Leaf(yes_or_no(
            KIND.name,
            counted(ways, 1),
            words.clone(),
            question,
            Change::Own(format!("gain {words}")),
        )))
    };
    clause.each("subjects", one).map(Content::Matter)
}

fn example(level: i8) -> &'static str {
    match level {
        ..=0 => "Functional Skills at that level",
        1 => "a GCSE at any grade, or Functional Skills level 1",
        2 => "a GCSE at grade 4 (C) or above, or Functional Skills level 2",
        _ => "a qualification in it at that level",
    }
}
