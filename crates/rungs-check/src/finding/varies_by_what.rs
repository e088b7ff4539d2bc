//! `varies-by-what`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// Requirements vary, nothing else is asked, and nothing says by what they vary.
pub(crate) const VARIES_BY_WHAT: Rule = Rule {
    code: "varies-by-what",
    level: Level::Error,
    meaning: "Requirements vary, nothing else is asked, and nothing says by what they vary.",
    matters: "Alone, the sentence leaves everything open. By university or by employer, a reader knows at least whom to ask.",
    example: Example::Bullets("- Requirements vary.[^a]"),
    cure: Example::Bullets("- Requirements vary by university.[^a]"),
};
