//! Days in the one form pages use: `1 August 2025`.

use crate::code;
use crate::problem::Problem;
use crate::span::Span;
use crate::word::Word;

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
