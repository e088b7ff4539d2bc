//! Where the people of each group stand, and which requirement stops whom. Small numbers come hidden.

use rungs_app::wire::sweep::{Group, Grouping, RouteCounts, SweepAnswer};

use super::numbers::number;
use crate::marked::Html;
use crate::visit::Visit;

/// Requirements that are told at most.
const MOST_STOPPED: usize = 10;

/// The groups of one column.
pub(super) struct Groups {
    pub(super) title: String,
    pub(super) rows: Vec<GroupRow>,
    pub(super) names: Vec<String>,
    /// Requirements, and how many of each group can't meet them.
    pub(super) stopped: Vec<(Html, Vec<String>)>,
    pub(super) has_hidden: bool,
}

/// One group: its name, and how many stand where.
pub(super) struct GroupRow {
    pub(super) name: String,
    pub(super) counts: Vec<String>,
}

impl Groups {
    /// The groups of every column, for one way in.
    pub(super) fn of(visit: &Visit, answer: &SweepAnswer, route: &RouteCounts) -> Vec<Groups> {
        let of_route = |one: &&Grouping| one.role == route.role && one.route == route.route;
        answer.groups.iter().filter(of_route).map(|one| Groups::one(visit, one)).collect()
    }

    fn one(visit: &Visit, grouping: &Grouping) -> Groups {
        let hidden = visit.say("employers-hidden");
        let told = |count: Option<u64>| count.map_or_else(|| hidden.clone(), number);
        let names: Vec<String> = grouping.groups.iter().map(|group| name(visit, group)).collect();
        let counts =
            |group: &Group| [group.ready, group.they_decide, group.one_step_away, group.cannot_tell, group.further];
        let rows = grouping.groups.iter().zip(&names).map(|(group, name)| GroupRow {
            name: name.clone(),
            counts: std::iter::once(number(group.people)).chain(counts(group).map(told)).collect(),
        });
        let stopped = grouping.stopped.iter().take(MOST_STOPPED);
        Groups {
            title: visit.say_of("employers-by-group", &[("it", grouping.column.clone().into())]),
            rows: rows.collect(),
            stopped: stopped
                .map(|one| (Html::rule(&one.sentence), one.people.iter().map(|people| told(*people)).collect()))
                .collect(),
            has_hidden: grouping.groups.iter().any(|group| counts(group).contains(&None))
                || grouping.stopped.iter().any(|one| one.people.contains(&None)),
            names,
        }
    }
}

/// By which columns nothing is told, and why.
pub(super) fn untold(visit: &Visit, answer: &SweepAnswer) -> Vec<String> {
    let told = answer.untold_groups.iter().map(|one| {
        visit.say_of(
            "employers-untold-groups",
            &[("column", one.column.clone().into()), ("why", one.why.clone().into())],
        )
    });
    told.collect()
}

fn name(visit: &Visit, group: &Group) -> String {
    match (&group.name, group.of) {
        (Some(name), _) => name.clone(),
        (None, 1) => visit.say("employers-no-group"),
        (None, of) => visit.say_of("employers-small-groups", &[("count", of.into())]),
    }
}
