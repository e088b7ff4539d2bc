//! The people of a sweep: a column of numbers for each list, and what the numbers stand for.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rungs_core::fact::{Denial, Item, List, Person};

/// What is known of one list of somebody.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Content {
    /// The entries.
    pub items: Vec<Item>,
    /// What is said not to be there; with no tests, that nothing else is.
    pub denials: Vec<Denial>,
}

impl Content {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.denials.is_empty()
    }
}

/// A content of one list of a crowd, as a number. 0 is that of somebody who has said nothing of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ContentId(pub(crate) u32);

/// People, list by list. What of a person isn't a fact in a list (answers to questions, decisions taken, providers applied
/// to) is kept beside, person by person: few have any.
#[derive(Debug, Default)]
pub struct Crowd {
    /// Whose contents these are: crowds that follow one another keep them, and what a role has seen of them holds on.
    lineage: Lineage,
    people: usize,
    columns: BTreeMap<List, Column>,
    /// People of whom more is known than facts in lists, in order.
    beside: Vec<(usize, Person)>,
}

/// Contents kept from crowd to crowd at most. A job with its day takes about two kilobytes; in a long list nearly every one is
/// another, and keeping more of them finds hardly any again.
const MOST_CONTENTS: usize = 1 << 17;

/// Crowds that share their contents: those that follow one another by [`Crowd::next`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lineage(u64);

impl Default for Lineage {
    /// One that no crowd has had before.
    fn default() -> Lineage {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Lineage(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// One list of everybody.
#[derive(Debug, Default)]
pub(crate) struct Column {
    /// What the numbers stand for.
    pub(crate) contents: Vec<Arc<Content>>,
    /// For each person, up to the last of whom anything is known of this list.
    pub(crate) codes: Vec<ContentId>,
    known: HashMap<Arc<Content>, ContentId, foldhash::fast::RandomState>,
}

impl Crowd {
    /// Nobody.
    pub fn new() -> Crowd {
        Crowd::default()
    }

    /// The next people, in whom the contents that are known by now keep their numbers; nobody is there yet. Past some
    /// hundred thousand contents they are dropped with the people, so that memory doesn't grow with them: whoever keeps numbers of contents asks
    /// [`Crowd::keeps`] whether they still hold.
    #[must_use]
    pub fn next(mut self) -> Crowd {
        let contents: usize = self.columns.values().map(|column| column.contents.len()).sum();
        if contents > MOST_CONTENTS {
            return Crowd::new();
        }
        self.people = 0;
        self.beside.clear();
        self.columns.values_mut().for_each(|column| column.codes.clear());
        self
    }

    /// Whether the numbers of another crowd's contents hold in this one.
    pub fn keeps(&self, other: &Crowd) -> bool {
        self.lineage == other.lineage
    }

    /// Whose contents these are: numbers of contents hold in every crowd of one lineage.
    pub fn lineage(&self) -> Lineage {
        self.lineage
    }

    /// How many people there are.
    pub fn len(&self) -> usize {
        self.people
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.people == 0
    }

    /// The number of a content. Whoever reads many people keeps it, and doesn't ask for each of them; what is shared isn't copied.
    pub fn content(&mut self, list: List, content: impl Into<Arc<Content>>) -> ContentId {
        let content = content.into();
        if content.is_empty() {
            return ContentId::default();
        }
        let column = self.column(list);
        let next = ContentId(u32::try_from(column.contents.len()).unwrap_or(u32::MAX));
        match column.known.entry(content) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(new) => {
                column.contents.push(Arc::clone(new.key()));
                new.insert(next);
                next
            }
        }
    }

    /// Adds a person of whom this is known. A list that isn't named is one of which they have said nothing.
    pub fn push(&mut self, contents: impl IntoIterator<Item = (List, ContentId)>) {
        let person = self.people;
        self.people += 1;
        for (list, content) in contents.into_iter().filter(|(_, content)| *content != ContentId::default()) {
            let codes = &mut self.column(list).codes;
            codes.resize(person, ContentId::default());
            codes.push(content);
        }
    }

    /// Adds a person.
    pub fn push_person(&mut self, person: &Person) {
        let mut contents: Vec<(List, Content)> = Vec::new();
        let mut of = |list: List| match contents.iter().position(|(known, _)| *known == list) {
            Some(place) => place,
            None => {
                contents.push((list, Content::default()));
                contents.len() - 1
            }
        };
        let places: Vec<usize> = person.items.iter().map(|item| of(item.list)).collect();
        let denied: Vec<usize> = person.denials.iter().map(|denial| of(denial.list)).collect();
        for (item, place) in person.items.iter().zip(places) {
            if let Some((_, content)) = contents.get_mut(place) {
                content.items.push(item.clone());
            }
        }
        for (denial, place) in person.denials.iter().zip(denied) {
            if let Some((_, content)) = contents.get_mut(place) {
                content.denials.push(denial.clone());
            }
        }
        let is_more = !person.answers.is_empty() || !person.decisions.is_empty() || !person.providers.is_empty();
        if is_more {
            self.beside.push((self.people, person.clone()));
        }
        let contents: Vec<(List, ContentId)> =
            contents.into_iter().map(|(list, content)| (list, self.content(list, content))).collect();
        self.push(contents);
    }

    /// One of them, put together again.
    pub fn person(&self, place: usize) -> Person {
        if let Some(person) = self.beside(place) {
            return person.clone();
        }
        let mut person = Person::default();
        for column in self.columns.values() {
            if let Some(content) = column.contents.get(column.code(place).0 as usize) {
                person.items.extend(content.items.iter().cloned());
                person.denials.extend(content.denials.iter().cloned());
            }
        }
        person
    }

    /// The column of a list, if anything is known of it of anybody.
    pub(crate) fn of(&self, list: List) -> Option<&Column> {
        self.columns.get(&list)
    }

    /// People of whom more is known than facts in lists, with their places.
    pub(crate) fn told_beside(&self) -> impl Iterator<Item = (usize, &Person)> {
        self.beside.iter().map(|(place, person)| (*place, person))
    }

    /// Somebody of whom more is known than facts in lists.
    pub(crate) fn beside(&self, place: usize) -> Option<&Person> {
        let found = self.beside.binary_search_by_key(&place, |(person, _)| *person).ok()?;
        self.beside.get(found).map(|(_, person)| person)
    }

    /// The column of a list, which is there from now on.
    fn column(&mut self, list: List) -> &mut Column {
        self.columns.entry(list).or_insert_with(|| Column {
            contents: vec![Arc::default()],
            codes: Vec::new(),
            known: HashMap::default(),
        })
    }
}

impl Column {
    /// What is known of this list of a person.
    pub(crate) fn code(&self, person: usize) -> ContentId {
        self.codes.get(person).copied().unwrap_or_default()
    }
}
