//! `duplicate-term`

use super::{Level, Rule};

/// The same name stands for two things of one kind.
pub(crate) const DUPLICATE_TERM: Rule = Rule {
    code: "duplicate-term",
    level: Level::Error,
    explanation: "The same name stands for two things of one kind, so a sentence that uses it could mean either.",
    example: "## health (a subject) and Also called: health (of another subject)",
    cure: "remove one of the two names",
};
