//! The facts to show behind an answer: those that decided, and only those.

use std::borrow::Cow;

use rungs_core::condition::{Check, Condition, Test};
use rungs_core::fact::{FactId, Field, List, Person};
use rungs_core::vocabulary::TermId;

use super::Checking;

impl Checking<'_, '_> {
    /// The facts behind what a condition comes to.
    pub(super) fn behind(&self, leaf: usize) -> Vec<FactId> {
        if let Some(known) = self.behind.borrow().get(&leaf) {
            return known.clone();
        }
        let facts = self.found_behind(leaf);
        self.behind.borrow_mut().insert(leaf, facts.clone());
        facts
    }

    fn found_behind(&self, leaf: usize) -> Vec<FactId> {
        let Some(condition) = self.program.leaves.get(leaf).map(|leaf| &leaf.condition) else { return Vec::new() };
        let mut facts = self.program.facts_for_leaf(leaf, &jobs_in_full(condition, &self.person));
        let is_other =
            |fact: &FactId| matches!(fact, FactId::Field(place, _) if self.is_something_else(condition, *place));
        // That a GCSE is no A level goes without saying, as long as something else is left to say.
        if facts.iter().any(|fact| !is_other(fact)) {
            facts.retain(|fact| !is_other(fact));
        }
        facts
    }

    /// Whether a qualification is of another type or in another subject, whatever else the condition asks.
    fn is_something_else(&self, condition: &Condition, place: usize) -> bool {
        let Some(item) = self.person.items.get(place).filter(|item| item.list == List::Qualifications) else {
            return false;
        };
        let vocabulary = &self.programs.framework().vocabulary;
        let fails = |test: &Test| match &test.check {
            Check::Within(wanted) => test.fields.iter().all(|field| {
                let fact = item.fields.get(field).filter(|_| [Field::Type, Field::Subject].contains(field));
                let terms = fact.map(|fact| fact.known.terms()).unwrap_or_default();
                let is_other = |term: &Option<TermId>| {
                    term.is_some_and(|term| !wanted.iter().any(|wanted| vocabulary.covers(*wanted, term)))
                };
                !terms.is_empty() && terms.iter().all(is_other)
            }),
            _ => false,
        };
        condition.ways.iter().all(|way| way.iter().any(fails))
    }
}

/// The person as a condition about jobs sees them: an entry tried without its facts stays what it is. Otherwise it could
/// be no job at all, and that the jobs are complete would be reason enough for a no; or it could be nothing but a job,
/// and that all other experience is told would be a reason for a yes.
fn jobs_in_full<'p>(condition: &Condition, person: &'p Person) -> Cow<'p, Person> {
    let is_job = Test::new(Field::Employed, Check::Is(true));
    let is_no_job = Test::new(Field::Employed, Check::Is(false));
    if condition.list != List::Work || !condition.ways.iter().all(|way| way.contains(&is_job)) {
        return Cow::Borrowed(person);
    }
    let mut person = person.clone();
    for denial in person.denials.iter_mut().filter(|denial| denial.list == List::Work) {
        match denial.tests.as_slice() {
            // Nothing else counts, job or not.
            [only] if *only == is_job => denial.tests.clear(),
            // Nothing is both: this says nothing of jobs.
            [only] if *only == is_no_job => denial.tests.push(is_job.clone()),
            _ => {}
        }
    }
    Cow::Owned(person)
}
