//! The search for the smallest sets of actions that are enough.

use std::collections::BTreeSet;

use crate::standing::Standing;

use super::Workshop;
use super::together::Found;
use super::workshop::{SETS_LIMIT, Scope};

/// Sets of actions tried before the search stops and says so.
const SEARCH_LIMIT: usize = 30_000;
/// Sets tried since the last one that was enough, before the search for another stops and says so. The smallest come first,
/// and few people want the twentieth; to see that there is none takes by far the longest.
const IDLE_LIMIT: usize = 1_000;
/// The same where it is only asked what there is to find out: whoever asks wants the first set, and others matter only where parts
/// of a standing share what they ask.
const IDLE_LIMIT_FINDING_OUT: usize = 50;
/// The same before any is enough: then it is a set of which nothing can be left out, which mostly is the smallest as well.
const FIRST_LIMIT_FINDING_OUT: usize = 50;

impl Workshop<'_, '_> {
    /// The smallest sets, by a search that only ever adds an action which every remaining solution must draw on. Where it is only
    /// asked what there is to find out and none has come up by then, a set of which nothing can be left out.
    pub(super) fn sets_reaching(&self, goal: Standing) -> Found {
        let mut found: Vec<BTreeSet<usize>> = Vec::new();
        let mut layer: BTreeSet<BTreeSet<usize>> = BTreeSet::from([BTreeSet::new()]);
        let (mut tried, mut tried_at_last_find) = (0, 0);
        let idle_limit = match self.scope {
            Scope::Everything => IDLE_LIMIT,
            Scope::FindingOut => IDLE_LIMIT_FINDING_OUT,
        };
        while !layer.is_empty() {
            let mut next = BTreeSet::new();
            for set in layer {
                if found.iter().any(|smaller| smaller.is_subset(&set)) {
                    continue;
                }
                tried += 1;
                let is_idle = !found.is_empty() && tried - tried_at_last_find > idle_limit;
                if tried > SEARCH_LIMIT || is_idle || found.len() >= SETS_LIMIT {
                    return Found { sets: found, is_complete: false };
                }
                if self.scope == Scope::FindingOut
                    && found.is_empty()
                    && tried == FIRST_LIMIT_FINDING_OUT
                    && let Some(set) = self.whittled(goal)
                {
                    return Found { sets: vec![set], is_complete: false };
                }
                let Some(situation) = self.situation(&set) else { continue };
                if self.floor(&situation) >= goal {
                    found.push(set);
                    tried_at_last_find = tried;
                    continue;
                }
                for action in self.needed_of_all(goal, &situation, &set) {
                    let mut larger = set.clone();
                    larger.insert(action);
                    next.insert(larger);
                }
            }
            layer = next;
        }
        Found { sets: found, is_complete: true }
    }

    /// All actions there are, with what isn't needed left out again, one after another: from the last on or from the first,
    /// whichever leaves less. None where all of them aren't enough, or contradict each other.
    fn whittled(&self, goal: Standing) -> Option<BTreeSet<usize>> {
        let all: BTreeSet<usize> = (0..self.actions.len()).collect();
        let is_enough =
            |set: &BTreeSet<usize>| self.situation(set).is_some_and(|situation| self.floor(&situation) >= goal);
        if !is_enough(&all) {
            return None;
        }
        let left = |in_turn: Vec<usize>| {
            let mut set = all.clone();
            for action in in_turn {
                set.remove(&action);
                if !is_enough(&set) {
                    set.insert(action);
                }
            }
            set
        };
        let orders = [all.iter().rev().copied().collect(), all.iter().copied().collect()];
        orders.map(left).into_iter().min_by_key(BTreeSet::len)
    }
}
