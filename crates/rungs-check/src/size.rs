//! Whether roles fit the engine.

use std::collections::BTreeMap;

use rungs_core::fact::List;
use rungs_core::framework::{Framework, Role};
use rungs_core::program::{Asked, Program, TooLarge};
use rungs_core::requirement::{Moment, Requirement};
use rungs_core::world::CONDITIONS_PER_LIST;

use crate::finding::{Finding, TOO_MANY_CONDITIONS};
use crate::source::whole;

/// A role has to fit the engine on whichever day it is asked about; the largest day is the one with all its rules.
pub(crate) fn check(framework: &Framework, findings: &mut Vec<Finding>) {
    for role in framework.roles.iter().filter(|role| may_be_too_large(role)) {
        let mut all = role.clone();
        for route in &mut all.routes {
            route.requirements.iter_mut().for_each(|requirement| requirement.starts = Default::default());
        }
        let asked = Asked { moment: Moment::EveryYears(100), ..Asked::default() };
        if let Err(TooLarge::Conditions(list)) = Program::new(framework, &all, asked) {
            let message = format!("“{}” asks more than 64 different things about {list}", role.title);
            findings.push(
                TOO_MANY_CONDITIONS
                    .at(whole(&role.page), message)
                    .help("split the role, or use families of the vocabulary"),
            );
        }
    }
}

/// Whether a role has so many conditions about one list that they might not fit. Most have far fewer, and needn't be
/// compiled to see it: some of those counted here may turn out to be one.
fn may_be_too_large(role: &Role) -> bool {
    let routes = role.routes.iter().map(|route| &route.requirements);
    let offers = role.routes.iter().flat_map(|route| &route.offers).map(|offer| &offer.requirements);
    let rules = [&role.to_hold, &role.to_start].into_iter().chain(routes).chain(offers);
    let mut counts: BTreeMap<List, usize> = BTreeMap::new();
    for leaf in rules.flatten().flat_map(Requirement::leaves) {
        *counts.entry(leaf.condition.list).or_default() += 1;
    }
    counts.into_values().any(|count| count > CONDITIONS_PER_LIST)
}
