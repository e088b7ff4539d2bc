//! Every command in words alone: nothing that is drawn, nothing lined up, a line a fact.

use std::fs;

use insta::assert_snapshot;

use crate::new_page::small_framework;
use crate::support::{ON, command, copied_framework, root, rungs, rungs_told};

/// What a screen reader would read aloud as a sign, or hear as a gap.
#[track_caller]
fn is_in_words(told: &str) {
    const SIGNS: &str = "✓✗→◐◔•·▲▼◆−│─╭╰┌└\u{1b}\u{a0}";
    for line in told.lines() {
        assert!(!line.chars().any(|letter| SIGNS.contains(letter)), "a sign in {line:?}");
        assert!(!line.trim_start().contains("  "), "blanks in {line:?}");
        // The bullets of a page and of a file of cases are theirs: they are there to be copied.
        assert!(!line.starts_with(['?', '|', '=', '+']), "a mark in front of {line:?}");
    }
}

const PERSON: &str = "people/amina.yaml";

/// Commands that change nothing.
const COMMANDS: &[&[&str]] = &[
    &["roles"],
    &["roles", "--level", "2"],
    &["show", "assistant practitioner"],
    &["show", "art therapist", "--readings"],
    &["check", PERSON],
    &["check", PERSON, "--role", "assistant practitioner"],
    &["check", PERSON, "--role", "art therapist", "--sources", "--all"],
    &["ask", PERSON, "--role", "art therapist"],
    &["plan", PERSON, "--to", "assistant practitioner", "--all"],
    &["framework", "check", "frameworks/ahp-england"],
    &["framework", "explain"],
    &["framework", "explain", "implied-requirement"],
    &["framework", "say", "You usually need 3 A levels at ABB."],
    &["framework", "say", "You must be over 18."],
    &["framework", "sentences", "vaccination"],
    &["framework", "fmt", "frameworks/ahp-england", "--check"],
    &["framework", "diff", "built-in", "built-in"],
];

fn plainly(arguments: &[&str]) -> String {
    let mut all = vec!["--plain"];
    all.extend(arguments);
    if ["check", "ask", "plan"].contains(&arguments[0]) {
        all.extend(ON);
    }
    let run = rungs(&all);
    assert!(run.status < 2, "{arguments:?}: {}", run.err);
    run.out
}

#[test]
fn no_command_draws_anything() {
    for arguments in COMMANDS {
        is_in_words(&plainly(arguments));
    }
}

#[test]
fn an_answer_about_one_role() {
    assert_snapshot!("check_in_words", plainly(&["check", PERSON, "--role", "assistant practitioner"]));
}

#[test]
fn every_role_for_one_person() {
    assert_snapshot!("check_every_role_in_words", plainly(&["check", PERSON]));
}

#[test]
fn what_a_role_asks() {
    assert_snapshot!("show_in_words", plainly(&["show", "assistant practitioner"]));
}

#[test]
fn a_sentence_and_how_to_write_it() {
    assert_snapshot!("say_in_words", plainly(&["framework", "say", "You must be over 18."]));
}

#[test]
fn two_versions() {
    let folder = copied_framework();
    let page = folder.path().join("roles/assistant-practitioner.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("at least 30 hours a week", "at least 22.5 hours a week", 1)).unwrap();
    let told = plainly(&["framework", "diff", "built-in", folder.path().to_str().unwrap()]);
    is_in_words(&told);
    assert_snapshot!("diff_in_words", told.lines().skip(1).collect::<Vec<_>>().join("\n"));
}

#[test]
fn cases_and_thresholds_without_them() {
    let folder = small_framework();
    let page = folder.path().join("roles/one.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("be employed in the NHS", "be at least 16 when you start")).unwrap();
    let cases = "on: 2026-11-22\nroute: course\ncases:\n  - case: a child\n    with: { born: 2015-01-01 }\n    expect: { standing: ready }\n";
    fs::write(folder.path().join("roles/one.cases.yaml"), cases).unwrap();
    let path = folder.path().to_str().unwrap();
    let run = rungs(&["--plain", "framework", "test", path]);
    assert_eq!(run.status, 1, "{}", run.err);
    assert_snapshot!("test_in_words", run.out.replace(path, "FOLDER"));
}

#[test]
fn a_conversation() {
    let folder = small_framework();
    let path = folder.path().to_str().unwrap();
    let typed = "Ward helper\n\n\n2\n\n\nYou help.\n\nCarry\n\nKind\n\nA handbook\n\nYou must be over 18\n2\n\n\nStraight in\nDirect entry\nThere are no set requirements\n\n\n\n\n\n\n\n\n\n";
    let run = rungs_told(&["--plain", "framework", "new", path], typed);
    let told = run.answered().replace(path, "FOLDER");
    assert!(told.contains("refused: does “over 18” mean 18 or over, or 19 or over?"), "{told}");
    assert!(told.contains("read: You must be at least 19."), "{told}");
    // What stands where one types is a word as well.
    assert!(told.contains("answer: Ward helper") && !told.contains('>'), "{told}");
}

#[test]
fn a_sentence_that_stays_as_it_is() {
    let folder = small_framework();
    let page = folder.path().join("roles/one.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replace("be employed in the NHS", "be purple")).unwrap();
    let path = folder.path().to_str().unwrap();
    let told = rungs(&["--plain", "framework", "fmt", path, "--check"]).out.replace(path, "FOLDER");
    is_in_words(&told);
    assert!(told.contains("FOLDER/roles/one.md, line "), "{told}");
    assert!(told.contains("none would be formatted"), "{told}");
}

/// Who listens says so once, in the environment.
#[test]
fn the_environment_says_it_for_every_command() {
    let run = |told: &str| {
        let mut command = command(&["show", "assistant practitioner"]);
        command.env("RUNGS_PLAIN", told);
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert_eq!(run("1"), plainly(&["show", "assistant practitioner"]));
    assert_ne!(run("0"), run("1"));
    assert!(root().join(PERSON).is_file());
}
