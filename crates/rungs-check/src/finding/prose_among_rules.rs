//! `prose-among-rules`

use super::{Level, Rule};

/// Under a heading for rules, only bullets are rules.
pub(crate) const PROSE_AMONG_RULES: Rule = Rule {
    code: "prose-among-rules",
    level: Level::Error,
    explanation: "Under a heading for rules, only bullets are rules. Prose there would look like one and decide nothing.",
    example: "Applicants often have some care experience.",
    cure: "move it to *Notes*, or write it as a bullet",
};
