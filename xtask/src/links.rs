//! The house documents speak of real files: every relative link, and every path in backticks, leads somewhere.

use std::path::{Path, PathBuf};

use crate::Outcome;
use crate::run::root;

/// Folders of the repository: words in backticks that begin with one of these are paths.
const FOLDERS: &[&str] = &[
    "conformance/",
    "bindings/",
    "crates/",
    "xtask/",
    "fuzz/",
    "frameworks/",
    "people/",
    "docs/",
    "schemas/",
    "completions/",
    ".ci/",
    ".cargo/",
];

pub(crate) fn held() -> Outcome {
    let root = root();
    let documents = documents(&root)?;
    let mut dangling = Vec::new();
    for document in &documents {
        let text = std::fs::read_to_string(document).map_err(|error| format!("{}: {error}", document.display()))?;
        let shown = document.strip_prefix(&root).unwrap_or(document);
        dangling.extend(
            dangling_in(&text, document, &root)
                .into_iter()
                .map(|(line, path)| format!("{}:{line}: there is no {path}", shown.display())),
        );
    }
    if dangling.is_empty() {
        println!("{} documents lead where they say", documents.len());
        return Ok(());
    }
    Err(dangling.join("\n"))
}

/// The documents at the top and everything in docs.
fn documents(root: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut pending) = (Vec::new(), vec![root.join("docs")]);
    let read = |folder: &Path| -> Result<Vec<PathBuf>, String> {
        let entries = std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(entries.flatten().map(|entry| entry.path()).collect())
    };
    let is_document = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "md");
    found.extend(read(root)?.into_iter().filter(is_document));
    while let Some(folder) = pending.pop() {
        for entry in read(&folder)? {
            if entry.is_dir() {
                pending.push(entry);
            } else if is_document(&entry) {
                found.push(entry);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Links and paths of a document that lead nowhere, with their lines. Blocks of code are examples, not references.
fn dangling_in(text: &str, document: &Path, root: &Path) -> Vec<(usize, String)> {
    let beside = document.parent().unwrap_or(root);
    let mut in_code = false;
    let mut found = Vec::new();
    for (place, line) in text.lines().enumerate() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code {
            continue;
        }
        // What stands in backticks is quoted, and leads nowhere by itself.
        let unquoted: Vec<&str> = line.split('`').step_by(2).collect();
        let unquoted = unquoted.join("`");
        let links = links(&unquoted).into_iter().map(|link| (beside.join(link), link));
        let paths = paths(line).into_iter().map(|path| (root.join(path), path));
        let dangling = links.chain(paths).filter(|(path, _)| !path.exists());
        found.extend(dangling.map(|(_, written)| (place + 1, written.to_owned())));
    }
    found
}

/// Targets of `[text](target)` inside the repository, without their fragments.
fn links(line: &str) -> Vec<&str> {
    let targets = line.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(target, _)| target);
    let targets = targets.filter(|target| !target.contains("://") && !target.starts_with("mailto:"));
    targets.filter_map(|target| target.split('#').next()).filter(|target| !target.is_empty()).collect()
}

/// Words in backticks that name a path, without placeholders or patterns.
fn paths(line: &str) -> Vec<&str> {
    let quoted = line.split('`').skip(1).step_by(2);
    let is_path = |word: &&str| FOLDERS.iter().any(|folder| word.starts_with(folder));
    let is_plain =
        |word: &&str| word.chars().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || "/-_.".contains(one));
    quoted.filter(is_path).filter(is_plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_and_a_path_that_lead_nowhere_are_found() {
        let text =
            "See [the top](README.md) and [more](gone.md#part).\n`crates/gone/src/lib.rs` is in `crates/rungs-core`.\n";
        let found = dangling_in(text, &root().join("README.md"), &root());
        assert_eq!(found, [(1, "gone.md".to_owned()), (2, "crates/gone/src/lib.rs".to_owned())]);
    }

    #[test]
    fn addresses_patterns_and_examples_are_left_alone() {
        let text =
            "[site](https://example.org/a), `crates/*/benches`, `[b](b.md)`, `people/NAME.yaml`\n```\n[a](b.md)\n```\n";
        assert_eq!(dangling_in(text, &root().join("README.md"), &root()), []);
    }

    #[test]
    fn the_documents_lead_where_they_say() {
        assert_eq!(held(), Ok(()));
    }
}
