//! What sets roles apart, in a few sentences: how far up they stand, which of them leads to which, and what is open.

use std::collections::BTreeMap;

use fluent_bundle::FluentValue;
use rungs_app::wire::show::RoleShown;
use rungs_app::words;

use super::Mine;
use crate::visit::Visit;

/// The sentences above a comparison; with fewer than two roles, what there is to do.
pub(super) fn of(visit: &Visit, roles: &[RoleShown], mine: &[Mine]) -> String {
    if roles.len() < 2 {
        return visit.say("compare-lead");
    }
    let mut sentences: Vec<String> = levels(visit, roles).into_iter().collect();
    sentences.extend(steps(visit, roles));
    if !mine.is_empty() {
        sentences.push(open(visit, roles, mine));
    }
    sentences.join(" ")
}

/// Who stands at which level, from the lowest up, where every role has one.
fn levels(visit: &Visit, roles: &[RoleShown]) -> Option<String> {
    let mut by_level: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for role in roles {
        by_level.entry(role.level?).or_default().push(words::lower(&role.title));
    }
    if let ([level], count) = (by_level.keys().collect::<Vec<_>>().as_slice(), roles.len()) {
        let number = visit.say_of("ladder-number", &[("count", count.into())]);
        let told = [("count", count.into()), ("number", number.into()), ("level", level.to_string().into())];
        return Some(visit.say_of("compare-lead-alike", &told));
    }
    let parts = by_level.iter().enumerate().map(|(place, (level, titles))| {
        let told = [
            ("it", FluentValue::from(words::joined(titles, &visit.say("ladder-and")))),
            ("count", titles.len().into()),
            ("level", level.to_string().into()),
        ];
        visit.say_of(if place == 0 { "compare-lead-level" } else { "compare-lead-level-more" }, &told)
    });
    Some(words::stopped(&words::capital(&parts.collect::<Vec<_>>().join(", "))))
}

/// Which of the roles lead to others of them.
fn steps(visit: &Visit, roles: &[RoleShown]) -> Vec<String> {
    let step = |from: &RoleShown| {
        let is_among = |slug: &str| roles.iter().any(|role| role.role == slug);
        let to: Vec<String> = from
            .where_it_leads
            .iter()
            .filter(|step| is_among(&step.role))
            .map(|step| words::lower(&step.title))
            .collect();
        let told = [
            ("from", FluentValue::from(from.title.clone())),
            ("to", words::joined(&to, &visit.say("ladder-and")).into()),
        ];
        (!to.is_empty()).then(|| visit.say_of("compare-lead-leads", &told))
    };
    roles.iter().filter_map(step).collect()
}

fn open(visit: &Visit, roles: &[RoleShown], mine: &[Mine]) -> String {
    let open = roles.iter().zip(mine).filter(|(_, mine)| mine.is_open);
    let open: Vec<String> = open.map(|(role, _)| words::lower(&role.title)).collect();
    match open.is_empty() {
        true => visit.say("compare-lead-none"),
        false => visit.say_of("compare-lead-open", &[("it", words::joined(&open, &visit.say("ladder-and")).into())]),
    }
}
