//! What is known about a person: lists of dated facts, where absent means unknown.

mod field;
mod list;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::condition::Test;
use crate::date::{Date, DateRange};
use crate::requirement::Owner;
use crate::vocabulary::TermId;

pub use field::{Field, Part, Score, Sort};
pub use list::List;

/// What is known of one field.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// This term, or something narrower that it includes.
    Term(TermId),
    /// A term that the vocabulary doesn't have.
    Unnamed,
    /// One of these terms, or something narrower that one of them includes; `None` is one that the vocabulary doesn't
    /// have. Which of them isn't known.
    OneOf(Arc<[Option<TermId>]>),
    /// A number between these two, both possible.
    Number(i64, i64),
    /// A day in this range.
    Date(DateRange),
    /// Yes or no.
    Truth(bool),
    /// A grade between these two ranks on this scale.
    Grade(TermId, u8, u8),
}

impl Known {
    /// One of these terms; `None` is one that the vocabulary doesn't have.
    pub fn one_of(terms: &[Option<TermId>]) -> Known {
        match terms {
            [Some(term)] => Known::Term(*term),
            [None] => Known::Unnamed,
            several => Known::OneOf(several.into()),
        }
    }

    /// The terms of which one, or something narrower, is there; none where no term is known.
    pub fn terms(&self) -> Vec<Option<TermId>> {
        match self {
            Known::Term(term) => vec![Some(*term)],
            Known::Unnamed => vec![None],
            Known::OneOf(terms) => terms.to_vec(),
            Known::Number(..) | Known::Date(_) | Known::Truth(_) | Known::Grade(..) => Vec::new(),
        }
    }
}

/// How a fact came to be known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub enum KnownBy {
    /// The person said so.
    #[default]
    Said,
    /// Someone has seen a document.
    Seen,
    /// The issuer has confirmed it.
    Verified,
}

impl KnownBy {
    /// The name used in files and on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            KnownBy::Said => "said",
            KnownBy::Seen => "seen",
            KnownBy::Verified => "verified",
        }
    }
}

/// One atomic fact: a field of an entry, with where it was read.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fact {
    /// What is known.
    pub known: Known,
    /// How it is known.
    pub known_by: KnownBy,
    /// Where it stands in the person file, such as `employments[0].hours_per_week`.
    pub path: String,
    /// The value as a person reads it.
    pub shown: String,
}

/// One entry of a list. A field that is not there is unknown.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The list it stands in.
    pub list: List,
    /// How a person would call it ("healthcare assistant at Northmoor NHS Trust").
    pub label: String,
    /// Its facts.
    pub fields: BTreeMap<Field, Fact>,
}

impl Item {
    /// An entry of which nothing is known.
    pub fn unknown(list: List) -> Item {
        Item { list, label: String::new(), fields: BTreeMap::new() }
    }
}

/// A statement that no entry passes all of these tests; said of an entry that surely does, it means no further one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Denial {
    /// The list it speaks of.
    pub list: List,
    /// What no entry does; empty says that the list is complete.
    pub tests: Vec<Test>,
    /// Where it stands in the person file.
    pub path: String,
    /// The statement as a person reads it.
    pub shown: String,
}

/// What someone decided about the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// They accepted, waived or were satisfied.
    Granted,
    /// They said no.
    Refused,
}

impl Outcome {
    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Granted => "granted",
            Outcome::Refused => "refused",
        }
    }
}

/// A recorded decision: an act, with an owner, a day and a scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The requirement's id, or words that stand in its sentence.
    pub requirement: String,
    /// The route it was taken for; without one, wherever the requirement stands.
    pub route: Option<String>,
    /// The provider whose offer it was taken for, if it was for one only.
    pub offer: Option<String>,
    /// Who decided.
    pub by: Option<Owner>,
    /// What they decided.
    pub outcome: Outcome,
    /// When.
    pub on: Option<Date>,
    /// Where it stands in the person file.
    pub path: String,
}

/// An answer to a question, by the question's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// The key of the question ([`crate::requirement::Question::key`]), or its text.
    pub question: String,
    /// What was answered.
    pub reply: Reply,
    /// Where it stands in the person file.
    pub path: String,
}

/// What was answered to a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reply {
    /// Yes or no.
    YesNo(bool),
    /// How many: entries, or months.
    Number(u32),
    /// When.
    Date(DateRange),
}

/// Everything known about one person. Nothing here has a default: what is not said is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// How they are called, if they told; never decides anything.
    pub name: Option<String>,
    /// Entries of all lists.
    pub items: Vec<Item>,
    /// What is not held, and which lists are complete.
    pub denials: Vec<Denial>,
    /// What they answered when asked; see [`crate::program::Program::with_answers`].
    pub answers: Vec<Answered>,
    /// What the person can't say, so that it is not asked again: question keys.
    pub not_known: Vec<String>,
    /// What others decided about them.
    pub decisions: Vec<Decision>,
    /// The named providers they are applying to, as they call them: what one of these asks is asked of them.
    pub providers: Vec<String>,
}

/// One removable piece of what is known about a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactId {
    /// A field of an item.
    Field(usize, Field),
    /// A denial.
    Denial(usize),
}

impl Person {
    /// Every atomic fact about the lists named, in order.
    pub fn facts(&self, lists: impl Fn(List) -> bool) -> Vec<FactId> {
        let fields = self
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| lists(item.list))
            .flat_map(|(place, item)| item.fields.keys().map(move |field| FactId::Field(place, *field)));
        let denials = self
            .denials
            .iter()
            .enumerate()
            .filter(|(_, denial)| lists(denial.list))
            .map(|(place, _)| FactId::Denial(place));
        fields.chain(denials).collect()
    }

    /// The same person with only these facts known.
    ///
    /// An entry that keeps none of its fields stays: that there is one more entry is known even when nothing of it is.
    pub fn knowing(&self, kept: &[FactId]) -> Person {
        let mut person = self.clone();
        for (place, item) in person.items.iter_mut().enumerate() {
            item.fields.retain(|field, _| kept.contains(&FactId::Field(place, *field)));
        }
        let mut place = 0;
        person.denials.retain(|_| {
            place += 1;
            kept.contains(&FactId::Denial(place - 1))
        });
        person
    }
}
