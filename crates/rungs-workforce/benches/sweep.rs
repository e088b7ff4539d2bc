//! A workforce of made-up people swept over every role that ships. Run with `cargo xtask bench`.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "measurements")]

use std::time::Instant;

use rungs_app::framework::built_in;
use rungs_app::service::Question;
use rungs_core::fact::{List, Person};
use rungs_core::framework::Role;
use rungs_core::requirement::Moment;
use rungs_sweep::{Content, Crowd, Sweep};
use rungs_workforce::survey::Survey;

fn main() {
    let loaded = built_in();
    let framework = &loaded.checked.framework;
    let day = "2026-11-22".parse().expect("a day");
    let question = Question { on: day, start: day, moment: Moment::Start };
    let roles: Vec<&Role> = framework.roles.iter().collect();
    let ways: usize = roles.iter().map(|role| role.routes.len()).sum();
    let known = people();
    for count in [6_000, 100_000, 1_000_000] {
        let crowd = crowd(&known, count);
        let before = Instant::now();
        let mut sweep = Sweep::new(framework, &roles, question.asked(), move |person| question.on_the_day(person))
            .expect("small enough");
        let compiled = before.elapsed();
        let before = Instant::now();
        let swept = sweep.run(&crowd);
        let first = before.elapsed();
        let before = Instant::now();
        sweep.run(&crowd);
        let again = before.elapsed();
        let profiles: usize = swept.iter().map(|one| one.new.len()).sum();
        println!(
            "{count} people × {ways} ways in: compiled {compiled:?}, swept {first:?}, again {again:?}; {profiles} profiles"
        );
    }
    let crowd = crowd(&known, 6_000);
    for one in [Some("assistant-practitioner"), None] {
        let asked: Vec<&Role> = roles.iter().copied().filter(|role| one.is_none_or(|slug| role.slug == slug)).collect();
        let before = Instant::now();
        let mut survey = Survey::new(&loaded, &asked, None, Vec::new(), question).expect("small enough");
        survey.add(&crowd, |_| &[]);
        println!("surveyed {one:?}: {:?}", before.elapsed());
    }
}

fn people() -> Vec<Person> {
    let loaded = built_in();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../people");
    let mut files: Vec<_> =
        std::fs::read_dir(folder).expect("people").map(|file| file.expect("a file").path()).collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let content = std::fs::read(path).expect("a file");
        let day = "2026-11-22".parse().expect("a day");
        rungs_app::person::read(&content, None, &loaded.checked.framework.vocabulary, day).expect("a person")
    };
    files.iter().map(read).collect()
}

/// So many people, each with the lists of one and another of these; a third of the entries are left out.
fn crowd(known: &[Person], count: usize) -> Crowd {
    let mut crowd = Crowd::new();
    let mut state = 2026_u64;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as usize % below
    };
    for _ in 0..count {
        let mut contents = Vec::new();
        for list in List::ALL {
            let from = &known[next(known.len())];
            let items = from.items.iter().filter(|item| item.list == list && next(3) > 0).cloned().collect();
            let denials = from.denials.iter().filter(|denial| denial.list == list && next(2) > 0).cloned().collect();
            contents.push((list, crowd.content(list, Content { items, denials })));
        }
        crowd.push(contents);
    }
    crowd
}
