//! `too-many-conditions`

use super::{Level, Rule};

/// One role asks more different things of one list of facts than can be weighed together.
pub(crate) const TOO_MANY_CONDITIONS: Rule = Rule {
    code: "too-many-conditions",
    level: Level::Error,
    explanation: "One role asks more different things of one list of facts than can be weighed together.",
    example: "65 different qualifications on one page",
    cure: "split the role, or say some of it with a family of the vocabulary",
};
