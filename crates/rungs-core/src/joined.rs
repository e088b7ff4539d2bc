//! Two vocabularies in one, so that two versions of a framework can be compared.
//!
//! The same word can mean two things: a role family that has gained a member is still called what it
//! was. So a term that covers other things than before comes in a second time, under no name, and
//! the older rules speak of that one. What people have and do (a role, a subject) stays one thing.

use std::collections::BTreeSet;

use crate::condition::{Check, Condition, Tally, Test};
use crate::fact::{Field, Part};
use crate::framework::Role;
use crate::vocabulary::{TermId, Vocabulary};

/// A vocabulary with an older one in it, and where the older one's terms went.
#[derive(Clone, Debug)]
pub struct Joined {
    /// The newer vocabulary, at its own places, and behind it what only the older one has.
    pub vocabulary: Vocabulary,
    /// For each term of the older vocabulary, what people mean who say it of themselves.
    same: Vec<TermId>,
    /// For each term of the older vocabulary, what a rule means that speaks of all it covers.
    covering: Vec<TermId>,
    /// For each term of the older vocabulary that is a scale, the new rank of each old one.
    ranks: Vec<Vec<u8>>,
}

impl Vocabulary {
    /// This vocabulary with an older one in it.
    pub fn joined(&self, older: &Vocabulary) -> Joined {
        let mut vocabulary = self.clone();
        let mut same = Vec::new();
        for (_, term) in older.iter() {
            let known = self.iter().find(|(_, known)| known.slug == term.slug && known.class == term.class);
            same.push(match known {
                Some((id, _)) => id,
                None => {
                    let mut added = term.clone();
                    added.within.clear();
                    vocabulary.add(added)
                }
            });
        }
        let place = |id: TermId| same.get(id.0 as usize).copied().unwrap_or(id);
        // What is new to the newer vocabulary speaks of scales by their new places.
        for (old, term) in older.iter() {
            if (place(old).0 as usize) < self.iter().count() {
                continue;
            }
            vocabulary.update(place(old), |added| {
                added.scales = term.scales.iter().map(|scale| place(*scale)).collect();
                if let Some((floors, _)) = added.level.as_mut().and_then(|level| level.threshold.as_mut()) {
                    floors.iter_mut().for_each(|(scale, _)| *scale = place(*scale));
                }
                added.equivalences.iter_mut().for_each(|equivalence| {
                    equivalence.stands_for = place(equivalence.stands_for);
                    equivalence.subject = equivalence.subject.map(place);
                    equivalence.grade.iter_mut().for_each(|(scale, _)| *scale = place(*scale));
                });
            });
        }
        // A circle of inclusions was found when either vocabulary was read.
        let _ = vocabulary.close();
        let covered = |vocabulary: &Vocabulary, wide: TermId| -> BTreeSet<TermId> {
            vocabulary.iter().map(|(id, _)| id).filter(|id| vocabulary.covers(wide, *id)).collect()
        };
        let covering = older.iter().map(|(old, term)| {
            let then: BTreeSet<TermId> = covered(older, old).into_iter().map(place).collect();
            match then == covered(&vocabulary, place(old)) {
                true => place(old),
                false => vocabulary.add_covering(&term.title, &then),
            }
        });
        let covering = covering.collect();
        let ranks = older.iter().map(|(old, term)| {
            let rank = |grade: &String| self.rank(place(old), grade).unwrap_or(0);
            let kept = |(rank_then, grade): (usize, &String)| match self.get(place(old)) {
                Some(scale) if !scale.grades.is_empty() => rank(grade),
                _ => u8::try_from(rank_then).unwrap_or(u8::MAX),
            };
            term.grades.iter().enumerate().map(kept).collect()
        });
        let ranks = ranks.collect();
        Joined { vocabulary, same, covering, ranks }
    }
}

impl Joined {
    fn same(&self, id: TermId) -> TermId {
        self.same.get(id.0 as usize).copied().unwrap_or(id)
    }

    fn covering(&self, id: TermId) -> TermId {
        self.covering.get(id.0 as usize).copied().unwrap_or(id)
    }

    /// A role of the older framework in the words of both.
    pub fn role(&self, role: &Role) -> Role {
        let mut role = role.clone();
        role.each_condition(&mut |condition| *condition = self.condition(condition));
        role
    }

    /// A condition of the older framework in the words of both.
    pub fn condition(&self, condition: &Condition) -> Condition {
        let ways = condition.ways.iter().map(|way| way.iter().map(|test| self.test(test)).collect());
        let tally = match condition.tally {
            Tally::Sum { field, at_least } => Tally::Sum { field: self.field(field), at_least },
            other => other,
        };
        Condition { list: condition.list, ways: ways.collect(), tally }
    }

    fn test(&self, test: &Test) -> Test {
        let all = |terms: &Vec<TermId>| terms.iter().map(|term| self.covering(*term)).collect();
        let check = match &test.check {
            Check::Within(terms) => Check::Within(all(terms)),
            Check::Outside(terms) => Check::Outside(all(terms)),
            Check::Grade(floors) => {
                Check::Grade(floors.iter().map(|(scale, rank)| (self.same(*scale), self.rank(*scale, *rank))).collect())
            }
            other => other.clone(),
        };
        Test { fields: test.fields.iter().map(|field| self.field(*field)).collect(), check }
    }

    fn rank(&self, scale: TermId, rank: u8) -> u8 {
        self.ranks.get(scale.0 as usize).and_then(|ranks| ranks.get(usize::from(rank))).copied().unwrap_or(rank)
    }

    fn field(&self, field: Field) -> Field {
        match field {
            Field::Part(Part::Scheme(scheme)) => Field::Part(Part::Scheme(self.same(scheme))),
            other => other,
        }
    }
}
