//! `duplicate-term`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// One name stands for two things of one kind.
pub(crate) const DUPLICATE_TERM: Rule = Rule {
    code: "duplicate-term",
    level: Level::Error,
    meaning: "One name stands for two things of one kind.",
    matters: "A sentence that uses it could mean either.",
    example: Example::Terms("## care studies\nKind: subject\nAlso called: nursing"),
    cure: Example::TermsAndBullets(
        "## care studies\nKind: subject",
        "- Preferably, you have a qualification in care studies.[^a]",
    ),
};
