//! How long it takes to find what is similar. Run with `cargo xtask bench`.
#![allow(missing_docs, clippy::expect_used, reason = "measurements")]

use divan::{Bencher, black_box};
use rungs_app::framework::built_in;
use rungs_app::service::{Compared, similar, similar_occupations};
use rungs_app::similar::{Listed, Measure, Pages};
use rungs_exchange::{OCCUPATIONS_FORMAT, Occupation, Occupations, Skill, Weights};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// About as many occupations and skills as ESCO has, forty skills each; low numbers are skills that many take.
fn three_thousand() -> Occupations {
    let mut seed = 42_u64;
    let mut random = |below: u64| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let occupation = |number: usize| {
        let mut skills: Vec<(u32, u8)> = (0..40)
            .map(|_| {
                let most = 1 + random(14_000);
                (u32::try_from(random(most)).unwrap_or_default(), if random(2) == 0 { 100 } else { 50 })
            })
            .collect();
        skills.sort_unstable();
        skills.dedup_by_key(|(skill, _)| *skill);
        let title = format!("bell founder of town {number}");
        let also_called = (0..10).map(|name| format!("caster {name} of bells in town {number}")).collect();
        Occupation { id: format!("o/{number}"), title, also_called, skills, ..Occupation::default() }
    };
    Occupations {
        format: OCCUPATIONS_FORMAT.to_owned(),
        source: "made up".to_owned(),
        attribution: String::new(),
        imported: "2026-11-27".to_owned(),
        weights: Weights::EssentialOrOptional,
        occupations: (0..3_000).map(occupation).collect(),
        skills: (0..14_000)
            .map(|number| Skill { id: format!("s/{number}"), name: format!("skill {number}") })
            .collect(),
    }
}

/// The question that has to take less than 20 ms.
#[divan::bench]
fn nearest_of_three_thousand(bencher: Bencher<'_, '_>) {
    let listed = Listed::of(&three_thousand());
    let mut place = 0;
    bencher.bench_local(|| {
        place = (place + 1) % 3_000;
        listed.nearest(black_box(place), Measure::Jaccard)
    });
}

/// The same with all that is told of the five nearest, and which role each may be.
#[divan::bench]
fn answer_of_three_thousand(bencher: Bencher<'_, '_>) {
    let (loaded, compared) = (built_in(), Compared::of(three_thousand()));
    bencher.bench_local(|| similar_occupations(&loaded, &compared, None, Some("bell founder of town 77"), 5));
}

#[divan::bench]
fn three_thousand_put_in_order(bencher: Bencher<'_, '_>) {
    let occupations = three_thousand();
    bencher.with_inputs(|| occupations.clone()).bench_local_values(Compared::of);
}

#[divan::bench]
fn three_thousand_read(bencher: Bencher<'_, '_>) {
    let written = three_thousand().written().expect("it can be written");
    bencher.bench_local(|| Occupations::read(black_box(written.as_bytes())));
}

#[divan::bench]
fn pages_that_ship_put_in_order(bencher: Bencher<'_, '_>) {
    let loaded = built_in();
    bencher.bench_local(|| Pages::of(black_box(&loaded.checked.framework)));
}

#[divan::bench]
fn nearest_of_the_pages_that_ship(bencher: Bencher<'_, '_>) {
    let loaded = built_in();
    let pages = Pages::of(&loaded.checked.framework);
    let role = loaded.checked.framework.role("physiotherapist").expect("it ships");
    bencher.bench_local(|| similar(&loaded, &pages, black_box(role), 5));
}
