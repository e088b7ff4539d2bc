//! One pass over a circuit: floor and ceiling of every gate at once, and worlds tried where a list crosses.

use crate::circuit::{Circuit, Gate, GateId, Literal};
use crate::fact::Outcome;
use crate::plane::{Lanes, Plane, Six};
use crate::standing::{Interval, Standing};
use crate::world::outlook::Outlooks;
use crate::world::{CONDITIONS_PER_LIST, World};

/// What a pass is fed with: how the lists can turn out at worst and at best, and what was decided.
#[derive(Clone, Copy)]
pub(crate) struct Input<'a> {
    /// The worlds among which the worst is.
    pub(crate) worst: &'a Outlooks,
    /// The worlds among which the best is; where only floors are wanted, none.
    pub(crate) best: Option<&'a Outlooks>,
    /// What was decided, slot by slot.
    pub(crate) outcomes: &'a [Option<Outcome>],
    /// How what isn't known of the pages turns out.
    pub(crate) silence: Silence,
}

/// How what isn't known of the pages turns out, for a floor and for a ceiling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Silence {
    /// Nobody can say: at worst for the floor, at best for the ceiling.
    #[default]
    Open,
    /// At best for the floor and at worst for the ceiling. Then both say how far facts alone can move a standing:
    /// how low its ceiling can come to be, and how high its floor.
    Turned,
}

/// What every gate comes to, and room to reckon in, so that pass after pass needs no more memory.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pass {
    values: Vec<Six>,
    lanes: Vec<Lanes>,
    spare: Vec<Six>,
    spare_lanes: Vec<Lanes>,
}

/// Which end of an interval is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Bound {
    Floor,
    Ceiling,
}

/// As many worlds as one word has bits.
const LANES: usize = 64;

impl Pass {
    /// Works out these gates, which stand in order and rest on nothing but each other.
    pub(crate) fn run(&mut self, circuit: &Circuit, order: &[GateId], input: Input<'_>) {
        self.values.resize(circuit.size(), Six::NOT_YET);
        let (worst, best) = (input.worst, input.best.unwrap_or(input.worst));
        let open = (worst.open(), input.best.map_or(0, Outlooks::open));
        for id in order {
            let Some(gate) = circuit.gate(*id) else { continue };
            let fed = |gate: Gate| match gate {
                Gate::Fixed(Interval { floor, ceiling }) => match input.silence {
                    Silence::Open => Interval { floor, ceiling }.into(),
                    Silence::Turned => Interval { floor: ceiling, ceiling: floor }.into(),
                },
                Gate::Condition(literal) => known(literal, worst, best),
                Gate::Decision(_) => Interval::point(input.decided(gate)).into(),
                Gate::All(_) | Gate::Any(_) | Gate::AtLeast(..) => Six::NOT_YET,
            };
            let mut value = circuit.value(gate, &self.values, &mut self.spare, fed);
            let crossing = circuit.crossing(*id);
            if crossing & open.0 != 0 {
                value = value.with_floor(self.split(circuit, *id, input, worst, Bound::Floor));
            }
            if crossing & open.1 != 0 {
                value = value.with_ceiling(self.split(circuit, *id, input, best, Bound::Ceiling));
            }
            if let Some(place) = self.values.get_mut(id.place()) {
                *place = value;
            }
        }
    }

    /// What a gate has come to.
    #[inline]
    pub(crate) fn interval(&self, id: GateId) -> Interval {
        self.values.get(id.place()).map_or(Interval::UNKNOWN, |value| (*value).into())
    }

    /// The floor that a gate has come to.
    pub(crate) fn floor(&self, id: GateId) -> Standing {
        self.values.get(id.place()).map_or(Standing::NotYet, |value| value.floor())
    }

    /// Tries the worlds of every list that crosses at a gate, sixty-four at a time, and keeps the worst or the best.
    fn split(
        &mut self,
        circuit: &Circuit,
        id: GateId,
        input: Input<'_>,
        outlooks: &Outlooks,
        bound: Bound,
    ) -> Standing {
        let (lists, cone) = split_at(circuit, id, outlooks.open());
        let mut trying = Trying::new(lists, outlooks);
        self.lanes.resize(circuit.size(), Lanes::NOT_YET);
        let mut outcome: Option<Standing> = None;
        while let Some(used) = trying.next() {
            for id in &cone {
                let Some(gate) = circuit.gate(*id) else { continue };
                // What doesn't look at these lists is the same in each of their worlds.
                for below in circuit.below(*id).iter().filter(|below| circuit.lists(**below) & lists == 0) {
                    let known = self.interval(*below);
                    let standing = if bound == Bound::Floor { known.floor } else { known.ceiling };
                    if let Some(lanes) = self.lanes.get_mut(below.place()) {
                        *lanes = Lanes::all(standing);
                    }
                }
                let fed = |gate: Gate| match gate {
                    Gate::Condition(literal) => trying.lanes(literal),
                    _ => Lanes::all(input.decided(gate)),
                };
                let value = circuit.value(gate, &self.lanes, &mut self.spare_lanes, fed);
                if let Some(place) = self.lanes.get_mut(id.place()) {
                    *place = value;
                }
            }
            let value = self.lanes.get(id.place()).copied().unwrap_or(Lanes::NOT_YET);
            outcome = Some(match (outcome, bound) {
                (None, Bound::Floor) => value.worst(used),
                (None, Bound::Ceiling) => value.best(used),
                (Some(other), Bound::Floor) => other.min(value.worst(used)),
                (Some(other), Bound::Ceiling) => other.max(value.best(used)),
            });
        }
        outcome.unwrap_or(Standing::NotYet)
    }
}

impl Input<'_> {
    /// The standing that a decision gives.
    fn decided(&self, gate: Gate) -> Standing {
        let Gate::Decision(act) = gate else { return Standing::NotYet };
        let standing = act.kind.standing(self.outcomes.get(act.slot as usize).copied().flatten());
        if act.is_opposite { standing.opposite() } else { standing }
    }
}

/// A condition by itself: as wished in every world, or in some.
fn known(literal: Literal, worst: &Outlooks, best: &Outlooks) -> Six {
    let (list, bit) = (usize::from(literal.list), u32::from(literal.bit));
    match literal.holds {
        true => Six::of_condition(worst.holds(list, bit).in_all, best.holds(list, bit).in_some),
        false => Six::of_condition(!worst.holds(list, bit).in_some, !best.holds(list, bit).in_all),
    }
}

/// The lists whose worlds have to be tried at a gate, and the gates below it that look at any of them, in order.
///
/// Besides the lists that cross here, these are lists that cross further down at gates that look at both.
pub(crate) fn split_at(circuit: &Circuit, id: GateId, open: u32) -> (u32, Vec<GateId>) {
    let mut lists = circuit.crossing(id) & open;
    loop {
        let cone = circuit.cone_where(&[id], |below| circuit.lists(below) & lists != 0);
        let all = cone.iter().fold(lists, |lists, below| lists | circuit.crossing(*below) & open);
        if all == lists {
            return (lists, cone);
        }
        lists = all;
    }
}

/// Every combination of the worlds of some lists, a word of them at a time.
struct Trying<'a> {
    /// Each list that is tried, with its worlds and, for each condition on it, the lanes in which it holds.
    lists: Vec<(usize, &'a [World], [u64; CONDITIONS_PER_LIST])>,
    tried: usize,
    combinations: usize,
}

impl<'a> Trying<'a> {
    fn new(lists: u32, outlooks: &'a Outlooks) -> Trying<'a> {
        let tried = (0..u32::BITS as usize).filter(|list| lists & (1 << list) != 0);
        let worlds = |list: usize| outlooks.get(list).map(|outlook| (list, outlook.worlds(), [0; CONDITIONS_PER_LIST]));
        let lists: Vec<_> = tried.filter_map(worlds).collect();
        let combinations = lists.iter().fold(1_usize, |all, (_, worlds, _)| all.saturating_mul(worlds.len()));
        Trying { lists, tried: 0, combinations }
    }

    /// Lays the next combinations into the lanes and says which lanes are used; none after the last one.
    fn next(&mut self) -> Option<u64> {
        let used = (self.combinations - self.tried.min(self.combinations)).min(LANES);
        self.lists.iter_mut().for_each(|(.., held)| *held = [0; CONDITIONS_PER_LIST]);
        for lane in 0..used {
            let mut rest = self.tried + lane;
            for (_, worlds, held) in &mut self.lists {
                let mut world = worlds.get(rest % worlds.len()).copied().unwrap_or(0);
                rest /= worlds.len();
                while world != 0 {
                    if let Some(lanes) = held.get_mut(world.trailing_zeros() as usize) {
                        *lanes |= 1 << lane;
                    }
                    world &= world - 1;
                }
            }
        }
        self.tried += used;
        (used > 0).then(|| u64::MAX >> (LANES - used))
    }

    /// *Ready* in the lanes in whose worlds a condition is as wished.
    fn lanes(&self, literal: Literal) -> Lanes {
        let tried = self.lists.iter().find(|(list, ..)| *list == usize::from(literal.list));
        let held = tried.and_then(|(.., held)| held.get(usize::from(literal.bit))).copied().unwrap_or(0);
        Lanes::ready_in(if literal.holds { held } else { !held })
    }
}
