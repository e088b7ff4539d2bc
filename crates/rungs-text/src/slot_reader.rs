//! Reading the slots that need no vocabulary: numbers, levels, lengths, dates and weights. Grades have a file of their own.

use crate::code;
use crate::date::{read_date, read_day};
use crate::grade;
use crate::problem::{Problem, Rewrite};
use crate::slot::{Decimal, Slot, Weight};
use crate::span::Span;
use crate::template::Reads;
use crate::word::{A_OR_AN, Word, lower};

/// A way to read a slot at the front of some words.
#[derive(Clone, Debug)]
pub(crate) struct Reading {
    /// How many words it takes.
    pub(crate) length: usize,
    pub(crate) slot: Slot,
    /// What is wrong with it, although it is clear what was meant to be said.
    pub(crate) problem: Option<Problem>,
}

impl Reading {
    pub(crate) fn new(length: usize, slot: Slot) -> Self {
        Self { length, slot, problem: None }
    }
}

/// Every way to read a slot that begins at a word of a clause, best first. Names and free words are read elsewhere.
pub(crate) fn read(reads: &Reads, clause: &[Word], at: usize) -> Vec<Reading> {
    let words = clause.get(at..).unwrap_or_default();
    match reads {
        Reads::Number => numbers(words),
        Reads::Grade => grade::read(words),
        Reads::Row => grade::read_row(words),
        Reads::Level => levels(words),
        Reads::Months => {
            let before = at.checked_sub(1).and_then(|before| clause.get(before));
            let bare = before.filter(|before| before.is_one_of(OF_ONE)).and_then(|_| bare_unit(words));
            match bare.or_else(|| length_range(words)) {
                Some((range, of_unit)) => month_readings(words, &range, of_unit),
                None => Vec::new(),
            }
        }
        Reads::Date => dates(words),
        Reads::Day => read_day(words).map(|(day, length)| Reading::new(length, Slot::Day(day))).into_iter().collect(),
        Reads::Weight => vec![weight(words)],
        Reads::Words | Reads::Names(_) | Reads::Examples(_) => Vec::new(),
    }
}

/// A whole number in digits or words.
pub(crate) fn whole(word: &str) -> Option<u32> {
    const NUMBERS: [&str; 13] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    if let Some(number) = NUMBERS.iter().position(|number| *number == word) {
        return u32::try_from(number).ok();
    }
    word.starts_with(|character: char| character.is_ascii_digit()).then(|| word.replace(',', "").parse().ok()).flatten()
}

/// A number with at most two decimals.
fn decimal(word: &str) -> Option<Decimal> {
    if word == "half" {
        return Some(Decimal::from_hundredths(50));
    }
    if let Some(whole) = whole(word) {
        return whole.checked_mul(100).map(Decimal::from_hundredths);
    }
    let (whole_part, part) = word.split_once('.')?;
    let digits = |digits: &str| !digits.is_empty() && digits.chars().all(|character| character.is_ascii_digit());
    if !digits(whole_part) || !digits(part) || part.len() > 2 {
        return None;
    }
    let hundredths: u32 = format!("{part:0<2}").parse().ok()?;
    let whole_part: u32 = whole_part.parse().ok()?;
    whole_part.checked_mul(100)?.checked_add(hundredths).map(Decimal::from_hundredths)
}

/// A number with the words round it: how many words it takes, its ends, and whether *at least* or *or more* was there.
struct Range {
    length: usize,
    low: Decimal,
    high: Option<Decimal>,
    at_least: bool,
}

fn floor_words(words: &[Word]) -> usize {
    const FLOORS: &[&[&str]] = &[
        &["at", "least"],
        &["a", "minimum", "of"],
        &["a", "total", "of", "at", "least"],
        &["no", "fewer", "than"],
        &["no", "less", "than"],
    ];
    FLOORS.iter().find(|phrase| begins(words, phrase)).map_or(0, |phrase| phrase.len())
}

/// A number and its range, without *or more*.
fn range(words: &[Word]) -> Option<Range> {
    let before = floor_words(words);
    let first = words.get(before)?;
    // "9-1" and "16-18" are written ranges too.
    if let Some((low, high)) = first.lower.split_once(['-', '–'])
        && let (Some(low), Some(high)) = (decimal(low), decimal(high))
        && low < high
    {
        return Some(Range { length: before + 1, low, high: Some(high), at_least: before > 0 });
    }
    let low = decimal(&first.lower)?;
    if let Some([joiner, second]) = words.get(before + 1..before + 3)
        && joiner.is_one_of(&["or", "to"])
        && let Some(high) = decimal(&second.lower)
    {
        return Some(Range { length: before + 3, low, high: Some(high), at_least: before > 0 });
    }
    Some(Range { length: before + 1, low, high: None, at_least: before > 0 })
}

fn numbers(words: &[Word]) -> Vec<Reading> {
    let Some(range) = range(words) else { return Vec::new() };
    let mut readings = Vec::new();
    let number = |length: usize, high: Option<Decimal>, at_least: bool| {
        let mut reading = Reading::new(length, Slot::Number { low: range.low, high, at_least });
        reading.problem =
            high.filter(|high| *high <= range.low).map(|_| backwards(words.get(..length).unwrap_or_default()));
        reading
    };
    if or_more(words.get(range.length..).unwrap_or_default()) {
        readings.push(number(range.length + 2, range.high, true));
    }
    readings.push(number(range.length, range.high, range.at_least));
    readings
}

/// *or more*, *or over*, *or above*
pub(crate) fn or_more(words: &[Word]) -> bool {
    matches!(words, [or, more, ..] if or.is("or") && more.is_one_of(&["more", "over", "above"]))
}

/// *or above*, *or higher*: how many words.
pub(crate) fn or_above(words: &[Word]) -> usize {
    match words {
        [or, above, ..] if or.is_one_of(&["or", "and"]) && above.is_one_of(&["above", "higher", "better", "over"]) => 2,
        _ => 0,
    }
}

fn backwards(words: &[Word]) -> Problem {
    let written = words.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
    let problem = Problem::new(code::BACKWARDS_RANGE, format!("“{written}” runs backwards"), span(words))
        .help("write the smaller number first");
    let mut numbers = words.iter().filter(|word| decimal(&word.lower).is_some());
    match (numbers.next(), numbers.next()) {
        (Some(first), Some(second)) if first.lower == second.lower => {
            problem.rewrite(first.lower.clone(), first.span.join(second.span), first.written.clone())
        }
        (Some(first), Some(second)) => {
            let turned =
                Rewrite::new(format!("{} to {}", second.lower, first.lower), first.span, second.written.clone());
            problem.or(turned.and(second.span, first.written.clone()))
        }
        _ => problem,
    }
}

fn levels(words: &[Word]) -> Vec<Reading> {
    let mut at = usize::from(words.first().is_some_and(|word| word.is_one_of(&["at", "a", "an"])));
    let mut exactly = false;
    if words.get(at).is_some_and(|word| word.is("exactly")) {
        exactly = true;
        at += 1;
    }
    // *Entry level 3* is the last of three steps below level 1.
    let is_entry = words.get(at).is_some_and(|word| word.is("entry"));
    at += usize::from(is_entry);
    let (Some(first), Some(number)) = (words.get(at), words.get(at + 1)) else { return Vec::new() };
    let number = number.lower.parse::<i8>().ok();
    let Some(level) = number.filter(|level| first.is("level") && (1..=9).contains(level)) else {
        return Vec::new();
    };
    let level = match (is_entry, level) {
        (false, level) => level,
        (true, step @ 1..=3) => step - 3,
        (true, _) => return Vec::new(),
    };
    let after = words.get(at + 2..).unwrap_or_default();
    let mut readings = Vec::new();
    if after.first().is_some_and(|word| word.is("exactly")) {
        readings.push(Reading::new(at + 3, Slot::Level { level, exactly: true }));
    }
    if or_above(after) > 0 && !exactly {
        readings.push(Reading::new(at + 4, Slot::Level { level, exactly }));
    }
    readings.push(Reading::new(at + 2, Slot::Level { level, exactly }));
    readings
}

/// A length in months at the front of `words`: its ends, and how many words it takes.
pub(crate) fn months(words: &[Word]) -> Option<((u32, Option<u32>), usize)> {
    let (range, of_unit) = length_range(words)?;
    let reading = month_readings(words, &range, of_unit).into_iter().next()?;
    match reading.slot {
        Slot::Months { low, high } if reading.problem.is_none() => Some(((low, high), reading.length)),
        _ => None,
    }
}

fn month_readings(words: &[Word], range: &Range, of_unit: u32) -> Vec<Reading> {
    let in_months = |number: Decimal| {
        number
            .hundredths()
            .checked_mul(of_unit)
            .filter(|hundredths| hundredths % 100 == 0)
            .map(|hundredths| hundredths / 100)
    };
    let (Some(low), high) = (in_months(range.low), range.high.map(in_months)) else { return Vec::new() };
    let high = match high {
        Some(None) => return Vec::new(),
        Some(high) => high,
        None => None,
    };
    let problem = high.filter(|high| *high <= low).map(|_| backwards(words.get(..range.length).unwrap_or_default()));
    let slot = Slot::Months { low, high };
    let mut readings = Vec::new();
    if or_more(words.get(range.length..).unwrap_or_default()) {
        readings.push(Reading { length: range.length + 2, slot: slot.clone(), problem: problem.clone() });
    }
    readings.push(Reading { length: range.length, slot, problem });
    readings
}

/// Behind these, a unit without a number is one of it: *the last year*, *the month before you start*.
pub(crate) const OF_ONE: &[&str] = &["last", "past", "the"];

/// *Year* or *month* alone; and how many months it has.
fn bare_unit(words: &[Word]) -> Option<(Range, u32)> {
    let unit = words.first().filter(|unit| unit.is_one_of(&["month", "year"]))?;
    let low = Decimal::from_hundredths(100);
    Some((Range { length: 1, low, high: None, at_least: false }, unit_months(unit)?))
}

/// The lengths that these words begin: a number with some of a unit, or, behind what makes it one, some of a unit alone.
pub(crate) fn lengths_begun(begun: &str, before: Option<&Word>) -> Vec<String> {
    let units = |begun: &str| -> Vec<&str> {
        ["year", "month"].iter().filter(|unit| unit.starts_with(begun)).copied().collect()
    };
    let Some((number, unit)) = begun.split_once(' ') else {
        let is_one = !begun.is_empty() && before.is_some_and(|before| before.is_one_of(OF_ONE));
        return if is_one { units(begun).iter().map(|unit| (*unit).to_owned()).collect() } else { Vec::new() };
    };
    match whole(&lower(number)) {
        None | Some(0) => Vec::new(),
        Some(1) => units(unit).iter().map(|unit| format!("{number} {unit}")).collect(),
        Some(_) => units(unit.trim_end_matches('s')).iter().map(|unit| format!("{number} {unit}s")).collect(),
    }
}

/// A number with its unit: *2 years'*, *a year's*, *12 or more months*; and how many months the unit has.
fn length_range(words: &[Word]) -> Option<(Range, u32)> {
    let before = floor_words(words);
    if let Some([article, unit]) = words.get(before..before + 2)
        && article.is_one_of(&A_OR_AN)
        && let Some(of_unit) = unit_months(unit)
    {
        let low = Decimal::from_hundredths(100);
        // Whether it is a floor, no length keeps.
        return Some((Range { length: before + 2, low, high: None, at_least: false }, of_unit));
    }
    let mut range = range(words)?;
    if or_more(words.get(range.length..).unwrap_or_default()) {
        range.length += 2;
    }
    let of_unit = unit_months(words.get(range.length)?)?;
    range.length += 1;
    Some((range, of_unit))
}

fn unit_months(word: &Word) -> Option<u32> {
    match word.lower.trim_end_matches('\'') {
        "month" | "months" | "month's" => Some(1),
        "year" | "years" | "year's" => Some(12),
        _ => None,
    }
}

fn dates(words: &[Word]) -> Vec<Reading> {
    let Some((date, length)) = read_date(words) else { return Vec::new() };
    match date {
        Ok(date) => vec![Reading::new(length, Slot::Date(date))],
        Err(problem) => {
            let stand_in = Slot::Words(crate::span::Spanned::new(String::new(), problem.span));
            vec![Reading { length, slot: stand_in, problem: Some(problem) }]
        }
    }
}

/// How strongly something is asked for, which no word may say.
pub(crate) fn weight(words: &[Word]) -> Reading {
    match words.first().map(|word| word.lower.as_ref()) {
        Some("preferably" | "ideally") => Reading::new(1, Slot::Weight(Weight::Preferably)),
        Some("usually" | "normally") => Reading::new(1, Slot::Weight(Weight::Usually)),
        _ => Reading::new(0, Slot::Weight(Weight::Must)),
    }
}

fn begins(words: &[Word], phrase: &[&str]) -> bool {
    let mut words = words.iter();
    phrase.iter().all(|expected| words.next().is_some_and(|word| word.is(expected)))
}

pub(crate) fn span(words: &[Word]) -> Span {
    words.iter().map(|word| word.span).reduce(Span::join).unwrap_or_default()
}
