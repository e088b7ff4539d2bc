//! What the contents of a crowd say, each fact once: what a role makes of a fact it then works out once, and not for each person.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::{IndexMap, IndexSet};
use rayon::prelude::*;
use rungs_core::condition::Test;
use rungs_core::fact::{Denial, Field, Item, Known, List, Person};

use crate::crowd::{Content, Crowd, Lineage};

/// What is told of everybody beside what they told themselves, such as the day of the question.
pub(crate) type Tell<'t> = &'t (dyn Fn(&Person) -> Person + Send + Sync);

/// Begins an entry, where facts stand one after another as numbers.
pub(crate) const ENTRY: u32 = u32::MAX;

/// What is told by the contents of crowds of one lineage, list by list.
#[derive(Debug, Default)]
pub(crate) struct Told {
    of: Lineage,
    /// Whose numbers these are.
    numbers: Lineage,
    lists: BTreeMap<List, ToldList>,
}

/// What an entry says.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Said {
    Fact(Field, Known),
    /// From when, until when, and how many months, as far as any of these is said: one says something of the others.
    Period(Option<Known>, Option<Known>, Option<Known>),
}

/// What is told of one list.
#[derive(Debug, Default)]
pub(crate) struct ToldList {
    /// Each different thing that entries say, under its number.
    pub(crate) facts: IndexSet<Said, RandomState>,
    /// Each different set of what is said not to be there, under its number: told apart by what is tested alone.
    pub(crate) denials: IndexMap<Vec<Vec<Test>>, Vec<Denial>, RandomState>,
    /// For each content, as the crowd numbers them: which set, and its entries.
    pub(crate) contents: Vec<(u32, Box<[u32]>)>,
}

impl Told {
    /// Takes in the contents of a crowd that weren't there before.
    pub(crate) fn take_in(&mut self, crowd: &Crowd, tell: Tell<'_>) {
        if self.of != crowd.lineage() {
            *self = Told { of: crowd.lineage(), numbers: Lineage::default(), lists: BTreeMap::new() };
        }
        for list in List::ALL {
            self.lists.entry(list).or_default();
        }
        self.lists.par_iter_mut().for_each(|(list, told)| match crowd.of(*list) {
            Some(column) => told.take_in(*list, &column.contents, tell),
            None => told.take_in(*list, &[Arc::default()], tell),
        });
    }

    pub(crate) fn list(&self, list: List) -> Option<&ToldList> {
        self.lists.get(&list)
    }

    /// Whose numbers of facts and contents these are.
    pub(crate) fn numbers(&self) -> Lineage {
        self.numbers
    }
}

impl ToldList {
    fn take_in(&mut self, list: List, contents: &[Arc<Content>], tell: Tell<'_>) {
        for content in contents.iter().skip(self.contents.len()) {
            let told = told(list, content, tell);
            let tests: Vec<Vec<Test>> = told.denials.iter().map(|denial| denial.tests.clone()).collect();
            let set = self.denials.entry(tests);
            let denied = number(set.index());
            set.or_insert(told.denials);
            let mut entries = Vec::new();
            for mut item in told.items {
                entries.push(ENTRY);
                let [from, until, months] = [Field::From, Field::Until, Field::Months]
                    .map(|field| item.fields.remove(&field).map(|fact| fact.known));
                if from.is_some() || until.is_some() || months.is_some() {
                    entries.push(number(self.facts.insert_full(Said::Period(from, until, months)).0));
                }
                let facts = item.fields.into_iter().map(|(field, fact)| Said::Fact(field, fact.known));
                entries.extend(facts.map(|fact| number(self.facts.insert_full(fact).0)));
            }
            self.contents.push((denied, entries.into()));
        }
    }
}

/// A place in a set, as contents have it.
pub(crate) fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// A content with what is told of everybody.
pub(crate) fn told(list: List, content: &Content, tell: Tell<'_>) -> Content {
    let person = Person { items: content.items.clone(), denials: content.denials.clone(), ..Person::default() };
    let person = tell(&person);
    let is_of_list = |item: &Item| item.list == list;
    Content {
        items: person.items.into_iter().filter(is_of_list).collect(),
        denials: person.denials.into_iter().filter(|denial| denial.list == list).collect(),
    }
}
