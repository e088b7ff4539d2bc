//! The same ladder as a list: everything that the drawing says, in words.

use fluent_bundle::FluentValue;
use rungs_app::words::{self, StandingSign};

use super::wording::Words;
use crate::ladder::Way;
use crate::tag::Tag;

/// Roles that stand alike: on one rung, or open to somebody or not.
pub(super) struct Group {
    pub(super) title: String,
    pub(super) items: Vec<Item>,
}

/// A role.
pub(super) struct Item {
    pub(super) title: String,
    pub(super) address: String,
    pub(super) is_here: bool,
    pub(super) facts: String,
    /// How people get there, and where it leads.
    pub(super) lines: Vec<String>,
    pub(super) standing: Option<Standing>,
}

/// How somebody stands towards it.
pub(super) struct Standing {
    pub(super) tag: Tag,
    pub(super) rest: String,
    /// By which way in.
    pub(super) by: String,
}

/// By rung from the highest down; where somebody was checked, by what is open to them.
pub(super) fn groups(words: &Words<'_>) -> Vec<Group> {
    let groups: Vec<(String, Vec<usize>)> = match words.reaches {
        Some(_) => by_standing(words),
        None => {
            words.ladder.rungs.iter().rev().map(|rung| (rung_title(words, rung.level), rung.roles.clone())).collect()
        }
    };
    let groups = groups.into_iter().filter(|(_, roles)| !roles.is_empty());
    groups
        .map(|(title, roles)| Group { title, items: roles.into_iter().map(|role| item(words, role)).collect() })
        .collect()
}

fn rung_title(words: &Words<'_>, level: Option<u8>) -> String {
    let (name, meaning) = words.rung(level);
    match level {
        Some(level) if !meaning.is_empty() => {
            let told = [("level", FluentValue::from(level.to_string())), ("meaning", FluentValue::from(meaning))];
            words.visit.say_of("ladder-list-rung", &told)
        }
        _ => name,
    }
}

/// The highest first in each.
fn by_standing(words: &Words<'_>) -> Vec<(String, Vec<usize>)> {
    let (mut here, mut open, mut unclear, mut not_yet) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for role in (0..words.ladder.roles.len()).rev() {
        match words.reach(role).map(|reach| reach.sign) {
            _ if words.here == Some(role) => here.push(role),
            Some(sign) if sign.is_open() => open.push(role),
            Some(StandingSign::CannotTell) => unclear.push(role),
            _ => not_yet.push(role),
        }
    }
    let groups = [
        ("ladder-list-here", here),
        ("ladder-list-open", open),
        ("ladder-list-unclear", unclear),
        ("ladder-list-not-yet", not_yet),
    ];
    groups.map(|(key, roles)| (words.say(key), roles)).into()
}

fn item(words: &Words<'_>, place: usize) -> Item {
    let role = words.ladder.roles.get(place);
    let title = role.map_or_else(String::new, |role| role.title.clone());
    let is_here = words.here == Some(place);
    let standing = words.reach(place).filter(|_| !is_here).map(|reach| Standing {
        tag: Tag::standing(words.visit, reach.sign),
        rest: words::stopped(&words::capital(&reach.rest)),
        by: words.say_it("ladder-list-by-route", words::lower(&reach.route)),
    });
    Item {
        address: role.map_or_else(String::new, |role| words.visit.role_link(&role.slug)),
        title,
        is_here,
        facts: words::stopped(&words.facts(place)),
        lines: lines(words, place),
        standing,
    }
}

fn lines(words: &Words<'_>, place: usize) -> Vec<String> {
    let mut alike: Vec<(&[Way], Vec<String>)> = Vec::new();
    let title = |role: usize| words.ladder.roles.get(role).map_or_else(String::new, |role| words::lower(&role.title));
    for step in words.ladder.steps.iter().filter(|step| step.to == place) {
        match alike.iter_mut().find(|(ways, _)| *ways == step.ways.as_slice()) {
            Some((_, from)) => from.push(title(step.from)),
            None => alike.push((&step.ways, vec![title(step.from)])),
        }
    }
    let from = alike.into_iter().map(|(ways, from)| {
        let key = if ways.is_empty() { "ladder-list-from-bare" } else { "ladder-list-from" };
        let from = words::joined(&from, &words.say("ladder-or"));
        let told = [("from", FluentValue::from(from)), ("ways", FluentValue::from(words.ways(ways)))];
        words.visit.say_of(key, &told)
    });
    let starts = words.ladder.starts.iter().filter(|start| start.to == place).map(|start| {
        let told =
            [("it", FluentValue::from(words.origin(start))), ("ways", FluentValue::from(words.ways(&start.ways)))];
        words.visit.say_of("ladder-list-start-by", &told)
    });
    let next: Vec<String> =
        words.ladder.steps.iter().filter(|step| step.from == place).map(|step| title(step.to)).collect();
    let next = (!next.is_empty()).then(|| words.say_it("ladder-list-next", words.all_of(&next)));
    let has_ways = words.ladder.roles.get(place).is_some_and(|role| !role.routes.is_empty());
    let nothing = (!has_ways).then(|| words.say("ladder-list-no-ways"));
    starts.chain(from).chain(nothing).chain(next).collect()
}
