//! `duplicate-route`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Two ways in of one role have the same title.
pub(crate) const DUPLICATE_ROUTE: Rule = Rule {
    code: "duplicate-route",
    level: Level::Error,
    meaning: "Two ways in of one role have the same title.",
    matters: "An answer could not say which of them it is about.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n### Course, part-time\nPart-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};
