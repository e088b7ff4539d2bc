//! The ways in which the unknown facts of one list could turn out.
//!
//! A *world* of a list says of every condition on it whether it holds. [`entry`] finds what one
//! entry, known in full, in part or not at all, can contribute; [`state`] adds entries up. From
//! there on the engine knows neither fields nor entries, only which conditions can hold together,
//! and that is what makes floors and ceilings exact: nothing is combined that cannot occur together.

pub(crate) mod entry;
pub(crate) mod state;

use crate::condition::Condition;
use crate::date::Date;
use crate::fact::{Denial, Item, List, Person};
use crate::vocabulary::Vocabulary;

use entry::{Contribution, Reader};
use state::{State, Tallies};

/// One way a list can turn out: a bit for each of its conditions, set where it holds.
pub type World = u64;

/// At most this many different conditions can look at one list within one role.
pub const CONDITIONS_PER_LIST: usize = 64;

/// Which way a condition pulls: whether its holding can only help, only harm, or both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pull {
    /// Conditions that appear where holding helps.
    pub helps: World,
    /// Conditions that appear where holding harms.
    pub harms: World,
}

impl Pull {
    /// The same, with these conditions kept apart whichever way they pull.
    pub fn keeping(self, exact: World) -> Pull {
        Pull { helps: self.helps | exact, harms: self.harms | exact }
    }
}

/// Which worlds are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Those among which the best one is.
    Best,
    /// Those among which the worst one is.
    Worst,
    /// Every one.
    All,
}

/// One list as a role's conditions see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListView {
    /// The list.
    pub list: List,
    /// The conditions on it, in the order of the bits of a [`World`].
    pub conditions: Vec<Condition>,
    /// Which way each pulls.
    pub pull: Pull,
}

impl ListView {
    /// The worlds of this list for a person, as far as `wanted` needs them. Never empty.
    pub fn worlds(&self, person: &Person, start: Date, vocabulary: &Vocabulary, wanted: Wanted) -> Vec<World> {
        let tallies = Tallies::new(&self.conditions, start);
        let mut worlds: Vec<World> =
            self.states(person, start, vocabulary, &tallies, wanted).iter().map(|state| tallies.world(state)).collect();
        worlds.sort_unstable();
        worlds.dedup();
        worlds
    }

    /// The states behind the worlds: how much of what counts there would be.
    pub(crate) fn states(
        &self,
        person: &Person,
        start: Date,
        vocabulary: &Vocabulary,
        tallies: &Tallies<'_>,
        wanted: Wanted,
    ) -> Vec<State> {
        let reader = Reader::new(&self.conditions, start, vocabulary);
        let denials: Vec<&Denial> = person.denials.iter().filter(|denial| denial.list == self.list).collect();
        let mut states = vec![tallies.nothing()];
        for item in self.listed(person) {
            let alternatives = reader.listed(item.as_ref(), &denials);
            states = tallies.combine(&states, &alternatives);
            tallies.keep(&mut states, wanted, self.pull);
        }
        if !self.list.is_single() {
            let unlisted = reader.unlisted(&denials);
            tallies.extend(&mut states, &unlisted, wanted, self.pull);
        }
        states
    }

    /// What an entry that makes this condition true could be, at its least; more may come with it.
    pub(crate) fn gains(&self, condition: usize, start: Date, vocabulary: &Vocabulary) -> Vec<Contribution> {
        let reader = Reader::new(&self.conditions, start, vocabulary);
        reader.least(condition)
    }

    /// The entries of the list; a list that has one entry by its nature always has it.
    fn listed<'p>(&self, person: &'p Person) -> Vec<std::borrow::Cow<'p, Item>> {
        let list = self.list;
        let mut items: Vec<_> =
            person.items.iter().filter(|item| item.list == list).map(std::borrow::Cow::Borrowed).collect();
        if items.is_empty() && list.is_single() {
            let fields = std::collections::BTreeMap::new();
            items.push(std::borrow::Cow::Owned(Item { list, label: String::new(), fields }));
        }
        items
    }
}
