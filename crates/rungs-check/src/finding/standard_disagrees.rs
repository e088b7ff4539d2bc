//! `standard-disagrees`

use std::collections::BTreeMap;

use rungs_core::opportunity::Gain;
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// Two ways in by one apprenticeship standard differ in level, length or award.
pub(crate) const STANDARD_DISAGREES: Rule = Rule {
    code: "standard-disagrees",
    level: Level::Warning,
    meaning: "Two ways in by one apprenticeship standard differ in level, length or award.",
    matters: "A standard has one level, one usual length and one award. Of two, one is out of date or mistyped.",
    example: Example::WayIn(
        "### Course\nApprenticeship at level 5, standard ST0001, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n### Other course\nApprenticeship at level 5, standard ST0001, 18 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nApprenticeship at level 5, standard ST0001, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n### Other course\nApprenticeship at level 5, standard ST0001, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut first = BTreeMap::new();
    for role in desk.roles() {
        for route in &role.routes {
            let Some((_, rest)) = route.line.split_once("standard ") else { continue };
            let standard = rest.split([',', '.', ' ']).next().unwrap_or_default();
            let Some(other) = first.get(standard) else {
                first.insert(standard, route);
                continue;
            };
            let other: &rungs_core::framework::Route = other;
            let same_award = Gain::words(&route.gives) == Gain::words(&other.gives);
            let differs = match (route.level == other.level, route.months == other.months, same_award) {
                (false, ..) => "level",
                (true, false, _) => "length",
                (true, true, false) => "award",
                (true, true, true) => continue,
            };
            let place = |route: &rungs_core::framework::Route| desk.place(&route.place.page, route.place.line + 1);
            findings.push(
                STANDARD_DISAGREES
                    .at(place(route), format!("standard {standard} has another {differs} here than elsewhere"))
                    .see(place(other), "it is said here")
                    .help("look the standard up, and write the same on both"),
            );
        }
    }
}
