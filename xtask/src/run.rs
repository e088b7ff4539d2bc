//! Running programs: where the workspace is, cargo, and the `rungs` binary itself.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Outcome;

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    // Cargo says it when it runs this; what was so when it was built is the next best.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let xtask = Path::new(&xtask);
    xtask.parent().unwrap_or(xtask).to_path_buf()
}

/// The cargo that runs this, in the folder of the workspace.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(arguments).current_dir(root());
    command
}

/// The cargo of the fuzz targets' own workspace. It builds beside ours, so that what both use is built once.
pub(crate) fn fuzz(arguments: &[&str]) -> Result<Command, String> {
    let mut command = cargo(arguments);
    command.args(["--manifest-path", "fuzz/Cargo.toml", "--target-dir"]).arg(target_directory()?);
    Ok(command)
}

/// Where cargo builds.
pub(crate) fn target_directory() -> Result<PathBuf, String> {
    let metadata = output(&mut cargo(&["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).map_err(|error| error.to_string())?;
    let folder = metadata.get("target_directory").and_then(serde_json::Value::as_str);
    Ok(folder.map_or_else(|| root().join("target"), PathBuf::from))
}

/// Runs a command to its end, with its output shown.
pub(crate) fn succeed(command: &mut Command) -> Outcome {
    let shown = show(command);
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{shown}: {status}")),
        Err(error) => Err(format!("{shown}: {error}")),
    }
}

/// Runs a command to its end, with its output shown only if it fails.
pub(crate) fn quietly(command: &mut Command) -> Outcome {
    let shown = show(command);
    let output = command.output().map_err(|error| format!("{shown}: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    print!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    Err(format!("{shown}: {}", output.status))
}

/// Runs a command to its end and returns what it printed; its messages are shown.
pub(crate) fn output(command: &mut Command) -> Result<String, String> {
    let shown = show(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|error| format!("{shown}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{shown}: {}", output.status));
    }
    String::from_utf8(output.stdout).map_err(|_| format!("{shown}: printed something that isn't UTF-8"))
}

/// Whether a command can be run at all.
pub(crate) fn is_there(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Builds the `rungs` binary and says where it is.
pub(crate) fn rungs(release: bool) -> Result<PathBuf, String> {
    let mut build = cargo(&["build", "--quiet", "--package", "rungs-cli", "--bin", "rungs", "--message-format=json"]);
    if release {
        build.arg("--release");
    }
    executable(&output(&mut build)?).ok_or_else(|| "cargo built no `rungs` binary".into())
}

/// The last executable among cargo's build messages.
pub(crate) fn executable(messages: &str) -> Option<PathBuf> {
    let executable = |line: &str| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(PathBuf::from(message.get("executable")?.as_str()?))
    };
    messages.lines().rev().find_map(executable)
}

fn show(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let words = std::iter::once(program).chain(command.get_args());
    format!("`{}`", words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_executable_is_found_among_other_messages() {
        let messages = r#"{"reason":"compiler-artifact","executable":null}
{"reason":"compiler-artifact","executable":"/somewhere/rungs"}
{"reason":"build-finished","success":true}"#;
        assert_eq!(executable(messages), Some(PathBuf::from("/somewhere/rungs")));
        assert_eq!(executable("no message at all"), None);
    }
}
