//! `unread-here`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// *Unread:* on a page that nobody imported.
pub(crate) const UNREAD_HERE: Rule = Rule {
    code: "unread-here",
    level: Level::Error,
    meaning: "A sentence is left unread on a page that wasn't imported.",
    matters: "*Unread:* keeps what an import brought and nobody has read yet. Whoever writes a page has read what they write, and can say it, or say that it isn't known.",
    example: Example::Bullets("- Unread: you will need a can-do attitude.[^a]"),
    cure: Example::Bullets("- What is needed here isn't known yet.[^a]"),
};
