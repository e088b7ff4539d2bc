//! What a framework means: all that it says and decides, apart from where it stands and how it is worded.
//!
//! Two versions of a page can be compared sentence by sentence, but what matters to people is whether anything is
//! decided otherwise. Here a requirement is stripped of its place, its id and its sentence, and every term gets a number
//! that both frameworks share, so that what is left can be compared with `==`.

mod stripped;

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::framework::{Framework, Role};
use rungs_core::opportunity::Opportunity;
use rungs_core::requirement::Requirement;
use rungs_core::vocabulary::{Rank, Term, TermId, Vocabulary};

/// The class of terms that stand for clauses asked word for word. Their names are sentences of the page.
pub(crate) const QUESTION: &str = "question";

/// Two frameworks, side by side.
#[derive(Debug)]
pub struct Comparison<'f> {
    before: Side<'f>,
    after: Side<'f>,
}

/// Something that two frameworks say differently.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Changed {
    /// What the framework is called, or its version.
    Framework,
    /// A source, by its footnote.
    Source(String),
    /// A term of the vocabulary, by its title.
    Term(String),
    /// A role, by its slug.
    Role(String),
    /// An opportunity, by its slug.
    Opportunity(String),
}

/// A framework whose terms have numbers that the other one shares.
#[derive(Debug)]
struct Side<'f> {
    framework: &'f Framework,
    numbers: BTreeMap<TermId, TermId>,
}

/// A term, and for each of its grades those of other scales that it reaches.
#[derive(PartialEq)]
struct TermMeant {
    term: Term,
    meetings: Vec<Vec<Rank>>,
}

impl<'f> Comparison<'f> {
    /// Puts two frameworks side by side.
    pub fn new(before: &'f Framework, after: &'f Framework) -> Comparison<'f> {
        let mut shared = BTreeMap::new();
        let mut side = |framework: &'f Framework| {
            let terms = framework.vocabulary.iter().filter(|(_, term)| term.class != QUESTION);
            let numbers = terms
                .map(|(id, term)| {
                    let next = TermId(u32::try_from(shared.len()).unwrap_or(u32::MAX));
                    (id, *shared.entry((term.class.as_str(), term.slug.as_str())).or_insert(next))
                })
                .collect();
            Side { framework, numbers }
        };
        let (before, after) = (side(before), side(after));
        Comparison { before, after }
    }

    /// What a requirement of the first framework means. Equal to [`Comparison::after`] of one that means the same.
    pub fn before(&self, requirement: &Requirement) -> Requirement {
        self.before.requirement(requirement)
    }

    /// What a requirement of the second framework means.
    pub fn after(&self, requirement: &Requirement) -> Requirement {
        self.after.requirement(requirement)
    }

    /// Everything that the two say differently; nothing, if they mean the same.
    pub fn changed(&self) -> BTreeSet<Changed> {
        let (before, after) = (&self.before, &self.after);
        let name = |framework: &Framework| {
            let name = [&framework.id, &framework.title, &framework.version];
            name.map(|part| stripped::spaced(part))
        };
        let mut changed = BTreeSet::new();
        if name(before.framework) != name(after.framework) {
            changed.insert(Changed::Framework);
        }
        changed.extend(unlike(&before.sources(), &after.sources()).map(Changed::Source));
        changed.extend(unlike(&before.terms(), &after.terms()).map(|(_, slug)| Changed::Term(slug)));
        changed.extend(unlike(&before.roles(), &after.roles()).map(Changed::Role));
        changed.extend(unlike(&before.opportunities(), &after.opportunities()).map(Changed::Opportunity));
        changed
    }
}

/// The keys whose values differ, or that only one side has.
fn unlike<K: Ord + Clone, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> impl Iterator<Item = K> {
    let keys: BTreeSet<&K> = one.keys().chain(other.keys()).collect();
    keys.into_iter().filter(|key| one.get(key) != other.get(key)).cloned().collect::<Vec<_>>().into_iter()
}

impl Side<'_> {
    fn requirement(&self, requirement: &Requirement) -> Requirement {
        stripped::Stripping::new(&self.numbers).requirement(requirement)
    }

    fn sources(&self) -> BTreeMap<String, rungs_core::framework::Source> {
        let sources = self.framework.sources.iter();
        sources.map(|(name, source)| (name.clone(), stripped::source(source))).collect()
    }

    fn terms(&self) -> BTreeMap<(String, String), TermMeant> {
        let vocabulary = &self.framework.vocabulary;
        let stripping = stripped::Stripping::new(&self.numbers);
        let meant = |id, term: &Term| {
            let meetings = meetings(vocabulary, id, term).iter().map(|ranks| stripping.ranks(ranks)).collect();
            TermMeant { term: stripping.term(term), meetings }
        };
        let terms = vocabulary.iter().filter(|(_, term)| term.class != QUESTION);
        terms.map(|(id, term)| ((term.class.clone(), term.slug.clone()), meant(id, term))).collect()
    }

    fn roles(&self) -> BTreeMap<String, Role> {
        // Questions are numbered in the order of one role, so that a change on one page is no change on the next.
        let strip = |role| stripped::Stripping::new(&self.numbers).role(role);
        self.framework.roles.iter().map(|role| (role.slug.clone(), strip(role))).collect()
    }

    fn opportunities(&self) -> BTreeMap<String, Opportunity> {
        let strip = |one| stripped::Stripping::new(&self.numbers).opportunity(one);
        self.framework.opportunities.iter().map(|one| (one.slug.clone(), strip(one))).collect()
    }
}

/// For each grade of a scale, the grades of other scales that surely reach it, and those that may.
fn meetings(vocabulary: &Vocabulary, scale: TermId, term: &Term) -> Vec<Vec<Rank>> {
    let ranks = (0..term.grades.len()).filter_map(|rank| u8::try_from(rank).ok());
    ranks.flat_map(|rank| <[_; 2]>::from(vocabulary.reaching(scale, rank))).collect()
}
