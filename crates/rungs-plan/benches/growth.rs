//! How a question to the planner grows with the framework: made-up frameworks, from a seed, of more and more roles. Run with
//! `cargo xtask bench`. `GROWTH=write` draws the picture in `docs/plans-growth.svg` anew, and
//! `GROWTH_SORT`, the name of one sort, measures that alone.
//!
//! Two sorts. *Ladders* are like the framework that ships: ways in ask for a job, for experience and for a qualification that
//! a course gives. *Moves* are what classifications of occupations come to: from each occupation some twenty others can be
//! reached, each in some months.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "measurements")]

#[path = "growth/drawing.rs"]
mod drawing;
#[path = "growth/made_up.rs"]
mod made_up;

use std::time::{Duration, Instant};

use made_up::{Made, Sort};
use rungs_core::date::Date;
use rungs_plan::{Atlas, Keeping, Limits, Planner, Plans, Question};

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const BEGIN: Date = Date::constant(2026, 11, 27);
const SIZES: [usize; 5] = [50, 200, 500, 1_000, 3_000];
/// How many roles are asked about.
const ASKED: usize = 30;

/// What was measured of one framework.
#[derive(Clone, Debug)]
struct Measured {
    sort: Sort,
    roles: usize,
    undertakings: usize,
    /// What each question took, the least first.
    times: Vec<Duration>,
    found: usize,
    cut_short: usize,
}

impl Measured {
    fn median(&self) -> Duration {
        self.times[self.times.len() / 2]
    }

    fn most(&self) -> Duration {
        self.times[self.times.len() - 1]
    }
}

fn main() {
    println!("growth: made-up frameworks, {ASKED} roles asked about in each, of somebody at the foot");
    let mut all = Vec::new();
    let only = std::env::var("GROWTH_SORT").ok();
    for sort in
        [Sort::Ladders, Sort::Moves].into_iter().filter(|sort| only.as_ref().is_none_or(|only| only == sort.name()))
    {
        for roles in SIZES {
            all.push(measured(sort, roles));
        }
    }
    if std::env::var_os("GROWTH").is_some_and(|wish| wish == "write") {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/plans-growth.svg");
        std::fs::write(path, drawing::drawn(&all)).expect("the picture is written");
    }
}

fn measured(sort: Sort, roles: usize) -> Measured {
    let begun = Instant::now();
    let made = Made::new(sort, roles);
    let start = worked(begun);
    let atlas = Atlas::new(&made.framework);
    let read = worked(begun).saturating_sub(start);
    // What the first question leaves behind for those after it is no part of a question.
    let (first, _) = asked(&atlas, &made, made.goals(1)[0].as_str());
    let mut measured =
        Measured { sort, roles, undertakings: atlas.undertakings.len(), times: Vec::new(), found: 0, cut_short: 0 };
    for goal in made.goals(ASKED) {
        let (time, plans) = asked(&atlas, &made, &goal);
        measured.times.push(time);
        measured.found += usize::from(!plans.plans.is_empty());
        measured.cut_short += usize::from(plans.gap.is_some());
    }
    measured.times.sort();
    println!(
        "  {:8} {roles:5} roles {:6} undertakings: median {:7.2} ms, most {:8.2} ms; {} of {} with a plan, {} cut short; \
         read once in {:.0} ms, the first question {:.0} ms",
        sort.name(),
        measured.undertakings,
        ms(measured.median()),
        ms(measured.most()),
        measured.found,
        measured.times.len(),
        measured.cut_short,
        ms(read),
        ms(first),
    );
    measured
}

fn asked(atlas: &Atlas<'_>, made: &Made, goal: &str) -> (Duration, Plans) {
    let limits = Limits::default();
    let question = Question {
        person: &made.person,
        begin: BEGIN,
        role: goal,
        route: None,
        limits: &limits,
        exceptions: false,
        keeping: Keeping::Nothing,
        today: BEGIN,
    };
    let begun = Instant::now();
    let start = worked(begun);
    let plans = Planner::new(atlas).plan(question).expect("small enough");
    (worked(begun).saturating_sub(start), plans)
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// The time that this thread has been at work, or else that has gone by.
fn worked(since: Instant) -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split_whitespace().next()?.parse().ok());
    nanoseconds.map_or_else(|| since.elapsed(), Duration::from_nanos)
}
