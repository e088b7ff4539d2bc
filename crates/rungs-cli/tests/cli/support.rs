//! Running the command, and folders to run it on.

use std::fs;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// Everyone in `people/`.
pub(crate) const PEOPLE: [&str; 9] = [
    "amina",
    "at-discretion",
    "blank",
    "by-exception",
    "employer-takes-no-part",
    "one-gcse-short",
    "overseas-qualified",
    "part-time",
    "ready",
];

/// The day on which every test asks.
pub(crate) const ON: [&str; 2] = ["--on", "2026-11-22"];

/// What came of running the command.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().to_path_buf()
}

/// The command in the folder of the repository, told nothing by the environment.
pub(crate) fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_rungs"));
    command.args(arguments).current_dir(root());
    for told in ["COLUMNS", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "RUNGS_PLAIN", "RUNGS_FRAMEWORK"] {
        command.env_remove(told);
    }
    command
}

pub(crate) fn rungs(arguments: &[&str]) -> Run {
    finish(command(arguments))
}

/// The command with something on its standard input.
pub(crate) fn rungs_told(arguments: &[&str], input: &str) -> Run {
    let mut command = command(arguments);
    command.write_stdin(input);
    finish(command)
}

/// The command on a screen of so many columns.
pub(crate) fn rungs_at(columns: usize, arguments: &[&str]) -> Run {
    let mut command = command(arguments);
    command.env("COLUMNS", columns.to_string());
    finish(command)
}

fn finish(mut command: Command) -> Run {
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let run = Run { status: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) };
    assert!(!run.err.contains("panicked"), "{}", run.err);
    run
}

impl Run {
    /// What was printed, for a command that answered.
    pub(crate) fn answered(self) -> String {
        assert_eq!((self.status, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }
}

pub(crate) fn person(name: &str) -> String {
    format!("people/{name}.yaml")
}

/// A copy of the framework that ships, to be spoilt.
pub(crate) fn copied_framework() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&root().join("frameworks/ahp-england"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
