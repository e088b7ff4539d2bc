//! How the days of an entry lie towards the days that rules speak of. Where they lie alike on two days of the start, an entry
//! contributes the same on both.

use crate::condition::{Check, Tally, Test};
use crate::date::{Date, DateRange, day_after, day_before, months_before};
use crate::fact::{Denial, Field, Item, Known};
use crate::world::ListView;

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
    cuts: Vec<(Field, Cuts)>,
    /// The days that the two ends of a period are held against, either of them.
    of_periods: Cuts,
    /// Days from which time adds up.
    thresholds: Vec<Date>,
    has_periods: bool,
    adds_time: bool,
    /// Whether the start is late enough, check by check.
    is_late: Vec<u16>,
}

/// Days that others are held against.
#[derive(Default)]
struct Cuts {
    days: Vec<Date>,
    /// They and the days beside them, in order, each once.
    points: Vec<Date>,
    /// The places of each day and those beside it among the points: how they lie to one another.
    order: Vec<u16>,
}

impl Cuts {
    fn add(&mut self, day: Date) {
        if !self.days.contains(&day) {
            self.days.push(day);
        }
    }

    /// Lays them out, once all are there.
    fn lay_out(&mut self) {
        let cuts: Vec<Date> = self.days.iter().flat_map(|day| [day_before(*day), *day, day_after(*day)]).collect();
        self.points.clone_from(&cuts);
        self.points.sort_unstable();
        self.points.dedup();
        self.order = cuts.iter().map(|day| short(self.place(*day).unwrap_or_else(|place| place))).collect();
    }

    /// Which of the points this is, or else which it is before.
    fn place(&self, day: Date) -> Result<usize, usize> {
        self.points.binary_search(&day)
    }

    /// How the ends of these ranges lie to the days. How they lie to one another goes without saying: the ends of a period
    /// are known of one entry alone, and those of any other range are in order.
    fn rank(&self, ranges: &[DateRange], ranks: &mut Vec<u16>) {
        ranks.extend(&self.order);
        for end in ranges.iter().flat_map(|range| [range.earliest, range.latest]) {
            ranks.extend(match self.place(end) {
                Ok(point) => [short(point), 1],
                Err(before) => [short(before), 0],
            });
        }
    }
}

fn short(place: usize) -> u16 {
    u16::try_from(place).unwrap_or(u16::MAX)
}

impl Days {
    pub(super) fn of(view: &ListView, denials: &[&Denial], start: Date) -> Days {
        let mut days = Days {
            start,
            cuts: Vec::new(),
            of_periods: Cuts::default(),
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
        days.cuts.iter_mut().for_each(|(_, cuts)| cuts.lay_out());
        days.of_periods.lay_out();
        days
    }

    fn add(&mut self, test: &Test) {
        self.has_periods |= test.fields.iter().any(|field| Field::PERIOD.contains(field));
        match &test.check {
            Check::StartSince(day) => self.is_late.push(u16::from(self.start >= *day)),
            Check::ByThen(when) | Check::SinceThen(when) => {
                let day = when.day(self.start);
                for field in &test.fields {
                    if Field::PERIOD.contains(field) {
                        self.of_periods.add(day);
                        continue;
                    }
                    match self.cuts.iter_mut().find(|(of, _)| of == field) {
                        Some((_, cuts)) => cuts.add(day),
                        None => {
                            let mut cuts = Cuts::default();
                            cuts.add(day);
                            self.cuts.push((*field, cuts));
                        }
                    }
                }
            }
            _ => {}
        }
    }

    /// Whether nothing of an entry's days counts but how they lie: no time adds up, and nothing is asked of how long a period is.
    pub(super) fn count_by_order(&self) -> bool {
        !self.has_periods
    }

    /// How the days of an entry lie.
    pub(super) fn of_entry(&self, item: &Item) -> Lying {
        let range = |field: Field| match item.fields.get(&field).map(|fact| &fact.known) {
            Some(Known::Date(range)) => *range,
            _ => DateRange::ANY,
        };
        let mut ranks = self.is_late.clone();
        for (field, cuts) in &self.cuts {
            cuts.rank(&[range(*field)], &mut ranks);
        }
        if self.has_periods {
            let ends = [range(Field::From), range(Field::Until)];
            let is_told_in_months = item.fields.contains_key(&Field::Months);
            if is_told_in_months || self.adds_time && ends.iter().any(|range| self.matters_within(*range)) {
                return Lying::On(self.start);
            }
            self.of_periods.rank(&ends, &mut ranks);
        }
        Lying::Ranks(ranks)
    }

    /// Whether some day that goes with the start lies among those that an end of a period may be.
    fn matters_within(&self, range: DateRange) -> bool {
        let mut days = self.of_periods.days.iter().chain(&self.thresholds).chain([&self.start]);
        let near = |day: &Date| {
            let (before, after) = (day_before(day_before(*day)), day_after(day_after(*day)));
            range.earliest <= after && before <= range.latest
        };
        !range.is_exact() && days.any(near)
    }
}
