//! `unknown-name`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The vocabulary has no such name.
pub(crate) const UNKNOWN_NAME: Rule = Rule {
    code: "unknown-name",
    level: Level::Error,
    meaning: "The vocabulary has no such name.",
    matters: "Nothing would ever match it.",
    example: Example::Terms("## caring\nKind: subject\nIncludes: nursin"),
    cure: Example::TermsAndBullets(
        "## caring\nKind: subject\nIncludes: nursing",
        "- Preferably, you have a qualification in caring.[^a]",
    ),
};
