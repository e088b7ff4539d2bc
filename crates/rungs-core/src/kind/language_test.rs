//! *IELTS 7.0 overall with at least 6.5 in each part.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List, Score};
use crate::kind::award::softened;
use crate::kind::wording::{decimal, recently, the_last, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};
use crate::vocabulary::TermId;

/// In a frame: what can be said of scores, whatever comes before it.
macro_rules! taken {
    () => {
        concat!("<?equivalent:or equivalent|(taken|gained) ", recently!(), ">")
    };
}

pub(super) const KIND: Kind = Kind {
    name: "English language test",
    frames: &[
        concat!(
            "you have|pass {test:language-test} [at] {overall:number} overall[,] [(with|and) {part:number} in each (part|element|component|skill)]",
            taken!()
        ),
        concat!(
            "you have|pass {test:language-test} [at] {overall:number} overall[,] with no (part|element|component|skill|score) below {part:number}",
            taken!()
        ),
        concat!(
            "~you have|pass {test:language-test} [at] {overall:number}[,] (with|and) {part:number} in each (part|element|component|skill)",
            taken!()
        ),
        concat!(
            "~you have|pass {test:language-test} [at] {overall:number}[,] with no (part|element|component|skill|score) below {part:number}",
            taken!()
        ),
        concat!(
            "you have an overall (score|band) of {overall:number} in {test:language-test}[,] [(with|and) {part:number} in each (part|element|component|skill)]",
            taken!()
        ),
        concat!(
            "you have|pass {test:language-test} [at] {overall:number}[ overall][,] or {other:language-test} [at] {other-overall:number}[ overall]",
            taken!()
        ),
    ],
    examples: &[
        "You must have IELTS 7.0 overall with no part below 6.5.",
        "Unless English is your first language, you must have IELTS 7.0 overall with at least 6.5 in each part, or equivalent.",
        "You must have IELTS 6.5 overall, taken in the last 2 years.",
        "You must have IELTS 7.0 with 6.5 in each part.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let (part, part_high) = clause.number("part").unzip();
    if part_high.flatten().is_some() {
        return Err(
            Misfit::new("part", "the least in each part is one score").help("write “at least 6.5 in each part”")
        );
    }
    let recent = clause.recent()?;
    let asked = |test: &'static str, overall: &'static str| -> Result<Matter, Misfit> {
        let test = clause.term(test)?;
        let (low, high) = clause.number(overall).ok_or_else(|| Misfit::new(overall, "a score is missing here"))?;
        Ok(Clause::ranged(low, high, |overall| scored(clause, Scored { test, overall, part, recent })))
    };
    let first = asked("test", "overall")?;
    Ok(Content::Matter(match clause.terms("other") {
        Some(_) => Matter::Any(vec![first, asked("other", "other-overall")?]),
        None => first,
    }))
}

/// What is asked of a test.
#[derive(Clone, Copy)]
struct Scored {
    test: TermId,
    overall: i64,
    part: Option<i64>,
    /// Taken so many months ago, or later.
    recent: Option<u32>,
}

fn scored(clause: &Clause<'_>, asked: Scored) -> Matter {
    let Scored { test, overall, part, recent } = asked;
    let mut scores =
        vec![Test::within(Field::What, test), Test::new(Field::Score(Score::Overall), Check::AtLeast(overall))];
    let mut words = format!("{} {} overall", clause.title(test), decimal(overall));
    if let Some(part) = part {
        scores.extend(Score::PARTS.map(|of| Test::new(Field::Score(of), Check::AtLeast(part))));
        words = format!("{words} with at least {} in each part", decimal(part));
    }
    let taken = recent.map(|recent| Test::new(Field::On, Check::SinceThen(clause.ago(recent))));
    scores.extend(taken.clone());
    if let Some(recent) = recent {
        words = format!("{words}, taken in {}", the_last(recent));
    }
    let held = |tests, words: String| {
        let question = format!("Do you have {words}?");
        let change = Change::Own(format!("reach {words}"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::LanguageTests, tests), words, question, change))
    };
    let strict = held(scores, words.clone());
    if !clause.has("equivalent") {
        return strict;
    }
    let mut other = vec![Test::new(Field::What, Check::Outside(vec![test]))];
    other.extend(taken);
    let loose = held(other, format!("another English test equivalent to {words}"));
    softened(strict, loose)
}
