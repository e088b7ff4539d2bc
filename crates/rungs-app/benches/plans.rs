//! How long plans take: every role of the framework that ships, for each person whose file ships. Run with
//! `cargo xtask bench`; with `RUNGS_BENCH_ROLE`, the slug of one role, and `RUNGS_BENCH_PERSON`, for that alone.
//!
//! `RUNGS_BENCH_TABLE`, the path of a file, has every plan written there, a line each, so that two runs can be laid beside one
//! another: what it takes, what is left without each of its steps, and how far a search went that was cut short.
//!
//! Times are of the processor where the system tells them, so that what else the machine does isn't counted.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, clippy::print_stdout, reason = "measurements")]

use std::fmt::Write;
use std::time::{Duration, Instant};

use rungs_app::framework::{Loaded, built_in};
use rungs_app::service::{PlanQuestion, plan};
use rungs_app::wire::plan::{PlanAnswer, PlanLimits};
use rungs_core::date::Date;

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const ON: Date = Date::constant(2026, 11, 22);
fn main() {
    let loaded = built_in();
    let only = |name: &str| std::env::var(name).ok();
    let (role, person) = (only("RUNGS_BENCH_ROLE"), only("RUNGS_BENCH_PERSON"));
    let folder = format!("{}/../../people", env!("CARGO_MANIFEST_DIR"));
    let files = std::fs::read_dir(folder).expect("the people are there");
    let names = files.filter_map(|file| Some(file.ok()?.path().file_stem()?.to_str()?.to_owned()));
    let mut names: Vec<String> = names.filter(|name| person.as_ref().is_none_or(|only| only == name)).collect();
    names.sort();
    println!("plans: every role for {}", names.join(", "));
    let mut all: Vec<Duration> = Vec::new();
    let mut table = String::new();
    for name in names {
        let answers = shipped(&loaded, &name, role.as_deref());
        table.extend(answers.iter().map(|(_, answer)| written(&name, answer)));
        all.extend(answers.into_iter().map(|(time, _)| time));
    }
    if let Some(path) = only("RUNGS_BENCH_TABLE") {
        std::fs::write(path, table).expect("the table is written");
    }
    all.sort();
    let slow = all.iter().filter(|time| **time > Duration::from_millis(100)).count();
    let median = all.get(all.len() / 2).copied().unwrap_or_default();
    let most = all.last().copied().unwrap_or_default();
    println!("{} pairs: median {:.1} ms, most {:.1} ms, {slow} over 100 ms", all.len(), ms(median), ms(most));
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

/// An answer as lines of a table: the person, the role, what is told, and what it comes to.
fn written(person: &str, answer: &PlanAnswer) -> String {
    let mut lines = String::new();
    let mut line = |what: &str, comes_to: String| {
        writeln!(lines, "{person}\t{}\t{what}\t{comes_to}", answer.role).expect("text takes what is written");
    };
    for plan in &answer.plans {
        let (ends, cost, decisions) = (&plan.ends, plan.cost, plan.decisions);
        let steps: Vec<&str> = plan.steps.iter().map(|step| step.name.as_str()).collect();
        let unknown = (plan.unknown_lengths, plan.unknown_costs);
        line(
            "plan",
            format!("{ends} {unknown:?} £{cost} {} steps {decisions} decisions: {}", steps.len(), steps.join(", ")),
        );
        for step in &plan.steps {
            let otherwise = serde_json::to_string(&step.otherwise).expect("it can be written");
            line("without", format!("{}: {otherwise}", step.name));
        }
    }
    for (what, comes_to) in [
        ("cut short", serde_json::to_string(&answer.cut_short)),
        ("obstacle", serde_json::to_string(&answer.obstacle)),
        ("sooner if", serde_json::to_string(&answer.sooner_if)),
    ] {
        line(what, comes_to.expect("it can be written"));
    }
    lines
}

fn shipped(loaded: &Loaded, name: &str, only: Option<&str>) -> Vec<(Duration, PlanAnswer)> {
    let begun = Instant::now();
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
            late: false,
        };
        let start = worked(begun);
        let answer = plan(loaded, role, &person, question).expect("a plan");
        all.push((worked(begun).saturating_sub(start), answer));
    }
    all.sort_by_key(|(time, _)| std::cmp::Reverse(*time));
    let cut = all.iter().filter(|(_, answer)| answer.cut_short.is_some()).count();
    let total: Duration = all.iter().map(|(time, _)| *time).sum();
    println!("{name}: {} roles, {cut} cut short, {:.0} ms altogether", all.len(), ms(total));
    for (time, answer) in &all {
        let ends: Vec<&str> = answer.plans.iter().map(|plan| plan.ends.as_str()).collect();
        println!(
            "  {:7.1} ms  {:42} {}{}",
            ms(*time),
            answer.role,
            if answer.cut_short.is_some() { "cut short; " } else { "" },
            ends.join(" "),
        );
    }
    all
}
