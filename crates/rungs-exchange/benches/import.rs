//! How long an import takes, and whether ten times as much takes ten times as long. Run with `cargo xtask bench`.
//!
//! The published profiles are read from beside the checkout; without them, made-up ones of about their size stand in.
#![allow(missing_docs, clippy::expect_used, reason = "measurements")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use jiff::civil::date;
use rungs_exchange::import_ncs;

fn main() {
    divan::main();
}

const PUBLISHED: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ncs-job-profiles/job_profiles.ndjson.gz");

#[divan::bench]
fn published_profiles(bencher: Bencher<'_, '_>) {
    let Ok(bytes) = std::fs::read(PUBLISHED) else {
        println!("left out: the published profiles are not beside this checkout");
        return;
    };
    bencher.counter(ItemsCount::new(695_u32)).bench(|| import_ncs(black_box(&bytes), date(2026, 11, 26)));
}

#[divan::bench(args = [700, 7_000])]
fn made_up_profiles(bencher: Bencher<'_, '_>, count: usize) {
    let content: String = (0..count).map(profile).collect();
    bencher.counter(ItemsCount::new(count)).bench(|| import_ncs(black_box(content.as_bytes()), date(2026, 11, 26)));
}

/// A profile of about the size of a published one, which leads to two others.
fn profile(number: usize) -> String {
    let (one, other) = (number / 2, number / 3);
    let tasks: Vec<String> = (0..8).map(|task| format!("\"<p>casting bell number {task} of {number}</p>\"")).collect();
    format!(
        "{{\"title\":\"Bell founder {number}\",\"description_html\":\"<p>Bell founders cast bells.</p>\",\
         \"day_to_day_tasks_html\":[{}],\"restrictions_html\":[\"<p>be over 18 years of age</p>\",\
         \"<p>pass a lifting test</p>\"],\"other_requirements_html\":[\"<p>You may need a furnace licence in some jobs.</p>\"],\
         \"entry_routes\":{{\"college\":[{{\"requirements_prefix\":[\"<p>You'll usually need:</p>\"],\"requirements\":[\
         {{\"html\":\"<p>5 or 6 GCSEs, or equivalent, at grades 9 to 4 (A* to C) for a level 3 course</p>\"}}],\
         \"further_info_html\":\"<p>You could do a course in casting, or in ringing.</p>\"}}]}},\
         \"career_path_and_progression_html\":\"<p>You could become a bell founder {one}, or a bell founder {other}.</p>\"}}\n",
        tasks.join(",")
    )
}
