//! `dead-link`

use super::{Level, Rule};

/// A bullet under *Where it leads* has to link to a role page of this framework.
pub(crate) const DEAD_LINK: Rule = Rule {
    code: "dead-link",
    level: Level::Error,
    explanation: "A bullet under *Where it leads* has to link to a role page of this framework, so that ladders and plans can follow it.",
    example: "- [Senior assistant](senior-asistant.md)",
    cure: "- [Senior assistant practitioner](senior-assistant-practitioner.md)",
};
