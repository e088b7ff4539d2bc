//! `cargo xtask fuzz`: libFuzzer on a stable compiler. Coverage comes from LLVM's own pass; the sanitizers, which need a
//! nightly compiler, would find little in code that forbids `unsafe`.

use std::process::Command;

use crate::Outcome;
use crate::run::{self, executable, is_there, output, root, succeed};

/// The targets: files in `fuzz/targets`, each with its seeds in `fuzz/seeds`, and what ships as more of them.
const TARGETS: &[(&str, Option<&str>)] = &[
    ("page", Some("frameworks/ahp-england/roles")),
    ("sentence", None),
    ("framework", Some("frameworks/ahp-england/roles")),
    ("person", Some("people")),
    ("format", Some("frameworks/ahp-england/roles")),
    ("editor", Some("frameworks/ahp-england/roles")),
    ("staff", None),
];

/// What tells the fuzzer which code an input reaches.
const COVERAGE: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1";

/// Hunts with each target, or with one of them.
pub(crate) fn fuzz(seconds: u32, only: Option<&str>) -> Outcome {
    if !is_there(Command::new("c++").arg("--version")) {
        return Err("fuzzing needs a C++ compiler, `c++`, to build libFuzzer; the tests need none".into());
    }
    let wanted = |target: &str| only.is_none_or(|only| only == target);
    if !TARGETS.iter().any(|(target, _)| wanted(target)) {
        let names: Vec<&str> = TARGETS.iter().map(|(target, _)| *target).collect();
        return Err(format!("there is no such fuzz target; there are {}", names.join(", ")));
    }
    let mut failures = Vec::new();
    for (target, shipped) in TARGETS.iter().filter(|(target, _)| wanted(target)) {
        println!("── {target}, {seconds} seconds");
        if let Err(message) = hunt(target, *shipped, seconds) {
            failures.push(format!("{target}: {message}"));
        }
    }
    if failures.is_empty() {
        return Ok(());
    }
    Err(format!(
        "{}\nthe inputs are in fuzz/artifacts: mend the fault, and keep the input as a seed in fuzz/seeds",
        failures.join("\n")
    ))
}

fn hunt(target: &str, shipped: Option<&str>, seconds: u32) -> Outcome {
    let fuzz = root().join("fuzz");
    let (corpus, artifacts) = (fuzz.join("corpus").join(target), fuzz.join("artifacts").join(target));
    for folder in [&corpus, &artifacts] {
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    }
    let program = build(target)?;
    let mut hunt = Command::new(program);
    hunt.arg(corpus).arg(fuzz.join("seeds").join(target)).args(shipped.map(|folder| root().join(folder)));
    hunt.arg(format!("-artifact_prefix={}/", artifacts.display()));
    hunt.arg(format!("-max_total_time={seconds}"));
    hunt.args([
        "-timeout=10",
        "-rss_limit_mb=2048",
        "-max_len=4096",
        "-verbosity=0",
        "-print_funcs=0",
        "-print_final_stats=1",
    ]);
    succeed(hunt.current_dir(&fuzz))
}

fn build(target: &str) -> Result<std::path::PathBuf, String> {
    // With a target named, cargo leaves build scripts and macros without the flags: they couldn't be linked with them.
    let host = output(Command::new("rustc").arg("-vV"))?;
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).ok_or("rustc doesn't say its host")?;
    let mut build = run::fuzz(&["build", "--quiet", "--release", "--features=libfuzzer", "--message-format=json"])?;
    build.args(["--bin", target, "--target", host]).env("RUSTFLAGS", COVERAGE);
    executable(&output(&mut build)?).ok_or_else(|| format!("cargo built no `{target}`"))
}
