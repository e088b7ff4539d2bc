//! What is left at least from the beginning of each of a set to the end of the plan.

use crate::bench::{Bench, Gateway};
use crate::undertaking::UndertakingId;

/// What an undertaking of a set is there for: to begin another of them, or to hold its post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Link {
    /// What gives.
    pub(crate) giver: UndertakingId,
    /// What asks.
    pub(crate) asks: UndertakingId,
    /// At which gateway.
    pub(crate) at: Gateway,
}

/// For each of a set, the least that is left from its beginning to the end of the plan, in months.
///
/// What is there for the sake of another is over before that begins, or, where it is for the post, before that is over. No
/// link leads from the first of the set, and none in a circle.
pub(crate) fn tails(bench: &Bench<'_>, set: &[UndertakingId], links: &[Link]) -> Vec<u32> {
    let months = |what: UndertakingId| bench.undertaking(what).map_or(0, |one| one.months);
    let mut tails: Vec<u32> = set.iter().map(|what| months(*what)).collect();
    // As many rounds as there are members reach the furthest of them.
    for _ in 0..set.len() {
        let known = tails.clone();
        let tail = |what: UndertakingId| {
            let place = set.iter().position(|one| *one == what);
            place.and_then(|place| known.get(place)).copied().unwrap_or(0)
        };
        for (own, what) in tails.iter_mut().zip(set) {
            for link in links.iter().filter(|link| link.giver == *what) {
                let left = match link.at {
                    Gateway::Begin => tail(link.asks),
                    Gateway::Hold => tail(link.asks).saturating_sub(months(link.asks)),
                };
                *own = (*own).max(months(*what).saturating_add(left));
            }
        }
        if tails == known {
            break;
        }
    }
    tails
}

/// As [`tails`], whatever each is there for: for whatever it could be, the least of that.
pub(crate) fn loose_tails(bench: &Bench<'_>, set: &[UndertakingId]) -> Vec<u32> {
    let months = |what: UndertakingId| bench.undertaking(what).map_or(0, |one| one.months);
    let mut tails: Vec<u32> = vec![u32::MAX; set.len()];
    if let (Some(goal), Some(tail)) = (set.first(), tails.first_mut()) {
        *tail = months(*goal);
    }
    for _ in 0..set.len() {
        let known = tails.clone();
        for (own, what) in tails.iter_mut().zip(set).skip(1) {
            for (asks, tail) in set.iter().zip(&known).filter(|(asks, tail)| *asks != what && **tail != u32::MAX) {
                let left = match (bench.gives_to_hold(*what, *asks), bench.gives_to_begin(*what, *asks)) {
                    (true, _) => tail.saturating_sub(months(*asks)),
                    (false, true) => *tail,
                    (false, false) => continue,
                };
                *own = (*own).min(months(*what).saturating_add(left));
            }
        }
        if tails == known {
            break;
        }
    }
    let none = |(tail, what): (u32, &UndertakingId)| if tail == u32::MAX { months(*what) } else { tail };
    tails.into_iter().zip(set).map(none).collect()
}
