//! Every message that pages ask for is in the catalogue, and every message of the catalogue is asked for.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::collections::BTreeSet;
use std::path::Path;

/// Beginnings of keys that are put together as pages are made.
const COMPOSED: [&str; 28] = [
    "about-",
    "answer-",
    "compare-",
    "employers-column-",
    "employers-file-",
    "employers-means-",
    "employers-needs-",
    "employers-people",
    "employers-sort-",
    "employers-state-",
    "error-",
    "group-",
    "home-",
    "how-",
    "ladder-level-",
    "level-",
    "menu-",
    "plan-best-",
    "plan-limit-",
    "problem-",
    "reopened-",
    "role-",
    "sector-",
    "settled-by-",
    "strength-",
    "term-",
    "way-",
    "why-",
];

fn texts(folder: &str, end: &str) -> String {
    let mut all = String::new();
    let mut pending = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = pending.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                pending.push(path);
            } else if path.to_string_lossy().ends_with(end) {
                all.push_str(&std::fs::read_to_string(path).unwrap());
            }
        }
    }
    all
}

fn in_catalogue() -> BTreeSet<String> {
    let keys = texts("locales/en-GB", ".ftl");
    let is_key = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_lowercase());
    keys.lines().filter(is_key).filter_map(|line| line.split(" =").next()).map(str::to_owned).collect()
}

/// Every string that stands in quotation marks.
fn quoted(text: &str) -> BTreeSet<String> {
    let parts = text.split('"').map(str::to_owned);
    parts.filter(|part| !part.is_empty() && part.len() < 60 && !part.contains([' ', '\n', '<'])).collect()
}

#[test]
fn every_message_that_is_asked_for_is_there() {
    let keys = in_catalogue();
    for text in [texts("src", ".rs"), texts("templates", ".html")] {
        for call in ["visit.say(\"", "frame.say(\"", "say_of(\"", "say_it(\"", "say_count(\"", "say_count_it(\""] {
            let asked = text.split(call).skip(1).filter_map(|rest| rest.split('"').next());
            let lost: Vec<&str> = asked.filter(|key| !keys.contains(*key)).collect();
            assert!(lost.is_empty(), "{lost:?}");
        }
    }
}

#[test]
fn no_message_lies_idle() {
    let said: BTreeSet<String> =
        quoted(&texts("src", ".rs")).union(&quoted(&texts("templates", ".html"))).cloned().collect();
    let is_idle = |key: &String| !said.contains(key) && !COMPOSED.iter().any(|beginning| key.starts_with(beginning));
    let idle: Vec<String> = in_catalogue().into_iter().filter(is_idle).collect();
    assert!(idle.is_empty(), "{idle:?}");
}
