//! What a week and a year have room for, and whether a schedule that is told holds.

use rungs_core::date::months_after;
use rungs_core::program::TooLarge;

use super::Scheduler;
use crate::bench::{Bench, Gateway};
use crate::limits::Limits;
use crate::timeline::Start;
use crate::undertaking::{Undertaking, UndertakingId};

impl Scheduler<'_, '_> {
    /// Whether a week has room for it, and the year an intake.
    pub(super) fn has_room(&self, undertaking: &Undertaking, month: u32, started: &[Start]) -> bool {
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
            before: u32::MAX,
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
