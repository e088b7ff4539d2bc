//! One representative of each region of a field: the values that tests tell apart.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Reader;
use super::rules::Rules;
use crate::condition::{Check, Condition, Exact, Tally};
use crate::date::{Date, DateRange, day_after, day_before};
use crate::fact::{Field, Item, Known};
use crate::vocabulary::TermId;

/// Totals up to which every amount that is added up is tried.
const AMOUNTS_TRIED: i64 = 24;

impl Reader<'_> {
    /// A representative of each region of a field that is still possible.
    pub(super) fn values(&self, rules: &Rules<'_>, field: Field, item: &Item) -> Arc<[Exact]> {
        let is_summed = rules.summed.contains(&field);
        let known = item.fields.get(&field).map(|fact| &fact.known);
        let values = match known {
            Some(Known::Number(low, high)) if is_summed => self.amounts(rules, field, *low, *high),
            None if is_summed => self.amounts(rules, field, 0, i64::MAX),
            Some(Known::Term(term)) => return self.terms(rules, field, Some(*term)),
            Some(Known::Unnamed) => vec![Exact::Term(None)],
            Some(Known::OneOf(terms)) => self.one_of(rules, field, terms),
            Some(Known::Number(low, high)) => numbers(rules, field, *low, *high),
            Some(Known::Date(range)) => self.dates(rules, field, *range),
            Some(Known::Truth(answer)) => vec![Exact::Truth(*answer)],
            Some(Known::Grade(scale, low, high)) => {
                (*low..=*high).map(|rank| Exact::Grade(Some((*scale, rank)))).collect()
            }
            None => {
                let mut checks = rules.checks_on(field).map(|(_, check)| check);
                match checks.find(|check| !matches!(check, Check::StartSince(_))) {
                    Some(Check::Within(_) | Check::Outside(_) | Check::StartSince(_)) | None => {
                        return self.terms(rules, field, None);
                    }
                    Some(Check::AtLeast(_) | Check::AtMost(_)) => {
                        let (least, most) = field.ends();
                        numbers(rules, field, least, most)
                    }
                    Some(Check::Is(_)) => vec![Exact::Truth(false), Exact::Truth(true)],
                    Some(Check::ByThen(_) | Check::SinceThen(_)) => self.dates(rules, field, DateRange::ANY),
                    Some(Check::Grade(_)) => Vec::new(),
                }
            }
        };
        values.into()
    }

    /// Amounts that are added up. Many of them can make a total, so up to a point every one is tried. Past it, those
    /// that reach a total alone, that just fall short of it, or that reach one total beside what reaches or just misses
    /// another: with two totals, all there is to tell apart.
    fn amounts(&self, rules: &Rules<'_>, field: Field, low: i64, high: i64) -> Vec<Exact> {
        let total = |condition: &Condition| match condition.tally {
            Tally::Sum { field: summed, at_least } if summed == field => Some(at_least),
            _ => None,
        };
        let totals: BTreeSet<i64> = self.conditions.iter().filter_map(total).collect();
        let mut numbers: BTreeSet<i64> = plain_numbers(rules, field, low, high).into_iter().collect();
        numbers.extend(totals.iter().flat_map(|total| [total.saturating_sub(1), *total]));
        match totals.last() {
            Some(most) if *most <= AMOUNTS_TRIED => {
                numbers.extend((0..*most).map(|amount| amount.saturating_add(low.max(0))));
            }
            _ => {
                let beside = |(one, other): (&i64, &i64)| {
                    let apart = one.saturating_sub(*other);
                    [apart - 1, apart, apart + 1].into_iter().filter(|amount| *amount > 1).collect::<Vec<_>>()
                };
                let pairs = totals.iter().flat_map(|one| totals.range(..one).map(move |other| (one, other)));
                numbers.extend(pairs.flat_map(beside).chain([0, low]));
            }
        }
        numbers.into_iter().filter(|number| low <= *number && *number <= high).map(Exact::Number).collect()
    }

    /// One term for each set of checks that some possible term passes; unknown terms may also be ones without a name here.
    ///
    /// A term that no check speaks of, nor of anything that includes it, passes what one without a name passes, or what
    /// the term passes that it is known to be within. So only terms that checks speak of need a look.
    fn terms(&self, rules: &Rules<'_>, field: Field, within: Option<TermId>) -> Arc<[Exact]> {
        rules.regions.get((field, within), || {
            let checks: Vec<&Check> = rules.checks_on(field).map(|(_, check)| check).collect();
            let mut regions: BTreeMap<Vec<bool>, Exact> = BTreeMap::new();
            let mut offer = |value: Exact| {
                let passes = |check: &&Check| check.passes(value, self.start, self.vocabulary);
                regions.entry(checks.iter().map(passes).collect()).or_insert(value);
            };
            offer(Exact::Term(within));
            let mut spoken_of = BTreeSet::new();
            for check in &checks {
                if let Check::Within(terms) | Check::Outside(terms) = check {
                    spoken_of.extend(terms.iter().flat_map(|wide| self.vocabulary.narrower(*wide)).copied());
                }
            }
            let classes = field.classes();
            for id in spoken_of {
                let is_possible = match within {
                    Some(wide) => self.vocabulary.covers(wide, id),
                    None => {
                        let class = self.vocabulary.get(id).map(|term| term.class.as_str());
                        classes.is_empty() || class.is_some_and(|class| classes.contains(&class))
                    }
                };
                if is_possible {
                    offer(Exact::Term(Some(id)));
                }
            }
            regions.into_values().collect()
        })
    }

    /// What any of some terms could be, each value once.
    fn one_of(&self, rules: &Rules<'_>, field: Field, terms: &[Option<TermId>]) -> Vec<Exact> {
        let mut found = BTreeSet::new();
        for term in terms {
            match term {
                Some(_) => found.extend(self.terms(rules, field, *term).iter().copied()),
                None => found.extend([Exact::Term(None)]),
            }
        }
        found.into_iter().collect()
    }

    fn dates(&self, rules: &Rules<'_>, field: Field, range: DateRange) -> Vec<Exact> {
        let mut days = BTreeSet::from([range.earliest, range.latest]);
        days.extend(self.cuts(rules, field));
        days.into_iter().filter(|day| range.earliest <= *day && *day <= range.latest).map(Exact::Date).collect()
    }

    /// The days that checks on a field speak of, each with the one before and the one after.
    pub(super) fn cuts(&self, rules: &Rules<'_>, field: Field) -> Vec<Date> {
        let mut days = Vec::new();
        for (_, check) in rules.checks_on(field) {
            if let Check::ByThen(when) | Check::SinceThen(when) = check {
                let day = when.day(self.start);
                days.extend([day_before(day), day, day_after(day)]);
            }
        }
        days
    }
}

fn numbers(rules: &Rules<'_>, field: Field, low: i64, high: i64) -> Vec<Exact> {
    plain_numbers(rules, field, low, high).into_iter().map(Exact::Number).collect()
}

/// Numbers at and beside each threshold, and the ends of what is known.
pub(super) fn plain_numbers(rules: &Rules<'_>, field: Field, low: i64, high: i64) -> Vec<i64> {
    let mut numbers = BTreeSet::from([low, high]);
    for (_, check) in rules.checks_on(field) {
        match check {
            Check::AtLeast(floor) => numbers.extend([*floor, floor.saturating_sub(1)]),
            Check::AtMost(top) => numbers.extend([*top, top.saturating_add(1)]),
            _ => {}
        }
    }
    numbers.into_iter().filter(|number| low <= *number && *number <= high).collect()
}
