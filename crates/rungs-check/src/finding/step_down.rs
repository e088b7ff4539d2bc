//! `step-down`

use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// A role leads to one at a lower level.
pub(crate) const STEP_DOWN: Rule = Rule {
    code: "step-down",
    level: Level::Warning,
    meaning: "A role leads to one at a lower level.",
    matters: "Either a level is wrong on one of the two pages, or the link is. A step to the side has the same level; one down is rarely what a ladder shows.",
    example: Example::Page(
        "---\nrole: one\nlevel: 6\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        for step in &role.next {
            let Some(next) = desk.framework.role(&step.role) else { continue };
            let (Some(here), Some(there)) = (role.rung.or(role.level), next.rung.or(next.level)) else { continue };
            if there < here {
                let message = format!("this leads from level {here} down to level {there}");
                findings.push(
                    STEP_DOWN
                        .at(desk.at(&step.place), message)
                        .see(desk.title(&next.page), format!("level {there} is said here"))
                        .help("correct the level on one of the two pages, or take the step out"),
                );
            }
        }
    }
}
