//! The ways in which the unknown facts of one list could turn out.
//!
//! A *world* of a list says of every condition on it whether it holds. `entry` finds what one
//! entry, known in full, in part or not at all, can contribute; `state` adds entries up. From
//! there on the engine knows neither fields nor entries, only which conditions can hold together,
//! and that is what makes floors and ceilings exact: nothing is combined that cannot occur together.

pub(crate) mod entry;
pub mod outlook;
pub(crate) mod state;

use std::collections::BTreeSet;

use crate::circuit::Literal;
use crate::condition::{Condition, Tally};
use crate::date::Date;
use crate::fact::{Denial, Field, Item, List, Person};
use crate::vocabulary::Vocabulary;

use entry::{Contribution, Reader};
use outlook::Outlook;
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
    /// How some conditions of one list pull, as they are wished.
    pub(crate) fn of(literals: &[Literal], list: usize) -> Pull {
        let mut pull = Pull::default();
        for literal in literals.iter().filter(|literal| usize::from(literal.list) == list) {
            let side = if literal.holds { &mut pull.helps } else { &mut pull.harms };
            *side |= 1 << literal.bit;
        }
        pull
    }

    /// Every condition that pulls at all.
    pub(crate) fn either(self) -> World {
        self.helps | self.harms
    }

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

/// What a person's entries of one list can contribute, whatever is asked about it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Entries {
    /// For each listed entry, the ways it can turn out.
    pub(crate) listed: Vec<Vec<Contribution>>,
    /// Entries that aren't listed, of which there can be any number.
    pub(crate) unlisted: Vec<Contribution>,
}

impl Entries {
    /// The states that these entries can add up to, as far as `wanted` needs them. Never empty.
    pub(crate) fn states(&self, tallies: &Tallies<'_>, wanted: Wanted, pull: Pull) -> Vec<State> {
        let mut states = vec![tallies.nothing()];
        for alternatives in &self.listed {
            states = tallies.combine(&states, alternatives);
            tallies.keep(&mut states, wanted, pull);
        }
        tallies.extend(&mut states, &self.unlisted, wanted, pull);
        states
    }
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
    /// The same list, looked at by some of its conditions only. Each keeps its bit; the others never count.
    pub(crate) fn looking_at(&self, pull: Pull) -> ListView {
        let conditions = self.conditions.iter().enumerate().map(|(bit, condition)| match pull.either() & (1 << bit) {
            0 => Condition { list: self.list, ways: Vec::new(), tally: Tally::Count(1) },
            _ => condition.clone(),
        });
        ListView { list: self.list, conditions: conditions.collect(), pull }
    }

    /// How the list can turn out for a person, as far as the worst and as far as the best need it.
    pub(crate) fn worst_and_best(&self, person: &Person, start: Date, vocabulary: &Vocabulary) -> (Outlook, Outlook) {
        let tallies = Tallies::new(&self.conditions, start);
        let entries = self.entries(person, start, vocabulary);
        let outlook = |wanted| Outlook::new(tallies.worlds(&entries.states(&tallies, wanted, self.pull)));
        (outlook(Wanted::Worst), outlook(Wanted::Best))
    }

    /// The fields of an entry that can make a difference to a condition, or to what a statement denies.
    pub(crate) fn looks_at<'d>(&self, denials: impl Iterator<Item = &'d Denial>) -> BTreeSet<Field> {
        let mut fields: BTreeSet<Field> =
            denials.flat_map(|denial| &denial.tests).flat_map(|test| test.fields.clone()).collect();
        fields.extend(self.conditions.iter().flat_map(Condition::fields));
        entry::add_together(&mut fields);
        fields
    }

    /// The worlds of this list for a person, as far as `wanted` needs them. Never empty.
    pub fn worlds(&self, person: &Person, start: Date, vocabulary: &Vocabulary, wanted: Wanted) -> Vec<World> {
        let tallies = Tallies::new(&self.conditions, start);
        let states = self.entries(person, start, vocabulary).states(&tallies, wanted, self.pull);
        tallies.worlds(&states)
    }

    /// What the entries of this list can contribute: listed ones, each in some way, and any number of others.
    pub(crate) fn entries(&self, person: &Person, start: Date, vocabulary: &Vocabulary) -> Entries {
        let reader = Reader::new(&self.conditions, start, vocabulary);
        let denials: Vec<&Denial> = person.denials.iter().filter(|denial| denial.list == self.list).collect();
        let listed = self.listed(person).iter().map(|item| reader.listed(item.as_ref(), &denials)).collect();
        let unlisted = if self.list.is_single() { Vec::new() } else { reader.unlisted(&denials) };
        Entries { listed, unlisted }
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
