//! Where people join a ladder from outside.

use rungs_core::fact::List;
use rungs_core::framework::{Role, Route};
use rungs_core::requirement::{Content, Moment, Requirement, Strength};

use super::step::Step;
use super::way::Way;

/// A way into a role for people who are on no rung of the ladder yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Start {
    pub(crate) to: usize,
    pub(crate) origin: Origin,
    /// In order, each once.
    pub(crate) ways: Vec<Way>,
}

/// Who they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// New to the work.
    New,
    /// With what a first course at a university asks.
    School,
    /// With a degree.
    Graduate,
    /// As a way in that ends in registration is titled: *Trained outside the UK*.
    Titled(String),
    /// From a role that stands on another ladder.
    Elsewhere,
}

/// The starts of a ladder, by role.
pub(super) fn into(roles: &[&Role], steps: &[Step]) -> Vec<Start> {
    let starts = roles.iter().enumerate().flat_map(|(to, role)| {
        let is_led_to = steps.iter().any(|step| step.to == to);
        starts(to, role, is_led_to)
    });
    starts.collect()
}

fn starts(to: usize, role: &Role, is_led_to: bool) -> Vec<Start> {
    let open: Vec<Way> = role.routes.iter().filter(|route| !asks_for_more(role, route)).map(Way::of).collect();
    let takes_newcomers = open.contains(&Way::DirectEntry);
    let mut starts: Vec<Start> = Vec::new();
    let mut add = |origin: Origin, way: Way| match starts.iter_mut().find(|start| start.origin == origin) {
        Some(start) => start.ways.push(way),
        None => starts.push(Start { to, origin, ways: vec![way] }),
    };
    for way in open {
        match way {
            Way::DirectEntry => add(Origin::New, way),
            // Where newcomers are taken, they are taken as apprentices and after college as well.
            Way::Apprenticeship | Way::CollegeCourse if takes_newcomers => add(Origin::New, way),
            Way::CollegeCourse if !is_led_to => add(Origin::New, way),
            Way::UniversityCourse => add(Origin::School, way),
            Way::PostgraduateCourse => add(Origin::Graduate, way),
            Way::Apprenticeship | Way::Portfolio | Way::Promotion | Way::Experience if !is_led_to => {
                add(Origin::Elsewhere, way);
            }
            _ => {}
        }
    }
    for route in role.routes.iter().filter(|route| Way::of(route) == Way::Registration) {
        add(Origin::Titled(route.title.clone()), Way::Registration);
    }
    for start in &mut starts {
        start.ways.sort_unstable();
        start.ways.dedup();
    }
    starts.sort_by(|one, other| one.origin.cmp(&other.origin));
    starts
}

/// Whether a way in asks for being registered, or for work done before, and so begins on another rung.
fn asks_for_more(role: &Role, route: &Route) -> bool {
    let of_post = if Way::of(route) == Way::DirectEntry { role.to_hold.as_slice() } else { &[] };
    let is_apprenticeship = Way::of(route) == Way::Apprenticeship;
    role.to_start.iter().chain(&route.requirements).chain(of_post).any(|requirement| {
        is_fixed(requirement)
            && requirement.leaves().iter().any(|leaf| match leaf.condition.list {
                List::Registrations => true,
                // An apprentice is employed from the first day: that is no work done before.
                List::Work => !is_apprenticeship,
                _ => false,
            })
    })
}

/// Whether everybody has to meet it to start, and no other thing will do.
fn is_fixed(requirement: &Requirement) -> bool {
    requirement.strength == Strength::Must
        && !requirement.for_funding
        && requirement.guard.is_none()
        && requirement.filled_in.is_none()
        && matches!(requirement.moment, Moment::Apply | Moment::Start)
        && matches!(requirement.content, Content::Matter(_))
}
