//! The months in which what can begin may change by itself: as people grow older, experience grows, certificates lapse,
//! rules come into force and intakes come round.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Tally, When};
use rungs_core::date::{Date, DateRange, day_after, months_after, months_between};
use rungs_core::fact::{Fact, Field, Item, Known, List};
use rungs_core::program::Program;
use rungs_core::requirement::{Content, Moment, Requirement};

use crate::timeline::Start;
use crate::undertaking::Undertaking;

/// The months up to `last` in which something may change about an undertaking by its page alone, whoever asks.
pub(crate) fn by_the_page(undertaking: &Undertaking, program: &Program<'_>, (begin, last): (Date, u32)) -> Vec<u32> {
    let mut found = Found { begin, now: 0, last, months: Vec::new() };
    if !undertaking.starts_in.is_empty() {
        for month in 0..=last {
            if undertaking.starts_in.contains(&months_after(begin, month).month()) {
                found.month(month);
                found.month(month.saturating_add(1));
            }
        }
    }
    undertaking.apply_by.into_iter().for_each(|day| found.yearly(day));
    undertaking.rules().for_each(|rule| found.rule(rule));
    for check in program.leaves.iter().flat_map(|leaf| leaf.condition.ways.iter().flatten()).map(|test| &test.check) {
        match check {
            Check::StartSince(day) => found.day(*day),
            Check::ByThen(when) | Check::SinceThen(when) => found.each_year(*when),
            _ => {}
        }
    }
    found.in_order()
}

/// The months from `now` to `last` in which an undertaking has to be looked at, with those that its page has: between two of
/// them nothing changes. `entries` goes through what there is on the lists of whoever asks; it is asked only where that matters.
pub(crate) fn breakpoints(
    by_the_page: &[u32],
    program: &Program<'_>,
    entries: impl FnOnce(&mut dyn FnMut(&Item)),
    started: &[(Start, &Undertaking)],
    (begin, now, last): (Date, u32, u32),
) -> Vec<u32> {
    let mut found = Found { begin, now, last, months: vec![now] };
    for (start, one) in started {
        found.month(start.month.saturating_add(one.months));
    }
    by_the_page.iter().for_each(|month| found.month(*month));
    let asked = ByDays::of(program);
    if !asked.is_empty() {
        found.by_days(&asked, entries, started);
    }
    found.in_order()
}

/// What rules ask that can come to hold, or hold no more, by days of the person's own.
#[derive(Default)]
struct ByDays {
    /// For each field of a list that has to lie some months back, or not so long: how many.
    back: BTreeMap<(List, Field), BTreeSet<u32>>,
    /// For each list in which time adds up: the months after which all of it is there, or too long ago.
    time: BTreeMap<List, u32>,
}

impl ByDays {
    fn of(program: &Program<'_>) -> ByDays {
        let mut asked = ByDays::default();
        for condition in program.leaves.iter().map(|leaf| &leaf.condition) {
            for test in condition.ways.iter().flatten() {
                if let Check::ByThen(When::BeforeStart(months)) | Check::SinceThen(When::BeforeStart(months)) =
                    test.check
                {
                    let of_period =
                        test.fields.iter().any(|field| Field::PERIOD.contains(field)).then_some(Field::PERIOD);
                    for field in test.fields.iter().copied().chain(of_period.into_iter().flatten()) {
                        asked.back.entry((condition.list, field)).or_default().insert(months);
                    }
                }
            }
            if let Tally::Months { at_least, within_last } = condition.tally {
                let span = at_least.saturating_add(within_last.unwrap_or(0)).saturating_add(1);
                let most = asked.time.entry(condition.list).or_default();
                *most = span.max(*most);
            }
        }
        asked
    }

    fn is_empty(&self) -> bool {
        self.back.is_empty() && self.time.is_empty()
    }

    /// Whether a day in this field can matter.
    fn looks_at(&self, list: List, field: Field) -> bool {
        self.back.contains_key(&(list, field)) || self.time.contains_key(&list)
    }
}

struct Found {
    begin: Date,
    now: u32,
    last: u32,
    months: Vec<u32>,
}

impl Found {
    fn month(&mut self, month: u32) {
        if (self.now..=self.last).contains(&month) {
            self.months.push(month);
        }
    }

    fn in_order(mut self) -> Vec<u32> {
        self.months.sort_unstable();
        self.months.dedup();
        self.months
    }

    /// Something may change on this day: in the month before it is over, or in the next.
    fn day(&mut self, day: Date) {
        let whole = months_between(self.begin, day).0;
        self.month(whole);
        self.month(whole.saturating_add(1));
    }

    fn rule(&mut self, rule: &Requirement) {
        let bounds = [rule.starts.from, rule.starts.before].into_iter().flatten();
        bounds.for_each(|day| self.day(day));
        if let Moment::By(day) | Moment::On(day) = rule.moment {
            self.day(day);
            self.day(day_after(day));
        }
        if let Content::Group { members, .. } = &rule.content {
            members.iter().for_each(|member| self.rule(member));
        }
    }

    fn by_days(
        &mut self,
        asked: &ByDays,
        entries: impl FnOnce(&mut dyn FnMut(&Item)),
        started: &[(Start, &Undertaking)],
    ) {
        let mut days: BTreeMap<(List, Field), BTreeSet<Date>> = BTreeMap::new();
        entries(&mut |item| {
            for (field, fact) in &item.fields {
                let mut known = days_of(fact).peekable();
                if known.peek().is_some() && asked.looks_at(item.list, *field) {
                    days.entry((item.list, *field)).or_default().extend(known);
                }
            }
        });
        // A rule looks back from the start to a day: so each day of the person is one on which that may change.
        for (field, back) in &asked.back {
            for day in days.get(field).into_iter().flatten() {
                for months in back {
                    self.day(months_after(*day, *months));
                    self.day(months_after(day_after(*day), *months));
                }
            }
        }
        // Time adds up, or goes by: until the last of it is there, or too long ago.
        let ends = started.iter().map(|(start, one)| start.month.saturating_add(one.months));
        let from = ends.max().unwrap_or(0).max(self.now);
        for (list, span) in &asked.time {
            let of_list = days.iter().filter(|((of, _), _)| of == list);
            let last = of_list.filter_map(|(_, days)| days.last().copied()).max().filter(|day| *day > self.begin);
            let to_come = last.map_or(0, |day| months_between(self.begin, day).0);
            let until = from.max(to_come).saturating_add(*span).min(self.last);
            self.months.extend(self.now..=until);
        }
    }

    fn each_year(&mut self, when: When) {
        match when {
            When::BeforeStart(_) | When::Fixed(_) => {}
            When::Yearly(of_year) => self.yearly(of_year),
            When::Opening(opens, closes) => {
                self.yearly(opens);
                self.yearly(closes);
            }
        }
    }

    /// Once a year the day looked back to is another one.
    fn yearly(&mut self, of_year: rungs_core::condition::DayOfYear) {
        for month in self.now..=self.last {
            let (this, next) = (months_after(self.begin, month), months_after(self.begin, month.saturating_add(1)));
            if of_year.last_up_to(this) != of_year.last_up_to(next) {
                self.month(month);
                self.month(month.saturating_add(1));
            }
        }
    }
}

/// The days that something is known by, first and last where it is known in part; not those that stand for no day at all.
fn days_of(fact: &Fact) -> impl Iterator<Item = Date> + use<> {
    let ends = match fact.known {
        Known::Date(DateRange { earliest, latest }) => [Some(earliest), Some(latest).filter(|last| *last != earliest)],
        _ => [None, None],
    };
    ends.into_iter().flatten().filter(|day| *day > DateRange::FIRST && *day < DateRange::LAST)
}
