//! `more-than-two`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// *Either* or *both* stands over a list of more than two.
pub(crate) const MORE_THAN_TWO: Rule = Rule {
    code: "more-than-two",
    level: Level::Error,
    meaning: "*Either* or *both* stands over a list of more than two.",
    matters: "They speak of two. Over a longer list it looks as if a bullet had been added by mistake, or one of them were about another list.",
    example: Example::Bullets(
        "- You must have either:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]\n  - a driving licence.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have one of:\n  - GCSE English at grade 4 or above.[^a]\n  - GCSE maths at grade 4 or above.[^a]\n  - a driving licence.[^a]",
    ),
};
