//! `expired-acceptance`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// What was accepted until a day is past it.
pub(crate) const EXPIRED_ACCEPTANCE: Rule = Rule {
    code: "expired-acceptance",
    level: Level::Warning,
    meaning: "What was accepted until a day is past it.",
    matters: "Somebody meant to come back to it by then. The finding is told again.",
    example: Example::Files(&[
        (
            "framework.md",
            "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n- leads-nowhere in [Role one](roles/one.md), until 1 August 2026, because the next role is being written.\n",
        ),
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
    cure: Example::Files(&[
        (
            "framework.md",
            "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n- leads-nowhere in [Role one](roles/one.md), until 1 August 2027, because the next role is being written.\n",
        ),
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
};
