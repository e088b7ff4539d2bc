//! `missing-value`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The page lacks something that every such page must say.
pub(crate) const MISSING_VALUE: Rule = Rule {
    code: "missing-value",
    level: Level::Error,
    meaning: "The page lacks something that every such page must say.",
    matters: "A role without a slug or a title can't be named by anything: a command, a link, a sentence.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
