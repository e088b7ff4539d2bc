//! `duplicate-opportunity`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Two pages name the same opportunity.
pub(crate) const DUPLICATE_OPPORTUNITY: Rule = Rule {
    code: "duplicate-opportunity",
    level: Level::Error,
    meaning: "Two pages name the same opportunity.",
    matters: "A plan could take its length and its cost from either, and the two would drift apart.",
    example: Example::Files(&[
        (
            "opportunities/art.md",
            "---\nopportunity: art\n---\n# Art in the evening\n\nPart-time course, 6 months.[^a]\nGives a diploma at level 2.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "opportunities/painting.md",
            "---\nopportunity: art\n---\n# Painting\n\nPart-time course, 9 months.[^a]\nGives a diploma at level 3.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
    cure: Example::Files(&[
        (
            "opportunities/art.md",
            "---\nopportunity: art\n---\n# Art in the evening\n\nPart-time course, 6 months.[^a]\nGives a diploma at level 2.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "opportunities/painting.md",
            "---\nopportunity: painting\n---\n# Painting\n\nPart-time course, 9 months.[^a]\nGives a diploma at level 3.\n\n## Before you start\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
};
