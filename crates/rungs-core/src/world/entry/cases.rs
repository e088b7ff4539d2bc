//! The ways in which an entry can turn out that some rule can tell from the others.
//!
//! Fields are taken one after another, and whatever no rule can tell apart any more is merged at once, so the number
//! of cases stays near the number of answers.

use super::rules::{Part, Passed, Rules, Stage};
use super::{Reader, Time};
use crate::condition::Exact;
use crate::fact::{Field, Item};

/// One way some fields of an entry can turn out.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(super) struct Case {
    pub(super) passed: Passed,
    pub(super) time: Time,
    pub(super) amounts: Vec<(Field, i64)>,
}

/// Each of these cases once, in order.
pub(super) fn each_once(cases: impl Iterator<Item = Case>) -> Vec<Case> {
    let mut cases: Vec<Case> = cases.collect();
    cases.sort_unstable();
    cases.dedup();
    cases
}

impl Reader<'_> {
    /// Every case of an entry that no statement refuses.
    pub(super) fn cases(&self, rules: &Rules<'_>, item: &Item) -> Vec<Case> {
        let mut cases = vec![Case::default()];
        cases.retain(|case| !rules.refuse(&case.passed));
        for stage in &rules.stages {
            if cases.is_empty() {
                break;
            }
            let options = match stage.part {
                Part::Award => self.awards(rules, item),
                Part::Period => self.periods(rules, item),
                Part::Field(field) => self.field(rules, item, field),
            };
            let joined = |case| options.iter().filter_map(move |option| rules.joined(stage, case, option));
            cases = each_once(cases.iter().flat_map(joined));
        }
        cases
    }

    fn field(&self, rules: &Rules<'_>, item: &Item, field: Field) -> Vec<Case> {
        let is_summed = rules.summed.contains(&field);
        let case = |value: &Exact| Case {
            passed: self.passed(rules, field, *value),
            time: Time::None,
            amounts: match value {
                Exact::Number(number) if is_summed => vec![(field, *number)],
                _ => Vec::new(),
            },
        };
        each_once(self.values(rules, field, item).iter().map(case))
    }

    /// The tests that a value of a field passes.
    pub(super) fn passed(&self, rules: &Rules<'_>, field: Field, value: Exact) -> Passed {
        let mut passed = Passed::default();
        for (place, check) in rules.checks_on(field) {
            if check.passes(value, self.start, self.vocabulary) {
                passed.insert(place);
            }
        }
        passed
    }
}

impl Rules<'_> {
    /// Whether what is passed is what some statement says that nothing does.
    fn refuse(&self, passed: &Passed) -> bool {
        self.refused.iter().any(|needs| passed.covers(needs))
    }

    /// A case with one more part of the entry laid out; none if it is refused by now.
    ///
    /// Tests that can no longer matter, because what needs them has failed another, are dropped, and so are time and
    /// amounts that nothing can count any more.
    fn joined(&self, stage: &Stage, case: &Case, option: &Case) -> Option<Case> {
        let passed = case.passed.clone().or(&option.passed);
        if self.refuse(&passed) {
            return None;
        }
        let mut wanted = Passed::default();
        for (needs, so_far) in self.refused.iter().zip(&stage.refused) {
            if passed.covers(so_far) {
                wanted.extend(needs);
            }
        }
        let (mut counts_time, mut counts_amounts) = (false, false);
        for (way, so_far) in self.ways.iter().zip(&stage.ways) {
            if passed.covers(so_far) {
                wanted.extend(&way.needs);
                counts_time |= way.adds_time;
                counts_amounts |= way.adds_amounts;
            }
        }
        let time = if option.time == Time::None { case.time } else { option.time };
        let mut amounts = Vec::new();
        if counts_amounts {
            amounts.extend(case.amounts.iter().chain(&option.amounts).copied());
        }
        Some(Case { passed: passed.and(&wanted), time: if counts_time { time } else { Time::None }, amounts })
    }
}
