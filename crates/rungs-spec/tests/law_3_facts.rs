//! Law 3. The facts named in an explanation suffice to reproduce the verdict, and none of them can be left out.

mod support;

use proptest::prelude::*;
use rungs_core::condition::Condition;
use rungs_core::fact::{FactId, Person};
use support::random::{Size, case_or_time};
use support::{Case, cases, nodes};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn the_facts_behind_a_standing_give_it_and_none_can_be_left_out(case in case_or_time(Size::USUAL)) {
        let program = case.program();
        let reading = program.read(&case.person);
        for node in nodes(&program) {
            let facts = program.facts_for(node, &case.person, &reading);
            let interval = |facts: &[FactId]| program.interval(node, &program.read(&case.person.knowing(facts)));
            let stated = program.interval(node, &reading);
            prop_assert_eq!(interval(&facts), stated, "with {:?}", facts);
            for (left_out, without) in one_left_out(&facts) {
                prop_assert_ne!(interval(&without), stated, "without {:?}", left_out);
            }
        }
    }

    #[test]
    fn so_do_the_facts_behind_one_condition(case in case_or_time(Size::USUAL)) {
        let program = case.program();
        for (place, leaf) in program.leaves.iter().enumerate() {
            let facts = program.facts_for_leaf(place, &case.person);
            let known = |person: &Person| known(&case, &leaf.condition, person);
            let stated = known(&case.person);
            prop_assert_eq!(known(&case.person.knowing(&facts)), stated, "with {:?}", facts);
            for (left_out, without) in one_left_out(&facts) {
                prop_assert_ne!(known(&case.person.knowing(&without)), stated, "without {:?}", left_out);
            }
        }
    }
}

fn one_left_out(facts: &[FactId]) -> impl Iterator<Item = (FactId, Vec<FactId>)> + '_ {
    facts.iter().map(|left_out| (*left_out, facts.iter().filter(|fact| *fact != left_out).copied().collect()))
}

/// By the definition: whether a condition surely holds, surely doesn't, or can't be told.
fn known(case: &Case, condition: &Condition, person: &Person) -> Option<bool> {
    let asked = case.asked();
    let completions = rungs_spec::completions(person, &[condition], &asked);
    let mut answers = completions.iter().map(|person| rungs_spec::holds(condition, person, &asked));
    let first = answers.next()?;
    answers.all(|answer| answer == first).then_some(first)
}
