//! `credits-overlap`

use std::collections::BTreeSet;

use rungs_core::condition::{Check, Tally, Test};
use rungs_core::fact::List;
use rungs_core::requirement::{Content, Leaf, Matter, Requirement};
use rungs_text::manual::Example;

use crate::examine::Desk;

use super::{Finding, Level, Rule};

/// Credits at a higher grade count among those at a lower one that another sentence asks for.
pub(crate) const CREDITS_OVERLAP: Rule = Rule {
    code: "credits-overlap",
    level: Level::Note,
    meaning: "Credits at a higher grade count among those at a lower one that another sentence asks for.",
    matters: "A grade is a floor, so 15 credits at merit are among 30 at pass: 30 in all are enough. Where a source adds them up, it asks for 45.",
    example: Example::TermsAndBullets(
        "## access grades\nKind: scale\nGrades: distinction, merit, pass\n\n## access diploma\nKind: qualification\nGraded: access grades",
        "- You need 15 credits at merit from an access diploma.[^a]\n- You need 30 credits at pass from an access diploma.[^a]",
    ),
    cure: Example::TermsAndBullets(
        "## access grades\nKind: scale\nGrades: distinction, merit, pass\n\n## access diploma\nKind: qualification\nGraded: access grades",
        "- You need 15 credits at merit and 30 at pass from an access diploma.[^a]",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    let mut seen = BTreeSet::new();
    for rules in desk.standings() {
        let asked: Vec<(&Requirement, Credits<'_>)> =
            rules.requirements.iter().filter_map(|one| Some((*one, Credits::of(one)?))).collect();
        for (requirement, credits) in &asked {
            let fewer = asked.iter().find(|(_, other)| other.are_among(credits));
            let Some((among, fewer)) = fewer else { continue };
            if !seen.insert((requirement.place.page.clone(), requirement.place.line)) {
                continue;
            }
            let message = format!("the “{}” count among these “{}”", fewer.leaf.words, credits.leaf.words);
            let help = "if they come on top, write one sentence: “15 credits at merit and 30 at pass from an access diploma”; if not, leave it";
            let finding = CREDITS_OVERLAP.at(desk.at(&requirement.place), message);
            findings.push(finding.see(desk.at(&among.place), "asked for here").help(help));
        }
    }
}

/// So many credits from a grade on.
struct Credits<'r> {
    leaf: &'r Leaf,
    count: i64,
    /// What they have to be beside their grade.
    tests: Vec<&'r Test>,
    floor: &'r Check,
}

impl<'r> Credits<'r> {
    fn of(requirement: &'r Requirement) -> Option<Credits<'r>> {
        let Content::Matter(Matter::Leaf(leaf)) = &requirement.content else { return None };
        let (List::Credits, Tally::Sum { at_least, .. }, [way]) =
            (leaf.condition.list, leaf.condition.tally, leaf.condition.ways.as_slice())
        else {
            return None;
        };
        let (floors, tests): (Vec<&Test>, Vec<&Test>) =
            way.iter().partition(|test| matches!(test.check, Check::Grade(_)));
        let [floor] = floors.as_slice() else { return None };
        Some(Credits { leaf, count: at_least, tests, floor: &floor.check })
    }

    /// Whether they are the better part of others that are more.
    fn are_among(&self, more: &Credits<'_>) -> bool {
        let (Check::Grade(floors), Check::Grade(lower)) = (self.floor, more.floor) else { return false };
        let is_above = floors.iter().any(|(scale, rank)| lower.iter().any(|(on, below)| scale == on && rank > below));
        self.count < more.count && self.tests == more.tests && is_above
    }
}
