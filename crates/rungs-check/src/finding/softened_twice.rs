//! `softened-twice`

use super::{Level, Rule};

/// Under *one of*, an item that is only *usually* or *preferably* asked would satisfy the whole list by itself; and *usually* in front of a list that already names what may count instead says the same thing twice.
pub(crate) const SOFTENED_TWICE: Rule = Rule {
    code: "softened-twice",
    level: Level::Error,
    explanation: "Under *one of*, an item that is only *usually* or *preferably* asked would satisfy the whole list by itself; and *usually* in front of a list that already names what may count instead says the same thing twice.",
    example: "- You usually need one of:\n  - 4 GCSEs\n  - experience, which may count instead, as the university decides.",
    cure: "- You must have one of: …",
};
