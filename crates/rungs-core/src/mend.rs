//! What to do: the smallest sets of finding out, doing and asking after which a way in stands as well as it can.

mod parts;
mod search;
mod together;
mod workshop;

use workshop::Scope;
pub use workshop::Workshop;

use std::collections::BTreeSet;

use crate::circuit::Gate;
use crate::decide::{Input, Pass, Reading};
use crate::program::{NodeId, Program};
use crate::requirement::Owner;
use crate::standing::Standing;

/// One thing that could be done about a standing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What sort of thing it is.
    pub kind: ActionKind,
    /// The condition it settles, as a place in [`Program::leaves`], or the decision, in [`Program::decisions`].
    pub target: Target,
}

/// What an action is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// This condition comes to hold (or, for what must not be, not to hold).
    Leaf(usize, bool),
    /// This decision is granted.
    Decision(usize),
}

/// Whose step it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// It may be so already: find out. If it turns out not to be so, it may be something to do.
    FindOut,
    /// The person can do it.
    Do,
    /// Somebody else decides or acts: ask them.
    Ask(Owner),
}

/// What can be done about one standing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mends {
    /// The standing that each set surely reaches.
    pub reaches: Option<Standing>,
    /// Sets of actions: each is enough, and none of its actions can be left out. Smallest first.
    pub sets: Vec<Vec<Action>>,
    /// Whether these are all the sets there are. Otherwise there are more, mostly no smaller than the last one here: where
    /// parts that share actions had their search cut short, a smaller one can be missing.
    pub is_complete: bool,
}

impl<'f> Program<'f> {
    /// The smallest sets of actions after which `node` stands as well as actions can make it.
    pub fn mends(&self, reading: &Reading, node: NodeId) -> Mends {
        self.workshop(reading, node).mends()
    }

    /// The same, where nothing is done and nobody asked for anything: the smallest few sets of things that may be so already, and
    /// with which `node` then stands as well as finding out can make it.
    pub fn to_find_out(&self, reading: &Reading, node: NodeId) -> Mends {
        Workshop::new(self, reading, node, Scope::FindingOut).mends()
    }

    /// The single actions after each of which `node` surely is ready; none where it is.
    pub fn enough_alone(&self, reading: &Reading, node: NodeId) -> Vec<Action> {
        match self.may_be_one(reading, node) {
            true => self.workshop(reading, node).enough_alone(Standing::Ready),
            false => Vec::new(),
        }
    }

    /// Whether one action could be enough: all that fails looks at one list, or waits for one decision. An action is about one
    /// list, or is one decision.
    fn may_be_one(&self, reading: &Reading, node: NodeId) -> bool {
        let circuit = &self.circuit;
        let mut pass = Pass::default();
        let input = Input { best: None, ..reading.input(reading.outcomes.row_of(node)) };
        pass.run(circuit, &circuit.cone(&[node.gate]), input);
        let (mut lists, mut slots): (u32, Option<BTreeSet<u32>>) = (u32::MAX, None);
        let mut pending = vec![node.gate];
        while let Some(gate) =
            pending.pop().filter(|_| lists != 0 || slots.as_ref().is_none_or(|left| !left.is_empty()))
        {
            if pass.floor(gate) == Standing::Ready {
                continue;
            }
            if let Some(Gate::All(parts)) = circuit.gate(gate) {
                pending.extend(circuit.operands(parts));
                continue;
            }
            lists &= circuit.lists(gate);
            let of_part: BTreeSet<u32> = circuit.acts(&[gate]).iter().map(|act| act.slot).collect();
            slots =
                Some(slots.map_or_else(|| of_part.clone(), |slots| slots.intersection(&of_part).copied().collect()));
        }
        lists != 0 || slots.is_some_and(|left| !left.is_empty())
    }

    /// What can be done about `node`, and where it would surely stand after that.
    pub fn workshop<'p>(&'p self, reading: &'p Reading, node: NodeId) -> Workshop<'p, 'f> {
        Workshop::new(self, reading, node, Scope::Everything)
    }
}
