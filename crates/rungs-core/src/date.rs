//! Days, and days known only in part.

use jiff::Span;
pub use jiff::civil::Date;

/// A day known to the year, the month or exactly: every day from `earliest` to `latest` is still possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DateRange {
    /// The first day it can be.
    pub earliest: Date,
    /// The last day it can be.
    pub latest: Date,
}

impl DateRange {
    /// The first day the engine reckons with; nobody's record begins before it.
    pub const FIRST: Date = jiff::civil::date(1800, 1, 1);
    /// Stands for *still going on*.
    pub const LAST: Date = Date::MAX;

    /// Exactly one day.
    pub fn day(date: Date) -> DateRange {
        DateRange { earliest: date, latest: date }
    }

    /// Some day in this year. `None` if the calendar has no such year.
    pub fn year(year: i16) -> Option<DateRange> {
        Some(DateRange { earliest: Date::new(year, 1, 1).ok()?, latest: Date::new(year, 12, 31).ok()? })
    }

    /// Some day in this month. `None` if the calendar has no such month.
    pub fn month(year: i16, month: i8) -> Option<DateRange> {
        let first = Date::new(year, month, 1).ok()?;
        Some(DateRange { earliest: first, latest: first.last_of_month() })
    }

    /// Any day at all.
    pub const ANY: DateRange = DateRange { earliest: DateRange::FIRST, latest: DateRange::LAST };

    /// Whether it is one day and no other.
    pub fn is_exact(self) -> bool {
        self.earliest == self.latest
    }
}

/// The day this many months before `date` (the last of its month where that day does not exist).
pub fn months_before(date: Date, months: u32) -> Date {
    date.saturating_sub(Span::new().months(i64::from(months)))
}

/// The day this many months after `date` (the last of its month where that day does not exist).
pub fn months_after(date: Date, months: u32) -> Date {
    date.saturating_add(Span::new().months(i64::from(months)))
}

/// The next day; the last day of the calendar stays.
pub fn day_after(date: Date) -> Date {
    date.saturating_add(Span::new().days(1))
}

/// The day before; the first day of the calendar stays.
pub fn day_before(date: Date) -> Date {
    date.saturating_sub(Span::new().days(1))
}

/// Whole calendar months and days left over, from `from` up to but not including `until`.
pub fn months_between(from: Date, until: Date) -> (u32, u32) {
    if until <= from {
        return (0, 0);
    }
    match from.until((jiff::Unit::Month, until)) {
        Ok(span) => (u32::try_from(span.get_months()).unwrap_or(0), u32::try_from(span.get_days()).unwrap_or(0)),
        Err(_) => (0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn one_day_is_exact_and_no_more_is() {
        let on = date(2026, 2, 28);
        assert!(DateRange::day(on).is_exact());
        assert!(!DateRange { earliest: on, latest: day_after(on) }.is_exact());
        assert!(!DateRange::ANY.is_exact());
    }
}
