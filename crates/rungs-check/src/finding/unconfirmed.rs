//! `unconfirmed`

use super::{Level, Rule};

/// The requirement rests on what is generally known and on no source that was read.
pub(crate) const UNCONFIRMED: Rule = Rule {
    code: "unconfirmed",
    level: Level::Note,
    explanation: "The requirement rests on what is generally known and on no source that was read. It is used, and shown as unconfirmed.",
    example: "[^general]: General knowledge, not confirmed.",
    cure: "cite a source and the day it was read",
};
