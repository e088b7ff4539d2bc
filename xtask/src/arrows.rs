//! The arrows between crates, and what the core does without. ARCHITECTURE.md draws them; this holds them.

use std::fmt;
use std::path::{Path, PathBuf};

use toml::{Table, Value};

use crate::Outcome;
use crate::run::root;

/// Which of our crates each of our crates may use. Nobody uses `rungs-cli`.
const ARROWS: &[(&str, &[&str])] = &[
    ("rungs-core", &[]),
    ("rungs-spec", &["rungs-core"]),
    ("rungs-plan", &["rungs-core"]),
    ("rungs-text", &[]),
    ("rungs-check", &["rungs-core", "rungs-text"]),
    ("rungs-exchange", &["rungs-core", "rungs-text", "rungs-check"]),
    ("rungs-app", &["rungs-core", "rungs-text", "rungs-check", "rungs-exchange", "rungs-plan"]),
    ("rungs-sweep", &["rungs-core"]),
    ("rungs-workforce", &["rungs-core", "rungs-app", "rungs-plan", "rungs-sweep"]),
    ("rungs-print", &["rungs-app"]),
    ("rungs-lsp", &["rungs-core", "rungs-text", "rungs-check", "rungs-app"]),
    ("rungs-web", &["rungs-core", "rungs-app", "rungs-workforce"]),
    (
        "rungs-cli",
        &[
            "rungs-core",
            "rungs-text",
            "rungs-check",
            "rungs-exchange",
            "rungs-app",
            "rungs-sweep",
            "rungs-workforce",
            "rungs-print",
            "rungs-lsp",
            "rungs-web",
        ],
    ),
];

/// What every crate's tests may use beside that: the domain, and the definition to compare with.
const FOR_TESTS: &[&str] = &["rungs-core", "rungs-spec"];

/// The only crate of others that the core uses: dates.
const CORE_USES: &[&str] = &["jiff"];

/// What the core does without, and why.
const CORE_AVOIDS: &[(&str, &str)] = &[
    ("std::fs", "files belong to the edge"),
    ("std::net", "the network belongs to the edge"),
    ("std::env", "the environment belongs to the edge"),
    ("std::process", "processes belong to the edge"),
    ("std::thread", "whoever calls decides about threads"),
    ("SystemTime", "every question takes its date"),
    ("Instant", "every question takes its date"),
    ("::now()", "every question takes its date"),
    ("println!", "what a person sees is the edge's business"),
    ("print!", "what a person sees is the edge's business"),
    ("dbg!", "what a person sees is the edge's business"),
];

pub(crate) fn held() -> Outcome {
    let breaches = breaches(&root())?;
    if breaches.is_empty() {
        println!("the arrows between {} crates hold", ARROWS.len());
        return Ok(());
    }
    let lines: Vec<String> = breaches.iter().map(Breach::to_string).collect();
    Err(lines.join("\n"))
}

/// A dependency or a word that must not be there.
#[derive(Debug, PartialEq, Eq)]
enum Breach {
    /// One crate of ours uses another, and may not.
    Arrow { from: String, to: String, for_tests: bool },
    /// A crate without a place in the list.
    Unlisted { name: String },
    /// The core uses a crate of others.
    CoreUses { name: String },
    /// The core does something it must not.
    CoreDoes { word: &'static str, why: &'static str, file: PathBuf, line: usize },
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = "ARCHITECTURE.md and a record in docs/decision come before";
        match self {
            Breach::Arrow { from, to, for_tests } => {
                let tests = if *for_tests { " in its tests" } else { "" };
                write!(formatter, "crates/{from}/Cargo.toml: {from} uses {to}{tests}: {first} a new arrow")
            }
            Breach::Unlisted { name } => {
                write!(formatter, "crates/{name}/Cargo.toml: {name} has no arrows yet: {first} a new crate")
            }
            Breach::CoreUses { name } => {
                write!(
                    formatter,
                    "crates/rungs-core/Cargo.toml: the core uses {name}: {first} a new dependency of the core"
                )
            }
            Breach::CoreDoes { word, why, file, line } => {
                write!(formatter, "{}:{line}: the core uses `{word}`: {why}", file.display())
            }
        }
    }
}

fn breaches(root: &Path) -> Result<Vec<Breach>, String> {
    let workspace = manifest(&root.join("Cargo.toml"))?;
    let workspace = workspace.get("workspace").and_then(Value::as_table).cloned().unwrap_or_default();
    let mut found = Vec::new();
    for folder in folders(&root.join("crates"))? {
        let manifest = manifest(&folder.join("Cargo.toml"))?;
        found.extend(arrows(&manifest, &workspace));
    }
    for file in sources(&root.join("crates/rungs-core/src"))? {
        let shown = file.strip_prefix(root).unwrap_or(&file);
        found.extend(deeds(shown, &read(&file)?));
    }
    Ok(found)
}

/// The dependencies of one crate that it must not have.
fn arrows(manifest: &Table, workspace: &Table) -> Vec<Breach> {
    let package = manifest.get("package").and_then(|package| package.get("name"));
    let name = package.and_then(Value::as_str).unwrap_or("a crate without a name").to_owned();
    let Some((_, may_use)) = ARROWS.iter().find(|(from, _)| *from == name) else {
        return vec![Breach::Unlisted { name }];
    };
    let is_ours = |to: &str| to.starts_with("rungs-") || to == "xtask";
    let mut found = Vec::new();
    for (to, for_tests) in dependencies(manifest, workspace) {
        let is_allowed = may_use.contains(&to.as_str()) || (for_tests && FOR_TESTS.contains(&to.as_str()));
        if is_ours(&to) && !is_allowed {
            found.push(Breach::Arrow { from: name.clone(), to, for_tests });
        } else if name == "rungs-core" && !for_tests && !is_ours(&to) && !CORE_USES.contains(&to.as_str()) {
            found.push(Breach::CoreUses { name: to });
        }
    }
    found
}

/// Every dependency by the name of its package, also those of one platform only, and whether only tests use it.
fn dependencies(manifest: &Table, workspace: &Table) -> Vec<(String, bool)> {
    let mut tables = vec![manifest];
    if let Some(Value::Table(platforms)) = manifest.get("target") {
        tables.extend(platforms.values().filter_map(Value::as_table));
    }
    let shared = workspace.get("dependencies").and_then(Value::as_table);
    let mut found = Vec::new();
    for table in tables {
        for (key, for_tests) in [("dependencies", false), ("build-dependencies", false), ("dev-dependencies", true)] {
            for (name, details) in table.get(key).and_then(Value::as_table).into_iter().flatten() {
                let inherited = shared.and_then(|shared| shared.get(name));
                let renamed = |details: &Value| details.get("package").and_then(Value::as_str).map(str::to_owned);
                let package = renamed(details).or_else(|| inherited.and_then(renamed));
                found.push((package.unwrap_or_else(|| name.clone()), for_tests));
            }
        }
    }
    found
}

/// Words in a source of the core that it must do without. Comments may speak of them.
fn deeds(file: &Path, source: &str) -> Vec<Breach> {
    let mut found = Vec::new();
    for (place, line) in source.lines().enumerate() {
        let code = line.split("//").next().unwrap_or(line);
        for code in flattened(code) {
            let word = CORE_AVOIDS.iter().find(|(word, _)| contains_word(&code, word));
            if let Some((word, why)) = word {
                found.push(Breach::CoreDoes { word, why, file: file.to_path_buf(), line: place + 1 });
            }
        }
    }
    found
}

/// A line as it is, or `use std::{fs, io};` as `std::fs` and `std::io`.
fn flattened(code: &str) -> Vec<String> {
    let code: String = code.split_whitespace().collect::<Vec<_>>().join(" ");
    match code.split_once("std::{") {
        Some((_, names)) => names.split(['{', ',', '}']).map(|name| format!("std::{}", name.trim())).collect(),
        None => vec![code],
    }
}

/// Whether a word stands in code by itself and not as the end or beginning of another.
fn contains_word(code: &str, word: &str) -> bool {
    let is_name = |character: char| character.is_alphanumeric() || character == '_';
    let starts_as_name = word.starts_with(is_name);
    let ends_as_name = word.ends_with(is_name);
    code.match_indices(word).any(|(start, _)| {
        let before = code.get(..start).and_then(|before| before.chars().next_back());
        let after = code.get(start + word.len()..).and_then(|after| after.chars().next());
        let goes_on = starts_as_name && before.is_some_and(is_name) || ends_as_name && after.is_some_and(is_name);
        !goes_on
    })
}

fn manifest(path: &Path) -> Result<Table, String> {
    read(path)?.parse().map_err(|error| format!("{}: {error}", path.display()))
}

fn read(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn folders(path: &Path) -> Result<Vec<PathBuf>, String> {
    Ok(entries(path)?.into_iter().filter(|entry| entry.join("Cargo.toml").is_file()).collect())
}

/// Every Rust file in a folder and below.
fn sources(path: &Path) -> Result<Vec<PathBuf>, String> {
    let (mut found, mut pending) = (Vec::new(), vec![path.to_path_buf()]);
    while let Some(folder) = pending.pop() {
        for entry in entries(&folder)? {
            if entry.is_dir() {
                pending.push(entry);
            } else if entry.extension().is_some_and(|extension| extension == "rs") {
                found.push(entry);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn entries(path: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    Ok(entries)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn check(manifest: &str, expected: &[&str]) {
        let workspace: Table = "[dependencies]\nrenamed = { package = \"rungs-cli\" }".parse().unwrap();
        let found = arrows(&manifest.parse().unwrap(), &workspace);
        assert_eq!(found.iter().map(Breach::to_string).collect::<Vec<_>>(), expected);
    }

    fn check_core(source: &str, expected: &[&str]) {
        let found = deeds(Path::new("decide.rs"), source);
        assert_eq!(found.iter().map(Breach::to_string).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn the_arrows_hold() {
        let found: Vec<String> = breaches(&root()).unwrap().iter().map(Breach::to_string).collect();
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn an_arrow_that_is_not_drawn_is_found() {
        check(
            "[package]\nname = \"rungs-text\"\n[dependencies]\nrungs-core.workspace = true",
            &[
                "crates/rungs-text/Cargo.toml: rungs-text uses rungs-core: ARCHITECTURE.md and a record in docs/decision come before a new arrow",
            ],
        );
    }

    #[test]
    fn tests_may_use_the_definition_but_not_the_command_line() {
        check(
            "[package]\nname = \"rungs-text\"\n[dev-dependencies]\nrungs-spec.workspace = true\nrungs-cli.workspace = true",
            &[
                "crates/rungs-text/Cargo.toml: rungs-text uses rungs-cli in its tests: ARCHITECTURE.md and a record in docs/decision come before a new arrow",
            ],
        );
    }

    #[test]
    fn another_name_or_a_single_platform_hides_nothing() {
        check(
            "[package]\nname = \"rungs-app\"\n[target.'cfg(unix)'.dependencies]\nrenamed.workspace = true",
            &[
                "crates/rungs-app/Cargo.toml: rungs-app uses rungs-cli: ARCHITECTURE.md and a record in docs/decision come before a new arrow",
            ],
        );
        check(
            "[package]\nname = \"rungs-app\"\n[build-dependencies]\nshort = { package = \"xtask\", path = \"..\" }",
            &[
                "crates/rungs-app/Cargo.toml: rungs-app uses xtask: ARCHITECTURE.md and a record in docs/decision come before a new arrow",
            ],
        );
    }

    #[test]
    fn the_core_uses_dates_and_nothing_else() {
        check(
            "[package]\nname = \"rungs-core\"\n[dependencies]\njiff.workspace = true\nserde.workspace = true",
            &[
                "crates/rungs-core/Cargo.toml: the core uses serde: ARCHITECTURE.md and a record in docs/decision come before a new dependency of the core",
            ],
        );
    }

    #[test]
    fn a_crate_that_nobody_drew_is_found() {
        check(
            "[package]\nname = \"rungs-more\"",
            &[
                "crates/rungs-more/Cargo.toml: rungs-more has no arrows yet: ARCHITECTURE.md and a record in docs/decision come before a new crate",
            ],
        );
    }

    #[test]
    fn the_core_asks_no_clock_and_opens_no_file() {
        check_core(
            "let today = Zoned::now();",
            &["decide.rs:1: the core uses `::now()`: every question takes its date"],
        );
        check_core("\nuse std::{fmt, fs};", &["decide.rs:2: the core uses `std::fs`: files belong to the edge"]);
        check_core(
            "println!(\"{x}\");",
            &["decide.rs:1: the core uses `println!`: what a person sees is the edge's business"],
        );
    }

    #[test]
    fn speaking_of_a_clock_is_fine() {
        check_core("// An Instant is not a day.\nlet InstantCoffee = 1; // not std::fs", &[]);
    }
}
