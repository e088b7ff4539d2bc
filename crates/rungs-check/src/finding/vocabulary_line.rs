//! `vocabulary-line`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A line of a vocabulary entry can't be read.
pub(crate) const VOCABULARY_LINE: Rule = Rule {
    code: "vocabulary-line",
    level: Level::Error,
    meaning: "A line of a vocabulary entry can't be read.",
    matters: "What it says would be lost, and every rule that uses the term would mean something else.",
    example: Example::Terms("## certificate\nKind: qualification\nLevel: three"),
    cure: Example::Terms("## certificate\nKind: qualification\nLevel: 3"),
};
