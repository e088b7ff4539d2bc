//! The smallest sets of several parts, put together.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::standing::Standing;

use super::Workshop;
use super::workshop::{SETS_LIMIT, What};

/// Sets kept while more parts are still to come.
const SETS_ON_THE_WAY: usize = 4 * SETS_LIMIT;

/// Sets of actions: places in [`Workshop::actions`].
pub(super) struct Found {
    /// Each is enough, and none of its actions can be left out. Smallest first.
    pub(super) sets: Vec<BTreeSet<usize>>,
    /// Whether these are all there are.
    pub(super) is_complete: bool,
}

impl Workshop<'_, '_> {
    /// The smallest sets after which this surely stands at `goal` or better.
    pub(super) fn found(&self, goal: Standing) -> Found {
        match (self.parts(), self.plainest()) {
            ([], _) => self.sets_reaching(goal),
            (parts, What::All(_)) => self.together(parts, goal),
            (parts, What::Any(_)) => self.either(parts, goal),
        }
    }

    /// The smallest sets for any one of the parts.
    fn either(&self, parts: &[Workshop<'_, '_>], goal: Standing) -> Found {
        let found: Vec<Found> = parts.iter().map(|part| self.in_places_of_the_whole(part, part.found(goal))).collect();
        // Of a part whose sets weren't all found, a further one is as large as the last, or larger.
        let further = found.iter().filter(|found| !found.is_complete);
        let bound = further.map(|found| found.sets.last().map_or(0, BTreeSet::len)).min();
        let mut sets: Vec<BTreeSet<usize>> = found.into_iter().flat_map(|found| found.sets).collect();
        if let Some(bound) = bound {
            let smallest = sets.iter().map(BTreeSet::len).min().unwrap_or(0);
            sets.retain(|set| set.len() <= bound.max(smallest));
        }
        Found::of(sets, bound.is_none(), SETS_ON_THE_WAY)
    }

    /// The smallest sets for all of the parts.
    fn together(&self, parts: &[Workshop<'_, '_>], goal: Standing) -> Found {
        let mut found = Vec::new();
        for part in parts.iter().filter(|part| part.after(&[]).is_none_or(|now| now < goal)) {
            let sets = self.in_places_of_the_whole(part, part.found(goal));
            if sets.sets.is_empty() {
                return sets;
            }
            found.push(sets);
        }
        // Parts about the same things first, so that what they share is seen while there are few.
        let mut together: Vec<Found> = Vec::new();
        while let Some(mut joined) = found.pop() {
            while let Some(place) = found.iter().position(|other| other.shares_with(&joined)) {
                joined = joined.with(found.swap_remove(place), SETS_ON_THE_WAY);
            }
            together.push(joined);
        }
        let none = Found { sets: vec![BTreeSet::new()], is_complete: true };
        let mut all = together.into_iter().fold(none, |all, one| all.with(one, SETS_ON_THE_WAY));
        // What is found out about one part can clash with what is found out about another, where nothing can be added.
        if self.can_contradict() {
            all.sets.retain(|set| {
                let chosen: Vec<usize> = set.iter().copied().collect();
                self.after(&chosen).is_some_and(|after| after >= goal)
            });
        }
        all.cut(SETS_LIMIT)
    }

    fn in_places_of_the_whole(&self, part: &Workshop<'_, '_>, found: Found) -> Found {
        let target = |place: &usize| part.actions().get(*place).map(|action| action.target);
        let place = |place: &usize| self.actions().iter().position(|action| Some(action.target) == target(place));
        let sets = found.sets.iter().map(|set| set.iter().filter_map(place).collect()).collect();
        Found { sets, ..found }
    }

    /// Whether there is a list of which it is known that something, or anything more, isn't on it.
    fn can_contradict(&self) -> bool {
        let lists = self.lists.iter().zip(&self.reading.entries).enumerate();
        lists.filter(|(_, (bench, _))| bench.looked_at != 0).any(|(list, (_, entries))| {
            self.program.plain(list).is_none_or(|plain| !Arc::ptr_eq(&plain.open, &entries.unlisted))
        })
    }
}

impl Found {
    fn shares_with(&self, other: &Found) -> bool {
        let actions: BTreeSet<&usize> = self.sets.iter().flatten().collect();
        other.sets.iter().flatten().any(|action| actions.contains(action))
    }

    /// One set of each, the smallest together first, so many at most.
    fn with(self, other: Found, most: usize) -> Found {
        let shares = self.shares_with(&other);
        let least = |found: &Found| found.sets.first().map_or(0, BTreeSet::len);
        // Of those that weren't all found, a further one is as large as the last, or larger.
        let further = |one: &Found, other: &Found| {
            let last = one.sets.last().map_or(0, BTreeSet::len);
            (!one.is_complete).then_some(if shares { last.max(least(other)) } else { last + least(other) })
        };
        let bound = further(&self, &other).into_iter().chain(further(&other, &self)).min();
        let unions = self.sets.iter().flat_map(|one| other.sets.iter().map(move |other| one | other));
        let mut unions: Vec<BTreeSet<usize>> = unions.collect();
        if let Some(bound) = bound {
            let smallest = unions.iter().map(BTreeSet::len).min().unwrap_or(0);
            unions.retain(|union| union.len() <= bound.max(smallest));
        }
        Found::of(unions, bound.is_none(), most)
    }

    /// The smallest of these, so many at most, without those of which something can be left out.
    fn of(mut sets: Vec<BTreeSet<usize>>, is_complete: bool, most: usize) -> Found {
        sets.sort_by(|one, other| one.len().cmp(&other.len()).then_with(|| one.cmp(other)));
        let mut smallest: Vec<BTreeSet<usize>> = Vec::new();
        for set in sets {
            if smallest.len() > most {
                break;
            }
            if !smallest.iter().any(|smaller| smaller.is_subset(&set)) {
                smallest.push(set);
            }
        }
        Found { sets: smallest, is_complete }.cut(most)
    }

    fn cut(mut self, most: usize) -> Found {
        self.is_complete &= self.sets.len() <= most;
        self.sets.truncate(most);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sets of places, all of them there are.
    fn all(sets: &[&[usize]]) -> Found {
        Found { sets: sets.iter().map(|set| set.iter().copied().collect()).collect(), is_complete: true }
    }

    /// The first sets of more than these.
    fn first_of(sets: &[&[usize]]) -> Found {
        Found { is_complete: false, ..all(sets) }
    }

    #[track_caller]
    fn check(found: &Found, expected: &[&[usize]], is_complete: bool) {
        let sets: Vec<Vec<usize>> = found.sets.iter().map(|set| set.iter().copied().collect()).collect();
        assert_eq!((sets, found.is_complete), (expected.iter().map(|set| set.to_vec()).collect(), is_complete));
    }

    #[test]
    fn what_holds_a_smaller_set_is_left_out() {
        let sets = |sets: &[&[usize]]| all(sets).sets;
        check(
            &Found::of(sets(&[&[3, 4, 5], &[2], &[1, 2], &[4, 3], &[1, 3]]), true, 9),
            &[&[2], &[1, 3], &[3, 4]],
            true,
        );
        check(&Found::of(sets(&[&[1, 2], &[1, 2]]), true, 9), &[&[1, 2]], true);
        // Nothing to do is enough, and all else is more.
        check(&Found::of(sets(&[&[1], &[]]), true, 9), &[&[]], true);
        check(&Found::of(Vec::new(), true, 9), &[], true);
    }

    #[test]
    fn of_too_many_the_smallest_are_kept_and_it_is_said() {
        let three = || all(&[&[5, 6], &[1], &[2, 3]]).sets;
        check(&Found::of(three(), true, 3), &[&[1], &[2, 3], &[5, 6]], true);
        check(&Found::of(three(), true, 2), &[&[1], &[2, 3]], false);
        check(&Found::of(three(), false, 3), &[&[1], &[2, 3], &[5, 6]], false);
        // What holds a smaller one doesn't count towards the most.
        check(&Found::of(all(&[&[1], &[1, 2], &[1, 3], &[2, 3]]).sets, true, 2), &[&[1], &[2, 3]], true);
        check(&all(&[&[1], &[2]]).cut(1), &[&[1]], false);
        check(&all(&[&[1], &[2]]).cut(2), &[&[1], &[2]], true);
    }

    #[test]
    fn one_of_each_together_leaves_nothing_twice() {
        check(&all(&[&[1], &[2]]).with(all(&[&[3]]), 9), &[&[1, 3], &[2, 3]], true);
        // What both need is done once, and then no more than that is needed.
        check(&all(&[&[1], &[2]]).with(all(&[&[1], &[3]]), 9), &[&[1], &[2, 3]], true);
        check(&all(&[&[1]]).with(all(&[]), 9), &[], true);
        check(&all(&[&[]]).with(all(&[&[4], &[5, 6]]), 9), &[&[4], &[5, 6]], true);
    }

    #[test]
    fn what_may_not_be_the_smallest_is_left_out() {
        // A further set of the first has two or more, with one of the second that makes three: those of four aren't sure.
        check(&first_of(&[&[1], &[2, 3]]).with(all(&[&[7], &[8, 9]]), 9), &[&[1, 7], &[1, 8, 9], &[2, 3, 7]], false);
        // Where they share something, a further set may take nothing besides: two is all that is sure.
        check(&first_of(&[&[1], &[2, 3]]).with(all(&[&[1], &[8, 9]]), 9), &[&[1]], false);
        // The smallest there is stays, whatever may be beside it.
        check(&first_of(&[&[1]]).with(all(&[&[1, 2], &[3, 4]]), 9), &[&[1, 2]], false);
        // Either can be the one that isn't all.
        check(&all(&[&[7], &[8, 9]]).with(first_of(&[&[1], &[2, 3]]), 9), &[&[1, 7], &[1, 8, 9], &[2, 3, 7]], false);
    }

    #[test]
    fn sets_share_what_stands_in_any_of_them() {
        assert!(all(&[&[1], &[2, 3]]).shares_with(&all(&[&[4], &[3]])));
        assert!(!all(&[&[1], &[2]]).shares_with(&all(&[&[3]])));
        assert!(!all(&[&[]]).shares_with(&all(&[&[3]])));
    }
}
