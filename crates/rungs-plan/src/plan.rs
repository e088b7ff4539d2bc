//! Plans as they are shown: steps with their days, why each is there, what has to be found out, and who has to agree.

mod conflict;
pub(crate) mod late;
mod latest;
pub(crate) mod soonest;
mod told;

use rungs_core::date::{Date, months_after, months_between};
use rungs_core::fact::Person;
use rungs_core::program::TooLarge;
use rungs_core::quick::QuickMap;
use rungs_core::requirement::Owner;

use crate::bench::{Answers, Bench};
use crate::kept::Keeping;
use crate::limits::Limits;
use crate::planner::Planner;
use crate::search::{Extent, Gap, READINGS_FOR_SOONER, Searched, Takes, Wanted, search};
use crate::timeline::{Start, jobs};
use crate::undertaking::UndertakingId;

pub use conflict::{Missing, Obstacle};
use told::Sought;
pub(crate) use told::{sentences, step};

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
    /// The labels of jobs in one of which more hours might help, where nobody has said in which: see [`Limits::hours_in`].
    pub more_hours_in_one_of: Vec<String>,
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

impl<'a> Planner<'a> {
    /// Looks for plans.
    ///
    /// # Errors
    /// A role has more different conditions about one list than the engine can hold apart.
    pub fn plan(&self, question: Question<'a>) -> Result<Plans, TooLarge> {
        let bench = self.bench(&question);
        let goals = goals(&bench, &question);
        let searched = search(&bench, question.limits, &goals, Extent::within(question.limits))?;
        if searched.plans.is_empty() {
            let obstacle = conflict::obstacle(&bench, question.limits, &goals, searched)?;
            let more_hours_in_one_of = several_jobs(&bench);
            return Ok(Plans { obstacle: Some(obstacle), more_hours_in_one_of, ..Plans::default() });
        }
        let more_hours_in_one_of = several_jobs(&bench);
        Ok(Plans { more_hours_in_one_of, ..shown(&bench, question.limits, &goals, searched)? })
    }

    /// The soonest plan of which it is known how long it takes, where it is over sooner than another one; none, where there is
    /// none, or none was found before the search was cut short.
    ///
    /// # Errors
    /// A role has more different conditions about one list than the engine can hold apart.
    pub fn sooner(&self, question: Question<'a>, than: Option<&Plan>) -> Result<Option<Sooner>, TooLarge> {
        let bench = self.bench(&question);
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
        let extent = Extent { last, most_readings: READINGS_FOR_SOONER, wanted: Wanted::Soonest };
        let found = search(&bench, question.limits, &goals, extent)?;
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
}

/// The jobs of which one would have to be named, for more hours in it to be planned with; none where that helps nothing.
fn several_jobs(bench: &Bench<'_>) -> Vec<String> {
    let all = || jobs(bench.person, bench.begin).into_iter().map(|job| job.label.clone()).collect();
    if bench.is_job_open.get() { all() } else { Vec::new() }
}

/// A plan that would be over sooner, and what has to turn out well for it.
#[derive(Clone, Debug)]
pub struct Sooner {
    /// The day on which it is over.
    pub ends: Date,
    /// What has to turn out well, each once.
    pub to_find_out: Vec<Found>,
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
    let gap = searched.gap;
    let mut times: QuickMap<UndertakingId, usize> = QuickMap::default();
    for start in searched.plans.iter().flat_map(|plan| &plan.schedule.starts) {
        *times.entry(start.what).or_default() += 1;
    }
    let sought = Sought { bench, limits, goals, trail: searched.trail, times, otherwise: Answers::default() };
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
        plans.push(Plan { best_in, ..sought.told(candidate)? });
    }
    Ok(Plans { plans, gap, ..Plans::default() })
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
