//! `fills-in-which`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// What a provider fills in names no single general rule.
pub(crate) const FILLS_IN_WHICH: Rule = Rule {
    code: "fills-in-which",
    level: Level::Error,
    meaning: "What a provider fills in names no single general rule.",
    matters: "*The GCSEs are not asked for* has to speak of exactly one of the rules that every provider of the way in has. Of none or of several, it can't be told what is asked there.",
    example: Example::Bullets(
        "- You usually have 4 GCSEs at grade 4 or above.[^a]\n- At Northmoor University, the degree is not asked for.[^a]",
    ),
    cure: Example::Bullets(
        "- You usually have 4 GCSEs at grade 4 or above.[^a]\n- At Northmoor University, the GCSEs are not asked for.[^a]",
    ),
};
