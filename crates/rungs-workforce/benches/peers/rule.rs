//! The rule that every engine decides: sixty variants of what an apprenticeship asks.

use serde_json::{Value, json};

/// How many variants there are.
pub const ROUTES: usize = 60;
/// Jobs that somebody can have.
pub const JOBS: usize = 300;
/// Employers that somebody can have.
pub const EMPLOYERS: usize = 2000;
/// Schemes that an employer can take part in.
pub const SCHEMES: usize = 6;

/// One variant: employed in the NHS, in one of these jobs, for so many hours a week, by an employer that takes part in the scheme,
/// with a qualification at this level, and with so many GCSEs or so many months of experience.
#[derive(Clone, Debug)]
pub struct Route {
    /// The jobs that count.
    pub jobs: Vec<bool>,
    /// Hours a week, in hundredths.
    pub hours: u32,
    /// The scheme.
    pub scheme: usize,
    /// The level of the qualification.
    pub level: u8,
    /// GCSEs.
    pub gcses: u8,
    /// Months of experience, which may stand in place of the GCSEs.
    pub months: u16,
}

/// A number that looks as if drawn, and is the same for the same place: splitmix64.
pub fn drawn(place: u64) -> u64 {
    let mut bits = place.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// The variants.
pub fn routes() -> Vec<Route> {
    let of = |route: usize| Route {
        jobs: (0..JOBS).map(|job| drawn((2_000_000_000 + route * 1000 + job) as u64).is_multiple_of(5)).collect(),
        hours: [3000, 1500, 2250, 3750, 1850][route % 5],
        scheme: route % SCHEMES,
        level: [3, 1, 2, 4][route % 4],
        gcses: [4, 2, 3, 5, 6][route / 2 % 5],
        months: [24, 6, 12, 36][route / 3 % 4],
    };
    (0..ROUTES).map(of).collect()
}

/// Whether each employer takes part in each scheme, by scheme; of some it isn't known.
pub fn employers() -> Vec<Vec<Option<bool>>> {
    let takes_part = |scheme: usize, employer: usize| {
        let bits = drawn((1_000_000 * (scheme + 1) + employer) as u64);
        (bits >> 56 >= 13).then_some((bits & 0xFFFF_FFFF) % 100 < 85)
    };
    (0..SCHEMES).map(|scheme| (0..EMPLOYERS).map(|employer| takes_part(scheme, employer)).collect()).collect()
}

/// The rule for the engines that aren't written in Rust.
pub fn as_json() -> Value {
    let route = |route: &Route| {
        let jobs: Vec<usize> = (0..JOBS).filter(|job| route.jobs[*job]).collect();
        json!({
            "jobs": jobs,
            "hours": f64::from(route.hours) / 100.0,
            "scheme": route.scheme,
            "level": route.level,
            "gcses": route.gcses,
            "months": route.months,
        })
    };
    json!({ "routes": routes().iter().map(route).collect::<Vec<_>>(), "employers": employers(), "jobs": JOBS })
}
