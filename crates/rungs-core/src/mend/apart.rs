//! Parts of an *all of* that have nothing to do with each other are mended apart.
//!
//! What surely holds of all parts is the least of what surely holds of each. So if nothing that could be done about one
//! part touches another, the smallest sets of the whole are the smallest sets of each, put together: a sum of searches,
//! where one search would try every set of the one with every set of the other.

use std::collections::BTreeSet;

use crate::circuit::{Gate, GateId};
use crate::standing::Standing;
use crate::world::entry::Contribution;
use crate::world::{Pull, World};

use super::{Action, Bench, Mends, SETS_LIMIT, Target, Workshop};

impl Workshop<'_, '_> {
    /// The parts of what is to be mended, those together that share a decision, or conditions which one entry can count
    /// for at once.
    pub(super) fn apart(&self) -> Vec<Vec<GateId>> {
        let mut parts = Vec::new();
        self.nodes.iter().for_each(|node| self.flatten(*node, &mut parts));
        let mut groups: Vec<(Touched, Vec<GateId>)> = Vec::new();
        for part in parts {
            let mut touched = self.touched(part);
            let mut nodes = vec![part];
            let (joined, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|(other, _)| other.meets(&touched));
            for (other, parts) in joined {
                touched.join(&other);
                nodes.extend(parts);
            }
            groups = others;
            groups.push((touched, nodes));
        }
        groups.into_iter().map(|(_, nodes)| nodes).collect()
    }

    fn flatten(&self, node: GateId, parts: &mut Vec<GateId>) {
        match self.program.circuit.gate(node) {
            Some(Gate::All(of)) => self.program.circuit.operands(of).iter().for_each(|part| self.flatten(*part, parts)),
            _ if parts.contains(&node) => {}
            _ => parts.push(node),
        }
    }

    /// What can be touched by whatever is done about a part.
    fn touched(&self, part: GateId) -> Touched {
        let circuit = &self.program.circuit;
        let literals = circuit.literals(&[part]);
        let of_list = |(list, bench): (usize, &Bench<'_>)| {
            let mut bits = Pull::of(&literals, list).either();
            let open = self.program.open.get(list).map(|open| open.as_ref()).unwrap_or_default();
            loop {
                let more = bench.counting_beside(bits, open);
                if more == bits {
                    return bits;
                }
                bits = more;
            }
        };
        Touched {
            conditions: self.lists.iter().enumerate().map(of_list).collect(),
            decisions: circuit.acts(&[part]).iter().map(|act| act.slot as usize).collect(),
        }
    }
}

impl Bench<'_> {
    /// These conditions, and those that an entry can count for which counts, or might have counted, for one of these.
    fn counting_beside(&self, bits: World, open: &[Contribution]) -> World {
        let others = self.entries.unlisted.iter().chain(open).map(|entry| entry.counts_for);
        let together = |alternatives: &Vec<Contribution>| alternatives.iter().fold(0, |all, one| all | one.counts_for);
        let listed = self.entries.listed.iter().map(together);
        others.chain(listed).filter(|counts| counts & bits != 0).fold(bits, |all, counts| all | counts)
    }
}

/// What a part looks at, and what that hangs together with.
struct Touched {
    /// List by list.
    conditions: Vec<World>,
    decisions: BTreeSet<usize>,
}

impl Touched {
    fn meets(&self, other: &Touched) -> bool {
        let mut lists = self.conditions.iter().zip(&other.conditions);
        lists.any(|(one, other)| one & other != 0) || !self.decisions.is_disjoint(&other.decisions)
    }

    fn join(&mut self, other: &Touched) {
        self.conditions.iter_mut().zip(&other.conditions).for_each(|(bits, more)| *bits |= more);
        self.decisions.extend(&other.decisions);
    }
}

/// The smallest sets for all of these together. They have nothing to do with each other.
pub(super) fn mends(groups: Vec<Workshop<'_, '_>>) -> Mends {
    let now: Option<Vec<Standing>> = groups.iter().map(|group| group.after(&[])).collect();
    let Some(now) = now else { return Mends::default() };
    let stands = now.iter().min().copied().unwrap_or(Standing::Ready);
    for goal in [Standing::Ready, Standing::AtDiscretion, Standing::ByException] {
        if goal <= stands {
            break;
        }
        let failing = groups.iter().zip(&now).filter(|(_, now)| **now < goal).map(|(group, _)| group);
        let found: Option<Vec<(Vec<Vec<Action>>, bool)>> = failing
            .map(|group| {
                let (sets, is_complete) = group.sets_reaching(goal);
                let named: Vec<_> = sets.iter().map(|set| group.named(set)).collect();
                (!named.is_empty()).then_some((named, is_complete))
            })
            .collect();
        if let Some(found) = found {
            let (sets, is_complete) = together(&found);
            return Mends { reaches: Some(goal), sets, is_complete };
        }
    }
    Mends { reaches: None, sets: Vec::new(), is_complete: true }
}

/// One set of each, the smallest together first; and whether these are all there are.
fn together(found: &[(Vec<Vec<Action>>, bool)]) -> (Vec<Vec<Action>>, bool) {
    let smallest = |sets: &Vec<Vec<Action>>| sets.first().map_or(0, Vec::len);
    let least: usize = found.iter().map(|(sets, _)| smallest(sets)).sum();
    // Of those that weren't all found, a further one is as large as the last, or larger.
    let cut = |(sets, is_complete): &(Vec<Vec<Action>>, bool)| match is_complete {
        true => None,
        false => Some(least - smallest(sets) + sets.last().map_or(0, Vec::len)),
    };
    let bound = found.iter().filter_map(cut).min();
    let mut is_complete = bound.is_none();
    let mut unions: Vec<Vec<Action>> = vec![Vec::new()];
    let mut left = least;
    for (sets, _) in found {
        left -= smallest(sets);
        let joined = unions.iter().flat_map(|union| sets.iter().map(move |set| [union.as_slice(), set].concat()));
        unions = joined.filter(|union| bound.is_none_or(|bound| union.len() + left <= bound)).collect();
        unions.iter_mut().for_each(|union| union.sort_by_key(order));
        unions.sort_by_cached_key(|union| (union.len(), union.iter().map(order).collect::<Vec<_>>()));
        // The smallest of each are enough for the smallest of all.
        if unions.len() > SETS_LIMIT {
            unions.truncate(SETS_LIMIT);
            is_complete = false;
        }
    }
    (unions, is_complete)
}

/// What is wished to hold first, then what is wished not to; conditions before decisions.
fn order(action: &Action) -> (bool, bool, usize) {
    match action.target {
        Target::Leaf(leaf, wished) => (false, !wished, leaf),
        Target::Decision(slot) => (true, false, slot),
    }
}
