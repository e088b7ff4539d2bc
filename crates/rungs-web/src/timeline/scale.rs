//! Days as places along a line.

use rungs_core::date::{Date, months_between};

/// The parts of a month that are told apart.
const PARTS: i32 = 30;

/// Parts of months between two days; none where the second isn't later.
pub(super) fn parts(from: Date, until: Date) -> i32 {
    if until <= from {
        return 0;
    }
    let (months, days) = months_between(from, until);
    let days = i32::try_from(days).unwrap_or(0).min(PARTS - 1);
    i32::try_from(months).unwrap_or(i32::MAX / PARTS).saturating_mul(PARTS).saturating_add(days)
}

/// A line along which days lie.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scale {
    begins: Date,
    /// Parts of months from its beginning to its end.
    parts: i32,
    from: i32,
    until: i32,
}

/// What a plan is drawn as taking, at least: in less there is no room for words.
const LEAST: i32 = 6 * PARTS;

impl Scale {
    pub(super) fn new(begins: Date, ends: Date, (from, until): (i32, i32)) -> Scale {
        Scale { begins, parts: parts(begins, ends).max(LEAST), from, until }
    }

    /// Where a day lies; what lies before or behind it lies at its ends.
    pub(super) fn place(&self, day: Date) -> i32 {
        let along = i64::from(parts(self.begins, day).min(self.parts)) * i64::from(self.until - self.from);
        self.from + i32::try_from(along / i64::from(self.parts)).unwrap_or(0)
    }

    /// How much room so many months take.
    pub(super) fn room(&self, months: i32) -> i32 {
        let along = i64::from(months * PARTS) * i64::from(self.until - self.from);
        i32::try_from(along / i64::from(self.parts)).unwrap_or(0)
    }

    /// The first days of years along it, with the year.
    pub(super) fn years(&self) -> Vec<(i16, i32)> {
        let first = self.begins.year().saturating_add(1);
        let days = (first..=first.saturating_add(40)).filter_map(|year| Some((year, Date::new(year, 1, 1).ok()?)));
        let within = days.take_while(|(_, day)| parts(self.begins, *day) < self.parts);
        within.map(|(year, day)| (year, self.place(day))).collect()
    }
}
