//! `route-line`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Nothing says what kind of way in this is.
pub(crate) const ROUTE_LINE: Rule = Rule {
    code: "route-line",
    level: Level::Error,
    meaning: "Nothing says what kind of way in this is.",
    matters: "The kind says who asks, what is counted on and where it stands on a ladder.",
    example: Example::WayIn("### Course\n- You must be employed in the NHS.[^a]"),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};
