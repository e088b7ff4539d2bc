//! `list-without-introducer`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Bullets stand below a sentence that introduces no list.
pub(crate) const LIST_WITHOUT_INTRODUCER: Rule = Rule {
    code: "list-without-introducer",
    level: Level::Error,
    meaning: "Bullets stand below a sentence that introduces no list.",
    matters: "Whether all of them are asked for or one is said by the sentence above. Without it they would be lost.",
    example: Example::Bullets("- You must be employed in the NHS.[^a]\n  - You must pass a DBS check.[^a]"),
    cure: Example::Bullets("- You must be employed in the NHS.[^a]\n- You must pass a DBS check.[^a]"),
};
