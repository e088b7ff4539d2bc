//! What the engine says of a gateway in a month, and what is missing where it is closed.

use std::collections::BTreeSet;
use std::rc::Rc;

use rungs_core::circuit::{Gate, GateId, Literal};
use rungs_core::recall::Best;
use rungs_core::standing::Standing;

use super::Bench;
use super::aim::Aim;
use super::then::Then;

/// What an undertaking is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Gateway {
    /// Whether it can begin.
    Begin,
    /// Whether the post that it leads to can be held.
    Hold,
}

/// Conditions one of which has to come to hold, by their numbers in the atlas.
pub(crate) type Lack = BTreeSet<usize>;

/// What the engine says of a gateway.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verdict {
    /// Whether it is open, once what isn't known turns out well and everybody agrees who may be counted on.
    pub(crate) is_open: bool,
    /// What is missing otherwise: of each of these, something.
    pub(crate) lacks: Vec<Lack>,
    /// Everything in what is closed that isn't so.
    pub(crate) missing: Lack,
}

/// What keeps something from ever opening: what is lacking always, or else what is lacking now and then, so that something of
/// one of these has to come. Nothing, where nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Never {
    /// At each time, what is lacking.
    lacking: Vec<Vec<Lack>>,
    /// What is missing at all times.
    pub(crate) missing: Lack,
}

impl Never {
    pub(crate) fn new(lacking: Vec<Vec<Lack>>, missing: Lack) -> Never {
        Never { lacking, missing }
    }

    /// Whether it can't open.
    pub(crate) fn is_so(&self) -> bool {
        !self.lacking.is_empty()
    }

    /// What is lacking always; nothing, where it is one thing now and another then.
    pub(crate) fn always(&self) -> &[Lack] {
        match self.lacking.as_slice() {
            [always] => always,
            _ => &[],
        }
    }

    /// All that is lacking at some time.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Lack> {
        self.lacking.iter().flatten()
    }

    /// Of what is lacking at each time, what the fewest give: something of one of these has to come.
    pub(crate) fn fewest(&self, givers: impl Fn(&Lack) -> usize) -> BTreeSet<Lack> {
        self.lacking.iter().filter_map(|lacks| lacks.iter().min_by_key(|lack| givers(lack))).cloned().collect()
    }
}

impl Verdict {
    pub(crate) fn open() -> Verdict {
        Verdict { is_open: true, lacks: Vec::new(), missing: Lack::new() }
    }
}

impl<'a> Bench<'a> {
    /// What the engine says of a gateway in a month, for somebody as they are then.
    pub(crate) fn judge(&self, aim: &Aim<'a>, then: &Then, month: u32) -> Rc<Verdict> {
        self.readings.set(self.readings.get() + 1);
        let looks = self.looks(aim, then, month);
        if let Some(known) = aim.verdicts.borrow().get(&looks) {
            return Rc::clone(known);
        }
        let verdict = Rc::new(self.judge_anew(aim, &self.best(&looks)));
        aim.verdicts.borrow_mut().insert(looks, Rc::clone(&verdict));
        verdict
    }

    fn judge_anew(&self, aim: &Aim<'a>, best: &Best) -> Verdict {
        let ceilings = best.ceilings(&aim.sight, &aim.granted);
        let is_open = |gate: GateId| ceilings.of(gate) == Standing::Ready;
        if is_open(aim.node.gate) {
            return Verdict::open();
        }
        let mut verdict = Verdict { is_open: false, lacks: Vec::new(), missing: Lack::new() };
        let closed = Closed { bench: self, aim, is_open: &is_open, best };
        closed.tell(aim.node.gate, &mut verdict);
        verdict
    }
}

/// A gateway that is closed.
struct Closed<'c, 'a> {
    bench: &'c Bench<'a>,
    aim: &'c Aim<'a>,
    is_open: &'c dyn Fn(GateId) -> bool,
    best: &'c Best,
}

impl Closed<'_, '_> {
    /// Tells of all that a gate asks what isn't there: taken apart as far as everything in it is asked for.
    fn tell(&self, gate: GateId, verdict: &mut Verdict) {
        let circuit = &self.aim.program.circuit;
        if let Some(Gate::All(_)) = circuit.gate(gate) {
            for below in circuit.below(gate).iter().filter(|below| !(self.is_open)(**below)) {
                self.tell(*below, verdict);
            }
            return;
        }
        let missing: Lack = self.aim.literals(gate).iter().filter_map(|literal| self.missing(*literal)).collect();
        verdict.missing.extend(&missing);
        let lack = self.one_of(gate);
        verdict.lacks.push(if lack.is_empty() { missing } else { lack });
    }

    /// Something of this has to come for a gate to open: for each way to open it, of all that the way lacks, what the fewest
    /// give, as whatever opens the gate that way has to give each of it. Nothing, where that can't be told.
    fn one_of(&self, gate: GateId) -> Lack {
        let circuit = &self.aim.program.circuit;
        let closed = || circuit.below(gate).iter().filter(move |below| !(self.is_open)(**below));
        match circuit.gate(gate) {
            Some(Gate::Condition(literal)) => self.missing(literal).into_iter().collect(),
            Some(Gate::All(_)) => {
                let lacks = closed().map(|below| self.one_of(*below)).filter(|lack| !lack.is_empty());
                let givers =
                    |lack: &Lack| -> usize { lack.iter().map(|one| self.bench.atlas.givers(*one).len()).sum() };
                lacks.min_by_key(givers).unwrap_or_default()
            }
            Some(Gate::Any(_) | Gate::AtLeast(..)) => {
                let ways: Vec<Lack> = closed().map(|below| self.one_of(*below)).collect();
                // Of a way of which it can't be told, all of it may come.
                let is_told = |(way, lack): (&GateId, &Lack)| !lack.is_empty() || self.is_for_nobody(*way);
                if closed().zip(&ways).all(is_told) { ways.into_iter().flatten().collect() } else { Lack::new() }
            }
            _ => Lack::new(),
        }
    }

    /// Whether a gate is closed whatever is gained: it rests on no condition at all.
    fn is_for_nobody(&self, gate: GateId) -> bool {
        self.aim.literals(gate).is_empty()
    }

    /// The number of a condition that is wished to hold, and doesn't. What may be so already isn't what is missing.
    fn missing(&self, literal: Literal) -> Option<usize> {
        let leaf = literal.leaf as usize;
        let is_missing = literal.holds && !self.best.can_hold(&self.aim.program, leaf);
        is_missing.then(|| self.aim.number(leaf)).flatten()
    }
}
