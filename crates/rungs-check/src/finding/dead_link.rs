//! `dead-link`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A step leads to no page of this framework.
pub(crate) const DEAD_LINK: Rule = Rule {
    code: "dead-link",
    level: Level::Error,
    meaning: "A step leads to no page of this framework.",
    matters: "Ladders and plans follow the links under *Where it leads*. One that leads nowhere cuts people off.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](tow.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
