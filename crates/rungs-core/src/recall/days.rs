//! How the days of an entry lie towards the days that rules speak of. Where they lie alike on two days of the start, an entry
//! contributes the same on both.

use crate::condition::{Check, Tally, Test};
use crate::date::{Date, DateRange, day_after, day_before, months_before};
use crate::fact::{Denial, Field, Item, Known};
use crate::world::ListView;
use crate::world::entry::PERIOD;

/// What the days of an entry come to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) enum Lying {
    /// The order in which its days and those of the rules stand: all that there is to tell.
    Ranks(Vec<u16>),
    /// There is more to it; known for this day of the start alone.
    On(Date),
}

/// The days that the rules of one list speak of, and what is said not to be there, for one day of the start.
pub(super) struct Days {
    start: Date,
    /// For each field, the days it is held against.
    cuts: Vec<(Field, Vec<Date>)>,
    /// The days that the two ends of a period are held against, either of them.
    of_periods: Vec<Date>,
    /// Days from which time adds up.
    thresholds: Vec<Date>,
    has_periods: bool,
    adds_time: bool,
    /// Whether the start is late enough, check by check.
    is_late: Vec<u16>,
}

impl Days {
    pub(super) fn of(view: &ListView, denials: &[&Denial], start: Date) -> Days {
        let mut days = Days {
            start,
            cuts: Vec::new(),
            of_periods: Vec::new(),
            thresholds: Vec::new(),
            has_periods: false,
            adds_time: false,
            is_late: Vec::new(),
        };
        let of_rules = view.conditions.iter().flat_map(|condition| condition.ways.iter().flatten());
        for test in of_rules.chain(denials.iter().flat_map(|denial| &denial.tests)) {
            days.add(test);
        }
        for condition in &view.conditions {
            if let Tally::Months { at_least, within_last } = condition.tally {
                days.adds_time = true;
                let months = [Some(at_least), within_last].into_iter().flatten();
                days.thresholds.extend(months.map(|months| months_before(start, months)));
            }
        }
        days.has_periods |= days.adds_time;
        days
    }

    fn add(&mut self, test: &Test) {
        self.has_periods |= test.fields.iter().any(|field| PERIOD.contains(field));
        match &test.check {
            Check::StartSince(day) => self.is_late.push(u16::from(self.start >= *day)),
            Check::ByThen(when) | Check::SinceThen(when) => {
                let day = when.day(self.start);
                for field in &test.fields {
                    if PERIOD.contains(field) {
                        push_new(&mut self.of_periods, day);
                        continue;
                    }
                    match self.cuts.iter_mut().find(|(of, _)| of == field) {
                        Some((_, days)) => push_new(days, day),
                        None => self.cuts.push((*field, vec![day])),
                    }
                }
            }
            _ => {}
        }
    }

    /// How the days of an entry lie.
    pub(super) fn of_entry(&self, item: &Item) -> Lying {
        let range = |field: Field| match item.fields.get(&field).map(|fact| &fact.known) {
            Some(Known::Date(range)) => *range,
            _ => DateRange::ANY,
        };
        let mut ranks = self.is_late.clone();
        for (field, days) in &self.cuts {
            rank(&[range(*field)], days, &mut ranks);
        }
        if self.has_periods {
            let ends = [range(Field::From), range(Field::Until)];
            let is_told_in_months = item.fields.contains_key(&Field::Months);
            if is_told_in_months || self.adds_time && ends.iter().any(|range| self.matters_within(*range)) {
                return Lying::On(self.start);
            }
            rank(&ends, &self.of_periods, &mut ranks);
        }
        Lying::Ranks(ranks)
    }

    /// Whether some day that goes with the start lies among those that an end of a period may be.
    fn matters_within(&self, range: DateRange) -> bool {
        let mut days = self.of_periods.iter().chain(&self.thresholds).chain([&self.start]);
        let near = |day: &Date| {
            let (before, after) = (day_before(day_before(*day)), day_after(day_after(*day)));
            range.earliest <= after && before <= range.latest
        };
        !range.is_exact() && days.any(near)
    }
}

fn push_new(days: &mut Vec<Date>, day: Date) {
    if !days.contains(&day) {
        days.push(day);
    }
}

/// The place of each end of these ranges, of each day, and of the days beside it, among all of them.
fn rank(ranges: &[DateRange], days: &[Date], ranks: &mut Vec<u16>) {
    let ends = ranges.iter().flat_map(|range| [range.earliest, range.latest]);
    let cuts = days.iter().flat_map(|day| [day_before(*day), *day, day_after(*day)]);
    let points: Vec<Date> = ends.chain(cuts).collect();
    let mut sorted = points.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let place = |day: &Date| sorted.binary_search(day).ok().and_then(|place| u16::try_from(place).ok());
    ranks.extend(points.iter().map(|day| place(day).unwrap_or(u16::MAX)));
}
