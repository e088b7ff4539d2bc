//! Dates as people and programs write them in cells.

use std::fmt;

use jiff::civil::Date;
use rungs_core::date::DateRange;

/// Which comes first in a date like 03/04/2022.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateOrder {
    /// The day: 3 April.
    DayFirst,
    /// The month: 4 March.
    MonthFirst,
}

impl DateOrder {
    /// The name used in a mapping.
    pub fn as_str(self) -> &'static str {
        match self {
            DateOrder::DayFirst => "day first",
            DateOrder::MonthFirst => "month first",
        }
    }

    /// Reads a name.
    pub fn from_name(name: &str) -> Option<DateOrder> {
        [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().find(|order| order.as_str() == name.trim())
    }
}

impl fmt::Display for DateOrder {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// What a cell says as a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Told {
    /// A day, a month or a year: it can be read in one way only.
    Surely(DateRange),
    /// Two days, of which the order of the column chooses: with the day first, and with the month first.
    Either(Date, Date),
    /// No date.
    Not,
}

/// What the dates of a column tell about their order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Evidence {
    /// Dates whose first number is over 12.
    pub(crate) day_first: u64,
    /// Dates whose second number is over 12.
    pub(crate) month_first: u64,
    /// Dates that could be either.
    pub(crate) either: u64,
}

impl Evidence {
    pub(crate) fn take(&mut self, cell: &str) {
        let cell = after_yes(cell).unwrap_or(cell);
        match commonest(cell).or_else(|| numbers(cell).map(|(first, second, _)| (first, second))) {
            Some((first, second)) if first > 12 && second <= 12 => self.day_first += 1,
            Some((first, second)) if second > 12 && first <= 12 => self.month_first += 1,
            Some((first, second)) if first <= 12 && second <= 12 => self.either += u64::from(first != second),
            _ => {}
        }
    }

    /// The order, where the column itself tells it.
    pub(crate) fn order(self) -> Option<DateOrder> {
        match (self.day_first, self.month_first) {
            (1.., 0) => Some(DateOrder::DayFirst),
            (0, 1..) => Some(DateOrder::MonthFirst),
            _ => None,
        }
    }
}

/// Words behind which it is told when that was: *Completed 05/03/2024*.
const YES: [&str; 6] = ["completed", "complete", "passed", "achieved", "done", "yes"];

/// What stands behind a word that says yes, where something does.
pub(crate) fn after_yes(cell: &str) -> Option<&str> {
    let (word, rest) = cell.split_once([' ', ':', '-'])?;
    let is_yes = YES.iter().any(|yes| yes.eq_ignore_ascii_case(word));
    let rest = rest.trim_matches([' ', ':', '-', '–', '(', ')']);
    let rest = rest.strip_prefix("on ").unwrap_or(rest);
    (is_yes && !rest.is_empty()).then_some(rest)
}

/// Reads a cell. A year of two digits is the last that has come by `on`: nobody on a staff list began, or was born, a
/// hundred years ago.
pub(crate) fn read(cell: &str, on: Date) -> Told {
    let cell = without_time(cell.trim());
    if let Some(range) = iso(cell).or_else(|| counted(cell)) {
        return Told::Surely(range);
    }
    if let Some((first, second, year)) = numbers(cell) {
        let Some(year) = full_year(year, on) else { return Told::Not };
        let day = |month: u16, day: u16| Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok();
        return match (day(second, first), day(first, second)) {
            (Some(one), Some(other)) if one != other => Told::Either(one, other),
            (Some(day), _) | (None, Some(day)) => Told::Surely(DateRange::day(day)),
            (None, None) => Told::Not,
        };
    }
    named(cell, on).map_or(Told::Not, Told::Surely)
}

/// The day before a time of the day: `2019-08-14T00:00:00`, `14/08/2019 00:00`.
fn without_time(cell: &str) -> &str {
    let Some((day, time)) = cell.split_once(['T', ' ']) else { return cell };
    let is_time = time.contains(':') && time.starts_with(|letter: char| letter.is_ascii_digit());
    if is_time { day } else { cell }
}

fn iso(cell: &str) -> Option<DateRange> {
    let parts: Vec<&str> = cell.split(['-', '/', '.']).collect();
    let is = |part: &str, lengths: std::ops::RangeInclusive<usize>| {
        lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    match parts.as_slice() {
        [year] if is(year, 4..=4) => DateRange::year(year.parse().ok().filter(|year| (1900..=2100).contains(year))?),
        [year, month] if is(year, 4..=4) && is(month, 1..=2) => {
            DateRange::month(year.parse().ok()?, month.parse().ok()?)
        }
        [month, year] if is(year, 4..=4) && is(month, 1..=2) => {
            DateRange::month(year.parse().ok()?, month.parse().ok()?)
        }
        [year, month, day] if is(year, 4..=4) && is(month, 1..=2) && is(day, 1..=2) => {
            Some(DateRange::day(Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?))
        }
        [packed] if is(packed, 8..=8) => {
            let part = |range| packed.get(range).and_then(|part: &str| part.parse::<i16>().ok());
            let (year, month, day) = (part(0..4)?, part(4..6)?, part(6..8)?);
            let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
            (1900..=2100).contains(&year).then(|| DateRange::day(day))
        }
        _ => None,
    }
}

/// A day as Excel counts them, which is left where a date has lost its format: from 1927 to 2064.
fn counted(cell: &str) -> Option<DateRange> {
    let days: i64 = cell.parse().ok().filter(|days| (10_000..=60_000).contains(days))?;
    let first = Date::new(1899, 12, 30).ok()?;
    first.checked_add(jiff::Span::new().try_days(days).ok()?).ok().map(DateRange::day)
}

/// The first two numbers of the commonest spelling, 14/08/2019: every date of a long list is looked at.
fn commonest(cell: &str) -> Option<(u16, u16)> {
    let [a, b, one, c, d, other, year @ ..] = cell.as_bytes() else { return None };
    let is_between = |byte: &u8| matches!(byte, b'/' | b'-' | b'.');
    let mut digits = [a, b, c, d].into_iter().chain(year);
    let is_it = is_between(one) && is_between(other) && year.len() == 4 && digits.all(u8::is_ascii_digit);
    let number = |tens: &u8, ones: &u8| u16::from(tens.wrapping_sub(b'0')) * 10 + u16::from(ones.wrapping_sub(b'0'));
    let numbers = (number(a, b), number(c, d));
    (is_it && numbers.0 > 0 && numbers.1 > 0).then_some(numbers)
}

/// Three numbers with the year last, of four digits or two.
fn numbers(cell: &str) -> Option<(u16, u16, &str)> {
    if cell.len() > 2 && cell.bytes().take(3).all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let cell = without_time(cell.trim());
    let mut parts = cell.split(['/', '-', '.']);
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let small = |part: &str| part.parse::<u16>().ok().filter(|number| part.len() <= 2 && *number > 0);
    let year = Some(year).filter(|year| matches!(year.len(), 2 | 4) && year.bytes().all(|byte| byte.is_ascii_digit()));
    if parts.next().is_some() {
        return None;
    }
    Some((small(first)?, small(second)?, year?))
}

fn full_year(year: &str, on: Date) -> Option<i16> {
    let number: i16 = year.parse().ok()?;
    if year.len() == 4 {
        return Some(number);
    }
    let century = on.year() / 100 * 100;
    Some(if century + number <= on.year() { century + number } else { century - 100 + number })
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

/// 14 August 2019, 14-AUG-2019, August 14, 2019, Aug 2019.
fn named(cell: &str, on: Date) -> Option<DateRange> {
    let words: Vec<String> = cell
        .split([' ', '-', '/', ',', '.'])
        .map(str::to_lowercase)
        .filter(|word| !word.is_empty() && word != "of")
        .collect();
    let month = |word: &str| {
        let place = MONTHS
            .iter()
            .position(|month| word.len() >= 3 && month.starts_with(word) || word == "sept" && *month == "september")?;
        i8::try_from(place + 1).ok()
    };
    let day = |word: &str| {
        let digits = word.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
        let behind = word.get(digits.len()..).unwrap_or_default();
        if !["", "st", "nd", "rd", "th"].contains(&behind) {
            return None;
        }
        digits.parse::<i8>().ok().filter(|day| (1..=31).contains(day) && digits.len() <= 2)
    };
    let year = |word: &str| match word.len() {
        2 | 4 if word.bytes().all(|byte| byte.is_ascii_digit()) => full_year(word, on),
        _ => None,
    };
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        [one, name, last] if month(name).is_some() => {
            Some(DateRange::day(Date::new(year(last)?, month(name)?, day(one)?).ok()?))
        }
        [name, one, last] if month(name).is_some() && last.len() == 4 => {
            Some(DateRange::day(Date::new(year(last)?, month(name)?, day(one)?).ok()?))
        }
        // With two digits, Aug-19 could be a day of August.
        [name, last] if last.len() == 4 => DateRange::month(year(last)?, month(name)?),
        _ => None,
    }
}

/// A range as a person file has it: a year, a month or a day.
pub(crate) fn written(range: DateRange) -> String {
    if range.is_exact() {
        return range.earliest.to_string();
    }
    let (first, last) = (range.earliest, range.latest);
    match (first.month(), last.month()) {
        (one, other) if one == other => format!("{:04}-{:02}", first.year(), first.month()),
        _ => format!("{:04}", first.year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_read_as_dates() {
        let on = Date::new(2026, 11, 27).unwrap_or(Date::MIN);
        let cases = [
            ("2019-08-14", "2019-08-14"),
            ("2019-08-14T00:00:00", "2019-08-14"),
            ("2019-08-14 00:00:00", "2019-08-14"),
            ("2019/08/14", "2019-08-14"),
            ("20190814", "2019-08-14"),
            ("14/08/2019", "2019-08-14"),
            ("14.08.2019", "2019-08-14"),
            ("08/14/2019", "2019-08-14"),
            ("08/08/2019", "2019-08-08"),
            ("03/04/2022", "2022-04-03 or 2022-03-04"),
            ("14-AUG-19", "2019-08-14"),
            ("14 August 2019", "2019-08-14"),
            ("14th of Sept 2019", "2019-09-14"),
            ("August 14, 2019", "2019-08-14"),
            ("14/08/65", "1965-08-14"),
            ("Aug 2019", "2019-08"),
            ("08/2019", "2019-08"),
            ("2019-08", "2019-08"),
            ("2019", "2019"),
            ("43691", "2019-08-14"),
            ("Aug-19", "no date"),
            ("31/02/2019", "no date"),
            ("00/00/0000", "no date"),
            ("yes", "no date"),
            ("37.5", "no date"),
            ("", "no date"),
        ];
        for (cell, meant) in cases {
            let told = match read(cell, on) {
                Told::Surely(range) => written(range),
                Told::Either(one, other) => format!("{one} or {other}"),
                Told::Not => "no date".to_owned(),
            };
            assert_eq!(told, meant, "{cell}");
        }
    }

    #[test]
    fn behind_a_yes_it_is_told_when_that_was() {
        let cases = [
            ("Completed 05/03/2024", Some("05/03/2024")),
            ("completed on 5 March 2024", Some("5 March 2024")),
            ("Passed: 2024", Some("2024")),
            ("Yes (05/03/2024)", Some("05/03/2024")),
            ("Yes - March 2024", Some("March 2024")),
            ("Completed", None),
            ("Expired 05/03/2024", None),
            ("Not completed 05/03/2024", None),
            ("05/03/2024", None),
        ];
        for (cell, rest) in cases {
            assert_eq!(after_yes(cell), rest, "{cell}");
        }
    }

    #[test]
    fn the_commonest_spelling_says_what_every_spelling_says() {
        for cell in ["14/08/2019", "14-08-2019", "08.14/2019", "00/08/2019", "14/00/2019", "1a/08/2019", "14/08/20x9"] {
            let all = numbers(cell).map(|(first, second, _)| (first, second));
            assert!(commonest(cell).is_none_or(|common| Some(common) == all), "{cell}");
        }
        assert_eq!(commonest("14/08/2019"), Some((14, 8)));
    }

    #[test]
    fn a_column_tells_its_order() {
        let cases: [(&[&str], Option<DateOrder>); 5] = [
            (&["03/04/2022", "Completed 14/08/2019"], Some(DateOrder::DayFirst)),
            (&["03/04/2022", "14/08/2019"], Some(DateOrder::DayFirst)),
            (&["03/04/2022", "08/14/2019"], Some(DateOrder::MonthFirst)),
            (&["03/04/2022", "14/08/2019", "08/14/2019"], None),
            (&["03/04/2022", "2019-08-14"], None),
        ];
        for (cells, order) in cases {
            let mut evidence = Evidence::default();
            cells.iter().for_each(|cell| evidence.take(cell));
            assert_eq!(evidence.order(), order, "{cells:?}");
        }
    }
}
