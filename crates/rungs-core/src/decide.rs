//! What is known of each standing: floor over the worst worlds, ceiling over the best, exact also where a list pulls both ways.

mod pass;

use crate::circuit::{Circuit, GateId};
use crate::condition::Tally;
use crate::decision::Outcomes;
use crate::fact::{List, Person};
use crate::program::{NodeId, Program};
use crate::standing::Interval;
use crate::world::outlook::{Outlook, Outlooks};
use crate::world::{Entries, ListView, Pull, World};

pub(crate) use pass::{Input, Pass, Silence};

/// A person as a program sees them: how each list can turn out, and the decisions taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// For each list, the worlds among which the worst is.
    pub worst: Outlooks,
    /// For each list, the worlds among which the best is.
    pub best: Outlooks,
    /// What was decided.
    pub outcomes: Outcomes,
    /// For each list, what its entries can contribute: what questions and mends start from.
    pub(crate) entries: Vec<Entries>,
}

/// How one list of somebody can turn out.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ListOutlook {
    /// The worlds among which the worst is.
    pub worst: Outlook,
    /// The worlds among which the best is.
    pub best: Outlook,
}

/// Some gates of a program, ready to say again and again how bad the worst of them is.
#[derive(Clone, Debug)]
pub struct Worst {
    circuit: Circuit,
    order: Vec<GateId>,
    node: NodeId,
}

impl Worst {
    /// What is known of the worst of them. Where they look at the same list, what isn't known of it turns out one way for
    /// all of them.
    pub fn interval(&self, reading: &Reading) -> Interval {
        Known::of(&self.circuit, reading, &self.order).interval(self.node)
    }
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

impl Reading {
    /// A reading of which only standings are asked: one that comes of these worlds, and of no entries.
    pub(crate) fn of(worlds: Outlooks, outcomes: Outcomes) -> Reading {
        Reading { worst: worlds.clone(), best: worlds, outcomes, entries: Vec::new() }
    }

    /// A reading of which only standings are asked, of what is known of each list of the program, in order.
    pub fn of_lists(lists: &[&ListOutlook], outcomes: Outcomes) -> Reading {
        Reading {
            worst: lists.iter().map(|list| list.worst.clone()).collect(),
            best: lists.iter().map(|list| list.best.clone()).collect(),
            outcomes,
            entries: Vec::new(),
        }
    }

    pub(crate) fn input(&self, row: usize) -> Input<'_> {
        let outcomes = self.outcomes.row(row);
        Input { worst: &self.worst, best: Some(&self.best), outcomes, silence: Silence::Open }
    }
}

impl Program<'_> {
    /// Reads a person: the part of the work that doesn't depend on what is asked of whom.
    pub fn read(&self, person: &Person) -> Reading {
        let seen = self.seen(person);
        Reading {
            worst: seen.iter().map(|list| list.worst.clone()).collect(),
            best: seen.iter().map(|list| list.best.clone()).collect(),
            outcomes: self.outcomes(person),
            entries: seen.into_iter().map(|list| list.entries).collect(),
        }
    }

    /// The gates that the standings of the ways in rest on, in order, as a circuit of their own; what is fed in stands first.
    pub fn deciding(&self) -> (&Circuit, &[GateId]) {
        (&self.deciding.circuit, &self.deciding.order)
    }

    /// Where the gate of a standing stands in [`Program::deciding`].
    pub fn place_in_deciding(&self, node: NodeId) -> Option<GateId> {
        self.deciding.place(node.gate)
    }

    /// The standings of every way in.
    pub fn decide(&self, reading: &Reading) -> Vec<RouteStanding> {
        let part = &self.deciding;
        let mut known = Known::of(&part.circuit, reading, &part.order);
        let mut interval =
            |node: NodeId| part.place(node.gate).map_or(Interval::UNKNOWN, |gate| known.interval(node.at(gate)));
        self.routes
            .iter()
            .map(|route| RouteStanding {
                standing: interval(route.standing),
                funded: route.funded.map(&mut interval),
                offers: route.offers.iter().map(|offer| interval(offer.standing)).collect(),
            })
            .collect()
    }

    /// What is known of one node.
    pub fn interval(&self, node: NodeId, reading: &Reading) -> Interval {
        Known::of(&self.circuit, reading, &self.circuit.cone(&[node.gate])).interval(node)
    }

    /// The worst of some gates, as a node sees them.
    pub fn worst_of(&self, node: NodeId, gates: &[GateId]) -> Worst {
        let circuit = self.circuit.worst_of(gates);
        let order = circuit.every_gate();
        let last = order.last().copied().unwrap_or(node.gate);
        Worst { circuit, order, node: node.at(last) }
    }

    /// How many worlds have to be tried together for a node, of `nobody`: a reading of somebody of whom nothing is
    /// known. The facts of these lists pull both ways, or several ways at once, and cross at one place. None, and 1, where nothing crosses.
    ///
    /// Up to sixty-four cost as much as one; past that, every evaluation takes as many more passes.
    pub fn worlds_tried(&self, node: NodeId, nobody: &Reading) -> (Vec<List>, usize) {
        let mut most = (0, 1);
        for outlooks in [&nobody.worst, &nobody.best] {
            for gate in self.circuit.cone(&[node.gate]) {
                let (lists, _) = pass::split_at(&self.circuit, gate, outlooks.open());
                let of = (0..self.lists.len()).filter(|list| lists & (1 << list) != 0);
                let worlds = of.filter_map(|list| outlooks.get(list)).map(|outlook| outlook.worlds().len());
                let worlds = worlds.fold(1_usize, usize::saturating_mul);
                if worlds > most.1 {
                    most = (lists, worlds);
                }
            }
        }
        let crossing = self.lists.iter().enumerate().filter(|(list, _)| most.0 & (1 << list) != 0);
        (crossing.map(|(_, view)| view.list).collect(), most.1)
    }

    /// The lists on which this node adds up time for and against itself: there its interval may be narrower than it is.
    ///
    /// Time that nobody listed can lie anywhere, beside what is listed or along with it, in one stretch or in many, and
    /// only some of these ways are tried. That is enough as long as all time helps, or all of it harms.
    pub fn time_sampled(&self, node: NodeId) -> Vec<List> {
        let literals = self.circuit.literals(&[node.gate]);
        let is_sampled = |(list, view): &(usize, &ListView)| {
            let pull = Pull::of(&literals, *list);
            let timed = view.conditions.iter().enumerate().filter(|(_, one)| matches!(one.tally, Tally::Months { .. }));
            let timed = timed.fold(0, |timed: World, (bit, _)| timed | 1 << bit);
            let several = (timed & pull.either()).count_ones() > 1;
            several && timed & pull.helps != 0 && timed & pull.harms != 0
        };
        self.lists.iter().enumerate().filter(is_sampled).map(|(_, view)| view.list).collect()
    }

    /// Whether a condition holds in some way in which what isn't known could turn out.
    pub fn can_hold(&self, leaf: usize, reading: &Reading) -> bool {
        let Some((list, bit)) = self.places.get(leaf).copied() else { return false };
        reading.worst.holds(list, bit).in_some || reading.best.holds(list, bit).in_some
    }

    /// Whether a condition holds in whatever way what isn't known turns out.
    pub fn surely_holds(&self, leaf: usize, reading: &Reading) -> bool {
        let Some((list, bit)) = self.places.get(leaf).copied() else { return false };
        reading.worst.holds(list, bit).in_all && reading.best.holds(list, bit).in_all
    }

    /// Whether facts could still settle a condition either way.
    pub fn is_open(&self, leaf: usize, reading: &Reading) -> bool {
        self.can_hold(leaf, reading) && !self.surely_holds(leaf, reading)
    }
}

/// What some gates come to for a person, with a pass for each different row of outcomes, made when it is first needed.
pub(crate) struct Known<'a> {
    circuit: &'a Circuit,
    reading: &'a Reading,
    order: &'a [GateId],
    silence: Silence,
    passes: Vec<(usize, Pass)>,
}

impl<'a> Known<'a> {
    /// `order` are the gates, with all that they rest on.
    pub(crate) fn of(circuit: &'a Circuit, reading: &'a Reading, order: &'a [GateId]) -> Known<'a> {
        Known { circuit, reading, order, silence: Silence::Open, passes: Vec::new() }
    }

    /// The same gates, where what isn't known of the pages turns out other than it is feared, or hoped.
    pub(crate) fn against_silence(self) -> Known<'a> {
        Known { silence: Silence::Turned, passes: Vec::new(), ..self }
    }

    /// What is known of a node, which is among the gates.
    pub(crate) fn interval(&mut self, node: NodeId) -> Interval {
        let row = self.reading.outcomes.row_of(node);
        let known = self.passes.iter().position(|(of, _)| *of == row);
        let place = known.unwrap_or_else(|| {
            let mut pass = Pass::default();
            pass.run(self.circuit, self.order, Input { silence: self.silence, ..self.reading.input(row) });
            self.passes.push((row, pass));
            self.passes.len() - 1
        });
        self.passes.get(place).map_or(Interval::UNKNOWN, |(_, pass)| pass.interval(node.gate))
    }
}
