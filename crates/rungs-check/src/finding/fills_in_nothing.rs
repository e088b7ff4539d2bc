//! `fills-in-nothing`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The general rule leaves nothing open for this provider.
pub(crate) const FILLS_IN_NOTHING: Rule = Rule {
    code: "fills-in-nothing",
    level: Level::Error,
    meaning: "The general rule leaves nothing open for this provider.",
    matters: "A provider can only fill in what the general rule leaves to it: what is usual, what may be asked, what may count instead. A must that one of them sets aside isn't one, and whoever reads the general rules would be told something untrue.",
    example: Example::Bullets(
        "- You must have 4 GCSEs at grade 4 or above.[^a]\n- At Northmoor University, the GCSEs are not asked for.[^a]",
    ),
    cure: Example::Bullets(
        "- You usually have 4 GCSEs at grade 4 or above.[^a]\n- At Northmoor University, the GCSEs are not asked for.[^a]",
    ),
};
