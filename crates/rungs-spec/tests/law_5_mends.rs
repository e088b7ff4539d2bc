//! Law 5. Applying a mend makes the route ready (or, where only someone's decision is left, as ready
//! as it can be); leaving any part of it out does not; no smaller mend exists.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use rungs_core::condition::Condition;
use rungs_core::fact::Outcome;
use rungs_core::mend::{Action, ActionKind, Target};
use rungs_core::program::{NodeId, Program};
use rungs_core::standing::Standing;
use rungs_spec::Deeds;
use support::random::{Lists, Size, case_or_time};
use support::{Case, build, cases, nodes};

const SMALL: Size = Size { lists: Lists::Any, conditions: 4, rules: 2, items: 2 };
/// Subsets of so many actions are tried one by one.
const ACTIONS_TRIED: usize = 10;

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_mends_are_all_the_smallest_sets_that_reach_what_can_be_reached(case in case_or_time(SMALL)) {
        let program = case.program();
        let reading = program.read(&case.person);
        for node in nodes(&program) {
            let workshop = program.workshop(&reading, node);
            if workshop.actions().len() > ACTIONS_TRIED {
                continue;
            }
            let mends = workshop.mends();
            let (reaches, sets) = support::mends_by_trying_all(&workshop);
            prop_assert_eq!(mends.reaches, reaches);
            let place = |action: &rungs_core::mend::Action| {
                workshop.actions().iter().position(|other| other == action).expect("one of them")
            };
            let found: Vec<BTreeSet<usize>> = mends.sets.iter().map(|set| set.iter().map(place).collect()).collect();
            let sizes: Vec<usize> = found.iter().map(BTreeSet::len).collect();
            prop_assert!(sizes.is_sorted(), "smallest first: {:?}", sizes);
            prop_assert!(mends.is_complete);
            prop_assert_eq!(found.into_iter().collect::<BTreeSet<_>>(), sets, "of {:?}", workshop.actions());
        }
    }

    /// What is told of one step away is told of the same sets.
    #[test]
    fn what_is_enough_alone_are_the_sets_of_one(case in case_or_time(SMALL)) {
        let program = case.program();
        let reading = program.read(&case.person);
        for node in nodes(&program) {
            let workshop = program.workshop(&reading, node);
            let is_enough = |place: &usize| workshop.after(&[*place]) == Some(Standing::Ready);
            let is_ready = workshop.after(&[]) == Some(Standing::Ready);
            let expected: Vec<&Action> = (0..workshop.actions().len())
                .filter(|place| !is_ready && is_enough(place))
                .map(|place| &workshop.actions()[place])
                .collect();
            let mut found = program.enough_alone(&reading, node);
            found.sort_by_key(|action| workshop.actions().iter().position(|other| other == action));
            prop_assert_eq!(found.iter().collect::<Vec<_>>(), expected);
        }
    }

    /// What is to be found out, where that alone is asked, are the sets in which nothing is done.
    #[test]
    fn what_can_be_found_out_are_the_sets_in_which_nothing_is_done(case in case_or_time(SMALL)) {
        let program = case.program();
        let reading = program.read(&case.person);
        for node in nodes(&program) {
            let all = program.mends(&reading, node);
            let found_out = program.to_find_out(&reading, node);
            if !all.is_complete || !found_out.is_complete {
                continue;
            }
            let is_found_out = |set: &&Vec<Action>| set.iter().all(|action| action.kind == ActionKind::FindOut);
            let expected: Vec<&Vec<Action>> = all.sets.iter().filter(is_found_out).collect();
            prop_assert!(found_out.sets.iter().all(|set| is_found_out(&set)));
            match expected.is_empty() {
                // What is found out may still lead to less than what is done does.
                true => prop_assert!(found_out.reaches.is_none_or(|reaches| Some(reaches) < all.reaches)),
                false => {
                    prop_assert_eq!(found_out.reaches, all.reaches);
                    let targets = |set: &Vec<Action>| set.iter().map(|one| one.target).collect::<BTreeSet<Target>>();
                    let found: BTreeSet<_> = found_out.sets.iter().map(targets).collect();
                    prop_assert_eq!(found, expected.into_iter().map(targets).collect::<BTreeSet<_>>());
                }
            }
        }
    }

    #[test]
    fn applying_a_mend_reaches_what_it_says_and_a_part_of_it_does_not(case in case_or_time(SMALL)) {
        let program = case.program();
        let reading = program.read(&case.person);
        for node in nodes(&program) {
            let workshop = program.workshop(&reading, node);
            let mends = workshop.mends();
            let Some(reaches) = mends.reaches else { continue };
            for set in &mends.sets {
                let place = |action: &rungs_core::mend::Action| {
                    workshop.actions().iter().position(|other| other == action).expect("one of them")
                };
                let places: Vec<usize> = set.iter().map(place).collect();
                prop_assert!(workshop.after(&places).is_some_and(|after| after >= reaches));
                for left_out in &places {
                    let part: Vec<usize> = places.iter().filter(|place| *place != left_out).copied().collect();
                    prop_assert!(workshop.after(&part).is_none_or(|after| after < reaches), "{:?} suffice", part);
                }
            }
        }
    }

    /// Whatever is found out, done and granted, the node then stands as the definition has it.
    #[test]
    fn after_any_actions_a_standing_is_what_the_definition_says(case in case_or_time(SMALL), picked in any::<u8>()) {
        let program = case.program();
        let reading = program.read(&case.person);
        for (place, node) in nodes(&program).into_iter().enumerate() {
            let workshop = program.workshop(&reading, node);
            let picked = (0..workshop.actions().len()).filter(|action| picked & (1 << (action % 8)) != 0).collect();
            let of_mend = |set: &Vec<Action>| {
                let place = |action: &Action| workshop.actions().iter().position(|other| other == action);
                set.iter().filter_map(place).collect::<Vec<_>>()
            };
            let mends = workshop.mends();
            for chosen in mends.sets.iter().take(3).map(of_mend).chain([picked]) {
                let actions: Vec<&Action> = chosen.iter().map(|place| &workshop.actions()[*place]).collect();
                let defined = defined_after(&case, &program, (place, node), &actions);
                prop_assert_eq!(workshop.after(&chosen), defined, "after {:?}", actions);
            }
        }
    }

    /// What was found out is so in some completions and not in others: in those where it is, the definition agrees.
    #[test]
    fn finding_out_what_a_mend_names_reaches_what_it_says_by_definition(case in case_or_time(SMALL)) {
        let (program, completions, asked) = (case.program(), case.completions(), case.asked());
        for (place, node) in nodes(&program).into_iter().enumerate() {
            let mends = program.mends(&program.read(&case.person), node);
            let only_found_out = |set: &&Vec<rungs_core::mend::Action>| {
                set.iter().all(|action| action.kind == ActionKind::FindOut)
            };
            for set in mends.sets.iter().filter(only_found_out) {
                let is_so = |person: &&rungs_spec::Complete| {
                    set.iter().all(|action| match action.target {
                        Target::Leaf(leaf, wished) => {
                            rungs_spec::holds(&program.leaves[leaf].condition, person, &asked) == wished
                        }
                        Target::Decision(_) => false,
                    })
                };
                let left: Vec<_> = completions.iter().filter(is_so).cloned().collect();
                prop_assert!(!left.is_empty(), "{:?} can't be found out together", set);
                let standings = rungs_spec::intervals(case.role(), &left, &case.person.decisions, &asked);
                let floor = support::flat(&standings)[place].floor;
                prop_assert!(mends.reaches.is_some_and(|reaches| floor >= reaches), "{} after {:?}", floor, set);
            }
        }
    }
}

/// By the definition: the floor of a standing after these actions; none if they contradict each other.
fn defined_after(
    case: &Case,
    program: &Program<'_>,
    (place, node): (usize, NodeId),
    actions: &[&Action],
) -> Option<Standing> {
    let conditions: Vec<&Condition> = program.leaves.iter().map(|leaf| &leaf.condition).collect();
    let (mut deeds, mut decisions) = (Deeds::default(), case.person.decisions.clone());
    for action in actions {
        match (action.target, &action.kind) {
            (Target::Leaf(leaf, holds), ActionKind::FindOut) => deeds.found_out.push((conditions[leaf], holds)),
            (Target::Leaf(leaf, _), _) => deeds.done.push(conditions[leaf]),
            (Target::Decision(slot), _) => {
                let requirement = program.decisions[slot].requirement(node).expect("it is asked about here");
                decisions.push(build::decided(requirement, Outcome::Granted));
            }
        }
    }
    let asked = case.asked();
    let left = rungs_spec::completions_after(&case.person, &conditions, &deeds, &asked);
    let standings = rungs_spec::intervals(case.role(), &left, &decisions, &asked);
    (!left.is_empty()).then(|| support::flat(&standings)[place].floor)
}
