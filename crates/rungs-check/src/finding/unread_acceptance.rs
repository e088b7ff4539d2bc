//! `unread-acceptance`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// A line that should accept a finding can't be taken.
pub(crate) const UNREAD_ACCEPTANCE: Rule = Rule {
    code: "unread-acceptance",
    level: Level::Warning,
    meaning: "A line that should accept a finding can't be taken.",
    matters: "What it speaks of is still told, and whoever reads the page believes it settled. An acceptance names a finding, links to its page and says why.",
    example: Example::Files(&[(
        "framework.md",
        "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n- leads-nowhere in [Role two](roles/two.md).\n",
    )]),
    cure: Example::Notes("There is nothing to accept."),
};
