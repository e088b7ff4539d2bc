//! The soonest that somebody can begin one way in: what is asked of very many people, and so as little as can be.

use std::collections::BTreeSet;

use rungs_core::program::TooLarge;

use crate::bench::Bench;
use crate::plan::{self, goals, step};
use crate::planner::Planner;
use crate::schedule::Schedule;
use crate::search::{Extent, FEWER_READINGS, Wanted, decisions, search};
use crate::timeline::Start;
use crate::undertaking::UndertakingId;

/// The soonest way there, if one was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Soonest {
    /// The way.
    pub way: Option<SoonestWay>,
    /// Whether the search was cut short: there may be one that begins sooner, or one at all.
    pub is_cut_short: bool,
}

/// When the way in begins, and what that rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoonestWay {
    /// What is undertaken, and when: the way in is among it.
    pub starts: Vec<Start>,
    /// The month in which the way in begins, counted from the day the plan begins.
    pub begins: u32,
    /// The month in which all of it is over.
    pub ends: u32,
    /// How many decisions others take.
    pub decisions: u32,
    /// How many things that aren't known have to turn out well.
    pub to_find_out: usize,
    /// Whether a step before the way in takes a time that nobody has told: it is taken to take none.
    pub is_length_untold: bool,
}

impl<'a> Planner<'a> {
    /// Looks for the plan that is over soonest, with the way in begun in a month up to `last`. Limits by a day are set aside.
    ///
    /// # Errors
    /// A role has more different conditions about one list than the engine can hold apart.
    pub fn soonest(&self, question: plan::Question<'a>, last: u32) -> Result<Soonest, TooLarge> {
        let bench = self.bench(&question);
        let goals = goals(&bench, &question);
        let extent = Extent { last: end(&bench, &goals, last), most_readings: FEWER_READINGS, wanted: Wanted::Soonest };
        let found = search(&bench, question.limits, &goals, extent)?;
        let is_cut_short = found.gap.is_some();
        let best =
            found.plans.into_iter().min_by_key(|plan| (plan.takes.finish, plan.takes.decisions, plan.takes.steps));
        let way = match best {
            Some(best) => way(&bench, &goals, best.schedule, last)?,
            None => None,
        };
        Ok(Soonest { way, is_cut_short })
    }

    /// The first of some plans that were found for others which holds for this person as well, with the way in begun in a month up
    /// to `last`. There may be one that is over sooner.
    ///
    /// # Errors
    /// As [`Planner::soonest`].
    pub fn first_that_holds(
        &self,
        question: plan::Question<'a>,
        known: &[Vec<Start>],
        last: u32,
    ) -> Result<Option<SoonestWay>, TooLarge> {
        let bench = self.bench(&question);
        let goals = goals(&bench, &question);
        let until = end(&bench, &goals, last);
        for starts in known {
            if bench.holds(question.limits, starts, until)? {
                let starts = starts.clone();
                let finish = starts.iter().map(|start| is_over(&bench, start)).max().unwrap_or(0);
                let found = way(&bench, &goals, Schedule { starts, finish, decisions: 0 }, last)?;
                if found.is_some() {
                    return Ok(found);
                }
            }
        }
        Ok(None)
    }
}

/// The month by which everything is over, where the way in begins in `last` at the latest.
fn end(bench: &Bench<'_>, goals: &[UndertakingId], last: u32) -> u32 {
    let longest = goals.iter().filter_map(|goal| bench.undertaking(*goal)).map(|goal| goal.months).max();
    last.saturating_add(longest.unwrap_or(0))
}

fn is_over(bench: &Bench<'_>, start: &Start) -> u32 {
    start.month.saturating_add(bench.undertaking(start.what).map_or(0, |one| one.months))
}

/// What a schedule rests on; none where the way in begins later than it may.
fn way(
    bench: &Bench<'_>,
    goals: &[UndertakingId],
    schedule: Schedule,
    last: u32,
) -> Result<Option<SoonestWay>, TooLarge> {
    let starts = &schedule.starts;
    let Some(goal) = starts.iter().find(|start| goals.contains(&start.what)).filter(|goal| goal.month <= last) else {
        return Ok(None);
    };
    let mut to_find_out = BTreeSet::new();
    for place in 0..starts.len() {
        let Some(step) = step(bench, &schedule, place)? else { continue };
        to_find_out.extend(step.to_find_out.into_iter().map(|found| (found.question, found.is_so)));
    }
    let is_untold = |what| bench.undertaking(what).is_some_and(|one| !one.is_length_known);
    Ok(Some(SoonestWay {
        begins: goal.month,
        ends: starts.iter().map(|start| is_over(bench, start)).max().unwrap_or(0),
        decisions: decisions(bench, &schedule)?,
        to_find_out: to_find_out.len(),
        is_length_untold: starts.iter().any(|start| start.what != goal.what && is_untold(start.what)),
        starts: schedule.starts,
    }))
}
