//! Lines into one role along which people move alike are drawn as one, so that a drawing stays readable.

use super::Ladder;
use super::way::Way;

/// The lines into a role along which people move alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bundle {
    pub(crate) to: usize,
    pub(crate) from: Vec<usize>,
    pub(crate) ways: Vec<Way>,
}

/// The bundles of a ladder, at most so many into a role that nobody joins from outside and one into any other: there is
/// no room for more words below its box. Where they are more, the last holds what any of the rest holds.
pub(crate) fn bundles(ladder: &Ladder<'_>, most: usize) -> Vec<Bundle> {
    let mut all: Vec<Bundle> = Vec::new();
    for to in 0..ladder.roles.len() {
        let is_joined = ladder.starts.iter().any(|start| start.to == to);
        let room = if is_joined { 1 } else { most.max(1) };
        let mut own: Vec<Bundle> = Vec::new();
        for step in ladder.steps.iter().filter(|step| step.to == to) {
            let is_full = own.len() >= room;
            match own.iter_mut().find(|bundle| bundle.ways == step.ways) {
                Some(alike) => alike.from.push(step.from),
                None => match own.last_mut().filter(|_| is_full) {
                    Some(last) => {
                        last.from.push(step.from);
                        last.ways.extend(&step.ways);
                        last.ways.sort_unstable();
                        last.ways.dedup();
                    }
                    None => own.push(Bundle { to, from: vec![step.from], ways: step.ways.clone() }),
                },
            }
        }
        all.extend(own);
    }
    all
}
