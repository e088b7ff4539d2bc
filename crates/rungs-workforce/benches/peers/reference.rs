//! What the answer is, worked out as plainly as can be: one person after another, one route after another.

use crate::people::People;
use crate::rule::{Route, employers, routes};

/// How many people meet a route, don't, and may or may not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// People who meet it, whatever isn't known of them.
    pub met: u64,
    /// People who don't, whatever isn't known of them.
    pub not_met: u64,
    /// The others.
    pub unknown: u64,
}

/// Two things that hang on what isn't known: whether it holds surely, and whether it may.
#[derive(Clone, Copy)]
struct Known {
    surely: bool,
    may: bool,
}

impl From<Option<bool>> for Known {
    fn from(told: Option<bool>) -> Known {
        Known { surely: told == Some(true), may: told != Some(false) }
    }
}

/// The conditions of one route, of one person.
struct Conditions {
    /// In the NHS, in one of the jobs, the employer takes part, the qualification is high enough.
    must: [Known; 4],
    hours: Known,
    gcses: Known,
    experience: Known,
}

fn conditions(people: &People, person: usize, route: &Route, employers: &[Vec<Option<bool>>]) -> Conditions {
    let takes_part = people.employer[person].and_then(|employer| employers[route.scheme][usize::from(employer)]);
    Conditions {
        must: [
            people.employed[person].into(),
            people.job[person].map(|job| route.jobs[usize::from(job)]).into(),
            takes_part.into(),
            people.level[person].map(|level| level >= route.level).into(),
        ],
        hours: people.hours[person].map(|hours| u32::from(hours) >= route.hours).into(),
        gcses: people.gcses[person].map(|gcses| gcses >= route.gcses).into(),
        experience: people.months[person].map(|months| months >= route.months).into(),
    }
}

/// What each of the first routes comes to, where all of it must be met.
pub fn strict(people: &People, count: usize) -> Vec<Outcome> {
    let employers = employers();
    let of_route = |route: &Route| {
        let mut outcome = Outcome::default();
        for person in 0..people.len() {
            let asked = conditions(people, person, route, &employers);
            let all = |of: fn(&Known) -> bool| {
                asked.must.iter().all(of) && of(&asked.hours) && (of(&asked.gcses) || of(&asked.experience))
            };
            match (all(|one| one.surely), all(|one| one.may)) {
                (true, _) => outcome.met += 1,
                (_, false) => outcome.not_met += 1,
                _ => outcome.unknown += 1,
            }
        }
        outcome
    };
    routes().iter().take(count).map(of_route).collect()
}

/// How many people have reached each of the six planes, route by route, where hours are usual and experience may count instead.
pub fn soft(people: &People, count: usize) -> Vec<[u64; 6]> {
    let employers = employers();
    let of_route = |route: &Route| {
        let mut planes = [0; 6];
        for person in 0..people.len() {
            let asked = conditions(people, person, route, &employers);
            // From 0, not yet, to 3, ready.
            let standing = |of: fn(&Known) -> bool| {
                let truth = |one: &Known| if of(one) { 3 } else { 0 };
                let must = asked.must.iter().map(truth).min().unwrap_or(3);
                let experience = truth(&asked.experience).min(2);
                must.min(truth(&asked.hours).max(1)).min(truth(&asked.gcses).max(experience))
            };
            let (floor, ceiling) = (standing(|one| one.surely), standing(|one| one.may));
            for least in 1..=3 {
                planes[least - 1] += u64::from(floor >= least);
                planes[least + 2] += u64::from(ceiling >= least);
            }
        }
        planes
    };
    routes().iter().take(count).map(of_route).collect()
}
