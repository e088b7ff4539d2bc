//! What the rules of one list ask of an entry, test by test.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use super::AWARD;
use crate::condition::{Check, Condition, Exact, Tally, Test};
use crate::fact::Field;
use crate::quick::QuickMap;
use crate::vocabulary::TermId;

/// A set of tests, by their places among all tests of a list.
///
/// Sets that hold the same tests are equal: the last word of `more` is never empty.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(super) struct Passed {
    /// The first hundred and twenty-eight. Hardly a list has more, and for every entry dozens of sets are made.
    first: u128,
    more: Vec<u128>,
}

/// Tests of a word of [`Passed`].
const WORD: usize = u128::BITS as usize;

impl Passed {
    pub(super) fn insert(&mut self, place: usize) {
        let bit = 1 << (place % WORD);
        let Some(word) = (place / WORD).checked_sub(1) else {
            self.first |= bit;
            return;
        };
        if self.more.len() <= word {
            self.more.resize(word + 1, 0);
        }
        self.more.get_mut(word).into_iter().for_each(|word| *word |= bit);
    }

    pub(super) fn extend(&mut self, other: &Passed) {
        self.first |= other.first;
        if self.more.len() < other.more.len() {
            self.more.resize(other.more.len(), 0);
        }
        self.more.iter_mut().zip(&other.more).for_each(|(word, with)| *word |= with);
    }

    pub(super) fn or(mut self, other: &Passed) -> Passed {
        self.extend(other);
        self
    }

    pub(super) fn and(mut self, other: &Passed) -> Passed {
        self.first &= other.first;
        self.more.truncate(other.more.len());
        self.more.iter_mut().zip(&other.more).for_each(|(word, with)| *word &= with);
        while self.more.last() == Some(&0) {
            self.more.pop();
        }
        self
    }

    pub(super) fn covers(&self, other: &Passed) -> bool {
        other.first & !self.first == 0
            && other.more.len() <= self.more.len()
            && other.more.iter().zip(&self.more).all(|(needed, word)| needed & !word == 0)
    }
}

/// The tests of conditions and of what is said not to be there, each once, and who needs which.
#[derive(Debug)]
pub(crate) struct Rules<'r> {
    /// The checks on a field, with the place of their test.
    checks: Checks<'r>,
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
    pub(super) regions: WorkedOut<(Field, Option<TermId>), Exact>,
    /// The types that tests, scales and levels tell apart: of those within a type, or of all.
    pub(super) types: WorkedOut<Option<TermId>, Option<TermId>>,
}

type Checks<'r> = BTreeMap<Field, Vec<(usize, Cow<'r, Check>)>>;

/// What is worked out once, when it is first needed.
#[derive(Debug)]
pub(super) struct WorkedOut<K, V>(RwLock<QuickMap<K, Arc<[V]>>>);

/// Tests as they are come by, each once.
#[derive(Default)]
struct Tests<'r> {
    tests: Vec<&'r Test>,
    places: QuickMap<&'r Test, usize>,
    checks: Checks<'r>,
}

/// A way to count for a condition.
#[derive(Debug)]
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
#[derive(Debug)]
pub(super) struct Stage {
    pub(super) part: Part,
    pub(super) refused: Vec<Passed>,
    pub(super) ways: Vec<Passed>,
}

impl<'r> Rules<'r> {
    pub(super) fn new(statements: &[&'r [Test]], conditions: &'r [Condition]) -> Rules<'r> {
        let mut tests = Tests::default();
        let refused: Vec<Passed> = statements.iter().map(|statement| tests.needs(statement)).collect();
        let (mut ways, mut summed) = (Vec::new(), BTreeSet::new());
        for (condition, of) in conditions.iter().enumerate() {
            let adds_time = matches!(of.tally, Tally::Months { .. });
            let sums = match of.tally {
                Tally::Sum { field, .. } => Some(field),
                _ => None,
            };
            summed.extend(sums);
            for way in &of.ways {
                ways.push(Way { condition, needs: tests.needs(way), adds_time, adds_amounts: sums.is_some() });
            }
        }
        let adds_time = conditions.iter().any(|of| matches!(of.tally, Tally::Months { .. }));
        let Tests { tests, checks, .. } = tests;
        let (stages, regions, types) = (Vec::new(), WorkedOut::default(), WorkedOut::default());
        let mut rules = Rules { checks, refused, ways, adds_time, summed, stages, regions, types };
        rules.stages = rules.staged(&tests);
        rules
    }

    /// The rules of a list where nothing is said not to be there, to be kept.
    pub(crate) fn kept(conditions: &[Condition]) -> Rules<'static> {
        let Rules { checks, refused, ways, adds_time, summed, stages, regions, types } = Rules::new(&[], conditions);
        let owned = |(place, check): (usize, Cow<'_, Check>)| (place, Cow::Owned(check.into_owned()));
        let checks = checks.into_iter().map(|(field, checks)| (field, checks.into_iter().map(owned).collect()));
        Rules { checks: checks.collect(), refused, ways, adds_time, summed, stages, regions, types }
    }

    /// Awards and periods hang together and come first; then one field after another.
    fn staged(&self, tests: &[&Test]) -> Vec<Stage> {
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
            for (place, test) in tests.iter().enumerate() {
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
    pub(super) fn checks_on(&self, field: Field) -> impl Iterator<Item = (usize, &Check)> + Clone {
        let checks = self.checks.get(&field).map(Vec::as_slice).unwrap_or_default();
        checks.iter().map(|(place, check)| (*place, &**check))
    }
}

impl<K, V> Default for WorkedOut<K, V> {
    fn default() -> WorkedOut<K, V> {
        WorkedOut(RwLock::default())
    }
}

impl<K: Eq + Hash, V> WorkedOut<K, V> {
    pub(super) fn get(&self, of: K, work_out: impl FnOnce() -> Vec<V>) -> Arc<[V]> {
        if let Some(known) = self.0.read().unwrap_or_else(PoisonError::into_inner).get(&of) {
            return Arc::clone(known);
        }
        let found: Arc<[V]> = work_out().into();
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(of, Arc::clone(&found));
        found
    }
}

impl<'r> Tests<'r> {
    fn needs(&mut self, tests: &'r [Test]) -> Passed {
        let mut needs = Passed::default();
        for test in tests {
            let place = *self.places.entry(test).or_insert_with(|| {
                for field in &test.fields {
                    self.checks.entry(*field).or_default().push((self.tests.len(), Cow::Borrowed(&test.check)));
                }
                self.tests.push(test);
                self.tests.len() - 1
            });
            needs.insert(place);
        }
        needs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(places: &[usize]) -> Passed {
        let mut passed = Passed::default();
        places.iter().for_each(|place| passed.insert(*place));
        passed
    }

    /// Sets of more tests than a word has.
    #[test]
    fn sets_of_many_tests_are_sets() {
        let sets: [&[usize]; 8] =
            [&[], &[0], &[127], &[128], &[0, 128], &[0, 128, 255], &[0, 256], &[0, 127, 128, 255, 256, 400]];
        for one in sets {
            for other in sets {
                let both: Vec<usize> = one.iter().filter(|place| other.contains(place)).copied().collect();
                assert_eq!(of(one).or(&of(other)), of(&[one, other].concat()), "{one:?} {other:?}");
                assert_eq!(of(one).and(&of(other)), of(&both), "{one:?} {other:?}");
                assert_eq!(
                    of(one).covers(&of(other)),
                    other.iter().all(|place| one.contains(place)),
                    "{one:?} {other:?}"
                );
                assert_eq!(of(one) == of(other), one == other, "{one:?} {other:?}");
            }
        }
    }
}
