//! What sentences of the same list asked of qualifications before: *those GCSEs*, *that degree*, *a further 2*.

use crate::condition::{Check, Condition, Test};
use crate::fact::List;
use crate::requirement::{Content, How, Matter, Requirement, Strength};
use crate::vocabulary::{TermId, Vocabulary};

/// What an earlier sentence of the same list asks of qualifications.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Whether it is asked of everybody and for sure, so that what it takes is taken.
    pub is_sure: bool,
    /// What it asks, each condition with its words.
    pub conditions: Vec<(Condition, String)>,
}

impl Earlier {
    /// What a requirement asks of qualifications; nothing, if it speaks of none.
    pub fn of(requirement: &Requirement) -> Option<Earlier> {
        let is_sure =
            requirement.strength == Strength::Must && requirement.guard.is_none() && requirement.decider.is_none();
        let mut earlier = Earlier { is_sure, conditions: Vec::new() };
        match &requirement.content {
            Content::Matter(matter) => earlier.add(matter),
            Content::Group { how, members } => {
                for member in members.iter().filter_map(Earlier::of) {
                    earlier.is_sure &= member.is_sure && *how == How::All;
                    earlier.conditions.extend(member.conditions);
                }
            }
            _ => {}
        }
        (!earlier.conditions.is_empty()).then_some(earlier)
    }

    fn add(&mut self, matter: &Matter) {
        match matter {
            Matter::Leaf(leaf) if leaf.condition.list == List::Qualifications => {
                self.conditions.push((leaf.condition.clone(), leaf.words.clone()));
            }
            Matter::Leaf(_) | Matter::Preferably(_) => {}
            Matter::All(parts) => parts.iter().for_each(|part| self.add(part)),
            Matter::Softened { loose, is_range: true, .. } => self.add(loose),
            Matter::Softened { strict, .. } => self.add(strict),
            Matter::Any(parts) | Matter::AtLeast(_, parts) => {
                let known = self.conditions.len();
                parts.iter().for_each(|part| self.add(part));
                self.is_sure &= self.conditions.len() == known;
            }
            Matter::Not(inner) | Matter::Usually(inner) => {
                let known = self.conditions.len();
                self.add(inner);
                self.is_sure &= self.conditions.len() == known;
            }
        }
    }
}

/// Whether whatever goes one of these ways also goes one of those.
pub(super) fn is_within(narrow: &[Vec<Test>], wide: &[Vec<Test>], vocabulary: &Vocabulary) -> bool {
    let implied = |narrow: &[Test], wide: &[Test]| {
        wide.iter().all(|test| narrow.iter().any(|other| implies(other, test, vocabulary)))
    };
    narrow.iter().all(|narrow| wide.iter().any(|wide| implied(narrow, wide)))
}

fn implies(narrow: &Test, wide: &Test, vocabulary: &Vocabulary) -> bool {
    narrow.fields == wide.fields
        && match (&narrow.check, &wide.check) {
            (Check::Within(narrow), Check::Within(wide)) => {
                narrow.iter().all(|narrow| wide.iter().any(|wide| vocabulary.covers(*wide, *narrow)))
            }
            (Check::AtLeast(narrow), Check::AtLeast(wide)) => narrow >= wide,
            (Check::Grade(narrow), Check::Grade(wide)) => {
                narrow.iter().all(|(on, rank)| wide.iter().any(|(scale, floor)| on == scale && rank >= floor))
            }
            (narrow, wide) => narrow == wide,
        }
}

/// Whether nothing can go one of these ways and one of those: they name things of which nothing is both.
pub(super) fn are_apart(one: &[Vec<Test>], other: &[Vec<Test>], vocabulary: &Vocabulary) -> bool {
    let nothing_is_both = |one: &[TermId], other: &[TermId]| {
        let is_both = |term: TermId| {
            let within = |wide: &[TermId]| wide.iter().any(|wide| vocabulary.covers(*wide, term));
            within(one) && within(other)
        };
        !vocabulary.iter().any(|(term, _)| is_both(term))
    };
    let apart = |one: &Test, other: &Test| match (&one.check, &other.check) {
        (Check::Within(terms), Check::Within(others)) => {
            one.fields.len() == 1 && one.fields == other.fields && nothing_is_both(terms, others)
        }
        _ => false,
    };
    one.iter().all(|one| other.iter().all(|other| one.iter().any(|test| other.iter().any(|with| apart(test, with)))))
}
