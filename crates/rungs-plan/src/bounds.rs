//! What no plan can do without: for each undertaking the least months, steps and pounds that come before it, if nothing got
//! in the way of anything and whatever was gained once went on counting.
//!
//! What is asked is taken from the engine's circuits, so that a bound never asks for more than the engine does. A condition
//! that the person may meet by themselves comes for nothing; any other comes with the first that gives it.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rungs_core::circuit::Gate;
use rungs_core::condition::{Condition, Tally};
use rungs_core::date::Date;
use rungs_core::decision::DecisionKind;
use rungs_core::fact::{Person, Reply};
use rungs_core::opportunity::Gained;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, Moment, Requirement};
use rungs_core::standing::Standing;

use crate::aim::node;
use crate::entry;
use crate::undertaking::{Atlas, Undertaking, UndertakingId, What};
use crate::verdict::Gateway;

/// It can't be.
pub(crate) const NEVER: u32 = u32::MAX;

/// What an undertaking asks, as bounds see it: to begin, and to hold its post.
#[derive(Clone, Debug, Default)]
pub(crate) struct Needs {
    steps: Vec<Need>,
    begin: Option<usize>,
    hold: Option<usize>,
    /// The one condition that all of it comes down to, where it does: most jobs that one moves on from are asked for alone.
    only: Option<usize>,
    /// Every condition in it, by its number.
    pub(crate) conditions: Vec<usize>,
}

/// One thing that is needed; what it rests on stands before it.
#[derive(Clone, Debug)]
enum Need {
    Nothing,
    Never,
    /// Somebody setting a rule of their own aside.
    Waiver,
    Condition(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    AtLeast(usize, Vec<usize>),
}

impl Needs {
    /// What an undertaking needs. Nothing is known where rules come and go with the day.
    pub(crate) fn of(atlas: &Atlas<'_>, undertaking: &Undertaking) -> Needs {
        if undertaking.changes_with_the_day() {
            return Needs::default();
        }
        // Which day is the same to all of these rules.
        let asked = Asked { start: Date::constant(2000, 1, 1), moment: Moment::Start };
        let Ok(program) = Program::new(atlas.framework, &undertaking.role, asked) else { return Needs::default() };
        let begin = node(&program, Gateway::Begin).map(|node| node.gate);
        let hold = node(&program, Gateway::Hold).filter(|_| undertaking.post.is_some()).map(|node| node.gate);
        let roots: Vec<_> = begin.iter().chain(&hold).copied().collect();
        let cone = program.circuit.cone(&roots);
        let place = |id: rungs_core::circuit::GateId| cone.iter().position(|one| *one == id);
        let below = |id| program.circuit.below(id).iter().filter_map(|one| place(*one)).collect::<Vec<_>>();
        let mut conditions = Vec::new();
        let steps = cone.iter().map(|id| match program.circuit.gate(*id) {
            Some(Gate::Fixed(interval)) if interval.ceiling < Standing::Ready => Need::Never,
            Some(Gate::Decision(act)) if act.kind == DecisionKind::Waiver && !act.is_opposite => Need::Waiver,
            Some(Gate::Condition(literal)) if literal.holds => {
                let leaf = program.leaves.get(literal.leaf as usize);
                match leaf.and_then(|leaf| atlas.number(&leaf.condition)) {
                    Some(number) => {
                        conditions.push(number);
                        Need::Condition(number)
                    }
                    None => Need::Nothing,
                }
            }
            Some(Gate::All(_)) => Need::All(below(*id)),
            Some(Gate::Any(_)) => Need::Any(below(*id)),
            Some(Gate::AtLeast(least, _)) => Need::AtLeast(usize::from(least), below(*id)),
            _ => Need::Nothing,
        });
        let steps: Vec<Need> = steps.collect();
        conditions.sort_unstable();
        conditions.dedup();
        let mut needs =
            Needs { steps, begin: begin.and_then(place), hold: hold.and_then(place), only: None, conditions };
        if let [only] = needs.conditions.as_slice() {
            let only = *only;
            let comes_to = |waivers: bool, what: u32| needs.come_to(waivers, |_| what, |_| false) == (what, 0);
            let is_all = [false, true].iter().all(|waivers| comes_to(*waivers, 0) && comes_to(*waivers, NEVER));
            needs.only = is_all.then_some(only);
        }
        needs
    }

    /// Whether it may be there where no condition holds but those that it gives itself.
    pub(crate) fn may_be_free(&self, given: &[usize]) -> bool {
        let (begin, hold) = self.come_to(true, |_| NEVER, |number| given.contains(&number));
        begin != NEVER && hold != NEVER
    }

    /// What it comes to, to begin and to hold, with what each condition comes to.
    fn come_to(&self, waivers: bool, of: impl Fn(usize) -> u32, own: impl Fn(usize) -> bool) -> (u32, u32) {
        if let Some(only) = self.only {
            return (of(only), 0);
        }
        let walk = |is_own: &dyn Fn(usize) -> bool| -> Vec<u32> {
            let mut values: Vec<u32> = Vec::with_capacity(self.steps.len());
            for need in &self.steps {
                let at = |place: &usize| values.get(*place).copied().unwrap_or(0);
                let value = match need {
                    Need::Nothing => 0,
                    Need::Never => NEVER,
                    Need::Waiver => {
                        if waivers {
                            0
                        } else {
                            NEVER
                        }
                    }
                    Need::Condition(number) if is_own(*number) => 0,
                    Need::Condition(number) => of(*number),
                    Need::All(all) => all.iter().map(at).max().unwrap_or(0),
                    Need::Any(any) => any.iter().map(at).min().unwrap_or(NEVER),
                    Need::AtLeast(least, of) => {
                        let mut of: Vec<u32> = of.iter().map(at).collect();
                        of.sort_unstable();
                        of.get(least.saturating_sub(1)).copied().unwrap_or(NEVER)
                    }
                };
                values.push(value);
            }
            values
        };
        let of_gate =
            |values: &[u32], gate: Option<usize>| gate.and_then(|gate| values.get(gate)).copied().unwrap_or(0);
        let begin = of_gate(&walk(&|_| false), self.begin);
        let hold = if self.hold.is_some() { of_gate(&walk(&own), self.hold) } else { 0 };
        (begin, hold)
    }
}

impl Undertaking {
    /// Whether it asks something on some days that it doesn't ask on others.
    pub(crate) fn changes_with_the_day(&self) -> bool {
        self.rules().any(depends_on_the_day)
    }
}

/// Whether a rule, or something in it, holds on some days and not on others.
fn depends_on_the_day(rule: &Requirement) -> bool {
    let of_members = match &rule.content {
        Content::Group { members, .. } => members.iter().any(depends_on_the_day),
        _ => false,
    };
    let is_bounded = rule.starts.from.is_some() || rule.starts.before.is_some();
    of_members || is_bounded || matches!(rule.moment, Moment::By(_) | Moment::On(_))
}

/// What there can be least of before each undertaking begins; [`NEVER`] where it never can.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// Months; for a post that takes something to be held, so many that it is there by the end.
    pub(crate) months: Vec<u32>,
    /// Steps.
    pub(crate) steps: Vec<u32>,
    /// Pounds, as far as they are told.
    pub(crate) pounds: Vec<u32>,
    /// What each condition comes to in months.
    pub(crate) conditions: Vec<u32>,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Counted {
    Months,
    Steps,
    Pounds,
}

/// Who asks, and what they may undertake.
pub(crate) struct Asking<'q> {
    pub(crate) person: &'q Person,
    pub(crate) exceptions: bool,
    pub(crate) allowed: &'q dyn Fn(UndertakingId) -> bool,
    /// Whether an undertaking counts as a step.
    pub(crate) counts: &'q dyn Fn(UndertakingId) -> bool,
}

impl Bounds {
    pub(crate) fn new(atlas: &Atlas<'_>, asking: &Asking<'_>) -> Bounds {
        let alone: Vec<bool> = (0..atlas.conditions()).map(|number| may_hold(atlas, asking.person, number)).collect();
        let (months, conditions) = spread(atlas, asking, &alone, Counted::Months);
        let (steps, _) = spread(atlas, asking, &alone, Counted::Steps);
        let (pounds, _) = spread(atlas, asking, &alone, Counted::Pounds);
        Bounds { months, steps, pounds, conditions }
    }
}

/// Whether somebody may meet a condition with nothing that they undertake.
fn may_hold(atlas: &Atlas<'_>, person: &Person, number: usize) -> bool {
    let Some(condition) = atlas.condition(number) else { return true };
    let is_closed = person.denials.iter().any(|denial| denial.list == condition.list && denial.tests.is_empty());
    // An answer is a fact of its list; what it says is for the engine to say.
    let is_answered = person.answers.iter().any(|answer| {
        answer.reply != Reply::YesNo(false) && atlas.lists_of(&answer.question).contains(&condition.list)
    });
    let of_list = person.items.iter().filter(|item| item.list == condition.list);
    !is_closed
        || is_answered
        || of_list.into_iter().any(|item| entry::may_count(item, condition, &atlas.framework.vocabulary))
        || is_met_by_nothing(condition)
}

/// Whether nothing at all is enough.
fn is_met_by_nothing(condition: &Condition) -> bool {
    match condition.tally {
        Tally::Count(count) => count == 0,
        Tally::Months { at_least, .. } => at_least == 0,
        Tally::Sum { at_least, .. } => at_least <= 0,
    }
}

/// The least of something before each undertaking, and for each condition: from what comes for nothing to what rests on it,
/// the least first.
fn spread(atlas: &Atlas<'_>, asking: &Asking<'_>, alone: &[bool], counted: Counted) -> (Vec<u32>, Vec<u32>) {
    let waivers = asking.exceptions || !asking.person.decisions.is_empty();
    let mut known = vec![NEVER; alone.len()];
    let mut before = vec![NEVER; atlas.undertakings.len()];
    let mut waiting: BinaryHeap<Reverse<(u32, usize)>> = BinaryHeap::new();
    // The least by which each condition is waiting.
    let mut promised = vec![NEVER; alone.len()];
    let mut settle = |what: UndertakingId, known: &[u32], before: &mut [u32], waiting: &mut BinaryHeap<_>| {
        let is_new = before.get(what).is_some_and(|before| *before == NEVER) && (asking.allowed)(what);
        let Some(undertaking) = atlas.undertakings.get(what).filter(|_| is_new) else { return };
        let given = atlas.given_by(what);
        let of = |number: usize| known.get(number).copied().unwrap_or(0);
        let (begin, hold) = atlas.needs(what).come_to(waivers, of, |number| given.contains(&number));
        if begin == NEVER || hold == NEVER {
            return;
        }
        let (first, over) = match counted {
            Counted::Months => {
                let over = begin.saturating_add(undertaking.months).max(hold);
                (over - undertaking.months.min(over), over)
            }
            Counted::Steps => (begin.max(hold), begin.max(hold).saturating_add(u32::from((asking.counts)(what)))),
            Counted::Pounds => (begin.max(hold), begin.max(hold).saturating_add(pounds(undertaking))),
        };
        if let Some(place) = before.get_mut(what) {
            *place = first;
        }
        for number in given {
            let waits = if counted == Counted::Months { grows(atlas, undertaking, *number) } else { 0 };
            let value = over.saturating_add(waits);
            if let Some(promised) = promised.get_mut(*number).filter(|promised| **promised > value) {
                *promised = value;
                waiting.push(Reverse((value, *number)));
            }
        }
    };
    for (number, _) in alone.iter().enumerate().filter(|(_, alone)| **alone) {
        waiting.push(Reverse((0, number)));
    }
    // What asks for no condition, or can do without each of them; the others come when the first of theirs does.
    for what in atlas.free_of_conditions() {
        settle(*what, &known, &mut before, &mut waiting);
    }
    while let Some(Reverse((value, number))) = waiting.pop() {
        match known.get_mut(number) {
            Some(place) if *place == NEVER => *place = value,
            _ => continue,
        }
        for what in atlas.asked_by(number) {
            settle(*what, &known, &mut before, &mut waiting);
        }
    }
    (before, known)
}

/// What an undertaking costs, as far as it is told; what no page describes costs whatever it costs.
pub(crate) fn pounds(undertaking: &Undertaking) -> u32 {
    match undertaking.what {
        What::Deed { .. } => 0,
        What::WayIn { .. } | What::Opportunity(_) => undertaking.cost.unwrap_or(0),
    }
}

/// How many months it takes beside, until what an undertaking gives counts: those that a post has to be held for.
fn grows(atlas: &Atlas<'_>, undertaking: &Undertaking, number: usize) -> u32 {
    let Some(condition) = atlas.condition(number) else { return 0 };
    let Tally::Months { at_least, .. } = condition.tally else { return 0 };
    let gives_entries = undertaking.gives.iter().any(|gain| match &gain.what {
        Some(Gained::Entry(given)) => given.list == condition.list,
        _ => false,
    });
    if undertaking.post.is_some() && !gives_entries { at_least } else { 0 }
}
