//! `sentence-here`

use super::{Level, Rule};

/// This sentence can be read, but not in this place.
pub(crate) const SENTENCE: Rule = Rule {
    code: "sentence-here",
    level: Level::Error,
    explanation: "This sentence can be read, but not in this place.",
    example: "- You must have one of: (with nothing nested below it)",
    cure: "nest at least two items below it",
};
