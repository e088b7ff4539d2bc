//! `introducer-without-list`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A sentence introduces a list, and nothing is listed below it.
pub(crate) const INTRODUCER_WITHOUT_LIST: Rule = Rule {
    code: "introducer-without-list",
    level: Level::Error,
    meaning: "A sentence introduces a list, and nothing is listed below it.",
    matters: "One of nothing can't be met. Mostly the items are there and stand at the margin.",
    example: Example::Bullets("- You must have one of:[^a]"),
    cure: Example::Bullets(
        "- You must have one of:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]",
    ),
};
