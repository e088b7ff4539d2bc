//! Sixty variants of what an apprenticeship asks, decided for made-up people by Rungs and by hand. Run with `cargo xtask bench peers`,
//! which has other engines do the same.
#![allow(
    missing_docs,
    unreachable_pub,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "measurements of made-up people, whose places are known"
)]

mod engine;
mod kernel;
mod measure;
mod pages;
mod people;
mod read;
mod reference;
mod rule;
#[path = "../../../rungs-sweep/src/tally.rs"]
mod tally;
mod told;

use std::error::Error;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use serde_json::json;

use kernel::Kernel;
use measure::{Taken, Task, measure};
use pages::{Rule, framework};
use people::People;
use reference::Outcome;

/// People, where nobody says how many: few enough to be among other benches.
const FEW: usize = 100_000;

/// People that are swept as a crowd: each has facts all of their own, which a crowd isn't made for.
const CROWD: usize = 500;

fn main() -> Result<(), Box<dyn Error>> {
    let (mut sizes, mut for_others): (Vec<usize>, Vec<usize>) = Default::default();
    let mut folder: Option<PathBuf> = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--people" => sizes.push(arguments.next().ok_or("--people takes a number")?.parse()?),
            // People for engines that are too slow for more: they are only written.
            "--others" => for_others.push(arguments.next().ok_or("--others takes a number")?.parse()?),
            "--out" => folder = Some(arguments.next().ok_or("--out takes a folder")?.into()),
            // What cargo adds.
            _ => {}
        }
    }
    if sizes.is_empty() {
        sizes.push(FEW);
    }
    if let Some(folder) = &folder {
        fs::create_dir_all(folder)?;
        fs::write(folder.join("rule.json"), as_text(&rule::as_json())?)?;
    }
    memory();
    for size in for_others {
        let people = People::made_up(size);
        if let Some(folder) = &folder {
            write(&people, &reference::strict(&people, rule::ROUTES), folder)?;
        }
    }
    for size in sizes {
        let people = People::made_up(size);
        let expected = reference::strict(&people, rule::ROUTES);
        if let Some(folder) = &folder {
            reading(&people, &write(&people, &expected, folder)?)?;
        }
        for routes in [1, rule::ROUTES] {
            strict(&people, routes, &expected[..routes])?;
            soft(&people, routes)?;
        }
    }
    Ok(())
}

/// Writes people and what they come to into a folder of their own.
fn write(people: &People, expected: &[Outcome], folder: &Path) -> Result<PathBuf, Box<dyn Error>> {
    let folder = folder.join(people.len().to_string());
    fs::create_dir_all(&folder)?;
    people.write(&folder)?;
    let counts: Vec<_> = expected.iter().map(|one| [one.met, one.not_met, one.unknown]).collect();
    fs::write(folder.join("expected.json"), as_text(&json!(counts))?)?;
    Ok(folder)
}

fn as_text(value: &serde_json::Value) -> Result<String, serde_json::Error> {
    serde_json::to_string(value).map(|text| text + "\n")
}

/// How fast the machine reads memory: the limit of whatever looks at every person once.
fn memory() {
    let words = 1 << 26;
    let held: Vec<u64> = (0..words).collect();
    let (taken, _) = measure(|| black_box(held.iter().fold(0_u64, |sum, word| sum.wrapping_add(*word))));
    let task = Task { engine: "memory", does: "reading half a gibibyte", people: held.len(), routes: 0, threads: 1 };
    task.tell(taken, true);
}

/// From a file to the numbers that are decided by.
fn reading(people: &People, folder: &Path) -> Result<(), Box<dyn Error>> {
    let expected = told::numbers(people);
    let task = |does| Task { engine: "Rungs", does, people: people.len(), routes: 0, threads: 1 };
    let (parquet, csv) = (folder.join("people.parquet"), folder.join("people.csv"));
    let (taken, read) = measure(|| read::numbers(&parquet));
    task("reading Parquet").tell(taken, read? == expected);
    let (taken, read) = measure(|| People::of_csv(&csv).map(|people| told::numbers(&people)));
    task("reading CSV").tell(taken, read? == expected);
    Ok(())
}

fn strict(people: &People, routes: usize, expected: &[Outcome]) -> Result<(), Box<dyn Error>> {
    let outcomes = |planes: Vec<[u64; 6]>| -> Vec<Outcome> {
        planes.into_iter().take(routes).map(|planes| engine::outcome(planes, people.len())).collect()
    };
    rungs(people, routes, Rule::Strict, "all must be met", |planes| outcomes(planes) == expected)?;
    by_hand(people, routes, "all must be met", |kernel| {
        let counts = kernel.strict().into_iter().take(routes);
        let all = people.len() as u64;
        let outcomes = counts.map(|[met, may]| Outcome { met, not_met: all - may, unknown: may - met });
        outcomes.eq(expected.iter().copied())
    });
    Ok(())
}

fn soft(people: &People, routes: usize) -> Result<(), Box<dyn Error>> {
    let expected = reference::soft(people, routes);
    rungs(people, routes, Rule::Soft, "six planes", |planes| planes == expected)?;
    by_hand(people, routes, "six planes", |kernel| kernel.soft()[..routes] == expected);
    Ok(())
}

fn rungs(
    people: &People,
    routes: usize,
    rule: Rule,
    does: &str,
    agrees: impl Fn(Vec<[u64; 6]>) -> bool,
) -> Result<(), Box<dyn Error>> {
    let loaded = framework(rule)?;
    let form = engine::form(&loaded)?;
    let programs = engine::programs(&loaded, routes)?;
    let task = |does, threads| Task { engine: "Rungs", does, people: people.len(), routes, threads };
    let (coding, numbers) = measure(|| told::numbers(people));
    let (looking, tables) = on_threads(1, || measure(|| engine::look(&programs, &form)))?;
    let tables = tables?;
    if rule == Rule::Strict {
        task("coding people", 1).tell(coding, true);
        task("looking at cells", 1).tell(looking, true);
    }
    if rule == Rule::Strict {
        let anew = || engine::look(&programs, &form).and_then(|tables| engine::count(&tables, &numbers));
        let (taken, planes) = on_threads(1, || measure(anew))?;
        Task { engine: "Rungs, with looking", ..task(does, 1) }.tell(taken, agrees(planes?));
        if people.len() <= FEW {
            let few = People::made_up(CROWD);
            let crowd = engine::crowd(&form, &told::numbers(&few));
            let (taken, planes) = on_threads(1, || measure(|| engine::swept(programs.clone(), &crowd)))?;
            let outcomes = planes.into_iter().map(|planes| engine::outcome(planes, few.len()));
            let agrees = outcomes.eq(reference::strict(&few, routes));
            Task { engine: "Rungs, as a crowd", people: few.len(), ..task(does, 1) }.tell(taken, agrees);
        }
    }
    for threads in [1, 2] {
        let (taken, planes) = on_threads(threads, || measure(|| engine::count(&tables, &numbers)))?;
        task(does, threads).tell(taken, agrees(planes?));
    }
    Ok(())
}

fn by_hand(people: &People, routes: usize, does: &str, agrees: impl Fn(&Kernel) -> bool) {
    let kernel = Kernel::of(people, routes);
    let (taken, _): (Taken, ()) = measure(|| match does {
        "six planes" => drop(black_box(kernel.soft())),
        _ => drop(black_box(kernel.strict())),
    });
    let task = Task { engine: "written by hand", does, people: people.len(), routes, threads: 1 };
    task.tell(taken, agrees(&kernel));
}

fn on_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> Result<T, rayon::ThreadPoolBuildError> {
    Ok(rayon::ThreadPoolBuilder::new().num_threads(threads).build()?.install(work))
}
