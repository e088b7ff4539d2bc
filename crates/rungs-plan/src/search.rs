//! Which sets of undertakings are tried: the most promising first, until none that is left can be better than what was found.

use std::cmp::Reverse;
use std::collections::{BTreeSet, BinaryHeap, HashMap, HashSet};
use std::rc::Rc;

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

/// How often a person is read to put one set in order, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// To find any plan.
    Glance,
    /// To find the best.
    Full,
}

impl Share {
    fn readings(self) -> usize {
        match self {
            Share::Glance => 100,
            Share::Full => 500,
        }
    }
}

/// The part of all readings after which it is no longer looked for just any plan.
const DIVE: usize = 4;

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
    /// What it was looked for among.
    pub(crate) ground: Option<Rc<Ground>>,
}

/// What plans are looked for among: what may be undertaken at all, and what no plan can do without.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    allowed: Vec<bool>,
    bounds: Bounds,
}

impl Ground {
    fn of(bench: &Bench<'_>, limits: &Limits) -> Result<Ground, TooLarge> {
        let mut allowed = vec![false; bench.atlas.undertakings.len()];
        for ((what, undertaking), allowed) in bench.atlas.undertakings.iter().enumerate().zip(&mut allowed) {
            // Registration is for whoever has trained already, mostly abroad.
            *allowed = limits.allow(undertaking)
                && bench.keeping.allows(what)
                && (!undertaking.is_registration() || bench.is_told_of(what)?);
        }
        for what in limits.without.iter().flat_map(|name| bench.atlas.all_named(name)) {
            allowed.get_mut(*what).into_iter().for_each(|allowed| *allowed = false);
        }
        let asking = Asking {
            person: bench.person,
            exceptions: bench.exceptions,
            allowed: &|what| allowed.get(what).copied().unwrap_or(false),
            counts: &|what| bench.keeping.counts(what),
        };
        let bounds = Bounds::new(bench.atlas, &asking);
        Ok(Ground { allowed, bounds })
    }

    fn allows(&self, what: UndertakingId) -> bool {
        self.allowed.get(what).copied().unwrap_or(false)
    }
}

/// What comes first: the soonest, then the shortest, the cheapest, the one that leaves least to others.
type Order = ((u32, u32), u32, (u32, u32), u32);

/// A set that waits for its turn, with the least that a plan with it takes. The most promising is the greatest.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    order: Reverse<Order>,
    set: Vec<UndertakingId>,
    links: Vec<Link>,
    /// What was lacking before the last of them came to it.
    filled: Option<Lack>,
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
    search_within(bench, limits, goals, extent, None)
}

/// The same, where bounds are known already that hold: whatever is left out in addition only takes more.
pub(crate) fn search_within(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    extent: Extent,
    known: Option<&Rc<Ground>>,
) -> Result<Searched, TooLarge> {
    let last = extent.last;
    let most_readings = bench.readings.get().saturating_add(extent.most_readings);
    let mut searched = Searched::default();
    let ground = match known {
        Some(ground) => Rc::clone(ground),
        None => Rc::new(Ground::of(bench, limits)?),
    };
    let without: Vec<UndertakingId> =
        limits.without.iter().flat_map(|name| bench.atlas.all_named(name)).copied().collect();
    let is_allowed = |what: UndertakingId| ground.allows(what) && !without.contains(&what);
    let bounds = &ground.bounds;
    let mut queue = Queue { bench, limits, bounds, last, waiting: BinaryHeap::new(), seen: HashSet::new() };
    for goal in goals.iter().copied().filter(|goal| is_allowed(*goal)) {
        if bounds.months.get(goal) == Some(&NEVER) {
            searched.lacks.push((vec![goal], out_of_reach(bench, goal, bounds, last)?));
        }
        queue.push(vec![goal], Vec::new(), None);
    }
    let mut seeker = Seeker {
        bench,
        limits,
        bounds,
        extent,
        is_allowed: &is_allowed,
        most_readings,
        queue,
        searched,
        known: HashMap::new(),
        interrupted: Vec::new(),
        glanced: Vec::new(),
    };
    seeker.dive()?;
    while let Some(next) = seeker.queue.waiting.pop() {
        if seeker.follow(&next, Share::Full)?.is_none() {
            seeker.queue.waiting.push(next);
            break;
        }
    }
    let Seeker { queue, mut searched, interrupted, .. } = seeker;
    let waiting = queue.waiting.iter().filter_map(|waiting| least(bench, bounds, &waiting.set, &waiting.links));
    let is_better = |least: &Takes| !searched.plans.iter().any(|plan| extent.is_no_worse(&plan.takes, least));
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
    searched.ground = Some(Rc::clone(&ground));
    Ok(searched)
}

/// A search under way.
struct Seeker<'s, 'a> {
    bench: &'s Bench<'a>,
    limits: &'s Limits,
    bounds: &'s Bounds,
    extent: Extent,
    is_allowed: &'s dyn Fn(UndertakingId) -> bool,
    most_readings: usize,
    queue: Queue<'s, 'a>,
    searched: Searched,
    known: HashMap<Vec<UndertakingId>, Scheduled>,
    /// Sets that weren't put in every order.
    interrupted: Vec<Takes>,
    /// The same, while it is only looked for any plan.
    glanced: Vec<Vec<UndertakingId>>,
}

impl Seeker<'_, '_> {
    /// Looks for any plan at all, from each way in down: a search that has to stop has something to show, and one that has
    /// found something needn't look at what can't be better.
    ///
    /// What is seen on the way goes on waiting for its turn.
    fn dive(&mut self) -> Result<(), TooLarge> {
        let end = self.bench.readings.get().saturating_add(self.extent.most_readings / DIVE);
        let mut ways: Vec<Waiting> = self.queue.waiting.iter().cloned().collect();
        ways.sort();
        while let Some(next) = ways.pop() {
            if !self.searched.plans.is_empty() || self.bench.readings.get() >= end {
                break;
            }
            let Some(mut further) = self.follow(&next, Share::Glance)? else { break };
            further.sort();
            // The most promising is looked at next, and last what goes on filling what the last one didn't fill.
            let is_filled = |lack: &Lack| further.iter().all(|one| one.filled.as_ref() != Some(lack));
            if next.filled.as_ref().is_none_or(is_filled) {
                ways.extend(further);
            } else {
                ways.splice(0..0, further);
            }
        }
        for set in self.glanced.drain(..) {
            self.known.remove(&set);
        }
        Ok(())
    }

    /// Puts a set in order, and lets wait what it leads to; none where there was too much to look at.
    fn follow(&mut self, next: &Waiting, share: Share) -> Result<Option<Vec<Waiting>>, TooLarge> {
        let (bench, extent) = (self.bench, self.extent);
        let Some(mut least) = least(bench, self.bounds, &next.set, &next.links) else { return Ok(Some(Vec::new())) };
        let is_beaten =
            |plans: &[Candidate], least: &Takes| plans.iter().any(|plan| extent.is_no_worse(&plan.takes, least));
        if is_beaten(&self.searched.plans, &least) {
            return Ok(Some(Vec::new()));
        }
        let tails = loose_tails(bench, &next.set);
        let (set, tails) = (next.set.as_slice(), tails.as_slice());
        let (limits, last) = (self.limits, extent.last);
        let most_readings = self.most_readings.min(bench.readings.get().saturating_add(share.readings()));
        let scheduler = Scheduler { bench, limits, last, set, tails, most_decisions: None, most_readings };
        // How few decisions it comes down to matters only beside a plan that is known.
        if extent.wanted == Wanted::Best && !self.searched.plans.is_empty() {
            least.decisions = scheduler.fewest_of_all()?;
            if is_beaten(&self.searched.plans, &least) {
                return Ok(Some(Vec::new()));
            }
        }
        if self.known.len() >= MOST_SETS || bench.readings.get() >= self.most_readings {
            return Ok(None);
        }
        if !self.known.contains_key(&next.set) {
            let scheduled = scheduler.run()?;
            if extent.wanted == Wanted::Best && scheduled.best.is_some() {
                least.decisions = scheduler.fewest_of_all()?;
            }
            take(bench, &scheduler, &scheduled, (least, extent.wanted), &mut self.searched.plans)?;
            if scheduler.is_cut_short() {
                // What was only glanced at waits for its turn all the same.
                match share {
                    Share::Glance => self.glanced.push(next.set.clone()),
                    Share::Full => self.interrupted.push(least),
                }
            }
            if scheduled.best.is_none() && self.searched.plans.is_empty() {
                let lacks = scheduled.lacks.iter().map(|one| one.2.clone()).collect();
                self.searched.lacks.push((next.set.clone(), lacks));
            }
            self.known.insert(next.set.clone(), scheduled);
        }
        let Some(scheduled) = self.known.get(&next.set).filter(|_| next.set.len() < MOST_STEPS) else {
            return Ok(Some(Vec::new()));
        };
        let mut further = Vec::new();
        for (asks, at, lack) in &scheduled.lacks {
            let givers = lack.iter().flat_map(|lack| bench.atlas.givers(*lack)).copied();
            let givers: BTreeSet<UndertakingId> = givers.collect();
            for giver in givers.into_iter().filter(|giver| !next.set.contains(giver) && (self.is_allowed)(*giver)) {
                // The goal stays first; the others are a set.
                let (mut set, mut links) = (next.set.clone(), next.links.clone());
                set.push(giver);
                if let Some(others) = set.get_mut(1..) {
                    others.sort_unstable();
                }
                links.push(Link { giver, asks: *asks, at: *at });
                links.sort_unstable();
                further.extend(self.queue.push(set, links, Some(lack.clone())));
            }
        }
        Ok(Some(further))
    }
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
    /// isn't another. Gives it back, as it waits.
    fn push(&mut self, set: Vec<UndertakingId>, links: Vec<Link>, filled: Option<Lack>) -> Option<Waiting> {
        let least = least(self.bench, self.bounds, &set, &links)?;
        let is_dear = self.limits.money.is_some_and(|most| least.cost.1 > most);
        if least.finish.1 > self.last || is_dear || !self.seen.insert((set.clone(), least)) {
            return None;
        }
        let order = Reverse((least.finish, least.steps, least.cost, least.decisions));
        let waiting = Waiting { order, set, links, filled };
        self.waiting.push(waiting.clone());
        Some(waiting)
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
    // What others have to do costs them.
    let costs = || all().filter(|one| !matches!(one.what, What::Deed { by: Some(_), .. })).map(|one| one.cost);
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
    let mut lacks = bench.never((goal, Gateway::Begin), &[], last)?.always().to_vec();
    if bench.undertaking(goal).is_some_and(|one| one.post.is_some()) {
        lacks.extend(bench.never((goal, Gateway::Hold), &[goal], last)?.always().iter().cloned());
    }
    lacks.retain(|lack| lack.iter().all(|number| bounds.conditions.get(*number) == Some(&NEVER)));
    Ok(lacks)
}

/// Takes up what a set comes to: its soonest end, and later ends with fewer decisions of others.
fn take(
    bench: &Bench<'_>,
    scheduler: &Scheduler<'_, '_>,
    scheduled: &Scheduled,
    (least, wanted): (Takes, Wanted),
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
        if decisions > least.decisions && wanted == Wanted::Best {
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
