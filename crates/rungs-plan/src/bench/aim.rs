//! What is asked of somebody at a gateway, made ready once.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::{Arc, Mutex, PoisonError};

use rungs_core::circuit::{GateId, Literal};
use rungs_core::date::{Date, months_after};
use rungs_core::decision::{DecisionKind, Outcomes};
use rungs_core::fact::{Decision, Outcome, Person};
use rungs_core::program::{Asked, NodeId, Program, TooLarge};
use rungs_core::recall::{Best, Looks, Sight};
use rungs_core::requirement::Moment;
use rungs_core::standing::Standing;

use crate::bench::then::Then;
use crate::bench::{Answers, Bench, Gateway, Verdict, kept};
use crate::undertaking::UndertakingId;

/// Sets of so many decisions, beside those that are needed anyhow, are tried to find the fewest that are enough.
const MOST_DECISIONS: usize = 8;

/// A gateway, with all that is the same whoever comes to it.
pub(crate) struct Aim<'a> {
    /// The undertaking's rules, as they are in a month, or in any, where they are the same in all.
    pub(crate) program: Arc<Program<'a>>,
    /// The standing that is asked about.
    pub(crate) node: NodeId,
    /// What it rests on.
    pub(crate) sight: Sight,
    /// The number in the atlas of each of its conditions.
    numbers: Vec<Option<usize>>,
    /// The decisions that a plan may count on: places in [`Program::decisions`].
    decidable: Vec<usize>,
    /// What is decided once all of those are granted.
    pub(crate) granted: Outcomes,
    /// What is decided once some of them are: these.
    decided: Answers<Vec<usize>, Rc<Outcomes>>,
    /// What the engine has said of it, by how the lists looked.
    pub(super) verdicts: Answers<Looks, Rc<Verdict>>,
    /// The conditions that gates rest on.
    literals: Answers<GateId, Rc<[Literal]>>,
}

/// Which rules, in which month; in no particular one, where they are the same in all.
type Which = (UndertakingId, Option<u32>);

/// A gateway that was made ready; none where nothing is asked at it.
type Ready<'a> = Option<Rc<Aim<'a>>>;

/// Rules made ready once for many people: whoever asks about them hands them on from one to the next.
#[derive(Default)]
pub struct Rules<'a> {
    of_day: Mutex<HashMap<(UndertakingId, Date), Arc<Program<'a>>>>,
}

/// Rules that were made ready.
pub(crate) struct Programs<'a> {
    /// Those made ready for others.
    shared: Arc<Rules<'a>>,
    programs: Answers<(UndertakingId, u32), Arc<Program<'a>>>,
    aims: Answers<(Which, Gateway), Ready<'a>>,
}

impl<'a> Rules<'a> {
    /// The rules of an undertaking on the day it begins. Two who come at once may both make them: whose are kept matters to nobody.
    fn get(
        &self,
        which: (UndertakingId, Date),
        made: impl FnOnce() -> Result<Arc<Program<'a>>, TooLarge>,
    ) -> Result<Arc<Program<'a>>, TooLarge> {
        let known = || self.of_day.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(program) = known().get(&which) {
            return Ok(Arc::clone(program));
        }
        let program = made()?;
        Ok(Arc::clone(known().entry(which).or_insert(program)))
    }
}

impl<'a> Programs<'a> {
    pub(crate) fn of(shared: Arc<Rules<'a>>) -> Programs<'a> {
        Programs { shared, programs: Answers::default(), aims: Answers::default() }
    }
}

impl<'a> Bench<'a> {
    /// An undertaking's rules as they are in a month.
    pub(crate) fn program(&self, what: UndertakingId, month: u32) -> Result<Option<Arc<Program<'a>>>, TooLarge> {
        if let Some(program) = self.programs.programs.borrow().get(&(what, month)) {
            return Ok(Some(Arc::clone(program)));
        }
        let Some(undertaking) = self.undertaking(what) else { return Ok(None) };
        let asked = Asked { start: months_after(self.begin, month), moment: Moment::Start };
        let made = || Ok(Arc::new(Program::new(self.atlas.framework, &undertaking.role, asked)?));
        let program = self.programs.shared.get((what, asked.start), made)?;
        self.programs.programs.borrow_mut().insert((what, month), Arc::clone(&program));
        Ok(Some(program))
    }

    /// A gateway as it is in a month; none where nothing is asked at it.
    pub(crate) fn aim(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
    ) -> Result<Option<Rc<Aim<'a>>>, TooLarge> {
        // An answer is taken as it is meant on a day.
        let is_the_same = self.person.answers.is_empty() && !self.atlas.changes_with_the_day(what);
        let of_month = (!is_the_same).then_some(month);
        let key = ((what, of_month), gateway);
        if let Some(known) = self.programs.aims.borrow().get(&key) {
            return Ok(known.clone());
        }
        let aim = match self.program(what, of_month.unwrap_or(0))? {
            Some(program) => node(&program, gateway).map(|node| Rc::new(self.aim_at(program, node))),
            None => None,
        };
        self.programs.aims.borrow_mut().insert(key, aim.clone());
        Ok(aim)
    }

    fn aim_at(&self, program: Arc<Program<'a>>, node: NodeId) -> Aim<'a> {
        let decidable = self.decidable(&program, node);
        let granted = outcomes(&program, node, self.person, &decidable);
        let sight = self.recall.borrow_mut().sight(&program, node);
        let numbers = program.leaves.iter().map(|leaf| self.atlas.number(&leaf.condition)).collect();
        let (decided, verdicts, literals) = Default::default();
        Aim { program, node, sight, numbers, decidable, granted, decided, verdicts, literals }
    }

    /// The decisions about a standing that a plan may count on: places in [`Program::decisions`].
    pub(crate) fn decidable(&self, program: &Program<'_>, node: NodeId) -> Vec<usize> {
        let mut slots: Vec<usize> = program.circuit.acts(&[node.gate]).iter().map(|act| act.slot as usize).collect();
        slots.sort_unstable();
        slots.dedup();
        slots.retain(|slot| match program.decisions.get(*slot).map(|decision| decision.kind) {
            Some(DecisionKind::Consideration) => true,
            Some(DecisionKind::Waiver) => self.exceptions,
            Some(DecisionKind::Formality) | None => false,
        });
        slots
    }

    /// How somebody looks at a gateway in a month, at best.
    pub(crate) fn looks(&self, aim: &Aim<'_>, then: &Then, month: u32) -> Looks {
        let start = months_after(self.begin, month);
        self.recall.borrow_mut().looks((&aim.program, &aim.sight), then, start)
    }

    /// What somebody comes to who looks like this.
    pub(crate) fn best(&self, looks: &Looks) -> Best {
        self.recall.borrow().best(looks)
    }

    /// Whether something that an undertaking asks of those who begin it is so already, by what was told.
    pub(crate) fn is_told_of(&self, what: UndertakingId) -> Result<bool, TooLarge> {
        kept(&self.told_of, what, |_| {
            let Some(program) = self.program(what, 0)? else { return Ok(false) };
            let Some(node) = node(&program, Gateway::Begin) else { return Ok(false) };
            let reading = program.read(&program.with_answers(self.person));
            let literals = program.circuit.literals(&[node.gate]);
            Ok(literals.iter().any(|literal| literal.holds && program.surely_holds(literal.leaf as usize, &reading)))
        })
    }
}

impl Aim<'_> {
    /// The number in the atlas of one of its conditions: a place in [`Program::leaves`].
    pub(crate) fn number(&self, leaf: usize) -> Option<usize> {
        self.numbers.get(leaf).copied().flatten()
    }

    /// The conditions that a gate rests on, as they are wished.
    pub(super) fn literals(&self, gate: GateId) -> Rc<[Literal]> {
        if let Some(known) = self.literals.borrow().get(&gate) {
            return Rc::clone(known);
        }
        let literals: Rc<[Literal]> = self.program.circuit.literals(&[gate]).into();
        self.literals.borrow_mut().insert(gate, Rc::clone(&literals));
        literals
    }

    /// Whether there is any decision that a plan may count on.
    pub(crate) fn is_for_others_to_decide(&self) -> bool {
        !self.decidable.is_empty()
    }

    /// What is decided of somebody once these are granted.
    fn outcomes(&self, person: &Person, granted: &[usize]) -> Rc<Outcomes> {
        if let Some(known) = self.decided.borrow().get(granted) {
            return Rc::clone(known);
        }
        let outcomes = Rc::new(outcomes(&self.program, self.node, person, granted));
        self.decided.borrow_mut().insert(granted.to_vec(), Rc::clone(&outcomes));
        outcomes
    }

    /// The fewest decisions, granted, with which the standing can be ready: places in [`Program::decisions`].
    pub(crate) fn fewest_decisions(&self, best: &Best, person: &Person) -> Vec<usize> {
        let slots = self.decidable.as_slice();
        if slots.is_empty() {
            return Vec::new();
        }
        let is_enough = |granted: &[usize]| {
            let outcomes = self.outcomes(person, granted);
            best.ceilings(&self.sight, &outcomes).of(self.node.gate) == Standing::Ready
        };
        // Where all of them aren't enough, something else is lacking, and it may turn out that none of them is needed then.
        if is_enough(&[]) || !is_enough(slots) {
            return Vec::new();
        }
        // Those that all the others can't stand in for; mostly, these are enough.
        let without = |slot: &usize| slots.iter().copied().filter(|other| other != slot).collect::<Vec<_>>();
        let needed: Vec<usize> = slots.iter().copied().filter(|slot| !is_enough(&without(slot))).collect();
        let others = slots.iter().copied().filter(|slot| !needed.contains(slot)).take(MOST_DECISIONS);
        let others: Vec<usize> = others.collect();
        let mut sets: Vec<u32> = (0..1_u32 << others.len()).collect();
        sets.sort_by_key(|set| set.count_ones());
        for set in sets {
            let chosen = others.iter().enumerate().filter(|(place, _)| set & (1 << place) != 0).map(|(_, slot)| *slot);
            let granted: Vec<usize> = needed.iter().copied().chain(chosen).collect();
            if is_enough(&granted) {
                return granted;
            }
        }
        slots.to_vec()
    }
}

/// The standing that a gateway asks about.
pub(crate) fn node(program: &Program<'_>, gateway: Gateway) -> Option<NodeId> {
    match gateway {
        Gateway::Begin => program.routes.first().map(|route| route.standing),
        Gateway::Hold => Some(program.to_hold.0),
    }
}

/// What is decided of somebody once these are granted. What is on record counts for more, as it comes last.
fn outcomes(program: &Program<'_>, node: NodeId, person: &Person, granted: &[usize]) -> Outcomes {
    let granted = granted.iter().filter_map(|slot| granted_by(program, node, *slot));
    let decisions = granted.chain(person.decisions.iter().cloned()).collect();
    program.outcomes(&Person { decisions, ..Person::default() })
}

/// A decision in somebody's favour: of a program, about what it asks where this node stands.
pub(crate) fn granted_by(program: &Program<'_>, node: NodeId, slot: usize) -> Option<Decision> {
    let decision = program.decisions.get(slot)?;
    Some(Decision {
        requirement: decision.requirement(node)?.to_owned(),
        route: program.routes.first().map(|route| route.route.slug.clone()).filter(|_| node != program.to_hold.0),
        offer: decision.offer.map(str::to_owned),
        by: None,
        outcome: Outcome::Granted,
        on: None,
        path: "plan".into(),
    })
}
