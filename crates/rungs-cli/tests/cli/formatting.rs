//! `rungs framework fmt`: what is written, what is only shown, and what stays.

use std::fs;

use crate::support::{copied_framework, rungs};

const PAGE: &str = "roles/art-therapist.md";
const CANONICAL: &str = "- You must pass an enhanced DBS check.[^fat-arts]";

fn spoil(from: &str, to: &str) -> (tempfile::TempDir, String) {
    let folder = copied_framework();
    let page = folder.path().join(PAGE);
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains(from), "{PAGE} no longer has “{from}”");
    fs::write(&page, text.replacen(from, to, 1)).unwrap();
    (folder, text)
}

#[test]
fn what_ships_is_formatted() {
    let run = rungs(&["framework", "fmt", "frameworks/ahp-england", "--check"]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
}

#[test]
fn a_page_is_written_in_canonical_words() {
    let (folder, canonical) = spoil(CANONICAL, "*   You need to pass an enhanced dbs check [^fat-arts]");
    let page = folder.path().join(PAGE);
    let path = folder.path().to_str().unwrap();
    let spoilt = fs::read_to_string(&page).unwrap();
    for only_shown in ["--check", "--diff"] {
        let run = rungs(&["framework", "fmt", path, only_shown]);
        assert_eq!((run.status, run.err.as_str()), (1, ""), "{only_shown}");
        assert!(run.out.contains("1 would be formatted"), "{}", run.out);
        assert_eq!(fs::read_to_string(&page).unwrap(), spoilt, "{only_shown} writes nothing");
    }
    let diff = rungs(&["framework", "fmt", page.to_str().unwrap(), "--diff"]).out;
    assert!(
        diff.contains("\n-*   You need to") && diff.contains("\n+- You must pass an enhanced DBS check."),
        "{diff}"
    );
    let other = rungs(&["framework", "fmt", folder.path().join("vocabulary").to_str().unwrap(), "--check"]);
    assert_eq!(other.status, 0, "{}", other.out);
    let run = rungs(&["framework", "fmt", path]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    assert_eq!(fs::read_to_string(&page).unwrap(), canonical);
    assert_eq!(rungs(&["framework", "fmt", path, "--check"]).status, 0);
}

#[test]
fn a_sentence_that_is_refused_stays_and_is_told() {
    let (folder, _) = spoil(CANONICAL, "- You must be purple.[^fat-arts]");
    let run = rungs(&["framework", "fmt", folder.path().to_str().unwrap()]);
    assert_eq!(run.status, 0, "{}", run.out);
    let told = "this sentence can't be read, and stays as it is";
    assert!(run.out.replace('\n', " ").contains(told) && run.out.contains("art-therapist.md:"), "{}", run.out);
}

#[test]
fn a_path_that_is_no_page_of_a_framework_says_so() {
    let folder = tempfile::TempDir::new().unwrap();
    for (path, message) in
        [(folder.path().to_str().unwrap(), "belongs to no framework"), ("nowhere", "there is no such file")]
    {
        let run = rungs(&["framework", "fmt", path]);
        assert_eq!(run.status, 2);
        assert!(run.err.replace("\n       ", " ").contains(message), "{}", run.err);
    }
    assert!(rungs(&["framework", "fmt"]).err.contains("which pages to format"));
}
