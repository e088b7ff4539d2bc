//! Which sets of undertakings are tried: the most promising first, until none that is left can be better than what was found.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};

use rungs_core::program::TooLarge;

use crate::bounds::{self, Asking, Bounds, NEVER};
use crate::limits::Limits;
use crate::plan::HORIZON;
use crate::schedule::{Link, Schedule, Scheduled, Scheduler, loose_tails, tails};
use crate::undertaking::{UndertakingId, What};
use crate::verdict::{Bench, Gateway, Lack};

/// At most so many undertakings make a plan.
const MOST_STEPS: usize = 10;
/// At most so many sets are put in order.
const MOST_SETS: usize = 4_000;
/// How often a person is read in a search for plans, at most.
const MOST_READINGS: usize = 4_000;
/// The same where it is only asked what is left without a step.
pub(crate) const FEWER_READINGS: usize = 400;

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
}

/// What comes first: the soonest, then the shortest, the cheapest, the one that leaves least to others.
type Order = ((u32, u32), u32, (u32, u32), u32);

/// A set that waits for its turn, with the least that a plan with it takes. The most promising is the greatest.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    order: Reverse<Order>,
    set: Vec<UndertakingId>,
    links: Vec<Link>,
}

/// How far a search goes.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    /// The last month in which anything may end.
    pub(crate) last: u32,
    /// How often a person is read, at most.
    pub(crate) most_readings: usize,
    /// Whether only the soonest plan is wanted.
    pub(crate) only_soonest: bool,
}

impl Extent {
    /// As far as these limits leave, for every plan there is.
    pub(crate) fn within(limits: &Limits) -> Extent {
        Extent { last: limits.by.unwrap_or(HORIZON), most_readings: MOST_READINGS, only_soonest: false }
    }
}

/// Searches for plans that end with one of these ways in.
pub(crate) fn search(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    extent: Extent,
) -> Result<Searched, TooLarge> {
    let last = extent.last;
    let most_readings = bench.readings.get().saturating_add(extent.most_readings);
    let mut searched = Searched::default();
    let mut known: HashMap<Vec<UndertakingId>, Scheduled> = HashMap::new();
    // Sets that weren't put in every order.
    let mut interrupted: Vec<Takes> = Vec::new();
    let mut allowed: HashSet<UndertakingId> = HashSet::new();
    for (what, undertaking) in bench.atlas.undertakings.iter().enumerate() {
        // Registration is for whoever has trained already, mostly abroad.
        if limits.allow(undertaking)
            && bench.keeping.allows(what)
            && (!undertaking.is_registration() || bench.is_told_of(what)?)
        {
            allowed.insert(what);
        }
    }
    let is_allowed = |what: UndertakingId| allowed.contains(&what);
    let asking = Asking {
        person: bench.person,
        exceptions: bench.exceptions,
        allowed: &is_allowed,
        counts: &|what| bench.keeping.counts(what),
    };
    let bounds = Bounds::new(bench.atlas, &asking);
    let mut queue = Queue { bench, limits, bounds: &bounds, last, waiting: BinaryHeap::new(), seen: HashSet::new() };
    let is_no_worse = |one: &Takes, other: &Takes| match extent.only_soonest {
        true => one.finish <= other.finish,
        false => one.is_no_worse(other),
    };
    for goal in goals.iter().copied().filter(|goal| is_allowed(*goal)) {
        if bounds.months.get(goal) == Some(&NEVER) {
            searched.lacks.push((vec![goal], out_of_reach(bench, goal, &bounds, last)?));
        }
        queue.push(vec![goal], Vec::new());
    }
    while let Some(next) = queue.waiting.pop() {
        let Some(mut least) = least(bench, &bounds, &next.set, &next.links) else { continue };
        if searched.plans.iter().any(|plan| is_no_worse(&plan.takes, &least)) {
            continue;
        }
        let tails = loose_tails(bench, &next.set);
        let (set, tails) = (next.set.as_slice(), tails.as_slice());
        let scheduler = Scheduler { bench, limits, last, set, tails, most_decisions: None, most_readings };
        if !extent.only_soonest {
            least.decisions = scheduler.fewest_of_all()?;
            if searched.plans.iter().any(|plan| plan.takes.is_no_worse(&least)) {
                continue;
            }
        }
        if known.len() >= MOST_SETS || bench.readings.get() >= most_readings {
            queue.waiting.push(next);
            break;
        }
        if !known.contains_key(&next.set) {
            let scheduled = scheduler.run()?;
            take(bench, &scheduler, &scheduled, (least, extent.only_soonest), &mut searched.plans)?;
            if scheduler.is_cut_short() {
                interrupted.push(least);
            }
            if scheduled.best.is_none() && searched.plans.is_empty() {
                searched.lacks.push((next.set.clone(), scheduled.lacks.iter().map(|one| one.2.clone()).collect()));
            }
            known.insert(next.set.clone(), scheduled);
        }
        let Some(scheduled) = known.get(&next.set).filter(|_| next.set.len() < MOST_STEPS) else { continue };
        for (asks, at, lack) in &scheduled.lacks {
            let givers = lack.iter().flat_map(|lack| bench.atlas.givers(*lack)).copied();
            let givers: BTreeSet<UndertakingId> = givers.collect();
            for giver in givers.into_iter().filter(|giver| !next.set.contains(giver) && is_allowed(*giver)) {
                // The goal stays first; the others are a set.
                let (mut set, mut links) = (next.set.clone(), next.links.clone());
                set.push(giver);
                if let Some(others) = set.get_mut(1..) {
                    others.sort_unstable();
                }
                links.push(Link { giver, asks: *asks, at: *at });
                links.sort_unstable();
                queue.push(set, links);
            }
        }
    }
    let waiting = queue.waiting.iter().filter_map(|waiting| least(bench, &bounds, &waiting.set, &waiting.links));
    let is_better = |least: &Takes| !searched.plans.iter().any(|plan| is_no_worse(&plan.takes, least));
    let open: Vec<Takes> = waiting.chain(interrupted).filter(is_better).collect();
    if !open.is_empty() {
        let all = || open.iter().copied().chain(searched.plans.iter().map(|plan| plan.takes));
        let of_known_length = || all().filter(|takes| takes.finish.0 == 0);
        searched.gap = Some(Gap {
            finish: of_known_length().map(|takes| takes.finish.1).min().unwrap_or(0),
            cost: all().map(|takes| takes.cost.1).min().unwrap_or(0),
            steps: all().map(|takes| takes.steps).min().unwrap_or(0),
            decisions: all().map(|takes| takes.decisions).min().unwrap_or(0),
        });
    }
    Ok(searched)
}

/// Sets that wait for their turn.
struct Queue<'q, 'a> {
    bench: &'q Bench<'a>,
    limits: &'q Limits,
    bounds: &'q Bounds,
    last: u32,
    waiting: BinaryHeap<Waiting>,
    seen: HashSet<(Vec<UndertakingId>, Takes)>,
}

impl Queue<'_, '_> {
    /// Lets a set wait, if it can be over in time, and for the money there is. One that waits already with as good a prospect
    /// isn't another.
    fn push(&mut self, set: Vec<UndertakingId>, links: Vec<Link>) {
        let Some(least) = least(self.bench, self.bounds, &set, &links) else { return };
        let is_dear = self.limits.money.is_some_and(|most| least.cost.1 > most);
        if least.finish.1 <= self.last && !is_dear && self.seen.insert((set.clone(), least)) {
            let order = Reverse((least.finish, least.steps, least.cost, least.decisions));
            self.waiting.push(Waiting { order, set, links });
        }
    }
}

/// The least that a plan with all of these takes, each there for what its link says, and with what has to come before them;
/// none where one of them can't be at all.
fn least(bench: &Bench<'_>, bounds: &Bounds, set: &[UndertakingId], links: &[Link]) -> Option<Takes> {
    let of = |values: &[u32], what: &UndertakingId| values.get(*what).copied().unwrap_or(0);
    if set.iter().any(|what| of(&bounds.months, what) == NEVER) {
        return None;
    }
    let own = alone(bench, set);
    let counts = |what: UndertakingId| u32::from(bench.keeping.counts(what));
    let pounds = |what: UndertakingId| bench.undertaking(what).map_or(0, bounds::pounds);
    // What comes before one of them is none of those that it leads to.
    let through = |before: &[u32], after: Vec<u32>| {
        set.iter().zip(after).map(|(what, after)| of(before, what).saturating_add(after)).max().unwrap_or(0)
    };
    Some(Takes {
        finish: (own.finish.0, through(&bounds.months, tails(bench, set, links))),
        cost: (own.cost.0, own.cost.1.max(through(&bounds.pounds, chains(set, links, pounds)))),
        steps: own.steps.max(through(&bounds.steps, chains(set, links, counts))),
        decisions: own.decisions,
    })
}

/// What these take by themselves, whenever they begin.
fn alone(bench: &Bench<'_>, set: &[UndertakingId]) -> Takes {
    let all = || set.iter().filter_map(|what| bench.undertaking(*what));
    // What no page describes costs whatever it costs.
    let costs = || all().filter(|one| !matches!(one.what, What::Deed { .. })).map(|one| one.cost);
    let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    Takes {
        finish: (count(all().filter(|one| !one.is_length_known).count()), 0),
        cost: (count(costs().filter(Option::is_none).count()), costs().flatten().sum()),
        steps: count(set.iter().filter(|what| bench.keeping.counts(**what)).count()),
        decisions: all().map(|one| one.others()).sum(),
    }
}

/// For each of a set, what it takes with those that it leads to, one after another, the most of that.
fn chains(set: &[UndertakingId], links: &[Link], of: impl Fn(UndertakingId) -> u32) -> Vec<u32> {
    let mut chains: Vec<u32> = set.iter().map(|what| of(*what)).collect();
    // As many rounds as there are members reach the furthest of them.
    for _ in 0..set.len() {
        let known = chains.clone();
        for (own, what) in chains.iter_mut().zip(set) {
            for link in links.iter().filter(|link| link.giver == *what) {
                let place = set.iter().position(|one| *one == link.asks);
                let after = place.and_then(|place| known.get(place)).copied().unwrap_or(0);
                *own = (*own).max(of(*what).saturating_add(after));
            }
        }
    }
    chains
}

/// Of what a way in lacks, that which nothing leads to.
fn out_of_reach(bench: &Bench<'_>, goal: UndertakingId, bounds: &Bounds, last: u32) -> Result<Vec<Lack>, TooLarge> {
    let mut lacks = bench.never((goal, Gateway::Begin), &[], last)?.to_vec();
    if bench.undertaking(goal).is_some_and(|one| one.post.is_some()) {
        lacks.extend(bench.never((goal, Gateway::Hold), &[goal], last)?.iter().cloned());
    }
    lacks.retain(|lack| lack.iter().all(|number| bounds.conditions.get(*number) == Some(&NEVER)));
    Ok(lacks)
}

/// Takes up what a set comes to: its soonest end, and later ends with fewer decisions of others.
fn take(
    bench: &Bench<'_>,
    scheduler: &Scheduler<'_, '_>,
    scheduled: &Scheduled,
    (least, only_soonest): (Takes, bool),
    plans: &mut Vec<Candidate>,
) -> Result<(), TooLarge> {
    let mut next = scheduled.best.clone();
    while let Some(schedule) = next.take() {
        let decisions = decisions(bench, &schedule)?;
        let takes = Takes { finish: (least.finish.0, schedule.finish), decisions, ..alone(bench, scheduler.set) };
        if !plans.iter().any(|plan| plan.takes.is_no_worse(&takes)) {
            plans.retain(|plan| !takes.is_no_worse(&plan.takes));
            plans.push(Candidate { schedule: Schedule { decisions, ..schedule }, takes });
        }
        if decisions > least.decisions && !only_soonest {
            let fewer = Scheduler { most_decisions: Some(decisions - 1), ..scheduler.again() };
            next = fewer.run()?.best;
        }
    }
    Ok(())
}

/// How many decisions others take on the way.
fn decisions(bench: &Bench<'_>, schedule: &Schedule) -> Result<u32, TooLarge> {
    let mut decisions = 0;
    for (place, start) in schedule.starts.iter().enumerate() {
        let before = schedule.starts.get(..place).unwrap_or_default();
        decisions += bench.agreed(*start, before, &schedule.starts)?;
    }
    Ok(decisions)
}
