//! What one entry of a list can contribute to the conditions on it.
//!
//! An entry's unknown fields are cut into the regions that the conditions tell apart, one representative each:
//! `rules` says what is told apart, `field`, `award` and `period` give the representatives, `cases` joins them.

mod award;
mod cases;
mod field;
mod period;
mod rules;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use cases::Case;
pub(crate) use rules::Rules;

use crate::condition::{Condition, Tally, Test};
use crate::date::Date;
use crate::fact::{Denial, Field, Item};
use crate::vocabulary::Vocabulary;
use crate::world::World;

/// What is known of one of these says something about the others.
pub(crate) const AWARD: [Field; 3] = [Field::Type, Field::Grade, Field::Level];

/// Adds the fields that hang together with those named: type, grade and level, and the ends and the length of a period.
pub(crate) fn add_together(fields: &mut BTreeSet<Field>) {
    for together in [AWARD, Field::PERIOD] {
        if together.iter().any(|field| fields.contains(field)) {
            fields.extend(together);
        }
    }
}

/// What an entry adds: which conditions it counts for, and how much.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) struct Contribution {
    /// A bit for each condition it counts for.
    pub(crate) counts_for: World,
    /// When, for conditions that add up time.
    pub(crate) time: Time,
    /// How much of each field, for conditions that add up amounts.
    pub(crate) amounts: Vec<(Field, i64)>,
}

/// The time an entry covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub(crate) enum Time {
    /// None that anyone asks about.
    #[default]
    None,
    /// From a day until a day, both included.
    Days(Date, Date),
    /// Months on days not told.
    Untold {
        /// How many.
        months: u32,
        /// How many of them are beside all other time; the rest went by while something else counted too.
        beside: u32,
        /// They lie in every window of at least so many months.
        within: u32,
        /// They were over by this day.
        end: Date,
    },
}

/// Reads entries against the conditions of one list.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'a> {
    conditions: &'a [Condition],
    start: Date,
    vocabulary: &'a Vocabulary,
}

/// A reader, given what is said not to be there. What doesn't depend on the entry is worked out once.
pub(crate) struct Given<'a> {
    reader: Reader<'a>,
    statements: Vec<&'a [Test]>,
    /// The rules where no statement strikes anything out, if they are known.
    plain: Option<&'a Rules<'static>>,
    /// By the places of statements: the rules where these strike out what they speak of.
    rules: RefCell<BTreeMap<Vec<usize>, Rc<Rules<'a>>>>,
    /// For each test: the rules of nothing but it.
    alone: RefCell<BTreeMap<&'a Test, Rc<Rules<'a>>>>,
    /// For each test, whether an entry surely passes it of which nothing is known that the test looks at.
    of_unknown: RefCell<BTreeMap<&'a Test, bool>>,
}

impl<'a> Reader<'a> {
    pub(crate) fn new(conditions: &'a [Condition], start: Date, vocabulary: &'a Vocabulary) -> Reader<'a> {
        Reader { conditions, start, vocabulary }
    }

    /// The same, given what is said not to be there.
    pub(crate) fn given<'d>(&self, denials: &[&'d Denial]) -> Given<'d>
    where
        'a: 'd,
    {
        Given {
            reader: *self,
            statements: denials.iter().map(|denial| denial.tests.as_slice()).collect(),
            plain: None,
            rules: RefCell::default(),
            alone: RefCell::default(),
            of_unknown: RefCell::default(),
        }
    }

    fn contributions(&self, rules: &Rules<'_>, cases: Vec<Case>) -> Vec<Contribution> {
        let contribution = |case: Case| {
            let mut contribution = Contribution::default();
            let (mut adds_time, mut adds_amounts) = (false, false);
            for way in rules.ways.iter().filter(|way| case.passed.covers(&way.needs)) {
                contribution.counts_for |= 1 << way.condition;
                adds_time |= way.adds_time;
                adds_amounts |= way.adds_amounts;
            }
            if adds_time {
                contribution.time = case.time;
            }
            if adds_amounts {
                contribution.amounts = case.amounts;
            }
            contribution
        };
        let mut found: Vec<Contribution> = cases.into_iter().map(contribution).collect();
        found.sort_unstable();
        found.dedup();
        found
    }
}

impl<'a> Given<'a> {
    /// What a listed entry can contribute: one alternative for each way its unknown fields could turn out.
    ///
    /// What is said not to be there strikes out alternatives. Said of an entry that surely is just
    /// that, it means that there are no further ones; and where the statements would leave nothing
    /// of an entry, the entry stands.
    pub(crate) fn listed(&self, item: &Item) -> Vec<Contribution> {
        let is_about_others = |tests: &'a [Test]| tests.iter().all(|test| self.surely_passes(item, test));
        let statements = self.statements.iter().enumerate();
        let striking = statements.filter(|(_, tests)| !is_about_others(tests)).map(|(place, _)| place).collect();
        let found = self.with(striking, item);
        if found.is_empty() { self.with(Vec::new(), item) } else { found }
    }

    /// What an entry can contribute in agreement with everything that is said not to be there, if anything.
    pub(crate) fn agreeing(&self, item: &Item) -> Vec<Contribution> {
        self.with((0..self.statements.len()).collect(), item)
    }

    /// What an entry that isn't listed can contribute.
    pub(crate) fn unlisted(&self) -> Vec<Contribution> {
        let Some(list) = self.reader.conditions.first().map(|condition| condition.list) else { return Vec::new() };
        let mut found = self.agreeing(&Item::unknown(list));
        found.retain(|contribution| contribution.counts_for != 0);
        found
    }

    /// The same, where the rules of the list are known by which nothing is struck out. They hold what was found out by other
    /// entries: all of them have to be read for the same start, by the same vocabulary.
    pub(crate) fn knowing(self, plain: Option<&'a Rules<'static>>) -> Given<'a> {
        Given { plain, ..self }
    }

    fn with(&self, striking: Vec<usize>, item: &Item) -> Vec<Contribution> {
        if let Some(plain) = self.plain.filter(|_| striking.is_empty()) {
            return self.reader.contributions(plain, self.reader.cases(plain, item));
        }
        let known = self.rules.borrow().get(&striking).cloned();
        let rules = known.unwrap_or_else(|| {
            let statements: Vec<&[Test]> =
                striking.iter().filter_map(|place| self.statements.get(*place).copied()).collect();
            let rules = Rc::new(Rules::new(&statements, self.reader.conditions));
            self.rules.borrow_mut().insert(striking, Rc::clone(&rules));
            rules
        });
        self.reader.contributions(&rules, self.reader.cases(&rules, item))
    }

    /// Whether every entry that this one could be passes a test.
    fn surely_passes(&self, item: &Item, test: &'a Test) -> bool {
        let together = [AWARD, Field::PERIOD];
        let is_looked_at = |field: &Field| {
            let with_it = together.iter().filter(|together| together.contains(field)).flatten();
            test.fields.contains(field) || with_it.into_iter().any(|other| test.fields.contains(other))
        };
        let only = Reader { conditions: &[], ..self.reader };
        let passes = |item: &Item| {
            let known = self.alone.borrow().get(test).cloned();
            let rules = known.unwrap_or_else(|| {
                let rules = Rc::new(Rules::new(&[std::slice::from_ref(test)], &[]));
                self.alone.borrow_mut().insert(test, Rc::clone(&rules));
                rules
            });
            only.cases(&rules, item).is_empty()
        };
        if item.fields.keys().any(is_looked_at) {
            return passes(item);
        }
        let known = self.of_unknown.borrow().get(test).copied();
        known.unwrap_or_else(|| {
            let passes = passes(&Item::unknown(item.list));
            self.of_unknown.borrow_mut().insert(test, passes);
            passes
        })
    }
}

impl Contribution {
    /// The same as some of the conditions see it, the others looking away.
    pub(crate) fn seen_by(&self, looking: World, conditions: &[Condition]) -> Contribution {
        let counts_for = self.counts_for & looking;
        let counted = conditions.iter().enumerate().filter(|(place, _)| counts_for & (1 << place) != 0);
        let mut seen = Contribution { counts_for, ..Contribution::default() };
        for (_, condition) in counted {
            match condition.tally {
                Tally::Count(_) => {}
                Tally::Months { .. } => seen.time = self.time,
                Tally::Sum { field, .. } => {
                    let amount = self.amounts.iter().filter(|(of, _)| *of == field);
                    let new = amount.filter(|one| !seen.amounts.contains(one)).copied().collect::<Vec<_>>();
                    seen.amounts.extend(new);
                }
            }
        }
        seen
    }
}
