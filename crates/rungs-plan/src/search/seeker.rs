//! A search under way: the most promising set is looked at next, and what it lacks leads to further ones.

use std::rc::Rc;

use rungs_core::program::TooLarge;
use rungs_core::quick::QuickMap;

use super::queue::{Queue, Waiting};
use super::trail::Trail;
use super::{Candidate, Extent, Gap, Searched, Takes, Wanted, decisions, out_of_reach};
use crate::bench::{Bench, Gateway, Lack, Never};
use crate::bounds::prospect::{Prospect, alone};
use crate::bounds::{Bounds, NEVER};
use crate::limits::Limits;
use crate::schedule::{Link, Schedule, Scheduled, Scheduler, loose_tails};
use crate::search::filling::Filling;
use crate::undertaking::UndertakingId;

/// At most so many undertakings make a plan.
const MOST_STEPS: usize = 10;
/// At most so many sets are put in order.
const MOST_SETS: usize = 4_000;

/// What a set is put in order for, and how often a person is read for it, at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    /// To find any plan.
    Glance,
    /// To find the best, with so many readings.
    Full(usize),
}

impl Share {
    /// What each set gets as its turn comes.
    const FULL: usize = 500;

    fn readings(self) -> usize {
        match self {
            Share::Glance => 100,
            Share::Full(readings) => readings,
        }
    }
}

/// The part of all readings after which it is no longer looked for just any plan.
const DIVE: usize = 4;

/// A search under way.
pub(super) struct Seeker<'s, 'a> {
    bench: &'s Bench<'a>,
    limits: &'s Limits,
    extent: Extent,
    trail: &'s Rc<Trail>,
    goals: &'s [UndertakingId],
    /// What is left out, by its name.
    without: Vec<UndertakingId>,
    most_readings: usize,
    queue: Queue<'s>,
    searched: Searched,
    known: QuickMap<Vec<UndertakingId>, Rc<Scheduled>>,
    /// Sets that weren't put in every order, with the least that a plan with each takes.
    interrupted: Vec<(Waiting, Takes)>,
    /// The same, while it is only looked for any plan.
    glanced: Vec<Vec<UndertakingId>>,
}

impl<'s, 'a> Seeker<'s, 'a> {
    /// A search that begins with the ways in.
    pub(super) fn new(
        bench: &'s Bench<'a>,
        limits: &'s Limits,
        goals: &'s [UndertakingId],
        extent: Extent,
        trail: &'s Rc<Trail>,
    ) -> Result<Seeker<'s, 'a>, TooLarge> {
        let without = bench.atlas.left_out(limits);
        let mut seeker = Seeker {
            bench,
            limits,
            extent,
            trail,
            goals,
            without,
            most_readings: bench.readings.get().saturating_add(extent.most_readings),
            queue: Queue::new(limits, extent.last),
            searched: Searched::default(),
            known: QuickMap::default(),
            interrupted: Vec::new(),
            glanced: Vec::new(),
        };
        for goal in goals.iter().copied().filter(|goal| seeker.is_allowed(goal)).collect::<Vec<_>>() {
            let bounds = seeker.bounds();
            if bounds.months.get(goal) == Some(&NEVER) {
                seeker.searched.lacks.push((vec![goal], out_of_reach(bench, goal, bounds, extent.last)?));
            }
            let least = Prospect::of(bench, bounds, &[goal], &[]).map(|prospect| prospect.least());
            if let Some(least) = least.filter(|least| seeker.queue.may_be(least)) {
                seeker.queue.push((vec![goal], Vec::new()), least, None);
            }
        }
        Ok(seeker)
    }

    fn bounds(&self) -> &'s Bounds {
        &self.trail.ground.bounds
    }

    fn is_allowed(&self, what: &UndertakingId) -> bool {
        self.trail.ground.allows(*what) && !self.without.contains(what)
    }

    /// Starts from plans that are known, and leave out all that is to be left out.
    pub(super) fn start_from(&mut self, known: Vec<Candidate>) {
        self.searched.plans = known;
    }

    /// Whether a plan is known than which none can be sooner.
    pub(super) fn is_as_soon_as_can_be(&self) -> bool {
        let soonest = self.trail.soonest();
        self.searched.plans.iter().any(|plan| soonest.is_some_and(|soonest| plan.takes.finish <= soonest))
    }

    /// Looks through all of it, or as far as it may. What was left off for having had its share is taken up again once nothing
    /// else waits, for twice as long, while there are readings for it.
    pub(super) fn run(&mut self) -> Result<(), TooLarge> {
        self.dive()?;
        let mut readings = Share::FULL;
        loop {
            while let Some(next) = self.queue.waiting.pop() {
                if self.follow(&next, Share::Full(readings))?.is_none() {
                    self.queue.waiting.push(next);
                    return Ok(());
                }
            }
            if self.interrupted.is_empty() || self.bench.readings.get() >= self.most_readings {
                return Ok(());
            }
            readings = readings.saturating_mul(2);
            for (set, _) in self.interrupted.drain(..) {
                self.known.remove(&set.set);
                self.searched.lacks.retain(|(known, _)| *known != set.set);
                self.queue.waiting.push(set);
            }
        }
    }

    /// What was found; what it leaves to others is taken down in `trail`, if there is one.
    pub(super) fn searched(self, trail: Option<&Rc<Trail>>) -> Searched {
        let Seeker { queue, mut searched, interrupted, extent, .. } = self;
        let waiting = queue.waiting.iter().map(Waiting::least);
        let is_better = |least: &Takes| !searched.plans.iter().any(|plan| extent.is_no_worse(&plan.takes, least));
        let open: Vec<Takes> =
            waiting.chain(interrupted.into_iter().map(|(_, least)| least)).filter(is_better).collect();
        let all: Vec<Takes> = open.iter().copied().chain(searched.plans.iter().map(|plan| plan.takes)).collect();
        if let Some(trail) = trail {
            trail.is_no_sooner_than(all.iter());
            searched.trail = Some(Rc::clone(trail));
        }
        if !open.is_empty() {
            let of_known_length = all.iter().filter(|takes| takes.finish.0 == 0);
            searched.gap = Some(Gap {
                finish: of_known_length.map(|takes| takes.finish.1).min().unwrap_or(0),
                cost: all.iter().map(|takes| takes.cost.1).min().unwrap_or(0),
                steps: all.iter().map(|takes| takes.steps).min().unwrap_or(0),
                decisions: all.iter().map(|takes| takes.decisions).min().unwrap_or(0),
            });
        }
        searched
    }

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
            let lack = |one: &'_ Waiting| one.filling.as_ref().map(|filling| Rc::clone(&filling.lack));
            let is_filled = |filled: &Rc<Lack>| further.iter().all(|one| lack(one).as_ref() != Some(filled));
            if lack(&next).as_ref().is_none_or(is_filled) {
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
        let mut least = next.least();
        let is_beaten =
            |plans: &[Candidate], least: &Takes| plans.iter().any(|plan| extent.is_no_worse(&plan.takes, least));
        if is_beaten(&self.searched.plans, &least) {
            return Ok(Some(Vec::new()));
        }
        if let Some(filling) = &next.filling
            && !bench.brings(filling, extent.last)?
        {
            return Ok(Some(Vec::new()));
        }
        let tails = loose_tails(bench, &next.set);
        let (set, tails) = (next.set.as_slice(), tails.as_slice());
        let (limits, last) = (self.limits, extent.last);
        let most_readings = self.most_readings.min(bench.readings.get().saturating_add(share.readings()));
        let before = self.ends_before(Takes { decisions: least.decisions, ..alone(bench, set) }, set);
        let scheduler = Scheduler { bench, limits, last, before, set, tails, most_decisions: None, most_readings };
        // How few decisions it comes down to matters only beside a plan that is known.
        if extent.wanted == Wanted::Best && !self.searched.plans.is_empty() {
            least.decisions = least.decisions.max(scheduler.fewest_of_all()?);
            if is_beaten(&self.searched.plans, &least) {
                return Ok(Some(Vec::new()));
            }
        }
        if self.known.len() >= MOST_SETS || bench.readings.get() >= self.most_readings {
            return Ok(None);
        }
        if next.filling.as_ref().is_some_and(|filling| bench.gives_hours_in_no_job(filling.giver)) {
            bench.is_job_open.set(true);
        }
        if !self.known.contains_key(&next.set) {
            let known = self.trail.order(&next.set, before);
            let is_known = known.is_some();
            let scheduled = match known {
                Some(known) => known,
                None => Rc::new(scheduler.run()?),
            };
            if extent.wanted == Wanted::Best && scheduled.best.is_some() {
                least.decisions = least.decisions.max(scheduler.fewest_of_all()?);
            }
            // The plans of a set that is known are among those that the search started from.
            if !is_known {
                self.take(&scheduler, &scheduled, least)?;
                if !scheduler.is_cut_short() {
                    self.trail.keep(set, &scheduled);
                } else {
                    // What was only glanced at waits for its turn all the same.
                    match share {
                        Share::Glance => self.glanced.push(next.set.clone()),
                        Share::Full(_) => self.interrupted.push((next.clone(), least)),
                    }
                }
            }
            if scheduled.best.is_none() && self.searched.plans.is_empty() {
                let lacks = scheduled.lacks.iter().map(|one| one.2.clone()).collect();
                self.searched.lacks.push((next.set.clone(), lacks));
            }
            self.known.insert(next.set.clone(), scheduled);
        }
        let scheduled = self.known.get(&next.set).filter(|_| next.set.len() < MOST_STEPS).map(Rc::clone);
        let Some(scheduled) = scheduled else {
            return Ok(Some(Vec::new()));
        };
        let mut further = Vec::new();
        let Some(prospect) = Prospect::of(bench, self.bounds(), &next.set, &next.links) else {
            return Ok(Some(further));
        };
        for (asks, at, lack) in &scheduled.lacks {
            // What doesn't open beside everything there is completes no set.
            let never = self.beside_all((*asks, *at))?;
            if never.is_so() {
                if next.set.first() == Some(asks) && self.searched.plans.is_empty() {
                    self.searched.lacks.push((next.set.clone(), never.all().cloned().collect()));
                }
                return Ok(Some(Vec::new()));
            }
            let alike = bench.givers_alike(lack, self.goals);
            let is_left = |giver: &UndertakingId| !next.set.contains(giver) && self.is_allowed(giver);
            let left: Vec<(UndertakingId, UndertakingId)> =
                alike.iter().filter(|(giver, _)| is_left(giver)).copied().collect();
            // Of those that do as well as one another, the last is tried.
            let tried: QuickMap<UndertakingId, UndertakingId> =
                left.iter().map(|(giver, first)| (*first, *giver)).collect();
            let lack = Rc::new(lack.clone());
            for (giver, _) in left.into_iter().filter(|(giver, first)| tried.get(first) == Some(giver)) {
                let filling = Filling { giver, asks: *asks, at: *at, lack: Rc::clone(&lack) };
                if bench.is_known_useless(&filling, extent.last) {
                    continue;
                }
                let link = Link { giver, asks: *asks, at: *at };
                // What can't be better than a plan that is known needn't wait.
                let may_be = |least: &Takes| self.queue.may_be(least) && !is_beaten(&self.searched.plans, least);
                let Some(least) = prospect.least_with(link).filter(may_be) else { continue };
                // The goal stays first; the others are a set.
                let (mut set, mut links) = (next.set.clone(), next.links.clone());
                set.push(giver);
                if let Some(others) = set.get_mut(1..) {
                    others.sort_unstable();
                }
                links.push(link);
                links.sort_unstable();
                further.extend(self.queue.push((set, links), least, Some(filling)));
            }
        }
        Ok(Some(further))
    }

    /// The month before which a set has to be over to be any better than the plans of others that are known, by what else it
    /// takes at least. Its own plans, of a time before, are gone on from: later ends leave less to others.
    fn ends_before(&self, takes: Takes, set: &[UndertakingId]) -> u32 {
        let latest = Takes { finish: (takes.finish.0, u32::MAX), ..takes };
        let is_of_another = |plan: &&Candidate| {
            plan.schedule.starts.len() != set.len()
                || plan.schedule.starts.iter().any(|start| !set.contains(&start.what))
        };
        let plans = self.searched.plans.iter().filter(is_of_another);
        let as_good = plans.filter(|plan| self.extent.is_no_worse(&plan.takes, &latest));
        let ends = |plan: &Candidate| if plan.takes.finish.0 < takes.finish.0 { 0 } else { plan.takes.finish.1 };
        as_good.map(ends).min().unwrap_or(u32::MAX)
    }

    /// Takes up what a set comes to: its soonest end, and later ends with fewer decisions of others.
    fn take(&mut self, scheduler: &Scheduler<'_, '_>, scheduled: &Scheduled, least: Takes) -> Result<(), TooLarge> {
        let bench = self.bench;
        let mut next = scheduled.best.clone();
        while let Some(schedule) = next.take() {
            let decisions = decisions(bench, &schedule)?;
            let takes = Takes { finish: (least.finish.0, schedule.finish), decisions, ..alone(bench, scheduler.set) };
            let candidate = Candidate { schedule: Schedule { decisions, ..schedule }, takes };
            self.trail.find(candidate.clone());
            if !self.searched.plans.iter().any(|plan| plan.takes.is_no_worse(&takes)) {
                self.searched.plans.retain(|plan| !takes.is_no_worse(&plan.takes));
                self.searched.plans.push(candidate);
            }
            if decisions > least.decisions && self.extent.wanted == Wanted::Best {
                let fewer = Scheduler { most_decisions: Some(decisions - 1), ..scheduler.again() };
                next = fewer.run()?.best;
            }
        }
        Ok(())
    }

    /// What a gateway lacks beside everything that may be undertaken, and that can be there at all.
    fn beside_all(&self, (asks, at): (UndertakingId, Gateway)) -> Result<Rc<Never>, TooLarge> {
        let [to_begin, to_hold] = &*self.bench.givers_of(asks);
        let can_be = |what: &UndertakingId| self.bounds().months.get(*what) != Some(&NEVER) && self.is_allowed(what);
        let all: Vec<UndertakingId> = match at {
            Gateway::Begin => to_begin.iter().filter(|one| can_be(one)).copied().collect(),
            Gateway::Hold => to_hold.iter().filter(|one| can_be(one)).copied().chain([asks]).collect(),
        };
        self.bench.never((asks, at), &all, self.extent.last)
    }
}
