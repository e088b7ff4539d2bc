//! `too-large`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The page is larger than any page people read.
pub(crate) const TOO_LARGE: Rule = Rule {
    code: "too-large",
    level: Level::Error,
    meaning: "The page is larger than any page people read.",
    matters: "What is larger than 1 MB is probably not a page, and is not read.",
    example: Example::Many("", "- You must be employed in the NHS.[^a]", 30_000),
    cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
};
