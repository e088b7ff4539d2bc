//! `softened-twice`

use super::{Level, Rule};

/// *Usually* in front of a list that already names what may count instead says the same thing twice: the alternatives are the exception.
pub(crate) const SOFTENED_TWICE: Rule = Rule {
    code: "softened-twice",
    level: Level::Error,
    explanation: "*Usually* in front of a list that already names what may count instead says the same thing twice: the alternatives are the exception.",
    example: "- You usually need one of:\n  - 4 GCSEs\n  - experience, which may count instead, as the university decides.",
    cure: "- You must have one of: …",
};
