//! The best few levers together: exact where all combinations can be tried, and greedy with a bound where they can't.

use std::collections::BTreeSet;

use rungs_core::mend::Target;

use super::RouteTally;

/// Levers that are pulled together at most.
const MOST: usize = 3;
/// Combinations that are tried at most; past that the best lever is added, one after another.
const MOST_TRIED: u64 = 50_000;

/// Some levers pulled together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Best {
    pub(super) levers: Vec<Target>,
    /// How many more people are ready.
    pub(super) more_ready: u64,
    /// No combination of so many levers makes more people ready.
    pub(super) at_most: u64,
}

impl RouteTally {
    /// The best combination of two levers, and of three, where it does more than the one of fewer.
    pub(super) fn together(&self) -> Vec<Best> {
        let all: BTreeSet<Target> = self.sets.keys().flatten().flatten().copied().collect();
        let levers: Vec<Target> = all.into_iter().collect();
        let mut best = Vec::new();
        let mut before = self.levers.values().copied().max().unwrap_or(0);
        for size in 2..=MOST.min(levers.len()) {
            let found = match combinations(levers.len() as u64, size as u64) <= MOST_TRIED {
                true => self.exactly(&levers, size),
                false => self.greedily(&levers, size),
            };
            if found.more_ready > before {
                before = found.more_ready;
                best.push(found);
            }
        }
        best
    }

    fn more_ready(&self, pulled: &[Target]) -> u64 {
        let is_enough = |set: &Vec<Target>| set.iter().all(|lever| pulled.contains(lever));
        self.sets.iter().filter(|(sets, _)| sets.iter().any(is_enough)).map(|(_, people)| people).sum()
    }

    fn exactly(&self, levers: &[Target], size: usize) -> Best {
        let mut best = Best { levers: Vec::new(), more_ready: 0, at_most: 0 };
        let mut places: Vec<usize> = (0..size).collect();
        loop {
            let pulled: Vec<Target> = places.iter().filter_map(|place| levers.get(*place).copied()).collect();
            let more_ready = self.more_ready(&pulled);
            if more_ready > best.more_ready {
                best = Best { levers: pulled, more_ready, at_most: more_ready };
            }
            if !advance(&mut places, levers.len()) {
                return best;
            }
        }
    }

    fn greedily(&self, levers: &[Target], size: usize) -> Best {
        let mut pulled: Vec<Target> = Vec::new();
        while pulled.len() < size {
            let with = |lever: &Target| {
                let mut with = pulled.clone();
                with.push(*lever);
                self.more_ready(&with)
            };
            let next = levers.iter().filter(|lever| !pulled.contains(lever)).max_by_key(|lever| with(lever));
            match next {
                Some(next) => pulled.push(*next),
                None => break,
            }
        }
        let could = |sets: &Vec<Vec<Target>>| sets.iter().any(|set| set.len() <= size);
        let at_most = self.sets.iter().filter(|(sets, _)| could(sets)).map(|(_, people)| people).sum();
        Best { more_ready: self.more_ready(&pulled), levers: pulled, at_most }
    }
}

/// The next combination of so many places; false after the last.
fn advance(places: &mut [usize], of: usize) -> bool {
    let count = places.len();
    for turn in (0..count).rev() {
        let Some(place) = places.get(turn).copied() else { return false };
        if place + count - turn < of {
            for (step, later) in places.iter_mut().skip(turn).enumerate() {
                *later = place + 1 + step;
            }
            return true;
        }
    }
    false
}

fn combinations(of: u64, size: u64) -> u64 {
    (0..size).fold(1, |all, one| all * (of - one) / (one + 1))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

    use super::*;

    fn lever(leaf: usize) -> Target {
        Target::Leaf(leaf, true)
    }

    fn tally(people: &[(&[&[usize]], u64)]) -> RouteTally {
        let sets = |sets: &[&[usize]]| sets.iter().map(|set| set.iter().map(|leaf| lever(*leaf)).collect()).collect();
        let mut tally = RouteTally::default();
        for (of_one, people) in people {
            tally.sets.insert(sets(of_one), *people);
            for set in of_one.iter().filter(|set| set.len() == 1) {
                *tally.levers.entry(lever(set[0])).or_default() += people;
            }
        }
        tally
    }

    #[test]
    fn whoever_one_of_two_levers_would_do_for_is_counted_once() {
        let tally = tally(&[(&[&[0], &[1]], 10), (&[&[1]], 3), (&[&[0, 2]], 5), (&[&[0, 1, 2]], 1)]);
        let best = tally.together();
        assert_eq!(best[0], Best { levers: vec![lever(0), lever(2)], more_ready: 15, at_most: 15 });
        assert_eq!(best[1], Best { levers: vec![lever(0), lever(1), lever(2)], more_ready: 19, at_most: 19 });
    }

    #[test]
    fn a_lever_that_helps_nobody_alone_is_among_those_together() {
        let tally = tally(&[(&[&[0, 1]], 4)]);
        assert_eq!(tally.together(), [Best { levers: vec![lever(0), lever(1)], more_ready: 4, at_most: 4 }]);
    }

    #[test]
    fn what_is_added_one_after_another_is_no_better_than_its_bound_and_no_worse_than_one_alone() {
        let tally = tally(&[(&[&[0, 1]], 4), (&[&[2]], 3), (&[&[3]], 2)]);
        let levers: Vec<Target> = (0..4).map(lever).collect();
        let (greedy, exact) = (tally.greedily(&levers, 2), tally.exactly(&levers, 2));
        assert_eq!((greedy.more_ready, greedy.at_most, exact.more_ready), (5, 9, 5));
    }
}
