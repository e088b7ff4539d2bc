//! `misfit`

use super::{Level, Rule};

/// The sentence has the shape of a requirement, but what it says doesn't fit together: a grade that its scale doesn't have, letters and numbers that disagree, an age out of range.
pub(crate) const MISFIT: Rule = Rule {
    code: "misfit",
    level: Level::Error,
    explanation: "The sentence has the shape of a requirement, but what it says doesn't fit together: a grade that its scale doesn't have, letters and numbers that disagree, an age out of range.",
    example: "- You must have 4 GCSEs at grade 12 or above.",
    cure: "- You must have 4 GCSEs at grade 4 or above.",
};
