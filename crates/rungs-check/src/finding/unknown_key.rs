//! `unknown-key`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The front matter has a key that such a page doesn't know.
pub(crate) const UNKNOWN_KEY: Rule = Rule {
    code: "unknown-key",
    level: Level::Error,
    meaning: "The front matter has a key that such a page doesn't know.",
    matters: "A misspelt key would silently say nothing.",
    example: Example::Page(
        "---\nrole: one\nlevle: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
