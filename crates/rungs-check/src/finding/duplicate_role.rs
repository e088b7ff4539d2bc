//! `duplicate-role`

use super::{Level, Rule};

/// Two pages name the same role.
pub(crate) const DUPLICATE_ROLE: Rule = Rule {
    code: "duplicate-role",
    level: Level::Error,
    explanation: "Two pages name the same role, so an answer about it could come from either.",
    example: "role: assistant-practitioner (on two pages)",
    cure: "give one of them another `role:`, or delete it",
};
