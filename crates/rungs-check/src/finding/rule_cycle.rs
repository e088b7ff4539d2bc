//! `rule-cycle`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A rule with a name asks for itself.
pub(crate) const RULE_CYCLE: Rule = Rule {
    code: "rule-cycle",
    level: Level::Error,
    meaning: "A rule with a name asks for itself, by way of others or not.",
    matters: "Who wants to meet it would have to have met it. Mostly one of the rules should name a part of what it asks.",
    example: Example::Terms(
        "## day rule\nKind: rule\n- You must meet the night rule.[^a]\n\n## night rule\nKind: rule\n- You must meet the day rule.[^a]\n\n[^a]: A source. Read 2026-11-22.",
    ),
    cure: Example::TermsAndBullets(
        "## day rule\nKind: rule\n- You must meet the night rule.[^a]\n\n## night rule\nKind: rule\n- You must be employed in the NHS.[^a]\n\n[^a]: A source. Read 2026-11-22.",
        "- You must meet the day rule.[^a]",
    ),
};
