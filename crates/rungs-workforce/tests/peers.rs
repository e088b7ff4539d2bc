//! What `cargo xtask bench peers` measures of Rungs, with few people: pages, columns and the rule written by hand come to what a plain
//! reference does. A measurement of something else would be none.

#![allow(
    dead_code,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "tests, of modules that a bench uses whole"
)]

#[path = "../benches/peers/engine.rs"]
mod engine;
#[path = "../benches/peers/kernel.rs"]
mod kernel;
#[path = "../benches/peers/pages.rs"]
mod pages;
#[path = "../benches/peers/people.rs"]
mod people;
#[path = "../benches/peers/read.rs"]
mod read;
#[path = "../benches/peers/reference.rs"]
mod reference;
#[path = "../benches/peers/rule.rs"]
mod rule;
#[path = "../../rungs-sweep/src/tally.rs"]
mod tally;
#[path = "../benches/peers/told.rs"]
mod told;

use kernel::Kernel;
use pages::{Rule, framework};
use people::People;
use rule::ROUTES;

#[test]
fn whoever_decides_the_rule_of_the_benchmark_comes_to_the_same() {
    let people = People::made_up(1500);
    let (strict, soft) = (reference::strict(&people, ROUTES), reference::soft(&people, ROUTES));
    assert!(strict.iter().all(|one| one.not_met > 0 && one.unknown > 0), "a rule that everybody meets tells nothing");
    assert!(strict.iter().any(|one| one.met > 0));
    let numbers = told::numbers(&people);
    let kernel = Kernel::of(&people, ROUTES);
    for rule in [Rule::Strict, Rule::Soft] {
        let loaded = framework(rule).unwrap();
        let programs = engine::programs(&loaded, ROUTES).unwrap();
        let tables = engine::look(&programs, &engine::form(&loaded).unwrap()).unwrap();
        let planes = engine::count(&tables, &numbers).unwrap();
        match rule {
            Rule::Strict => {
                let outcomes: Vec<_> = planes.into_iter().map(|one| engine::outcome(one, people.len())).collect();
                assert_eq!(outcomes, strict);
            }
            Rule::Soft => assert_eq!(planes, soft),
        }
    }
    assert_eq!(kernel.soft()[..ROUTES], soft);
    for ([met, may], expected) in kernel.strict().into_iter().zip(strict) {
        assert_eq!((met, may - met, people.len() as u64 - may), (expected.met, expected.unknown, expected.not_met));
    }
}

#[test]
fn people_come_back_from_the_files_that_all_engines_read() {
    let people = People::made_up(3000);
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers-files");
    std::fs::create_dir_all(&folder).unwrap();
    people.write(&folder).unwrap();
    assert!(read::numbers(&folder.join("people.parquet")).unwrap() == told::numbers(&people));
    assert!(People::of_csv(&folder.join("people.csv")).unwrap() == people);
}
