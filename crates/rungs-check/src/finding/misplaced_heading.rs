//! `misplaced-heading`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A heading of the language stands where it means nothing.
pub(crate) const MISPLACED_HEADING: Rule = Rule {
    code: "misplaced-heading",
    level: Level::Error,
    meaning: "A heading of the language stands where it means nothing.",
    matters: "*Before you finish* belongs to one way in, *Everyone needs* to the whole page. Elsewhere, what stands below would be read as something else or not at all.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## What you do\n- Help people\n\n### On nights\n- Help people to sleep\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## What you do\n- Help people\n- On nights, help people to sleep\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};
