//! `softened-twice`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A list is usual already, and an item of it may count instead.
pub(crate) const SOFTENED_TWICE: Rule = Rule {
    code: "softened-twice",
    level: Level::Error,
    meaning: "A list is usual already, and an item of it may count instead.",
    matters: "The alternatives are the exception. Said twice, it can't be told how much of an exception it is.",
    example: Example::Bullets(
        "- You usually need one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in health or care, which may count instead, as the university decides.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in health or care, which may count instead, as the university decides.[^a]",
    ),
};
