//! Frameworks with a fault: each with its place, what is wrong, and what to write instead.

use std::fs;
use std::path::Path;

use crate::support::{Run, copied_framework, rungs};

/// Spoils a copy of the framework that ships, and checks it.
fn check(spoil: impl FnOnce(&Path)) -> (String, Run) {
    let folder = copied_framework();
    spoil(folder.path());
    let path = folder.path().to_str().unwrap().to_owned();
    let run = rungs(&["framework", "check", &path]);
    assert_eq!((run.status, run.err.as_str()), (1, ""), "{}", run.out);
    let other = rungs(&["roles", "--framework", &path]);
    match other.status {
        1 => assert!(other.err.starts_with("left out: ") && other.err.lines().count() == 1, "{}", other.err),
        status => {
            assert_eq!((status, other.out.as_str()), (2, ""), "a command that needs pages it can use");
            assert!(other.err.contains("this framework can't be used"), "{}", other.err);
        }
    }
    (path, run)
}

/// A copy of the framework that ships in which one role's page has an error.
fn with_a_broken_role() -> (tempfile::TempDir, String) {
    let folder = copied_framework();
    replace(folder.path(), AP, "You must be employed in the NHS", "You must be emploied in the NHS");
    let path = folder.path().to_str().unwrap().to_owned();
    (folder, path)
}

#[test]
fn an_error_on_a_roles_page_leaves_the_others_usable() {
    let (_folder, path) = with_a_broken_role();
    let left_out = format!("left out: Assistant practitioner ({AP}, 1 error); see `rungs framework check {path}`\n");
    let run = |arguments: &[&str], status: i32| {
        let run = rungs(&[arguments, &["--framework", &path]].concat());
        assert_eq!((run.status, run.err.as_str()), (status, left_out.as_str()), "{arguments:?}\n{}", run.out);
        run.out
    };
    let person = crate::support::person("amina");
    assert!(run(&["roles"], 1).contains("Art therapist"));
    assert!(!run(&["roles"], 1).contains("Assistant practitioner  "));
    assert!(run(&["show", "healthcare support worker"], 0).contains("→ Assistant practitioner"));
    assert!(run(&["check", &person, "--on", "2026-11-22"], 1).contains("Art therapist"));
    // An answer about one role rests on no other role's page.
    let one = rungs(&["check", &person, "--on", "2026-11-22", "--role", "art therapist", "--framework", &path]);
    assert_eq!((one.status, one.err.as_str()), (0, ""));
    let json: serde_json::Value = serde_json::from_str(&run(&["roles", "--json"], 1)).unwrap();
    assert_eq!(json["framework"]["left_out"][0]["role"], "assistant-practitioner");
    let tested = rungs(&["framework", "test", &path]);
    assert_eq!((tested.status, tested.err), (1, left_out.clone()));
    assert!(tested.out.contains("not run, as the role's page has errors"), "{}", tested.out);
}

#[test]
fn a_role_whose_page_has_errors_shows_them_when_it_is_asked_for() {
    let (_folder, path) = with_a_broken_role();
    let run = rungs(&["show", "associate practitioner", "--framework", &path]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("emploied") && run.err.contains("its page has 1 error"), "{}", run.err);
}

#[test]
fn an_error_in_the_vocabulary_stops_every_role() {
    let folder = copied_framework();
    append(folder.path(), "vocabulary/roles.md", b"\n## porter\nIncluds: nothing\n");
    let run = rungs(&["roles", "--framework", folder.path().to_str().unwrap()]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("this framework can't be used"), "{}", run.err);
}

#[test]
fn pages_are_checked_by_themselves_where_they_are_named() {
    let (folder, path) = with_a_broken_role();
    let check = |arguments: &[&str]| rungs(&[&["framework", "check"], arguments].concat());
    let (path, page) = (path.as_str(), folder.path().join(AP).display().to_string());
    let page = page.as_str();
    for named in [&[path, AP][..], &[path, "assistant-practitioner"], &[path, page], &[page]] {
        let run = check(named);
        assert_eq!((run.status, run.err.as_str()), (1, ""), "{named:?}");
        assert!(run.out.contains("emploied"), "{named:?}: {}", run.out);
    }
    let other = check(&[path, "roles/art-therapist.md"]);
    assert_eq!((other.status, other.err.as_str()), (0, ""), "{}", other.out);
    assert!(other.out.contains("on other pages: name no page to see them"), "{}", other.out);
    let none = check(&[path, "roles/art-terapist.md"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("did you mean roles/art-therapist.md?"), "{}", none.err);
}

fn replace(folder: &Path, page: &str, from: &str, to: &str) {
    let page = folder.join(page);
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains(from), "{} no longer has “{from}”", page.display());
    fs::write(&page, text.replacen(from, to, 1)).unwrap();
}

fn append(folder: &Path, page: &str, bytes: &[u8]) {
    let page = folder.join(page);
    let mut content = fs::read(&page).unwrap();
    content.extend_from_slice(bytes);
    fs::write(&page, content).unwrap();
}

/// Where a text stands in a page of the framework that ships: `page:line:column`.
fn place(page: &str, text: &str) -> String {
    let content = fs::read_to_string(crate::support::root().join("frameworks/ahp-england").join(page)).unwrap();
    let at = content.find(text).unwrap();
    let before = &content[..at];
    let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
    format!("{page}:{}:{column}", before.matches('\n').count() + 1)
}

#[track_caller]
fn assert_says(found: &(String, Run), place: &str, words: &[&str]) {
    let (folder, run) = found;
    assert!(run.out.contains(&format!("{folder}/{place}")), "expected {place}:\n{}", run.out);
    for words in words {
        assert!(run.out.contains(words), "expected “{words}”:\n{}", run.out);
    }
}

const AP: &str = "roles/assistant-practitioner.md";

#[test]
fn a_typo_is_shown_where_it_stands() {
    let found =
        check(|folder| replace(folder, AP, "You must be employed in the NHS", "You must be emploied in the NHS"));
    assert_says(
        &found,
        &place(AP, "employed in the NHS"),
        &["error[", "emploied", "- You must be emploied in the NHS.", "help: "],
    );
}

#[test]
fn an_unknown_term_comes_with_what_was_meant() {
    let found =
        check(|folder| replace(folder, AP, "hold a healthcare qualification.", "hold a healthcair qualification."));
    let words = [
        "error[unknown-term]",
        "“healthcair” is not in the vocabulary",
        "write instead: You must hold a healthcare qualification.",
    ];
    assert_says(&found, &place(AP, "healthcare qualification.[^gm-ap]"), &words);
}

#[test]
fn definitions_in_a_circle_are_found() {
    let roles = "vocabulary/roles.md";
    let found = check(|folder| {
        replace(
            folder,
            roles,
            "Includes: healthcare support worker,",
            "Includes: relevant role, healthcare support worker,",
        );
    });
    assert_says(&found, roles, &["error[include-cycle]", "clinical support role", "relevant role"]);
}

#[test]
fn a_role_with_two_pages_names_both() {
    let found = check(|folder| {
        fs::copy(folder.join("roles/art-therapist.md"), folder.join("roles/painter.md")).unwrap();
    });
    assert_says(&found, "roles/painter.md", &["error[duplicate-role]", "roles/art-therapist.md"]);
}

#[test]
fn a_framework_without_its_first_page_says_which() {
    let found = check(|folder| fs::remove_file(folder.join("framework.md")).unwrap());
    assert_says(&found, "framework.md", &["error[missing-page]", "help: add framework.md"]);
}

#[test]
fn a_link_to_a_missing_page_is_found() {
    let found = check(|folder| fs::remove_file(folder.join("roles/dramatherapist.md")).unwrap());
    assert_says(&found, &place(AP, "[Dramatherapist]("), &["error[dead-link]", "dramatherapist"]);
}

#[test]
fn what_is_not_text_is_found_on_its_line() {
    let found = check(|folder| append(folder, AP, b"\ncaf\xe9\n"));
    let lines =
        fs::read_to_string(crate::support::root().join("frameworks/ahp-england").join(AP)).unwrap().lines().count();
    assert_says(
        &found,
        &format!("{AP}:{}", lines + 2),
        &["error[cannot-read]", "save the file again, with the encoding UTF-8"],
    );
}

#[test]
fn a_page_of_10_megabytes_is_not_read() {
    let found = check(|folder| append(folder, AP, &vec![b'a'; 10 << 20]));
    assert_says(&found, AP, &["error[too-large]", "the page has 10.0 MB"]);
}

#[test]
fn ten_thousand_nested_bullets_are_a_finding_and_no_crash() {
    let found = check(|folder| append(folder, AP, format!("\n{}x\n", "- ".repeat(10_000)).as_bytes()));
    assert_says(&found, AP, &["error["]);
    assert!(found.1.out.len() < 200_000, "{} bytes were printed", found.1.out.len());
}

#[test]
fn ten_thousand_faults_are_counted_and_the_first_are_drawn() {
    let found = check(|folder| {
        replace(folder, AP, "- You must be employed in the NHS.", &"- You must be purple.\n".repeat(10_000));
    });
    assert_says(&found, AP, &["more: `rungs framework check --all` shows them", "000 errors"]);
}

#[test]
fn warnings_fail_only_where_that_was_asked() {
    let folder = copied_framework();
    let path = folder.path().to_str().unwrap().to_owned();
    assert_eq!(rungs(&["framework", "check", &path, "--strict"]).status, 0);
    // What nobody needs to change is counted, and shown to those who ask.
    let notes = rungs(&["framework", "check", &path, "--notes"]);
    assert_eq!(notes.status, 0);
    assert!(notes.out.contains("note[unconfirmed]"), "{}", notes.out);
}

#[test]
fn an_empty_folder_is_told_what_a_framework_is() {
    let folder = tempfile::TempDir::new().unwrap();
    let run = rungs(&["framework", "check", folder.path().to_str().unwrap()]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("files that end in .md"), "{}", run.out);
}

#[test]
fn a_case_that_fails_says_what_came_out() {
    let folder = copied_framework();
    replace(folder.path(), "roles/assistant-practitioner.cases.yaml", "standing: ready", "standing: not-yet");
    let path = folder.path().to_str().unwrap();
    let run = rungs(&["framework", "test", path]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    for words in ["✗ everything met", "expected not-yet, and it is ready", "1 failed"] {
        assert!(run.out.contains(words), "{}", run.out);
    }
}
