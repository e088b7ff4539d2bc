//! The Python package in `bindings/python`: a wheel is built, installed into environments of its own and tested there, with its
//! notebook, and in Spark with executors that are killed. It is a workspace of its own and builds beside ours.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use crate::fetch;
use crate::run::{cargo, is_there, quietly, root, rungs, target_directory};
use crate::{Outcome, Step};

const FOLDER: &str = "bindings/python";
const MANIFEST: &str = "--manifest-path=bindings/python/Cargo.toml";
/// What is built is loaded by a Python, and doesn't bring one.
const MODULE: &str = "--features=pyo3/extension-module";
/// How the wheel is built: as our own tests are, so that what both use is built once.
const BUILD: [&str; 5] = ["build", "--profile=dev", "--compatibility=linux", MODULE, "--quiet"];

/// The package with pyarrow, pandas, Polars and DuckDB, its notebook, and what it writes as SQL.
pub(crate) fn test() -> Step {
    tested("the Python package", fetch::python_package, &["tests", "--ignore=tests/spark"])
}

/// The package in Spark.
pub(crate) fn spark() -> Step {
    if !is_there(Command::new("java").arg("-version")) {
        return Step::LeftOut("the Python package in Spark: there is no `java`".to_owned());
    }
    tested("the Python package in Spark", fetch::python_spark, &["tests/spark"])
}

/// Fetches what tests need while the package is built, and runs them.
fn tested(what: &str, environment: fn() -> Result<PathBuf, String>, tests: &[&str]) -> Step {
    if !is_there(Command::new("python3").args(["-c", "import sys; sys.exit(sys.version_info < (3, 11))"])) {
        return Step::LeftOut(format!("{what}: there is no `python3` of version 3.11 or later"));
    }
    // Downloads wait for others, and building for nobody.
    let (fetched, built) = thread::scope(|scope| {
        let environments = scope.spawn(move || Ok::<_, String>((fetch::python_package()?, environment()?)));
        let built = quietly(cargo(&["build", "--quiet", MANIFEST, MODULE]).envs(beside()));
        (environments.join().unwrap_or_else(|_| Err("what was being fetched broke off".to_owned())), built)
    });
    let (maker, environment): (PathBuf, PathBuf) = match fetched {
        Ok(fetched) => fetched,
        Err(why) => return Step::LeftOut(format!("{what}: its packages can't be fetched: {why}")),
    };
    Step::Run(built.and_then(|()| wheel(&maker)).and_then(|wheel| run(&environment, &wheel, tests)))
}

/// It builds beside our own crates.
fn beside() -> Option<(&'static str, PathBuf)> {
    target_directory().ok().map(|folder| ("CARGO_TARGET_DIR", folder))
}

/// Builds the wheel and says where it is.
fn wheel(maker: &Path) -> Result<PathBuf, String> {
    let out = target_directory()?.join("python/wheels");
    let _ = fs::remove_dir_all(&out);
    let mut build = Command::new(maker.join("maturin"));
    build.current_dir(root().join(FOLDER)).args(BUILD).arg("--out").arg(&out);
    build.arg("--interpreter").arg(maker.join("python")).envs(beside());
    quietly(&mut build)?;
    let files = fs::read_dir(&out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut wheels = files
        .filter_map(|file| Some(file.ok()?.path()))
        .filter(|file| file.extension().is_some_and(|one| one == "whl"));
    wheels.next().ok_or_else(|| format!("{} holds no wheel", out.display()))
}

fn run(environment: &Path, wheel: &Path, tests: &[&str]) -> Outcome {
    let python = environment.join("python");
    let mut install = Command::new(&python);
    install.args(["-m", "pip", "install", "--quiet", "--no-deps", "--force-reinstall"]).arg(wheel);
    quietly(&mut install)?;
    let mut run = Command::new(&python);
    // What was compiled of Python's files would lie among the sources.
    run.current_dir(root().join(FOLDER)).env("PYTHONDONTWRITEBYTECODE", "1").env("RUNGS_COMMAND", rungs(false)?);
    quietly(run.args(["-m", "pytest", "--quiet", "-p", "no:cacheprovider"]).args(tests))
}

/// The package's own sources, looked at as ours are, where there is a Python to build them against.
pub(crate) fn lint() -> Outcome {
    if !is_there(Command::new("python3").arg("--version")) {
        println!("without `python3`, the sources of the Python package aren't looked at");
        return Ok(());
    }
    let mut clippy = cargo(&["clippy", "--quiet", MANIFEST, "--all-targets"]);
    quietly(clippy.envs(beside()).args(["--", "-D", "warnings"]))
}
