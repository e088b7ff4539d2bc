//! `duplicate-role`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Two pages name the same role.
pub(crate) const DUPLICATE_ROLE: Rule = Rule {
    code: "duplicate-role",
    level: Level::Error,
    meaning: "Two pages name the same role.",
    matters: "An answer about it could come from either, and the two would drift apart.",
    example: Example::Files(&[
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "roles/uno.md",
            "---\nrole: one\nlevel: 5\n---\n# Role uno\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
    cure: Example::Files(&[
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
        (
            "roles/uno.md",
            "---\nrole: uno\nlevel: 5\n---\n# Role uno\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
};
