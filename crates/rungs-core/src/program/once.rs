//! What is the same for everybody, and is worked out once when somebody first needs it: how a list is seen of which nothing
//! was said, as most people say nothing of most lists, and by which words conditions are asked for.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::Program;
use crate::fact::Person;
use crate::requirement::Leaf;
use crate::vocabulary::normal;
use crate::world::outlook::Outlook;
use crate::world::state::Tallies;
use crate::world::{Entries, ListView, Plain};

/// One list of a person as a program sees it.
#[derive(Clone, Debug)]
pub(crate) struct Seen {
    /// What its entries can contribute.
    pub(crate) entries: Entries,
    /// The worlds among which the worst is.
    pub(crate) worst: Outlook,
    /// The worlds among which the best is.
    pub(crate) best: Outlook,
}

/// Something that follows from the rest of a program, once somebody has needed it.
#[derive(Clone, Debug)]
pub(super) struct Once<T>(OnceLock<T>);

/// A list of which nothing was said.
pub(super) type Blank = Once<Seen>;

/// A list of which nothing is said not to be there.
pub(super) type Undenied = Once<Plain>;

/// By the words of a question, or its key, the places of the conditions that it asks for.
pub(super) type Asking = Once<HashMap<String, Vec<usize>>>;

impl<T> Default for Once<T> {
    fn default() -> Once<T> {
        Once(OnceLock::new())
    }
}

impl<'f> Program<'f> {
    /// The conditions that a question asks for, named by its words or its key.
    pub(crate) fn asking(&self, question: &str) -> Vec<&'f Leaf> {
        let by_words = self.asking.0.get_or_init(|| {
            let mut by_words: HashMap<String, Vec<usize>> = HashMap::new();
            for (place, leaf) in self.leaves.iter().enumerate() {
                for words in [normal(&leaf.question.key), normal(&leaf.question.text)] {
                    let places = by_words.entry(words).or_default();
                    if places.last() != Some(&place) {
                        places.push(place);
                    }
                }
            }
            by_words
        });
        let places = by_words.get(&normal(question)).map(Vec::as_slice).unwrap_or_default();
        places.iter().filter_map(|place| self.leaves.get(*place).copied()).collect()
    }

    /// How a list is while nothing is said not to be there.
    pub(crate) fn plain(&self, list: usize) -> Option<&Plain> {
        let (view, undenied) = (self.lists.get(list)?, self.undenied.get(list)?);
        Some(undenied.0.get_or_init(|| view.plain(self.asked.start, self.vocabulary)))
    }

    /// Each list of a person.
    pub(crate) fn seen(&self, person: &Person) -> Vec<Seen> {
        (0..self.lists.len()).filter_map(|list| self.seen_at(list, person)).collect()
    }

    /// One list of a person.
    pub(crate) fn seen_at(&self, list: usize, person: &Person) -> Option<Seen> {
        let (view, plain, blank) = (self.lists.get(list)?, self.plain(list)?, self.blank.get(list)?);
        let is_said = person.items.iter().any(|item| item.list == view.list)
            || person.denials.iter().any(|denial| denial.list == view.list);
        Some(match is_said {
            true => self.seen_in(view, plain, person),
            false => blank.0.get_or_init(|| self.seen_in(view, plain, &Person::default())).clone(),
        })
    }

    fn seen_in(&self, view: &ListView, plain: &Plain, person: &Person) -> Seen {
        let entries = self.entries_of(view, plain, person);
        let (worst, best) = entries.worst_and_best(&Tallies::new(&view.conditions, self.asked.start), view.pull);
        Seen { entries, worst, best }
    }
}
