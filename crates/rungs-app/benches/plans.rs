//! How long plans take: every role of the framework that ships, for three people. Run with `cargo xtask bench`; with
//! `RUNGS_BENCH_ROLE`, the slug of one role, for that alone.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "measurements")]

use std::time::{Duration, Instant};

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{PlanQuestion, plan};
use rungs_app::wire::plan::{PlanAnswer, PlanLimits};
use rungs_core::date::Date;

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ON: Date = Date::constant(2026, 11, 22);
/// Who asks about every role.
const PEOPLE: [&str; 3] = ["amina", "ready", "overseas-qualified"];

fn main() {
    let loaded = built_in();
    let only = std::env::var("RUNGS_BENCH_ROLE").ok();
    println!("plans: every role for {}", PEOPLE.join(", "));
    for name in PEOPLE {
        shipped(&loaded, name, only.as_deref());
    }
}

fn shipped(loaded: &Loaded, name: &str, only: Option<&str>) {
    let path = format!("{}/../../people/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let content = std::fs::read(path).expect("the person is there");
    let framework = &loaded.checked.framework;
    let person = rungs_app::person::read(&content, None, &framework.vocabulary, ON).expect("it is read");
    let mut all: Vec<(Duration, PlanAnswer)> = Vec::new();
    for role in framework.roles.iter().filter(|role| only.is_none_or(|only| role.slug == only)) {
        let question = PlanQuestion {
            on: ON,
            begins: ON,
            route: None,
            limits: PlanLimits::default(),
            counts_on_told: true,
            exceptions: false,
        };
        let start = Instant::now();
        let answer = plan(loaded, role, &person, question).expect("a plan");
        all.push((start.elapsed(), answer));
    }
    all.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let cut = all.iter().filter(|(_, answer)| answer.cut_short.is_some()).count();
    let total: Duration = all.iter().map(|(time, _)| *time).sum();
    println!("{name}: {} roles, {cut} cut short, {:.0} ms altogether", all.len(), total.as_secs_f64() * 1000.0);
    for (time, answer) in &all {
        let ends: Vec<&str> = answer.plans.iter().map(|plan| plan.ends.as_str()).collect();
        println!(
            "  {:7.1} ms  {:42} {}{}",
            time.as_secs_f64() * 1000.0,
            answer.role,
            if answer.cut_short.is_some() { "cut short; " } else { "" },
            ends.join(" "),
        );
    }
}
