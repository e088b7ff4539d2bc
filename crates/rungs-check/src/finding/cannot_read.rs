//! `cannot-read`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// The file is not text in UTF-8, or could not be opened.
pub(crate) const CANNOT_READ: Rule = Rule {
    code: "cannot-read",
    level: Level::Error,
    meaning: "The file is not text in UTF-8, or could not be opened.",
    matters: "Nothing in it can be used, and a page that goes missing in silence takes its rules with it.",
    example: Example::Bytes(
        "a page saved in Windows-1252, where the é of Café is one byte",
        b"---\nrole: one\n---\n# Caf\xe9\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Café\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
