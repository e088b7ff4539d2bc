//! When the undertakings of one set can begin, so that the last of them is over as soon as can be.

use std::collections::BTreeSet;

use rungs_core::date::months_after;
use rungs_core::opportunity::Pace;
use rungs_core::program::TooLarge;

use crate::limits::Limits;
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};
use crate::verdict::{Bench, Gateway, Lack, Never};

/// When everything of a set begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Schedule {
    /// What begins when, in the order in which it begins.
    pub(crate) starts: Vec<Start>,
    /// The month in which the last of it is over.
    pub(crate) finish: u32,
    /// How many decisions others have to take.
    pub(crate) decisions: u32,
}

/// What is lacking, and at which gateway of what.
type Lacking = BTreeSet<(UndertakingId, Gateway, Lack)>;

/// What became of a set.
#[derive(Clone, Debug, Default)]
pub(crate) struct Scheduled {
    /// The soonest it can be over.
    pub(crate) best: Option<Schedule>,
    /// What something else would have to give, for it to be over at all, or sooner: at which gateway, of any of these,
    /// something.
    pub(crate) lacks: BTreeSet<(UndertakingId, Gateway, Lack)>,
}

/// A set of undertakings to be put in order.
pub(crate) struct Scheduler<'b, 'a> {
    pub(crate) bench: &'b Bench<'a>,
    pub(crate) limits: &'b Limits,
    /// The last month in which anything may end.
    pub(crate) last: u32,
    /// The undertakings, the one that leads to the target first.
    pub(crate) set: &'b [UndertakingId],
    /// For each of them, the least that is left from its beginning to the end of the plan, in months.
    pub(crate) tails: &'b [u32],
    /// The most decisions others may have to take.
    pub(crate) most_decisions: Option<u32>,
    /// Readings after which the search stops.
    pub(crate) most_readings: usize,
}

/// What may be gained by putting something off.
enum Waits {
    /// Nothing.
    Never,
    /// It ends a job: the months of that may be asked for.
    ForOthers,
    /// What it gives may be asked to be recent, on a day that others settle.
    Anyhow,
}

/// A search for the best order.
#[derive(Default)]
struct Walk {
    best: Option<Schedule>,
    /// The first month in which each could begin, whatever the others do.
    soonest: Vec<(UndertakingId, u32)>,
    /// What was found missing, in all the months and orders that were looked at.
    lacks: BTreeSet<(UndertakingId, Gateway, Lack)>,
}

impl<'a> Scheduler<'_, 'a> {
    /// The soonest that everything can be over, and what is missing.
    pub(crate) fn run(&self) -> Result<Scheduled, TooLarge> {
        let lacks = self.never()?;
        if !lacks.is_empty() {
            return Ok(Scheduled { best: None, lacks });
        }
        let mut walk = Walk::default();
        for what in self.set {
            let others: Vec<UndertakingId> = self.set.iter().copied().filter(|other| other != what).collect();
            // As many as the others can't do without are theirs.
            let most = match self.most_decisions {
                None => None,
                Some(most) => {
                    let own = self.bench.undertaking(*what).map_or(0, Undertaking::others);
                    let theirs = self.fewest_of_all()? - self.fewest_of(*what)?;
                    Some(most.saturating_sub(theirs).saturating_sub(own))
                }
            };
            match self.bench.soonest(*what, &others, (self.last, most))? {
                Some(month) => walk.soonest.push((*what, month)),
                // It can be lacking now one thing and then another, or decisions that somebody would have to take.
                None if most.is_some() => return Ok(Scheduled::default()),
                None => walk.soonest.push((*what, 0)),
            }
        }
        self.walk(&mut Vec::new(), 0, 0, &mut walk)?;
        Ok(Scheduled { best: walk.best, lacks: walk.lacks })
    }

    /// What something of the set lacks in whatever order: of several such things the one that the fewest give, as whatever
    /// completes the set has to give each of them. Nothing, where nothing is lacking so.
    fn never(&self) -> Result<Lacking, TooLarge> {
        let mut fewest: Option<(usize, Lacking)> = None;
        let mut offer = |what: UndertakingId, gateway: Gateway, never: &Never| {
            if !never.is_so() {
                return;
            }
            let lacks = never.fewest(|lack| self.givers(lack));
            let givers = lacks.iter().map(|lack| self.givers(lack)).sum();
            if fewest.as_ref().is_none_or(|(known, _)| givers < *known) {
                fewest = Some((givers, lacks.into_iter().map(|lack| (what, gateway, lack)).collect()));
            }
        };
        for what in self.set {
            let others: Vec<UndertakingId> = self.set.iter().copied().filter(|other| other != what).collect();
            offer(*what, Gateway::Begin, &*self.bench.never((*what, Gateway::Begin), &others, self.last)?);
            if self.bench.undertaking(*what).is_some_and(|one| one.post.is_some()) {
                offer(*what, Gateway::Hold, &*self.bench.never((*what, Gateway::Hold), self.set, self.last)?);
            }
        }
        Ok(fewest.map(|(_, lacks)| lacks).unwrap_or_default())
    }

    /// The fewest decisions that one of the set comes down to.
    fn fewest_of(&self, what: UndertakingId) -> Result<u32, TooLarge> {
        let others: Vec<UndertakingId> = self.set.iter().copied().filter(|other| *other != what).collect();
        let begin = self.bench.fewest_agreements((what, Gateway::Begin), &others, self.last)?;
        let Some(undertaking) = self.bench.undertaking(what) else { return Ok(begin) };
        let hold = match undertaking.post {
            Some(_) => self.bench.fewest_agreements((what, Gateway::Hold), self.set, self.last)?,
            None => 0,
        };
        Ok(begin + hold + undertaking.others())
    }

    /// The fewest decisions that the set comes down to.
    pub(crate) fn fewest_of_all(&self) -> Result<u32, TooLarge> {
        self.set.iter().map(|what| self.fewest_of(*what)).sum()
    }

    fn givers(&self, lack: &Lack) -> usize {
        lack.iter().map(|one| self.bench.atlas.givers(*one).len()).sum()
    }

    /// The same set, to be put in order by other rules.
    pub(crate) fn again(&self) -> Scheduler<'_, 'a> {
        Scheduler { ..*self }
    }

    /// Whether the search had to stop.
    pub(crate) fn is_cut_short(&self) -> bool {
        self.bench.readings.get() >= self.most_readings
    }

    /// Goes on from what has begun, with what begins next: nothing begins between `now` and then.
    fn walk(&self, started: &mut Vec<Start>, now: u32, decisions: u32, walk: &mut Walk) -> Result<(), TooLarge> {
        let open: Vec<(UndertakingId, u32)> = self
            .set
            .iter()
            .zip(self.tails)
            .filter(|(what, _)| !started.iter().any(|start| start.what == **what))
            .map(|(what, tail)| (*what, *tail))
            .collect();
        if open.is_empty() {
            return self.finish(started, decisions, walk);
        }
        let soonest = |month: u32| {
            let first = |what| walk.soonest.iter().find(|(one, _)| *one == what).map_or(0, |(_, month)| *month);
            let ends = open.iter().map(|(what, tail)| month.max(first(*what)).saturating_add(*tail));
            ends.max().unwrap_or(0)
        };
        // The soonest end, by the month in which anything more begins.
        let soonest: Vec<u32> = (now..=self.last).map(soonest).collect();
        // The goal comes last: what it stands on bounds how late the others can be.
        for (what, _) in open.iter().rev() {
            let Some(undertaking) = self.bench.undertaking(*what) else { continue };
            let follows = started.last().copied().filter(|last| *what < last.what && self.may_swap(*last, undertaking));
            let begun: Vec<UndertakingId> = started.iter().map(|start| start.what).collect();
            let never = self.bench.never((*what, Gateway::Begin), &begun, self.last)?;
            if never.is_so() {
                walk.note((*what, Gateway::Begin), never.all());
                continue;
            }
            let breaks = self.breakpoints(undertaking, *what, started, now)?;
            // What nobody minds being put off begins as soon as it can.
            let mut months = breaks.clone();
            match self.waits_for(undertaking, *what) {
                Waits::Never => {}
                Waits::ForOthers => {
                    for (other, _) in open.iter().filter(|(other, _)| other != what) {
                        let Some(undertaking) = self.bench.undertaking(*other) else { continue };
                        months.extend(self.breakpoints(undertaking, *other, started, now)?);
                    }
                }
                Waits::Anyhow => months.extend(now..=self.last),
            }
            for month in months {
                let place = usize::try_from(month.saturating_sub(now)).unwrap_or(usize::MAX);
                let soonest = soonest.get(place).copied().unwrap_or(u32::MAX);
                let is_late = walk.best.as_ref().is_some_and(|best| soonest >= best.finish);
                if soonest > self.last || is_late || self.is_cut_short() {
                    break;
                }
                // Of two orders that come to the same, one is enough.
                if follows.is_some_and(|last| last.month == month) {
                    continue;
                }
                let from = breaks.range(..=month).next_back().copied().unwrap_or(month);
                let verdict = self.bench.verdict((*what, Gateway::Begin), from, started)?;
                if from == month {
                    walk.note((*what, Gateway::Begin), verdict.lacks.iter());
                }
                if !verdict.is_open || !self.has_room(undertaking, month, started) {
                    continue;
                }
                let agreed = match self.most_decisions {
                    None => 0,
                    Some(_) => self.bench.agreements((*what, Gateway::Begin), month, started)? + undertaking.others(),
                };
                if self.most_decisions.is_some_and(|most| decisions + agreed > most) {
                    continue;
                }
                started.push(Start { what: *what, month });
                self.walk(started, month, decisions + agreed, walk)?;
                started.pop();
            }
        }
        Ok(())
    }

    fn breakpoints(
        &self,
        undertaking: &Undertaking,
        what: UndertakingId,
        started: &[Start],
        now: u32,
    ) -> Result<BTreeSet<u32>, TooLarge> {
        let mut breaks = (*self.bench.breaks((what, undertaking), started, (now, self.last))?).clone();
        let limits = self.limits.breaks.iter().map(|(_, until)| *until).chain(self.limits.not_before);
        let limits = limits.chain([self.bench.first]);
        breaks.extend(limits.filter(|month| (now..=self.last).contains(month)));
        Ok(breaks)
    }

    /// What something else of the set can gain by this beginning later than it could.
    fn waits_for(&self, undertaking: &Undertaking, what: UndertakingId) -> Waits {
        if self.set.iter().any(|asks| self.bench.asks_for_recent(*asks, what)) {
            Waits::Anyhow
        } else if undertaking.post.is_some() || undertaking.pace == Pace::FullTime {
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

    /// Whether a week has room for it, and the year an intake.
    fn has_room(&self, undertaking: &Undertaking, month: u32, started: &[Start]) -> bool {
        let beside: Vec<&Undertaking> = self
            .bench
            .all(started)
            .into_iter()
            .filter(|(start, one)| start.month.saturating_add(one.months) > month)
            .map(|(_, one)| one)
            .collect();
        let is_in_the_way = |one: &&Undertaking| one.takes_the_week() && undertaking.takes_the_week();
        let is_intake = undertaking.starts_in.is_empty()
            || undertaking.starts_in.contains(&months_after(self.bench.begin, month).month());
        // What goes on may go on for longer than it was to, for as long as something is lacking for its post.
        let goes_on = undertaking.is_running && undertaking.months > 0 || month >= self.bench.first;
        let begins = months_after(self.bench.begin, month);
        // Whoever missed the day waits for the next.
        let can_apply = undertaking.apply_by(begins).is_none_or(|last| last >= self.bench.today);
        goes_on
            && is_intake
            && can_apply
            && !beside.iter().any(is_in_the_way)
            && self.limits.allow_in(undertaking, month, &beside)
    }

    /// Everything has begun: looks whether every post can be held that it leads to.
    fn finish(&self, started: &[Start], decisions: u32, walk: &mut Walk) -> Result<(), TooLarge> {
        let ends = |(start, one): &(Start, &Undertaking)| start.month.saturating_add(one.months);
        let all = self.bench.all(started);
        let finish = all.iter().map(ends).max().unwrap_or(0);
        if walk.best.as_ref().is_some_and(|best| finish >= best.finish) || finish > self.last {
            return Ok(());
        }
        let mut decisions = decisions;
        let mut can_be_held = true;
        for (start, one) in all.iter().filter(|(_, one)| one.post.is_some()) {
            let end = ends(&(*start, one));
            let gateway = (start.what, Gateway::Hold);
            let verdict = self.bench.verdict(gateway, end, started)?;
            walk.note(gateway, verdict.lacks.iter());
            can_be_held &= verdict.is_open;
            if self.most_decisions.is_some() && verdict.is_open {
                decisions += self.bench.agreements(gateway, end, started)?;
            }
        }
        if can_be_held && self.most_decisions.is_none_or(|most| decisions <= most) {
            walk.best = Some(Schedule { starts: started.to_vec(), finish, decisions });
        }
        Ok(())
    }
}

impl Walk {
    fn note<'l>(&mut self, (what, gateway): (UndertakingId, Gateway), lacks: impl Iterator<Item = &'l Lack>) {
        self.lacks.extend(lacks.map(|lack| (what, gateway, lack.clone())));
    }
}

impl Bench<'_> {
    /// Whether everything can begin, and every post be held, in the months that these say.
    pub(crate) fn holds(&self, limits: &Limits, starts: &[Start], last: u32) -> Result<bool, TooLarge> {
        let mut starts = starts.to_vec();
        starts.sort_by_key(|start| start.month);
        let set: Vec<UndertakingId> = starts.iter().map(|start| start.what).collect();
        let scheduler = Scheduler {
            bench: self,
            limits,
            last,
            set: &set,
            tails: &[],
            most_decisions: None,
            most_readings: usize::MAX,
        };
        for (place, start) in starts.iter().enumerate() {
            let (Some(undertaking), Some(before)) = (self.undertaking(start.what), starts.get(..place)) else {
                return Ok(false);
            };
            let end = start.month.saturating_add(undertaking.months);
            let begins = scheduler.has_room(undertaking, start.month, before)
                && self.verdict((start.what, Gateway::Begin), start.month, before)?.is_open;
            let is_held =
                undertaking.post.is_none() || self.verdict((start.what, Gateway::Hold), end, &starts)?.is_open;
            if !begins || !is_held || end > last {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// What an undertaking of a set is there for: to begin another of them, or to hold its post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Link {
    /// What gives.
    pub(crate) giver: UndertakingId,
    /// What asks.
    pub(crate) asks: UndertakingId,
    /// At which gateway.
    pub(crate) at: Gateway,
}

/// For each of a set, the least that is left from its beginning to the end of the plan, in months.
///
/// What is there for the sake of another is over before that begins, or, where it is for the post, before that is over. No
/// link leads from the first of the set, and none in a circle.
pub(crate) fn tails(bench: &Bench<'_>, set: &[UndertakingId], links: &[Link]) -> Vec<u32> {
    let months = |what: UndertakingId| bench.undertaking(what).map_or(0, |one| one.months);
    let mut tails: Vec<u32> = set.iter().map(|what| months(*what)).collect();
    // As many rounds as there are members reach the furthest of them.
    for _ in 0..set.len() {
        let known = tails.clone();
        let tail = |what: UndertakingId| {
            let place = set.iter().position(|one| *one == what);
            place.and_then(|place| known.get(place)).copied().unwrap_or(0)
        };
        for (own, what) in tails.iter_mut().zip(set) {
            for link in links.iter().filter(|link| link.giver == *what) {
                let left = match link.at {
                    Gateway::Begin => tail(link.asks),
                    Gateway::Hold => tail(link.asks).saturating_sub(months(link.asks)),
                };
                *own = (*own).max(months(*what).saturating_add(left));
            }
        }
    }
    tails
}

/// As [`tails`], whatever each is there for: for whatever it could be, the least of that.
pub(crate) fn loose_tails(bench: &Bench<'_>, set: &[UndertakingId]) -> Vec<u32> {
    let months = |what: UndertakingId| bench.undertaking(what).map_or(0, |one| one.months);
    let mut tails: Vec<u32> = vec![u32::MAX; set.len()];
    if let (Some(goal), Some(tail)) = (set.first(), tails.first_mut()) {
        *tail = months(*goal);
    }
    for _ in 0..set.len() {
        let known = tails.clone();
        for (own, what) in tails.iter_mut().zip(set).skip(1) {
            for (asks, tail) in set.iter().zip(&known).filter(|(asks, tail)| *asks != what && **tail != u32::MAX) {
                let left = match (bench.gives_to_hold(*what, *asks), bench.gives_to_begin(*what, *asks)) {
                    (true, _) => tail.saturating_sub(months(*asks)),
                    (false, true) => *tail,
                    (false, false) => continue,
                };
                *own = (*own).min(months(*what).saturating_add(left));
            }
        }
    }
    let none = |(tail, what): (u32, &UndertakingId)| if tail == u32::MAX { months(*what) } else { tail };
    tails.into_iter().zip(set).map(none).collect()
}
