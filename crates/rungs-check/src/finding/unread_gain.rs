//! `unread-gain`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// What is given can't be read.
pub(crate) const UNREAD_GAIN: Rule = Rule {
    code: "unread-gain",
    level: Level::Warning,
    meaning: "What is given can't be read.",
    matters: "It is shown as it is written, and that is all: no plan can count on it, and nobody sees which requirements it would meet.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a very good start.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]",
    ),
};
