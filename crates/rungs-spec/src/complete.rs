//! 1. A person of whom everything is known, and when a condition holds for them.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::{Check, Condition, Exact, Tally, Test};
use rungs_core::date::{Date, day_after, months_before, months_between};
use rungs_core::fact::{Field, List};
use rungs_core::vocabulary::TermId;

use crate::Asked;

/// A person of whom everything is known that anybody asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Complete {
    /// Every entry of every list.
    pub lists: BTreeMap<List, Vec<Entry>>,
    /// How what *isn't known yet* of the pages turns out: every such requirement is met, or none is.
    pub silence_is_met: bool,
}

/// One entry, with a value in every field that anybody asks about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The values.
    pub values: BTreeMap<Field, Exact>,
    /// Its time, where only its length is told. Otherwise its time runs from `From` to `Until`.
    pub untold: Option<Untold>,
}

/// Months on days that aren't told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Untold {
    /// How many there are.
    pub months: u32,
    /// How many of them are beside all other time. The rest went by while something else counted too.
    pub beside: u32,
    /// How far back they reach, all together: they lie in every window at least this long.
    pub within_last: u32,
}

/// Whether a value passes a check.
fn passes(check: &Check, value: Exact, asked: &Asked<'_>) -> bool {
    let is_one_of = |wide: &[TermId], term: Option<TermId>| {
        wide.iter().any(|wide| term.is_some_and(|term| asked.vocabulary.covers(*wide, term)))
    };
    match (check, value) {
        (Check::StartSince(day), _) => asked.start >= *day,
        (Check::Within(wide), Exact::Term(term)) => is_one_of(wide, term),
        (Check::Outside(wide), Exact::Term(term)) => !is_one_of(wide, term),
        (Check::AtLeast(least), Exact::Number(number)) => number >= *least,
        (Check::AtMost(most), Exact::Number(number)) => number <= *most,
        (Check::Is(wanted), Exact::Truth(answer)) => answer == *wanted,
        (Check::ByThen(when), Exact::Date(day)) => day <= when.day(asked.start),
        (Check::SinceThen(when), Exact::Date(day)) => day >= when.day(asked.start),
        (Check::Grade(floors), Exact::Grade(Some((scale, rank)))) => floors.contains_at_or_below(scale, rank),
        _ => false,
    }
}

/// A floor on the same scale, at this rank or below it.
pub(crate) trait Floors {
    fn contains_at_or_below(&self, scale: TermId, rank: u8) -> bool;
}

impl Floors for Vec<(TermId, u8)> {
    fn contains_at_or_below(&self, scale: TermId, rank: u8) -> bool {
        self.iter().any(|(on, floor)| *on == scale && *floor <= rank)
    }
}

/// Whether an entry passes all of some tests. A test is passed if any of its fields passes its check.
pub(crate) fn passes_all(tests: &[Test], entry: &Entry, asked: &Asked<'_>) -> bool {
    tests.iter().all(|test| {
        test.fields.iter().filter_map(|field| entry.values.get(field)).any(|value| passes(&test.check, *value, asked))
    })
}

/// Whether an entry counts for a condition: it passes all the tests of one of its ways.
pub(crate) fn counts(condition: &Condition, entry: &Entry, asked: &Asked<'_>) -> bool {
    condition.ways.iter().any(|way| passes_all(way, entry, asked))
}

/// **Whether a condition holds for a complete person**: what counts is counted, or its time or amounts added up.
pub fn holds(condition: &Condition, person: &Complete, asked: &Asked<'_>) -> bool {
    let entries = person.lists.get(&condition.list).map(Vec::as_slice).unwrap_or_default();
    tallied(condition, entries, asked) == Tallied::Enough
}

/// How much of what counts there is.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Tallied {
    Enough,
    Entries(usize),
    Total(i64),
    Time(Vec<(Date, Date)>, u32, u32),
}

pub(crate) fn tallied(condition: &Condition, entries: &[Entry], asked: &Asked<'_>) -> Tallied {
    let counting = || entries.iter().filter(|entry| counts(condition, entry, asked));
    let (is_enough, so_far) = match condition.tally {
        Tally::Count(needed) => {
            let count = counting().count();
            (count >= usize::from(needed), Tallied::Entries(count))
        }
        Tally::Sum { field, at_least } => {
            let amounts = counting().filter_map(|entry| match entry.values.get(&field) {
                Some(Exact::Number(amount)) => Some(*amount),
                _ => None,
            });
            let total = amounts.fold(0, i64::saturating_add);
            (total >= at_least, Tallied::Total(total))
        }
        Tally::Months { at_least, within_last } => {
            let untold = || counting().filter_map(|entry| untold_months(entry, within_last, asked));
            let told = counting().filter(|entry| entry.untold.is_none());
            let days = covered(told.filter_map(|entry| days(entry, within_last, asked)).collect());
            let beside = untold().map(|(_, beside)| beside).fold(0, u32::saturating_add);
            let longest = untold().map(|(months, _)| months).max().unwrap_or(0);
            let total = (months_in(&days).saturating_add(beside)).max(longest);
            (total >= at_least, Tallied::Time(days, beside, longest))
        }
    };
    if is_enough { Tallied::Enough } else { so_far }
}

/// The days of an entry before the start and within the window, up to but not including the second one.
pub(crate) fn days(entry: &Entry, within_last: Option<u32>, asked: &Asked<'_>) -> Option<(Date, Date)> {
    let (Some(Exact::Date(from)), Some(Exact::Date(until))) =
        (entry.values.get(&Field::From), entry.values.get(&Field::Until))
    else {
        return None;
    };
    let window = within_last.map_or(Date::MIN, |months| months_before(asked.start, months));
    let (from, end) = ((*from).max(window), day_after(*until).min(asked.start));
    (from < end).then_some((from, end))
}

/// How many months of an entry whose days aren't told lie in the window, and how many of them are beside all other time.
pub(crate) fn untold_months(entry: &Entry, within_last: Option<u32>, asked: &Asked<'_>) -> Option<(u32, u32)> {
    let untold = entry.untold?;
    let room = match (within_last, entry.values.get(&Field::Until)) {
        (Some(window), _) if untold.within_last > window => 0,
        (Some(window), Some(Exact::Date(until))) => {
            months_between(months_before(asked.start, window), day_after(*until).min(asked.start)).0
        }
        _ => u32::MAX,
    };
    Some((untold.months.min(room), untold.beside.min(room)))
}

/// The days covered, overlaps once: stretches in order, apart from each other.
fn covered(days: BTreeSet<(Date, Date)>) -> Vec<(Date, Date)> {
    let mut stretches: Vec<(Date, Date)> = Vec::new();
    for (from, end) in days {
        match stretches.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(end),
            _ => stretches.push((from, end)),
        }
    }
    stretches
}

/// Calendar months in these stretches. Days left over count 31 to a month.
fn months_in(stretches: &[(Date, Date)]) -> u32 {
    let parts: Vec<(u32, u32)> = stretches.iter().map(|(from, end)| months_between(*from, *end)).collect();
    parts.iter().map(|part| part.0).sum::<u32>() + parts.iter().map(|part| part.1).sum::<u32>() / 31
}
