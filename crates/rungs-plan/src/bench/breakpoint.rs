//! The months in which what can begin may change by itself: as people grow older, experience grows, certificates lapse,
//! rules come into force and intakes come round.

use std::collections::BTreeSet;
use std::rc::Rc;

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
/// them nothing changes. What there is on the lists of whoever asks is looked at only where that matters.
pub(crate) fn breakpoints(
    by_the_page: &[u32],
    program: &Program<'_>,
    entries: impl FnOnce() -> Rc<[Item]>,
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
        found.by_days(&asked, &entries(), started);
    }
    found.in_order()
}

/// What rules ask that can come to hold, or hold no more, by days of the person's own.
#[derive(Default)]
struct ByDays {
    /// The fields of a list that have to lie so many months back, or not so long. Each once.
    back: BTreeSet<(List, Field, u32)>,
    /// The lists in which time adds up, with the months after which the last of it is there, or too long ago.
    time: BTreeSet<(List, u32)>,
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
                    let fields = test.fields.iter().copied().chain(of_period.into_iter().flatten());
                    asked.back.extend(fields.map(|field| (condition.list, field, months)));
                }
            }
            if let Tally::Months { at_least, within_last } = condition.tally {
                let span = at_least.saturating_add(within_last.unwrap_or(0)).saturating_add(1);
                asked.time.insert((condition.list, span));
            }
        }
        asked
    }

    fn is_empty(&self) -> bool {
        self.back.is_empty() && self.time.is_empty()
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

    fn by_days(&mut self, asked: &ByDays, entries: &[Item], started: &[(Start, &Undertaking)]) {
        // A rule looks back from the start to a day: so each day of the person is one on which that may change.
        for (list, field, months) in &asked.back {
            let of_list = entries.iter().filter(|item| item.list == *list);
            for day in of_list.filter_map(|item| item.fields.get(field)).flat_map(days_of) {
                self.day(months_after(day, *months));
                self.day(months_after(day_after(day), *months));
            }
        }
        // Time adds up, or goes by: until the last of it is there, or too long ago.
        let ends = started.iter().map(|(start, one)| start.month.saturating_add(one.months));
        let from = ends.max().unwrap_or(0).max(self.now);
        for (list, span) in &asked.time {
            let of_list = entries.iter().filter(|item| item.list == *list);
            let to_come =
                of_list.flat_map(|item| item.fields.values().flat_map(days_of)).filter(|day| *day > self.begin);
            let to_come = to_come.map(|day| months_between(self.begin, day).0).max().unwrap_or(0);
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
