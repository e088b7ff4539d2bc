//! *4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.*

use crate::kind::award::{Award, GradeFloor, counted, softened};
use crate::kind::subjects_passed::in_subject;
use crate::kind::wording::article;
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

pub(super) const KIND: Kind = Kind {
    name: "qualification count",
    frames: &[
        "you have|hold {count:number} {type:qualification}<?equivalent:or equivalent|{grade:grade}|in {subject:subject}>[, {weight:weight} including {included:subject}[ {included-grade:grade}]][?equivalent:, or equivalent][?loose:, {included-grade:grade}]",
    ],
    examples: &[
        "You usually need 4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
        "You must have at least 5 GCSEs at grade 4 or above.",
        "You usually need 4 or 5 GCSEs at grade 4 or above.",
        "You must have at least 4 GCSEs at grade 4 or above, including maths at grade 6 or above.",
        "You usually need 2 A levels in science at grade B or above.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (low, high) = clause.count("count")?;
    let kind = clause.term("type")?;
    let floor = clause.grade_floor(kind)?;
    if clause.has("loose") {
        let included = clause.titles("included");
        let message = format!("is this the grade of all of them, or of {included} only?");
        return Err(Misfit::new("included-grade", message).help(
            "for all of them, put it before “including”; for the named subjects only, right after them, without a comma",
        ));
    }
    let grade = floor.as_ref().map(|floor| floor.surely.clone()).unwrap_or_default();
    let subject = clause.any_of("subject")?.unwrap_or_default().to_vec();
    let of = if subject.is_empty() { String::new() } else { format!(" in {}", clause.titles("subject")) };
    let award = Award { kind: Some(kind), grade, subject, ..Award::default() };
    let at = floor.as_ref().map(|floor| format!(" at {}", floor.words)).unwrap_or_default();
    let at = format!("{of}{at}");
    let title = clause.title(kind);
    let leaf = |ways, count: u16, extra: &str| {
        let things = if count == 1 { format!("{} {title}", article(title)) } else { format!("{count} {title}s") };
        let question = format!("How many {title}s{at}{extra} do you have?");
        Matter::Leaf(Leaf {
            condition: counted(ways, count),
            kind: KIND.name,
            words: format!("{things}{at}{extra}"),
            question: Question { key: question.clone(), text: question, shape: Shape::Count },
            change: Change::Own(format!("gain {things}{at}")),
        })
    };
    let mut strict_ways = vec![award.tests()];
    let mut loose = Vec::new();
    if clause.has("equivalent") {
        let (accepted, considered) = clause.equivalents(&award);
        strict_ways.extend(accepted);
        let mut loose_ways = strict_ways.clone();
        loose_ways.extend(considered);
        loose.push(leaf(loose_ways, low, ", or what may count as one"));
        // One qualification of another type may stand for several of these, and whether it does is theirs to say.
        let level = clause.level_reached(kind, floor.as_ref());
        if let Some(other) = clause.same_level(&Award { exactly: true, ..award.clone() }, level) {
            let words = format!("another qualification at level {}", level.unwrap_or_default());
            loose.push(Matter::Leaf(super::wording::yes_or_no(
                KIND.name,
                counted(vec![other], 1),
                words.clone(),
                format!("Do you hold {words} ({title}s aside)?"),
                Change::Own(format!("gain {words}")),
            )));
        }
    }
    if let Some(floor) = floor.as_ref().filter(|floor| floor.perhaps != floor.surely) {
        let perhaps = Award { grade: floor.perhaps.clone(), ..award.clone() };
        loose.push(leaf(vec![perhaps.tests()], low, ", counting letter grades that may reach it"));
    }
    let strict = leaf(strict_ways.clone(), high.unwrap_or(low), "");
    if high.is_some_and(|high| high > low) {
        loose.push(leaf(strict_ways.clone(), low, ""));
    }
    let counted = match loose.is_empty() {
        true => strict,
        false => softened(strict, Matter::Any(loose)),
    };
    let included = included(clause, kind, award, floor)?;
    let parts = std::iter::once(counted).chain(included.map(|part| clause.weight("weight").on(part)));
    Ok(Content::Matter(Matter::all(parts.collect())))
}

/// The subjects that have to be among them: at the same grade, or at the one that stands right after them.
fn included(
    clause: &Clause<'_>,
    kind: TermId,
    mut award: Award,
    mut floor: Option<GradeFloor>,
) -> Result<Option<Matter>, Misfit> {
    if clause.terms("included").is_none() {
        return Ok(None);
    }
    if let Some(own) = clause.floor_in("included-grade", kind)? {
        award.grade = own.surely.clone();
        floor = Some(own);
    }
    let equivalent = clause.has("equivalent");
    clause.each("included", |subject| Ok(in_subject(clause, &award, floor.as_ref(), subject, equivalent))).map(Some)
}
