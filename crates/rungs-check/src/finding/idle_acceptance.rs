//! `idle-acceptance`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// What is accepted here is not found any more.
pub(crate) const IDLE_ACCEPTANCE: Rule = Rule {
    code: "idle-acceptance",
    level: Level::Warning,
    meaning: "What is accepted here is not found any more.",
    matters: "The page was mended, or the line it speaks of was rewritten. Left standing, it would hide the next finding of its sort.",
    example: Example::Files(&[(
        "framework.md",
        "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n- leads-nowhere in [Role two](roles/two.md), because it is the highest role there is.\n",
    )]),
    cure: Example::Files(&[
        (
            "framework.md",
            "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n- leads-nowhere in [Role one](roles/one.md), because it is the highest role there is.\n",
        ),
        (
            "roles/one.md",
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
        ),
    ]),
};
