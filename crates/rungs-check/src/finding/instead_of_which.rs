//! `instead-of-which`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// What may count instead names no single requirement that it replaces.
pub(crate) const INSTEAD_OF_WHICH: Rule = Rule {
    code: "instead-of-which",
    level: Level::Error,
    meaning: "What may count instead names no single requirement that it replaces.",
    matters: "*Instead of the GCSEs* has to be exactly one requirement earlier in the same list. Of none or of several, it can't be told what would still be asked.",
    example: Example::Bullets(
        "- You must be employed in the NHS.[^a]\n- Experience in health or care may count instead of the certificate, as the university decides.[^a]",
    ),
    cure: Example::Bullets(
        "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in health or care, which may count instead, as the university decides.[^a]",
    ),
};
