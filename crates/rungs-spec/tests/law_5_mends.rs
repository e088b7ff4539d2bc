//! Law 5. Applying a mend makes the route ready (or, where only someone's decision is left, as ready
//! as it can be); leaving any part of it out does not; no smaller mend exists.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use std::collections::BTreeSet;

use proptest::prelude::*;
use rungs_core::mend::{ActionKind, Target, Workshop};
use rungs_core::standing::Standing;
use support::random::{Lists, Size, case};
use support::{cases, nodes};

const SMALL: Size = Size { lists: Lists::Any, conditions: 4, rules: 2, items: 2 };
/// Subsets of so many actions are tried one by one.
const ACTIONS_TRIED: usize = 10;

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_mends_are_all_the_smallest_sets_that_reach_what_can_be_reached(case in case(SMALL)) {
        let program = case.program();
        for node in nodes(&program) {
            let workshop = program.workshop(&program.read(&case.person), node);
            if workshop.actions().len() > ACTIONS_TRIED {
                continue;
            }
            let mends = workshop.mends();
            let (reaches, sets) = by_trying_all(&workshop);
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

    #[test]
    fn applying_a_mend_reaches_what_it_says_and_a_part_of_it_does_not(case in case(SMALL)) {
        let program = case.program();
        for node in nodes(&program) {
            let workshop = program.workshop(&program.read(&case.person), node);
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

    /// What was found out is so in some completions and not in others: in those where it is, the definition agrees.
    #[test]
    fn finding_out_what_a_mend_names_reaches_what_it_says_by_definition(case in case(SMALL)) {
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

/// Every set of actions, in turn: the best that any reaches, and the sets that reach it of which no part does.
fn by_trying_all(workshop: &Workshop<'_, '_>) -> (Option<Standing>, BTreeSet<BTreeSet<usize>>) {
    let count = workshop.actions().len();
    let members = |set: usize| (0..count).filter(move |place| set & (1 << place) != 0);
    let after: Vec<Option<Standing>> =
        (0..1_usize << count).map(|set| workshop.after(&members(set).collect::<Vec<_>>())).collect();
    let now = after[0].expect("doing nothing is always possible");
    let Some(best) = after.iter().flatten().copied().max().filter(|best| *best > now) else {
        return (None, BTreeSet::new());
    };
    let reaching: Vec<usize> = (0..after.len()).filter(|set| after[*set].is_some_and(|after| after >= best)).collect();
    let has_no_part = |set: &&usize| !reaching.iter().any(|other| other != *set && other & **set == *other);
    let minimal = reaching.iter().filter(has_no_part).map(|set| members(*set).collect()).collect();
    (Some(best), minimal)
}
