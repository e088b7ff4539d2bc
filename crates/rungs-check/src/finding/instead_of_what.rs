//! `instead-of-what`

use super::{Level, Rule};

/// *May count instead* outside a list has to name what it replaces, and that must be one requirement earlier in the same list.
pub(crate) const INSTEAD_OF_WHAT: Rule = Rule {
    code: "instead-of-what",
    level: Level::Error,
    explanation: "*May count instead* outside a list has to name what it replaces, and that must be one requirement earlier in the same list.",
    example: "- Experience may count instead of the certificate, as the university decides.",
    cure: "- You must have one of:\n  - a certificate\n  - experience in care, which may count instead, as the university decides.",
};
