//! `include-cycle`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Terms include each other in a circle.
pub(crate) const INCLUDE_CYCLE: Rule = Rule {
    code: "include-cycle",
    level: Level::Error,
    meaning: "Terms include each other in a circle.",
    matters: "Each would be wider than itself, and nobody could say what counts.",
    example: Example::Terms("## birds\nKind: subject\nIncludes: eggs\n\n## eggs\nKind: subject\nIncludes: birds"),
    cure: Example::TermsAndBullets(
        "## birds\nKind: subject\nIncludes: eggs\n\n## eggs\nKind: subject",
        "- Preferably, you have a qualification in birds.[^a]",
    ),
};
