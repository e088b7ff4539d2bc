//! What stands in a slot, in its canonical form.

use crate::grade;
use crate::name::Names;
use crate::say::token::{Kind, Token, spaced};
use crate::slot::{Decimal, Joiner, Slot, Weight};
use crate::slot_reader::whole;
use crate::template::Reads;
use crate::word::Word;

/// A slot's content as tokens; none, where nothing is to be said. `words` are those it was read from.
pub(super) fn tokens(reads: &Reads, slot: &Slot, words: &[Word], names: &Names) -> Vec<Token> {
    let token = match slot {
        Slot::Number { low, high, at_least } => {
            Token::new(number(*low, *high, words), Kind::Number { at_least: *at_least })
        }
        Slot::Months { low, high } => {
            Token::new(length(*low, *high, words), Kind::Length { at_least: is_floor(words) })
        }
        Slot::Grade { floor, high, .. } => {
            let said = grade(floor, high.as_deref(), words);
            let bare = if *reads == Reads::Row { said.trim_start_matches("at ") } else { &said };
            Token::word(bare)
        }
        Slot::Level { level, exactly } => Token::word(self::level(*level, *exactly, words)),
        Slot::Date(date) => Token::word(date.written()),
        Slot::Day(day) => Token::word(day.written()),
        Slot::Weight(Weight::Must) | Slot::Flag => return Vec::new(),
        Slot::Weight(Weight::Usually) => Token::word("usually"),
        Slot::Weight(Weight::Preferably) => Token::word("preferably"),
        Slot::Words(words) => Token::word(spaced(&words.value)),
        Slot::Names { joiner, names: found } => {
            let list = list(*joiner, &found.iter().map(|name| with_article(name, names)).collect::<Vec<_>>());
            let such_as = if matches!(reads, Reads::Examples(_)) { "such as " } else { "" };
            Token::word(format!("{such_as}{list}"))
        }
    };
    vec![token]
}

/// *4*, *112 to 128*, *7.0*: digits as they are, words as digits.
fn number(low: Decimal, high: Option<Decimal>, words: &[Word]) -> String {
    let as_written = |number: Decimal| {
        let is_it = |word: &&Word| decimal(&word.lower) == Some(number);
        let word = words.iter().find(is_it).filter(|word| word.is("half") || word.lower.starts_with(char::is_numeric));
        word.map_or_else(|| number.to_string(), |word| word.lower.to_string())
    };
    match high {
        None => as_written(low),
        Some(high) => format!("{} {} {}", as_written(low), joint(words), as_written(high)),
    }
}

fn decimal(word: &str) -> Option<Decimal> {
    if word == "half" {
        return Some(Decimal::from_hundredths(50));
    }
    if let Some(whole) = whole(word) {
        return whole.checked_mul(100).map(Decimal::from_hundredths);
    }
    let (whole, part) = word.split_once('.')?;
    let hundredths: u32 = format!("{part:0<2}").parse().ok().filter(|_| part.len() <= 2)?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths).map(Decimal::from_hundredths)
}

/// *4 or 5*, but *112 to 128*; *16-18* is *16 to 18*.
fn joint(words: &[Word]) -> &'static str {
    let parted = words.iter().position(|word| word.is_one_of(&["or", "to"]));
    // The *or* of *or more* joins nothing.
    match parted.and_then(|at| words.get(at..)) {
        Some([or, next, ..]) if or.is("or") && !next.is_one_of(&["more", "over", "above"]) => "or",
        _ => "to",
    }
}

/// *at least 2 years*, *2 years or more*
fn is_floor(words: &[Word]) -> bool {
    words.iter().any(|word| word.is_one_of(&["least", "minimum", "fewer", "less", "more", "over", "above"]))
}

/// A length in the unit it was written in.
fn length(low: u32, high: Option<u32>, words: &[Word]) -> String {
    let in_years = words.iter().any(|word| word.lower.starts_with("year"));
    let unit = if in_years { 12 } else { 1 };
    let exact = low.is_multiple_of(unit) && high.is_none_or(|high| high.is_multiple_of(unit));
    let (unit, name) = if in_years && exact { (12, "year") } else { (1, "month") };
    let (low, high) = (low / unit, high.map(|high| high / unit));
    let plural = if high.unwrap_or(low) == 1 { "" } else { "s" };
    match high {
        None => format!("{low} {name}{plural}"),
        Some(high) => format!("{low} {} {high} {name}{plural}", joint(words)),
    }
}

/// *at grade 4 or above*, *at merit or above*, *at 2:2 or above*, *at AAB*, *at grade 4 to 6*
fn grade(floor: &str, high: Option<&str>, words: &[Word]) -> String {
    let noun = words.iter().any(|word| word.is_one_of(&["grade", "grades"]));
    // A letter or a digit by itself doesn't look like a grade, and a row of them does.
    let short = floor.trim_end_matches('*').chars().count() == 1;
    let noun = if (noun && !grade::is_row(floor)) || short { "grade " } else { "" };
    match high {
        Some(high) => format!("at {noun}{} to {}", spaced(floor), spaced(high)),
        None if grade::is_row(floor) && !or_above(words) => format!("at {}", spaced(floor)),
        None => format!("at {noun}{} or above", spaced(floor)),
    }
}

fn or_above(words: &[Word]) -> bool {
    words.iter().any(|word| word.is_one_of(&["above", "higher", "better", "over"]))
}

fn level(level: i8, exactly: bool, words: &[Word]) -> String {
    let front = match words.first() {
        Some(first) if first.is_one_of(&["at", "a", "an"]) => format!("{} ", first.lower),
        _ => String::new(),
    };
    let above = if or_above(words) { " or above" } else { "" };
    let level = if level <= 0 { format!("Entry level {}", level + 3) } else { format!("level {level}") };
    format!("{front}{}{level}{above}", if exactly { "exactly " } else { "" })
}

fn with_article(name: &crate::name::Name, names: &Names) -> String {
    match &name.article {
        Some(article) => format!("{} {}", crate::word::lower(article), spaced(&names.spelled(name))),
        None => spaced(&names.spelled(name)),
    }
}

/// *a, b and c*
fn list(joiner: Joiner, names: &[String]) -> String {
    let last = if joiner == Joiner::Or { "or" } else { "and" };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., end] => format!("{} {last} {end}", first.join(", ")),
    }
}
