//! `missing-page`

use super::{Level, Rule};

/// A framework needs a page that says what it is called.
pub(crate) const MISSING_PAGE: Rule = Rule {
    code: "missing-page",
    level: Level::Error,
    explanation: "A framework needs a page that says what it is called.",
    example: "a folder without framework.md",
    cure: "add framework.md with `framework:`, `title:` and `version:` between --- lines",
};
