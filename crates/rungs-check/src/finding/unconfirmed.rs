//! `unconfirmed`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The requirement is general knowledge: no source has confirmed it.
pub(crate) const UNCONFIRMED: Rule = Rule {
    code: "unconfirmed",
    level: Level::Note,
    meaning: "The requirement is general knowledge: no source has confirmed it.",
    matters: "It is used, and shown as unconfirmed, so that readers know and somebody looks for a source.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^b]\n\n## Where it leads\n- [Role two](two.md)\n\n[^b]: General knowledge, not confirmed.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
