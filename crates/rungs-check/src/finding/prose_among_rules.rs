//! `prose-among-rules`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Prose stands among rules.
pub(crate) const PROSE_AMONG_RULES: Rule = Rule {
    code: "prose-among-rules",
    level: Level::Error,
    meaning: "Prose stands among rules.",
    matters: "Under a heading for rules only bullets are rules. Prose there would look like one and decide nothing.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\nA kind heart helps.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::Notes("A kind heart helps."),
};
