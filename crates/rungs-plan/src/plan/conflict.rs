//! Why there is no plan: nothing leads there, or limits that don't go together.

use rungs_core::program::TooLarge;

use crate::bench::{Bench, Lack};
use crate::limits::{Limit, Limits};
use crate::plan::{Plan, shown};
use crate::search::{Extent, Searched, search};
use crate::undertaking::UndertakingId;

/// What is in the way of every plan.
#[derive(Clone, Debug)]
pub enum Obstacle {
    /// There is no way in at all.
    NoWayIn,
    /// Something is asked that nothing in the framework gives: the words of what is lacking, way in by way in.
    NothingGives(Vec<Missing>),
    /// These limits don't go together: the fewest of them that leave no plan.
    Limits {
        /// The limits.
        limits: Vec<Limit>,
        /// The soonest plan that keeps all the others.
        without_them: Option<Box<Plan>>,
    },
    /// The search was cut short before it found any.
    CutShort,
}

/// What a way in lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The way in.
    pub way_in: UndertakingId,
    /// What it asks and nothing gives: of each of these, something.
    pub one_of: Vec<Vec<String>>,
}

/// Finds out what is in the way.
pub(crate) fn obstacle(
    bench: &Bench<'_>,
    limits: &Limits,
    goals: &[UndertakingId],
    searched: Searched,
) -> Result<Obstacle, TooLarge> {
    if goals.is_empty() {
        return Ok(Obstacle::NoWayIn);
    }
    let set = limits.set();
    let mut subsets: Vec<u32> = (0..1_u32 << set.len()).collect();
    subsets.sort_by_key(|subset| subset.count_ones());
    for subset in subsets {
        let members = |wanted: bool| -> Vec<Limit> {
            let all = set.iter().enumerate();
            all.filter(|(place, _)| (subset & (1 << place) != 0) == wanted).map(|(_, limit)| *limit).collect()
        };
        let kept = limits.only(&members(true));
        let found = if subset.count_ones() == set.len() as u32 {
            None
        } else {
            Some(search(bench, &kept, goals, Extent::within(&kept))?)
        };
        match found {
            Some(found) if !found.plans.is_empty() => continue,
            Some(found) if found.gap.is_some() => return Ok(Obstacle::CutShort),
            None if searched.gap.is_some() => return Ok(Obstacle::CutShort),
            _ => {}
        }
        if subset == 0 {
            return Ok(Obstacle::NothingGives(missing(bench, goals, &searched.lacks)));
        }
        let others = limits.only(&members(false));
        let soonest = search(bench, &others, goals, Extent::within(&others))?;
        let without_them = shown(bench, &others, goals, soonest)?.plans.into_iter().next().map(Box::new);
        return Ok(Obstacle::Limits { limits: members(true), without_them });
    }
    Ok(Obstacle::CutShort)
}

/// What each way in lacks itself, in words.
fn missing(bench: &Bench<'_>, goals: &[UndertakingId], lacks: &[(Vec<UndertakingId>, Vec<Lack>)]) -> Vec<Missing> {
    let of_goal = |goal: &UndertakingId| {
        let (_, lacks) = lacks.iter().filter(|(set, _)| set.first() == Some(goal)).max_by_key(|(set, _)| set.len())?;
        let undertaking = bench.undertaking(*goal)?;
        let words = |lack: &Lack| -> Vec<String> {
            let asked = undertaking.asked_to_begin().into_iter().chain(undertaking.asked_to_hold());
            let mut words: Vec<String> = asked
                .filter(|leaf| bench.atlas.number(&leaf.condition).is_some_and(|number| lack.contains(&number)))
                .map(|leaf| leaf.words.clone())
                .collect();
            words.dedup();
            words
        };
        let one_of: Vec<Vec<String>> = lacks.iter().map(words).filter(|words| !words.is_empty()).collect();
        Some(Missing { way_in: *goal, one_of })
    };
    goals.iter().filter_map(of_goal).collect()
}
