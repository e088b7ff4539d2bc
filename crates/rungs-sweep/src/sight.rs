//! What a program looks at in the entries of a list, and which facts it can't tell apart.

use std::collections::BTreeSet;

use rungs_core::condition::{Check, Condition, Exact, Tally, Test};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Denial, Field, Known, List};
use rungs_core::program::Program;
use rungs_core::world::World;

use crate::tied::is_exact;

/// What some conditions of a program, and what is said not to be there, look at in the entries of a list.
pub(crate) struct Sight<'p, 'f> {
    program: &'p Program<'f>,
    fields: BTreeSet<Field>,
    /// Fields whose values are added up, or say something about other fields.
    whole: BTreeSet<Field>,
    tests: Vec<&'p Test>,
    /// Where no time is added up: the days that tests speak of, in order, with those at the ends.
    days: Option<Vec<Date>>,
}

/// A fact as a program sees it. Facts that are seen alike make no difference to it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Look {
    /// Which tests it passes: whatever else it says makes no difference.
    Passes(Vec<bool>),
    Known(Known),
    Period([Option<Known>; 3]),
    /// A period of which its days aren't told apart by themselves: for each, its place among the days that tests speak of and its
    /// place among its own; and how many months are told.
    Days(Vec<(usize, usize)>, Option<Known>),
}

impl<'p, 'f> Sight<'p, 'f> {
    /// Of these conditions on a list (a bit for each), beside what is said of it not to be there.
    pub(crate) fn of(program: &'p Program<'f>, looking: World, denials: &'p [Denial], list: List) -> Sight<'p, 'f> {
        let view = program.lists.iter().find(|view| view.list == list);
        let conditions = || {
            let all = view.into_iter().flat_map(|view| view.conditions.iter().enumerate());
            all.filter(move |(bit, _)| looking >> bit & 1 == 1).map(|(_, condition)| condition)
        };
        let denied = || denials.iter().filter(move |denial| denial.list == list).flat_map(|denial| &denial.tests);
        // A field, and those that it says something about.
        let together = |field: &Field| {
            Condition::held(list, vec![Test { fields: vec![*field], check: Check::Is(true) }]).fields_together()
        };
        let mut fields: BTreeSet<Field> = conditions().flat_map(Condition::fields_together).collect();
        fields.extend(denied().flat_map(|test| &test.fields).flat_map(together));
        let mut whole: BTreeSet<Field> = fields.iter().filter(|field| together(field).len() > 1).copied().collect();
        for condition in conditions() {
            if let Tally::Sum { field, .. } = condition.tally {
                whole.insert(field);
            }
        }
        let tests: Vec<&Test> =
            denied().chain(conditions().flat_map(|condition| condition.ways.iter().flatten())).collect();
        let adds_up = conditions().any(|condition| match condition.tally {
            Tally::Count(_) => false,
            Tally::Months { .. } => true,
            Tally::Sum { field, .. } => Field::PERIOD.contains(&field),
        });
        let spoken_of = tests.iter().filter_map(|test| match test.check {
            Check::ByThen(when) | Check::SinceThen(when) => Some(when.day(program.asked.start)),
            _ => None,
        });
        let ends = [DateRange::ANY.earliest, DateRange::ANY.latest, program.asked.start];
        let days: BTreeSet<Date> = spoken_of.chain(ends).collect();
        let days = (!adds_up).then(|| days.into_iter().collect());
        Sight { program, fields, whole, tests, days }
    }

    /// A period as it is seen; none where nobody looks at it.
    ///
    /// Where no time is added up, days are only held against days that tests speak of, and against one another. So it makes no
    /// difference where in between they lie, as long as their order is the same.
    pub(crate) fn see_period(&self, period: [Option<&Known>; 3]) -> Option<Look> {
        if !Field::PERIOD.iter().any(|field| self.fields.contains(field)) {
            return None;
        }
        let [from, until, months] = period;
        let whole = || Look::Period(period.map(Option::<&Known>::cloned));
        let range = |known: Option<&Known>| match known {
            Some(Known::Date(range)) => Some(*range),
            Some(_) => None,
            None => Some(DateRange::ANY),
        };
        let (Some(days), Some(from), Some(until)) = (&self.days, range(from), range(until)) else {
            return Some(whole());
        };
        let own = [from.earliest, from.latest, until.earliest, until.latest];
        let in_order: BTreeSet<Date> = own.into_iter().collect();
        let place = |day: Date| {
            // Even on a day that is spoken of, odd in between.
            let before = days.partition_point(|other| *other < day);
            let place = if days.get(before) == Some(&day) { 2 * before } else { 2 * before + 1 };
            (place, in_order.iter().position(|other| *other == day).unwrap_or(0))
        };
        Some(Look::Days(own.map(place).to_vec(), months.cloned()))
    }

    /// A fact as it is seen; none where nobody looks at it.
    pub(crate) fn see(&self, field: Field, known: &Known) -> Option<Look> {
        if !self.fields.contains(&field) {
            return None;
        }
        let exact = match known {
            Known::Term(term) => Exact::Term(Some(*term)),
            Known::Number(number, _) => Exact::Number(*number),
            Known::Date(range) => Exact::Date(range.earliest),
            Known::Truth(truth) => Exact::Truth(*truth),
            other => return Some(Look::Known(other.clone())),
        };
        if self.whole.contains(&field) || !is_exact(known, self.program) {
            return Some(Look::Known(known.clone()));
        }
        let tests = self.tests.iter().filter(|test| test.fields.contains(&field));
        let passes = tests.map(|test| test.check.passes(exact, self.program.asked.start, self.program.vocabulary));
        Some(Look::Passes(passes.collect()))
    }
}
