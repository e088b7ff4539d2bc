//! `open-guard`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A condition is asked of the reader word for word.
pub(crate) const OPEN_GUARD: Rule = Rule {
    code: "open-guard",
    level: Level::Note,
    meaning: "The condition of a sentence is asked of the reader, word for word, as yes or no.",
    matters: "Nothing that is known of a person settles it, so everybody is asked, and nobody can be told beforehand. Often a condition that can be looked up says the same.",
    example: Example::Bullets("- If you travel between sites, you must have a driving licence.[^a]"),
    cure: Example::Bullets("- If you work as a porter, you must have a driving licence.[^a]"),
};
