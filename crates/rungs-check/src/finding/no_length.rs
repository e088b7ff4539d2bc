//! `no-length` and `no-award`

use rungs_core::framework::{Route, RouteKind};
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// Nothing says how long a course or an apprenticeship takes.
pub(crate) const NO_LENGTH: Rule = Rule {
    code: "no-length",
    level: Level::Warning,
    meaning: "Nothing says how long a course or an apprenticeship takes.",
    matters: "People weigh a way in by the time it takes, and a plan can't reckon with it.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};

/// Nothing says what a course or an apprenticeship gives.
pub(crate) const NO_AWARD: Rule = Rule {
    code: "no-award",
    level: Level::Warning,
    meaning: "Nothing says what a course or an apprenticeship gives.",
    matters: "What a way in gives is what the next step asks for: a qualification, or the right to register. Without it nobody can see what the way in is good for beyond this role.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for route in desk.roles().flat_map(|role| &role.routes).filter(|route| is_training(route)) {
        // The heading of the way in: it stands where something is missing.
        let place = desk.at(&route.place);
        if route.months.is_none() && route.lengths.is_empty() {
            let message = format!("nothing says how long “{}” takes", route.title);
            let help = "add it to the line below the heading, as in “Full-time course at level 5, 24 months.”";
            findings.push(NO_LENGTH.at(place.clone(), message).help(help));
        }
        if route.gives.is_empty() {
            let message = format!("nothing says what “{}” gives", route.title);
            let help = "add a line below it, as in “Gives a diploma at level 5.” or “Gives the right to register with the HCPC.”";
            findings.push(NO_AWARD.at(place, message).help(help));
        }
    }
}

/// Whether somebody learns something there. A way in without a line of its own is reported where it is read.
fn is_training(route: &Route) -> bool {
    let is_other = matches!(
        route.kind,
        RouteKind::DirectEntry | RouteKind::Registration | RouteKind::Portfolio | RouteKind::Promotion
    );
    !is_other && !route.line.is_empty()
}
