//! `not-a-page`

use super::{Level, Rule};

/// The file is in the framework's folder but says neither that it is a role nor that it is vocabulary.
pub(crate) const NOT_A_PAGE: Rule = Rule {
    code: "not-a-page",
    level: Level::Error,
    explanation: "The file is in the framework's folder but says neither that it is a role nor that it is vocabulary, so nobody would ever read it.",
    example: "a file without front matter",
    cure: "add `role: …` or `vocabulary: …` between --- lines, or move the file out of the folder",
};
