//! Which sets of undertakings are tried: the most promising first, until none that is left can be better than what was found.

pub(crate) mod alike;
pub(crate) mod filling;
mod ground;
mod queue;
mod seeker;
mod trail;

use std::rc::Rc;

use rungs_core::program::TooLarge;

use crate::bench::{Bench, Gateway, Lack};
use crate::bounds::{Bounds, NEVER};
use crate::limits::Limits;
use crate::plan::HORIZON;
use crate::schedule::Schedule;
use crate::undertaking::{Undertaking, UndertakingId};

use ground::Ground;
use seeker::Seeker;
pub(crate) use trail::Trail;

/// How often a person is read in a search for plans, at most.
const MOST_READINGS: usize = 4_000;
/// The same where it is asked what would be sooner if more were true.
pub(crate) const READINGS_FOR_SOONER: usize = 3_000;
/// The same where it is only asked what is left without a step.
pub(crate) const FEWER_READINGS: usize = 400;
/// The same where a plan without the step is known, and a sooner one is looked for.
const FEWEST_READINGS: usize = 100;

/// What a plan takes. Less is better in each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Takes {
    /// How many of its steps take a time that nobody has told, and the month in which the others are over.
    pub(crate) finish: (u32, u32),
    /// How many of its steps have a cost that nobody has told, and the pounds that the others cost together.
    pub(crate) cost: (u32, u32),
    /// How many steps it has.
    pub(crate) steps: u32,
    /// How many decisions others take.
    pub(crate) decisions: u32,
}

impl Takes {
    /// Whether it is as good in every way.
    pub(crate) fn is_no_worse(&self, other: &Takes) -> bool {
        self.finish <= other.finish
            && self.cost <= other.cost
            && self.steps <= other.steps
            && self.decisions <= other.decisions
    }
}

/// How far from the best a search that was cut short may have stopped: no plan takes less than this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The month before which no plan is over of which it is known how long it takes.
    pub finish: u32,
    /// The fewest pounds, as far as costs are told.
    pub cost: u32,
    /// The fewest steps.
    pub steps: u32,
    /// The fewest decisions of others.
    pub decisions: u32,
}

/// A plan that was found: when what begins, and what that takes.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub(crate) schedule: Schedule,
    pub(crate) takes: Takes,
}

/// What a search found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Searched {
    /// Plans of which none is as good as another in every way.
    pub(crate) plans: Vec<Candidate>,
    /// What was missing, where no plan was found: of each set that led no further, what it lacked.
    pub(crate) lacks: Vec<(Vec<UndertakingId>, Vec<Lack>)>,
    /// How far the plans may be from the best, where the search was cut short.
    pub(crate) gap: Option<Gap>,
    /// What a search can go on from that leaves out more.
    pub(crate) trail: Option<Rc<Trail>>,
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    /// The last month in which anything may end.
    pub(crate) last: u32,
    /// How often a person is read, at most.
    pub(crate) most_readings: usize,
    /// What is looked for.
    pub(crate) wanted: Wanted,
}

/// What a search looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// Every plan that no other one is as good as in every way.
    Best,
    /// The soonest plan.
    Soonest,
    /// Any plan.
    Any,
}

impl Extent {
    /// As far as these limits leave, for every plan there is.
    pub(crate) fn within(limits: &Limits) -> Extent {
        Extent { last: limits.by.unwrap_or(HORIZON), most_readings: MOST_READINGS, wanted: Wanted::Best }
    }

    /// Whether one is as good as another in everything that is asked about.
    fn is_no_worse(&self, one: &Takes, other: &Takes) -> bool {
        match self.wanted {
            Wanted::Best => one.is_no_worse(other),
            Wanted::Soonest => one.finish <= other.finish,
            Wanted::Any => true,
        }
    }
}

/// Searches for plans that end with one of these ways in.
pub(crate) fn search(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    extent: Extent,
) -> Result<Searched, TooLarge> {
    let trail = Rc::new(Trail::of(Ground::of(bench, limits)?));
    let mut seeker = Seeker::new(bench, limits, goals, extent, &trail)?;
    seeker.run()?;
    Ok(seeker.searched(Some(&trail)))
}

/// Searches for the soonest plan that keeps to the same as before, and leaves out one thing more: so all that was found out
/// before holds. What so many plans undertake is looked for without so many times as far.
pub(crate) fn search_without(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    trail: &Rc<Trail>,
    (without, times): (UndertakingId, usize),
) -> Result<Searched, TooLarge> {
    let mut limits = limits.clone();
    limits.without.extend(bench.undertaking(without).map(Undertaking::name));
    let known = trail.without(&bench.atlas.left_out(&limits));
    let most_readings = if known.is_empty() { FEWER_READINGS } else { FEWEST_READINGS }.saturating_mul(times);
    let extent = Extent { most_readings, wanted: Wanted::Soonest, ..Extent::within(&limits) };
    let mut seeker = Seeker::new(bench, &limits, goals, extent, trail)?;
    seeker.start_from(known);
    if !seeker.is_as_soon_as_can_be() {
        seeker.run()?;
    }
    Ok(seeker.searched(None))
}

/// Of what a way in lacks, that which nothing leads to.
fn out_of_reach(bench: &Bench<'_>, goal: UndertakingId, bounds: &Bounds, last: u32) -> Result<Vec<Lack>, TooLarge> {
    let mut lacks = bench.never((goal, Gateway::Begin), &[], last)?.always().to_vec();
    if bench.undertaking(goal).is_some_and(|one| one.post.is_some()) {
        lacks.extend(bench.never((goal, Gateway::Hold), &[goal], last)?.always().iter().cloned());
    }
    lacks.retain(|lack| lack.iter().all(|number| bounds.conditions.get(*number) == Some(&NEVER)));
    Ok(lacks)
}

/// How many decisions others take on the way.
pub(crate) fn decisions(bench: &Bench<'_>, schedule: &Schedule) -> Result<u32, TooLarge> {
    let mut decisions = 0;
    for (place, start) in schedule.starts.iter().enumerate() {
        let before = schedule.starts.get(..place).unwrap_or_default();
        decisions += bench.agreed(*start, before, &schedule.starts)?;
    }
    Ok(decisions)
}
