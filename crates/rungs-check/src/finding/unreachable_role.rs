//! `unreachable-role`

use rungs_core::requirement::Requirement;
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// Nobody can get into this role: it has no way in that anybody can be ready for.
pub(crate) const UNREACHABLE_ROLE: Rule = Rule {
    code: "unreachable-role",
    level: Level::Warning,
    meaning: "Nobody can get into this role: it has no way in that anybody can be ready for.",
    matters: "The page shows a role, and everybody who asks is told *not yet*, or nothing.",
    example: Example::Page("---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Where it leads\n- [Role two](two.md)\n"),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        let is_closed = |route: &rungs_core::framework::Route| {
            let asked = role.to_start.iter().chain(&route.requirements).filter(|one| !one.for_funding);
            let due: Vec<&Requirement> = asked.filter(|one| one.starts.contains(desk.on)).collect();
            !desk.can_be_met(Some(route), &due)
        };
        if !role.routes.iter().all(is_closed) {
            continue;
        }
        let message = match role.routes.is_empty() {
            true => format!("no way in leads to “{}”", role.title),
            false => format!("nobody can be ready for any way into “{}”", role.title),
        };
        let finding = UNREACHABLE_ROLE.at(desk.title(&role.page), message);
        findings.push(finding.help("add a way in under `## Ways in`, if only `### Straight into a post`"));
    }
}
