//! Grades: *at grade 4 or above*, *at grades 9 to 4 (A\* to C)*, *at merit*, *at ABB to AAB*. Whatever the form, a grade is
//! a floor.

use std::cmp::Ordering;

use crate::code;
use crate::problem::Problem;
use crate::slot::Slot;
use crate::slot_reader::{Reading, or_above, span};
use crate::span::Span;
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

/// A grade as it was written, with the words it takes.
struct Written<'w, 't> {
    words: &'w [Word<'t>],
    length: usize,
}

impl Written<'_, '_> {
    fn span(&self) -> Span {
        span(self.words.get(..self.length).unwrap_or_default())
    }

    fn floor(&self, floor: &str, letters: Option<&Word>) -> Reading {
        let letters = letters.map(|word| word.written.to_string());
        let slot = Slot::Grade { floor: floor.to_owned(), high: None, letters, top: None, span: self.span() };
        Reading::new(self.length, slot)
    }

    /// From one grade to another: from the top down a floor, from the low end up what some ask.
    fn range(&self, from: &str, to: &str, letters: Option<&Word>) -> Reading {
        let Reading { length, slot, problem } = self.floor(to, letters);
        let Slot::Grade { letters, span, .. } = slot else { return Reading { length, slot, problem } };
        let runs_down = runs_down(from, to);
        let (floor, high, top) = match runs_down {
            Some(false) => (from.to_owned(), Some(to.to_owned()), None),
            _ => (to.to_owned(), None, Some(from.to_owned())),
        };
        let problem = (runs_down == Some(true) && !is_top(from)).then(|| {
            let message = format!("grades {from} to {to} doesn't start at the top");
            let noun = if is_row(to) { "" } else { "grade " };
            Problem::new(code::GRADE_RANGE, message, span)
                .help("write the lowest that is enough; where some ask for more, write the low end first, as with numbers")
                .rewrite(format!("{to} or above"), span, format!("at {noun}{to} or above"))
                .rewrite(format!("at least {to}, and some ask for {from}"), span, format!("at {noun}{to} to {from}"))
        });
        Reading { length, slot: Slot::Grade { floor, high, letters, top, span }, problem }
    }
}

/// *grade 4*, *grade 4 (C)*, *grade 4 or above*, *grade 4 to 6*
fn grade_after_noun(words: &[Word], at: usize) -> Vec<Reading> {
    let Some(floor) = words.get(at).filter(|word| is_grade(word)) else { return Vec::new() };
    if let Some([to, high, ..]) = words.get(at + 1..)
        && to.is("to")
        && runs_down(&floor.written, &high.written).is_some()
    {
        return vec![Written { words, length: at + 3 }.range(&floor.written, &high.written, None)];
    }
    let (letters, after) = match words.get(at + 1..) {
        Some([open, letters, close, ..]) if open.is("(") && close.is(")") => (Some(letters), at + 4),
        _ => (None, at + 1),
    };
    let above = or_above(words.get(after..).unwrap_or_default());
    // *grade 4 or C*: the same grade on both scales is left to the brackets.
    vec![Written { words, length: after + above }.floor(&floor.written, letters)]
}

/// *grades 9 to 4*, *grades 9-4 (A\* to C)*, *grades AAB*
fn grade_range(words: &[Word], at: usize) -> Option<Reading> {
    let (top, floor, after) = match words.get(at..)? {
        [top, to, floor, ..] if to.is_one_of(&["to", "–", "-"]) => {
            (top.written.as_ref(), floor.written.as_ref(), at + 3)
        }
        [row, ..] if is_row(&row.written) => {
            let length = at + 1 + or_above(words.get(at + 1..)?);
            return Some(Written { words, length }.floor(&row.written, None));
        }
        [range, ..] => {
            let (top, floor) = range.written.split_once(['-', '–'])?;
            (top, floor, at + 1)
        }
        [] => return None,
    };
    if !may_be_grade(&crate::word::lower(floor)) {
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
    Some(Written { words, length }.range(top, floor, letters.as_ref()))
}

/// *AAB*, *ABB to AAB*: grades in a row without *at* in front of them.
pub(crate) fn read_row(words: &[Word]) -> Vec<Reading> {
    match words {
        [from, to, end, ..] if to.is("to") && is_row(&from.written) && is_row(&end.written) => {
            vec![Written { words, length: 3 }.range(&from.written, &end.written, None)]
        }
        [row, ..] if is_row(&row.written) => vec![Written { words, length: 1 }.floor(&row.written, None)],
        _ => Vec::new(),
    }
}

/// Whether a range of grades goes from the better to the worse; none where only whoever knows the scale can tell.
fn runs_down(from: &str, to: &str) -> Option<bool> {
    let (better, worse) = (strength(from)?, strength(to)?);
    match better.1.cmp(&worse.1) {
        Ordering::Equal => None,
        order => (better.0 == worse.0).then_some(order.is_gt()),
    }
}

/// The sort of scale that a grade is surely of, and how good it is on it.
fn strength(grade: &str) -> Option<(&'static str, i32)> {
    const CLASSES: [&str; 5] = ["third", "3rd", "2:2", "2:1", "first"];
    const WORDS: [&str; 4] = ["pass", "merit", "distinction", "distinction*"];
    let lower = crate::word::lower(grade);
    let place =
        |names: &[&str]| names.iter().position(|name| *name == lower).and_then(|place| i32::try_from(place).ok());
    if let Some(place) = place(&CLASSES) {
        return Some(("class", place));
    }
    if let Some(place) = place(&WORDS) {
        return Some(("word", place));
    }
    if let Ok(number @ 1..=9) = grade.parse::<i32>() {
        return Some(("number", number));
    }
    if is_row(grade) {
        return Some(("row", letters(grade)?.iter().sum()));
    }
    match letters(grade)?.as_slice() {
        [letter] => Some(("letter", *letter)),
        _ => None,
    }
}

/// Letters of grades as numbers, a better one higher: A\*AB. *Distinction, merit, pass* are letters too.
fn letters(grade: &str) -> Option<Vec<i32>> {
    let mut found: Vec<i32> = Vec::new();
    for letter in grade.to_lowercase().chars() {
        match (letter, found.last_mut()) {
            ('*', Some(starred)) => *starred += 1,
            ('a'..='g' | 'm' | 'p', _) => found.push(2 * (i32::from(b'z') - i32::try_from(u32::from(letter)).ok()?)),
            _ => return None,
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Whether it is one grade for each of several awards: *AAB*, *A\*AA*, *DDM*.
pub(crate) fn is_row(grade: &str) -> bool {
    let letters = letters(grade).unwrap_or_default();
    (2..=6).contains(&letters.len()) && grade.chars().all(|letter| letter == '*' || letter.is_ascii_uppercase())
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
    // *at 2:2 to 2:1*, *at ABB to AAB*
    if let Some([from, to, end, ..]) = words.get(at..)
        && at > 0
        && to.is("to")
        && runs_down(&from.written, &end.written).is_some()
    {
        readings.push(Written { words, length: at + 3 }.range(&from.written, &end.written, None));
    }
    let article = usize::from(
        words.get(at).is_some_and(|word| word.is_one_of(&["a", "an"]))
            && words.get(at + 1).is_none_or(|next| !next.is("or")),
    );
    let start = at + article;
    for length in 1..=LONGEST {
        let Some(grade) = words.get(start..start + length).filter(|grade| grade.iter().all(is_grade)) else { break };
        let after = start + length;
        let above = or_above(words.get(after..).unwrap_or_default());
        let floor = grade.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
        if above > 0 || (at > 0 && length == 1) {
            readings.push(Written { words, length: after + above }.floor(&floor, None));
        }
    }
    readings
}

/// Whether a word can be a grade: not punctuation, and none of the words that follow *at* or join phrases.
fn is_grade(word: &Word) -> bool {
    !word.is_stop() && may_be_grade(&word.lower)
}

fn may_be_grade(word: &str) -> bool {
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
        "*",
    ];
    !NEVER.contains(&word)
}
