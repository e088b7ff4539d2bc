//! A plan put off: how late all of it can begin and still be over by a day.
//!
//! Whatever begins from one month on begins from an earlier one on as well, so the last month is found by halving.

use rungs_core::program::TooLarge;

use crate::limits::Limits;
use crate::plan::{Question, goals};
use crate::planner::Planner;
use crate::search::{Extent, Wanted, search};

/// How late a plan can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Late {
    /// The last month from which on everything can begin, counted from the day from which the question counts.
    pub month: u32,
    /// Whether a search was cut short beyond it, so that a later month may do as well.
    pub may_be_later: bool,
}

impl<'a> Planner<'a> {
    /// The last month from which on everything can begin that a plan undertakes, to be over by the month that the limits say, or
    /// within as many months as plans look ahead; none where no plan was found at all. What goes on already isn't put off.
    ///
    /// # Errors
    /// A role has more different conditions about one list than the engine can hold apart.
    pub fn late(&self, question: Question<'a>) -> Result<Option<Late>, TooLarge> {
        let bench = self.bench(&question);
        let goals = goals(&bench, &question);
        let told = question.limits;
        // Whether there is a plan from a month on; none where there was too much to look at.
        let is_there_from = |month: u32| -> Result<Option<bool>, TooLarge> {
            let limits = Limits { not_before: Some(month.max(told.not_before.unwrap_or(0))), ..told.clone() };
            let found = search(&bench, &limits, &goals, Extent { wanted: Wanted::Any, ..Extent::within(&limits) })?;
            Ok(match (found.plans.is_empty(), found.gap) {
                (false, _) => Some(true),
                (true, None) => Some(false),
                (true, Some(_)) => None,
            })
        };
        let first = told.not_before.unwrap_or(0).max(bench.first);
        if is_there_from(first)? != Some(true) {
            return Ok(None);
        }
        let (mut can_be, mut may_be_later) = (first, false);
        // The first month that is known, or taken, not to do.
        let mut too_late = Extent::within(told).last.saturating_add(1);
        while can_be.saturating_add(1) < too_late {
            let middle = can_be + (too_late - can_be) / 2;
            match is_there_from(middle)? {
                Some(true) => can_be = middle,
                Some(false) => (too_late, may_be_later) = (middle, false),
                None => (too_late, may_be_later) = (middle, true),
            }
        }
        Ok(Some(Late { month: can_be, may_be_later }))
    }
}
