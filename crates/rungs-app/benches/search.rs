//! How long it takes to find a role among many by what somebody types. Run with `cargo xtask bench`.
#![allow(missing_docs, clippy::expect_used, reason = "measurements")]

use divan::{Bencher, black_box};
use rungs_app::find::Index;
use rungs_app::framework::built_in;
use rungs_core::framework::Framework;

/// The binary's allocator, so that what is measured is what the binary does.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// The roles that ship, and variants of them up to this number, each with names of its own.
fn framework(roles: usize) -> Framework {
    let mut framework = built_in().checked.framework;
    let shipped = framework.roles.clone();
    let fronts =
        ["community", "hospital", "trainee", "lead", "night", "paediatric", "rural", "mobile", "deputy", "bank"];
    let behinds = ["trainer", "co-ordinator", "adviser", "inspector", "researcher", "planner"];
    let mut variants = behinds.iter().flat_map(|behind| fronts.iter().map(move |front| (*front, *behind)));
    while framework.roles.len() < roles {
        let (front, behind) = variants.next().expect("there are variants enough");
        for role in &shipped {
            let mut role = role.clone();
            role.slug = format!("{front}-{}-{behind}", role.slug);
            role.title = format!("{front} {} {behind}", role.title);
            role.aliases = role.aliases.iter().map(|alias| format!("{front} {alias} {behind}")).collect();
            framework.roles.push(role);
        }
    }
    framework.roles.truncate(roles);
    framework
}

#[divan::bench(args = [1_000, 10_000])]
fn build(bencher: Bencher<'_, '_>, roles: usize) {
    let framework = framework(roles);
    bencher.bench_local(|| Index::of(black_box(&framework)));
}

const TYPED: &[&str] =
    &["HCA", "physio helper", "radiographer's assistant", "comunity paramedik", "senior speech and language therapist"];

#[divan::bench(args = TYPED)]
fn among_a_thousand(bencher: Bencher<'_, '_>, typed: &str) {
    let index = Index::of(&framework(1_000));
    bencher.bench_local(|| index.search(black_box(typed)));
}

#[divan::bench(args = TYPED)]
fn among_ten_thousand(bencher: Bencher<'_, '_>, typed: &str) {
    let index = Index::of(&framework(10_000));
    bencher.bench_local(|| index.search(black_box(typed)));
}
