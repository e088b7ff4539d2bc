//! `unknown-name`

use super::{Level, Rule};

/// The vocabulary has no such name.
pub(crate) const UNKNOWN_NAME: Rule = Rule {
    code: "unknown-name",
    level: Level::Error,
    explanation: "The vocabulary has no such name, so nothing would ever match it.",
    example: "Includes: healthcare asistant",
    cure: "Includes: healthcare assistant",
};
