//! How long something takes: of a processor, and by the clock on the wall.

use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};
use serde_json::json;

/// How often a thing is measured, after one time to warm up; the median counts.
const TIMES: usize = 7;
/// What takes longer than this is measured three times.
const LONG: Duration = Duration::from_secs(2);

/// Seconds.
#[derive(Clone, Copy, Debug)]
pub struct Taken {
    /// Of all threads of this process.
    pub cpu: f64,
    /// From beginning to end.
    pub wall: f64,
}

/// What is measured, of how many.
#[derive(Clone, Copy, Debug)]
pub struct Task<'t> {
    /// The engine.
    pub engine: &'t str,
    /// What it does.
    pub does: &'t str,
    /// People.
    pub people: usize,
    /// Routes; none where nothing is decided.
    pub routes: usize,
    /// Threads.
    pub threads: usize,
}

impl Task<'_> {
    /// Prints what was measured as a line of JSON.
    pub fn tell(self, taken: Taken, agrees: bool) {
        println!(
            "{}",
            json!({
                "engine": self.engine,
                "does": self.does,
                "people": self.people,
                "routes": self.routes,
                "threads": self.threads,
                "cpu": taken.cpu,
                "wall": taken.wall,
                "agrees": agrees,
            })
        );
    }
}

/// Measures something several times, and gives what it came to.
pub fn measure<T>(mut of: impl FnMut() -> T) -> (Taken, T) {
    let before = Instant::now();
    let mut last = of();
    let times = if before.elapsed() > LONG { 3 } else { TIMES };
    let mut taken = Vec::new();
    for _ in 0..times {
        let (wall, cpu) = (Instant::now(), processor());
        last = of();
        taken.push((processor() - cpu, wall.elapsed().as_secs_f64()));
    }
    let median = |of: fn(&(f64, f64)) -> f64| {
        let mut sorted: Vec<f64> = taken.iter().map(of).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[times / 2]
    };
    (Taken { cpu: median(|one| one.0), wall: median(|one| one.1) }, last)
}

/// Seconds of a processor that this process has taken.
fn processor() -> f64 {
    let taken = clock_gettime(ClockId::ProcessCPUTime);
    taken.tv_sec as f64 + taken.tv_nsec as f64 / 1e9
}
