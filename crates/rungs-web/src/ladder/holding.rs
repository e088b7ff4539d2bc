//! What the ways into a ladder ask most often, as things that somebody may say they hold.

use std::collections::{BTreeMap, BTreeSet};

use rungs_app::words;
use rungs_core::condition::Tally;
use rungs_core::fact::List;
use rungs_core::requirement::{Content, Leaf, Matter, Requirement, Shape};
use serde_json::{Value, json};

use super::Ladder;

/// Something that somebody may hold.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Holding {
    /// The question that it answers.
    pub(crate) key: String,
    pub(crate) words: String,
    /// The answer of somebody who holds it.
    pub(crate) answer: Value,
}

/// A question.
#[derive(Default)]
struct Asked<'l> {
    /// The ways in that it stands in: a role and one of its ways in.
    routes: BTreeSet<(usize, usize)>,
    /// The conditions it settles, by their words, and how often each stands there.
    forms: BTreeMap<&'l str, (usize, &'l Leaf)>,
}

/// The qualifications that most ways into a ladder ask about, so many of them, the most frequent first.
pub(crate) fn holdings(ladder: &Ladder<'_>, most: usize) -> Vec<Holding> {
    let mut asked: BTreeMap<&str, Asked<'_>> = BTreeMap::new();
    for (role_at, role) in ladder.roles.iter().enumerate() {
        for (route_at, route) in role.routes.iter().enumerate() {
            let offered = route.offers.iter().flat_map(|offer| &offer.requirements);
            let all = role.to_start.iter().chain(&route.requirements).chain(offered);
            for leaf in all.filter(|one| !one.for_funding).flat_map(held) {
                if leaf.condition.list != List::Qualifications || answer(leaf).is_none() {
                    continue;
                }
                let Asked { routes, forms } = asked.entry(&leaf.question.key).or_default();
                routes.insert((role_at, route_at));
                forms.entry(&leaf.words).or_insert((0, leaf)).0 += 1;
            }
        }
    }
    let mut found: Vec<(usize, Holding)> = asked
        .into_iter()
        .filter_map(|(key, Asked { routes, forms })| {
            let (words, (_, leaf)) =
                forms.into_iter().max_by_key(|(words, (count, _))| (*count, std::cmp::Reverse(*words)))?;
            let holding = Holding { key: key.to_owned(), words: spoken(words), answer: answer(leaf)? };
            Some((routes.len(), holding))
        })
        .collect();
    found.sort_by(|one, other| other.0.cmp(&one.0).then_with(|| one.1.words.cmp(&other.1.words)));
    found.into_iter().map(|(_, holding)| holding).take(most).collect()
}

/// What a requirement asks somebody to have: neither what may count instead in the middle of its sentence, which nobody
/// would say that they hold, nor what they must not have, nor what it applies by.
fn held(requirement: &Requirement) -> Vec<&Leaf> {
    match &requirement.content {
        Content::Matter(matter) => held_by(matter),
        Content::Group { members, .. } => members.iter().flat_map(held).collect(),
        _ => Vec::new(),
    }
}

fn held_by(matter: &Matter) -> Vec<&Leaf> {
    match matter {
        Matter::Leaf(leaf) => vec![leaf],
        Matter::All(parts) | Matter::Any(parts) | Matter::AtLeast(_, parts) => parts.iter().flat_map(held_by).collect(),
        Matter::Softened { loose, is_range: true, .. } => held_by(loose),
        Matter::Softened { strict, .. } => held_by(strict),
        Matter::Usually(inner) | Matter::Preferably(inner) => held_by(inner),
        Matter::Not(_) => Vec::new(),
    }
}

/// A thing in a list to tick: without its article, as on a certificate.
fn spoken(words: &str) -> String {
    let bare = ["a ", "an "].iter().find_map(|article| words.strip_prefix(article));
    words::capital(bare.unwrap_or(words))
}

/// What somebody answers who has what a condition asks: yes, or just as many.
fn answer(leaf: &Leaf) -> Option<Value> {
    match (leaf.question.shape, &leaf.condition.tally) {
        (Shape::YesNo, _) => Some(json!(true)),
        (Shape::Count, Tally::Count(count)) => Some(json!(count)),
        _ => None,
    }
}
