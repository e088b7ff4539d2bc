//! From, until and months together, since they describe one period.

use std::collections::{BTreeMap, BTreeSet};

use super::cases::Case;
use super::rules::{Passed, Rules};
use super::{Reader, Time};
use crate::condition::{Exact, Tally, When};
use crate::date::{Date, DateRange, day_after, day_before, months_before, months_between};
use crate::fact::{Field, Item, Known};

/// Conditions on time up to which every length of an unlisted period is laid out.
const TIMES_LAID_OUT: usize = 3;
/// Months laid out one by one where several conditions add up time.
const MONTHS_TRIED: u32 = 48;

impl Reader<'_> {
    /// From, until and months together, since they describe one period.
    pub(super) fn periods(&self, rules: &Rules<'_>, item: &Item) -> Vec<Case> {
        let known = |field: Field| item.fields.get(&field).map(|fact| &fact.known);
        let range = |field| match known(field) {
            Some(Known::Date(range)) => *range,
            _ => DateRange::ANY,
        };
        let (from, until) = (range(Field::From), range(Field::Until));
        let is_open = from == DateRange::ANY && until == DateRange::ANY && known(Field::Months).is_none();
        let mut cases = BTreeSet::new();
        let mut offer = |from_day: Date, until_day: Date, time: Time| {
            let passed = self.passed(rules, Field::From, Exact::Date(from_day));
            let passed = passed.or(&self.passed(rules, Field::Until, Exact::Date(until_day)));
            cases.insert(Case { passed, time: if rules.adds_time { time } else { Time::None }, amounts: Vec::new() });
        };
        let mut from_days = self.days(rules, from, &[until.earliest, until.latest]);
        if is_open && self.time_needed().count() > 1 {
            // Between two thresholds lies what adds up to one and not to the other. Every length is laid out
            // while that is few; with many conditions on time, those just at and below a threshold.
            let longest = self.time_needed().map(|(months, _)| months).max().unwrap_or(0).min(MONTHS_TRIED);
            let lengths: BTreeSet<u32> = match self.time_needed().count() {
                0..=TIMES_LAID_OUT => (1..=longest).collect(),
                _ => self.time_needed().flat_map(|(months, _)| [months.saturating_sub(1), months]).collect(),
            };
            from_days.extend(lengths.into_iter().map(|months| months_before(self.start, months)));
        }
        for from_day in &from_days {
            for until_day in self.days(rules, until, &[*from_day]) {
                match known(Field::Months) {
                    _ if until_day < *from_day => {}
                    // Time that is told without days has been spent, so it has begun.
                    Some(Known::Number(low, high)) if *from_day <= self.start => {
                        self.untold(*low, *high, until_day)
                            .into_iter()
                            .for_each(|time| offer(*from_day, until_day, time));
                    }
                    Some(Known::Number(..)) => {}
                    _ => offer(*from_day, until_day, Time::Days(*from_day, until_day)),
                }
            }
        }
        if cases.is_empty() {
            // The entry contradicts itself: its days pass what they pass, and add up to nothing.
            return vec![Case {
                passed: self.passed(rules, Field::From, Exact::Date(from.earliest)).or(&self.passed(
                    rules,
                    Field::Until,
                    Exact::Date(until.latest),
                )),
                ..Case::default()
            }];
        }
        self.telling(cases, is_open)
    }

    /// Of the periods that pass the same tests, those that can make a difference.
    ///
    /// Against one threshold the longest and the shortest say it all: whatever lies between them
    /// reaches it or doesn't as they do. Against several, a period of which neither end is known is
    /// laid out by its length: up to the start, or up to the beginning of a window.
    fn telling(&self, cases: BTreeSet<Case>, is_open: bool) -> Vec<Case> {
        let thresholds: BTreeSet<(u32, Option<u32>)> = self.time_needed().collect();
        let mut by_tests: BTreeMap<Passed, Vec<Case>> = BTreeMap::new();
        for case in cases {
            by_tests.entry(case.passed.clone()).or_default().push(case);
        }
        let days = |case: &Case| match case.time {
            Time::Days(from, until) => Some((from, until)),
            _ => None,
        };
        let mut kept = Vec::new();
        for (_, cases) in by_tests {
            let periods: Option<Vec<(Date, Date)>> = cases.iter().map(days).collect();
            let Some(periods) = periods.filter(|_| thresholds.len() == 1 || is_open) else {
                kept.extend(cases);
                continue;
            };
            let shortest = periods.iter().min_by_key(|(from, until)| (months_between(*from, *until), *until)).copied();
            let within = |inner: (Date, Date), outer: (Date, Date)| outer.0 <= inner.0 && inner.1 <= outer.1;
            let is_longest =
                |period: (Date, Date)| !periods.iter().any(|other| *other != period && within(period, *other));
            let end_of = |(_, until): (Date, Date)| day_after(until).min(self.start);
            let ends: BTreeSet<Date> = match thresholds.len() {
                1 => BTreeSet::new(),
                _ => self
                    .window_starts()
                    .filter_map(|first| periods.iter().map(|one| end_of(*one)).filter(|end| *end <= first).max())
                    .collect(),
            };
            for (case, period) in cases.iter().zip(&periods) {
                if Some(*period) == shortest || is_longest(*period) || ends.contains(&end_of(*period)) {
                    kept.push(case.clone());
                }
            }
        }
        kept
    }

    /// The first days of the windows that conditions look back over, and the start, which ends them all.
    fn window_starts(&self) -> impl Iterator<Item = Date> {
        let windows = self.time_needed().filter_map(|(_, window)| window);
        windows.map(|months| months_before(self.start, months)).chain([self.start])
    }

    /// Months on days not told: how many, how many beside other time, and how far back.
    fn untold(&self, low: i64, high: i64, until: Date) -> Vec<Time> {
        let longest = self.time_needed().map(|(months, _)| months).max().unwrap_or(0);
        let windows: BTreeSet<u32> = self.time_needed().filter_map(|(_, window)| window).collect();
        let end = if windows.is_empty() { self.start } else { day_after(until).min(self.start) };
        let in_months = |months: i64| u32::try_from(months.max(0)).unwrap_or(u32::MAX);
        let (low, high) = (in_months(low), in_months(high));
        let cuts = self.time_needed().flat_map(|(months, _)| [months, months.saturating_sub(1)]);
        let lengths: BTreeSet<u32> = cuts.chain([low, high]).filter(|months| (low..=high).contains(months)).collect();
        let mut found = Vec::new();
        for months in lengths {
            let most = months.min(longest);
            // With one threshold it is passed or not, so the ends will do; several have something between them.
            let beside: BTreeSet<u32> =
                if self.time_needed().count() > 1 { (0..=most).collect() } else { BTreeSet::from([0, most]) };
            for beside in beside {
                let within = windows.iter().copied().chain([u32::MAX]);
                found.extend(within.map(|within| Time::Untold { months, beside, within, end }));
            }
        }
        found
    }

    /// The months that conditions ask for, with their windows.
    fn time_needed(&self) -> impl Iterator<Item = (u32, Option<u32>)> {
        self.conditions.iter().filter_map(|condition| match condition.tally {
            Tally::Months { at_least, within_last } => Some((at_least, within_last)),
            _ => None,
        })
    }

    /// The days of a period's end that some condition tells apart, also those from which, or from what is
    /// known of the other end, time adds up to a threshold. Both ends share their days: the shortest period
    /// has them in common.
    fn days(&self, rules: &Rules<'_>, range: DateRange, other: &[Date]) -> BTreeSet<Date> {
        let mut days = BTreeSet::from([range.earliest, range.latest]);
        if range.is_exact() {
            return days;
        }
        days.extend(other);
        days.extend(self.cuts(rules, Field::From));
        days.extend(self.cuts(rules, Field::Until));
        for (months, window) in self.time_needed() {
            let threshold = months_before(self.start, months);
            days.extend([threshold, day_after(threshold), self.start]);
            days.extend(window.map(|months| When::BeforeStart(months).day(self.start)));
            for other in other {
                let (reached, begun) = (months_after(*other, months), months_before(day_after(*other), months));
                days.extend([day_before(reached), day_before(day_before(reached)), begun, day_after(begun)]);
            }
        }
        days.into_iter().filter(|day| range.earliest <= *day && *day <= range.latest).collect()
    }
}

/// The day this many months after `date` (the last of its month where that day does not exist).
fn months_after(date: Date, months: u32) -> Date {
    date.saturating_add(jiff::Span::new().months(i64::from(months)))
}
