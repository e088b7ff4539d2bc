//! `route-line`

use super::{Level, Rule};

/// A way in starts with a line that says what kind it is.
pub(crate) const ROUTE_LINE: Rule = Rule {
    code: "route-line",
    level: Level::Error,
    explanation: "A way in starts with a line that says what kind it is, so that owners, lengths and ladders come out right.",
    example: "### Degree (and straight on with bullets)",
    cure: "Full-time course at level 6, 36 months.",
};
