//! `decidable-judgement`

use std::collections::BTreeSet;

use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, Moment, Requirement, Strength};
use rungs_core::witness::Witness;
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules, Shown};

use super::{Finding, Level, Rule};

/// Facts could settle this, and somebody has to decide all the same.
pub(crate) const DECIDABLE_JUDGEMENT: Rule = Rule {
    code: "decidable-judgement",
    level: Level::Note,
    meaning: "Facts could settle this, and somebody has to decide all the same.",
    matters: "Whoever has what is asked is still told that somebody else decides. That is right where they do weigh it; often the words were only kept from a source.",
    example: Example::Bullets("- You must be employed in the NHS, as the employer decides.[^a]"),
    cure: Example::Bullets("- You must be employed in the NHS.[^a]"),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rules in desk.standings() {
        for requirement in &rules.requirements {
            look(desk, &rules, requirement, &mut seen, findings);
        }
    }
}

fn look(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    requirement: &Requirement,
    seen: &mut BTreeSet<(String, u32)>,
    findings: &mut Vec<Finding>,
) {
    if let Content::Group { members, .. } = &requirement.content {
        members.iter().for_each(|member| look(desk, rules, member, seen, findings));
        return;
    }
    // What may count instead is weighed by its nature.
    let (Some(decider), Content::Matter(_)) = (&requirement.decider, &requirement.content) else { return };
    if requirement.strength == Strength::Instead
        || !seen.insert((requirement.place.page.clone(), requirement.place.line))
    {
        return;
    }
    let message = format!("facts could settle this, and {} decides all the same", decider.spoken());
    let help = "leave out “, as … decides”, unless they do weigh it";
    let mut finding = DECIDABLE_JUDGEMENT.at(desk.at(&requirement.place), message).help(help);
    if let Some(person) = meeting(desk, rules, requirement) {
        let words = "somebody who has what is asked, and isn't ready";
        finding = finding.shown(Shown::new(person, rules, desk.on, words));
    }
    findings.push(finding);
}

/// Somebody who meets what is asked and still has to be decided about.
fn meeting(desk: &Desk<'_>, rules: &Rules<'_>, requirement: &Requirement) -> Option<rungs_core::fact::Person> {
    let role = desk.way(rules.route, vec![requirement.at_once()]);
    let program = Program::new(desk.framework, &role, Asked { start: desk.on, moment: Moment::Start }).ok()?;
    let [one] = program.routes.first()?.requirements.as_slice() else { return None };
    match program.telling_apart(one.alone?, one.standing)? {
        Witness::Somebody(person) => person.map(|person| *person),
        Witness::Nobody => None,
    }
}
