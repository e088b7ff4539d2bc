//! Where one of a set can begin, after what has begun.

use std::collections::BTreeSet;
use std::rc::Rc;

use rungs_core::program::TooLarge;

use super::walk::{Member, note};
use super::{Lacking, Scheduler};
use crate::bench::Gateway;
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};

/// The months in which something is open, after what has begun.
pub(super) struct Opening<'b, 'a> {
    scheduler: Scheduler<'b, 'a>,
    pub(super) what: UndertakingId,
    pub(super) undertaking: &'a Undertaking,
    /// The months in which it has to be looked at: between two of them nothing changes.
    breaks: Rc<[u32]>,
    /// Once all that has begun is over, what is open stays open, if nothing goes out of date.
    is_steady: bool,
    /// The month in which all that has begun is over.
    over: u32,
    /// The first month from which on it is open, once that is known.
    opens_at: Option<u32>,
}

impl<'b, 'a> Opening<'b, 'a> {
    /// Something after what has begun, from a month on.
    pub(super) fn of(
        scheduler: &Scheduler<'b, 'a>,
        member: &Member<'a>,
        started: &[Start],
        now: u32,
    ) -> Result<Opening<'b, 'a>, TooLarge> {
        let (bench, what, undertaking) = (scheduler.bench, member.what, member.undertaking);
        let over = bench.all(started).iter().map(|(start, one)| start.month.saturating_add(one.months)).max();
        Ok(Opening {
            breaks: scheduler.breakpoints(undertaking, what, started, now)?,
            is_steady: bench.only_opens((what, Gateway::Begin))?,
            over: over.unwrap_or(0),
            opens_at: None,
            scheduler: scheduler.again(),
            what,
            undertaking,
        })
    }

    pub(super) fn breaks(&self) -> Rc<[u32]> {
        Rc::clone(&self.breaks)
    }

    pub(super) fn has_room(&self, month: u32, started: &[Start]) -> bool {
        self.scheduler.has_room(self.undertaking, month, started)
    }

    /// Whether it can begin in a month; `later` are those that are still to be looked at, with this one. Takes down what is
    /// lacking then.
    pub(super) fn is_open(
        &mut self,
        month: u32,
        later: &[u32],
        started: &[Start],
        lacks: &mut Lacking,
    ) -> Result<bool, TooLarge> {
        let before = self.breaks.partition_point(|one| *one <= month);
        let from = before.checked_sub(1).and_then(|last| self.breaks.get(last)).copied().unwrap_or(month);
        if let Some(first) = self.opens_at {
            return Ok(from >= first);
        }
        let gateway = (self.what, Gateway::Begin);
        let verdict = self.scheduler.bench.verdict(gateway, from, started)?;
        if from == month {
            note(lacks, gateway, verdict.lacks.iter());
        }
        if self.is_steady && from >= self.over {
            self.opens_at = Some(match verdict.is_open {
                true => from,
                false => self.first_open(started, later)?,
            });
        }
        Ok(verdict.is_open)
    }

    /// The first of these months in which it can begin, where it stays open once it is, found by halving; later than all of
    /// them where it is in none.
    fn first_open(&self, started: &[Start], months: &[u32]) -> Result<u32, TooLarge> {
        let months: Vec<u32> =
            months.iter().copied().filter(|month| self.breaks.binary_search(month).is_ok()).collect();
        let (mut first, mut open) = (0, months.len());
        while first < open {
            let middle = (first + open) / 2;
            let verdict = |month: &u32| self.scheduler.bench.verdict((self.what, Gateway::Begin), *month, started);
            match months.get(middle).map(verdict).transpose()? {
                Some(verdict) if !verdict.is_open => first = middle + 1,
                _ => open = middle,
            }
        }
        Ok(months.get(open).copied().unwrap_or(u32::MAX))
    }
}

impl Scheduler<'_, '_> {
    /// The months from `now` on in which something has to be looked at after what has begun.
    pub(super) fn breakpoints(
        &self,
        undertaking: &Undertaking,
        what: UndertakingId,
        started: &[Start],
        now: u32,
    ) -> Result<Rc<[u32]>, TooLarge> {
        let breaks = self.bench.breaks((what, undertaking), started, (now, self.last))?;
        let limits = self.limits.breaks.iter().map(|(_, until)| *until).chain(self.limits.not_before);
        let limits = limits.chain([self.bench.first]).filter(|month| (now..=self.last).contains(month));
        let more: Vec<u32> = limits.filter(|month| breaks.binary_search(month).is_err()).collect();
        if more.is_empty() {
            return Ok(breaks);
        }
        let all: BTreeSet<u32> = breaks.iter().copied().chain(more).collect();
        Ok(all.into_iter().collect())
    }
}
