//! Building the tree with every mutant in it at once. What a mutant's place is about can't be told from the text, so some
//! don't compile: the compiler says which, and they are left out until the rest does.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::code::Code;
use super::site::Written;
use super::suite::Program;
use crate::Outcome;
use crate::run::target_directory;

/// So many times the compiler is asked, at most; it has taken four.
const ROUNDS: usize = 40;
/// Built once and run thousands of times: what most of a test is spent in is optimised. All others are taken as they are
/// built for every test, which is what the workspace's own settings say.
const OPTIMISED: &[&str] =
    &["rungs-core", "rungs-spec", "rungs-text", "rungs-check", "foldhash", "pulldown-cmark", "strsim"];
const SETTINGS: &[&str] = &["--config=profile.dev.debug=false", "--config=profile.dev.incremental=false"];

/// Leaves out of the code what doesn't compile.
///
/// What it finds is kept in a file, for the next run.
pub(super) fn settle(code: &mut Code, tree: &Path, crates: &[&str], kept: &Path, jobs: usize) -> Outcome {
    code.leave_out_as_told(kept);
    for _ in 0..ROUNDS {
        let written = code.write(tree)?;
        let mut check = cargo(tree, "check", jobs)?;
        check.args(["--lib", "--keep-going"]).args(crates.iter().map(|name| format!("--package={name}")));
        let errors = errors(&messages(&mut check)?.1);
        if errors.is_empty() {
            return Ok(());
        }
        let before = code.left_out.len();
        for error in &errors {
            code.left_out.extend(error.mutants(&written));
        }
        code.tell_left_out(kept)?;
        println!("{} errors: {} mutants don't compile", errors.len(), code.left_out.len());
        if code.left_out.len() == before {
            let all: Vec<&str> = errors.iter().map(|error| error.text.as_str()).collect();
            return Err(format!("these are no mutant's fault:\n{}", all.join("\n")));
        }
    }
    Err(format!("after {ROUNDS} times there is still a mutant that doesn't compile"))
}

/// Builds the tests.
pub(super) fn tests(tree: &Path, packages: &[&str], jobs: usize) -> Result<Vec<Program>, String> {
    let mut build = cargo(tree, "test", jobs)?;
    build.args(["--no-run", "--lib", "--tests"]).args(packages.iter().map(|name| format!("--package={name}")));
    let (is_built, messages) = messages(&mut build)?;
    if !is_built {
        let all: Vec<String> = errors(&messages).into_iter().map(|error| error.text).collect();
        return Err(format!("the tests don't compile:\n{}", all.join("\n")));
    }
    let program = |message: &Value| {
        let path = PathBuf::from(message.get("executable")?.as_str()?);
        let manifest = Path::new(message.get("manifest_path")?.as_str()?);
        Some(Program { path, home: manifest.parent()?.to_path_buf() })
    };
    Ok(messages.iter().filter_map(program).collect())
}

fn cargo(tree: &Path, command: &str, jobs: usize) -> Result<Command, String> {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.current_dir(tree).arg(command).args(["--quiet", "--locked", "--message-format=json"]).args(SETTINGS);
    cargo.args(OPTIMISED.iter().map(|name| format!("--config=profile.dev.package.{name}.opt-level=2")));
    cargo.arg(format!("--jobs={jobs}"));
    // Beside what is built for every test: the crates of others are the same ones.
    cargo.arg("--target-dir").arg(target_directory()?).stderr(Stdio::null());
    Ok(cargo)
}

/// Whether it came to its end, and what was said on the way.
fn messages(command: &mut Command) -> Result<(bool, Vec<Value>), String> {
    let output = command.output().map_err(|error| format!("cargo: {error}"))?;
    let said = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = said.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if messages.is_empty() {
        return Err("cargo says nothing at all: does the workspace build?".into());
    }
    Ok((output.status.success(), messages))
}

/// What the compiler doesn't take.
struct Error {
    text: String,
    /// Whether it is this place that is wrong, its file, and the bytes there.
    places: Vec<(bool, String, Range<usize>)>,
}

fn errors(messages: &[Value]) -> Vec<Error> {
    let errors = messages.iter().filter_map(|message| message.get("message"));
    let errors = errors.filter(|message| message.get("level").and_then(Value::as_str) == Some("error"));
    let error = |message: &Value| {
        let spans = message.get("spans").and_then(Value::as_array).into_iter().flatten();
        let text = message.get("rendered").and_then(Value::as_str).unwrap_or_default();
        Error { text: text.to_owned(), places: spans.filter_map(place).collect() }
    };
    errors.map(error).filter(|error| !error.places.is_empty()).collect()
}

fn place(span: &Value) -> Option<(bool, String, Range<usize>)> {
    let number = |key: &str| usize::try_from(span.get(key)?.as_u64()?).ok();
    let is_wrong = span.get("is_primary").and_then(Value::as_bool).unwrap_or(false);
    Some((is_wrong, span.get("file_name")?.as_str()?.to_owned(), number("byte_start")?..number("byte_end")?))
}

impl Error {
    /// The mutants whose fault it is: at what is wrong, or else at what else is shown.
    fn mutants(&self, written: &BTreeMap<String, Written>) -> Vec<u32> {
        for wanted in [true, false] {
            let places = self.places.iter().filter(|(is_wrong, ..)| *is_wrong == wanted);
            let around = places.filter_map(|(_, file, bytes)| written.get(file)?.at(bytes));
            let mutants: Vec<u32> = around.flatten().copied().collect();
            if !mutants.is_empty() {
                return mutants;
            }
        }
        Vec::new()
    }
}
