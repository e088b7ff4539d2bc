//! `misplaced-offer`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// One provider's rule stands inside a list, or outside the ways in.
pub(crate) const MISPLACED_OFFER: Rule = Rule {
    code: "misplaced-offer",
    level: Level::Error,
    meaning: "One provider's rule stands inside a list, or outside the ways in.",
    matters: "What one provider asks is kept apart from what all of them ask. Inside a list of everybody's, or where it isn't about a way in, it would be asked of people who go elsewhere.",
    example: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - At Northmoor University, you must have a driving licence.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have 4 GCSEs at grade 4 or above.[^a]\n- At Northmoor University, you must have a driving licence.[^a]",
    ),
};
