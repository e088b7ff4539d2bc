//! The rule written by hand: for this rule, these columns and these six planes, and nothing else.
//!
//! Values are coded once: thresholds become ranks, what isn't known is a code of its own, employers become the schemes that they take
//! part in. A column is then a table from codes to routes, for what is surely so and for what may be so, and a person is a few ANDs.

use wide::u64x2;

use crate::people::People;
use crate::rule::{EMPLOYERS, JOBS, Route, SCHEMES, employers, routes};
use crate::tally::{EIGHT, TOGETHER, Tally};

/// For each code, the routes for which it surely will do, and those for which it may.
type Masks = Vec<u64x2>;

/// The rule, and people in its codes.
pub struct Kernel {
    employed: (Masks, Vec<u8>),
    job: (Masks, Vec<u16>),
    hours: (Masks, Vec<u8>),
    employer: (Masks, Vec<u16>),
    level: (Masks, Vec<u8>),
    gcses: (Masks, Vec<u8>),
    months: (Masks, Vec<u8>),
}

/// Which routes a value will do for.
fn masks<T>(routes: &[Route], values: &[T], will_do: impl Fn(&Route, &T) -> Option<bool>) -> Masks {
    let of = |value: &T| {
        let mut masks = [0, 0];
        for (bit, route) in routes.iter().enumerate() {
            let told = will_do(route, value);
            masks[0] |= u64::from(told == Some(true)) << bit;
            masks[1] |= u64::from(told != Some(false)) << bit;
        }
        u64x2::new(masks)
    };
    values.iter().map(of).collect()
}

/// A column against thresholds: a code for how many of them are reached, and one for what isn't known.
fn ranked<T: Copy + Into<u32>>(routes: &[Route], column: &[Option<T>], of: impl Fn(&Route) -> u32) -> (Masks, Vec<u8>) {
    let mut thresholds: Vec<u32> = routes.iter().map(&of).collect();
    thresholds.sort_unstable();
    thresholds.dedup();
    let unknown = thresholds.len() as u8 + 1;
    let codes = column.iter().map(|cell| match cell {
        Some(value) => thresholds.iter().map(|least| u8::from((*value).into() >= *least)).sum(),
        None => unknown,
    });
    let codes: Vec<u8> = codes.collect();
    let ranks: Vec<Option<usize>> = (0..usize::from(unknown)).map(Some).chain([None]).collect();
    let rank = |route: &Route| thresholds.iter().position(|least| *least == of(route)).map_or(0, |place| place + 1);
    (masks(routes, &ranks, |route, reached| reached.map(|reached| reached >= rank(route))), codes)
}

impl Kernel {
    /// Codes people, for the first routes.
    pub fn of(people: &People, count: usize) -> Kernel {
        let routes = &routes()[..count];
        let takes_part = employers();
        let told: Vec<Option<bool>> = vec![Some(false), Some(true), None];
        let jobs: Vec<Option<usize>> = (0..JOBS).map(Some).chain([None]).collect();
        // Employers that take part in the same schemes are one.
        let mut profiles: Vec<[Option<bool>; SCHEMES]> = Vec::new();
        let mut profile = |employer: Option<usize>| {
            let of: [Option<bool>; SCHEMES] = std::array::from_fn(|scheme| takes_part[scheme][employer?]);
            let known = profiles.iter().position(|known| *known == of);
            known.unwrap_or_else(|| {
                profiles.push(of);
                profiles.len() - 1
            }) as u16
        };
        let profile_of: Vec<u16> = (0..EMPLOYERS).map(Some).chain([None]).map(&mut profile).collect();
        let employer = people.employer.iter().map(|one| profile_of[one.map_or(EMPLOYERS, usize::from)]).collect();
        let employed = people.employed.iter().map(|one| one.map_or(2, u8::from)).collect();
        let job = people.job.iter().map(|one| one.unwrap_or(JOBS as u16)).collect();
        Kernel {
            employed: (masks(routes, &told, |_, told| *told), employed),
            job: (masks(routes, &jobs, |route, job| job.map(|job| route.jobs[job])), job),
            hours: ranked(routes, &people.hours, |route| route.hours),
            employer: (masks(routes, &profiles, |route, profile| profile[route.scheme]), employer),
            level: ranked(routes, &people.level, |route| route.level.into()),
            gcses: ranked(routes, &people.gcses, |route| route.gcses.into()),
            months: ranked(routes, &people.months, |route| route.months.into()),
        }
    }

    /// How many people have reached each plane: floors, then ceilings.
    pub fn soft(&self) -> Vec<[u64; 6]> {
        let counts = self.count(|At { must, hours, gcses, months }| {
            let exception = must & (gcses | months);
            [exception, exception & hours, must & hours & gcses]
        });
        (0..64).map(|route| std::array::from_fn(|plane| counts[plane % 3][plane / 3][route])).collect()
    }

    /// How many people surely meet each route, and how many may.
    pub fn strict(&self) -> Vec<[u64; 2]> {
        let [counts] = self.count(|At { must, hours, gcses, months }| [must & hours & (gcses | months)]);
        (0..64).map(|route| [counts[0][route], counts[1][route]]).collect()
    }

    /// For each of some levels that somebody may have reached, floors and ceilings: how many people have, route by route.
    #[inline(always)]
    fn count<const L: usize>(&self, levels: impl Fn(At) -> [u64x2; L]) -> [[[u64; 64]; 2]; L] {
        let mut tallies: [Tally; L] = std::array::from_fn(|_| Tally::new());
        let mut reached = [[u64x2::ZERO; TOGETHER]; L];
        for first in (0..self.job.1.len()).step_by(TOGETHER) {
            for place in 0..TOGETHER {
                let person = first + place;
                let of = if person < self.job.1.len() { levels(self.at(person)) } else { [u64x2::ZERO; L] };
                reached.iter_mut().zip(of).for_each(|(reached, of)| reached[place] = of);
            }
            for (tally, reached) in tallies.iter_mut().zip(&reached) {
                tally.add(|eight| reached.as_chunks::<EIGHT>().0[eight]);
            }
        }
        tallies.map(|tally| tally.counts())
    }

    #[inline(always)]
    fn at(&self, person: usize) -> At {
        fn of<C: Copy + Into<usize>>(column: &(Masks, Vec<C>), person: usize) -> u64x2 {
            column.0[column.1[person].into()]
        }
        let must = of(&self.employed, person) & of(&self.job, person) & of(&self.employer, person);
        At {
            must: must & of(&self.level, person),
            hours: of(&self.hours, person),
            gcses: of(&self.gcses, person),
            months: of(&self.months, person),
        }
    }
}

/// What surely is so of somebody, and what may be, as bits of routes.
struct At {
    must: u64x2,
    hours: u64x2,
    gcses: u64x2,
    months: u64x2,
}
