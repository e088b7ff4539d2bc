//! The interval of a node: floor over the worst worlds, ceiling over the best, exact also where a list pulls both ways.

use crate::fact::{Outcome, Person};
use crate::program::{NodeId, Operation, Program};
use crate::standing::{Interval, Standing};
use crate::world::{Wanted, World};

/// A person as a program sees them: the worlds still possible, list by list, and the decisions taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// For each list, the worlds among which the worst is.
    pub worst: Vec<Vec<World>>,
    /// For each list, the worlds among which the best is.
    pub best: Vec<Vec<World>>,
    /// What was decided, slot by slot.
    pub outcomes: Vec<Option<Outcome>>,
}

/// What is known of one way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteStanding {
    /// By the general rules.
    pub standing: Interval,
    /// By the funder's rules, if there are any.
    pub funded: Option<Interval>,
    /// By the rules of each offer, in the order of the page.
    pub offers: Vec<Interval>,
}

impl Program<'_> {
    /// Reads a person: the part of the work that doesn't depend on what is asked of whom.
    pub fn read(&self, person: &Person) -> Reading {
        Reading {
            worst: self.worlds(person, Wanted::Worst),
            best: self.worlds(person, Wanted::Best),
            outcomes: self.outcomes(person),
        }
    }

    /// The standings of every way in.
    pub fn decide(&self, reading: &Reading) -> Vec<RouteStanding> {
        self.routes
            .iter()
            .map(|route| RouteStanding {
                standing: self.interval(route.standing, reading),
                funded: route.funded.map(|funded| self.interval(funded, reading)),
                offers: route.offers.iter().map(|offer| self.interval(offer.standing, reading)).collect(),
            })
            .collect()
    }

    /// What is known of one node.
    pub fn interval(&self, node: NodeId, reading: &Reading) -> Interval {
        Interval {
            floor: self.bound(node, &reading.worst, &reading.outcomes, Bound::Floor),
            ceiling: self.bound(node, &reading.best, &reading.outcomes, Bound::Ceiling),
        }
    }

    /// The worst or best standing of a node over these worlds.
    pub(crate) fn bound(
        &self,
        node: NodeId,
        worlds: &[Vec<World>],
        outcomes: &[Option<Outcome>],
        bound: Bound,
    ) -> Standing {
        let several = worlds.iter().enumerate().filter(|(_, worlds)| worlds.len() > 1);
        let open = several.fold(0, |open, (list, _)| open | 1 << list);
        let chosen = worlds.iter().map(|worlds| worlds.first().copied().unwrap_or(0)).collect();
        Evaluation { program: self, worlds, outcomes, bound, open, chosen }.of(node)
    }
}

/// Which end of an interval is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bound {
    Floor,
    Ceiling,
}

struct Evaluation<'a> {
    program: &'a Program<'a>,
    worlds: &'a [Vec<World>],
    outcomes: &'a [Option<Outcome>],
    bound: Bound,
    /// Lists whose world isn't chosen yet.
    open: u32,
    chosen: Vec<World>,
}

impl Evaluation<'_> {
    fn of(&mut self, id: NodeId) -> Standing {
        let program = self.program;
        let Some(node) = program.nodes.get(id.0) else {
            return Standing::NotYet;
        };
        match &node.operation {
            Operation::Fixed(interval) => match self.bound {
                Bound::Floor => interval.floor,
                Bound::Ceiling => interval.ceiling,
            },
            Operation::Decision(slot) => {
                let outcome = self.outcomes.get(*slot).copied().flatten();
                program.decisions.get(*slot).map_or(Standing::NotYet, |slot| slot.kind.standing(outcome))
            }
            Operation::Leaf(leaf) => self.leaf(*leaf),
            // What is worst for the opposite is best for the thing itself; the worlds stay the same ones.
            Operation::Not(below) => {
                self.turn();
                let standing = self.of(*below).opposite();
                self.turn();
                standing
            }
            Operation::All(below) | Operation::Any(below) | Operation::AtLeast(_, below) => {
                match self.crossing(node.lists, below) {
                    Some(list) => self.split(id, list),
                    None => self.joined(&node.operation, below),
                }
            }
        }
    }

    fn turn(&mut self) {
        self.bound = match self.bound {
            Bound::Floor => Bound::Ceiling,
            Bound::Ceiling => Bound::Floor,
        };
    }

    fn leaf(&self, leaf: usize) -> Standing {
        let Some((list, bit)) = self.program.places.get(leaf).copied() else {
            return Standing::NotYet;
        };
        let holds = |world: &World| world & (1 << bit) != 0;
        let held = if self.open & (1 << list) != 0 {
            let mut worlds = self.worlds.get(list).into_iter().flatten();
            match self.bound {
                Bound::Floor => worlds.all(holds),
                Bound::Ceiling => worlds.any(holds),
            }
        } else {
            self.chosen.get(list).is_some_and(holds)
        };
        if held { Standing::Ready } else { Standing::NotYet }
    }

    /// An open list that two of these look at: their answers hang together.
    fn crossing(&self, lists: u32, below: &[NodeId]) -> Option<usize> {
        let mut open = lists & self.open;
        while open != 0 {
            let list = open.trailing_zeros() as usize;
            let users = below
                .iter()
                .filter(|id| self.program.nodes.get(id.0).is_some_and(|node| node.lists & (1 << list) != 0));
            if users.count() > 1 {
                return Some(list);
            }
            open &= open - 1;
        }
        None
    }

    /// Tries every world of a list below this node, and keeps the worst or the best.
    fn split(&mut self, id: NodeId, list: usize) -> Standing {
        let worlds = self.worlds.get(list).map(Vec::as_slice).unwrap_or_default();
        self.open &= !(1 << list);
        let mut outcome: Option<Standing> = None;
        for world in worlds {
            if let Some(chosen) = self.chosen.get_mut(list) {
                *chosen = *world;
            }
            let standing = self.of(id);
            outcome = Some(match (outcome, self.bound) {
                (None, _) => standing,
                (Some(other), Bound::Floor) => other.min(standing),
                (Some(other), Bound::Ceiling) => other.max(standing),
            });
        }
        self.open |= 1 << list;
        outcome.unwrap_or(Standing::NotYet)
    }

    fn joined(&mut self, operation: &Operation, below: &[NodeId]) -> Standing {
        match operation {
            Operation::All(_) => below.iter().map(|id| self.of(*id)).min().unwrap_or(Standing::Ready),
            Operation::Any(_) => below.iter().map(|id| self.of(*id)).max().unwrap_or(Standing::NotYet),
            Operation::AtLeast(count, _) => {
                let mut standings: Vec<Standing> = below.iter().map(|id| self.of(*id)).collect();
                standings.sort_unstable_by(|a, b| b.cmp(a));
                match usize::from(*count).checked_sub(1) {
                    None => Standing::Ready,
                    Some(place) => standings.get(place).copied().unwrap_or(Standing::NotYet),
                }
            }
            _ => Standing::NotYet,
        }
    }
}
