//! `no-source`

use super::{Level, Rule};

/// Nothing says where this requirement comes from.
pub(crate) const NO_SOURCE: Rule = Rule {
    code: "no-source",
    level: Level::Warning,
    explanation: "Nothing says where this requirement comes from, so a reader can't check it and nobody will notice when it changes.",
    example: "- You must be employed in the NHS.",
    cure: "- You must be employed in the NHS.[^gm]",
};
