//! `too-large`

use super::{Level, Rule};

/// The page is larger than any page people read.
pub(crate) const TOO_LARGE: Rule = Rule {
    code: "too-large",
    level: Level::Error,
    explanation: "The page is larger than any page people read, so it is probably not a page.",
    example: "a page of 10 MB",
    cure: "split it: one role a page",
};
