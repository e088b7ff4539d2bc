//! `not-a-page`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A file of the folder is neither a role nor vocabulary.
pub(crate) const NOT_A_PAGE: Rule = Rule {
    code: "not-a-page",
    level: Level::Error,
    meaning: "A file of the folder is neither a role nor vocabulary.",
    matters: "Nobody would ever read it.",
    example: Example::Files(&[("notes.md", "# Notes\n")]),
    cure: Example::Files(&[("notes.md", "---\nvocabulary: notes\nkind: subject\n---\n# Notes\n")]),
};
