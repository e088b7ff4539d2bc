//! What an undertaking asks, as bounds see it: taken from the engine's circuits, so that a bound never asks for more than the
//! engine does.

use rungs_core::circuit::{Gate, GateId};
use rungs_core::date::Date;
use rungs_core::decision::DecisionKind;
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::{Content, Moment, Requirement};
use rungs_core::standing::Standing;

use crate::atlas::Atlas;
use crate::bench::Gateway;
use crate::bench::aim::node;
use crate::bounds::NEVER;
use crate::undertaking::Undertaking;

/// Decisions of one program that bounds tell apart; a bit for each.
const MOST_DECISIONS: u32 = 64;

/// What an undertaking asks: to begin, and to hold its post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Needs {
    steps: Vec<Need>,
    begin: Option<usize>,
    hold: Option<usize>,
    /// The one condition that all of it comes down to, where it does: most jobs that one moves on from are asked for alone.
    pub(crate) only: Option<usize>,
    /// Every condition in it, by its number.
    pub(crate) conditions: Vec<usize>,
    /// Whether somebody decides anything in it.
    pub(crate) is_decided: bool,
    /// Whether it is all that is asked, so that whoever meets it meets the rules, and the other way round.
    pub(crate) is_whole: bool,
}

/// One thing that is needed; what it rests on stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    Never,
    /// Somebody setting a rule of their own aside: a place among the decisions of the undertaking.
    Waiver(u32),
    /// Somebody considering what they have said they will.
    Consideration(u32),
    Condition(usize),
    All(Vec<usize>),
    Any(Vec<usize>),
    AtLeast(usize, Vec<usize>),
}

/// What may be counted on of what others decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Deciding {
    /// Whether they may set a rule of their own aside.
    pub(crate) waivers: bool,
    /// Whether something is decided already, and nobody has looked what.
    pub(crate) is_on_record: bool,
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
        let place = |id: GateId| cone.iter().position(|one| *one == id);
        let below = |id| program.circuit.below(id).iter().filter_map(|one| place(*one)).collect::<Vec<_>>();
        let mut is_whole = true;
        let steps = cone.iter().map(|id| match program.circuit.gate(*id) {
            Some(Gate::Fixed(interval)) if interval.ceiling < Standing::Ready => Need::Never,
            Some(Gate::Decision(act)) if !act.is_opposite => match act.kind {
                DecisionKind::Waiver => Need::Waiver(act.slot),
                DecisionKind::Consideration => Need::Consideration(act.slot),
                DecisionKind::Formality => Need::Nothing,
            },
            Some(Gate::Condition(literal)) if literal.holds => {
                let leaf = program.leaves.get(literal.leaf as usize);
                let number = leaf.and_then(|leaf| atlas.number(&leaf.condition));
                is_whole &= number.is_some();
                number.map_or(Need::Nothing, Need::Condition)
            }
            Some(Gate::All(_)) => Need::All(below(*id)),
            Some(Gate::Any(_)) => Need::Any(below(*id)),
            Some(Gate::AtLeast(least, _)) => Need::AtLeast(usize::from(least), below(*id)),
            Some(Gate::Fixed(_)) => Need::Nothing,
            _ => {
                is_whole = false;
                Need::Nothing
            }
        });
        let steps = steps.collect();
        Needs { is_whole, ..Needs::resting_on(steps, begin.and_then(place), hold.and_then(place)) }
    }

    fn resting_on(steps: Vec<Need>, begin: Option<usize>, hold: Option<usize>) -> Needs {
        let is_decided = steps.iter().any(|need| matches!(need, Need::Waiver(_) | Need::Consideration(_)));
        let mut needs = Needs { steps, begin, hold, only: None, conditions: Vec::new(), is_decided, is_whole: false };
        needs.conditions = [needs.to_begin(), needs.to_hold()].concat();
        needs.conditions.sort_unstable();
        needs.conditions.dedup();
        if let [only] = needs.conditions.as_slice() {
            let only = *only;
            let comes_to = |waivers: bool, what: u32| needs.come_to(waivers, |_| what, |_| false) == (what, 0);
            let is_all = [false, true].iter().all(|waivers| comes_to(*waivers, 0) && comes_to(*waivers, NEVER));
            needs.only = is_all.then_some(only);
        }
        needs
    }

    /// The conditions that are asked of those who begin it.
    pub(crate) fn to_begin(&self) -> Vec<usize> {
        self.below(self.begin)
    }

    /// The conditions that it takes to hold its post.
    pub(crate) fn to_hold(&self) -> Vec<usize> {
        self.below(self.hold)
    }

    fn below(&self, gate: Option<usize>) -> Vec<usize> {
        let mut is_below = vec![false; self.steps.len()];
        gate.and_then(|gate| is_below.get_mut(gate)).into_iter().for_each(|root| *root = true);
        let mut found = Vec::new();
        // What a need rests on stands before it.
        for (place, need) in self.steps.iter().enumerate().rev() {
            if is_below.get(place) != Some(&true) {
                continue;
            }
            match need {
                Need::Condition(number) => found.push(*number),
                Need::All(of) | Need::Any(of) | Need::AtLeast(_, of) => {
                    for one in of {
                        is_below.get_mut(*one).into_iter().for_each(|below| *below = true);
                    }
                }
                Need::Nothing | Need::Never | Need::Waiver(_) | Need::Consideration(_) => {}
            }
        }
        found
    }

    /// Whether it may be there where no condition holds but those that are free to hold its post.
    pub(crate) fn may_be_free(&self, is_free_to_hold: impl Fn(usize) -> bool) -> bool {
        let (begin, hold) = self.come_to(true, |_| NEVER, is_free_to_hold);
        begin != NEVER && hold != NEVER
    }

    /// What it comes to, to begin and to hold, with what each condition comes to. Some are free to hold the post.
    pub(crate) fn come_to(
        &self,
        waivers: bool,
        of: impl Fn(usize) -> u32,
        is_free_to_hold: impl Fn(usize) -> bool,
    ) -> (u32, u32) {
        if let Some(only) = self.only {
            return (of(only), 0);
        }
        let walk = |is_free: &dyn Fn(usize) -> bool| -> Vec<u32> {
            let mut values: Vec<u32> = Vec::with_capacity(self.steps.len());
            for need in &self.steps {
                let at = |place: &usize| values.get(*place).copied().unwrap_or(0);
                let value = match need {
                    Need::Nothing | Need::Consideration(_) => 0,
                    Need::Never => NEVER,
                    Need::Waiver(_) if waivers => 0,
                    Need::Waiver(_) => NEVER,
                    Need::Condition(number) if is_free(*number) => 0,
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
        let hold = if self.hold.is_some() { of_gate(&walk(&is_free_to_hold), self.hold) } else { 0 };
        (begin, hold)
    }

    /// How many decisions it can't do without, to begin and to hold together, where these conditions can come to hold.
    pub(crate) fn decisions(&self, deciding: Deciding, can_hold: impl Fn(usize) -> bool) -> u32 {
        if !self.is_decided || deciding.is_on_record {
            return 0;
        }
        let bit = |slot: u32| if slot < MOST_DECISIONS { 1_u64 << slot } else { 0 };
        // Of each need the decisions that every way to meet it takes; none, where there is no way.
        let mut taken: Vec<Option<u64>> = Vec::with_capacity(self.steps.len());
        for need in &self.steps {
            let at = |place: &usize| taken.get(*place).copied().flatten();
            let of_need = match need {
                Need::Nothing => Some(0),
                Need::Never => None,
                Need::Waiver(slot) => deciding.waivers.then(|| bit(*slot)),
                Need::Consideration(slot) => Some(bit(*slot)),
                Need::Condition(number) => can_hold(*number).then_some(0),
                Need::All(all) => all.iter().map(at).try_fold(0, |taken, one| Some(taken | one?)),
                Need::Any(any) => any.iter().filter_map(at).reduce(|taken, one| taken & one),
                Need::AtLeast(least, of) => {
                    let ways: Vec<u64> = of.iter().filter_map(at).collect();
                    (ways.len() >= *least)
                        .then(|| if ways.len() == *least { ways.iter().fold(0, |a, b| a | b) } else { 0 })
                }
            };
            taken.push(of_need);
        }
        let of_gate = |gate: Option<usize>| gate.and_then(|gate| taken.get(gate)).copied().flatten().unwrap_or(0);
        of_gate(self.begin).count_ones() + of_gate(self.hold).count_ones()
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
