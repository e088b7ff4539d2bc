//! A copy of the working tree to be wrong in: nobody's work is changed under their hands.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use sha2::{Digest, Sha256};

use crate::Outcome;
use crate::run::output;

/// Makes the copy what the working tree is, but for the files that are written otherwise.
pub(super) fn copy(from: &Path, to: &Path, is_otherwise: impl Fn(&str) -> bool) -> Outcome {
    let files = files(from)?;
    for path in files.iter().filter(|path| !is_otherwise(path)) {
        let Ok(wanted) = std::fs::read(from.join(path)) else { continue };
        write(&to.join(path), &wanted)?;
    }
    for gone in copied(to)?.difference(&files) {
        let gone = to.join(gone);
        std::fs::remove_file(&gone).map_err(|error| format!("{}: {error}", gone.display()))?;
    }
    let list: String = files.iter().map(|path| format!("{path}\n")).collect();
    std::fs::write(to.join(LIST), list).map_err(|error| format!("{LIST}: {error}"))
}

/// What tells the copy's files that tests read as they run from others: a test is the same one only with the same files.
pub(super) fn data(of: &Path) -> Result<String, String> {
    const READ: [&str; 4] = ["conformance/", "crates/", "frameworks/", "people/"];
    let mut digest = Sha256::new();
    let is_read = |path: &&String| READ.iter().any(|start| path.starts_with(start)) && !path.ends_with(".rs");
    for path in copied(of)?.iter().filter(is_read) {
        digest.update(path);
        digest.update(std::fs::read(of.join(path)).map_err(|error| format!("{path}: {error}"))?);
    }
    Ok(digest.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect())
}

/// Leaves alone what is so already: cargo builds what has changed.
pub(super) fn write(path: &Path, wanted: &[u8]) -> Outcome {
    if std::fs::read(path).is_ok_and(|there| there == wanted) {
        return Ok(());
    }
    std::fs::create_dir_all(path.parent().unwrap_or(path))
        .and_then(|()| std::fs::write(path, wanted))
        .map_err(|error| format!("{}: {error}", path.display()))
}

/// What was copied, by its path; so a file that is gone can be taken away.
const LIST: &str = "target/copied.txt";

fn copied(to: &Path) -> Result<BTreeSet<String>, String> {
    let list = to.join(LIST);
    std::fs::create_dir_all(to.join("target")).map_err(|error| format!("{}: {error}", to.display()))?;
    let there = std::fs::read_to_string(list).unwrap_or_default();
    Ok(there.lines().filter(|path| to.join(path).is_file()).map(str::to_owned).collect())
}

/// What Git knows, and what it doesn't know yet.
fn files(from: &Path) -> Result<BTreeSet<String>, String> {
    let mut list = Command::new("git");
    list.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(from);
    let listed = output(&mut list)?;
    let there = listed.split('\0').filter(|path| !path.is_empty() && from.join(path).is_file());
    Ok(there.map(str::to_owned).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_copy_becomes_what_the_tree_is() {
        let (from, to) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let git = |arguments: &[&str]| output(Command::new("git").args(arguments).current_dir(from.path())).unwrap();
        let write = |path: &str, text: &str| {
            let path = from.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        let there = |path: &str| fs::read_to_string(to.path().join(path)).ok();
        git(&["init", "--quiet"]);
        write("a/b.rs", "one");
        write(".gitignore", "target");
        write("target/built", "not ours");
        copy(from.path(), to.path(), |_| false).unwrap();
        assert_eq!((there("a/b.rs"), there("target/built")), (Some("one".into()), None));

        write("a/b.rs", "two");
        write("c.rs", "new");
        copy(from.path(), to.path(), |_| false).unwrap();
        assert_eq!((there("a/b.rs"), there("c.rs")), (Some("two".into()), Some("new".into())));

        fs::remove_file(from.path().join("c.rs")).unwrap();
        copy(from.path(), to.path(), |_| false).unwrap();
        assert_eq!((there("a/b.rs"), there("c.rs")), (Some("two".into()), None));

        let before = data(to.path()).unwrap();
        write("crates/a/tests/case.txt", "one");
        copy(from.path(), to.path(), |_| false).unwrap();
        assert_ne!(data(to.path()).unwrap(), before);

        write("a/b.rs", "three");
        copy(from.path(), to.path(), |path| path == "a/b.rs").unwrap();
        assert_eq!(there("a/b.rs"), Some("two".into()));
    }
}
