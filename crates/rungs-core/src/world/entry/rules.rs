//! What the rules of one list ask of an entry, test by test.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::AWARD;
use crate::condition::{Check, Condition, Exact, Tally, Test};
use crate::fact::Field;
use crate::quick::QuickMap;
use crate::vocabulary::TermId;

/// A set of tests, by their places among all tests of a list.
///
/// Sets that hold the same tests are equal: the last word is never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) struct Passed(Vec<u64>);

impl Passed {
    pub(super) fn insert(&mut self, place: usize) {
        if self.0.len() <= place / 64 {
            self.0.resize(place / 64 + 1, 0);
        }
        if let Some(word) = self.0.get_mut(place / 64) {
            *word |= 1 << (place % 64);
        }
    }

    pub(super) fn extend(&mut self, other: &Passed) {
        if self.0.len() < other.0.len() {
            self.0.resize(other.0.len(), 0);
        }
        self.0.iter_mut().zip(&other.0).for_each(|(word, with)| *word |= with);
    }

    pub(super) fn or(mut self, other: &Passed) -> Passed {
        self.extend(other);
        self
    }

    pub(super) fn and(mut self, other: &Passed) -> Passed {
        self.0.truncate(other.0.len());
        self.0.iter_mut().zip(&other.0).for_each(|(word, with)| *word &= with);
        while self.0.last() == Some(&0) {
            self.0.pop();
        }
        self
    }

    pub(super) fn covers(&self, other: &Passed) -> bool {
        other.0.len() <= self.0.len() && other.0.iter().zip(&self.0).all(|(needed, word)| needed & !word == 0)
    }
}

/// The tests of conditions and of what is said not to be there, each once, and who needs which.
pub(super) struct Rules<'r> {
    tests: Vec<&'r Test>,
    checks: BTreeMap<Field, Vec<(usize, &'r Check)>>,
    /// What each statement says that no entry passes.
    pub(super) refused: Vec<Passed>,
    /// The ways to count, condition by condition.
    pub(super) ways: Vec<Way>,
    /// Whether some condition adds up time.
    pub(super) adds_time: bool,
    /// The fields that conditions add up.
    pub(super) summed: BTreeSet<Field>,
    /// The parts of an entry, in the order in which they are laid out.
    pub(super) stages: Vec<Stage>,
    /// The terms of a field that tests tell apart: of those within a term, or of all.
    regions: RefCell<Regions>,
}

type Regions = QuickMap<(Field, Option<TermId>), Rc<Vec<Exact>>>;

/// A way to count for a condition.
pub(super) struct Way {
    /// The condition, as a place in its list.
    pub(super) condition: usize,
    /// What an entry has to pass.
    pub(super) needs: Passed,
    pub(super) adds_time: bool,
    pub(super) adds_amounts: bool,
}

/// Fields that are laid out together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Award,
    Period,
    Field(Field),
}

/// A part of an entry, and of what the rules need as much as is decided once it is laid out.
pub(super) struct Stage {
    pub(super) part: Part,
    pub(super) refused: Vec<Passed>,
    pub(super) ways: Vec<Passed>,
}

impl<'r> Rules<'r> {
    pub(super) fn new(statements: &[&'r [Test]], conditions: &'r [Condition]) -> Rules<'r> {
        let mut rules = Rules {
            tests: Vec::new(),
            checks: BTreeMap::new(),
            refused: Vec::new(),
            ways: Vec::new(),
            adds_time: false,
            summed: BTreeSet::new(),
            stages: Vec::new(),
            regions: RefCell::default(),
        };
        let mut places: QuickMap<&Test, usize> = QuickMap::default();
        for tests in statements {
            let needs = rules.needs(tests, &mut places);
            rules.refused.push(needs);
        }
        for (condition, of) in conditions.iter().enumerate() {
            let adds_time = matches!(of.tally, Tally::Months { .. });
            let summed = match of.tally {
                Tally::Sum { field, .. } => Some(field),
                _ => None,
            };
            rules.adds_time |= adds_time;
            rules.summed.extend(summed);
            for way in &of.ways {
                let needs = rules.needs(way, &mut places);
                rules.ways.push(Way { condition, needs, adds_time, adds_amounts: summed.is_some() });
            }
        }
        rules.stages = rules.staged();
        rules
    }

    fn needs(&mut self, tests: &'r [Test], places: &mut QuickMap<&'r Test, usize>) -> Passed {
        let mut needs = Passed::default();
        for test in tests {
            let place = *places.entry(test).or_insert_with(|| {
                for field in &test.fields {
                    self.checks.entry(*field).or_default().push((self.tests.len(), &test.check));
                }
                self.tests.push(test);
                self.tests.len() - 1
            });
            needs.insert(place);
        }
        needs
    }

    /// Awards and periods hang together and come first; then one field after another.
    fn staged(&self) -> Vec<Stage> {
        let mut fields: BTreeSet<Field> = self.checks.keys().copied().chain(self.summed.iter().copied()).collect();
        let mut parts = Vec::new();
        if AWARD.iter().any(|field| fields.contains(field)) {
            parts.push((Part::Award, AWARD.to_vec()));
        }
        if self.adds_time || Field::PERIOD.iter().any(|field| fields.contains(field)) {
            parts.push((Part::Period, Field::PERIOD.to_vec()));
        }
        fields.retain(|field| !AWARD.contains(field) && !Field::PERIOD.contains(field));
        parts.extend(fields.into_iter().map(|field| (Part::Field(field), vec![field])));
        let mut settled: Vec<Field> = Vec::new();
        let stage = |(part, fields): (Part, Vec<Field>)| {
            settled.extend(fields);
            let mut decided = Passed::default();
            for (place, test) in self.tests.iter().enumerate() {
                if test.fields.iter().all(|field| settled.contains(field)) {
                    decided.insert(place);
                }
            }
            let so_far = |needs: &Passed| needs.clone().and(&decided);
            let refused = self.refused.iter().map(so_far).collect();
            Stage { part, refused, ways: self.ways.iter().map(|way| so_far(&way.needs)).collect() }
        };
        parts.into_iter().map(stage).collect()
    }

    /// The checks on a field, with the place of their test.
    pub(super) fn checks_on(&self, field: Field) -> &[(usize, &'r Check)] {
        self.checks.get(&field).map(Vec::as_slice).unwrap_or_default()
    }

    /// The terms of a field that tests tell apart, worked out once.
    pub(super) fn regions(&self, of: (Field, Option<TermId>), work_out: impl FnOnce() -> Vec<Exact>) -> Rc<Vec<Exact>> {
        if let Some(known) = self.regions.borrow().get(&of) {
            return Rc::clone(known);
        }
        let found = Rc::new(work_out());
        self.regions.borrow_mut().insert(of, Rc::clone(&found));
        found
    }
}
