//! 5. What comes of what a mend says: of finding something out, and of doing something.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::condition::Condition;
use rungs_core::fact::Person;

use crate::Asked;
use crate::complete::{Complete, Entry, Tallied, counts, tallied};
use crate::completion::{ListInPart, persons, with_one_more};

/// What is found out, and what is done.
#[derive(Clone, Debug, Default)]
pub struct Deeds<'a> {
    /// Conditions that turn out to hold, or not to hold.
    pub found_out: Vec<(&'a Condition, bool)>,
    /// Conditions that somebody makes hold, one after another.
    pub done: Vec<&'a Condition>,
}

/// **Every complete person that someone known in part could be once this is found out and done**; nobody, where what
/// is found out can't be so together.
///
/// Finding out is about how things are: it leaves those of whom it is so. Doing adds entries, as many as it takes until
/// the condition holds and not one more. Each of them counts for the condition and, of what else is asked, for as
/// little as an entry that counts for it can.
pub fn completions_after(
    person: &Person,
    conditions: &[&Condition],
    deeds: &Deeds<'_>,
    asked: &Asked<'_>,
) -> Vec<Complete> {
    persons(person, conditions, asked, |list| {
        let mut ways = list.ways();
        let found_out = deeds.found_out.iter().filter(|(condition, _)| condition.list == list.list);
        for (condition, holds) in found_out {
            ways.retain(|way| list.holds(condition, way) == *holds);
        }
        for condition in deeds.done.iter().filter(|condition| condition.list == list.list) {
            ways = list.gained(ways, condition);
        }
        list.held_apart(ways)
    })
}

impl ListInPart<'_> {
    fn holds(&self, condition: &Condition, way: &[Entry]) -> bool {
        tallied(condition, way, self.asked) == Tallied::Enough
    }

    /// The ways once the condition has been made to hold.
    fn gained(&self, ways: Vec<Vec<Entry>>, condition: &Condition) -> Vec<Vec<Entry>> {
        let gains = self.gains(condition);
        let counted = |way: &[Entry]| -> Vec<Tallied> {
            self.conditions.iter().map(|one| tallied(one, way, self.asked)).collect()
        };
        let mut reached = Vec::new();
        let mut seen = BTreeSet::new();
        let mut pending = ways;
        while !pending.is_empty() {
            let (there, not_yet): (Vec<_>, Vec<_>) = pending.into_iter().partition(|way| self.holds(condition, way));
            reached.extend(there);
            // What adds nothing leads nowhere.
            let new = not_yet.into_iter().filter(|way| seen.insert(counted(way)));
            pending = self.apart(new.flat_map(|way| with_one_more(&way, &gains)));
        }
        self.apart(reached)
    }

    /// The entries that somebody could gain for a condition: of all there could be, those that count for it and for as
    /// little else as possible.
    fn gains(&self, condition: &Condition) -> Vec<Entry> {
        let for_what = |entry: &Entry| -> BTreeSet<usize> {
            let counting = self.conditions.iter().enumerate().filter(|(_, one)| counts(one, entry, self.asked));
            counting.map(|(place, _)| place).collect()
        };
        let nobody = Person::default();
        let unknown = ListInPart::new(self.list, self.conditions, &nobody, self.asked).entries(&BTreeMap::new());
        let counting: Vec<Entry> = unknown.into_iter().filter(|entry| counts(condition, entry, self.asked)).collect();
        let all: BTreeSet<BTreeSet<usize>> = counting.iter().map(for_what).collect();
        let is_least = |entry: &Entry| {
            let own = for_what(entry);
            !all.iter().any(|other| other.is_subset(&own) && *other != own)
        };
        self.distinct(counting.into_iter().filter(|entry| is_least(entry)).collect())
    }
}
