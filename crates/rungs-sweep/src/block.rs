//! Sixty-four profiles decided at once.

use rungs_core::circuit::{Gate, Literal};
use rungs_core::decide::{ListOutlook, Reading};
use rungs_core::fact::Person;
use rungs_core::plane::{Lanes, Plane, Six};
use rungs_core::program::Program;
use rungs_core::standing::{Interval, Standing};

use crate::seen::Seen;
use crate::target::Targets;

/// As many profiles as a word has bits.
const LANES: usize = 64;

/// Floors and ceilings of sixty-four profiles.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    floor: Lanes,
    ceiling: Lanes,
}

impl Plane for Bounds {
    const NOT_YET: Bounds = Bounds { floor: Lanes::NOT_YET, ceiling: Lanes::NOT_YET };
    const READY: Bounds = Bounds { floor: Lanes::READY, ceiling: Lanes::READY };

    #[inline]
    fn worse(self, other: Bounds) -> Bounds {
        Bounds { floor: self.floor.worse(other.floor), ceiling: self.ceiling.worse(other.ceiling) }
    }

    #[inline]
    fn better(self, other: Bounds) -> Bounds {
        Bounds { floor: self.floor.better(other.floor), ceiling: self.ceiling.better(other.ceiling) }
    }
}

impl Bounds {
    fn all(interval: Interval) -> Bounds {
        Bounds { floor: Lanes::all(interval.floor), ceiling: Lanes::all(interval.ceiling) }
    }

    fn lane(self, lane: u32) -> Six {
        Six::of_bits(self.floor.lane(lane), self.ceiling.lane(lane))
    }
}

/// One list of sixty-four profiles: for each condition on it, the lanes in which it surely holds, may hold, and so on.
struct Fed {
    worst_in_all: [u64; LANES],
    worst_in_some: [u64; LANES],
    best_in_all: [u64; LANES],
    best_in_some: [u64; LANES],
}

/// Room to decide in, kept from block to block.
pub(crate) struct Decider<'s, 'f> {
    program: &'s Program<'f>,
    targets: &'s Targets,
    seen: &'s [Seen],
    /// Lists whose outlooks have to be tried world by world where they are open: a bit for each.
    crossing: u32,
    values: Vec<Bounds>,
    spare: Vec<Bounds>,
}

impl<'s, 'f> Decider<'s, 'f> {
    pub(crate) fn new(program: &'s Program<'f>, targets: &'s Targets, seen: &'s [Seen]) -> Decider<'s, 'f> {
        let (circuit, order) = program.deciding();
        let crossing = order.iter().fold(0, |all, id| all | circuit.crossing(*id));
        Decider { program, targets, seen, crossing, values: vec![Bounds::NOT_YET; circuit.size()], spare: Vec::new() }
    }

    /// The standings of profiles by what is seen of them, one profile's after another's.
    pub(crate) fn decide(&mut self, sights: &[&[u32]]) -> Vec<Six> {
        let mut decided = Vec::with_capacity(sights.len() * self.targets.len());
        for block in sights.chunks(LANES) {
            self.pass(block);
            for (lane, sight) in block.iter().enumerate() {
                if self.is_split(sight) {
                    decided.extend(self.alone(sight));
                    continue;
                }
                let lane = u32::try_from(lane).unwrap_or(0);
                decided.extend(self.targets.gates.iter().map(|gate| {
                    let value = gate.and_then(|gate| self.values.get(gate.place()));
                    value.map_or(Interval::UNKNOWN.into(), |value| value.lane(lane))
                }));
            }
        }
        decided
    }

    /// Whether a list that crosses somewhere can turn out in several ways, which have to be tried one by one.
    fn is_split(&self, sight: &[u32]) -> bool {
        let open = |outlook: &ListOutlook| outlook.worst.worlds().len() > 1 || outlook.best.worlds().len() > 1;
        self.outlooks(sight).enumerate().any(|(list, outlook)| self.crossing & (1 << list) != 0 && open(outlook))
    }

    fn outlooks<'a>(&'a self, sight: &'a [u32]) -> impl Iterator<Item = &'a ListOutlook> + use<'a, 's, 'f> {
        self.seen.iter().zip(sight).filter_map(|(seen, place)| seen.outlooks.get_index(*place as usize))
    }

    fn alone(&self, sight: &[u32]) -> Vec<Six> {
        let lists: Vec<&ListOutlook> = self.outlooks(sight).collect();
        let undecided = self.program.outcomes(&Person::default());
        Targets::values(&self.program.decide(&Reading::of_lists(&lists, undecided)))
    }

    fn pass(&mut self, sights: &[&[u32]]) {
        let fed: Vec<Fed> = self.seen.iter().enumerate().map(|(list, seen)| Fed::of(seen, list, sights)).collect();
        let (circuit, order) = self.program.deciding();
        for id in order {
            let Some(gate) = circuit.gate(*id) else { continue };
            let value = circuit.value(gate, &self.values, &mut self.spare, |gate| match gate {
                Gate::Fixed(interval) => Bounds::all(interval),
                Gate::Condition(literal) => condition(literal, &fed),
                Gate::Decision(act) => {
                    let standing = act.kind.standing(None);
                    Bounds::all(Interval::point(if act.is_opposite { standing.opposite() } else { standing }))
                }
                Gate::All(_) | Gate::Any(_) | Gate::AtLeast(..) => Bounds::all(Interval::point(Standing::NotYet)),
            });
            if let Some(place) = self.values.get_mut(id.place()) {
                *place = value;
            }
        }
    }
}

fn condition(literal: Literal, fed: &[Fed]) -> Bounds {
    let Some(fed) = fed.get(usize::from(literal.list)) else { return Bounds::all(Interval::UNKNOWN) };
    let of = |lanes: &[u64; LANES]| lanes.get(usize::from(literal.bit)).copied().unwrap_or(0);
    let (floor, ceiling) = match literal.holds {
        true => (of(&fed.worst_in_all), of(&fed.best_in_some)),
        false => (!of(&fed.worst_in_some), !of(&fed.best_in_all)),
    };
    Bounds { floor: Lanes::ready_in(floor), ceiling: Lanes::ready_in(ceiling) }
}

impl Fed {
    fn of(seen: &Seen, list: usize, sights: &[&[u32]]) -> Fed {
        let place = |sight: &[u32]| sight.get(list).copied().unwrap_or(0) as usize;
        let first = sights.first().map_or(0, |sight| place(sight));
        let is_one = sights.iter().all(|sight| place(sight) == first);
        let worlds = |of: fn(&ListOutlook) -> u64| {
            let of_place = |place: usize| seen.outlooks.get_index(place).map_or(0, of);
            let mut lanes = [0; LANES];
            if is_one {
                // What is the same for all of them is laid out without turning anything.
                let world = of_place(first);
                lanes.iter_mut().enumerate().for_each(|(bit, lane)| *lane = 0_u64.wrapping_sub(world >> bit & 1));
                return lanes;
            }
            lanes.iter_mut().zip(sights).for_each(|(lane, sight)| *lane = of_place(place(sight)));
            turned(lanes)
        };
        Fed {
            worst_in_all: worlds(|outlook| outlook.worst.in_all),
            worst_in_some: worlds(|outlook| outlook.worst.in_some),
            best_in_all: worlds(|outlook| outlook.best.in_all),
            best_in_some: worlds(|outlook| outlook.best.in_some),
        }
    }
}

/// A square of bits turned over its diagonal: word by condition becomes condition by word. Halves are swapped, then quarters,
/// and so on (Hacker's Delight, 7-3).
fn turned(mut square: [u64; LANES]) -> [u64; LANES] {
    let mut width = 32;
    let mut mask = u64::MAX >> 32;
    while width != 0 {
        let mut row = 0;
        while row < LANES {
            if let Ok([upper, lower]) = square.get_disjoint_mut([row, row + width]) {
                let swapped = (*upper >> width ^ *lower) & mask;
                *lower ^= swapped;
                *upper ^= swapped << width;
            }
            row = (row + width + 1) & !width;
        }
        width >>= 1;
        mask ^= mask << width;
    }
    square
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing, reason = "tests")]

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn turning_swaps_rows_and_columns(square in proptest::array::uniform32(any::<[u64; 2]>())) {
            let square: [u64; LANES] = std::array::from_fn(|row| square.as_flattened()[row]);
            let over = turned(square);
            for (row, bits) in square.iter().enumerate() {
                for (column, over) in over.iter().enumerate() {
                    prop_assert_eq!(bits >> column & 1, over >> row & 1);
                }
            }
        }
    }
}
