//! `no-source`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Nothing says where this requirement comes from.
pub(crate) const NO_SOURCE: Rule = Rule {
    code: "no-source",
    level: Level::Warning,
    meaning: "Nothing says where this requirement comes from.",
    matters: "A reader can't check it, and nobody will notice when it changes.",
    example: Example::Bullets("- You must be employed in the NHS.\n- You must pass a DBS check.[^a]"),
    cure: Example::Bullets("- You must be employed in the NHS.[^a]\n- You must pass a DBS check.[^a]"),
};
