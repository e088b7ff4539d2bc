//! Law 8. A witness shown really shows it: the person offered is ready; where nobody is said to be, nobody is.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use proptest::prelude::*;
use rungs_core::fact::{Outcome, Person};
use rungs_core::requirement::{Content, Requirement};
use rungs_core::standing::{Interval, Standing};
use rungs_core::witness::Witness;
use support::build::decided;
use support::random::{Lists, Size, case};
use support::{Case, cases, flat, nodes};

const SMALL: Size = Size { lists: Lists::Any, conditions: 3, rules: 2, items: 0 };

/// Somebody about whom nothing is known, and everything decided in their favour.
fn granted_everything(case: &Case) -> Person {
    fn ids(requirements: &[Requirement], found: &mut Vec<String>) {
        for requirement in requirements {
            found.push(requirement.id.clone());
            if let Content::Group { members, .. } = &requirement.content {
                ids(members, found);
            }
        }
    }
    let mut found = Vec::new();
    let role = case.role();
    ids(&role.to_hold, &mut found);
    ids(&role.to_start, &mut found);
    for route in &role.routes {
        ids(&route.requirements, &mut found);
        route.offers.iter().for_each(|offer| ids(&offer.requirements, &mut found));
    }
    Person { decisions: found.iter().map(|id| decided(id, Outcome::Granted)).collect(), ..Person::default() }
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn whoever_is_shown_is_ready_and_where_nobody_is_nobody_is(case in case(SMALL)) {
        let program = case.program();
        let best = flat(&case.defined_for(&granted_everything(&case)));
        for (place, node) in nodes(&program).into_iter().enumerate() {
            match program.witness(node, Standing::Ready) {
                Witness::Nobody => prop_assert!(best[place].ceiling < Standing::Ready, "somebody can be ready"),
                Witness::Somebody(person) => {
                    prop_assert_eq!(best[place].ceiling, Standing::Ready, "nobody can be ready");
                    if let Some(person) = person {
                        // By the definition, whatever else may be true of them.
                        let told = program.with_answers(&person);
                        prop_assert_eq!(flat(&case.defined_for(&told))[place].floor, Standing::Ready, "{:?}", person.answers);
                    }
                }
            }
        }
    }

    #[test]
    fn whoever_tells_two_apart_meets_the_one_and_not_the_other(case in case(SMALL)) {
        let program = case.program();
        let nodes = nodes(&program);
        // What nobody knows yet of the pages is not true of anybody: whoever is shown meets the one and not the other,
        // however it turns out.
        let undecided = case.completions_of(&Person::default()).into_iter().filter(|one| !one.silence_is_met);
        let each: Vec<_> = undecided
            .map(|one| flat(&rungs_spec::intervals(case.role(), &support::with_silence(&one), &[], &case.asked())))
            .collect();
        for (one, met) in nodes.iter().enumerate() {
            for (other, unmet) in nodes.iter().enumerate() {
                let shows = |standings: &Vec<Interval>| {
                    standings[one].floor == Standing::Ready && standings[other].ceiling < Standing::Ready
                };
                match program.telling_apart(*met, *unmet) {
                    None => {}
                    Some(Witness::Nobody) => prop_assert!(!each.iter().any(shows), "{one} and {other} can be told apart"),
                    Some(Witness::Somebody(person)) => {
                        prop_assert!(each.iter().any(shows), "whoever meets {one} meets {other}");
                        if let Some(person) = person {
                            let standings = flat(&case.defined_for(&program.with_answers(&person)));
                            prop_assert!(shows(&standings), "{:?}", person.answers);
                        }
                    }
                }
            }
        }
    }
}
