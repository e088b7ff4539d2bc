//! `too-few-listed`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// More items are asked for than are listed.
pub(crate) const TOO_FEW_LISTED: Rule = Rule {
    code: "too-few-listed",
    level: Level::Error,
    meaning: "More items are asked for than are listed.",
    matters: "Nobody could meet it.",
    example: Example::Bullets(
        "- You must meet at least 3 of:\n  - You must be employed in the NHS.[^a]\n  - You must pass a DBS check.[^a]",
    ),
    cure: Example::Bullets(
        "- You must meet at least 2 of:\n  - You must be employed in the NHS.[^a]\n  - You must pass a DBS check.[^a]",
    ),
};
