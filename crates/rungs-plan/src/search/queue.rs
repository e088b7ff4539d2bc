//! Sets that wait for their turn.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashSet};
use std::hash::BuildHasherDefault;

use rungs_core::quick::Quick;

use super::Takes;
use crate::limits::Limits;
use crate::schedule::Link;
use crate::search::filling::Filling;
use crate::undertaking::UndertakingId;

/// What comes first: the soonest, then the shortest, the cheapest, the one that leaves least to others.
type Order = ((u32, u32), u32, (u32, u32), u32);

/// A set that waits for its turn, with the least that a plan with it takes. The most promising is the greatest.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Waiting {
    order: Reverse<Order>,
    pub(super) set: Vec<UndertakingId>,
    pub(super) links: Vec<Link>,
    /// What was lacking before the last of them came to it.
    pub(super) filling: Option<Filling>,
}

impl Waiting {
    /// The least that a plan with the set takes.
    pub(super) fn least(&self) -> Takes {
        let Reverse((finish, steps, cost, decisions)) = self.order;
        Takes { finish, cost, steps, decisions }
    }
}

/// Sets that wait for their turn.
pub(super) struct Queue<'q> {
    limits: &'q Limits,
    last: u32,
    pub(super) waiting: BinaryHeap<Waiting>,
    seen: HashSet<(Vec<UndertakingId>, Takes), BuildHasherDefault<Quick>>,
}

impl<'q> Queue<'q> {
    /// None waits yet.
    pub(super) fn new(limits: &'q Limits, last: u32) -> Queue<'q> {
        Queue { limits, last, waiting: BinaryHeap::new(), seen: HashSet::default() }
    }

    /// Whether a set can be over in time, and for the money there is.
    pub(super) fn may_be(&self, least: &Takes) -> bool {
        least.finish.1 <= self.last && self.limits.money.is_none_or(|most| least.cost.1 <= most)
    }

    /// Lets a set wait. One that waits already with as good a prospect isn't another. Gives it back, as it waits.
    pub(super) fn push(
        &mut self,
        (set, links): (Vec<UndertakingId>, Vec<Link>),
        least: Takes,
        filling: Option<Filling>,
    ) -> Option<Waiting> {
        if !self.seen.insert((set.clone(), least)) {
            return None;
        }
        let order = Reverse((least.finish, least.steps, least.cost, least.decisions));
        let waiting = Waiting { order, set, links, filling };
        self.waiting.push(waiting.clone());
        Some(waiting)
    }
}
