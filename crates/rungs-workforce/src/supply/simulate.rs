//! Numbers for each quarter: both ends without any chance, and what lies between them by what is assumed.
//!
//! Everybody draws the same numbers whatever is assumed, and whoever else is there: so more of anything that helps is never
//! fewer people, draw by draw, and not only on average. Sixty-four people are drawn at once, a bit each. No function is used
//! that one machine could round otherwise than another.

use rand_xoshiro::Xoshiro256PlusPlus;
use rand_xoshiro::rand_core::{Rng, SeedableRng};
use rayon::prelude::*;
use rungs_app::wire::sweep::{Drawn, Expected, RouteSupply, Supply};
use rungs_core::date::months_between;

use super::{Expectation, Expectations, MONTHS, Prospect, Prospects, RouteProspects, Span};

/// How many times everybody is drawn.
const TIMES: u32 = 1_000;
/// In how many of a hundred draws a number lies between its ends.
const INTERVAL: u8 = 80;
/// The bits with which a chance is told apart from another.
const BITS: u32 = 24;
/// People who are drawn at once.
const LANES: u64 = 64;

/// The chance of each expectation in one draw, in the order of [`Expectation::ALL`].
type Chances = [f64; 4];

/// How what wasn't told is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    /// It never goes well.
    Low,
    /// It always goes well.
    High,
}

impl Prospects {
    /// How many could start and could have finished by the end of each quarter. The same seed gives the same numbers.
    pub fn supply(&self, expectations: &Expectations, seed: u64) -> Supply {
        let open: Vec<Expectation> = Expectation::ALL
            .into_iter()
            .filter(|one| expectations.of(*one).is_none() && self.routes.iter().any(|route| route.hangs_on(*one)))
            .collect();
        let is_drawn = !expectations.is_empty();
        let drawn = is_drawn.then_some(Drawn { seed, times: TIMES, interval: INTERVAL });
        let routes = self.routes.iter().map(|route| self.of_route(route, is_drawn.then_some((expectations, seed))));
        Supply {
            quarters: self.quarters(),
            assumed: expectations.assumed(),
            open: open.into_iter().map(|one| one.as_str().to_owned()).collect(),
            drawn,
            routes: routes.collect(),
        }
    }

    fn of_route(&self, route: &RouteProspects, expectations: Option<(&Expectations, u64)>) -> RouteSupply {
        let mut could_start = self.bounds(route, |span| span.begins);
        let mut could_finish = self.bounds(route, |span| span.ends);
        if let Some((expectations, seed)) = expectations {
            let is_open = |one: &Expectation| expectations.of(*one).is_none() && route.hangs_on(*one);
            let is_narrow = !Expectation::ALL.iter().any(is_open);
            let low = self.drawn(route, expectations, seed, End::Low);
            let high = if is_narrow { None } else { Some(self.drawn(route, expectations, seed, End::High)) };
            let high = high.as_ref().unwrap_or(&low);
            for (expected, [low, high]) in
                [(&mut could_start, [&low.start, &high.start]), (&mut could_finish, [&low.finish, &high.finish])]
            {
                for ((expected, low), high) in expected.iter_mut().zip(low).zip(high) {
                    expected.low = of_a_hundred(low, (100 - u32::from(INTERVAL)) / 2);
                    expected.high = of_a_hundred(high, 100 - (100 - u32::from(INTERVAL)) / 2);
                    expected.middle = is_narrow.then(|| of_a_hundred(low, 50));
                }
            }
        }
        if route.months.is_none() {
            could_finish.clear();
        }
        RouteSupply {
            role: route.role.clone(),
            role_title: route.role_title.clone(),
            route: route.route.clone(),
            route_title: route.route_title.clone(),
            months: route.months,
            could_start,
            could_finish,
            no_plan_looked_for: route.no_plan_looked_for,
            plan_of_others: route.plan_of_others,
            cut_short: route.cut_short,
            length_untold: route.length_untold,
        }
    }

    /// Both ends where nothing is assumed: by waiting alone, and where everything goes well.
    fn bounds(&self, route: &RouteProspects, month: fn(&Span) -> u32) -> Vec<Expected> {
        let by = |quarter: u32, span: &Span| month(span) / MONTHS <= quarter;
        let of_quarter = |quarter: u32| {
            let mut expected = Expected::default();
            for (prospect, people) in &route.people {
                let waits = prospect.waits.iter().any(|span| by(quarter, span));
                let plans = prospect.plans.iter().any(|path| by(quarter, &path.span));
                expected.sure += if waits { *people } else { 0 };
                expected.most += if waits || plans { *people } else { 0 };
            }
            Expected { low: expected.sure, high: expected.most, ..expected }
        };
        (0..self.quarters).map(of_quarter).collect()
    }

    /// All draws, quarter by quarter, each quarter's in order.
    fn drawn(&self, route: &RouteProspects, expectations: &Expectations, seed: u64, end: End) -> Counts<Vec<u64>> {
        let draws: Vec<Counts<u64>> =
            (0..TIMES).into_par_iter().map(|draw| self.draw(route, expectations, (seed, draw), end)).collect();
        let of_quarter = |of: fn(&Counts<u64>) -> &Vec<u64>, quarter: usize| -> Vec<u64> {
            let mut counts: Vec<u64> = draws.iter().filter_map(|draw| of(draw).get(quarter).copied()).collect();
            counts.sort_unstable();
            counts
        };
        let quarters = 0..usize::try_from(self.quarters).unwrap_or(0);
        Counts {
            start: quarters.clone().map(|quarter| of_quarter(|draw| &draw.start, quarter)).collect(),
            finish: quarters.map(|quarter| of_quarter(|draw| &draw.finish, quarter)).collect(),
        }
    }

    /// One draw.
    fn draw(&self, route: &RouteProspects, expectations: &Expectations, seed: (u64, u32), end: End) -> Counts<u64> {
        let chances = chances(expectations, seed, end);
        let here = self.here(chances);
        let quarters = usize::try_from(self.quarters).unwrap_or(0);
        let mut counts = Counts { start: vec![0; quarters], finish: vec![0; quarters] };
        for (prospect, people) in &route.people {
            if prospect.waits.is_none() && prospect.plans.is_empty() {
                continue;
            }
            let plans: Vec<[u32; 3]> = prospect.plans.iter().map(|path| path.thresholds(chances)).collect();
            let mut stream = Xoshiro256PlusPlus::seed_from_u64(prospect.seed(seed));
            let mut left = *people;
            while left > 0 {
                let drawn: [Lanes; 4] = std::array::from_fn(|_| Lanes::drawn(&mut stream));
                let [takes_up, agreed, turns_out, leaves] = &drawn;
                let there = if left >= LANES { u64::MAX } else { (1 << left) - 1 };
                left = left.saturating_sub(LANES);
                let open = plans
                    .iter()
                    .map(|[takes, agree, turn]| takes_up.below(*takes) & agreed.below(*agree) & turns_out.below(*turn));
                let open: Vec<(Span, u64)> = prospect.plans.iter().map(|path| path.span).zip(open).collect();
                let waits = prospect.waits.map(|span| (span, u64::MAX));
                let ways: Vec<(Span, u64)> = waits.into_iter().chain(open).collect();
                for (quarter, here) in (0..self.quarters).zip(&here) {
                    let staying = there & !leaves.below(*here);
                    // Whoever can begin in several ways begins in the first.
                    let by = |month: fn(&Span) -> u32| {
                        let ready = ways.iter().filter(|(span, _)| month(span) / MONTHS <= quarter);
                        u64::from((ready.fold(0, |all, (_, who)| all | who) & staying).count_ones())
                    };
                    let place = quarter as usize;
                    counts.start.get_mut(place).into_iter().for_each(|count| *count += by(|span| span.begins));
                    counts.finish.get_mut(place).into_iter().for_each(|count| *count += by(|span| span.ends));
                }
            }
        }
        counts
    }

    /// For each quarter, the chance that somebody has left by its end, as a threshold.
    fn here(&self, chances: Chances) -> Vec<u32> {
        let [.., leaves] = chances;
        // The fourth root of what stays in a year stays in a quarter.
        let stays = (1.0 - leaves).sqrt().sqrt();
        let before = months_between(self.on, self.start).0 / MONTHS;
        (0..self.quarters).map(|quarter| threshold(1.0 - power(stays, before + quarter + 1))).collect()
    }
}

/// What is counted, quarter by quarter.
struct Counts<T> {
    start: Vec<T>,
    finish: Vec<T>,
}

impl RouteProspects {
    /// Whether a number hangs on this.
    fn hangs_on(&self, expectation: Expectation) -> bool {
        self.people.keys().flat_map(|prospect| &prospect.plans).any(|path| match expectation {
            Expectation::TakesUp => path.takes_steps,
            Expectation::Agreed => path.decisions > 0,
            Expectation::TurnsOutWell => path.to_find_out > 0,
            // Numbers are of those who stay, where nobody says how many leave.
            Expectation::Leaves => false,
        })
    }
}

impl super::Path {
    /// Below which number of each lane the plan is taken up, agreed to, and turns out well.
    fn thresholds(&self, chances: Chances) -> [u32; 3] {
        let [takes_up, agreed, turns_out, _] = chances;
        let steps = threshold(if self.takes_steps { takes_up } else { 1.0 });
        [steps, threshold(power(agreed, self.decisions)), threshold(power(turns_out, self.to_find_out))]
    }
}

impl Prospect {
    /// The beginning of this prospect's numbers in one draw: the same, whoever else is there.
    fn seed(&self, (seed, draw): (u64, u32)) -> u64 {
        let mut mixed = mix(mix(seed, 1), u64::from(draw));
        let span = |span: &Span| [u64::from(span.begins), u64::from(span.ends)];
        let waits = self.waits.as_ref().map_or([u64::MAX; 2], span);
        let plans = self.plans.iter().flat_map(|path| {
            let [begins, ends] = span(&path.span);
            [begins, ends, u64::from(path.takes_steps), path.decisions.into(), path.to_find_out.into()]
        });
        for part in waits.into_iter().chain(plans) {
            mixed = mix(mixed, part);
        }
        mixed
    }
}

/// The chances of one draw: of what was told in a range, a share within it; of what wasn't, one end.
fn chances(expectations: &Expectations, (seed, draw): (u64, u32), end: End) -> Chances {
    let mut stream = Xoshiro256PlusPlus::seed_from_u64(mix(mix(seed, 0), u64::from(draw)));
    Expectation::ALL.map(|one| {
        // The upper 53 bits, as a share from 0 to 1.
        let place = (stream.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        match (expectations.of(one), one, end) {
            (Some(chance), ..) => chance.from + (chance.to - chance.from) * place,
            (None, Expectation::Leaves, _) | (None, _, End::Low) => 0.0,
            (None, _, End::High) => 1.0,
        }
    })
}

/// A number of 24 bits for each of sixty-four people, the highest bits first.
struct Lanes([u64; BITS as usize]);

impl Lanes {
    fn drawn(stream: &mut Xoshiro256PlusPlus) -> Lanes {
        Lanes(std::array::from_fn(|_| stream.next_u64()))
    }

    /// Whose number is below this one.
    fn below(&self, threshold: u32) -> u64 {
        if threshold >> BITS != 0 {
            return u64::MAX;
        }
        let (mut below, mut equal) = (0, u64::MAX);
        for (bit, plane) in (0..BITS).rev().zip(&self.0) {
            if threshold >> bit & 1 == 1 {
                below |= equal & !plane;
                equal &= plane;
            } else {
                equal &= !plane;
            }
        }
        below
    }
}

/// A chance as a number that a lane lies below that often.
fn threshold(chance: f64) -> u32 {
    // From 0 to 2 to the 24th, which a number of 32 bits holds.
    (chance.clamp(0.0, 1.0) * f64::from(1_u32 << BITS)).round() as u32
}

/// A share times itself, so many times.
fn power(share: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |all, _| all * share)
}

/// Two numbers as one that hardly any other two give (the end of SplitMix64).
fn mix(one: u64, other: u64) -> u64 {
    let mut mixed = (one ^ other.wrapping_mul(0x9e37_79b9_7f4a_7c15)).wrapping_add(0x9e37_79b9_7f4a_7c15);
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// The number below which so many of a hundred of these lie, which are in order.
fn of_a_hundred(counts: &[u64], of: u32) -> u64 {
    let last = counts.len().saturating_sub(1);
    counts.get(last * of as usize / 100).copied().unwrap_or(0)
}
