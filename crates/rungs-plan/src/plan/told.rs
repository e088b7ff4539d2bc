//! Everything that is told of a plan: of each step who has to agree and what has to turn out well, what it is there for, how
//! late it can begin, and what is left without it.

use std::collections::BTreeSet;
use std::rc::Rc;

use rungs_core::date::months_after;
use rungs_core::decision::DecisionKind;
use rungs_core::mend::Target;
use rungs_core::program::{Program, TooLarge};
use rungs_core::quick::QuickMap;
use rungs_core::requirement::{Owner, Requirement};
use rungs_core::standing::Standing;

use super::latest::latest;
use super::{Agreement, AgreementKind, Found, Otherwise, Plan, PlannedStep, Reason};
use crate::bench::aim::{granted_by, node};
use crate::bench::{Answers, Bench, Gateway, kept};
use crate::entry;
use crate::limits::Limits;
use crate::schedule::Schedule;
use crate::search::{Candidate, Trail, search_without};
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId, What};

/// What plans were looked for, to be asked what is left without one of their steps.
pub(super) struct Sought<'s, 'a> {
    pub(super) bench: &'s Bench<'a>,
    pub(super) limits: &'s Limits,
    pub(super) goals: &'s [UndertakingId],
    pub(super) trail: Option<Rc<Trail>>,
    /// In how many plans each thing is undertaken.
    pub(super) times: QuickMap<UndertakingId, usize>,
    /// What is left without a step, once that was asked.
    pub(super) otherwise: Answers<UndertakingId, Otherwise>,
}

impl Sought<'_, '_> {
    /// The soonest plan without an undertaking.
    fn otherwise(&self, without: UndertakingId) -> Result<Otherwise, TooLarge> {
        let Some(trail) = &self.trail else { return Ok(Otherwise::NotFound) };
        kept(&self.otherwise, without, |without| {
            let times = self.times.get(without).copied().unwrap_or(1);
            let found = search_without(self.bench, self.limits, self.goals, trail, (*without, times))?;
            let by = |plan: &Candidate| (plan.takes.finish, plan.takes.cost, plan.takes.steps);
            Ok(match found.plans.into_iter().min_by_key(by) {
                Some(plan) => Otherwise::Plan {
                    ends: months_after(self.bench.begin, plan.takes.finish.1),
                    steps: plan.schedule.starts.iter().map(|start| start.what).collect(),
                },
                None if found.gap.is_some() => Otherwise::NotFound,
                None => Otherwise::Nothing,
            })
        })
    }

    /// A plan with everything that is told of it.
    pub(super) fn told(&self, candidate: &Candidate) -> Result<Plan, TooLarge> {
        let bench = self.bench;
        let Candidate { schedule, takes } = candidate;
        let latest = latest(bench, self.limits, schedule)?;
        let mut steps = Vec::new();
        for (place, start) in schedule.starts.iter().enumerate() {
            let Some(step) = step(bench, schedule, place)? else { continue };
            steps.push(PlannedStep {
                at_the_latest: months_after(bench.begin, latest.get(place).copied().unwrap_or(start.month)),
                reasons: reasons(bench, schedule, place)?,
                otherwise: self.otherwise(start.what)?,
                ..step
            });
        }
        Ok(Plan {
            best_in: Vec::new(),
            steps,
            ends: months_after(bench.begin, takes.finish.1),
            unknown_lengths: takes.finish.0,
            cost: takes.cost.1,
            unknown_costs: takes.cost.0,
            decisions: takes.decisions,
        })
    }
}

/// One step of a schedule, with its days, who has to agree and what has to turn out well.
pub(crate) fn step(bench: &Bench<'_>, schedule: &Schedule, place: usize) -> Result<Option<PlannedStep>, TooLarge> {
    let Some(start) = schedule.starts.get(place) else { return Ok(None) };
    let Some(undertaking) = bench.undertaking(start.what) else { return Ok(None) };
    let end = start.month.saturating_add(undertaking.months);
    let before = schedule.starts.get(..place).unwrap_or_default();
    let begins = months_after(bench.begin, start.month);
    let mut step = PlannedStep {
        start: *start,
        begins,
        ends: months_after(bench.begin, end),
        at_the_latest: begins,
        apply_by: undertaking.apply_by(begins),
        agreements: Vec::new(),
        to_find_out: Vec::new(),
        reasons: Vec::new(),
        is_partly_unknown: false,
        otherwise: Otherwise::NotFound,
    };
    open_questions(bench, (start.what, Gateway::Begin), start.month, before, &mut step)?;
    if undertaking.post.is_some() {
        open_questions(bench, (start.what, Gateway::Hold), end, &schedule.starts, &mut step)?;
    }
    let registers = undertaking.gives.iter().filter(|gain| entry::is_register(gain));
    step.agreements.extend(registers.map(|gain| Agreement {
        owner: Owner::Regulator,
        about: gain.words.clone(),
        kind: AgreementKind::Registration,
    }));
    if let What::Deed { by: Some(owner), leaf } = &undertaking.what {
        let (owner, about) = (owner.clone(), leaf.words.clone());
        step.agreements.push(Agreement { owner, about, kind: AgreementKind::Part });
    }
    Ok(Some(step))
}

/// Takes down who has to agree to a step, and what has to turn out well.
fn open_questions(
    bench: &Bench<'_>,
    (what, gateway): (UndertakingId, Gateway),
    month: u32,
    started: &[Start],
    step: &mut PlannedStep,
) -> Result<(), TooLarge> {
    let Some(aim) = bench.aim((what, gateway), month)? else { return Ok(()) };
    let best = bench.best(&bench.looks(&aim, &bench.then(&aim, month, started), month));
    let granted = aim.fewest_decisions(&best, bench.person);
    let Some(program) = bench.program(what, month)? else { return Ok(()) };
    let Some(node) = node(&program, gateway) else { return Ok(()) };
    let mut person = program.with_answers(&bench.person_in(month, started));
    for slot in granted {
        let Some(decision) = program.decisions.get(slot) else { continue };
        person.decisions.splice(0..0, granted_by(&program, node, slot));
        let kind = match decision.kind {
            DecisionKind::Waiver => AgreementKind::Exception,
            DecisionKind::Consideration | DecisionKind::Formality => AgreementKind::Consideration,
        };
        let (owner, about) = (decision.owner.clone(), decision.sentence.to_owned());
        step.agreements.push(Agreement { owner, about, kind });
    }
    let reading = program.read(&person);
    if program.interval(node, &reading).floor == Standing::Ready {
        return Ok(());
    }
    let found_out = program.to_find_out(&reading, node);
    step.is_partly_unknown |= found_out.reaches != Some(Standing::Ready);
    for action in found_out.sets.first().into_iter().flatten() {
        if let Target::Leaf(leaf, is_so) = action.target {
            step.to_find_out.extend(found(&program, leaf, is_so));
        }
    }
    Ok(())
}

fn found(program: &Program<'_>, leaf: usize, is_so: bool) -> Option<Found> {
    let leaf = program.leaves.get(leaf)?;
    Some(Found { question: leaf.question.text.clone(), words: leaf.words.clone(), is_so })
}

/// What would not begin, or not be held, without this step: sentence by sentence.
fn reasons(bench: &Bench<'_>, schedule: &Schedule, place: usize) -> Result<Vec<Reason>, TooLarge> {
    let Some(own) = schedule.starts.get(place) else { return Ok(Vec::new()) };
    let without = |starts: &[Start]| -> Vec<Start> { starts.iter().filter(|one| *one != own).copied().collect() };
    let mut reasons = Vec::new();
    for (step, start) in schedule.starts.iter().enumerate().filter(|(_, start)| *start != own) {
        let Some(undertaking) = bench.undertaking(start.what) else { continue };
        let before = schedule.starts.get(..step).unwrap_or_default();
        let begin = bench.verdict((start.what, Gateway::Begin), start.month, &without(before))?;
        let end = start.month.saturating_add(undertaking.months);
        let hold = match undertaking.post {
            Some(_) => bench.verdict((start.what, Gateway::Hold), end, &without(&schedule.starts))?.missing.clone(),
            None => BTreeSet::new(),
        };
        let missing = begin.missing.iter().chain(&hold).copied();
        let given: BTreeSet<usize> = missing.filter(|one| bench.atlas.givers(*one).contains(&own.what)).collect();
        let sentences = sentences(bench, undertaking, &given);
        if !sentences.is_empty() {
            reasons.push(Reason { step, sentences });
        }
    }
    Ok(reasons)
}

/// The rules of an undertaking that ask for one of these conditions, as they are written, each once.
pub(crate) fn sentences(bench: &Bench<'_>, undertaking: &Undertaking, conditions: &BTreeSet<usize>) -> Vec<String> {
    let asks = |rule: &&Requirement| {
        let numbers = rule.leaves().into_iter().filter_map(|leaf| bench.atlas.number(&leaf.condition));
        numbers.into_iter().any(|number| conditions.contains(&number))
    };
    let mut seen = BTreeSet::new();
    let rules = undertaking.rules().filter(asks);
    rules.map(|rule| rule.sentence.clone()).filter(|sentence| seen.insert(sentence.clone())).collect()
}
