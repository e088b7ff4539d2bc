//! One list looked at for many people: what doesn't depend on whoever is looked at is worked out once.

use std::cell::OnceCell;
use std::sync::Arc;

use super::Program;
use super::once::Seen;
use crate::decide::{ListOutlook, Reading};
use crate::fact::{Denial, Item, Person};
use crate::world::entry::{Contribution, Given, Reader};
use crate::world::state::Tallies;
use crate::world::{Entries, ListView, Plain, Pull, World};

/// One list of a program, ready to be looked at for one person after another.
pub struct Looking<'p> {
    view: &'p ListView,
    /// How it is while nothing is said not to be there, where that is known already.
    plain: Option<&'p Plain>,
    tallies: Tallies<'p>,
    most_states: usize,
    /// For each of several sets of what is said not to be there, what doesn't depend on the entries beside it.
    told: Vec<Told<'p>>,
}

struct Told<'p> {
    denials: Vec<&'p Denial>,
    given: Given<'p>,
    /// What entries that aren't listed can contribute.
    unlisted: OnceCell<Arc<[Contribution]>>,
}

/// One list of somebody as a program sees it.
#[derive(Clone, Debug)]
pub struct Sighted(Seen);

impl Program<'_> {
    /// What a program sees of somebody who has told nothing but facts, of what it sees of each of its lists, in order.
    pub fn reading_of(&self, lists: Vec<Sighted>) -> Reading {
        Reading {
            worst: lists.iter().map(|list| list.0.worst.clone()).collect(),
            best: lists.iter().map(|list| list.0.best.clone()).collect(),
            outcomes: self.outcomes(&Person::default()),
            entries: lists.into_iter().map(|list| list.0.entries).collect(),
        }
    }

    /// A list, a place in [`Program::lists`], ready to be looked at, given each of several sets of what is said not to be there. Of
    /// these, only what is said of this list counts.
    pub fn looking<'p>(&'p self, list: usize, denials: impl IntoIterator<Item = &'p [Denial]>) -> Option<Looking<'p>> {
        Some(self.looking_with(self.lists.get(list)?, self.plain(list), denials))
    }

    /// As [`Program::looking`], for whoever looks only at some of the conditions on the list: as [`Program::narrowed`] has it.
    pub fn looking_narrowly<'p>(
        &'p self,
        view: &'p ListView,
        denials: impl IntoIterator<Item = &'p [Denial]>,
    ) -> Looking<'p> {
        self.looking_with(view, None, denials)
    }

    /// A list, a place in [`Program::lists`], of which only some of the conditions are looked at: a bit for each. The others never
    /// hold.
    pub fn narrowed(&self, list: usize, looking: World) -> Option<ListView> {
        let view = self.lists.get(list)?;
        Some(view.looking_at(Pull { helps: view.pull.helps & looking, harms: view.pull.harms & looking }))
    }

    fn looking_with<'p>(
        &'p self,
        view: &'p ListView,
        plain: Option<&'p Plain>,
        denials: impl IntoIterator<Item = &'p [Denial]>,
    ) -> Looking<'p> {
        let reader = Reader::new(&view.conditions, self.asked.start, self.vocabulary);
        let told = denials.into_iter().map(|denials| {
            let denials: Vec<&Denial> = denials.iter().filter(|denial| denial.list == view.list).collect();
            let given = reader.given(&denials).knowing(plain.map(|plain| &*plain.rules));
            Told { given, denials, unlisted: OnceCell::new() }
        });
        let told = told.collect();
        let tallies = Tallies::new(&view.conditions, self.asked.start);
        Looking { view, plain, tallies, most_states: self.most_states, told }
    }
}

impl Looking<'_> {
    /// The list that has these entries, where one of the sets is said not to be there. None where there is no such set.
    pub fn see(&self, items: &[Item], denials: usize) -> Option<Sighted> {
        let told = self.told.get(denials)?;
        let entries = self.view.entries_of(&self.view.listed(items), &told.denials, &told.given, |given| {
            let unlisted = told.unlisted.get_or_init(|| match self.plain {
                Some(plain) if told.denials.is_empty() => Arc::clone(&plain.open),
                _ => given.unlisted().into(),
            });
            Arc::clone(unlisted)
        });
        let entries = Entries { most_states: self.most_states, ..entries };
        let (worst, best) = entries.worst_and_best(&self.tallies, self.view.pull);
        Some(Sighted(Seen { entries, worst, best }))
    }
}

impl Sighted {
    /// How the list can turn out.
    pub fn outlook(self) -> ListOutlook {
        ListOutlook { worst: self.0.worst, best: self.0.best }
    }
}
