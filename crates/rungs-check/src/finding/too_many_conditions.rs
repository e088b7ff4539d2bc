//! `too-many-conditions`

use rungs_text::manual::Example;

use super::{Level, Rule};

/// One role asks more different things of one list of facts than can be weighed together.
pub(crate) const TOO_MANY_CONDITIONS: Rule = Rule {
    code: "too-many-conditions",
    level: Level::Error,
    meaning: "One role asks more different things of one list of facts than can be weighed together.",
    matters: "At most 64 conditions can look at one list, work for instance, so that answers stay exact.",
    example: Example::Many("## place {n}\nKind: setting", "- You must have experience in place {n}.[^a]", 65),
    cure: Example::Many("## place {n}\nKind: setting", "- You must have experience in place {n}.[^a]", 8),
};
