//! `empty-heading`

use super::{Level, Rule};

/// A heading for rules has none under it.
pub(crate) const EMPTY_HEADING: Rule = Rule {
    code: "empty-heading",
    level: Level::Error,
    explanation: "A heading for rules has none under it. Silence could mean that nothing is asked or that nobody knows, and the two are very different.",
    example: "#### Before you finish (and nothing below)",
    cure: "- There are no set requirements.   or   - What is needed here isn't known yet.",
};
