//! What can begin in a month: what the engine says of a person's facts as they are then.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use rungs_core::circuit::{Gate, GateId};
use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::date::{Date, DateRange, months_after};
use rungs_core::decide::Reading;
use rungs_core::decision::DecisionKind;
use rungs_core::fact::{Decision, Field, Item, Known, Outcome, Person};
use rungs_core::program::{Asked, NodeId, Program, TooLarge};
use rungs_core::requirement::{Leaf, Moment};
use rungs_core::standing::Standing;

use crate::breakpoint::breakpoints;
use crate::kept::Keeping;
use crate::plan;
use crate::timeline::{Start, person_at_best, person_in};
use crate::undertaking::{Atlas, Undertaking, UndertakingId};

/// Sets of so many decisions, beside those that are needed anyhow, are tried to find the fewest that are enough.
const MOST_DECISIONS: usize = 8;

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
}

/// What is asked: about which gateway of what, in which month, after what has begun.
type Question = (UndertakingId, Gateway, u32, Vec<Start>);

/// What is asked of a gateway beside some others, whenever they begin.
type Beside = (UndertakingId, Gateway, Vec<UndertakingId>);

/// The first month in which something can be, with at most so many decisions.
type Months = HashMap<(Beside, Option<u32>), Option<u32>>;

/// The engine, asked about undertakings in the months of one plan.
pub(crate) struct Bench<'a> {
    pub(crate) atlas: &'a Atlas<'a>,
    pub(crate) person: &'a Person,
    pub(crate) begin: Date,
    /// Whether somebody may set a rule of their own aside.
    pub(crate) exceptions: bool,
    /// What of an earlier plan is kept to.
    pub(crate) keeping: Keeping<'a>,
    /// The day it is.
    pub(crate) today: Date,
    /// The first month in which anything begins that hasn't begun before.
    pub(crate) first: u32,
    programs: RefCell<HashMap<(UndertakingId, u32), Rc<Program<'a>>>>,
    verdicts: RefCell<HashMap<Question, Rc<Verdict>>>,
    agreements: RefCell<HashMap<Question, u32>>,
    nevers: RefCell<HashMap<Beside, Rc<Vec<Lack>>>>,
    soonest: RefCell<Months>,
    /// For each undertaking, what could give what it asks for: to begin, and to hold its post.
    givers: RefCell<HashMap<UndertakingId, Rc<[BTreeSet<UndertakingId>; 2]>>>,
    fewest: RefCell<HashMap<Beside, u32>>,
    /// How often a person was read.
    pub(crate) readings: Cell<usize>,
}

impl<'a> Bench<'a> {
    pub(crate) fn new(atlas: &'a Atlas<'a>, question: &plan::Question<'a>) -> Bench<'a> {
        Bench {
            atlas,
            person: question.person,
            begin: question.begin,
            exceptions: question.exceptions,
            keeping: question.keeping,
            today: question.today,
            first: question.first(),
            programs: RefCell::default(),
            verdicts: RefCell::default(),
            agreements: RefCell::default(),
            nevers: RefCell::default(),
            soonest: RefCell::default(),
            givers: RefCell::default(),
            fewest: RefCell::default(),
            readings: Cell::new(0),
        }
    }

    /// The undertaking at a place of the atlas.
    pub(crate) fn undertaking(&self, place: UndertakingId) -> Option<&'a Undertaking> {
        self.atlas.undertakings.get(place)
    }

    /// What begins, with what it is.
    pub(crate) fn all(&self, started: &[Start]) -> Vec<(Start, &'a Undertaking)> {
        started.iter().filter_map(|start| Some((*start, self.undertaking(start.what)?))).collect()
    }

    /// What is true of the person in a month.
    pub(crate) fn person_in(&self, month: u32, started: &[Start]) -> Person {
        person_in(self.atlas.framework, (self.begin, month), self.person, &self.all(started))
    }

    /// An undertaking's rules as they are in a month.
    pub(crate) fn program(&self, what: UndertakingId, month: u32) -> Result<Option<Rc<Program<'a>>>, TooLarge> {
        if let Some(program) = self.programs.borrow().get(&(what, month)) {
            return Ok(Some(Rc::clone(program)));
        }
        let Some(undertaking) = self.undertaking(what) else { return Ok(None) };
        let asked = Asked { start: months_after(self.begin, month), moment: Moment::Start };
        let program = Rc::new(Program::new(self.atlas.framework, &undertaking.role, asked)?);
        self.programs.borrow_mut().insert((what, month), Rc::clone(&program));
        Ok(Some(program))
    }

    /// Whether a gateway can be open in a month, and what is missing.
    pub(crate) fn verdict(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<Rc<Verdict>, TooLarge> {
        let question = (what, gateway, month, started.to_vec());
        if let Some(verdict) = self.verdicts.borrow().get(&question) {
            return Ok(Rc::clone(verdict));
        }
        let verdict = match self.program(what, month)? {
            Some(program) => self.judge(&program, gateway, self.person_in(month, started)),
            None => Verdict { is_open: true, lacks: Vec::new() },
        };
        let verdict = Rc::new(verdict);
        self.verdicts.borrow_mut().insert(question, Rc::clone(&verdict));
        Ok(verdict)
    }

    /// What an undertaking lacks beside these others, in whatever order and however late they begin; nothing where it can
    /// open in some month up to the last.
    ///
    /// More is taken to be true than can be, so what is lacking then is lacking whatever is done with these.
    pub(crate) fn never(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<Rc<Vec<Lack>>, TooLarge> {
        let helping = self.helping((what, gateway), others);
        let question = (what, gateway, helping.clone());
        if let Some(known) = self.nevers.borrow().get(&question) {
            return Ok(Rc::clone(known));
        }
        let undertakings: Vec<&Undertaking> = helping.iter().filter_map(|other| self.undertaking(*other)).collect();
        let starts: Vec<Start> = helping.iter().map(|other| Start { what: *other, month: 0 }).collect();
        let at_best = |month| person_at_best(self.atlas.framework, (self.begin, month), self.person, &undertakings);
        let mut always: Option<Vec<Lack>> = None;
        // What time can only help is lacking for good if it is in the end.
        let lacks_in = |month: u32| -> Result<Vec<Lack>, TooLarge> {
            let program = self.program(what, month)?;
            Ok(program.map_or_else(Vec::new, |program| self.judge(&program, gateway, at_best(month)).lacks))
        };
        let mut lacks = lacks_in(last)?;
        lacks.retain(|lack| lack.iter().all(|one| self.atlas.condition(*one).is_some_and(|one| self.only_grows(one))));
        if !lacks.is_empty() {
            let at_first = lacks_in(0)?;
            lacks.retain(|lack| at_first.contains(lack));
        }
        if !lacks.is_empty() {
            let lacks = Rc::new(lacks);
            self.nevers.borrow_mut().insert(question, Rc::clone(&lacks));
            return Ok(lacks);
        }
        if let (Some(undertaking), Some(program)) = (self.undertaking(what), self.program(what, 0)?) {
            let window = (self.begin, 0, last);
            for month in breakpoints(undertaking, &program, &at_best(last), &self.all(&starts), window) {
                let Some(program) = self.program(what, month)? else { continue };
                let verdict = self.judge(&program, gateway, at_best(month));
                if verdict.is_open {
                    always = None;
                    break;
                }
                match &mut always {
                    Some(always) => always.retain(|lack| verdict.lacks.contains(lack)),
                    None => always = Some(verdict.lacks),
                }
                // Closed now for one thing and then for another: nothing to be said for sure.
                if always.as_ref().is_some_and(Vec::is_empty) {
                    break;
                }
            }
        }
        let lacks = Rc::new(always.unwrap_or_default());
        self.nevers.borrow_mut().insert(question, Rc::clone(&lacks));
        Ok(lacks)
    }

    /// The fewest decisions with which a gateway can be open beside these others, in whatever order and however late.
    pub(crate) fn fewest_agreements(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<u32, TooLarge> {
        let helping: Vec<UndertakingId> = self.helping((what, gateway), others);
        let question = (what, gateway, helping.clone());
        if let Some(known) = self.fewest.borrow().get(&question) {
            return Ok(*known);
        }
        let undertakings: Vec<&Undertaking> = helping.iter().filter_map(|other| self.undertaking(*other)).collect();
        let mut fewest = 0;
        if let Some(program) = self.program(what, last)?
            && let Some(node) = node(&program, gateway)
        {
            self.readings.set(self.readings.get() + 1);
            let person = person_at_best(self.atlas.framework, (self.begin, last), self.person, &undertakings);
            let person = program.with_answers(&person);
            let mut reading = program.read(&person);
            fewest = fewest_decisions(&program, node, &person, (&self.decidable(&program, node), &mut reading)).len();
        }
        let fewest = u32::try_from(fewest).unwrap_or(u32::MAX);
        self.fewest.borrow_mut().insert(question, fewest);
        Ok(fewest)
    }

    /// The first month in which an undertaking could begin beside these others, if each gave what it gives as soon as can be,
    /// with at most so many decisions; none up to the last.
    pub(crate) fn soonest(
        &self,
        what: UndertakingId,
        others: &[UndertakingId],
        (last, most_decisions): (u32, Option<u32>),
    ) -> Result<Option<u32>, TooLarge> {
        let helping = self.helping((what, Gateway::Begin), others);
        let question = ((what, Gateway::Begin, helping.clone()), most_decisions);
        if let Some(known) = self.soonest.borrow().get(&question) {
            return Ok(*known);
        }
        let undertakings: Vec<&Undertaking> = helping.iter().filter_map(|other| self.undertaking(*other)).collect();
        let starts: Vec<Start> = helping.iter().map(|other| Start { what: *other, month: 0 }).collect();
        let at_best = |month| person_at_best(self.atlas.framework, (self.begin, month), self.person, &undertakings);
        let mut soonest = None;
        if let (Some(undertaking), Some(program)) = (self.undertaking(what), self.program(what, 0)?) {
            let window = (self.begin, 0, last);
            for month in breakpoints(undertaking, &program, &at_best(last), &self.all(&starts), window) {
                let Some(program) = self.program(what, month)? else { continue };
                if !self.judge(&program, Gateway::Begin, at_best(month)).is_open {
                    continue;
                }
                let decisions = || -> Option<usize> {
                    let person = program.with_answers(&at_best(month));
                    let mut reading = program.read(&person);
                    let node = node(&program, Gateway::Begin)?;
                    Some(
                        fewest_decisions(&program, node, &person, (&self.decidable(&program, node), &mut reading))
                            .len(),
                    )
                };
                if most_decisions.is_none_or(|most| decisions().is_none_or(|decisions| decisions <= most as usize)) {
                    soonest = Some(month);
                    break;
                }
            }
        }
        self.soonest.borrow_mut().insert(question, soonest);
        Ok(soonest)
    }

    /// The decisions about a gateway that a plan may count on: places in [`Program::decisions`].
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

    /// Whether something that an undertaking asks of those who begin it is so already, by what was told.
    pub(crate) fn is_told_of(&self, what: UndertakingId) -> Result<bool, TooLarge> {
        let Some(program) = self.program(what, 0)? else { return Ok(false) };
        let Some(node) = node(&program, Gateway::Begin) else { return Ok(false) };
        let reading = program.read(&program.with_answers(self.person));
        let literals = program.circuit.literals(&[node.gate]);
        Ok(literals.iter().any(|literal| literal.holds && program.surely_holds(literal.leaf as usize, &reading)))
    }

    /// Of some others, those that could give something that is asked for.
    fn helping(&self, (what, gateway): (UndertakingId, Gateway), others: &[UndertakingId]) -> Vec<UndertakingId> {
        let helpful = |other: &UndertakingId| match gateway {
            Gateway::Begin => self.gives_to_begin(*other, what),
            Gateway::Hold => *other == what || self.gives_to_hold(*other, what),
        };
        others.iter().copied().filter(helpful).collect()
    }

    fn judge(&self, program: &Program<'_>, gateway: Gateway, mut person: Person) -> Verdict {
        let Some(node) = node(program, gateway) else { return Verdict { is_open: true, lacks: Vec::new() } };
        self.readings.set(self.readings.get() + 1);
        // First, so that what is on record counts for more.
        let granted = self.decidable(program, node).into_iter().filter_map(|slot| granted_by(program, node, slot));
        person.decisions.splice(0..0, granted);
        let reading = program.read(&program.with_answers(&person));
        let is_open = |gate: GateId| program.interval(node.at(gate), &reading).ceiling == Standing::Ready;
        if is_open(node.gate) {
            return Verdict { is_open: true, lacks: Vec::new() };
        }
        let is_missing = |leaf: usize| !program.can_hold(leaf, &reading);
        Verdict { is_open: false, lacks: self.lacks(program, node.gate, &is_open, &is_missing) }
    }

    /// Of all that a gate asks, what isn't there: taken apart as far as everything in it is asked for.
    fn lacks(
        &self,
        program: &Program<'_>,
        gate: GateId,
        is_open: &dyn Fn(GateId) -> bool,
        is_missing: &dyn Fn(usize) -> bool,
    ) -> Vec<Lack> {
        if let Some(Gate::All(_)) = program.circuit.gate(gate) {
            let missing = program.circuit.below(gate).iter().filter(|below| !is_open(**below));
            return missing.flat_map(|below| self.lacks(program, *below, is_open, is_missing)).collect();
        }
        let literals = program.circuit.literals(&[gate]);
        // What may be so already isn't what is missing.
        let wanted = literals.iter().filter(|literal| literal.holds && is_missing(literal.leaf as usize));
        let conditions = wanted.filter_map(|literal| program.leaves.get(literal.leaf as usize));
        vec![conditions.filter_map(|leaf| self.atlas.number(&leaf.condition)).collect()]
    }

    /// How many decisions somebody has to take, at least, for a gateway that can be open to be so.
    pub(crate) fn agreements(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<u32, TooLarge> {
        let question = (what, gateway, month, started.to_vec());
        if let Some(known) = self.agreements.borrow().get(&question) {
            return Ok(*known);
        }
        let mut fewest = 0;
        if let Some(program) = self.program(what, month)?
            && let Some(node) = node(&program, gateway)
        {
            let person = program.with_answers(&self.person_in(month, started));
            let mut reading = program.read(&person);
            let decisions = fewest_decisions(&program, node, &person, (&self.decidable(&program, node), &mut reading));
            fewest = u32::try_from(decisions.len()).unwrap_or(u32::MAX);
        }
        self.agreements.borrow_mut().insert(question, fewest);
        Ok(fewest)
    }

    /// How many decisions others take for one undertaking of a plan: `before` it began these, and with it all of `starts`.
    pub(crate) fn agreed(&self, start: Start, before: &[Start], starts: &[Start]) -> Result<u32, TooLarge> {
        let Some(undertaking) = self.undertaking(start.what) else { return Ok(0) };
        let end = start.month.saturating_add(undertaking.months);
        let begin = self.agreements((start.what, Gateway::Begin), start.month, before)?;
        let hold = match undertaking.post {
            Some(_) => self.agreements((start.what, Gateway::Hold), end, starts)?,
            None => 0,
        };
        Ok(begin + hold + undertaking.others())
    }

    /// Whether the one could give something that the other asks of those who begin it.
    pub(crate) fn gives_to_begin(&self, what: UndertakingId, other: UndertakingId) -> bool {
        let [to_begin, _] = &*self.givers_of(other);
        to_begin.contains(&what)
    }

    /// Whether the one could give something that the other asks of those who hold its post.
    pub(crate) fn gives_to_hold(&self, what: UndertakingId, other: UndertakingId) -> bool {
        let [_, to_hold] = &*self.givers_of(other);
        to_hold.contains(&what)
    }

    /// Whether the one asks for something of the other that goes out of date.
    pub(crate) fn asks_for_recent(&self, asks: UndertakingId, giver: UndertakingId) -> bool {
        let Some(undertaking) = self.undertaking(asks) else { return false };
        let all = undertaking.asked_to_begin().into_iter().chain(undertaking.asked_to_hold());
        let mut given = all.filter(|leaf| {
            let number = self.atlas.number(&leaf.condition);
            number.is_some_and(|number| self.atlas.givers(number).contains(&giver))
        });
        given.any(|leaf| goes_out_of_date(&leaf.condition))
    }

    /// Whether what counts for a condition goes on counting, for this person.
    fn only_grows(&self, condition: &Condition) -> bool {
        let lapses = |item: &Item| match item.fields.get(&Field::Until).map(|fact| &fact.known) {
            Some(Known::Date(until)) => until.latest < DateRange::LAST && until.latest > self.begin,
            _ => false,
        };
        let of_list = self.person.items.iter().filter(|item| item.list == condition.list);
        !goes_out_of_date(condition) && !of_list.into_iter().any(lapses)
    }

    fn givers_of(&self, what: UndertakingId) -> Rc<[BTreeSet<UndertakingId>; 2]> {
        if let Some(known) = self.givers.borrow().get(&what) {
            return Rc::clone(known);
        }
        let of = |leaves: Vec<&Leaf>| -> BTreeSet<UndertakingId> {
            let numbers = leaves.into_iter().filter_map(|leaf| self.atlas.number(&leaf.condition));
            numbers.flat_map(|number| self.atlas.givers(number)).copied().collect()
        };
        let givers = self.undertaking(what).map(|one| [of(one.asked_to_begin()), of(one.asked_to_hold())]);
        let givers = Rc::new(givers.unwrap_or_default());
        self.givers.borrow_mut().insert(what, Rc::clone(&givers));
        givers
    }
}

/// Whether what counts for a condition may count no more some time later.
fn goes_out_of_date(condition: &Condition) -> bool {
    let mut tests = condition.ways.iter().flatten();
    let is_recent = |test: &Test| matches!(test.check, Check::SinceThen(_)) && !test.fields.contains(&Field::Until);
    tests.any(is_recent) || matches!(condition.tally, Tally::Months { within_last: Some(_), .. })
}

/// The standing that a gateway asks about.
pub(crate) fn node(program: &Program<'_>, gateway: Gateway) -> Option<NodeId> {
    match gateway {
        Gateway::Begin => program.routes.first().map(|route| route.standing),
        Gateway::Hold => Some(program.to_hold.0),
    }
}

/// The fewest decisions, granted, with which a standing can be ready: places in [`Program::decisions`].
pub(crate) fn fewest_decisions(
    program: &Program<'_>,
    node: NodeId,
    person: &Person,
    (slots, reading): (&[usize], &mut Reading),
) -> Vec<usize> {
    let mut is_enough = |granted: &[usize]| {
        let mut decided = person.clone();
        decided.decisions.splice(0..0, granted.iter().filter_map(|slot| granted_by(program, node, *slot)));
        reading.outcomes = program.outcomes(&decided);
        program.interval(node, reading).ceiling == Standing::Ready
    };
    // Where all of them aren't enough, something else is lacking, and it may turn out that none of them is needed then.
    if is_enough(&[]) || !is_enough(slots) {
        return Vec::new();
    }
    // Those that all the others can't stand in for; mostly, these are enough.
    let without = |slot: &usize| slots.iter().copied().filter(|other| other != slot).collect::<Vec<_>>();
    let needed: Vec<usize> = slots.iter().copied().filter(|slot| !is_enough(&without(slot))).collect();
    let others: Vec<usize> = slots.iter().copied().filter(|slot| !needed.contains(slot)).take(MOST_DECISIONS).collect();
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
