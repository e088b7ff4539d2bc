//! `cargo xtask mutants`: wrong on purpose. Each mutant is the code with one small thing changed; a test that fails
//! catches it, and one that nothing catches shows what the tests don't hold (docs/mutants.md).
//!
//! There are thousands, and building each would take days: all of them are built at once, each behind a switch that a
//! variable of the environment turns on (docs/decision/0025-mutants-are-built-once.md).

mod carried;
mod code;
mod compile;
mod find;
mod mutant;
mod report;
mod sample;
mod site;
mod suite;
// It is put into the crates that are mutated; here it is only read.
#[cfg(test)]
#[allow(dead_code, reason = "it is used where it is put")]
mod switch;
mod tree;
mod trial;
mod values;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::Outcome;
use crate::run::{root, target_directory};
use code::Code;
use mutant::Mutant;
use report::{Diary, Report};
use suite::Suite;
use trial::{Fate, trial};

/// The crates that are mutated.
const CRATES: &[&str] = &["rungs-core", "rungs-text", "rungs-check"];
/// The crates whose tests mutants meet: all but those of the terminal, of the site and of a workforce's files, which take
/// minutes, and of the importers, which read formats of their own.
const TESTED: &[&str] =
    &["rungs-core", "rungs-spec", "rungs-text", "rungs-check", "rungs-sweep", "rungs-plan", "rungs-app", "rungs-lsp"];

/// What is asked for.
struct Wanted<'a> {
    /// Of [`CRATES`].
    crates: Vec<&'a str>,
    /// How many mutants of each crate; all of them, if not told.
    count: usize,
    seed: u64,
    /// Whether only those are tried that no test has caught so far.
    again: bool,
    /// Whether only those are tried that were caught since a test never ended.
    endless: bool,
    /// Pieces of the path of a file: those in files with none of them are left alone. Without any, none is.
    within: Vec<&'a str>,
    /// How many times longer than usual a test is waited for.
    patience: u64,
    /// How many lots of tests a mutant meets, at most.
    lots: usize,
    /// How long the longest test takes that is met.
    longest: Duration,
    /// How many cases laws are tried with.
    cases: u32,
    /// How many are tried, and how many crates are built, at once.
    jobs: usize,
}

/// Tries mutants.
pub(crate) fn mutants(arguments: &[&str]) -> Outcome {
    let wanted = Wanted::told(arguments)?;
    let home = target_directory()?.join("mutants");
    let tree = home.join("tree");

    let mut code = Code::read(&root(), &wanted.crates)?;
    tree::copy(&root(), &tree, |path| code.has(path))?;
    println!("{} mutants are built …", code.mutants.len());
    compile::settle(&mut code, &tree, &wanted.crates, &home.join("uncompiled.txt"), wanted.jobs)?;
    let programs = compile::tests(&tree, TESTED, wanted.jobs)?;
    println!("every test is run by itself …");
    let suite = Suite::of(programs, &home.join("suite"), &tree::data(&tree)?, (wanted.longest, wanted.jobs))?;
    println!("{} tests, {:.0} seconds", suite.tests.len(), suite.takes().as_secs_f64());

    let suite = Suite { patience: wanted.patience, cases: wanted.cases, ..suite };
    let diary = Diary::open(home.join("fates.txt"), wanted.again || wanted.endless)?;
    let compiled: Vec<&Mutant> = code.compiled().collect();
    let before = carried::carried(diary.read(), &compiled);
    diary.anew(&before)?;
    let is_done = |mutant: &&Mutant| match before.get(&mutant.to_string()) {
        Some(Fate::Endless(_)) => !wanted.endless,
        Some(Fate::Caught(_)) => true,
        _ => wanted.endless,
    };
    let drawn = wanted.drawn(&code);
    let tried: Vec<&Mutant> = drawn.iter().copied().filter(|mutant| !is_done(mutant)).collect();
    println!("{} mutants are tried …", tried.len());
    let count = AtomicUsize::new(0);
    let all = tried.len();
    trial(&suite, tried, &before, (wanted.lots, wanted.jobs), |mutant, fate| {
        diary.write(mutant, fate);
        let done = count.fetch_add(1, Ordering::Relaxed) + 1;
        if done.is_multiple_of(100) {
            println!("{done} times, of {all} mutants");
        }
    })?;

    let fates = diary.read();
    for name in &wanted.crates {
        let of_crate = |mutant: &Mutant| mutant.place.file.starts_with(&format!("crates/{name}/"));
        let all = code.mutants.iter().filter(|mutant| of_crate(mutant));
        let uncompiled = all.clone().filter(|mutant| code.left_out.contains(&mutant.number)).count();
        let mut report = Report::of(name, all.count(), uncompiled);
        for mutant in drawn.iter().filter(|mutant| of_crate(mutant)) {
            fates.get(&mutant.to_string()).into_iter().for_each(|fate| report.count(mutant, fate));
        }
        println!("{report}");
        report.keep(&home.join(format!("{name}.txt")))?;
    }
    Ok(())
}

impl<'a> Wanted<'a> {
    fn told(arguments: &[&'a str]) -> Result<Wanted<'a>, String> {
        let mut wanted = Wanted {
            crates: Vec::new(),
            count: usize::MAX,
            seed: 2026,
            again: false,
            endless: false,
            within: Vec::new(),
            patience: 1,
            lots: usize::MAX,
            longest: suite::LONGEST,
            cases: suite::CASES,
            jobs: std::thread::available_parallelism().map_or(1, usize::from),
        };
        for argument in arguments {
            let misread = || {
                format!(
                    "`{argument}` is neither a crate that is mutated nor one of count=, seed=, in=, patience=, lots=, longest=, cases=, jobs=, again and endless"
                )
            };
            match argument.split_once('=') {
                Some(("count", count)) => wanted.count = count.parse().map_err(|_| misread())?,
                Some(("seed", seed)) => wanted.seed = seed.parse().map_err(|_| misread())?,
                Some(("in", within)) => wanted.within = within.split(',').collect(),
                Some(("patience", times)) => wanted.patience = times.parse().map_err(|_| misread())?,
                Some(("lots", lots)) => wanted.lots = lots.parse().map_err(|_| misread())?,
                Some(("longest", seconds)) => {
                    wanted.longest = Duration::from_secs(seconds.parse().map_err(|_| misread())?);
                }
                Some(("cases", cases)) => wanted.cases = cases.parse().map_err(|_| misread())?,
                Some(("jobs", jobs)) => wanted.jobs = jobs.parse().map_err(|_| misread())?,
                None if *argument == "again" => wanted.again = true,
                None if *argument == "endless" => wanted.endless = true,
                None if CRATES.contains(argument) => wanted.crates.push(argument),
                _ => return Err(misread()),
            }
        }
        if wanted.crates.is_empty() {
            wanted.crates = CRATES.to_vec();
        }
        Ok(wanted)
    }

    /// The mutants to try of all that compile.
    fn drawn<'c>(&self, code: &'c Code) -> Vec<&'c Mutant> {
        let of_crate = |name: &&str| {
            let home = format!("crates/{name}/");
            let all: Vec<&Mutant> = code
                .compiled()
                .filter(|mutant| mutant.place.file.starts_with(&home) && self.is_within(&mutant.place.file))
                .collect();
            // In this order even if all are wanted: where the run is stopped, what was tried is a sample.
            sample::drawn(all, self.seed, self.count)
        };
        self.crates.iter().flat_map(of_crate).collect()
    }

    fn is_within(&self, file: &str) -> bool {
        self.within.is_empty() || self.within.iter().any(|piece| file.contains(piece))
    }
}

/// Does something with each of many things, so many at once, in their order.
fn each<T: Sync>(of: &[T], workers: usize, task: impl Fn(usize, &T) + Sync) {
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some((number, one)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|n| Some((n, of.get(n)?)))
                {
                    task(number, one);
                }
            });
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_one_of_those_told_by_pieces_of_their_paths() {
        let cases = [
            ("", "crates/rungs-core/src/ask.rs", true),
            ("in=ask", "crates/rungs-core/src/ask.rs", true),
            ("in=say/", "crates/rungs-text/src/say.rs", false),
            ("in=ask.rs,say/", "crates/rungs-text/src/say/slot.rs", true),
            ("in=ask.rs,say/", "crates/rungs-core/src/ask.rs", true),
            ("in=ask.rs,say/", "crates/rungs-core/src/answer.rs", false),
        ];
        for (argument, file, expected) in cases {
            let arguments: Vec<&str> = (!argument.is_empty()).then_some(argument).into_iter().collect();
            let wanted = Wanted::told(&arguments);
            assert_eq!(wanted.map(|wanted| wanted.is_within(file)), Ok(expected), "{argument} {file}");
        }
    }
}
