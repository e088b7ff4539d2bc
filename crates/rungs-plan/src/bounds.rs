//! What no plan can do without: for each undertaking the least months, steps, pounds and decisions of others that come before
//! it, if nothing got in the way of anything and whatever was gained once went on counting.
//!
//! What is asked is taken from the engine's circuits, so that a bound never asks for more than the engine does. A condition
//! that the person may meet by themselves comes for nothing; any other comes with the first that gives it. What it takes to
//! hold a post is asked for only where it can't be what the post itself leads to: two posts may wait for one another, the one
//! to begin and the other to be held, and both be had on one day.

pub(crate) mod chart;
pub(crate) mod needs;
pub(crate) mod prospect;

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rungs_core::condition::{Condition, Tally};
use rungs_core::fact::{Person, Reply};

use crate::atlas::Atlas;
use crate::bounds::chart::Chart;
use crate::bounds::needs::Deciding;
use crate::entry;
use crate::undertaking::UndertakingId;

/// It can't be.
pub(crate) const NEVER: u32 = u32::MAX;

/// What there can be least of before each undertaking begins; [`NEVER`] where it never can.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bounds {
    /// Months; for a post that takes something to be held, so many that it is there by the end.
    pub(crate) months: Vec<u32>,
    /// Steps.
    pub(crate) steps: Vec<u32>,
    /// Pounds, as far as they are told.
    pub(crate) pounds: Vec<u32>,
    /// Decisions of others.
    pub(crate) decisions: Vec<u32>,
    /// The decisions of others that each can't do without itself.
    pub(crate) own_decisions: Vec<u32>,
    /// What each condition comes to in months.
    pub(crate) conditions: Vec<u32>,
}

/// Who asks, and what they may undertake.
pub(crate) struct Asking<'q> {
    pub(crate) person: &'q Person,
    pub(crate) exceptions: bool,
    /// Undertaking by undertaking.
    pub(crate) allowed: &'q [bool],
    /// Whether an undertaking counts as a step.
    pub(crate) counts: &'q dyn Fn(UndertakingId) -> bool,
}

impl Bounds {
    pub(crate) fn new(atlas: &Atlas<'_>, asking: &Asking<'_>) -> Bounds {
        let chart = atlas.chart();
        let spread = Spread {
            atlas,
            chart,
            allowed: asking.allowed,
            alone: (0..atlas.conditions()).map(|number| may_hold(atlas, asking.person, number)).collect(),
            waivers: asking.exceptions || !asking.person.decisions.is_empty(),
        };
        let (months, conditions) = spread.months();
        let can_hold = |number: usize| conditions.get(number).is_none_or(|months| *months != NEVER);
        let deciding = Deciding { waivers: asking.exceptions, is_on_record: !asking.person.decisions.is_empty() };
        let mut own_decisions = chart.others.clone();
        for what in &chart.decided {
            let of_rules = atlas.needs(*what).decisions(deciding, can_hold);
            own_decisions.get_mut(*what).into_iter().for_each(|own| *own = own.saturating_add(of_rules));
        }
        let steps: Vec<u32> = (0..chart.len()).map(|what| u32::from((asking.counts)(what))).collect();
        Bounds {
            steps: spread.sums(&steps, &months),
            pounds: spread.sums(&chart.pounds, &months),
            decisions: spread.sums(&own_decisions, &months),
            own_decisions,
            months,
            conditions,
        }
    }
}

/// Whether somebody may meet a condition with nothing that they undertake.
fn may_hold(atlas: &Atlas<'_>, person: &Person, number: usize) -> bool {
    let Some(condition) = atlas.condition(number) else { return true };
    let is_closed = person.denials.iter().any(|denial| denial.list == condition.list && denial.tests.is_empty());
    // An answer is a fact of its list; what it says is for the engine to say.
    let is_answered = person.answers.iter().any(|answer| {
        answer.reply != Reply::YesNo(false) && atlas.lists_of(&answer.question).contains(&condition.list)
    });
    let of_list = person.items.iter().filter(|item| item.list == condition.list);
    !is_closed
        || is_answered
        || of_list.into_iter().any(|item| entry::may_count(item, condition, &atlas.framework.vocabulary))
        || is_met_by_nothing(condition)
}

/// Whether nothing at all is enough.
fn is_met_by_nothing(condition: &Condition) -> bool {
    match condition.tally {
        Tally::Count(count) => count == 0,
        Tally::Months { at_least, .. } => at_least == 0,
        Tally::Sum { at_least, .. } => at_least <= 0,
    }
}

/// From what comes for nothing to what rests on it, the least first.
struct Spread<'s> {
    atlas: &'s Atlas<'s>,
    chart: &'s Chart,
    allowed: &'s [bool],
    /// The conditions that the person may meet by themselves.
    alone: Vec<bool>,
    /// Whether a rule may be set aside.
    waivers: bool,
}

impl Spread<'_> {
    /// The least months before each undertaking, and for each condition.
    fn months(&self) -> (Vec<u32>, Vec<u32>) {
        self.least(|what, begin, hold| {
            let months = self.chart.months.get(what).copied().unwrap_or(0);
            let over = begin.saturating_add(months).max(hold);
            (over - months.min(over), over, true)
        })
    }

    /// The least of something before each undertaking, of which each adds so much. What can't be is known by its months.
    fn sums(&self, of: &[u32], months: &[u32]) -> Vec<u32> {
        if of.iter().all(|one| *one == 0) {
            return months.iter().map(|months| if *months == NEVER { NEVER } else { 0 }).collect();
        }
        let (before, _) = self.least(|what, begin, hold| {
            let first = begin.max(hold);
            (first, first.saturating_add(of.get(what).copied().unwrap_or(0)), false)
        });
        before
    }

    /// `settled` says, of an undertaking and of what it takes to begin and to hold it, what comes before it, what there is when
    /// it is over, and whether what it gives may take time to count.
    fn least(&self, settled: impl Fn(UndertakingId, u32, u32) -> (u32, u32, bool)) -> (Vec<u32>, Vec<u32>) {
        let chart = self.chart;
        let mut known = vec![NEVER; self.alone.len()];
        let mut before = vec![NEVER; chart.len()];
        let mut waiting: BinaryHeap<Reverse<(u32, u32)>> = BinaryHeap::new();
        // The least by which each condition is waiting.
        let mut promised = vec![NEVER; self.alone.len()];
        let mut settle = |what: UndertakingId, known: &[u32], waiting: &mut BinaryHeap<_>| {
            if before.get(what) != Some(&NEVER) || self.allowed.get(what) != Some(&true) {
                return;
            }
            let of = |number: usize| known.get(number).copied().unwrap_or(0);
            let (begin, hold) = match chart.only(what) {
                Some(only) => (of(only), 0),
                None => {
                    let is_free_to_hold = |number| chart.is_free_to_hold(what, number);
                    self.atlas.needs(what).come_to(self.waivers, of, is_free_to_hold)
                }
            };
            if begin == NEVER || hold == NEVER {
                return;
            }
            let (first, over, takes_time) = settled(what, begin, hold);
            before.get_mut(what).into_iter().for_each(|before| *before = first);
            for (number, waits) in chart.gives(what) {
                let value = over.saturating_add(if takes_time { *waits } else { 0 });
                if let Some(promised) = promised.get_mut(*number as usize).filter(|promised| **promised > value) {
                    *promised = value;
                    waiting.push(Reverse((value, *number)));
                }
            }
        };
        for (number, _) in self.alone.iter().enumerate().filter(|(_, alone)| **alone) {
            waiting.extend(u32::try_from(number).map(|number| Reverse((0, number))));
        }
        // What asks for no condition, or can do without each of them; the others come when the first of theirs does.
        for what in chart.free() {
            settle(*what, &known, &mut waiting);
        }
        while let Some(Reverse((value, number))) = waiting.pop() {
            match known.get_mut(number as usize) {
                Some(place) if *place == NEVER => *place = value,
                _ => continue,
            }
            for what in chart.asked_by(number as usize) {
                settle(*what as usize, &known, &mut waiting);
            }
        }
        (before, known)
    }
}
