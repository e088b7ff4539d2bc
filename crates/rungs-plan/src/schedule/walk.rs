//! The search for the best order of a set: what begins next, month by month.

use std::collections::BTreeSet;

use rungs_core::opportunity::Pace;
use rungs_core::program::TooLarge;

use super::opening::Opening;
use super::prompt::prompt;
use super::{Lacking, Schedule, Scheduler};
use crate::bench::{Gateway, Lack};
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};

/// What may be gained by putting something off.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Waits {
    /// Nothing.
    Never,
    /// It ends a job: the months of that may be asked for.
    ForOthers,
    /// What it gives may be asked to be recent, on a day that others settle.
    Anyhow,
}

/// One of the set.
pub(super) struct Member<'a> {
    pub(super) what: UndertakingId,
    pub(super) undertaking: &'a Undertaking,
    /// The least that is left from its beginning to the end of the plan, in months.
    tail: u32,
    /// The first month in which it could begin, whatever the others do.
    first: u32,
    pub(super) waits: Waits,
    /// Whether nothing is gained by its waiting, and nothing lost by its beginning as soon as it can.
    is_prompt: bool,
}

/// A search for the best order.
pub(super) struct Walk<'w, 'b, 'a> {
    scheduler: &'w Scheduler<'b, 'a>,
    members: Vec<Member<'a>>,
    pub(super) best: Option<Schedule>,
    /// What was found missing, in all the months and orders that were looked at.
    pub(super) lacks: Lacking,
}

impl<'w, 'b, 'a> Walk<'w, 'b, 'a> {
    pub(super) fn new(scheduler: &'w Scheduler<'b, 'a>) -> Walk<'w, 'b, 'a> {
        let member = |(what, tail): (&UndertakingId, &u32)| {
            let undertaking = scheduler.bench.undertaking(*what)?;
            let waits = scheduler.waits_for(undertaking, *what);
            Some(Member { what: *what, undertaking, tail: *tail, first: 0, waits, is_prompt: false })
        };
        let members = scheduler.set.iter().zip(scheduler.tails).filter_map(member).collect();
        Walk { scheduler, members, best: None, lacks: BTreeSet::new() }
    }

    /// The member at a place begins in this month at the earliest.
    pub(super) fn can_begin(&mut self, place: usize, month: u32) {
        self.members.get_mut(place).into_iter().for_each(|member| member.first = month);
    }

    /// Looks for the best order of all. First nothing waits for being recent later; then what could go out of date before a
    /// sooner end than was found does.
    pub(super) fn run(&mut self) -> Result<(), TooLarge> {
        let waiting: Vec<Waits> = self.members.iter().map(|member| member.waits).collect();
        if waiting.contains(&Waits::Anyhow) {
            for member in self.members.iter_mut().filter(|member| member.waits == Waits::Anyhow) {
                member.waits = self.scheduler.waits_for_work(member.undertaking);
            }
            self.find_prompt()?;
            self.on(&mut Vec::new(), 0, 0)?;
            let lapses: Vec<bool> = self.members.iter().map(|member| self.lapses(member)).collect();
            if !lapses.contains(&true) {
                return Ok(());
            }
            for ((member, waits), _) in self.members.iter_mut().zip(waiting).zip(lapses).filter(|(_, lapses)| *lapses) {
                member.waits = waits;
            }
        }
        self.find_prompt()?;
        self.on(&mut Vec::new(), 0, 0)
    }

    /// Whether what one of them gives could count no more by the time it is asked for, if it began as soon as it can and all
    /// of it were to be over sooner than what is known.
    fn lapses(&self, member: &Member<'_>) -> bool {
        let Scheduler { bench, last, before, .. } = *self.scheduler;
        let known = self.best.as_ref().map_or(u32::MAX, |best| best.finish);
        let last = last.min(before.min(known).saturating_sub(1));
        let is_there = member.first.saturating_add(member.undertaking.months);
        self.members.iter().any(|asks| {
            let begins = last.saturating_sub(asks.tail);
            let is_held = begins.saturating_add(asks.undertaking.months);
            [(Gateway::Begin, begins), (Gateway::Hold, is_held)].into_iter().any(|(gateway, month)| {
                let after = bench.lapses_after(member.what, (asks.what, gateway));
                after.is_some_and(|after| is_there.saturating_add(after) <= month)
            })
        })
    }

    /// Finds out which of them begin as soon as they can.
    fn find_prompt(&mut self) -> Result<(), TooLarge> {
        let prompt = prompt(self.scheduler, &self.members)?;
        for (member, is_prompt) in self.members.iter_mut().zip(prompt) {
            member.is_prompt = is_prompt;
        }
        Ok(())
    }

    /// Goes on from what has begun, with what begins next: nothing begins between `now` and then.
    pub(super) fn on(&mut self, started: &mut Vec<Start>, now: u32, decisions: u32) -> Result<(), TooLarge> {
        let is_open = |place: &usize| {
            let what = self.members.get(*place).map(|member| member.what);
            !started.iter().any(|start| Some(start.what) == what)
        };
        // The goal comes last: what it stands on bounds how late the others can be.
        let open: Vec<usize> = (0..self.members.len()).rev().filter(is_open).collect();
        if open.is_empty() {
            return self.finish(started, decisions);
        }
        // Nothing begins before the first of those that begin as soon as they can that could begin after it as well.
        let mut first: Option<(usize, u32)> = None;
        let (prompt, others): (Vec<usize>, Vec<usize>) = open.iter().partition(|place| self.is_prompt(**place));
        for place in prompt {
            let until = first.map_or(u32::MAX, |(_, month)| month);
            if let Some(month) = self.first_month(place, &open, started, (now, until))? {
                first = Some((place, month));
            }
            if first.is_some_and(|(_, month)| month == now) {
                break;
            }
        }
        if let Some((place, month)) = first {
            self.begin(place, month, started, decisions)?;
        }
        let until = first.map_or(u32::MAX, |(_, month)| month);
        for place in others {
            self.try_each(place, &open, started, (now, until), decisions)?;
        }
        Ok(())
    }

    fn is_prompt(&self, place: usize) -> bool {
        self.members.get(place).is_some_and(|member| member.is_prompt)
    }

    /// The first month before `until` in which something can begin; none where there is none that is of any use.
    fn first_month(
        &mut self,
        place: usize,
        open: &[usize],
        started: &[Start],
        (now, until): (u32, u32),
    ) -> Result<Option<u32>, TooLarge> {
        let Some(mut opening) = self.opening(place, started, now)? else { return Ok(None) };
        let months = opening.breaks();
        for (index, month) in months.iter().copied().enumerate() {
            if month >= until || self.is_too_late(open, month) {
                break;
            }
            let later = months.get(index..).unwrap_or_default();
            if opening.is_open(month, later, started, &mut self.lacks)? && opening.has_room(month, started) {
                return Ok(Some(month));
            }
        }
        Ok(None)
    }

    /// Lets something begin in each month before `until` in which it may be of use.
    fn try_each(
        &mut self,
        place: usize,
        open: &[usize],
        started: &mut Vec<Start>,
        (now, until): (u32, u32),
        decisions: u32,
    ) -> Result<(), TooLarge> {
        let Some(mut opening) = self.opening(place, started, now)? else { return Ok(()) };
        let (scheduler, what, undertaking) = (self.scheduler, opening.what, opening.undertaking);
        let waits = self.members.get(place).map_or(Waits::Anyhow, |member| member.waits);
        let follows = started.last().copied().filter(|last| what < last.what && scheduler.may_swap(*last, undertaking));
        let breaks = opening.breaks();
        // What nobody minds being put off begins as soon as it can.
        let months: Vec<u32> = match waits {
            Waits::Never => breaks.to_vec(),
            Waits::ForOthers => {
                let mut months: BTreeSet<u32> = breaks.iter().copied().collect();
                for other in open.iter().filter(|other| **other != place).filter_map(|other| self.members.get(*other)) {
                    months.extend(scheduler.breakpoints(other.undertaking, other.what, started, now)?.iter());
                }
                months.into_iter().collect()
            }
            Waits::Anyhow => (now..=scheduler.last).collect(),
        };
        for (index, month) in months.iter().copied().enumerate() {
            if month >= until || self.is_too_late(open, month) {
                break;
            }
            // Of two orders that come to the same, one is enough.
            if follows.is_some_and(|last| last.month == month) {
                continue;
            }
            let later = months.get(index..).unwrap_or_default();
            if !opening.is_open(month, later, started, &mut self.lacks)? || !opening.has_room(month, started) {
                continue;
            }
            self.begin(place, month, started, decisions)?;
            // Whatever begins after it can begin as soon beside what is over sooner; decisions alone can come to be fewer.
            if waits == Waits::Never && scheduler.most_decisions.is_none() {
                break;
            }
        }
        Ok(())
    }

    /// Lets something begin in a month, and goes on from there.
    fn begin(&mut self, place: usize, month: u32, started: &mut Vec<Start>, decisions: u32) -> Result<(), TooLarge> {
        let Some(member) = self.members.get(place) else { return Ok(()) };
        let (what, others, scheduler) = (member.what, member.undertaking.others(), self.scheduler);
        let agreed = match scheduler.most_decisions {
            None => 0,
            Some(_) => scheduler.bench.agreements((what, Gateway::Begin), month, started)? + others,
        };
        if scheduler.most_decisions.is_some_and(|most| decisions + agreed > most) {
            return Ok(());
        }
        started.push(Start { what, month });
        self.on(started, month, decisions + agreed)?;
        started.pop();
        Ok(())
    }

    /// Whether nothing of use comes of it if all that is open begins in this month at the earliest.
    fn is_too_late(&self, open: &[usize], month: u32) -> bool {
        let open = open.iter().filter_map(|place| self.members.get(*place));
        let ends = open.map(|member| month.max(member.first).saturating_add(member.tail)).max().unwrap_or(0);
        ends > self.scheduler.last || !self.is_of_use(ends) || self.scheduler.is_cut_short()
    }

    /// Whether it is of any use for all to be over by a month.
    fn is_of_use(&self, finish: u32) -> bool {
        finish < self.scheduler.before && self.best.as_ref().is_none_or(|best| finish < best.finish)
    }

    /// Where something can begin after what has begun; none where it never can.
    fn opening(&mut self, place: usize, started: &[Start], now: u32) -> Result<Option<Opening<'b, 'a>>, TooLarge> {
        let Some(member) = self.members.get(place) else { return Ok(None) };
        let (what, scheduler) = (member.what, self.scheduler);
        let begun: Vec<UndertakingId> = started.iter().map(|start| start.what).collect();
        let never = scheduler.bench.never((what, Gateway::Begin), &begun, scheduler.last_of_use(member.tail))?;
        if never.is_so() {
            note(&mut self.lacks, (what, Gateway::Begin), never.all());
            return Ok(None);
        }
        Opening::of(scheduler, member, started, now).map(Some)
    }

    /// Everything has begun: looks whether every post can be held that it leads to.
    fn finish(&mut self, started: &[Start], decisions: u32) -> Result<(), TooLarge> {
        let Scheduler { bench, last, most_decisions, .. } = *self.scheduler;
        let ends = |(start, one): &(Start, &Undertaking)| start.month.saturating_add(one.months);
        let all = bench.all(started);
        let finish = all.iter().map(ends).max().unwrap_or(0);
        if !self.is_of_use(finish) || finish > last {
            return Ok(());
        }
        let mut decisions = decisions;
        let mut can_be_held = true;
        for (start, one) in all.iter().filter(|(_, one)| one.post.is_some()) {
            let end = ends(&(*start, one));
            let gateway = (start.what, Gateway::Hold);
            let verdict = bench.verdict(gateway, end, started)?;
            note(&mut self.lacks, gateway, verdict.lacks.iter());
            can_be_held &= verdict.is_open;
            if most_decisions.is_some() && verdict.is_open {
                decisions += bench.agreements(gateway, end, started)?;
            }
        }
        if can_be_held && most_decisions.is_none_or(|most| decisions <= most) {
            self.best = Some(Schedule { starts: started.to_vec(), finish, decisions });
        }
        Ok(())
    }
}

/// Takes down what a gateway lacks.
pub(super) fn note<'l>(
    lacks: &mut Lacking,
    (what, gateway): (UndertakingId, Gateway),
    more: impl Iterator<Item = &'l Lack>,
) {
    lacks.extend(more.map(|lack| (what, gateway, lack.clone())));
}

impl Scheduler<'_, '_> {
    /// What something else of the set can gain by this beginning later than it could.
    fn waits_for(&self, undertaking: &Undertaking, what: UndertakingId) -> Waits {
        let asks_for_recent = |asks: &UndertakingId| {
            [Gateway::Begin, Gateway::Hold].iter().any(|at| self.bench.lapses_after(what, (*asks, *at)).is_some())
        };
        if self.set.iter().any(asks_for_recent) { Waits::Anyhow } else { self.waits_for_work(undertaking) }
    }

    /// The same, where nothing goes out of date.
    fn waits_for_work(&self, undertaking: &Undertaking) -> Waits {
        if undertaking.post.is_some()
            || undertaking.pace == Pace::FullTime && self.set.iter().any(|other| self.bench.asks_for_work(*other))
        {
            Waits::ForOthers
        } else {
            Waits::Never
        }
    }

    /// Whether what began last and this one can begin in either order in one month, with the same to come of it: neither
    /// changes anything before it is over, nor then what the other does.
    fn may_swap(&self, last: Start, undertaking: &Undertaking) -> bool {
        let is_quiet = |one: &Undertaking| one.post.is_none() && one.pace != Pace::FullTime && one.months > 0;
        is_quiet(undertaking) && self.bench.undertaking(last.what).is_some_and(is_quiet)
    }
}
