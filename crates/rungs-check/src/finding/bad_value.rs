//! `bad-value`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A value of the front matter is not of the kind its key asks for.
pub(crate) const BAD_VALUE: Rule = Rule {
    code: "bad-value",
    level: Level::Error,
    meaning: "A value of the front matter is not of the kind its key asks for.",
    matters: "A level is a number from 1 to 8, a date is written 2025-08-01. Anything else would be guessed at, or say nothing.",
    example: Example::Page(
        "---\nrole: one\nlevel: five\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
