//! From one role of a ladder to another.

use rungs_core::framework::{Role, Route};

use super::way::Way;

/// The level of a degree: whoever works at it is taken to hold one.
const DEGREE: u8 = 6;

/// A role that leads to another of the same ladder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Step {
    pub(crate) from: usize,
    pub(crate) to: usize,
    /// In order, each once; none, where no way in of the second role can be walked from the first.
    pub(crate) ways: Vec<Way>,
}

/// The steps inside a ladder.
pub(super) fn between(roles: &[&Role]) -> Vec<Step> {
    let mut steps: Vec<Step> = Vec::new();
    for (from, role) in roles.iter().enumerate() {
        for next in &role.next {
            let Some(to) = roles.iter().position(|other| other.slug == next.role) else { continue };
            let Some(target) = roles.get(to).filter(|_| to != from) else { continue };
            if !steps.iter().any(|step| (step.from, step.to) == (from, to)) {
                steps.push(Step { from, to, ways: ways(role, target) });
            }
        }
    }
    steps
}

/// The ways in that somebody in the first role can take into the second.
fn ways(from: &Role, to: &Role) -> Vec<Way> {
    let mut ways: Vec<Way> = to.routes.iter().filter_map(|route| way(from, route)).collect();
    if ways.contains(&Way::Promotion) {
        ways.retain(|way| *way != Way::Experience);
    }
    ways.sort_unstable();
    ways.dedup();
    ways
}

fn way(from: &Role, route: &Route) -> Option<Way> {
    // Nobody goes back to a course below the level at which they work.
    let is_below = |least: fn(&u8, &u8) -> bool| route.level.zip(from.level).is_some_and(|(own, at)| least(&own, &at));
    match Way::of(route) {
        Way::Apprenticeship if is_below(u8::lt) => None,
        Way::CollegeCourse if is_below(u8::le) => None,
        Way::UniversityCourse if from.level.is_some_and(|level| level >= DEGREE) => None,
        Way::PostgraduateCourse if from.level.is_none_or(|level| level < DEGREE) => None,
        // For people who qualified elsewhere.
        Way::Registration => None,
        Way::DirectEntry => Some(Way::Experience),
        way => Some(way),
    }
}
