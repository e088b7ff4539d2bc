//! `unknown-key`

use super::{Level, Rule};

/// A misspelt key would silently say nothing.
pub(crate) const UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    level: Level::Error,
    explanation: "A misspelt key would silently say nothing.",
    example: "levle: 5",
    cure: "level: 5",
};
