//! `overlapping-lengths`

use std::collections::BTreeSet;

use rungs_core::condition::Check;
use rungs_core::date::{Date, day_before};
use rungs_core::framework::Route;
use rungs_core::length::Length;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;
use rungs_core::standing::Standing;
use rungs_core::witness::Witness;
use rungs_text::manual::Example;

use crate::examine::{Desk, Rules, Shown};

use super::{Finding, Level, Rule};

/// Two lengths of a way in can hold for one person.
pub(crate) const OVERLAPPING_LENGTHS: Rule = Rule {
    code: "overlapping-lengths",
    level: Level::Error,
    meaning: "Two lengths of a way in can hold for one person.",
    matters: "Of the lengths of a way in the first whose condition holds is used. Where two can hold, the page says two things to one person, and which of them is meant is an accident of their order.",
    example: Example::WayIn(
        "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\nIf you are under 25 when you start, it takes 24 months.\nIf you are under 19 when you start, it takes 36 months.\nIt takes 12 months.\n- You must be employed in the NHS.[^a]",
    ),
    cure: Example::WayIn(
        "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\nIf you are 19 to 24 when you start, it takes 24 months.\nIf you are under 19 when you start, it takes 36 months.\nIt takes 12 months.\n- You must be employed in the NHS.[^a]",
    ),
};

pub(super) fn find(desk: &Desk<'_>, findings: &mut Vec<Finding>) {
    for role in desk.roles() {
        for route in &role.routes {
            let guarded: Vec<&Length> = route.lengths.iter().filter(|length| length.guard.is_some()).collect();
            for (at, second) in guarded.iter().enumerate() {
                let alike = guarded.iter().take(at).filter(|first| first.mode == second.mode);
                findings.extend(alike.filter_map(|first| {
                    let rules = Rules { role, route: Some(route), requirements: Vec::new() };
                    both(desk, &rules, route, first, second)
                }));
            }
        }
    }
}

/// Two lengths that can hold together, with somebody for whom they do.
fn both(desk: &Desk<'_>, rules: &Rules<'_>, route: &Route, first: &Length, second: &Length) -> Option<Finding> {
    let role = desk.way(Some(route), vec![first.as_requirement(), second.as_requirement()]);
    for start in starts(desk.on, [first, second]) {
        let Ok(program) = Program::new(desk.framework, &role, Asked { start, moment: Moment::Start }) else { continue };
        let Some(way) = program.routes.first() else { continue };
        let Witness::Somebody(person) = program.witness(way.standing, Standing::Ready) else { continue };
        let finding = OVERLAPPING_LENGTHS
            .at(desk.at(&second.place), "this length and an earlier one can hold for one person")
            .see(desk.at(&first.place), "this one")
            .help(
                "say it so that only one of them can hold, as in “If you are under 19 …” and “If you are 19 to 24 …”",
            );
        return Some(match person {
            Some(person) => finding.shown(Shown::new(*person, rules, start, "somebody for whom both hold")),
            None => finding,
        });
    }
    None
}

/// Days of a start on which guards can come out otherwise: today, and both sides of each day that they name.
fn starts(on: Date, lengths: [&Length; 2]) -> BTreeSet<Date> {
    let leaves = lengths.into_iter().filter_map(|length| length.guard.as_ref()).flat_map(|guard| guard.clause.leaves());
    let tests = leaves.flat_map(|leaf| leaf.condition.ways.iter().flatten());
    let named = tests.filter_map(|test| match test.check {
        Check::StartSince(day) => Some([day_before(day), day]),
        _ => None,
    });
    named.flatten().chain([on]).collect()
}
