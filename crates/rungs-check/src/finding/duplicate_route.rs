//! `duplicate-route`

use super::{Level, Rule};

/// Two ways in of one role have the same title.
pub(crate) const DUPLICATE_ROUTE: Rule = Rule {
    code: "duplicate-route",
    level: Level::Error,
    explanation: "Two ways in of one role have the same title, so an answer could not say which one it is about.",
    example: "### Apprenticeship (twice)",
    cure: "### Apprenticeship, part-time",
};
