//! `misfit`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The sentence has the shape of a requirement, but what it says doesn't fit together.
pub(crate) const MISFIT: Rule = Rule {
    code: "misfit",
    level: Level::Error,
    meaning: "The sentence has the shape of a requirement, but what it says doesn't fit together.",
    matters: "A grade that its scale doesn't have, letters and numbers that disagree, an age out of range: nobody could meet it, or not what you mean.",
    example: Example::Bullets("- You must have 4 GCSEs at grade 12 or above.[^a]"),
    cure: Example::Bullets("- You must have 4 GCSEs at grade 4 or above.[^a]"),
};
