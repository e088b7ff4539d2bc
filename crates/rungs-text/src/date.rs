//! Days in the one form pages use: `1 August 2025`.

use crate::code;
use crate::problem::Problem;
use crate::say::capital;
use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, words};

/// A day in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: i16,
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

/// A day of every year, such as 15 January.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// The month, 1 to 12.
    pub month: u8,
    /// The day of the month, 1 to 31.
    pub day: u8,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl Date {
    /// A day, if the calendar has it.
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        (year > 0 && day >= 1 && day <= length(month, Some(year))?).then_some(Self { year, month, day })
    }

    /// The day as pages write it: *1 August 2025*.
    pub fn in_words(self) -> String {
        let month =
            usize::from(self.month).checked_sub(1).and_then(|place| MONTHS.get(place)).copied().unwrap_or_default();
        format!("{} {} {}", self.day, crate::refusal::always::upper_first(month), self.year)
    }
}

impl Date {
    /// As pages write it: *1 August 2025*.
    pub fn written(self) -> String {
        format!("{} {}", Day { month: self.month, day: self.day }.written(), self.year)
    }
}

impl Day {
    /// As pages write it: *15 January*.
    pub fn written(self) -> String {
        let month = usize::from(self.month).checked_sub(1).and_then(|month| MONTHS.get(month)).copied();
        format!("{} {}", self.day, capital(month.unwrap_or_default()))
    }
}

impl std::fmt::Display for Date {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A day of the year at the front of `words`, and how many words it takes.
pub(crate) fn read_day(words: &[Word]) -> Option<(Day, usize)> {
    let [day, month, ..] = words else { return None };
    let day: u8 = day.lower.parse().ok()?;
    let month = month_number(&month.lower)?;
    (day >= 1 && day <= length(month, None)?).then_some((Day { month, day }, 2))
}

/// The month that a word names.
pub(crate) fn read_month(word: &Word) -> Option<u8> {
    month_number(&word.lower)
}

/// A month's name, in lower case.
pub(crate) fn month_written(month: u8) -> Option<&'static str> {
    usize::from(month).checked_sub(1).and_then(|place| MONTHS.get(place)).copied()
}

/// A date at the front of `words`, and how many words it takes. A day that isn't in the calendar is a problem.
pub(crate) fn read_date(words: &[Word]) -> Option<(Result<Date, Problem>, usize)> {
    let [day, month, year, ..] = words else { return None };
    let number: u8 = day.lower.parse().ok()?;
    let month_number = month_number(&month.lower)?;
    let written_year = year.lower.strip_suffix('.').unwrap_or(&year.lower);
    let year_number: i16 = if written_year.len() == 4 { written_year.parse().ok()? } else { return None };
    let span = day.span.join(year.span);
    Some((Date::new(year_number, month_number, number).ok_or_else(|| invalid(day, month, year, span)), 3))
}

fn invalid(day: &Word, month: &Word, year: &Word, span: Span) -> Problem {
    let message = format!("there is no “{} {} {}”", day.written, month.written, year.written);
    Problem::new(code::INVALID_DATE, message, span).help("write a day of the calendar, such as 1 August 2025")
}

/// A date at the front of `words` in another form than the one pages use, with what it may mean: *August 1st 2026*,
/// *01/08/2026*, *2026-08-01*.
pub(crate) fn misdated(words: &[Word]) -> Option<Problem> {
    let number = |word: &Word| -> Option<u8> {
        let digits = word.lower.trim_end_matches(char::is_alphabetic);
        let ending = word.lower.get(digits.len()..)?;
        matches!(ending, "" | "st" | "nd" | "rd" | "th").then(|| digits.parse().ok()).flatten()
    };
    let year = |word: &Word| -> Option<i16> { (word.lower.len() == 4).then(|| word.lower.parse().ok()).flatten() };
    let first = words.first()?;
    // Most words are plain, and begin no date unless a number follows.
    let is_number = |word: &Word| word.lower.starts_with(|letter: char| letter.is_ascii_digit());
    if first.lower.bytes().all(|letter| letter.is_ascii_alphabetic()) && !words.get(1).is_some_and(is_number) {
        return None;
    }
    let (length, meant) = match words {
        [day, month, year_word, ..] if number(day).is_some() && month_begun(&month.lower).is_some() => {
            // The form pages use is no slip.
            if day.lower.parse::<u8>().is_ok() && month_number(&month.lower).is_some() {
                return None;
            }
            (3, vec![Date::new(year(year_word)?, month_begun(&month.lower)?, number(day)?)])
        }
        [month, day, comma, year_word, ..] if comma.is(",") && month_number(&month.lower).is_some() => {
            (4, vec![Date::new(year(year_word)?, month_number(&month.lower)?, number(day)?)])
        }
        [month, day, year_word, ..] if month_number(&month.lower).is_some() && number(day).is_some() => {
            (3, vec![Date::new(year(year_word)?, month_number(&month.lower)?, number(day)?)])
        }
        [numbers, ..] => (1, in_numbers(&numbers.lower)?),
        [] => return None,
    };
    let span = words.get(..length)?.iter().map(|word| word.span).reduce(Span::join)?;
    let shown = words.get(..length)?.iter().map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
    let shown = shown.replace(" ,", ",");
    let shown = if length == 1 { first.written.as_ref() } else { shown.as_str() };
    let problem = Problem::new(code::INVALID_DATE, format!("“{shown}” is not how a page writes a day"), span)
        .help("write it as 1 August 2025");
    Some(
        meant
            .into_iter()
            .flatten()
            .fold(problem, |problem, date| problem.rewrite(date.in_words(), span, date.in_words())),
    )
}

/// The days that somebody may mean who writes one otherwise than pages do: *22 November 2026*, *22nd Nov 2026*, *22/11/2026*.
pub fn meant_days(written: &str) -> Vec<Date> {
    let whole = |text: &Text| {
        let all = words(text);
        let (read, length) = read_date(&all)?;
        read.ok().filter(|_| length == all.len())
    };
    let text = Text::verbatim(written.trim(), 0);
    if let Some(day) = whole(&text) {
        return vec![day];
    }
    let ways = misdated(&words(&text)).map_or_else(Vec::new, |problem| problem.rewrites);
    let edits = ways.iter().filter_map(|way| way.edits.first()).filter(|edit| edit.span == text.span());
    edits.filter_map(|edit| whole(&Text::verbatim(&edit.replacement, 0))).collect()
}

/// *01/08/2026*, by the day first or by the month first; *2026-08-01*.
fn in_numbers(word: &str) -> Option<Vec<Option<Date>>> {
    let parts: Vec<&str> = word.split(['/', '-', '.']).collect();
    let [first, second, third] = parts.as_slice() else { return None };
    if first.len() == 4 {
        return Some(vec![Date::new(first.parse().ok()?, second.parse().ok()?, third.parse().ok()?)]);
    }
    let year = (third.len() == 4).then(|| third.parse().ok()).flatten()?;
    let (first, second): (u8, u8) = (first.parse().ok()?, second.parse().ok()?);
    let mut meant = vec![Date::new(year, second, first)];
    if first != second {
        meant.push(Date::new(year, first, second));
    }
    Some(meant)
}

/// A month by its name or its first three letters.
fn month_begun(word: &str) -> Option<u8> {
    let index = MONTHS
        .iter()
        .position(|month| *month == word || (word.len() >= 3 && word.len() <= 4 && month.starts_with(word)))?;
    u8::try_from(index + 1).ok()
}

fn month_number(word: &str) -> Option<u8> {
    let index = MONTHS.iter().position(|month| *month == word)?;
    u8::try_from(index + 1).ok()
}

fn length(month: u8, year: Option<i16>) -> Option<u8> {
    let leap = year.is_none_or(|year| year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => Some(31),
        4 | 6 | 9 | 11 => Some(30),
        2 if leap => Some(29),
        2 => Some(28),
        _ => None,
    }
}
