//! `clashing-requirements`

use std::collections::BTreeSet;

use rungs_core::requirement::{Content, How, Requirement};
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules};

use super::{Finding, Level, Rule};

/// Each of these requirements can be met, and nobody can meet them all.
pub(crate) const CLASHING_REQUIREMENTS: Rule = Rule {
    code: "clashing-requirements",
    level: Level::Error,
    meaning: "Each of these requirements can be met, and nobody can meet them all.",
    matters: "Whoever asks is told *not yet* for ever. Mostly one of them should hold only in some case, or only one of them is asked.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be at least 18 when you start.[^a]\n- You must be under 16 when you start.[^a]\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.[^a]",
    ),
    cure: Example::Bullets("- You must be at least 18 when you start.[^a]"),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rules in desk.standings() {
        clash(desk, &rules, rules.requirements.clone(), &mut seen, findings);
        for requirement in &rules.requirements {
            if let Content::Group { how: How::All, members } = &requirement.content {
                clash(desk, &rules, members.iter().collect(), &mut seen, findings);
            }
        }
    }
}

fn clash(
    desk: &Desk<'_>,
    rules: &Rules<'_>,
    requirements: Vec<&Requirement>,
    seen: &mut BTreeSet<Vec<(String, u32)>>,
    findings: &mut Vec<Finding>,
) {
    // What is asked on different days never meets, and what nobody can meet alone is reported by itself.
    let mut starts: Vec<_> = requirements.iter().map(|one| one.starts).collect();
    starts.dedup();
    for when in starts {
        let day = when.from.or(when.before.map(rungs_core::date::day_before)).unwrap_or(desk.on);
        let due: Vec<&Requirement> = requirements.iter().copied().filter(|one| one.starts.contains(day)).collect();
        if due.len() < 2 || desk.can_be_met(rules.route, &due) {
            continue;
        }
        let mut left: Vec<&Requirement> = due.into_iter().filter(|one| desk.can_be_met(rules.route, &[one])).collect();
        if left.len() < 2 || desk.can_be_met(rules.route, &left) {
            continue;
        }
        // Whatever can go while the rest still clashes has nothing to do with it.
        for place in (0..left.len()).rev() {
            let mut without = left.clone();
            without.remove(place);
            if !without.is_empty() && !desk.can_be_met(rules.route, &without) {
                left = without;
            }
        }
        let places = left.iter().map(|one| (one.place.page.clone(), one.place.line)).collect();
        let Some((last, others)) = left.split_last().filter(|_| seen.insert(places)) else { continue };
        let message = "nobody can meet this together with what else is asked here";
        let mut finding = CLASHING_REQUIREMENTS.at(desk.at(&last.place), message);
        for other in others {
            finding = finding.see(desk.at(&other.place), "this is asked as well");
        }
        findings.push(finding.help("take one of them out, or say in which case it applies: “If …, you must …”"));
    }
}
