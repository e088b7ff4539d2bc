//! Plans as they are shown: steps with their days, why each is there, what has to be found out, and who has to agree.

use std::collections::BTreeSet;
use std::rc::Rc;

use rungs_core::date::{Date, months_after, months_between};
use rungs_core::decision::DecisionKind;
use rungs_core::fact::Person;
use rungs_core::mend::{ActionKind, Target};
use rungs_core::program::{Program, TooLarge};
use rungs_core::requirement::{Owner, Requirement};

use crate::aim::{granted_by, node};
use crate::conflict::{self, Obstacle};
use crate::entry;
use crate::kept::Keeping;
use crate::limits::Limits;
use crate::schedule::Schedule;
use crate::search::{Candidate, Extent, FEWER_READINGS, Gap, Ground, Searched, Takes, Wanted, search, search_within};
use crate::timeline::Start;
use crate::undertaking::{Atlas, Undertaking, UndertakingId, What};
use crate::verdict::{Bench, Gateway};

/// How far ahead plans look where no day is given to be over by, in months.
pub const HORIZON: u32 = 15 * 12;

/// What is asked of the planner.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    /// Who asks, as the plan counts on them: see [`crate::as_told`].
    pub person: &'a Person,
    /// The day the plan begins.
    pub begin: Date,
    /// The slug of the role they want.
    pub role: &'a str,
    /// The slug of the one way in that will do, where not any of them will.
    pub route: Option<&'a str>,
    /// What they can't or won't do.
    pub limits: &'a Limits,
    /// Whether a plan may count on exceptions: on somebody setting a rule of their own aside.
    pub exceptions: bool,
    /// What of an earlier plan is kept to.
    pub keeping: Keeping<'a>,
    /// The day it is: nothing begins before it that hasn't begun, and for nothing can one apply. A plan that was begun counts
    /// from a day that has gone by.
    pub today: Date,
}

impl Question<'_> {
    /// The first month in which anything can begin that hasn't begun before.
    pub(crate) fn first(&self) -> u32 {
        let (months, days) = months_between(self.begin, self.today);
        months + u32::from(days > 0)
    }
}

/// What a plan can be best in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// It is over soonest.
    Fastest,
    /// It costs least, as far as costs are told.
    Cheapest,
    /// It has the fewest steps.
    FewestSteps,
    /// The fewest decisions are others'.
    LeastRisk,
}

impl Measure {
    /// All of them.
    pub const ALL: [Measure; 4] = [Measure::Fastest, Measure::Cheapest, Measure::FewestSteps, Measure::LeastRisk];

    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            Measure::Fastest => "fastest",
            Measure::Cheapest => "cheapest",
            Measure::FewestSteps => "fewest-steps",
            Measure::LeastRisk => "least-risk",
        }
    }
}

/// Plans, none of them as good as another in every way, the soonest first.
#[derive(Clone, Debug, Default)]
pub struct Plans {
    /// The plans.
    pub plans: Vec<Plan>,
    /// How far they may be from the best, where the search was cut short.
    pub gap: Option<Gap>,
    /// What is in the way, where there are none.
    pub obstacle: Option<Obstacle>,
}

/// A plan: what to undertake, and when.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What it is best in, of all the plans.
    pub best_in: Vec<Measure>,
    /// Its steps, in the order in which they begin.
    pub steps: Vec<PlannedStep>,
    /// The day on which the last of it is over, as far as it is told how long its steps take.
    pub ends: Date,
    /// How many of its steps take a time that nobody has told.
    pub unknown_lengths: u32,
    /// What it costs at most, in pounds, as far as that is told.
    pub cost: u32,
    /// How many of its steps have a cost that nobody has told.
    pub unknown_costs: u32,
    /// How many decisions others take.
    pub decisions: u32,
}

/// One step of a plan.
#[derive(Clone, Debug)]
pub struct PlannedStep {
    /// What begins, and in which month.
    pub start: Start,
    /// The day it begins.
    pub begins: Date,
    /// The day it is over, if it takes as long as it can.
    pub ends: Date,
    /// The last day on which it can begin without the plan ending later, or later than it may.
    pub at_the_latest: Date,
    /// The last day to apply for it, where its page says.
    pub apply_by: Option<Date>,
    /// Who has to agree, and to what.
    pub agreements: Vec<Agreement>,
    /// What has to turn out well.
    pub to_find_out: Vec<Found>,
    /// What it is there for; nothing where it leads to the role itself.
    pub reasons: Vec<Reason>,
    /// Whether something that it asks isn't known of its page yet.
    pub is_partly_unknown: bool,
    /// What is left where this can't be done.
    pub otherwise: Otherwise,
}

/// What is left without one of the steps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Otherwise {
    /// Another plan: the soonest.
    Plan {
        /// The day on which it is over.
        ends: Date,
        /// What it undertakes, in order.
        steps: Vec<UndertakingId>,
    },
    /// There is none.
    Nothing,
    /// None was found before the search was cut short.
    NotFound,
}

/// A decision that somebody has to take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Whose decision it is.
    pub owner: Owner,
    /// The requirement that it is about, as written; or what a register is joined for.
    pub about: String,
    /// Whether they set a rule of their own aside, or consider what they have said they will.
    pub kind: AgreementKind,
}

/// What somebody agrees to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementKind {
    /// To set their own usual rule aside.
    Exception,
    /// To consider what they have said they will consider.
    Consideration,
    /// To enter somebody in their register.
    Registration,
    /// To do their own part.
    Part,
}

impl AgreementKind {
    /// The name used on the wire.
    pub fn as_str(self) -> &'static str {
        match self {
            AgreementKind::Exception => "exception",
            AgreementKind::Consideration => "consideration",
            AgreementKind::Registration => "registration",
            AgreementKind::Part => "part",
        }
    }
}

/// Something that isn't known and has to turn out well.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The question that settles it.
    pub question: String,
    /// What it is about: *4 GCSEs at grade 4 or above*.
    pub words: String,
    /// Whether it has to turn out to be so, or not to be so.
    pub is_so: bool,
}

/// What a step is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The step that asks, as a place among the steps of the plan.
    pub step: usize,
    /// The sentences that it would not meet without.
    pub sentences: Vec<String>,
}

/// Looks for plans.
///
/// # Errors
/// A role has more different conditions about one list than the engine can hold apart.
pub fn plan(atlas: &Atlas<'_>, question: Question<'_>) -> Result<Plans, TooLarge> {
    let bench = Bench::new(atlas, &question);
    let goals = goals(&bench, &question);
    let searched = search(&bench, question.limits, &goals, Extent::within(question.limits))?;
    if searched.plans.is_empty() {
        let obstacle = conflict::obstacle(&bench, question.limits, &goals, searched)?;
        return Ok(Plans { obstacle: Some(obstacle), ..Plans::default() });
    }
    shown(&bench, question.limits, &goals, searched)
}

/// A plan that would be over sooner, and what has to turn out well for it.
#[derive(Clone, Debug)]
pub struct Sooner {
    /// The day on which it is over.
    pub ends: Date,
    /// What has to turn out well, each once.
    pub to_find_out: Vec<Found>,
}

/// The soonest plan of which it is known how long it takes, where it is over sooner than another one; none, where there is
/// none, or none was found before the search was cut short.
///
/// # Errors
/// A role has more different conditions about one list than the engine can hold apart.
pub fn sooner(atlas: &Atlas<'_>, question: Question<'_>, than: Option<&Plan>) -> Result<Option<Sooner>, TooLarge> {
    let bench = Bench::new(atlas, &question);
    let end = |step: &PlannedStep| {
        step.start.month.saturating_add(bench.undertaking(step.start.what).map_or(0, |one| one.months))
    };
    let than = than.filter(|plan| plan.unknown_lengths == 0);
    let finish = than.and_then(|plan| plan.steps.iter().map(end).max());
    let extent = Extent::within(question.limits);
    let last = match finish {
        Some(0) => return Ok(None),
        Some(finish) => extent.last.min(finish - 1),
        None => extent.last,
    };
    let goals = goals(&bench, &question);
    let found = search(&bench, question.limits, &goals, Extent { last, wanted: Wanted::Soonest, ..extent })?;
    let known = found.plans.into_iter().filter(|plan| plan.takes.finish.0 == 0);
    let Some(soonest) = known.min_by_key(|plan| (plan.takes.finish, plan.takes.cost, plan.takes.steps)) else {
        return Ok(None);
    };
    let mut to_find_out: Vec<Found> = Vec::new();
    for place in 0..soonest.schedule.starts.len() {
        let Some(step) = step(&bench, &soonest.schedule, place)? else { continue };
        to_find_out.extend(step.to_find_out);
    }
    Ok(Some(Sooner { ends: months_after(bench.begin, soonest.takes.finish.1), to_find_out }))
}

/// The ways in that lead where somebody wants to go.
pub(crate) fn goals(bench: &Bench<'_>, question: &Question<'_>) -> Vec<UndertakingId> {
    let is_named = |goal: &UndertakingId, named: &str| bench.undertaking(*goal).is_some_and(|one| one.is_way_in(named));
    let mut goals = bench.atlas.into_role(question.role);
    goals.retain(|goal| question.route.is_none_or(|named| is_named(goal, named)));
    goals
}

/// Plans of a search, with everything that is told of them.
pub(crate) fn shown(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    searched: Searched,
) -> Result<Plans, TooLarge> {
    let (ground, gap) = (searched.ground, searched.gap);
    let mut candidates = searched.plans;
    candidates.sort_by_key(|one| (one.takes.finish, one.takes.cost, one.takes.steps, one.takes.decisions));
    let best = |measure: Measure| {
        let mut best: Option<(usize, &Takes)> = None;
        for (place, one) in candidates.iter().enumerate() {
            if best.is_none_or(|(_, other)| measure.of(&one.takes) < measure.of(other)) {
                best = Some((place, &one.takes));
            }
        }
        best.map(|(place, _)| place)
    };
    let best: Vec<(Measure, Option<usize>)> = Measure::ALL.map(|measure| (measure, best(measure))).to_vec();
    let mut plans = Vec::new();
    for (place, candidate) in candidates.iter().enumerate() {
        let best_in = best.iter().filter(|(_, of)| *of == Some(place)).map(|(measure, _)| *measure).collect();
        plans.push(Plan { best_in, ..told(bench, (limits, goals, ground.as_ref()), candidate)? });
    }
    Ok(Plans { plans, gap, obstacle: None })
}

impl Measure {
    /// How much of it a plan takes; where two take the same, what else they take decides.
    fn of(self, takes: &Takes) -> impl Ord + use<> {
        let Takes { finish, cost, steps, decisions } = *takes;
        match self {
            Measure::Fastest => [finish.0, finish.1, cost.0, cost.1, steps, decisions],
            Measure::Cheapest => [cost.0, cost.1, finish.0, finish.1, steps, decisions],
            Measure::FewestSteps => [steps, finish.0, finish.1, cost.0, cost.1, decisions],
            Measure::LeastRisk => [decisions, finish.0, finish.1, cost.0, cost.1, steps],
        }
    }
}

/// The soonest plan without an undertaking.
fn otherwise(
    bench: &Bench<'_>,
    (limits, goals, ground): Within<'_>,
    without: UndertakingId,
) -> Result<Otherwise, TooLarge> {
    let name = bench.undertaking(without).map(Undertaking::name);
    let mut limits = limits.clone();
    limits.without.extend(name);
    let found = search_within(
        bench,
        &limits,
        goals,
        Extent { most_readings: FEWER_READINGS, wanted: Wanted::Soonest, ..Extent::within(&limits) },
        ground,
    )?;
    let soonest = found.plans.into_iter().min_by_key(|plan| (plan.takes.finish, plan.takes.cost, plan.takes.steps));
    Ok(match soonest {
        Some(plan) => Otherwise::Plan {
            ends: months_after(bench.begin, plan.takes.finish.1),
            steps: plan.schedule.starts.iter().map(|start| start.what).collect(),
        },
        None if found.gap.is_some() => Otherwise::NotFound,
        None => Otherwise::Nothing,
    })
}

/// Within what a plan was looked for: what it keeps to, where it leads, and what it was looked for among.
type Within<'w> = (&'w Limits, &'w [UndertakingId], Option<&'w Rc<Ground>>);

fn told(bench: &Bench<'_>, within: Within<'_>, candidate: &Candidate) -> Result<Plan, TooLarge> {
    let limits = within.0;
    let Candidate { schedule, takes } = candidate;
    let latest = latest(bench, limits, schedule)?;
    let mut steps = Vec::new();
    for (place, start) in schedule.starts.iter().enumerate() {
        let Some(step) = step(bench, schedule, place)? else { continue };
        steps.push(PlannedStep {
            at_the_latest: months_after(bench.begin, latest.get(place).copied().unwrap_or(start.month)),
            reasons: reasons(bench, schedule, place)?,
            otherwise: otherwise(bench, within, start.what)?,
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

/// One step of a schedule, with its days, who has to agree and what has to turn out well.
fn step(bench: &Bench<'_>, schedule: &Schedule, place: usize) -> Result<Option<PlannedStep>, TooLarge> {
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
    let granted = aim.fewest_decisions(&bench.best(&aim, &bench.then(&aim, month, started), month), bench.person);
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
    let mends = program.mends(&reading, node);
    step.is_partly_unknown |= mends.reaches.is_some_and(|reaches| reaches < rungs_core::standing::Standing::Ready);
    let is_found_out =
        |set: &&Vec<_>| set.iter().all(|action: &rungs_core::mend::Action| action.kind == ActionKind::FindOut);
    let to_find_out = mends.sets.iter().find(is_found_out);
    let is_settled = program.interval(node, &reading).floor == rungs_core::standing::Standing::Ready;
    step.is_partly_unknown |= !is_settled && to_find_out.is_none();
    for action in to_find_out.into_iter().flatten() {
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
            Some(_) => bench.verdict((start.what, Gateway::Hold), end, &without(&schedule.starts))?.lacks.clone(),
            None => Vec::new(),
        };
        let given: BTreeSet<usize> = begin
            .lacks
            .iter()
            .chain(&hold)
            .flatten()
            .copied()
            .filter(|lack| bench.atlas.givers(*lack).contains(&own.what))
            .collect();
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

/// For each step, the last month in which it can begin: the last ones are put off first, as far as the plan stays whole.
fn latest(bench: &Bench<'_>, limits: &Limits, schedule: &Schedule) -> Result<Vec<u32>, TooLarge> {
    /// So many months are tried before a step stays where it is.
    const TRIED: u32 = 12;
    let mut starts = schedule.starts.clone();
    let last = limits.by.unwrap_or(schedule.finish);
    for place in (0..starts.len()).rev() {
        let Some(own) = starts.get(place).copied() else { continue };
        let months = |start: &Start| bench.undertaking(start.what).map_or(0, |one| one.months);
        let needed_by = starts.iter().filter(|other| {
            bench.gives_to_begin(own.what, other.what) && other.month >= own.month.saturating_add(months(&own))
        });
        let until = needed_by.map(|other| other.month).min().unwrap_or(last).min(last);
        let latest = until.saturating_sub(months(&own));
        for month in (own.month.max(latest.saturating_sub(TRIED))..=latest).rev() {
            let mut moved = starts.clone();
            if let Some(start) = moved.get_mut(place) {
                start.month = month;
            }
            if month == own.month || bench.holds(limits, &moved, last)? {
                starts = moved;
                break;
            }
        }
    }
    Ok(starts.iter().map(|start| start.month).collect())
}
