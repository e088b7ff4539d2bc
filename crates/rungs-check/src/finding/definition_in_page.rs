//! `definition-in-page`

use super::{Level, Rule};

/// A definition belongs in the vocabulary, where every page can use it and readers can look it up.
pub(crate) const DEFINITION_IN_PAGE: Rule = Rule {
    code: "definition-in-page",
    level: Level::Error,
    explanation: "A definition belongs in the vocabulary, where every page can use it and readers can look it up.",
    example: "- A relevant role is one of:",
    cure: "`## relevant role` on a vocabulary page, with `Kind: role family` and an `Includes:` line",
};
