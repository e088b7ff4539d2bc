//! `include-cycle`

use super::{Level, Rule};

/// Terms include each other in a circle.
pub(crate) const INCLUDE_CYCLE: Rule = Rule {
    code: "include-cycle",
    level: Level::Error,
    explanation: "Terms include each other in a circle, so each would be wider than itself.",
    example: "care role includes support role, support role includes care role",
    cure: "remove one of the `Includes:`",
};
