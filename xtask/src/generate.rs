//! `cargo xtask generate`: the files that the `rungs` binary writes about itself, checked in so that they can be read and used without it.

use std::path::PathBuf;
use std::process::Command;

use crate::Outcome;
use crate::run::{output, root, rungs};

/// What `rungs schema` can print: the person file, what each command prints with `--json`, and the REST API's document.
const SCHEMAS: &[&str] = &[
    "person",
    "check",
    "roles",
    "show",
    "similar",
    "opportunities",
    "opportunity",
    "ask",
    "plan",
    "plan-file",
    "plan-reopen",
    "framework-check",
    "framework-diff",
    "framework-fmt",
    "framework-explain",
    "framework-new",
    "framework-say",
    "framework-sentences",
    "framework-test",
    "framework-watch",
    "import",
    "sweep",
    "openapi",
];
/// The shells that `rungs completions` knows.
const SHELLS: &[&str] = &["bash", "zsh", "fish"];

/// Where the manual of findings is written: a page a code, and one that lists them.
const MANUAL: &str = "docs/manual";

/// A generated file: its path in the repository and what it should hold.
struct Generated {
    path: PathBuf,
    text: String,
}

pub(crate) fn write() -> Outcome {
    let files = generated()?;
    for path in left_over(&files)? {
        std::fs::remove_file(root().join(&path)).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("removed {}", path.display());
    }
    for file in files {
        let path = root().join(&file.path);
        let folder = path.parent().unwrap_or(&path);
        std::fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        std::fs::write(&path, file.text).map_err(|error| format!("{}: {error}", file.path.display()))?;
        println!("wrote {}", file.path.display());
    }
    Ok(())
}

/// Pages of the manual whose codes are gone.
fn left_over(files: &[Generated]) -> Result<Vec<PathBuf>, String> {
    let folder = root().join(MANUAL);
    let Ok(entries) = std::fs::read_dir(&folder) else { return Ok(Vec::new()) };
    let paths = entries.flatten().map(|entry| PathBuf::from(MANUAL).join(entry.file_name()));
    Ok(paths.filter(|path| files.iter().all(|file| file.path != *path)).collect())
}

pub(crate) fn check() -> Outcome {
    let files = generated()?;
    let mut stale: Vec<String> = files.iter().filter_map(stale).collect();
    stale.extend(left_over(&files)?.iter().map(|path| format!("{}: no code is called so any more", path.display())));
    if stale.is_empty() {
        println!("{} generated files are up to date", files.len());
        return Ok(());
    }
    Err(format!(
        "{}\nwrite them anew with `cargo xtask generate`, and look at the change with `git diff schemas completions docs/manual`",
        stale.join("\n")
    ))
}

/// The files as they ought to be.
fn generated() -> Result<Vec<Generated>, String> {
    let rungs = rungs(false)?;
    let print = |arguments: &[&str]| output(Command::new(&rungs).args(arguments).current_dir(root()));
    let mut files = Vec::new();
    for name in SCHEMAS {
        let text = print(&["schema", name])?;
        files.push(Generated { path: format!("schemas/{name}.json").into(), text });
    }
    for shell in SHELLS {
        let text = print(&["completions", shell])?;
        files.push(Generated { path: format!("completions/rungs.{shell}").into(), text });
    }
    let index = print(&["framework", "explain", "--markdown"])?;
    for code in codes(&index) {
        let text = print(&["framework", "explain", code, "--markdown"])?;
        files.push(Generated { path: format!("{MANUAL}/{code}.md").into(), text });
    }
    files.push(Generated { path: format!("{MANUAL}/README.md").into(), text: index });
    let text = print(&["framework", "sentences", "--markdown"])?;
    files.push(Generated { path: format!("{MANUAL}/sentences.md").into(), text });
    Ok(files)
}

/// The codes that the manual's list links to.
fn codes(index: &str) -> Vec<&str> {
    let rows = index.lines().filter_map(|line| line.strip_prefix("| ["));
    rows.filter_map(|row| row.split(']').next()).collect()
}

/// What is out of date about a file, if anything.
fn stale(file: &Generated) -> Option<String> {
    let path = file.path.display();
    match std::fs::read_to_string(root().join(&file.path)) {
        Ok(text) => difference(&text, &file.text).map(|difference| format!("{path}: {difference}")),
        Err(_) => Some(format!("{path}: is missing")),
    }
}

/// The first line where two texts differ.
fn difference(checked_in: &str, generated: &str) -> Option<String> {
    if checked_in == generated {
        return None;
    }
    let (mut old, mut new) = (checked_in.lines(), generated.lines());
    let mut line = 1;
    loop {
        match (old.next(), new.next()) {
            (Some(old), Some(new)) if old == new => line += 1,
            (None, None) => return Some("differs in how its lines end".into()),
            (old, new) => {
                let shown =
                    |line: Option<&str>| line.map_or_else(|| "(end of file)".into(), |line| format!("`{line}`"));
                return Some(format!("line {line} is {}, should be {}", shown(old), shown(new)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{codes, difference};

    #[test]
    fn the_codes_are_those_that_the_list_links_to() {
        let index =
            "# Manual\n\n| code | meaning |\n|---|---|\n| [one](one.md) | First. |\n| [two](two.md) | Second. |\n";
        assert_eq!(codes(index), ["one", "two"]);
    }

    #[test]
    fn the_first_line_that_differs_is_shown() {
        let shown = difference("a\nb\nc\n", "a\nB\nc\n");
        assert_eq!(shown.as_deref(), Some("line 2 is `b`, should be `B`"));
    }

    #[test]
    fn a_line_too_few_is_shown() {
        assert_eq!(difference("a\n", "a\nb\n").as_deref(), Some("line 2 is (end of file), should be `b`"));
    }

    #[test]
    fn a_missing_last_newline_is_no_small_thing() {
        assert_eq!(difference("a", "a\n").as_deref(), Some("differs in how its lines end"));
        assert_eq!(difference("a\n", "a\n"), None);
    }
}
