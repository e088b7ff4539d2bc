//! The months in which what can begin may change by itself: as people grow older, experience grows, certificates lapse,
//! rules come into force and intakes come round.

use rungs_core::condition::{Check, Condition, Tally, When};
use rungs_core::date::{Date, DateRange, day_after, months_after, months_between};
use rungs_core::fact::{Item, Known, Person};
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
/// them nothing changes. Who asks is looked at only where that matters.
pub(crate) fn breakpoints(
    by_the_page: &[u32],
    program: &Program<'_>,
    person: impl FnOnce() -> Person,
    started: &[(Start, &Undertaking)],
    (begin, now, last): (Date, u32, u32),
) -> Vec<u32> {
    let mut found = Found { begin, now, last, months: vec![now] };
    for (start, one) in started {
        found.month(start.month.saturating_add(one.months));
    }
    by_the_page.iter().for_each(|month| found.month(*month));
    let conditions = || program.leaves.iter().map(|leaf| &leaf.condition).filter(|one| looks_back(one));
    if conditions().next().is_some() {
        let person = person();
        for condition in conditions() {
            let of_list = person.items.iter().filter(|item| item.list == condition.list);
            found.condition(condition, &of_list.collect::<Vec<_>>(), started);
        }
    }
    found.in_order()
}

/// Whether a condition can come to hold, or hold no more, by days of the person's own.
fn looks_back(condition: &Condition) -> bool {
    let looks_back =
        |check: &Check| matches!(check, Check::ByThen(When::BeforeStart(_)) | Check::SinceThen(When::BeforeStart(_)));
    matches!(condition.tally, Tally::Months { .. })
        || condition.ways.iter().flatten().any(|test| looks_back(&test.check))
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

    fn condition(&mut self, condition: &Condition, items: &[&Item], started: &[(Start, &Undertaking)]) {
        for check in condition.ways.iter().flatten().map(|test| &test.check) {
            if let Check::ByThen(When::BeforeStart(months)) | Check::SinceThen(When::BeforeStart(months)) = check {
                self.so_long_after(items, *months);
            }
        }
        if let Tally::Months { at_least, within_last } = condition.tally {
            // Time adds up, or goes by: until the last of it is there, or too long ago.
            let ends = started.iter().map(|(start, one)| start.month.saturating_add(one.months));
            let from = ends.max().unwrap_or(0).max(self.now);
            let to_come = items.iter().flat_map(|item| days_of(item)).filter(|day| *day > self.begin);
            let to_come = to_come.map(|day| months_between(self.begin, day).0).max().unwrap_or(0);
            let span = at_least.saturating_add(within_last.unwrap_or(0)).saturating_add(1);
            let until = from.max(to_come).saturating_add(span).min(self.last);
            self.months.extend(self.now..=until);
        }
    }

    /// A rule looks back from the start to a day: so each day of the person is one on which that may change.
    fn so_long_after(&mut self, items: &[&Item], months: u32) {
        for day in items.iter().flat_map(|item| days_of(item)).flat_map(|day| [day, day_after(day)]) {
            self.day(months_after(day, months));
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

/// Every day that an entry is known by, first and last where it is known in part; not those that stand for no day at all.
fn days_of(item: &Item) -> Vec<Date> {
    let mut days = Vec::new();
    for fact in item.fields.values() {
        if let Known::Date(DateRange { earliest, latest }) = fact.known {
            days.extend([earliest, latest].into_iter().filter(|day| *day > DateRange::FIRST && *day < DateRange::LAST));
        }
    }
    days
}
