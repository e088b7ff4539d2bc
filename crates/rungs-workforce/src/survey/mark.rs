//! What distinguishes people beside how they stand, as numbers: the group they are in, which columns are blank.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use foldhash::fast::RandomState;
use indexmap::IndexSet;

/// The number of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct MarkId(u32);

/// Marks, each once.
#[derive(Debug)]
pub(super) struct Marks<T> {
    all: Vec<T>,
    known: HashMap<T, MarkId, RandomState>,
}

impl<T> Default for Marks<T> {
    fn default() -> Marks<T> {
        Marks { all: Vec::new(), known: HashMap::default() }
    }
}

impl<T: Clone + Eq + Hash> Marks<T> {
    /// The number of a mark.
    pub(super) fn of<Q>(&mut self, mark: &Q) -> MarkId
    where
        T: Borrow<Q>,
        Q: Eq + Hash + ToOwned + ?Sized,
        Q::Owned: Into<T>,
    {
        if let Some(known) = self.known.get(mark) {
            return *known;
        }
        let next = MarkId(u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        let mark: T = mark.to_owned().into();
        self.all.push(mark.clone());
        self.known.insert(mark, next);
        next
    }

    pub(super) fn get(&self, mark: MarkId) -> Option<&T> {
        self.all.get(mark.0 as usize)
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }
}

/// The groups of a column. People whose cell is the same share its text, so it is looked up by where that lies; cells that say
/// the same in other words, as the mapping has it, are of one group.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Each group; none is that of those who say nothing.
    all: IndexSet<Option<Arc<str>>, RandomState>,
    known: HashMap<Option<usize>, MarkId, RandomState>,
    /// The texts that are known by where they lie: as long as they are kept, nothing else lies there.
    kept: Vec<Arc<str>>,
    /// Whether there are more than can be told.
    are_too_many: bool,
}

/// Groups of a column at most. More, nobody reads; a column of names or numbers, taken for one of groups, has as many as people.
pub(super) const MOST_GROUPS: usize = 4_000;

impl Names {
    /// The number of somebody's group.
    pub(super) fn of(&mut self, group: Option<&Option<Arc<str>>>) -> MarkId {
        let group = group.and_then(Option::as_ref);
        let at = group.map(|name| name.as_ptr().addr());
        if let Some(known) = self.known.get(&at) {
            return *known;
        }
        let name = group.cloned();
        if self.all.len() >= MOST_GROUPS && !self.all.contains(&name) {
            self.are_too_many = true;
            return MarkId(u32::MAX);
        }
        self.kept.extend(name.clone());
        let number = MarkId(u32::try_from(self.all.insert_full(name).0).unwrap_or(u32::MAX));
        self.known.insert(at, number);
        number
    }

    /// Whether there are more than can be told: then nothing is told by this column.
    pub(super) fn are_too_many(&self) -> bool {
        self.are_too_many
    }

    /// The group of a number; none for those who say nothing.
    pub(super) fn get(&self, mark: MarkId) -> Option<&Arc<str>> {
        self.all.get_index(mark.0 as usize)?.as_ref()
    }
}
