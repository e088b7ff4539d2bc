//! `not-an-alternative`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// An item of *one of* asks nothing of some people, so the whole list would ask nothing of them.
pub(crate) const NOT_AN_ALTERNATIVE: Rule = Rule {
    code: "not-an-alternative",
    level: Level::Error,
    meaning: "An item of a list, any of which is enough, asks nothing of some people: it has a condition of its own, comes only once a place is offered, or speaks of the course.",
    matters: "Where an item asks nothing, it is met, and then the whole list is.",
    example: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - If you work in the NHS, you must have a healthcare qualification.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - all of:\n    - a healthcare qualification.[^a]\n    - be employed in the NHS.[^a]",
    ),
};
