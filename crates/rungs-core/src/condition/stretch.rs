//! A condition on a day of a stretch of time that ends at the start: on some day of it, or on every one.

use super::{Check, Condition, Tally, Test, When};

impl Condition {
    /// Whether it may hold on one day before the start and not on another: some day in it is counted back from the start.
    pub fn depends_on_day(&self) -> bool {
        let is_counted = |test: &Test| {
            matches!(test.check, Check::ByThen(When::BeforeStart(_)) | Check::SinceThen(When::BeforeStart(_)))
        };
        matches!(self.tally, Tally::Months { .. }) || self.ways.iter().flatten().any(is_counted)
    }

    /// Whether it goes on to hold once it does: it asks for what is there by a day, and for nothing that ends.
    pub fn stays(&self) -> bool {
        let ends = |test: &Test| matches!(test.check, Check::SinceThen(When::BeforeStart(_)));
        let is_windowed = matches!(self.tally, Tally::Months { within_last: Some(_), .. });
        !is_windowed && !self.ways.iter().flatten().any(ends)
    }

    /// A condition that holds at the start if this one holds on some day less than so many months before it, or on the
    /// day of the start. It may hold in other cases too.
    pub fn on_some_day(&self, months: u32) -> Condition {
        let mut some = self.clone();
        some.each_check(|check| {
            if let Check::SinceThen(When::BeforeStart(ago)) = check {
                *ago = ago.saturating_add(months);
            }
        });
        if let Tally::Months { within_last: Some(window), .. } = &mut some.tally {
            *window = window.saturating_add(months);
        }
        some
    }

    /// A condition that holds at the start only if this one holds on every day less than so many months before it, and on
    /// the day of the start; none for months that add up, of which no day is told.
    pub fn on_every_day(&self, months: u32) -> Option<Condition> {
        if matches!(self.tally, Tally::Months { .. }) {
            return None;
        }
        let mut every = self.clone();
        every.each_check(|check| {
            if let Check::ByThen(When::BeforeStart(ago)) = check {
                *ago = ago.saturating_add(months);
            }
        });
        Some(every)
    }

    fn each_check(&mut self, change: impl Fn(&mut Check)) {
        self.ways.iter_mut().flatten().for_each(|test| change(&mut test.check));
    }
}
