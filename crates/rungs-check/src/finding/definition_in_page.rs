//! `definition-in-page`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A definition stands among rules.
pub(crate) const DEFINITION_IN_PAGE: Rule = Rule {
    code: "definition-in-page",
    level: Level::Error,
    meaning: "A definition stands among rules.",
    matters: "A definition belongs in the vocabulary, where every page can use it and readers can look it up.",
    example: Example::Bullets("- You must be employed in the NHS.[^a]\n- A lifting role is one of:\n  - porter"),
    cure: Example::TermsAndBullets(
        "## lifting role\nKind: role family\nIncludes: porter",
        "- You must work in a lifting role.[^a]",
    ),
};
