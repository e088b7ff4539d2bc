//! Persons read part by part: what is told under one key says nothing about what is told under another, so each different
//! text of a part is read once, however many people tell it.

use std::collections::{BTreeMap, HashMap};

use rungs_app::person;
use rungs_core::date::Date;
use rungs_core::fact::{List, Person};
use rungs_core::vocabulary::Vocabulary;
use rungs_sweep::{Content, ContentId, Crowd};

use crate::text;

/// Keys that are read together, and by themselves. What stands under any other key has to do with the rest (duties signed off with
/// the name, answers and decisions with everything): whoever tells it is read as a whole.
const TOGETHER: &[&[&str]] = &[
    &["born", "age", "height", "applied", "post_in"],
    &["employments"],
    &["experience"],
    &["qualifications", "ucas_points"],
    &["registrations"],
    &["checks"],
    &["vaccinations"],
    &["training"],
    &["log"],
    &["tests"],
    &["language_tests"],
    &["licences"],
    &["has"],
    &["mentors"],
    &["nationalities"],
    &["right_to_work"],
    &["residence"],
    &["distances"],
    &["working_time"],
    &["complete"],
    &["without"],
];
/// Texts that are kept at most, from table to table. Past these they are dropped before the next one.
const MOST_KEPT: usize = 1 << 18;

/// A key's place among those that are read together; none where whoever tells it is read as a whole.
pub(crate) fn group(key: &str) -> Option<usize> {
    TOGETHER.iter().position(|group| group.contains(&key))
}

/// How many groups of keys there are.
pub(crate) const GROUPS: usize = TOGETHER.len();

/// A text that was read: a place among those kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct PartId(u32);

/// What was read of texts.
#[derive(Default)]
pub(crate) struct Parts {
    /// A part that can't be read is none: whoever tells it is read as a whole, to say what is wrong.
    known: HashMap<Box<str>, Option<PartId>>,
    contents: Vec<Vec<(List, Content)>>,
}

/// How persons are read.
#[derive(Clone, Copy)]
pub(crate) struct Reading<'v> {
    pub(crate) vocabulary: &'v Vocabulary,
    pub(crate) on: Date,
}

impl Parts {
    /// Drops what is kept where there is too much of it, and says whether it did: then numbers of parts don't hold any more.
    pub(crate) fn make_room(&mut self) -> bool {
        let is_full = self.known.len() > MOST_KEPT;
        if is_full {
            *self = Parts::default();
        }
        is_full
    }

    /// A part by its text, a person file of the keys of one group; none where it can't be read.
    pub(crate) fn read(&mut self, text: &str, reading: Reading<'_>) -> Option<PartId> {
        if let Some(known) = self.known.get(text) {
            return *known;
        }
        let person =
            text::value(text).ok().and_then(|told| person::of_value(told, reading.vocabulary, reading.on).ok());
        // More than facts in lists is told by no group.
        let person = person.filter(|person| person.answers.is_empty() && person.decisions.is_empty());
        let part = person.map(|person| {
            self.contents.push(contents(person));
            PartId(u32::try_from(self.contents.len() - 1).unwrap_or(u32::MAX))
        });
        self.known.insert(text.into(), part);
        part
    }

    fn contents(&self, part: PartId) -> &[(List, Content)] {
        self.contents.get(part.0 as usize).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What a person tells, list by list.
fn contents(person: Person) -> Vec<(List, Content)> {
    let mut lists: BTreeMap<List, Content> = BTreeMap::new();
    person.items.into_iter().for_each(|item| lists.entry(item.list).or_default().items.push(item));
    person.denials.into_iter().for_each(|denial| lists.entry(denial.list).or_default().denials.push(denial));
    lists.into_iter().collect()
}

/// What parts come to in crowds that follow one another: of each list, the content that parts together make.
#[derive(Default)]
pub(crate) struct Joined {
    /// By the list and the parts that tell something of it.
    known: HashMap<Box<[u32]>, ContentId>,
    pairs: Vec<(List, PartId)>,
    key: Vec<u32>,
    person: Vec<(List, ContentId)>,
}

impl Joined {
    /// Drops what is kept, as numbers of parts or of contents don't hold any more.
    pub(crate) fn forget(&mut self) {
        self.known.clear();
    }

    /// Adds a person of these parts to a crowd.
    pub(crate) fn push(&mut self, told: &[PartId], parts: &Parts, crowd: &mut Crowd) {
        self.pairs.clear();
        self.person.clear();
        for part in told {
            self.pairs.extend(parts.contents(*part).iter().map(|(list, _)| (*list, *part)));
        }
        self.pairs.sort_by_key(|(list, _)| *list);
        for of_list in self.pairs.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((list, _)) = of_list.first().copied() else { continue };
            self.key.clear();
            self.key.push(list as u32);
            self.key.extend(of_list.iter().map(|(_, part)| part.0));
            let content = match self.known.get(self.key.as_slice()) {
                Some(known) => *known,
                None => {
                    let mut content = Content::default();
                    let told = of_list.iter().flat_map(|(_, part)| parts.contents(*part));
                    for (_, one) in told.filter(|(of, _)| *of == list) {
                        content.items.extend(one.items.iter().cloned());
                        content.denials.extend(one.denials.iter().cloned());
                    }
                    let id = crowd.content(list, content);
                    self.known.insert(self.key.as_slice().into(), id);
                    id
                }
            };
            self.person.push((list, content));
        }
        crowd.push(self.person.iter().copied());
    }
}
