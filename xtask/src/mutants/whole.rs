//! The tests of a crate as one program: after a change, linking a dozen of them would take longer than running them.

use std::path::Path;

use crate::Outcome;

/// The crates whose tests are in many files.
const CRATES: &[&str] = &["rungs-spec", "rungs-text", "rungs-check"];
/// What a test file has where it uses what they share, and what it has instead.
const SHARED: &[&str] = &["#[path = \"../support/mod.rs\"]\nmod support;\n", "mod support;\n"];

/// In a copy of the repository, makes each crate's test files modules of `tests/whole.rs`.
pub(super) fn join(tree: &Path) -> Outcome {
    CRATES.iter().try_for_each(|name| join_crate(&tree.join("crates").join(name)))
}

fn join_crate(home: &Path) -> Outcome {
    let tests = home.join("tests");
    let mut whole = String::from("//! Every test of this crate.\n#![allow(missing_docs)]\nmod support;\n");
    let entries = std::fs::read_dir(&tests).map_err(|error| format!("{}: {error}", tests.display()))?;
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    for name in names.iter().filter(|name| *name != "whole.rs") {
        let path = match name.strip_suffix(".rs") {
            Some(_) => name.clone(),
            None => format!("{name}/main.rs"),
        };
        let file = tests.join(&path);
        if file.is_file() {
            change(&file, |text| {
                SHARED.iter().fold(text, |text, shared| text.replacen(shared, "use crate::support;\n", 1))
            })?;
            whole += &format!("#[path = \"{path}\"]\nmod {};\n", name.trim_end_matches(".rs"));
        }
    }
    let file = tests.join("whole.rs");
    std::fs::write(&file, whole).map_err(|error| format!("{}: {error}", file.display()))?;
    change(&home.join("Cargo.toml"), |text| {
        text.replacen("[package]\n", "[package]\nautotests = false\n", 1) + "\n[[test]]\nname = \"whole\"\n"
    })
}

fn change(file: &Path, change: impl FnOnce(String) -> String) -> Outcome {
    std::fs::read_to_string(file)
        .and_then(|text| std::fs::write(file, change(text)))
        .map_err(|error| format!("{}: {error}", file.display()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn test_files_become_modules_of_one() {
        let home = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = home.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let read = |path: &str| fs::read_to_string(home.path().join(path)).unwrap();
        write("Cargo.toml", "[package]\nname = \"x\"\n");
        write("tests/one.rs", "mod support;\n\nuse support::check;\n");
        write("tests/two/main.rs", "mod part;\n#[path = \"../support/mod.rs\"]\nmod support;\n");
        write("tests/support/mod.rs", "");
        join_crate(home.path()).unwrap();
        assert_eq!(read("Cargo.toml"), "[package]\nautotests = false\nname = \"x\"\n\n[[test]]\nname = \"whole\"\n");
        assert_eq!(read("tests/one.rs"), "use crate::support;\n\nuse support::check;\n");
        assert_eq!(read("tests/two/main.rs"), "mod part;\nuse crate::support;\n");
        let whole = read("tests/whole.rs");
        assert!(whole.ends_with("mod support;\n#[path = \"one.rs\"]\nmod one;\n#[path = \"two/main.rs\"]\nmod two;\n"));
    }
}
