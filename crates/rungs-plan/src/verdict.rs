//! What can begin in a month: what the engine says of a person's facts as they are then.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeSet, HashMap};
use std::hash::Hash;
use std::rc::Rc;

use rungs_core::circuit::{Gate, GateId};
use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Field, Item, Known, Person};
use rungs_core::program::TooLarge;
use rungs_core::recall::{Best, Recall};
use rungs_core::requirement::Leaf;
use rungs_core::standing::Standing;

use crate::aim::{Aim, Then, Thens};
use crate::breakpoint::breakpoints;
use crate::kept::Keeping;
use crate::plan;
use crate::timeline::{Start, person_at_best};
use crate::undertaking::{Atlas, Undertaking, UndertakingId};

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

/// What keeps something from ever opening: what is lacking always, or else what is lacking now and then, so that something of
/// one of these has to come. Nothing, where nothing does.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Never(Vec<Vec<Lack>>);

impl Never {
    /// Whether it can't open.
    pub(crate) fn is_so(&self) -> bool {
        !self.0.is_empty()
    }

    /// What is lacking always; nothing, where it is one thing now and another then.
    pub(crate) fn always(&self) -> &[Lack] {
        match self.0.as_slice() {
            [always] => always,
            _ => &[],
        }
    }

    /// All that is lacking at some time.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Lack> {
        self.0.iter().flatten()
    }

    /// Of what is lacking at each time, what the fewest give: something of one of these has to come.
    pub(crate) fn fewest(&self, givers: impl Fn(&Lack) -> usize) -> BTreeSet<Lack> {
        self.0.iter().filter_map(|lacks| lacks.iter().min_by_key(|lack| givers(lack))).cloned().collect()
    }
}

/// What is asked: about which gateway of what, in which month, after what has begun.
type Question = (UndertakingId, Gateway, u32, Vec<Start>);

/// What is asked of a gateway beside some others, whenever they begin, up to a last month.
type Beside = (UndertakingId, Gateway, Vec<UndertakingId>, u32);

/// An undertaking in the months from one to another, after what has begun.
type Stretch = (UndertakingId, u32, Vec<Start>, u32);

/// Answers that were given already.
pub(crate) type Answers<K, V> = RefCell<HashMap<K, V>>;

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
    pub(crate) programs: crate::aim::Programs<'a>,
    pub(crate) thens: Thens,
    pub(crate) recall: RefCell<Recall>,
    verdicts: Answers<Question, Rc<Verdict>>,
    agreements: Answers<Question, u32>,
    nevers: Answers<Beside, Rc<Never>>,
    soonest: Answers<(Beside, Option<u32>), Option<u32>>,
    fewest: Answers<Beside, u32>,
    /// For each undertaking, what could give what it asks for: to begin, and to hold its post.
    givers: Answers<UndertakingId, Rc<[BTreeSet<UndertakingId>; 2]>>,
    /// The months in which an undertaking has to be looked at, from one of them on, after what has begun.
    breaks: Answers<Stretch, Rc<BTreeSet<u32>>>,
    /// Whether a gateway stays open once it is.
    only_opens: Answers<(UndertakingId, Gateway), bool>,
    /// Whether something is told of what an undertaking asks.
    pub(crate) told_of: Answers<UndertakingId, bool>,
    /// How often a person was read.
    pub(crate) readings: Cell<usize>,
}

/// The answer that was given already, or else this one, which is kept.
pub(crate) fn kept<K: Eq + Hash, V: Clone>(
    answers: &Answers<K, V>,
    question: K,
    answer: impl FnOnce(&K) -> Result<V, TooLarge>,
) -> Result<V, TooLarge> {
    if let Some(known) = answers.borrow().get(&question) {
        return Ok(known.clone());
    }
    let answer = answer(&question)?;
    answers.borrow_mut().insert(question, answer.clone());
    Ok(answer)
}

/// A gateway beside some others that help it, each of which gives what it gives as soon as can be and as late.
///
/// More is taken to be true than can be: what is lacking then is lacking whatever is done with these, and what it takes then
/// it takes in any case.
struct AtBest<'b, 'a> {
    bench: &'b Bench<'a>,
    what: UndertakingId,
    gateway: Gateway,
    helping: Vec<&'a Undertaking>,
    starts: Vec<Start>,
    last: u32,
}

impl<'a> AtBest<'_, 'a> {
    fn of<'b>(bench: &'b Bench<'a>, (what, gateway, helping, last): &Beside) -> AtBest<'b, 'a> {
        AtBest {
            bench,
            what: *what,
            gateway: *gateway,
            helping: helping.iter().filter_map(|other| bench.undertaking(*other)).collect(),
            starts: helping.iter().map(|other| Start { what: *other, month: 0 }).collect(),
            last: *last,
        }
    }

    fn person(&self, month: u32) -> Person {
        let bench = self.bench;
        person_at_best(bench.atlas.framework, (bench.begin, month), bench.person, &self.helping)
    }

    fn verdict(&self, month: u32) -> Result<Verdict, TooLarge> {
        let Some(aim) = self.bench.aim((self.what, self.gateway), month)? else { return Ok(Verdict::open()) };
        Ok(self.bench.judge(&aim, &self.bench.seen(&aim, self.person(month)), month))
    }

    fn fewest_decisions(&self, month: u32) -> Result<u32, TooLarge> {
        self.bench
            .decisions_in((self.what, self.gateway), month, |aim| Rc::new(self.bench.seen(aim, self.person(month))))
    }

    /// Whether it stays open once it is, as nothing that it asks for goes out of date, and nothing does it harm.
    fn only_opens(&self) -> Result<bool, TooLarge> {
        let bench = self.bench;
        kept(&bench.only_opens, (self.what, self.gateway), |_| {
            if bench.atlas.changes_with_the_day(self.what) || !bench.person.answers.is_empty() {
                return Ok(false);
            }
            let Some(aim) = bench.aim((self.what, self.gateway), 0)? else { return Ok(true) };
            let literals = aim.program.circuit.literals(&[aim.node.gate]);
            let only_grows =
                |leaf: u32| aim.program.leaves.get(leaf as usize).is_some_and(|leaf| bench.only_grows(&leaf.condition));
            Ok(literals.iter().all(|literal| literal.holds && only_grows(literal.leaf)))
        })
    }

    /// The months in which it has to be looked at.
    fn months(&self) -> Result<BTreeSet<u32>, TooLarge> {
        let bench = self.bench;
        let (Some(undertaking), Some(program)) = (bench.undertaking(self.what), bench.program(self.what, 0)?) else {
            return Ok(BTreeSet::new());
        };
        let window = (bench.begin, 0, self.last);
        Ok(breakpoints(undertaking, &program, &self.person(self.last), &bench.all(&self.starts), window))
    }
}

impl Verdict {
    fn open() -> Verdict {
        Verdict { is_open: true, lacks: Vec::new() }
    }
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
            programs: Default::default(),
            thens: Thens::default(),
            recall: RefCell::default(),
            verdicts: RefCell::default(),
            agreements: RefCell::default(),
            nevers: RefCell::default(),
            soonest: RefCell::default(),
            fewest: RefCell::default(),
            givers: RefCell::default(),
            breaks: RefCell::default(),
            told_of: RefCell::default(),
            only_opens: RefCell::default(),
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

    /// Whether a gateway can be open in a month, and what is missing.
    pub(crate) fn verdict(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<Rc<Verdict>, TooLarge> {
        kept(&self.verdicts, (what, gateway, month, started.to_vec()), |_| {
            Ok(Rc::new(match self.aim((what, gateway), month)? {
                Some(aim) => self.judge(&aim, &self.then(&aim, month, started), month),
                None => Verdict::open(),
            }))
        })
    }

    /// What an undertaking lacks beside these others, in whatever order and however late they begin; nothing where it can
    /// open in some month up to the last.
    pub(crate) fn never(
        &self,
        gateway: (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<Rc<Never>, TooLarge> {
        kept(&self.nevers, self.beside(gateway, others, last), |beside| {
            let at_best = AtBest::of(self, beside);
            let at_last = at_best.verdict(last)?;
            if at_last.is_open {
                return Ok(Rc::default());
            }
            if at_best.only_opens()? {
                return Ok(Rc::new(Never(vec![at_last.lacks])));
            }
            // What time can only help is lacking for good if it is in the end.
            let mut lacks = at_last.lacks;
            lacks.retain(|lack| {
                lack.iter().all(|one| self.atlas.condition(*one).is_some_and(|one| self.only_grows(one)))
            });
            if !lacks.is_empty() {
                let at_first = at_best.verdict(0)?.lacks;
                lacks.retain(|lack| at_first.contains(lack));
            }
            if !lacks.is_empty() {
                return Ok(Rc::new(Never(vec![lacks])));
            }
            let mut now_and_then: Vec<Vec<Lack>> = Vec::new();
            for month in at_best.months()? {
                let verdict = at_best.verdict(month)?;
                if verdict.is_open {
                    return Ok(Rc::default());
                }
                if !now_and_then.contains(&verdict.lacks) {
                    now_and_then.push(verdict.lacks);
                }
            }
            let (first, rest) = now_and_then.split_first().unwrap_or((const { &Vec::new() }, &[]));
            let always: Vec<Lack> =
                first.iter().filter(|one| rest.iter().all(|then| then.contains(one))).cloned().collect();
            Ok(Rc::new(Never(if always.is_empty() { now_and_then } else { vec![always] })))
        })
    }

    /// The fewest decisions with which a gateway can be open beside these others, in whatever order and however late.
    pub(crate) fn fewest_agreements(
        &self,
        gateway: (UndertakingId, Gateway),
        others: &[UndertakingId],
        last: u32,
    ) -> Result<u32, TooLarge> {
        kept(&self.fewest, self.beside(gateway, others, last), |beside| AtBest::of(self, beside).fewest_decisions(last))
    }

    /// The first month in which an undertaking could begin beside these others, if each gave what it gives as soon as can be,
    /// with at most so many decisions; none up to the last.
    pub(crate) fn soonest(
        &self,
        what: UndertakingId,
        others: &[UndertakingId],
        (last, most_decisions): (u32, Option<u32>),
    ) -> Result<Option<u32>, TooLarge> {
        let beside = self.beside((what, Gateway::Begin), others, last);
        kept(&self.soonest, (beside, most_decisions), |(beside, _)| {
            let at_best = AtBest::of(self, beside);
            let months: Vec<u32> = at_best.months()?.into_iter().collect();
            // What is open stays open: the first month is found by halving.
            let (mut first, mut open) = (0, if at_best.only_opens()? { months.len() } else { 0 });
            while first < open {
                let middle = (first + open) / 2;
                match months.get(middle).map(|month| at_best.verdict(*month)).transpose()? {
                    Some(verdict) if !verdict.is_open => first = middle + 1,
                    _ => open = middle,
                }
            }
            for month in months.iter().skip(first) {
                if !at_best.verdict(*month)?.is_open {
                    continue;
                }
                let is_enough = match most_decisions {
                    None => true,
                    Some(most) => at_best.fewest_decisions(*month)? <= most,
                };
                if is_enough {
                    return Ok(Some(*month));
                }
            }
            Ok(None)
        })
    }

    /// How many decisions somebody has to take, at least, for a gateway that can be open to be so.
    pub(crate) fn agreements(
        &self,
        (what, gateway): (UndertakingId, Gateway),
        month: u32,
        started: &[Start],
    ) -> Result<u32, TooLarge> {
        kept(&self.agreements, (what, gateway, month, started.to_vec()), |_| {
            self.decisions_in((what, gateway), month, |aim| self.then(aim, month, started))
        })
    }

    /// The fewest decisions with which a gateway can be open in a month, for somebody as they are then.
    fn decisions_in(
        &self,
        gateway: (UndertakingId, Gateway),
        month: u32,
        then: impl FnOnce(&Aim<'a>) -> Rc<Then>,
    ) -> Result<u32, TooLarge> {
        let Some(aim) = self.aim(gateway, month)? else { return Ok(0) };
        self.readings.set(self.readings.get() + 1);
        let best = self.best(&aim, &then(&aim), month);
        Ok(u32::try_from(aim.fewest_decisions(&best, self.person).len()).unwrap_or(u32::MAX))
    }

    /// A gateway beside those of some others that could give something that is asked for.
    fn beside(&self, (what, gateway): (UndertakingId, Gateway), others: &[UndertakingId], last: u32) -> Beside {
        let helpful = |other: &UndertakingId| match gateway {
            Gateway::Begin => self.gives_to_begin(*other, what),
            Gateway::Hold => *other == what || self.gives_to_hold(*other, what),
        };
        (what, gateway, others.iter().copied().filter(helpful).collect(), last)
    }

    fn judge(&self, aim: &Aim<'_>, then: &Then, month: u32) -> Verdict {
        self.readings.set(self.readings.get() + 1);
        let best = self.best(aim, then, month);
        let ceilings = best.ceilings(&aim.sight, &aim.granted);
        let is_open = |gate: GateId| ceilings.of(gate) == Standing::Ready;
        if is_open(aim.node.gate) {
            return Verdict::open();
        }
        Verdict { is_open: false, lacks: self.lacks(aim, aim.node.gate, &is_open, &best) }
    }

    /// Of all that a gate asks, what isn't there: taken apart as far as everything in it is asked for.
    fn lacks(&self, aim: &Aim<'_>, gate: GateId, is_open: &dyn Fn(GateId) -> bool, best: &Best) -> Vec<Lack> {
        let program = &aim.program;
        if let Some(Gate::All(_)) = program.circuit.gate(gate) {
            let missing = program.circuit.below(gate).iter().filter(|below| !is_open(**below));
            return missing.flat_map(|below| self.lacks(aim, *below, is_open, best)).collect();
        }
        let literals = program.circuit.literals(&[gate]);
        // What may be so already isn't what is missing.
        let is_missing = |leaf: usize| !best.can_hold(program, leaf);
        let wanted = literals.iter().filter(|literal| literal.holds && is_missing(literal.leaf as usize));
        let conditions = wanted.filter_map(|literal| program.leaves.get(literal.leaf as usize));
        vec![conditions.filter_map(|leaf| self.atlas.number(&leaf.condition)).collect()]
    }

    /// The months from `now` to `last` in which an undertaking has to be looked at after what has begun.
    pub(crate) fn breaks(
        &self,
        (what, undertaking): (UndertakingId, &Undertaking),
        started: &[Start],
        (now, last): (u32, u32),
    ) -> Result<Rc<BTreeSet<u32>>, TooLarge> {
        kept(&self.breaks, (what, now, started.to_vec(), last), |_| {
            let of_month = if self.atlas.changes_with_the_day(what) { now } else { 0 };
            let Some(program) = self.program(what, of_month)? else { return Ok(Rc::new(BTreeSet::from([now]))) };
            // What is over by the end has all its entries then.
            let person = self.person_in(u32::MAX, started);
            let mut breaks = breakpoints(undertaking, &program, &person, &self.all(started), (self.begin, now, last));
            if undertaking.post.is_some() {
                // The post may be one that can be held only when something else is there.
                let held: Vec<u32> = breaks.iter().filter_map(|month| month.checked_sub(undertaking.months)).collect();
                breaks.extend(held.into_iter().filter(|month| *month >= now));
            }
            Ok(Rc::new(breaks))
        })
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
