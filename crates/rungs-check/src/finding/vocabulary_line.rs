//! `vocabulary-line`

use super::{Level, Rule};

/// A line of a vocabulary entry can't be read.
pub(crate) const VOCABULARY_LINE: Rule = Rule {
    code: "vocabulary-line",
    level: Level::Error,
    explanation: "A line of a vocabulary entry can't be read, so what it says would be lost.",
    example: "Level: three",
    cure: "Level: 3",
};
