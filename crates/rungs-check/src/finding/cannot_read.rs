//! `cannot-read`

use super::{Level, Rule};

/// The file is not text in UTF-8, or could not be opened.
pub(crate) const CANNOT_READ: Rule = Rule {
    code: "cannot-read",
    level: Level::Error,
    explanation: "The file is not text in UTF-8, or could not be opened, so nothing in it can be used.",
    example: "a page saved in Windows-1252, with “Café” as one byte a letter",
    cure: "save the file as UTF-8",
};
