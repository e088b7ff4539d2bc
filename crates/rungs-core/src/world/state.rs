//! Adding up what entries contribute, and keeping only the sums that can still be best or worst.

use std::collections::{HashSet, VecDeque};

use crate::condition::{Condition, Tally};
use crate::date::{Date, day_after, months_before, months_between};
use crate::world::entry::{Contribution, Time};
use crate::world::{Pull, Wanted, World};

/// How much of what counts there is, condition by condition.
pub(crate) type State = Vec<Amount>;

/// How much there is for one condition. Enough is enough: what passes the threshold is [`Amount::Enough`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Amount {
    /// The threshold is reached.
    Enough,
    /// So many entries.
    Count(u16),
    /// Days as merged periods (the second day is the first one after), months not told beside all other
    /// time, and the most months not told of any one entry.
    Months { periods: Vec<(Date, Date)>, beside: u32, longest: u32 },
    /// A total.
    Sum(i64),
}

/// The conditions of a list as sums.
pub(crate) struct Tallies<'a> {
    conditions: &'a [Condition],
    start: Date,
}

impl<'a> Tallies<'a> {
    pub(crate) fn new(conditions: &'a [Condition], start: Date) -> Tallies<'a> {
        Tallies { conditions, start }
    }

    /// No entry at all.
    pub(crate) fn nothing(&self) -> State {
        let empty = |tally: Tally| match tally {
            Tally::Count(0) | Tally::Months { at_least: 0, .. } => Amount::Enough,
            Tally::Sum { at_least, .. } if at_least <= 0 => Amount::Enough,
            Tally::Count(_) => Amount::Count(0),
            Tally::Months { .. } => Amount::Months { periods: Vec::new(), beside: 0, longest: 0 },
            Tally::Sum { .. } => Amount::Sum(0),
        };
        self.conditions.iter().map(|condition| empty(condition.tally)).collect()
    }

    /// Which conditions hold.
    pub(crate) fn world(&self, state: &State) -> World {
        let enough = state.iter().enumerate().filter(|(_, amount)| **amount == Amount::Enough);
        enough.fold(0, |world, (place, _)| world | 1 << place)
    }

    /// Which conditions hold in each of these states, each world once.
    pub(crate) fn worlds(&self, states: &[State]) -> Vec<World> {
        let mut worlds: Vec<World> = states.iter().map(|state| self.world(state)).collect();
        worlds.sort_unstable();
        worlds.dedup();
        worlds
    }

    /// The state with one more entry.
    pub(crate) fn add(&self, state: &State, entry: &Contribution) -> State {
        let mut sum = state.clone();
        for (place, (amount, condition)) in sum.iter_mut().zip(self.conditions).enumerate() {
            if entry.counts_for & (1 << place) != 0 {
                self.grow(amount, condition.tally, entry);
            }
        }
        sum
    }

    fn grow(&self, amount: &mut Amount, tally: Tally, entry: &Contribution) {
        let enough = match (&mut *amount, tally) {
            (Amount::Count(count), Tally::Count(needed)) => {
                *count += 1;
                *count >= needed
            }
            (Amount::Months { periods, beside, longest }, Tally::Months { at_least, within_last }) => {
                match entry.time {
                    Time::None => {}
                    Time::Days(from, until) => {
                        let window = within_last.map_or(Date::MIN, |months| months_before(self.start, months));
                        let (from, end) = (from.max(window), day_after(until).min(self.start));
                        if from < end {
                            merge(periods, from, end);
                        }
                    }
                    Time::Untold { months, beside: new, within, end } => {
                        let window = within_last.map(|months| (months, months_before(self.start, months)));
                        let room = match window {
                            Some((length, _)) if within > length => 0,
                            Some((_, first)) => months_between(first, end).0,
                            None => u32::MAX,
                        };
                        *beside = beside.saturating_add(new.min(room));
                        *longest = (*longest).max(months.min(room));
                    }
                }
                total_months(periods).saturating_add(*beside).max(*longest) >= at_least
            }
            (Amount::Sum(sum), Tally::Sum { field, at_least }) => {
                let found = entry.amounts.iter().find(|(on, _)| *on == field).map_or(0, |(_, amount)| *amount);
                *sum = sum.saturating_add(found);
                *sum >= at_least
            }
            _ => return,
        };
        if enough {
            *amount = Amount::Enough;
        }
    }

    /// Every state with every alternative for one more entry.
    pub(crate) fn combine(&self, states: &[State], alternatives: &[Contribution]) -> Vec<State> {
        let mut found = HashSet::new();
        for state in states {
            for entry in alternatives {
                found.insert(self.add(state, entry));
            }
        }
        found.into_iter().collect()
    }

    /// Adds unlisted entries, any number of each, until nothing new that matters comes of it.
    pub(crate) fn extend(&self, states: &mut Vec<State>, unlisted: &[Contribution], wanted: Wanted, pull: Pull) {
        // Where more can only be better, everything is added; where it can only be worse, nothing is.
        let (better, worse) = match wanted {
            Wanted::Best => (pull.helps & !pull.harms, pull.harms & !pull.helps),
            Wanted::Worst => (pull.harms & !pull.helps, pull.helps & !pull.harms),
            Wanted::All => (0, 0),
        };
        let (free, mixed): (Vec<&Contribution>, Vec<&Contribution>) = unlisted
            .iter()
            .filter(|entry| wanted == Wanted::All || entry.counts_for & !worse != 0)
            .partition(|entry| wanted != Wanted::All && entry.counts_for & !better == 0);
        for state in states.iter_mut() {
            self.saturate(state, &free);
        }
        self.keep(states, wanted, pull);
        let mut seen: HashSet<State> = states.iter().cloned().collect();
        let mut pending: VecDeque<State> = states.iter().cloned().collect();
        while let Some(state) = pending.pop_front() {
            for entry in &mixed {
                let sum = self.add_further(&state, entry);
                if seen.contains(&sum) || states.iter().any(|kept| self.outdoes(kept, &sum, wanted, pull)) {
                    continue;
                }
                states.retain(|kept| !self.outdoes(&sum, kept, wanted, pull));
                seen.insert(sum.clone());
                states.push(sum.clone());
                pending.push_back(sum);
            }
        }
    }

    /// The state with one more unlisted entry. Time that doesn't reach its threshold is left out: unlisted
    /// entries come in every length, so whatever several of them add up to, a single one reaches.
    fn add_further(&self, state: &State, entry: &Contribution) -> State {
        let mut sum = self.add(state, entry);
        for (amount, before) in sum.iter_mut().zip(state) {
            if matches!(amount, Amount::Months { .. }) {
                amount.clone_from(before);
            }
        }
        sum
    }

    /// Adds entries until they change nothing any more.
    fn saturate(&self, state: &mut State, entries: &[&Contribution]) {
        for entry in entries {
            loop {
                let more = self.add(state, entry);
                if more == *state {
                    break;
                }
                *state = more;
            }
        }
    }

    /// Drops every state that another one outdoes.
    pub(crate) fn keep(&self, states: &mut Vec<State>, wanted: Wanted, pull: Pull) {
        if wanted == Wanted::All {
            return;
        }
        let mut kept: Vec<State> = Vec::with_capacity(states.len());
        for state in states.drain(..) {
            if kept.iter().any(|other| self.outdoes(other, &state, wanted, pull)) {
                continue;
            }
            kept.retain(|other| !self.outdoes(&state, other, wanted, pull));
            kept.push(state);
        }
        *states = kept;
    }

    /// Whether `first` is at least as good as `second` (or, for the worst, at least as bad) whatever is added to both.
    fn outdoes(&self, first: &State, second: &State, wanted: Wanted, pull: Pull) -> bool {
        if wanted == Wanted::All {
            return false;
        }
        first.iter().zip(second).enumerate().all(|(place, (mine, theirs))| {
            let bit = 1 << place;
            let more_is_wanted = (pull.helps & bit != 0) == (wanted == Wanted::Best);
            match (pull.helps & bit != 0, pull.harms & bit != 0) {
                (true, true) => mine == theirs,
                (false, false) => true,
                _ if more_is_wanted => at_most(theirs, mine),
                _ => at_most(mine, theirs),
            }
        })
    }
}

/// Whether `less` is no more than `more`, and will not be whatever is added to both.
fn at_most(less: &Amount, more: &Amount) -> bool {
    match (less, more) {
        (_, Amount::Enough) => true,
        (Amount::Enough, _) => false,
        (Amount::Count(less), Amount::Count(more)) => less <= more,
        (
            Amount::Months { periods: some, beside, longest },
            Amount::Months { periods: others, beside: others_beside, longest: others_longest },
        ) => {
            beside <= others_beside
                && longest <= others_longest
                && some.iter().all(|(from, end)| others.iter().any(|(first, last)| first <= from && end <= last))
        }
        (Amount::Sum(less), Amount::Sum(more)) => less <= more,
        _ => false,
    }
}

/// Joins a period to merged ones, in order and apart from each other.
fn merge(periods: &mut Vec<(Date, Date)>, mut from: Date, mut end: Date) {
    periods.retain(|(first, last)| {
        let apart = *last < from || end < *first;
        if !apart {
            from = from.min(*first);
            end = end.max(*last);
        }
        apart
    });
    let place = periods.partition_point(|(first, _)| *first < from);
    periods.insert(place, (from, end));
}

/// Calendar months in merged periods; days left over count 31 to a month.
fn total_months(periods: &[(Date, Date)]) -> u32 {
    let (months, days) = periods
        .iter()
        .map(|(from, end)| months_between(*from, *end))
        .fold((0_u32, 0_u32), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    // A month has 31 days at most, so that no time is counted that wasn't there.
    months + days / 31
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn overlapping_periods_count_once() {
        let mut periods = Vec::new();
        merge(&mut periods, date(2020, 1, 1), date(2021, 1, 1));
        merge(&mut periods, date(2020, 7, 1), date(2021, 7, 1));
        merge(&mut periods, date(2022, 1, 1), date(2022, 3, 1));
        assert_eq!(periods, [(date(2020, 1, 1), date(2021, 7, 1)), (date(2022, 1, 1), date(2022, 3, 1))]);
        assert_eq!(total_months(&periods), 20);
    }

    #[test]
    fn a_period_that_joins_two_closes_the_gap() {
        let mut periods = vec![(date(2020, 1, 1), date(2020, 2, 1)), (date(2020, 3, 1), date(2020, 4, 1))];
        merge(&mut periods, date(2020, 2, 1), date(2020, 3, 1));
        assert_eq!(periods, [(date(2020, 1, 1), date(2020, 4, 1))]);
    }
}
