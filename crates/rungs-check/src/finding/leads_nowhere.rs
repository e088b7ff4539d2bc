//! `leads-nowhere`

use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// Nothing says where this role leads.
pub(crate) const LEADS_NOWHERE: Rule = Rule {
    code: "leads-nowhere",
    level: Level::Note,
    meaning: "Nothing says where this role leads.",
    matters: "People look for what comes next. Nothing there can mean that nothing does, or that nobody has written it yet.",
    example: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
    cure: Example::Page(
        "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles().filter(|role| role.next.is_empty()) {
        let message = format!("nothing says where “{}” leads", role.title);
        let finding = LEADS_NOWHERE.at(desk.title(&role.page), message);
        findings.push(finding.help("link to the next roles under `## Where it leads`"));
    }
}
