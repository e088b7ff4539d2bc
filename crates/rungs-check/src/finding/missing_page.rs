//! `missing-page`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// No page says what the framework is called.
pub(crate) const MISSING_PAGE: Rule = Rule {
    code: "missing-page",
    level: Level::Error,
    meaning: "No page says what the framework is called.",
    matters: "Every answer names its framework and version, so that a person can tell later what it rested on.",
    example: Example::Files(&[("framework.md", "")]),
    cure: Example::Files(&[(
        "framework.md",
        "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n",
    )]),
};
