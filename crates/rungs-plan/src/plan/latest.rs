//! How late each step of a plan can begin.

use rungs_core::program::TooLarge;

use crate::bench::{Bench, Gateway};
use crate::limits::Limits;
use crate::schedule::Schedule;
use crate::timeline::Start;

/// For each step, the last month in which it can begin: the last ones are put off first, as far as the plan stays whole. Each
/// is tried in every month, from the last in which it could be over in time.
pub(super) fn latest(bench: &Bench<'_>, limits: &Limits, schedule: &Schedule) -> Result<Vec<u32>, TooLarge> {
    let months = |start: &Start| bench.undertaking(start.what).map_or(0, |one| one.months);
    let mut starts = schedule.starts.clone();
    let last = limits.by.unwrap_or(schedule.finish);
    for place in (0..starts.len()).rev() {
        let Some(own) = starts.get(place).copied() else { continue };
        let needed_by = starts.iter().filter(|other| {
            bench.gives_to_begin(own.what, other.what) && other.month >= own.month.saturating_add(months(&own))
        });
        let until = needed_by.map(|other| other.month).min().unwrap_or(last).min(last);
        let latest = until.saturating_sub(months(&own));
        for month in (own.month.saturating_add(1)..=latest).rev() {
            let mut moved = starts.clone();
            moved.get_mut(place).into_iter().for_each(|start| start.month = month);
            if is_enough_for_others(bench, own, &moved)? && bench.holds(limits, &moved, last)? {
                starts = moved;
                break;
            }
        }
    }
    Ok(starts.iter().map(|start| start.month).collect())
}

/// Whether what could be asked of a step that was moved is there when it is asked: what is found out soonest, where it was
/// moved too far.
fn is_enough_for_others(bench: &Bench<'_>, own: Start, moved: &[Start]) -> Result<bool, TooLarge> {
    let mut starts = moved.to_vec();
    starts.sort_by_key(|start| start.month);
    for (place, start) in starts.iter().enumerate().filter(|(_, start)| bench.gives_to_begin(own.what, start.what)) {
        let before = starts.get(..place).unwrap_or_default();
        if !bench.verdict((start.what, Gateway::Begin), start.month, before)?.is_open {
            return Ok(false);
        }
    }
    Ok(true)
}
