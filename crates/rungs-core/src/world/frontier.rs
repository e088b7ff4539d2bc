//! The states that no other one outdoes.

use std::collections::{BTreeMap, VecDeque};

use crate::world::World;
use crate::world::entry::Contribution;
use crate::world::state::{Compared, State, Step, Tallies};
use crate::world::wish::Wish;

/// States found so far, as far as a wish needs them.
pub(crate) struct Frontier<'t, 'a> {
    tallies: &'t Tallies<'a>,
    wish: Wish,
    compared: Compared,
    /// Only states that are equal in what is kept apart can outdo each other.
    groups: BTreeMap<(World, u64), Vec<State>>,
    /// How many more states there is room for.
    room: usize,
    /// Whether a state was turned away for want of room.
    is_cut: bool,
}

/// Entries that aren't listed, of which there can be any number.
pub(super) struct Unlisted<'e> {
    /// What can only be better if it is added.
    free: Vec<Step<'e>>,
    /// What is better in one way and worse in another.
    mixed: Vec<Step<'e>>,
}

impl Unlisted<'_> {
    /// A state with all of that added which can only be better. What is listed adds nothing to it any more, so that
    /// the ways in which listed entries could turn out need no telling apart.
    pub(super) fn saturated(&self, tallies: &Tallies<'_>, mut state: State) -> State {
        tallies.saturate(&mut state, &self.free);
        state
    }
}

impl<'t, 'a> Frontier<'t, 'a> {
    pub(crate) fn new(tallies: &'t Tallies<'a>, wish: Wish) -> Frontier<'t, 'a> {
        Frontier::with_room(tallies, wish, usize::MAX)
    }

    /// As [`Frontier::new`], for so many states at most; where there are more, [`Frontier::into_all`] has none.
    pub(super) fn with_room(tallies: &'t Tallies<'a>, wish: Wish, room: usize) -> Frontier<'t, 'a> {
        let compared = Compared::new(tallies, wish);
        Frontier { tallies, wish, compared, groups: BTreeMap::new(), room, is_cut: false }
    }

    /// Takes a state in, unless another outdoes it; drops those that it outdoes. Whether it was taken.
    pub(crate) fn insert(&mut self, state: State) -> bool {
        // What holds goes on holding, whatever is added.
        if self.tallies.world(&state) & self.wish.ruled_out != 0 {
            return false;
        }
        let group = self.groups.entry(self.compared.apart(&state)).or_default();
        if group.iter().any(|kept| self.tallies.outdoes(kept, &state, &self.compared)) {
            return false;
        }
        let before = group.len();
        group.retain(|kept| !self.tallies.outdoes(&state, kept, &self.compared));
        self.room += before - group.len();
        if self.room == 0 {
            self.is_cut = true;
            return false;
        }
        self.room -= 1;
        group.push(state);
        true
    }

    /// The states.
    pub(crate) fn into_states(self) -> Vec<State> {
        self.groups.into_values().flatten().collect()
    }

    /// The states, where there was room for all of them.
    pub(super) fn into_all(self) -> Option<Vec<State>> {
        (!self.is_cut).then(|| self.into_states())
    }

    /// Takes in every state with one of these alternatives for one more entry.
    pub(super) fn combine(&mut self, states: &[State], alternatives: &[Contribution]) {
        let steps = self.telling(alternatives);
        for state in states {
            for step in &steps {
                self.insert(self.tallies.add(state, step));
            }
            if self.is_cut {
                return;
            }
        }
    }

    /// Takes in these states with unlisted entries, any number of each, until nothing new that matters comes of it.
    ///
    /// What of them is free has been added before.
    pub(super) fn extend(&mut self, states: Vec<State>, unlisted: &Unlisted<'_>) {
        let mut pending = VecDeque::new();
        for state in states {
            if self.insert(state.clone()) {
                pending.push_back(state);
            }
        }
        while let Some(state) = pending.pop_front() {
            for step in &unlisted.mixed {
                let sum = self.tallies.add_further(&state, step);
                if self.insert(sum.clone()) {
                    pending.push_back(sum);
                }
            }
            if self.is_cut {
                return;
            }
        }
    }

    /// Entries that aren't listed, as this wish sees them. What can only be worse, nobody adds.
    pub(super) fn unlisted<'e>(&self, contributions: &'e [Contribution]) -> Unlisted<'e> {
        let (more, apart) = (self.wish.more, self.wish.apart());
        let looked_at = more | self.wish.less;
        let steps = self.telling(contributions.iter().filter(|one| one.counts_for & more != 0));
        let is_free = |step: &Step<'_>| step.counts_for() & looked_at & !(more & !apart) == 0;
        let (free, mixed) = steps.into_iter().partition(is_free);
        Unlisted { free, mixed }
    }

    /// Of these contributions, those that no other outdoes wherever they are added.
    ///
    /// Enough is enough, so what one of them comes to where there is nothing yet says it all.
    fn telling<'e>(&self, contributions: impl IntoIterator<Item = &'e Contribution>) -> Vec<Step<'e>> {
        let nothing = self.tallies.nothing();
        let mut kept: Vec<(State, Step<'e>)> = Vec::new();
        for contribution in contributions {
            let step = self.tallies.step(contribution);
            let alone = self.tallies.add(&nothing, &step);
            if kept.iter().any(|(other, _)| self.tallies.outdoes(other, &alone, &self.compared)) {
                continue;
            }
            kept.retain(|(other, _)| !self.tallies.outdoes(&alone, other, &self.compared));
            kept.push((alone, step));
        }
        kept.into_iter().map(|(_, step)| step).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::condition::{Condition, Tally};
    use crate::date::Date;
    use crate::fact::List;
    use crate::world::{Pull, Wanted};

    /// Room for two states, and these put in one after another, as the conditions that hold in them.
    #[test]
    fn what_is_outdone_makes_room() {
        let condition = Condition { list: List::Has, ways: Vec::new(), tally: Tally::Count(1) };
        let conditions = vec![condition; 4];
        let tallies = Tallies::new(&conditions, Date::ZERO);
        let wish = Wish::new(Wanted::Best, Pull { helps: 0b1111, harms: 0 });
        for (worlds, expected) in [
            (vec![0b0001, 0b0010], Some(vec![0b0001, 0b0010])),
            (vec![0b0001, 0b0010, 0b0100], None),
            (vec![0b0001, 0b0010, 0b0101], Some(vec![0b0010, 0b0101])),
            (vec![0b0001, 0b0010, 0b0101, 0b1000], None),
            (vec![0b0001, 0b0010, 0b0011, 0b1000], Some(vec![0b0011, 0b1000])),
            (vec![0b0001, 0b0010, 0b0011, 0b1000, 0b0100], None),
        ] {
            let mut frontier = Frontier::with_room(&tallies, wish, 2);
            for world in &worlds {
                let entry = Contribution { counts_for: *world, ..Contribution::default() };
                frontier.insert(tallies.add(&tallies.nothing(), &tallies.step(&entry)));
            }
            let kept = frontier.into_all().map(|states| tallies.worlds(&states));
            assert_eq!(kept, expected, "{worlds:?}");
        }
    }
}
