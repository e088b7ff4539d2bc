//! Adding up what entries contribute.
//!
//! What one entry is enough for is a bit. What several entries are needed for is a row of bits, a rung for each entry
//! so far, so that one shift adds an entry to all that it counts for, and comparing two states is comparing two words.
//! Only time and amounts are kept beside them.

use crate::condition::{Condition, Tally};
use crate::date::Date;
use crate::world::World;
use crate::world::amount::Amount;
use crate::world::entry::Contribution;
use crate::world::wish::Wish;

/// How much of what counts there is, condition by condition.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct State {
    /// The conditions for which there is enough.
    held: World,
    /// For conditions that count entries: as many rungs as there are entries so far, the lowest first.
    rungs: u64,
    /// For conditions that measure: how much there is.
    amounts: Vec<Amount>,
}

/// The conditions of a list as sums.
#[derive(Clone, Debug)]
pub(crate) struct Tallies<'a> {
    conditions: &'a [Condition],
    start: Date,
    /// Conditions for which one entry is enough.
    singles: World,
    /// Conditions for which several are needed.
    counters: Vec<Counter>,
    /// Places of the conditions that measure, and of those whose entries are too many for a word.
    measured: Vec<usize>,
}

/// The rungs of a condition that counts entries: one fewer than it needs, since the last one is holding.
#[derive(Clone, Copy, Debug)]
struct Counter {
    bit: World,
    rungs: u64,
    lowest: u64,
    highest: u64,
}

/// A contribution, ready to be added.
#[derive(Clone, Debug)]
pub(crate) struct Step<'e> {
    entry: &'e Contribution,
    /// What it is enough for.
    singles: World,
    /// The rungs of the conditions that it counts towards, and the lowest and the highest of each.
    rungs: u64,
    lowest: u64,
    highest: u64,
    is_measured: bool,
}

impl<'a> Tallies<'a> {
    pub(crate) fn new(conditions: &'a [Condition], start: Date) -> Tallies<'a> {
        let mut tallies = Tallies { conditions, start, singles: 0, counters: Vec::new(), measured: Vec::new() };
        let mut used = 0;
        for (place, condition) in conditions.iter().enumerate() {
            let bit = 1 << place;
            match condition.tally {
                Tally::Count(0 | 1) => tallies.singles |= bit,
                Tally::Count(needed) if used + u32::from(needed) - 1 <= u64::BITS => {
                    let width = u32::from(needed) - 1;
                    let rungs = (u64::MAX >> (u64::BITS - width)) << used;
                    used += width;
                    let (lowest, highest) = (rungs & rungs.wrapping_neg(), 1 << (used - 1));
                    tallies.counters.push(Counter { bit, rungs, lowest, highest });
                }
                Tally::Count(_) | Tally::Months { .. } | Tally::Sum { .. } => tallies.measured.push(place),
            }
        }
        tallies
    }

    /// No entry at all.
    pub(crate) fn nothing(&self) -> State {
        let nothing: Vec<Amount> = self.conditions.iter().map(|condition| Amount::nothing(condition.tally)).collect();
        let enough = nothing.iter().enumerate().filter(|(_, amount)| **amount == Amount::Enough);
        let held = enough.fold(0, |held, (place, _)| held | 1 << place);
        let amounts = self.measured.iter().filter_map(|place| nothing.get(*place).cloned()).collect();
        State { held, rungs: 0, amounts }
    }

    /// Which conditions hold.
    pub(crate) fn world(&self, state: &State) -> World {
        state.held
    }

    /// Which conditions hold in each of these states, each world once.
    pub(crate) fn worlds(&self, states: &[State]) -> Vec<World> {
        let mut worlds: Vec<World> = states.iter().map(|state| state.held).collect();
        worlds.sort_unstable();
        worlds.dedup();
        worlds
    }

    /// Whether a condition adds up time.
    pub(crate) fn is_time(&self, bit: u32) -> bool {
        let condition = self.conditions.get(bit as usize);
        condition.is_some_and(|condition| matches!(condition.tally, Tally::Months { .. }))
    }

    /// Makes a contribution ready to be added.
    pub(crate) fn step<'e>(&self, entry: &'e Contribution) -> Step<'e> {
        let counts = entry.counts_for;
        let mut step =
            Step { entry, singles: counts & self.singles, rungs: 0, lowest: 0, highest: 0, is_measured: false };
        for counter in self.counters.iter().filter(|counter| counts & counter.bit != 0) {
            step.rungs |= counter.rungs;
            step.lowest |= counter.lowest;
            step.highest |= counter.highest;
        }
        step.is_measured = self.measured.iter().any(|place| counts & (1 << place) != 0);
        step
    }

    /// The state with one more entry.
    pub(crate) fn add(&self, state: &State, step: &Step<'_>) -> State {
        let mut sum = state.clone();
        sum.held |= step.singles;
        // Whoever stood on the highest rung has enough now; everyone else takes one more.
        let full = state.rungs & step.highest;
        if full != 0 {
            let enough = self.counters.iter().filter(|counter| full & counter.highest != 0);
            sum.held |= enough.fold(0, |held, counter| held | counter.bit);
        }
        sum.rungs |= (state.rungs << 1 | step.lowest) & step.rungs;
        if step.is_measured {
            for (amount, place) in sum.amounts.iter_mut().zip(&self.measured) {
                if let Some(condition) = self.conditions.get(*place)
                    && step.entry.counts_for & (1 << place) != 0
                {
                    amount.grow(condition.tally, step.entry, self.start);
                    sum.held |= World::from(*amount == Amount::Enough) << place;
                }
            }
        }
        sum
    }

    /// The state with one more unlisted entry. Time that doesn't reach its threshold is left out: unlisted
    /// entries come in every length, so whatever several of them add up to, a single one reaches.
    pub(super) fn add_further(&self, state: &State, step: &Step<'_>) -> State {
        let mut sum = self.add(state, step);
        for (amount, before) in sum.amounts.iter_mut().zip(&state.amounts) {
            if matches!(amount, Amount::Months { .. }) {
                amount.clone_from(before);
            }
        }
        sum
    }

    /// Adds entries, each as often as it changes something.
    pub(super) fn saturate(&self, state: &mut State, steps: &[Step<'_>]) {
        for step in steps {
            loop {
                let more = self.add(state, step);
                if more == *state {
                    break;
                }
                *state = more;
            }
        }
    }

    /// The conditions that hold after any number of unlisted entries like these, and nothing else.
    pub(crate) fn reached<'e>(&self, entries: impl Iterator<Item = &'e Contribution>) -> World {
        let mut state = self.nothing();
        for step in entries.map(|entry| self.step(entry)) {
            while step.counts_for() & !state.held != 0 {
                let more = self.add_further(&state, &step);
                if more == state {
                    break;
                }
                state = more;
            }
        }
        state.held
    }

    /// The rungs of these conditions.
    pub(super) fn rungs(&self, conditions: World) -> u64 {
        let of = self.counters.iter().filter(|counter| conditions & counter.bit != 0);
        of.fold(0, |rungs, counter| rungs | counter.rungs)
    }

    /// Whether `first` is as good as `second` or better, whatever is added to both.
    pub(super) fn outdoes(&self, first: &State, second: &State, wish: &Compared) -> bool {
        let lacks = second.held & !first.held & wish.more == 0 && second.rungs & !first.rungs & wish.more_rungs == 0;
        let has = first.held & !second.held & wish.less == 0 && first.rungs & !second.rungs & wish.less_rungs == 0;
        if !(lacks && has) {
            return false;
        }
        let mut amounts = first.amounts.iter().zip(&second.amounts).zip(&self.measured);
        amounts.all(|((first, second), place)| {
            let bit = 1 << place;
            (wish.more & bit == 0 || second.is_at_most(first)) && (wish.less & bit == 0 || first.is_at_most(second))
        })
    }
}

/// A wish, and what it says of rungs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Compared {
    more: World,
    less: World,
    more_rungs: u64,
    less_rungs: u64,
}

impl Compared {
    pub(super) fn new(tallies: &Tallies<'_>, wish: Wish) -> Compared {
        let (more, less) = (wish.more, wish.less);
        Compared { more, less, more_rungs: tallies.rungs(more), less_rungs: tallies.rungs(less) }
    }

    /// Where two states differ in this, neither outdoes the other.
    pub(super) fn apart(&self, state: &State) -> (World, u64) {
        (state.held & self.more & self.less, state.rungs & self.more_rungs & self.less_rungs)
    }
}

impl Step<'_> {
    /// The conditions that it counts for.
    pub(crate) fn counts_for(&self) -> World {
        self.entry.counts_for
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fact::{Field, List};
    use crate::world::{Pull, Wanted};

    fn counting(needed: &[u16]) -> Vec<Condition> {
        let condition = |needed: &u16| Condition { list: List::Has, ways: Vec::new(), tally: Tally::Count(*needed) };
        needed.iter().map(condition).collect()
    }

    /// The worlds after one entry, two and so on, each of which counts for these conditions.
    fn check(needed: &[u16], entries: &[u64], expected: &[World]) {
        let conditions = counting(needed);
        let tallies = Tallies::new(&conditions, Date::ZERO);
        let mut state = tallies.nothing();
        for (entry, expected) in entries.iter().zip(expected) {
            let entry = Contribution { counts_for: *entry, ..Contribution::default() };
            state = tallies.add(&state, &tallies.step(&entry));
            assert_eq!(tallies.world(&state), *expected, "{needed:?} after {entry:?}");
        }
    }

    #[test]
    fn every_condition_counts_for_itself() {
        check(&[1, 2, 3], &[0b111, 0b100, 0b110, 0b100], &[0b001, 0b001, 0b111, 0b111]);
        check(&[2, 2], &[0b01, 0b10, 0b10, 0b01], &[0, 0, 0b10, 0b11]);
        check(&[0, 1], &[0], &[0b01]);
    }

    #[test]
    fn more_entries_than_a_word_has_rungs_are_counted_all_the_same() {
        let thirty = [30, 30, 30];
        let mut expected = vec![0; 29];
        expected.extend([0b111, 0b111]);
        check(&thirty, &[0b111; 31], &expected);
        let conditions = counting(&[65]);
        assert_eq!(Tallies::new(&conditions, Date::ZERO).counters.len(), 1);
        let conditions = counting(&[66]);
        assert_eq!(Tallies::new(&conditions, Date::ZERO).measured.len(), 1);
    }

    /// Two amounts of credits, by a condition that isn't the first.
    #[test]
    fn more_of_an_amount_outdoes_less_where_more_is_wished() {
        let sum = Tally::Sum { field: Field::Credits, at_least: 30 };
        let conditions = [counting(&[1]), vec![Condition { list: List::Has, ways: Vec::new(), tally: sum }]].concat();
        let tallies = Tallies::new(&conditions, Date::ZERO);
        let with = |credits| {
            let amounts = vec![(Field::Credits, credits)];
            let entry = Contribution { counts_for: 0b10, amounts, ..Contribution::default() };
            tallies.add(&tallies.nothing(), &tallies.step(&entry))
        };
        let (less, more) = (with(10), with(20));
        for (pull, more_outdoes, less_outdoes) in [
            (Pull { helps: 0b10, harms: 0 }, true, false),
            (Pull { helps: 0, harms: 0b10 }, false, true),
            (Pull { helps: 0b10, harms: 0b10 }, false, false),
            (Pull { helps: 0b01, harms: 0b01 }, true, true),
        ] {
            let compared = Compared::new(&tallies, Wish::new(Wanted::Best, pull));
            assert_eq!(tallies.outdoes(&more, &less, &compared), more_outdoes, "{pull:?}");
            assert_eq!(tallies.outdoes(&less, &more, &compared), less_outdoes, "{pull:?}");
        }
    }
}
