//! Law 2. The order of alternatives and of facts never matters.

#![allow(clippy::indexing_slicing, reason = "tests")]

mod support;

use proptest::prelude::*;
use rungs_core::framework::Role;
use rungs_core::requirement::{Content, Matter, Requirement};
use support::random::{Size, case_or_time};
use support::{Case, cases};

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn the_order_of_alternatives_never_matters(case in case_or_time(Size::USUAL), seed in any::<u64>()) {
        let mut shuffled = case.clone();
        shuffled.framework.roles[0] = Dice(seed).role(case.role());
        prop_assert_eq!(shuffled.computed(), case.computed());
    }

    #[test]
    fn the_order_of_facts_never_matters(case in case_or_time(Size::USUAL), seed in any::<u64>()) {
        let shuffled = facts_shuffled(&case, seed);
        prop_assert_eq!(shuffled.computed(), case.computed());
    }

    #[test]
    fn neither_order_matters_to_the_number_of_questions_or_to_what_mends(case in case_or_time(Size::SMALL), seed in any::<u64>()) {
        let mut shuffled = facts_shuffled(&case, seed);
        shuffled.framework.roles[0] = Dice(seed).role(case.role());
        let (one, other) = (case.program(), shuffled.program());
        for (node, same) in support::nodes(&one).into_iter().zip(support::nodes(&other)) {
            let left = |asking: Option<rungs_core::ask::Asking<'_>>| asking.map(|one| one.at_most);
            prop_assert_eq!(left(one.ask(&case.person, &[node])), left(other.ask(&shuffled.person, &[same])));
            let (mends, same_mends) = (one.mends(&one.read(&case.person), node), other.mends(&other.read(&shuffled.person), same));
            prop_assert_eq!(mends.reaches, same_mends.reaches);
            if mends.is_complete && same_mends.is_complete {
                prop_assert_eq!(mends.sets.len(), same_mends.sets.len());
            }
        }
    }
}

fn facts_shuffled(case: &Case, seed: u64) -> Case {
    let mut shuffled = case.clone();
    let mut dice = Dice(seed);
    dice.shuffle(&mut shuffled.person.items);
    dice.shuffle(&mut shuffled.person.denials);
    shuffled
}

/// A small generator of numbers, so that one seed shuffles a whole tree.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % most
    }

    fn shuffle<T>(&mut self, items: &mut [T]) {
        for place in (1..items.len()).rev() {
            let other = self.below(place + 1);
            items.swap(place, other);
        }
    }

    fn role(&mut self, role: &Role) -> Role {
        let mut role = role.clone();
        self.requirements(&mut role.to_hold);
        self.requirements(&mut role.to_start);
        for route in &mut role.routes {
            self.requirements(&mut route.requirements);
            for offer in &mut route.offers {
                self.requirements(&mut offer.requirements);
                self.requirements(&mut offer.filled_in);
            }
        }
        role
    }

    fn requirements(&mut self, requirements: &mut [Requirement]) {
        self.shuffle(requirements);
        for requirement in requirements {
            if let Some(guard) = &mut requirement.guard {
                self.matter(&mut guard.clause);
            }
            match &mut requirement.content {
                Content::Matter(matter) => self.matter(matter),
                Content::Group { members, .. } => self.requirements(members),
                _ => {}
            }
        }
    }

    fn matter(&mut self, matter: &mut Matter) {
        match matter {
            Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => {
                self.shuffle(parts);
                parts.iter_mut().for_each(|part| self.matter(part));
            }
            Matter::Not(part) | Matter::Usually(part) | Matter::Preferably(part) => self.matter(part),
            Matter::Softened { strict, loose, .. } => {
                self.matter(strict);
                self.matter(loose);
            }
            // Ways, and the tests of a way, are alternatives too.
            Matter::Leaf(leaf) => {
                leaf.condition.ways.iter_mut().for_each(|way| way.reverse());
                leaf.condition.ways.reverse();
            }
        }
    }
}
