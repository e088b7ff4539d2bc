//! `missing-value`

use super::{Level, Rule};

/// The front matter lacks something every such page must say.
pub(crate) const MISSING_VALUE: Rule = Rule {
    code: "missing-value",
    level: Level::Error,
    explanation: "The front matter lacks something every such page must say.",
    example: "---\nlevel: 5\n---",
    cure: "---\nrole: assistant-practitioner\nlevel: 5\n---",
};
