//! Building a circuit from its inputs up, so that the same thing is never said twice.

use super::{Act, Circuit, Gate, GateId, Literal, Operands};
use crate::quick::QuickMap;
use crate::standing::{Interval, Standing};

/// A circuit in the making.
#[derive(Default)]
pub(crate) struct CircuitBuilder {
    circuit: Circuit,
    known: QuickMap<Shape, GateId>,
    opposites: QuickMap<GateId, GateId>,
}

/// What makes two gates the same.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Shape {
    Fixed(Interval),
    Condition(Literal),
    Decision(Act),
    All(Vec<GateId>),
    Any(Vec<GateId>),
    AtLeast(u16, Vec<GateId>),
}

const NOT_YET: Shape = Shape::Fixed(Interval { floor: Standing::NotYet, ceiling: Standing::NotYet });
const READY: Shape = Shape::Fixed(Interval { floor: Standing::Ready, ceiling: Standing::Ready });

impl CircuitBuilder {
    pub(crate) fn finish(self) -> Circuit {
        self.circuit
    }

    pub(crate) fn fixed(&mut self, interval: Interval) -> GateId {
        self.gate(Shape::Fixed(interval))
    }

    pub(crate) fn condition(&mut self, literal: Literal) -> GateId {
        self.gate(Shape::Condition(literal))
    }

    pub(crate) fn decision(&mut self, act: Act) -> GateId {
        self.gate(Shape::Decision(act))
    }

    /// The worst of these; of none, ready.
    pub(crate) fn all(&mut self, mut of: Vec<GateId>) -> GateId {
        let (ready, not_yet) = (self.gate(READY), self.gate(NOT_YET));
        of.retain(|id| *id != ready);
        of.sort_unstable();
        of.dedup();
        match of.as_slice() {
            [] => ready,
            [single] => *single,
            _ if of.contains(&not_yet) => not_yet,
            _ => self.gate(Shape::All(of)),
        }
    }

    /// The best of these; of none, not yet.
    pub(crate) fn any(&mut self, mut of: Vec<GateId>) -> GateId {
        let (ready, not_yet) = (self.gate(READY), self.gate(NOT_YET));
        of.retain(|id| *id != not_yet);
        of.sort_unstable();
        of.dedup();
        match of.as_slice() {
            [] => not_yet,
            [single] => *single,
            _ if of.contains(&ready) => ready,
            _ => self.gate(Shape::Any(of)),
        }
    }

    /// The k-th best of these; of fewer, not yet; for none of them, ready.
    pub(crate) fn at_least(&mut self, count: u16, mut of: Vec<GateId>) -> GateId {
        of.sort_unstable();
        match usize::from(count) {
            0 => self.gate(READY),
            1 => self.any(of),
            count if count == of.len() => self.all(of),
            count if count > of.len() => self.gate(NOT_YET),
            _ => self.gate(Shape::AtLeast(count, of)),
        }
    }

    /// Ready and not yet change places, and the two between them.
    pub(crate) fn opposite(&mut self, id: GateId) -> GateId {
        if let Some(known) = self.opposites.get(&id) {
            return *known;
        }
        let turned = |builder: &mut Self, of: Operands| -> Vec<GateId> {
            let below = builder.circuit.operands(of).to_vec();
            below.into_iter().map(|id| builder.opposite(id)).collect()
        };
        let opposite = match self.circuit.gate(id) {
            Some(Gate::Fixed(Interval { floor, ceiling })) => {
                self.fixed(Interval { floor: ceiling.opposite(), ceiling: floor.opposite() })
            }
            Some(Gate::Condition(literal)) => self.condition(Literal { holds: !literal.holds, ..literal }),
            Some(Gate::Decision(act)) => self.decision(Act { is_opposite: !act.is_opposite, ..act }),
            Some(Gate::All(of)) => {
                let of = turned(self, of);
                self.any(of)
            }
            Some(Gate::Any(of)) => {
                let of = turned(self, of);
                self.all(of)
            }
            Some(Gate::AtLeast(count, of)) => {
                // The k-th best turned round is the k-th worst of the opposites.
                let of = turned(self, of);
                let others = of.len() - usize::from(count) + 1;
                self.at_least(u16::try_from(others).unwrap_or(u16::MAX), of)
            }
            None => id,
        };
        self.opposites.insert(id, opposite);
        self.opposites.insert(opposite, id);
        opposite
    }

    fn gate(&mut self, shape: Shape) -> GateId {
        if let Some(known) = self.known.get(&shape) {
            return *known;
        }
        let id = GateId(u32::try_from(self.circuit.size()).unwrap_or(u32::MAX));
        let (mut lists, mut crossing) = (0, 0);
        for below in shape.below() {
            let of_one = self.circuit.lists(*below);
            crossing |= lists & of_one;
            lists |= of_one;
        }
        let gate = match &shape {
            Shape::Fixed(interval) => Gate::Fixed(*interval),
            Shape::Condition(literal) => {
                lists = 1 << literal.list;
                Gate::Condition(*literal)
            }
            Shape::Decision(act) => Gate::Decision(*act),
            Shape::All(of) => Gate::All(self.operands(of)),
            Shape::Any(of) => Gate::Any(self.operands(of)),
            Shape::AtLeast(count, of) => Gate::AtLeast(*count, self.operands(of)),
        };
        self.circuit.gates.push(gate);
        self.circuit.lists.push(lists);
        self.circuit.crossing.push(crossing);
        self.known.insert(shape, id);
        id
    }

    fn operands(&mut self, of: &[GateId]) -> Operands {
        let first = u32::try_from(self.circuit.operands.len()).unwrap_or(u32::MAX);
        self.circuit.operands.extend(of);
        Operands { first, count: u32::try_from(of.len()).unwrap_or(u32::MAX) }
    }
}

impl Shape {
    fn below(&self) -> &[GateId] {
        match self {
            Shape::All(of) | Shape::Any(of) | Shape::AtLeast(_, of) => of,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn builder() -> (CircuitBuilder, [GateId; 3]) {
        let mut builder = CircuitBuilder::default();
        let conditions = [0_u8, 1, 2]
            .map(|place| builder.condition(Literal { leaf: place.into(), list: place / 2, bit: place, holds: true }));
        (builder, conditions)
    }

    #[test]
    fn the_same_thing_is_one_gate() {
        let (mut builder, [a, b, c]) = builder();
        assert_eq!(builder.all(vec![a, b]), builder.all(vec![b, a, b]));
        assert_ne!(builder.all(vec![a, b]), builder.any(vec![a, b]));
        let both = builder.all(vec![a, b]);
        assert_eq!((builder.all(vec![both]), builder.any(vec![both])), (both, both));
        let ready = builder.all(Vec::new());
        assert_eq!(builder.all(vec![ready, c]), c);
        assert_eq!(builder.any(vec![ready, c]), ready);
        let not_yet = builder.any(Vec::new());
        assert_eq!((builder.any(vec![not_yet, c]), builder.all(vec![not_yet, c])), (c, not_yet));
        assert_eq!(builder.at_least(2, vec![a, c]), builder.all(vec![a, c]));
        assert_eq!(builder.at_least(1, vec![a, c]), builder.any(vec![a, c]));
        assert_eq!(builder.at_least(3, vec![a, c]), builder.any(Vec::new()));
        assert_eq!(builder.at_least(0, vec![a, c]), ready);
    }

    #[test]
    fn turned_round_twice_is_as_it_was() {
        let (mut builder, [a, b, c]) = builder();
        let both = builder.all(vec![a, b]);
        let two = builder.at_least(2, vec![both, b, c]);
        let opposite = builder.opposite(two);
        assert_ne!(opposite, two);
        assert_eq!(builder.opposite(opposite), two);
        assert!(builder.circuit.literals(&[opposite]).iter().all(|literal| !literal.holds));
    }

    #[test]
    fn lists_cross_where_two_operands_look_at_them() {
        let (mut builder, [a, b, c]) = builder();
        let (same, apart) = (builder.all(vec![a, b]), builder.any(vec![b, c]));
        assert_eq!((builder.circuit.lists(same), builder.circuit.crossing(same)), (0b01, 0b01));
        assert_eq!((builder.circuit.lists(apart), builder.circuit.crossing(apart)), (0b11, 0));
    }
}
