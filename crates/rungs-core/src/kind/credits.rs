//! *You need 45 credits at level 3, 30 of them at distinction, 15 of those in science, from an access diploma.*

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, List};
use crate::kind::award::{Award, GradeFloor, counted, holding};
use crate::kind::wording::{article, at_level, number_of};
use crate::kind::{Clause, Kind, Misfit, Slot};
use crate::requirement::{Change, Content, Leaf, Matter, Question, Shape};
use crate::vocabulary::TermId;

/// In a frame: parts of the credits that come before.
macro_rules! parts {
    () => {
        "[,] [[and] {second:number} of [?second-those:those|them|the {second-of:number}]<at {second-level:level}|{second-grade:grade}|in {second-subject:subject}>]\
         [,] [[and] {third:number} of [?third-those:those|them|the {third-of:number}]<at {third-level:level}|{third-grade:grade}|in {third-subject:subject}>]\
         [,] [[and] {fourth:number} of [?fourth-those:those|them|the {fourth-of:number}]<at {fourth-level:level}|{fourth-grade:grade}|in {fourth-subject:subject}>]"
    };
}

pub(super) const KIND: Kind = Kind {
    name: "credits",
    frames: &[
        concat!(
            "you have|gain {credits:number} credits<at {level:level}|{grade:grade}|in {subject:subject}|from {type:qualification}>",
            parts!(),
            "<from {type:qualification}|not counting {excluded:subject}>"
        ),
        "you have|gain {credits:number} credits<at {level:level}|{grade:grade}>[, {further:number} [credits ]{further-grade:grade}][,] and {last:number} [credits ]{last-grade:grade}<at {level:level}|in {subject:subject}|from {type:qualification}>",
        concat!(
            "you have|hold {type:qualification} with {credits:number} credits<at {level:level}|{grade:grade}|in {subject:subject}>",
            parts!()
        ),
    ],
    examples: &[
        "You need 45 credits at level 3, 30 of them at distinction, 15 of them in science, from an access diploma.",
        "You need 45 credits at level 3 from an access diploma, 30 of them at distinction, 15 of those in science.",
        "You need 60 credits from an access diploma, 45 of them at level 3, 15 of the 45 in science at merit or above.",
        "You need 15 credits at distinction, 15 at merit and 15 at pass from an access diploma.",
        "You must have an access diploma with 30 credits at distinction.",
    ],
    falls_due: |_| None,
    read,
};

/// The parts that a sentence can have: the slot with their number, and what begins the names of their other slots.
const PARTS: [(&str, &str); 4] = [("credits", ""), ("second", "second-"), ("third", "third-"), ("fourth", "fourth-")];

/// More credits than any qualification has.
const MOST: u32 = 1000;

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let kind = clause.terms("type").map(|_| clause.term("type")).transpose()?;
    if clause.number("last").is_some() {
        return by_grade(clause, kind).map(Content::Matter);
    }
    let from = kind.map(|kind| format!(" from {} {}", article(clause.title(kind)), clause.title(kind)));
    let mut parts: Vec<Part> = Vec::new();
    let mut matters = Vec::new();
    for (slot, prefix) in PARTS {
        if clause.number(slot).is_none() {
            continue;
        }
        let (credits, high) = clause.whole(slot, MOST)?;
        let mut part = match parent(clause, slot, prefix, &parts)? {
            Some(of) => Part { credits, ..of.clone() },
            None => Part {
                credits,
                tests: kind.map(|kind| Test::within(Field::Type, kind)).into_iter().collect(),
                told: String::new(),
            },
        };
        if parts.iter().any(|wider| part.credits > wider.credits) {
            return Err(Misfit::new(
                slot,
                format!("{} of {} can't be", part.credits, parts.first().map_or(0, |of| of.credits)),
            ));
        }
        attributes(clause, prefix, kind, &mut part)?;
        let (tests, told) = (part.tests.clone(), format!("{}{}", part.told, from.clone().unwrap_or_default()));
        matters.push(Clause::ranged(credits, high, |credits| {
            gained(KIND.name, Asked { credits, tests: tests.clone(), told: told.trim_start().to_owned() })
        }));
        parts.push(part);
    }
    if let Some(kind) = kind.filter(|_| clause.frame == WITH) {
        let words = format!("{} {}", article(clause.title(kind)), clause.title(kind));
        let award = Award { kind: Some(kind), ..Award::default() };
        matters.insert(0, Matter::Leaf(holding(KIND.name, counted(vec![award.tests()], 1), &award, &words)));
    }
    Ok(Content::Matter(Matter::all(matters)))
}

/// The frame that asks for the qualification as well: *an access diploma with 30 credits at distinction*.
const WITH: usize = 2;

/// *15 credits at distinction and 30 at merit*: 45 in all at merit or above, of which 15 at distinction. Each grade adds to
/// those above it, so that no credit counts twice.
fn by_grade(clause: &Clause<'_>, kind: Option<TermId>) -> Result<Matter, Misfit> {
    let kind = kind.ok_or_else(|| {
        Misfit::whole("a grade needs a qualification to belong to")
            .help("say what the credits are from: “from an access diploma”")
    })?;
    let from = format!(" from {} {}", article(clause.title(kind)), clause.title(kind));
    let mut whole = Part { credits: 0, tests: vec![Test::within(Field::Type, kind)], told: String::new() };
    if let Some((level, exactly)) = clause.level() {
        let (tests, told) = level_tests(level, exactly);
        whole.tests.extend(tests);
        whole.told = format!(" {told}");
    }
    let mut subject = String::new();
    if let Some(subjects) = clause.any_of("subject")? {
        whole.tests.push(Test::new(Field::Subject, Check::Within(subjects.to_vec())));
        subject = format!(" in {}", clause.titles("subject"));
    }
    let mut above: Option<GradeFloor> = None;
    let mut matters = Vec::new();
    for (slot, grade) in [("credits", "grade"), ("further", "further-grade"), ("last", "last-grade")] {
        if clause.number(slot).is_none() {
            continue;
        }
        let (credits, None) = clause.whole(slot, MOST)? else {
            return Err(Misfit::new(slot, "how many? This is a range").help("write one number for each grade"));
        };
        let floor = clause.floor_in(grade, kind)?.ok_or_else(|| Misfit::new(slot, "a grade is missing here"))?;
        if above.is_some_and(|above| !is_above(&above, &floor)) {
            return Err(Misfit::new(grade_slot(slot), "each grade should be lower than the one before it")
                .help("begin with the highest grade: “15 credits at distinction and 30 at merit”"));
        }
        whole.credits += credits;
        let test = Test::new(Field::Grade, Check::Grade(floor.surely.clone()));
        let tests = whole.tests.iter().cloned().chain([test]).collect();
        let told = format!("{} at {}{subject}{from}", whole.told, floor.words).trim_start().to_owned();
        matters.push(gained(KIND.name, Asked { credits: whole.credits, tests, told }));
        above = Some(floor);
    }
    Ok(Matter::all(matters))
}

fn grade_slot(slot: &str) -> &'static str {
    match slot {
        "further" => "further-grade",
        "last" => "last-grade",
        _ => "grade",
    }
}

/// Whether one grade is above another on a scale that both have.
fn is_above(one: &GradeFloor, other: &GradeFloor) -> bool {
    let higher = |(scale, rank): &(TermId, u8)| other.surely.iter().any(|(on, below)| on == scale && rank > below);
    one.surely.iter().any(higher)
}

/// Credits of which others may be a part.
#[derive(Clone)]
struct Part {
    credits: u32,
    tests: Vec<Test>,
    told: String,
}

/// What a part is a part of: *of them* is of all, *of those* of the ones just named, *of the 45* says which.
fn parent<'p>(
    clause: &Clause<'_>,
    slot: &'static str,
    prefix: &str,
    parts: &'p [Part],
) -> Result<Option<&'p Part>, Misfit> {
    if prefix.is_empty() {
        return Ok(None);
    }
    if clause.has(&format!("{prefix}those")) {
        return Ok(parts.last());
    }
    let Some((of, _)) = clause.number(&format!("{prefix}of")) else { return Ok(parts.first()) };
    let named: Vec<&Part> = parts.iter().filter(|part| i64::from(part.credits) * 100 == of).collect();
    match named.as_slice() {
        [one] => Ok(Some(one)),
        [] => Err(Misfit::new(slot, format!("no {} credits are named earlier in this sentence", of / 100))),
        _ => Err(Misfit::new(slot, format!("{} credits are named more than once", of / 100))
            .help("write “of them” or “of those”")),
    }
}

fn attributes(clause: &Clause<'_>, prefix: &str, kind: Option<TermId>, part: &mut Part) -> Result<(), Misfit> {
    if let Some(Slot::Level(level, exactly)) = clause.slots.get(&format!("{prefix}level")) {
        let (tests, told) = level_tests(*level, *exactly);
        part.tests.extend(tests);
        part.told = format!("{} {told}", part.told);
    }
    if let Some(grade) = clause.slots.get(&format!("{prefix}grade")) {
        let kind = kind.ok_or_else(|| {
            Misfit::whole("a grade needs a qualification to belong to")
                .help("say what the credits are from: “from an access diploma”")
        })?;
        let floor = clause.floor_of(kind, grade)?;
        part.tests.push(Test::new(Field::Grade, Check::Grade(floor.surely)));
        part.told = format!("{} at {}", part.told, floor.words);
    }
    if let Some((_, subjects)) = clause.terms(&format!("{prefix}subject")) {
        part.tests.push(Test::new(Field::Subject, Check::Within(subjects.to_vec())));
        part.told = format!("{} in {}", part.told, clause.titles(&format!("{prefix}subject")));
    }
    Ok(())
}

/// Credits at a level, and how to say so.
pub(super) fn level_tests(level: i8, exactly: bool) -> (Vec<Test>, String) {
    let mut tests = vec![Test::new(Field::CreditLevel, Check::AtLeast(i64::from(level)))];
    if exactly {
        tests.push(Test::new(Field::CreditLevel, Check::AtMost(i64::from(level))));
    }
    (tests, format!("at {}", at_level(level, exactly)))
}

/// So many credits that pass these tests.
pub(super) struct Asked {
    pub(super) credits: u32,
    pub(super) tests: Vec<Test>,
    /// What they are, as words after *credits*.
    pub(super) told: String,
}

/// Having gained so many credits.
pub(super) fn gained(kind: &'static str, asked: Asked) -> Matter {
    let Asked { credits, tests, told } = asked;
    let tally = Tally::Sum { field: Field::Credits, at_least: i64::from(credits) };
    let question = format!("How many credits {told} do you have?");
    Matter::Leaf(Leaf {
        condition: Condition { list: List::Credits, ways: vec![tests], tally },
        kind,
        words: format!("{} {told}", number_of(credits, "credit")),
        question: Question { key: question.clone(), text: question, shape: Shape::Count },
        change: Change::Own(format!("gain {} {told}", number_of(credits, "credit"))),
    })
}
