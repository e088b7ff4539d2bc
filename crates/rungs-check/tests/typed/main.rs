//! What people type in a hurry, or paste out of a word processor, and what they are told: the table in `cases.rs`.
//!
//! Each case shows what is said of the page, and what each ready-made way to write it makes of the line. Every such way is
//! tried: the page written so has nothing new wrong with it.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod cases;

use std::collections::BTreeMap;

use rungs_check::example::{ON, framework};
use rungs_check::{Finding, Level, SourceFile, check, examine};
use rungs_text::manual::Example;

use cases::{CASES, Case, Typed};

const WAY_IN: &str = "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n";

/// The page of a case.
fn page(typed: Typed) -> Vec<u8> {
    let page = |way_in: &str| {
        format!(
            "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n{way_in}\n## Where it leads\n- [Role two](two.md)\n\n[^a]: A source. Read 2026-11-22.\n"
        )
    };
    match typed {
        Typed::Bullets(bullets) => page(&format!("{WAY_IN}{bullets}\n")).into_bytes(),
        Typed::Line(line) => {
            page(&format!("### Course\n{line}\nGives a diploma at level 5.\n- You must pass a DBS check.[^a]\n"))
                .into_bytes()
        }
        Typed::Instead(old, new) => {
            let page = page(&format!("{WAY_IN}- You must pass a DBS check.[^a]\n"));
            assert!(page.contains(old), "{old:?} stands on no page");
            page.replacen(old, new, 1).into_bytes()
        }
        Typed::Throughout(old, new) => {
            page(&format!("{WAY_IN}- You must pass a DBS check.[^a]\n")).replace(old, new).into_bytes()
        }
        Typed::Bytes(bytes) => bytes.to_vec(),
    }
}

fn files(page: &[u8]) -> Vec<SourceFile> {
    framework(&Example::Bytes("", page.to_vec().leak()))
}

/// What is found on the page of the case and is worth changing.
fn found(page: &[u8]) -> Vec<Finding> {
    let files = files(page);
    let all = examine(&files, &check(&files), ON);
    all.into_iter().filter(|one| one.level > Level::Note && one.location.path == "roles/one.md").collect()
}

fn counts(found: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    found.iter().for_each(|one| *counts.entry(one.code).or_default() += 1);
    counts
}

/// What is told of a page: a line each, and behind it what each ready-made way makes of it.
fn told(page: &[u8]) -> String {
    let before = found(page);
    let mut lines = Vec::new();
    for finding in &before {
        let mut line = format!("{} {}: {}", finding.location.line, finding.code, finding.message);
        let source = std::str::from_utf8(page).unwrap_or_default();
        for rewrite in &finding.rewrites {
            let written = rewrite.applied(source).expect("a rewrite fits its page");
            let after = counts(&found(written.as_bytes()));
            let here = counts(&before);
            let count = |counts: &BTreeMap<&str, usize>, code: &str| counts.get(code).copied().unwrap_or(0);
            // Of what is found in several places, one is mended at a time.
            assert!(
                count(&after, finding.code) < count(&here, finding.code),
                "{line}: “{}” mends nothing:\n{written}",
                rewrite.label
            );
            let new: Vec<&str> = written.lines().filter(|line| !source.lines().any(|old| old == *line)).collect();
            line += &format!("\n    → {}", new.join(" ⏎ "));
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Eight cases of the table, by their place in it.
fn eight_from(first: usize) {
    let mut wrong = String::new();
    for Case { name, typed, told: expected } in CASES.iter().skip(first).take(8) {
        let actual = told(&page(*typed));
        if actual.trim() != expected.trim() {
            wrong += &format!("\n=== {name}\n{actual}\n");
        }
    }
    assert!(wrong.is_empty(), "told otherwise:\n{wrong}");
}

/// The table, a test for each eight cases: so each is over before anybody looks away.
macro_rules! what_is_typed_in_a_hurry_is_answered_in_its_own_words {
    ($($name:ident $first:literal)*) => {
        $(#[test] fn $name() { eight_from($first); })*
        const TESTED: &[usize] = &[$($first),*];
    };
}

what_is_typed_in_a_hurry_is_answered_in_its_own_words! {
    from_0 0
    from_8 8
    from_16 16
    from_24 24
    from_32 32
    from_40 40
    from_48 48
    from_56 56
    from_64 64
    from_72 72
    from_80 80
    from_88 88
    from_96 96
    from_104 104
    from_112 112
    from_120 120
    from_128 128
    from_136 136
}

#[test]
fn every_case_of_the_table_is_tested() {
    let expected: Vec<usize> = (0..CASES.len()).step_by(8).collect();
    assert_eq!(TESTED, expected, "a test for each eight");
}

#[test]
fn a_case_has_a_name_of_its_own_and_there_are_many() {
    let names: std::collections::BTreeSet<&str> = CASES.iter().map(|case| case.name).collect();
    assert_eq!(names.len(), CASES.len());
    assert!(CASES.len() >= 60, "{}", CASES.len());
}
