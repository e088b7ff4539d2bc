//! *A healthcare qualification at level 3 or above, such as the NCFE CACHE healthcare support diploma.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List};
use crate::kind::award::{Award, GradeFloor, counted, holding, or_studying, softened};
use crate::kind::qualification_count::in_a_row;
use crate::kind::wording::{article, at_level, list, recently, the_last, yes_or_no};
use crate::kind::{Clause, Joiner, Kind, Misfit, Weight};
use crate::requirement::{Change, Content, Leaf, Matter};
use crate::vocabulary::TermId;

/// In a frame: what can be said of a qualification, whatever comes before it.
macro_rules! attributes {
    ($first:literal) => {
        concat!(
            "<",
            $first,
            "?equivalent:or equivalent|{weight:weight} at {level:level}|{grade:grade}|approved by {by:register+regulator}|gained ", recently!(), "|including [at least (one|1) ]{included:subject}|for {course:qualification+course}|{such:examples qualification}>"
        )
    };
}

pub(super) const KIND: Kind = Kind {
    name: "qualification held",
    frames: &[
        concat!("you have|hold", or_studying!(), " [a] {subject:subject} qualification", attributes!("")),
        concat!(
            "you have|hold",
            or_studying!(),
            " a qualification",
            attributes!("in {subject:subject}|?any:in any subject|")
        ),
        concat!(
            "you have|hold",
            or_studying!(),
            " {type:qualification}",
            attributes!("in {subject:subject}|?any:in any subject|")
        ),
        concat!(
            "~you have|hold",
            or_studying!(),
            " {level:level} {type:qualification}",
            attributes!("in {subject:subject}|?any:in any subject|")
        ),
        concat!(
            "~you have|hold",
            or_studying!(),
            " {level:level} [{subject:subject} ]qualification",
            attributes!("in {subject:subject}|")
        ),
        concat!(
            "~you have|hold",
            or_studying!(),
            " [{level:level} ]{subject:subject} {type:qualification}",
            attributes!("")
        ),
        concat!(
            "~you have|hold",
            or_studying!(),
            " {type:qualification} {subject:subject} [at ]{level:level}",
            attributes!("")
        ),
        "~you pass {type:qualification}<?equivalent:or equivalent|{grade:grade}>, in {subject:subject}",
    ],
    examples: &[
        "You must hold a healthcare qualification.",
        "You usually hold a healthcare qualification at level 3 or above, such as the NCFE CACHE healthcare support diploma.",
        "You must have a qualification in health or care at level 3 or above.",
        "You usually need GCSEs, or equivalent, in English and maths.",
        "Some employers ask for a health or care qualification, such as an NVQ or BTEC.",
        "You must hold a qualification approved by the HCPC.",
        "You usually need a qualification at level 3 or above, including science or engineering.",
        "You must have a science degree at 2:1 or above, gained in the last 5 years.",
        "You must hold a healthcare qualification, usually at level 3 or above.",
        "You need a degree in any subject.",
        "You must have a level 3 qualification in healthcare.",
        "You must have Functional Skills maths at level 2.",
        "You must hold, or be studying for, a qualification at level 5 or above.",
        "You must have, or be predicted, a BTEC at merit or above.",
        "You must have a degree at 2:2 to 2:1.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let of_type = |kind: Option<TermId>| match clause.terms("subject") {
        // "in English and maths" is one in each; "in art or music" is one in either.
        Some((Joiner::And, _)) => {
            clause.each("subject", |subject| of(clause, Award { kind, subject: vec![subject], ..Award::default() }))
        }
        subjects => {
            let subject = subjects.map(|(_, subjects)| subjects.to_vec()).unwrap_or_default();
            of(clause, Award { kind, subject, ..Award::default() })
        }
    };
    let matter = match clause.terms("type") {
        Some(_) => clause.each("type", |kind| of_type(Some(kind)))?,
        None => of_type(None)?,
    };
    Ok(Content::Matter(matter))
}

fn of(clause: &Clause<'_>, mut award: Award) -> Result<Matter, Misfit> {
    award.studying = clause.has("studying");
    award.approved = clause.any_of("by")?.unwrap_or_default().to_vec();
    award.since = clause.recent()?.map(|recent| clause.ago(recent));
    if let Some(row) = award.kind.map(|kind| in_a_row(clause, kind)).transpose()?.flatten() {
        return Ok(row);
    }
    let floor = match (award.kind, clause.slots.get("grade")) {
        (Some(kind), _) => clause.grade_floor(kind)?,
        (None, None) => None,
        (None, Some(grade)) => Some(clause.floor_of_any(None, grade)?.ok_or_else(|| {
            Misfit::new("grade", "no type of qualification has this grade")
                .help("name the type, as in “a BTEC at merit or above”")
        })?),
    };
    award.grade = floor.as_ref().map(|floor| floor.surely.clone()).unwrap_or_default();
    let floor = floor.as_ref();
    let leveled = match clause.level() {
        Some((level, exactly)) => Award { level: Some(level), exactly, ..award.clone() },
        None => award.clone(),
    };
    let mut parts = match clause.weight("weight") {
        Weight::Must => vec![plain(clause, leveled.clone(), floor)],
        weight => vec![plain(clause, award, floor), weight.on(plain(clause, leveled.clone(), floor))],
    };
    parts.extend(included(clause, &leveled, floor)?);
    Ok(Matter::all(parts))
}

/// What it has to have in it: a subject that it is in as a whole, or in which some of its credits were gained.
fn included(clause: &Clause<'_>, award: &Award, floor: Option<&GradeFloor>) -> Result<Option<Matter>, Misfit> {
    if clause.terms("included").is_none() {
        return Ok(None);
    }
    let thing = award.kind.map_or("qualification", |kind| clause.title(kind));
    let one = |subject: TermId| {
        let title = clause.title(subject);
        let mut within = vec![Test::within(Field::Subject, subject)];
        within.extend(award.kind.map(|kind| Test::within(Field::Type, kind)));
        within.extend(award.level.map(|level| Test::new(Field::CreditLevel, Check::AtLeast(i64::from(level)))));
        let question = format!("Does your {thing} include {title}?");
        let change = Change::Own(format!("gain {} {thing} that includes {title}", article(thing)));
        let condition = Condition::held(List::Credits, within);
        let part = yes_or_no(KIND.name, condition, format!("{title} in your {thing}"), question, change);
        // A qualification in one of its subjects is in the included one as a whole where that subject belongs to it.
        let whole = Award { subject: vec![subject], ..award.clone() };
        let mut tests = whole.tests();
        if !award.subject.is_empty() && award.subject != whole.subject {
            tests.push(Test::new(Field::Subject, Check::Within(award.subject.clone())));
        }
        let words = words(clause, &whole, floor);
        Ok(Matter::Any(vec![Matter::Leaf(leaf(vec![tests], &whole, &words)), Matter::Leaf(part)]))
    };
    clause.each("included", one).map(Some)
}

fn plain(clause: &Clause<'_>, award: Award, floor: Option<&GradeFloor>) -> Matter {
    let words = words(clause, &award, floor);
    let studying = Award { studying: award.studying, grade: award.grade.clone(), ..Award::default() };
    let leaf = |ways, words: &str| leaf(ways, &studying, words);
    let mut ways = vec![award.tests()];
    // An example of a type is one, whatever the vocabulary lists under the type. An NVQ as the example of a healthcare
    // qualification still has to be in healthcare.
    let examples = clause.terms("such").filter(|_| award.kind.is_some()).map(|(_, examples)| examples);
    ways.extend(examples.unwrap_or_default().iter().map(|kind| Award { kind: Some(*kind), ..award.clone() }.tests()));
    let mut loose = Vec::new();
    if clause.has("equivalent") {
        let (accepted, considered) = clause.equivalents(&award);
        ways.extend(accepted);
        if award.kind.is_some() {
            loose.extend(considered);
        }
        let level = award.level.or_else(|| award.kind.and_then(|kind| clause.level_reached(kind, floor)));
        loose.extend(clause.same_level(&award, level));
    }
    // A grade on another scale may reach the floor, and nobody but its owner can say.
    if let Some(floor) = floor.filter(|floor| floor.perhaps != floor.surely) {
        loose.push(Award { grade: floor.perhaps.clone(), ..award.clone() }.tests());
    }
    let strict = Matter::Leaf(leaf(ways, &words));
    match loose.is_empty() {
        true => strict,
        false => softened(strict, Matter::Leaf(leaf(loose, &format!("something equivalent to {words}")))),
    }
}

fn leaf(ways: Vec<Vec<Test>>, award: &Award, words: &str) -> Leaf {
    holding(KIND.name, counted(ways, 1), award, words)
}

fn words(clause: &Clause<'_>, award: &Award, floor: Option<&GradeFloor>) -> String {
    let subjects: Vec<&str> = award.subject.iter().map(|subject| clause.title(*subject)).collect();
    let subject = list(&subjects, Joiner::Or);
    let thing = match award.kind {
        Some(kind) if subject.is_empty() => clause.title(kind).to_owned(),
        Some(kind) => format!("{} in {subject}", clause.title(kind)),
        None if subject.is_empty() => "qualification".to_owned(),
        None if clause.frame == 0 => format!("{subject} qualification"),
        None => format!("qualification in {subject}"),
    };
    let mut thing = format!("{} {thing}", article(&thing));
    if let Some(level) = award.level {
        thing.push_str(&format!(" at {}", at_level(level, award.exactly)));
    }
    if let Some(floor) = floor {
        thing.push_str(&format!(" at {}", floor.words));
    }
    if !award.approved.is_empty() {
        thing.push_str(&format!(", approved by the {}", clause.titles("by")));
    }
    if let Ok(Some(recent)) = clause.recent() {
        thing.push_str(&format!(", gained in {}", the_last(recent)));
    }
    thing
}
