//! Taking a standing apart, so that its parts can be mended apart: a sum of searches, where one search would try every
//! set of the one with every set of the other.
//!
//! What surely holds of *all of* some parts is the least of what surely holds of each, also where they look at the same
//! facts. So a set of actions is enough for the whole exactly when it is enough for every part. Where more actions never
//! make a part worse, the smallest sets of the whole are then the smallest sets of each, put together. More actions can
//! make a part worse only where facts harm it; parts that meet there stay together.
//!
//! Of *any of* some parts this holds the other way: a set is enough when it is enough for one of them. But parts can also
//! take turns, each holding where the other fails. That takes something to be found out, or done, by entries of which
//! some count for the one and some for the other; parts for which there is such a thing stay together.

use std::collections::BTreeSet;

use crate::circuit::{Gate, GateId};
use crate::world::entry::Contribution;
use crate::world::{Pull, World};

use super::workshop::{Bench, What};
use super::{Target, Workshop};

impl<'p, 'f> Workshop<'p, 'f> {
    pub(super) fn taken_apart(&self) -> Vec<Workshop<'p, 'f>> {
        let what = self.plainest();
        let links: Vec<Link> = what.nodes().iter().map(|node| self.link(*node, &what)).collect();
        let mut groups: Vec<(Link, Vec<GateId>)> = Vec::new();
        for (mut link, node) in links.into_iter().zip(what.nodes()) {
            let mut nodes = vec![*node];
            let (joined, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(other, _)| other.meets(&link));
            for (other, more) in joined {
                link.join(&other);
                nodes.extend(more);
            }
            groups = others;
            groups.push((link, nodes));
        }
        if groups.len() < 2 {
            return Vec::new();
        }
        let part = |(_, nodes): (Link, Vec<GateId>)| {
            let own = self.program.circuit.literals(&nodes);
            let going_with: Vec<GoingWith> =
                (0..self.lists.len()).map(|list| self.going_with(list, Pull::of(&own, list).either())).collect();
            let literals = self.literals.iter().filter(|literal| {
                let list = usize::from(literal.list);
                let target = Target::Leaf(literal.leaf as usize, literal.holds);
                let action = self.actions.iter().position(|action| action.target == target);
                let is_done = action.is_some_and(|action| self.is_done(list, action));
                going_with.get(list).is_some_and(|with| with.has(u32::from(literal.bit), is_done))
            });
            let what = match &what {
                What::All(_) => What::All(nodes),
                What::Any(_) => What::Any(nodes),
            };
            self.part(what, literals.copied().collect())
        };
        groups.into_iter().map(part).collect()
    }

    /// The same standing, all of it that is joined in one way laid side by side.
    pub(super) fn plainest(&self) -> What {
        let mut what = self.what.clone();
        // What joins one thing only is what that is.
        while let [node] = what.nodes() {
            what = match self.program.circuit.gate(*node) {
                Some(Gate::All(parts)) => What::All(self.program.circuit.operands(parts).to_vec()),
                Some(Gate::Any(parts)) => What::Any(self.program.circuit.operands(parts).to_vec()),
                _ => return what,
            };
        }
        let mut flat = Vec::new();
        let mut pending: Vec<GateId> = what.nodes().iter().rev().copied().collect();
        while let Some(node) = pending.pop() {
            match (&what, self.program.circuit.gate(node)) {
                (What::All(_), Some(Gate::All(of))) | (What::Any(_), Some(Gate::Any(of))) => {
                    pending.extend(self.program.circuit.operands(of).iter().rev());
                }
                _ if flat.contains(&node) => {}
                _ => flat.push(node),
            }
        }
        match what {
            What::All(_) => What::All(flat),
            What::Any(_) => What::Any(flat),
        }
    }

    /// These conditions on a list, and those about which something can be found out, or done, that changes what is known
    /// of these.
    pub(super) fn going_with(&self, list: usize, conditions: World) -> GoingWith {
        let Some(bench) = self.lists.get(list).filter(|_| conditions != 0) else {
            return GoingWith { found_out: conditions, done: conditions };
        };
        let open = self.program.plain(list).map(|plain| plain.open.as_ref()).unwrap_or_default();
        if bench.pull.harms != 0 {
            let hanging = bench.hanging_together(conditions, open);
            return GoingWith { found_out: hanging, done: hanging };
        }
        let done = conditions | bench.forced(open, conditions);
        GoingWith { found_out: done | bench.forced(&bench.entries.unlisted, conditions), done }
    }

    /// What ties a part to others.
    fn link(&self, part: GateId, what: &What) -> Link {
        let literals = self.program.circuit.literals(&[part]);
        let of_list = |(list, bench): (usize, &Bench<'_>)| {
            let own = Pull::of(&literals, list).either();
            let open = self.program.plain(list).map(|plain| plain.open.as_ref()).unwrap_or_default();
            match what {
                What::All(_) if bench.pull.harms == 0 => 0,
                // Where facts harm it, these parts look at all that hangs together, and each is tied to the next one.
                What::Any(_) if bench.is_open(open) || bench.is_known() => bench.counting_with(own, open),
                _ => bench.hanging_together(own, open),
            }
        };
        let acts = self.program.circuit.acts(&[part]);
        Link {
            conditions: self.lists.iter().enumerate().map(of_list).collect(),
            opposite: acts.iter().filter(|act| act.is_opposite).map(|act| act.slot).collect(),
            decisions: acts.iter().map(|act| act.slot).collect(),
        }
    }
}

impl Bench<'_> {
    /// Whether nothing can be found out about it.
    fn is_known(&self) -> bool {
        self.actions.iter().all(|action| self.gains.contains_key(action))
    }

    /// Whether whatever can hold can hold by entries that aren't listed: what listed ones can't be then says nothing of others
    /// that are further along a row of them.
    fn is_open(&self, open: &[Contribution]) -> bool {
        let by = |entries: &[Contribution]| self.tallies.reached(entries.iter());
        by(open) & self.looked_at & !by(&self.entries.unlisted) == 0
    }

    /// The conditions for which some entry can count that can count for one of these; and those that such a condition
    /// goes with in a listed entry of which it isn't known what it is.
    fn counting_with(&self, conditions: World, open: &[Contribution]) -> World {
        let unlisted = self.entries.unlisted.iter().chain(open).map(|entry| entry.counts_for);
        let unknown = self.entries.listed.iter().filter(|alternatives| alternatives.len() > 1);
        let unknown: Vec<World> =
            unknown.map(|alternatives| alternatives.iter().fold(0, |all, one| all | one.counts_for)).collect();
        let meeting = |conditions: World, entries: &mut dyn Iterator<Item = World>| {
            entries.filter(|counts| counts & conditions != 0).fold(conditions, |all, counts| all | counts)
        };
        let beside = meeting(conditions, &mut unlisted.chain(unknown.iter().copied()));
        meeting(beside & self.looked_at, &mut unknown.into_iter()) & self.looked_at
    }

    /// The conditions that can't come to hold, by entries like these, without one that counts for some of `conditions`.
    ///
    /// Where all facts help, nothing else can say anything about these: whatever else is found out can be true by further
    /// entries, if there can be any, and whatever else is done can be done by new ones, that count for none of them.
    fn forced(&self, entries: &[Contribution], conditions: World) -> World {
        let beside = entries.iter().filter(|entry| entry.counts_for & conditions == 0);
        self.looked_at & !self.tallies.reached(beside)
    }

    /// These conditions, those that an entry can count for beside one of these, those that go with those, and so on:
    /// finding out what one entry isn't can say what another is.
    fn hanging_together(&self, conditions: World, open: &[Contribution]) -> World {
        let one_entry = self.entries.unlisted.iter().chain(open).map(|entry| entry.counts_for);
        let mut together: Vec<World> = one_entry.collect();
        for alternatives in &self.entries.listed {
            together.push(alternatives.iter().fold(0, |all, one| all | one.counts_for));
        }
        let mut hanging = conditions;
        loop {
            let counting = together.iter().filter(|counts| **counts & hanging != 0);
            let more = counting.fold(hanging, |all, counts| all | counts & self.looked_at);
            if more == hanging {
                return hanging;
            }
            hanging = more;
        }
    }
}

/// The conditions on a list that others go with.
pub(super) struct GoingWith {
    /// Finding something out about one of these can tell something of the others.
    found_out: World,
    /// Doing something about one of these can.
    done: World,
}

impl GoingWith {
    /// Whether what is done, or found out, about a condition can tell something of the others.
    pub(super) fn has(&self, bit: u32, is_done: bool) -> bool {
        let conditions = if is_done { self.done } else { self.found_out };
        conditions & (1 << bit) != 0
    }
}

/// What ties a part to others.
struct Link {
    /// List by list, conditions that others are tied by if theirs are among them.
    conditions: Vec<World>,
    /// Decisions that it looks at.
    decisions: BTreeSet<u32>,
    /// Those of them that harm it when granted.
    opposite: BTreeSet<u32>,
}

impl Link {
    fn meets(&self, other: &Link) -> bool {
        let mut lists = self.conditions.iter().zip(&other.conditions);
        lists.any(|(one, other)| one & other != 0)
            || !self.opposite.is_disjoint(&other.decisions)
            || !other.opposite.is_disjoint(&self.decisions)
    }

    fn join(&mut self, other: &Link) {
        self.conditions.iter_mut().zip(&other.conditions).for_each(|(bits, more)| *bits |= more);
        self.decisions.extend(&other.decisions);
        self.opposite.extend(&other.opposite);
    }
}
