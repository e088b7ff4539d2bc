//! `unmeetable`

use std::collections::BTreeSet;

use rungs_core::requirement::{Content, Requirement};
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules};

use super::{Finding, Level, Rule};

/// Nobody can meet this requirement.
pub(crate) const UNMEETABLE: Rule = Rule {
    code: "unmeetable",
    level: Level::Error,
    meaning: "Nobody can meet this requirement.",
    matters: "Everybody would be told *not yet*, whatever they do. Mostly a number is mistyped, or two words of the sentence clash.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must have at least 6 years' experience in health or care, in the last 5 years.[^a]\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]",
    ),
    cure: Example::Bullets("- You must have at least 2 years' experience in health or care, in the last 5 years.[^a]"),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rules in desk.standings() {
        for requirement in &rules.requirements {
            if seen.insert((requirement.place.page.clone(), requirement.id.clone())) {
                look(desk, &rules, requirement, findings);
            }
        }
    }
}

/// Says what can't be met: the requirement, or items of a list.
fn look(desk: &Desk<'_>, rules: &Rules<'_>, requirement: &Requirement, findings: &mut Vec<Finding>) {
    if let Content::Group { members, .. } = &requirement.content {
        members.iter().for_each(|member| look(desk, rules, member, findings));
        return;
    }
    if desk.can_be_met(rules.route, &[requirement]) {
        return;
    }
    let message = "nobody can meet this, whatever they have done and whoever decides";
    findings.push(
        UNMEETABLE
            .at(desk.at(&requirement.place), message)
            .help("look for a number that is mistyped, or for two parts of the sentence that can't both hold"),
    );
}
