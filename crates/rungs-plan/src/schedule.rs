//! When the undertakings of one set can begin, so that the last of them is over as soon as can be.

mod opening;
mod prompt;
mod room;
mod tails;
mod walk;

use std::collections::BTreeSet;

use rungs_core::program::TooLarge;

use crate::bench::{Bench, Gateway, Lack, Never};
use crate::limits::Limits;
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};

pub(crate) use tails::{Link, loose_tails, tails};

use walk::Walk;

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
    pub(crate) lacks: Lacking,
    /// The month before which it had to be over to be looked at.
    pub(crate) before: u32,
}

/// A set of undertakings to be put in order.
pub(crate) struct Scheduler<'b, 'a> {
    pub(crate) bench: &'b Bench<'a>,
    pub(crate) limits: &'b Limits,
    /// The last month in which anything may end.
    pub(crate) last: u32,
    /// All of it has to be over sooner than this to be of any use.
    pub(crate) before: u32,
    /// The undertakings, the one that leads to the target first.
    pub(crate) set: &'b [UndertakingId],
    /// For each of them, the least that is left from its beginning to the end of the plan, in months.
    pub(crate) tails: &'b [u32],
    /// The most decisions others may have to take.
    pub(crate) most_decisions: Option<u32>,
    /// Readings after which the search stops.
    pub(crate) most_readings: usize,
}

impl<'b, 'a> Scheduler<'b, 'a> {
    /// The soonest that everything can be over, and what is missing.
    pub(crate) fn run(&self) -> Result<Scheduled, TooLarge> {
        if self.before == 0 {
            return Ok(Scheduled::default());
        }
        let lacks = self.never()?;
        if !lacks.is_empty() {
            return Ok(Scheduled { best: None, lacks, before: self.before });
        }
        let mut walk = Walk::new(self);
        for (place, what) in self.set.iter().enumerate() {
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
                Some(month) => walk.can_begin(place, month),
                // It can be lacking now one thing and then another, or decisions that somebody would have to take.
                None if most.is_some() => return Ok(Scheduled::default()),
                None => {}
            }
        }
        walk.run()?;
        Ok(Scheduled { best: walk.best, lacks: walk.lacks, before: self.before })
    }

    /// The last month in which one of the set, of which so much is left from its beginning, can begin to be of any use.
    fn last_of_use(&self, tail: u32) -> u32 {
        self.last.min(self.before.saturating_sub(1)).saturating_sub(tail)
    }

    /// What something of the set lacks in whatever order, to be over while that is of use: of several such things the one that the fewest give, as whatever
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
        for (what, tail) in self.set.iter().zip(self.tails) {
            let others: Vec<UndertakingId> = self.set.iter().copied().filter(|other| other != what).collect();
            let last = self.last_of_use(*tail);
            offer(*what, Gateway::Begin, &*self.bench.never((*what, Gateway::Begin), &others, last)?);
            if let Some(one) = self.bench.undertaking(*what).filter(|one| one.post.is_some()) {
                let last = self.last_of_use(tail.saturating_sub(one.months));
                offer(*what, Gateway::Hold, &*self.bench.never((*what, Gateway::Hold), self.set, last)?);
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
    pub(crate) fn again(&self) -> Scheduler<'b, 'a> {
        Scheduler { ..*self }
    }

    /// Whether the search had to stop.
    pub(crate) fn is_cut_short(&self) -> bool {
        self.bench.readings.get() >= self.most_readings
    }
}
