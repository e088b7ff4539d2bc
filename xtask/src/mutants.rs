//! `cargo xtask mutants`: wrong on purpose. Each mutant is the code with one small thing changed; a test that fails
//! catches it, and one that nothing catches shows what the tests don't hold (docs/mutants.md).
//!
//! There are thousands, so a run takes a sample, the same one for the same seed, and may take it in parts.

mod lot;
mod report;
mod sample;
mod tree;
mod whole;

use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::fetch;
use crate::run::{output, root, target_directory};
use lot::{CRATES, Lot};
use report::Report;
use sample::Part;

/// What is asked for.
struct Wanted<'a> {
    /// One of [`CRATES`], or all of them.
    only: Option<&'a str>,
    /// How many mutants of each crate.
    count: usize,
    seed: u64,
    part: Part,
}

/// Tries a sample of mutants.
pub(crate) fn mutants(arguments: &[&str]) -> Outcome {
    let wanted = Wanted::told(arguments)?;
    let cargo_mutants = fetch::cargo_mutants()?;
    let home = target_directory()?.join("mutants");
    let tree = home.join(format!("tree-{}", wanted.part.number));
    tree::copy(&root(), &tree)?;
    whole::join(&tree)?;
    let mut reports = Vec::new();
    for (name, lots) in CRATES.iter().filter(|(name, _)| wanted.only.is_none_or(|only| only == *name)) {
        let all = list(&cargo_mutants, &tree, name)?;
        let sample = sample::drawn(&all, wanted.seed, wanted.count, wanted.part);
        println!("── {name}: {} of {} mutants, seed {}, part {}", sample.len(), all.len(), wanted.seed, wanted.part);
        let run = Run { cargo_mutants: &cargo_mutants, tree: &tree, home: &home, name, part: wanted.part };
        reports.push(run.report(&all, sample, lots)?);
    }
    reports.iter().for_each(|report| println!("{report}"));
    Ok(())
}

impl<'a> Wanted<'a> {
    fn told(arguments: &[&'a str]) -> Result<Wanted<'a>, String> {
        let mut wanted = Wanted { only: None, count: 60, seed: 2026, part: Part::WHOLE };
        for argument in arguments {
            let misread =
                || format!("`{argument}` is neither a crate that is mutated nor one of count=, seed= and part=");
            match argument.split_once('=') {
                Some(("count", count)) => wanted.count = count.parse().map_err(|_| misread())?,
                Some(("seed", seed)) => wanted.seed = seed.parse().map_err(|_| misread())?,
                Some(("part", part)) => wanted.part = Part::told(part).ok_or_else(misread)?,
                None if CRATES.iter().any(|(name, _)| name == argument) => wanted.only = Some(argument),
                _ => return Err(misread()),
            }
        }
        Ok(wanted)
    }
}

/// The names of all mutants of a crate.
fn list(cargo_mutants: &Path, tree: &Path, name: &str) -> Result<Vec<String>, String> {
    let mut list = Command::new(cargo_mutants);
    list.args(["mutants", "--list", "--no-config", "--package", name, "--dir"]).arg(tree);
    Ok(output(&mut list)?.lines().map(str::to_owned).collect())
}

/// The mutants of one crate, tried in one tree.
struct Run<'a> {
    cargo_mutants: &'a Path,
    tree: &'a Path,
    home: &'a Path,
    name: &'a str,
    part: Part,
}

impl Run<'_> {
    /// Hands each mutant to one lot of tests after the other, until one catches it.
    fn report(&self, all: &[String], sample: Vec<String>, lots: &[Lot]) -> Result<Report, String> {
        let mut report = Report::of(self.name, sample);
        for (number, lot) in lots.iter().enumerate() {
            let (met, passed_over): (Vec<_>, Vec<_>) = report.uncaught.drain(..).partition(|mutant| lot.meets(mutant));
            report.uncaught = passed_over;
            if met.is_empty() {
                continue;
            }
            let folder = self.home.join(format!("{}-{}-lot-{}", self.name, self.part.number, number + 1));
            self.meet(lot, &folder, all.iter().filter(|mutant| !met.contains(mutant)))?;
            report.take(&folder.join("mutants.out"), met)?;
        }
        Ok(report)
    }

    /// Runs one lot of tests over the mutants that are not passed over.
    fn meet<'m>(&self, lot: &Lot, folder: &Path, passed_over: impl Iterator<Item = &'m String>) -> Outcome {
        // What a run before caught is skipped by `--iterate`; there is no other way to choose mutants one by one.
        let told = folder.join("mutants.out");
        let _ = std::fs::remove_dir_all(folder);
        let lines: String = passed_over.map(|mutant| format!("{mutant}\n")).collect();
        let list = told.join("previously_caught.txt");
        std::fs::create_dir_all(&told)
            .and_then(|()| std::fs::write(&list, lines))
            .map_err(|error| format!("{}: {error}", list.display()))?;
        let mut run = Command::new(self.cargo_mutants);
        run.args(["mutants", "--no-config", "--in-place", "--iterate", "--no-shuffle", "--colors=never"]);
        run.args(["--annotations=none", "--timeout-multiplier=6", "--minimum-test-timeout=120"]);
        run.arg("--dir").arg(self.tree).arg("--output").arg(folder).args(["--package", self.name]);
        run.arg(format!("--test-package={}", lot.packages.join(",")));
        // Unoptimised, the core is built so much sooner that slower tests don't matter.
        run.args(["--cargo-arg=--config=profile.dev.package.rungs-core.opt-level=0"]);
        run.args(["--cargo-arg=--lib", "--cargo-arg=--tests", "--cargo-test-arg=--"]);
        run.args(lot.tests.iter().map(|tests| format!("--cargo-test-arg={tests}")));
        run.envs(lot.environment.iter().copied());
        let status = run.status().map_err(|error| format!("cargo-mutants: {error}"))?;
        // It also fails where something was missed or took too long, and that is what we are here for.
        match status.code() {
            Some(0 | 2 | 3) => Ok(()),
            _ => Err(format!("cargo-mutants: {status}; its logs are in {}", told.display())),
        }
    }
}
