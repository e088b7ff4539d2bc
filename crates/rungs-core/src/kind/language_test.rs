//! *IELTS 7.0 overall with at least 6.5 in each part.*

use crate::condition::{Check, Condition, Test};
use crate::fact::{Field, List, Score};
use crate::kind::award::softened;
use crate::kind::wording::{decimal, yes_or_no};
use crate::kind::{Clause, Kind, Misfit};
use crate::requirement::{Change, Content, Matter};

pub(super) const KIND: Kind = Kind {
    name: "English language test",
    frames: &[
        "you have|pass {test:language-test} [at] {overall:number} overall[,] [(with|and) {part:number} in each (part|element|component|skill)]<?equivalent:or equivalent>",
        "you have|pass {test:language-test} [at] {overall:number} overall[,] with no (part|element|component|skill|score) below {part:number}<?equivalent:or equivalent>",
        "you have an overall (score|band) of {overall:number} in {test:language-test}[,] [(with|and) {part:number} in each (part|element|component|skill)]<?equivalent:or equivalent>",
    ],
    examples: &[
        "You must have IELTS 7.0 overall with no part below 6.5.",
        "Unless English is your first language, you must have IELTS 7.0 overall with at least 6.5 in each part, or equivalent.",
    ],
    falls_due: |_| None,
    read,
};

fn read(clause: &Clause<'_>) -> Result<Content, Misfit> {
    let test = clause.term("test")?;
    let (overall, _) = clause.number("overall").ok_or_else(|| Misfit::new("overall", "a score is missing here"))?;
    let mut scores = vec![Test::new(Field::Score(Score::Overall), Check::AtLeast(overall))];
    let mut words = format!("{} {} overall", clause.title(test), decimal(overall));
    if let Some((part, _)) = clause.number("part") {
        scores.extend(Score::PARTS.map(|of| Test::new(Field::Score(of), Check::AtLeast(part))));
        words = format!("{words} with at least {} in each part", decimal(part));
    }
    scores.insert(0, Test::within(Field::What, test));
    let held = |tests, words: String| {
        let question = format!("Do you have {words}?");
        let change = Change::Own(format!("reach {words}"));
        Matter::Leaf(yes_or_no(KIND.name, Condition::held(List::LanguageTests, tests), words, question, change))
    };
    let strict = held(scores, words.clone());
    if !clause.has("equivalent") {
        return Ok(Content::Matter(strict));
    }
    let other = vec![Test::new(Field::What, Check::Outside(vec![test]))];
    let loose = held(other, format!("another English test equivalent to {words}"));
    Ok(Content::Matter(softened(strict, loose)))
}
