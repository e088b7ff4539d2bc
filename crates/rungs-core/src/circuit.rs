//! Every standing of a role as one row of gates, each worked out once.
//!
//! This is the compiled form that everything reads. A gate stands after the gates it looks at, so one
//! pass from the first to the last works all of them out, without a stack and without allocation.
//! Sixty ways in that ask mostly the same share most of their gates: what is asked twice is one gate.
//!
//! There is no *not*. It is pushed down to the conditions and decisions while the circuit is built
//! (the opposite of *all of* is *one of* the opposites), so that every gate only ever gains when what
//! it looks at gains. A floor is then one pass over floors and a ceiling one over ceilings, and what is
//! passed along can be any [`Plane`]: one interval, sixty-four worlds, or the people of a sweep.

mod builder;

use crate::decision::DecisionKind;
use crate::plane::{Plane, at_least};
use crate::standing::Interval;

pub(crate) use builder::CircuitBuilder;

/// A place in a circuit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct GateId(pub(crate) u32);

impl GateId {
    /// The place as a number, from 0.
    #[inline]
    pub fn place(self) -> usize {
        self.0 as usize
    }
}

/// One step of a circuit. The first three are what a pass is fed with; the others join gates that stand before them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// A known interval.
    Fixed(Interval),
    /// A condition: ready where it is as wished, not yet where it isn't.
    Condition(Literal),
    /// A decision.
    Decision(Act),
    /// The worst of these.
    All(Operands),
    /// The best of these.
    Any(Operands),
    /// The k-th best of these; k is at least 2 and less than their number.
    AtLeast(u16, Operands),
}

/// A condition that is wished to hold, or not to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Literal {
    /// The condition: a place in [`crate::program::Program::leaves`].
    pub leaf: u32,
    /// Its list: a place in [`crate::program::Program::lists`].
    pub list: u8,
    /// Its bit in the worlds of that list.
    pub bit: u8,
    /// What is wished.
    pub holds: bool,
}

/// A decision as a gate sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Act {
    /// The decision: a place in [`crate::program::Program::decisions`].
    pub slot: u32,
    /// What it is while it hasn't been taken.
    pub kind: DecisionKind,
    /// Whether the opposite of its standing is meant.
    pub is_opposite: bool,
}

/// The gates that a gate looks at: a stretch of [`Circuit`]'s operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Operands {
    first: u32,
    count: u32,
}

/// A row of gates in which every gate stands after those it looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circuit {
    gates: Vec<Gate>,
    operands: Vec<GateId>,
    /// For each gate, the lists that conditions below it look at: a bit for each place in the program's lists.
    lists: Vec<u32>,
    /// For each gate, the lists that more than one of its operands looks at: their answers hang together.
    crossing: Vec<u32>,
}

/// Some gates of a circuit as a circuit of their own: what is asked often is worked out without stepping over the rest.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Part {
    /// The gates.
    pub(crate) circuit: Circuit,
    /// All of them, in order.
    pub(crate) order: Vec<GateId>,
    /// For each gate of the whole circuit, its place in this one.
    places: Vec<Option<GateId>>,
}

impl Part {
    /// Where a gate of the whole circuit stands, if it is among these.
    #[inline]
    pub(crate) fn place(&self, id: GateId) -> Option<GateId> {
        self.places.get(id.place()).copied().flatten()
    }
}

impl Circuit {
    /// How many gates there are.
    pub fn size(&self) -> usize {
        self.gates.len()
    }

    /// All gates, in order.
    pub(crate) fn every_gate(&self) -> Vec<GateId> {
        (0..self.gates.len()).map(|place| GateId(place as u32)).collect()
    }

    /// The gate at this place.
    #[inline]
    pub fn gate(&self, id: GateId) -> Option<Gate> {
        self.gates.get(id.place()).copied()
    }

    /// The gates that a gate looks at.
    #[inline]
    pub fn operands(&self, of: Operands) -> &[GateId] {
        let first = of.first as usize;
        self.operands.get(first..first + of.count as usize).unwrap_or_default()
    }

    /// The gates that the gate at this place looks at, if it joins any.
    pub fn below(&self, id: GateId) -> &[GateId] {
        match self.gate(id) {
            Some(Gate::All(of) | Gate::Any(of) | Gate::AtLeast(_, of)) => self.operands(of),
            _ => &[],
        }
    }

    /// The lists that conditions below a gate look at, a bit for each.
    pub fn lists(&self, id: GateId) -> u32 {
        self.lists.get(id.place()).copied().unwrap_or(0)
    }

    /// The lists that more than one operand of a gate looks at, a bit for each.
    #[inline]
    pub fn crossing(&self, id: GateId) -> u32 {
        self.crossing.get(id.place()).copied().unwrap_or(0)
    }

    /// Everything that these gates rest on, themselves included, each once and in order.
    pub fn cone(&self, roots: &[GateId]) -> Vec<GateId> {
        self.cone_where(roots, |_| true)
    }

    /// As [`Circuit::cone`], without going below gates that aren't `wanted`, and without those.
    pub(crate) fn cone_where(&self, roots: &[GateId], wanted: impl Fn(GateId) -> bool) -> Vec<GateId> {
        // Nothing that a gate rests on stands behind it.
        let last = roots.iter().map(|root| root.place() + 1).max().unwrap_or(0);
        let mut seen = vec![false; last.min(self.size())];
        let mut pending: Vec<GateId> = roots.to_vec();
        while let Some(id) = pending.pop() {
            if let Some(seen) = seen.get_mut(id.place())
                && !*seen
                && wanted(id)
            {
                *seen = true;
                pending.extend(self.below(id));
            }
        }
        let places = seen.iter().enumerate().filter(|(_, seen)| **seen);
        places.map(|(place, _)| GateId(place as u32)).collect()
    }

    /// These gates by themselves, which stand in order and rest on nothing but each other.
    pub(crate) fn part(&self, order: &[GateId]) -> Part {
        let mut part = Part { places: vec![None; self.size()], ..Part::default() };
        // What is fed in comes first: a row of gates that do the same is worked out faster than a mixed one.
        let joins = |id: &&GateId| !self.below(**id).is_empty();
        let fed = order.iter().filter(|id| !joins(id));
        for id in fed.chain(order.iter().filter(joins)) {
            let Some(gate) = self.gate(*id) else { continue };
            let place = GateId(u32::try_from(part.circuit.size()).unwrap_or(u32::MAX));
            let mut moved = |of: Operands| {
                let first = u32::try_from(part.circuit.operands.len()).unwrap_or(u32::MAX);
                let below = self.operands(of).iter().filter_map(|id| part.places.get(id.place()).copied().flatten());
                part.circuit.operands.extend(below);
                Operands { first, count: of.count }
            };
            part.circuit.gates.push(match gate {
                Gate::All(of) => Gate::All(moved(of)),
                Gate::Any(of) => Gate::Any(moved(of)),
                Gate::AtLeast(count, of) => Gate::AtLeast(count, moved(of)),
                Gate::Fixed(_) | Gate::Condition(_) | Gate::Decision(_) => gate,
            });
            part.circuit.lists.push(self.lists(*id));
            part.circuit.crossing.push(self.crossing(*id));
            part.order.push(place);
            if let Some(new) = part.places.get_mut(id.place()) {
                *new = Some(place);
            }
        }
        part
    }

    /// These gates with all that they rest on, as a circuit of their own; its last gate is the worst of them.
    pub(crate) fn worst_of(&self, gates: &[GateId]) -> Circuit {
        let mut part = self.part(&self.cone(gates));
        let places: Vec<GateId> = gates.iter().filter_map(|gate| part.place(*gate)).collect();
        let circuit = &mut part.circuit;
        let (mut lists, mut crossing) = (0, 0);
        for place in &places {
            crossing |= lists & circuit.lists(*place);
            lists |= circuit.lists(*place);
        }
        let first = u32::try_from(circuit.operands.len()).unwrap_or(u32::MAX);
        let count = u32::try_from(places.len()).unwrap_or(u32::MAX);
        circuit.operands.extend(places);
        circuit.gates.push(Gate::All(Operands { first, count }));
        circuit.lists.push(lists);
        circuit.crossing.push(crossing);
        part.circuit
    }

    /// The conditions that gates rest on, as they are wished, in order.
    pub fn literals(&self, roots: &[GateId]) -> Vec<Literal> {
        let found = self.cone(roots).into_iter().filter_map(|id| match self.gate(id) {
            Some(Gate::Condition(literal)) => Some(literal),
            _ => None,
        });
        found.collect()
    }

    /// The decisions that gates rest on, in order.
    pub fn acts(&self, roots: &[GateId]) -> Vec<Act> {
        let found = self.cone(roots).into_iter().filter_map(|id| match self.gate(id) {
            Some(Gate::Decision(act)) => Some(act),
            _ => None,
        });
        found.collect()
    }

    /// What one gate comes to, where `values` has what those before it came to. `spare` is room to reckon in.
    #[inline]
    pub fn value<P: Plane>(&self, gate: Gate, values: &[P], spare: &mut Vec<P>, input: impl FnOnce(Gate) -> P) -> P {
        let of = |operands: Operands| {
            self.operands(operands).iter().map(|id| values.get(id.place()).copied().unwrap_or(P::NOT_YET))
        };
        match gate {
            Gate::Fixed(_) | Gate::Condition(_) | Gate::Decision(_) => input(gate),
            Gate::All(operands) => of(operands).fold(P::READY, P::worse),
            Gate::Any(operands) => of(operands).fold(P::NOT_YET, P::better),
            Gate::AtLeast(count, operands) => at_least(usize::from(count), of(operands), spare),
        }
    }
}
