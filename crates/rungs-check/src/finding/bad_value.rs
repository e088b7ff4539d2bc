//! `bad-value`

use super::{Level, Rule};

/// A value of the front matter is not of the kind its key asks for: a level is a number from 1 to 8, a date is written 2025-08-01.
pub(crate) const BAD_VALUE: Rule = Rule {
    code: "bad-value",
    level: Level::Error,
    explanation: "A value of the front matter is not of the kind its key asks for: a level is a number from 1 to 8, a date is written 2025-08-01.",
    example: "level: five",
    cure: "level: 5",
};
