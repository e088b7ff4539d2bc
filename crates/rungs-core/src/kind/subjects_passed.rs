//! *GCSE English and maths at grade 4 or above.*

use crate::kind::award::{Award, GradeFloor, at_one_sitting, counted, holding, or_studying, softened, taken_together};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Content, Matter};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "subjects passed",
    frames: &[concat!(
        "you have|hold|pass",
        or_studying!(),
        " {type:qualification} {subjects:subject}<?equivalent:or equivalent|{grade:grade}|?asked:",
        at_one_sitting!(),
        ">"
    )],
    examples: &[
        "You must have GCSE English and maths at grade 4 or above.",
        "Some employers ask for GCSE English and maths, or equivalent.",
        "You must have, or be predicted, A level chemistry at grade B or above.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let kind = clause.term("type")?;
    let floor = clause.grade_floor(kind)?;
    let grade = floor.as_ref().map(|floor| floor.surely.clone()).unwrap_or_default();
    let award = Award { kind: Some(kind), grade, studying: clause.has("studying"), ..Award::default() };
    let equivalent = clause.has("equivalent");
    let floor = floor.as_ref();
    let matter = clause.each("subjects", |subject| Ok(in_subject(clause, &award, floor, subject, equivalent)))?;
    let title = format!("{} {}", clause.title(kind), clause.titles("subjects"));
    let together = taken_together(clause, KIND.name, &title);
    Ok(Content::Matter(Matter::all([Some(matter), together].into_iter().flatten().collect())))
}

/// One subject passed at a type and grade, and what may stand for it if equivalents are allowed.
pub(super) fn in_subject(
    clause: &Clause<'_>,
    award: &Award,
    floor: Option<&GradeFloor>,
    subject: TermId,
    equivalent: bool,
) -> Matter {
    let award = Award { subject: vec![subject], ..award.clone() };
    let kind = award.kind.map(|kind| clause.title(kind)).unwrap_or("qualification");
    let at = floor.map(|floor| format!(" at {}", floor.words)).unwrap_or_default();
    let title = clause.title(subject);
    let leaf = |ways, words: String| Matter::Leaf(holding(KIND.name, counted(ways, 1), &award, &words));
    let mut ways = vec![award.tests()];
    let mut loose = Vec::new();
    if equivalent {
        let (accepted, considered) = clause.equivalents(&award);
        ways.extend(accepted);
        loose.extend(considered);
        let level = award.kind.and_then(|kind| clause.level_reached(kind, floor));
        loose.extend(clause.same_level(&award, level));
    }
    if let Some(floor) = floor.filter(|floor| floor.perhaps != floor.surely) {
        loose.push(Award { grade: floor.perhaps.clone(), ..award.clone() }.tests());
    }
    let strict = leaf(ways, format!("{kind} {title}{at}"));
    match loose.is_empty() {
        true => strict,
        false => softened(strict, leaf(loose, format!("something equivalent to {kind} {title}{at}"))),
    }
}
