//! `heading-without-rules`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A heading for rules has none under it.
pub(crate) const HEADING_WITHOUT_RULES: Rule = Rule {
    code: "heading-without-rules",
    level: Level::Error,
    meaning: "A heading for rules has none under it.",
    matters: "Silence could mean that nothing is asked, or that nobody knows. The two are very different, and only the author can say which.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Before you finish",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n\n#### Before you finish\n- What is needed here isn't known yet.[^a]",
    ),
};
