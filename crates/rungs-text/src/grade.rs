//! Grades: *at grade 4 or above*, *at grades 9 to 4 (A\* to C)*, *at merit*. Whatever the form, a grade is a floor.

use crate::code;
use crate::problem::Problem;
use crate::slot::Slot;
use crate::slot_reader::{Reading, or_above, span};
use crate::word::Word;

/// Every way to read a grade at the front of `words`, best first.
pub(crate) fn read(words: &[Word]) -> Vec<Reading> {
    let at = usize::from(words.first().is_some_and(|word| word.is("at")));
    let Some(rest) = words.get(at..) else { return Vec::new() };
    match rest.first().map(|word| word.lower.as_ref()) {
        Some("grade") => grade_after_noun(words, at + 1),
        Some("grades") => grade_range(words, at + 1).into_iter().collect(),
        Some(_) => bare_grades(words, at),
        None => Vec::new(),
    }
}

fn grade_slot(words: &[Word], length: usize, floor: &Word, letters: Option<&Word>, top: Option<String>) -> Reading {
    let span = span(words.get(..length).unwrap_or_default());
    let letters = letters.map(|word| word.written.to_string());
    Reading::new(length, Slot::Grade { floor: floor.written.to_string(), letters, top, span })
}

/// *grade 4*, *grade 4 (C)*, *grade 4 or above*
fn grade_after_noun(words: &[Word], at: usize) -> Vec<Reading> {
    let Some(floor) = words.get(at).filter(|word| is_grade(word)) else { return Vec::new() };
    let (letters, after) = match words.get(at + 1..) {
        Some([open, letters, close, ..]) if open.is("(") && close.is(")") => (Some(letters), at + 4),
        _ => (None, at + 1),
    };
    let above = or_above(words.get(after..).unwrap_or_default());
    // *grade 4 or C*: the same grade on both scales is left to the brackets.
    vec![grade_slot(words, after + above, floor, letters, None)]
}

/// *grades 9 to 4*, *grades 9-4 (A\* to C)*
fn grade_range(words: &[Word], at: usize) -> Option<Reading> {
    let (top, floor, after) = match words.get(at..)? {
        [top, to, floor, ..] if to.is_one_of(&["to", "–", "-"]) => (top.written.to_string(), floor.clone(), at + 3),
        [range, ..] => {
            let (top, floor) = range.written.split_once(['-', '–'])?;
            let lower = floor.to_lowercase().into();
            (top.to_owned(), Word { written: floor.into(), lower, ..range.clone() }, at + 1)
        }
        [] => return None,
    };
    if !is_grade(&floor) {
        return None;
    }
    let (letters, after) = match words.get(after..)? {
        [open, _, to, low, close, ..] if open.is("(") && to.is("to") && close.is(")") => (Some(low.clone()), after + 5),
        [open, low, close, ..] if open.is("(") && close.is(")") => {
            let written = low.written.rsplit(['-', '–']).next().unwrap_or_default().into();
            (Some(Word { written, ..low.clone() }), after + 3)
        }
        _ => (None, after),
    };
    let length = after + or_above(words.get(after..).unwrap_or_default());
    let mut reading = grade_slot(words, length, &floor, letters.as_ref(), Some(top.clone()));
    if !is_top(&top) {
        let whole = span(words.get(..length)?);
        let message = format!("grades {top} to {} doesn't start at the top", floor.written);
        reading.problem = Some(
            Problem::new(code::GRADE_RANGE, message, whole)
                .help("a grade is a floor: write the lowest that is enough")
                .rewrite(format!("{} or above", floor.written), whole, format!("at grade {} or above", floor.written)),
        );
    }
    Some(reading)
}

/// Grades that head a scale in use. Whether they head *this* qualification's scale is for whoever knows the scale.
fn is_top(grade: &str) -> bool {
    matches!(
        grade.to_lowercase().as_str(),
        "9" | "a*" | "a" | "a**" | "distinction" | "distinction*" | "d*" | "1st" | "first"
    )
}

/// *C or above*, *2:2 or above*, *merit or above*, *upper second or above*; *at merit*
fn bare_grades(words: &[Word], at: usize) -> Vec<Reading> {
    const LONGEST: usize = 3;
    let mut readings = Vec::new();
    let article = usize::from(
        words.get(at).is_some_and(|word| word.is_one_of(&["a", "an"]))
            && words.get(at + 1).is_none_or(|next| !next.is("or")),
    );
    let start = at + article;
    for length in 1..=LONGEST {
        let Some(grade) = words.get(start..start + length).filter(|grade| grade.iter().all(is_grade)) else { break };
        let Some(last) = grade.last() else { break };
        let after = start + length;
        let above = or_above(words.get(after..).unwrap_or_default());
        let written = grade.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ").into();
        let floor = Word { written, ..last.clone() };
        if above > 0 {
            readings.push(grade_slot(words, after + above, &floor, None, None));
        } else if at > 0 && length == 1 {
            readings.push(grade_slot(words, after, &floor, None, None));
        }
    }
    readings
}

/// Whether a word can be a grade: not punctuation, and none of the words that follow *at* or join phrases.
fn is_grade(word: &Word) -> bool {
    const NEVER: &[&str] = &[
        "level",
        "levels",
        "least",
        "in",
        "or",
        "and",
        "the",
        "with",
        "for",
        "grade",
        "grades",
        "exactly",
        "to",
        "of",
        "one",
        "each",
        "both",
        "which",
        "including",
        "equivalent",
        "at",
        "them",
        "those",
    ];
    !word.is_stop() && !word.is_one_of(NEVER)
}
