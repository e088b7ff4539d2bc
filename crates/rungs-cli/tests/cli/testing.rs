//! `rungs framework test`: cases, and thresholds without them.

use std::fs;

use tempfile::TempDir;

use crate::new_page::small_framework;
use crate::support::{Run, rungs, rungs_at};

const RULE: &str = "You must be employed in the NHS.";

/// The small framework with this rule and these cases.
fn asking(rule: &str, cases: &str) -> TempDir {
    let folder = small_framework();
    let page = folder.path().join("roles/one.md");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains(RULE), "{text}");
    fs::write(&page, text.replace(RULE, rule)).unwrap();
    fs::write(folder.path().join("roles/one.cases.yaml"), format!("on: 2026-11-22\nroute: course\n{cases}")).unwrap();
    folder
}

fn test(folder: &TempDir, more: &[&str]) -> Run {
    rungs(&[&["framework", "test", folder.path().to_str().unwrap()][..], more].concat())
}

#[test]
fn a_threshold_without_cases_is_told_with_the_beginning_of_each() {
    let folder = asking("You must be at least 16 when you start.", "cases: []\n");
    let run = test(&folder, &[]);
    assert_eq!((run.status, run.err.as_str()), (0, ""), "{}", run.out);
    for told in [
        "roles/one.md:",
        "? age 16: no case just below it, at it or above it",
        "- case: \"just below: age 16\"",
        "route: course",
        "born: 2011-11-22",
        "born: 2010-11-22",
        "no cases yet for three, two",
        "1 threshold: 0 with cases below, at and above, 1 without",
    ] {
        assert!(run.out.contains(told), "“{told}” is missing from:\n{}", run.out);
    }
    assert_eq!(test(&folder, &["--strict"]).status, 1);
}

#[test]
fn what_is_tested_from_every_side_passes_strictly() {
    let case = |title: &str, born: &str, standing: &str| {
        format!("  - case: {title}\n    with: {{ born: {born} }}\n    expect: {{ standing: {standing} }}\n")
    };
    let cases = [
        case("a day short of 16", "2010-11-23", "not-yet"),
        case("16 on the day", "2010-11-22", "ready"),
        case("long past 16", "1986-01-01", "ready"),
    ];
    let folder = asking("You must be at least 16 when you start.", &format!("cases:\n{}", cases.concat()));
    let run = test(&folder, &[]);
    assert!(run.out.contains("1 threshold, with cases below, at and above"), "{}", run.out);
    assert_eq!(test(&folder, &["--strict"]).status, 1, "two roles have no cases");
    for role in ["two", "three"] {
        let cases = "on: 2026-11-22\nroute: straight-into-a-post\ncases: []\n";
        fs::write(folder.path().join(format!("roles/{role}.cases.yaml")), cases).unwrap();
    }
    let run = test(&folder, &["--strict"]);
    assert_eq!(run.status, 0, "{}", run.out);
}

#[test]
fn what_falls_due_later_is_asked_about_with_its_moment() {
    let rule = "You must complete the Care Certificate before you finish.";
    let cases = "cases:\n  - case: no training\n    moment: finish\n    with: { complete: [training] }\n    expect: { standing: not-yet }\n";
    let folder = asking(rule, cases);
    assert_eq!(test(&folder, &[]).status, 0, "{}", test(&folder, &[]).out);
    let folder = asking(rule, &cases.replace("finish", "sometime"));
    let run = test(&folder, &[]);
    assert_eq!(run.status, 1);
    assert!(run.out.replace("\n      ", " ").contains("“sometime” is not a moment"), "{}", run.out);
}

#[test]
fn on_a_narrow_screen_what_can_be_copied_stays_whole() {
    let folder = asking("You must have at least 4 GCSEs at grade 4 or above.", "cases: []\n");
    let run = rungs_at(40, &["framework", "test", folder.path().to_str().unwrap()]);
    let wide = rungs_at(120, &["framework", "test", folder.path().to_str().unwrap()]);
    let copied = |run: &Run| -> Vec<String> {
        run.out.lines().filter(|line| line.starts_with("    ") && line.contains(':')).map(str::to_owned).collect()
    };
    assert_eq!(copied(&run), copied(&wide));
    assert!(!copied(&run).is_empty());
}

/// A way to meet the rule of the small framework, and something that says where it comes from.
const ONE_OF: &str = "You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n  - experience in a hospital.";

#[test]
fn a_case_names_a_list_by_its_introducer_and_an_item() {
    let case = |words: &str, answer: &str| {
        let with = "{ complete: [qualifications, employments, experience] }";
        format!(
            "cases:\n  - case: neither\n    with: {with}\n    expect: {{ reasons: [ {{ \"{words}\": {answer} }} ] }}\n"
        )
    };
    for (words, answer, status) in [
        ("one of: 4 GCSEs", "not-met", 0),
        ("You must have one of", "not-met", 0),
        ("one of: 4 GCSEs", "met", 1),
        ("one of: a driving licence", "not-met", 1),
        ("4 GCSEs", "not-met", 0),
    ] {
        let folder = asking(ONE_OF, &case(words, answer));
        let run = test(&folder, &[]);
        assert_eq!(run.status, status, "{words}: {answer}\n{}", run.out);
    }
}

#[test]
fn the_day_of_a_heading_over_a_list_is_tested_by_who_starts_just_before_it() {
    let rule = "You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2027\n- You must:\n  - be at least 17 when you start.[^a]\n  - be employed in the NHS.";
    let case = |title: &str, start: &str, standing: &str| {
        format!(
            "  - case: {title}\n    start: {start}\n    with: {{ born: 1990-01-01, complete: [employments, experience] }}\n    expect: {{ standing: {standing} }}\n"
        )
    };
    let cases = [case("before", "2027-07-20", "ready"), case("after", "2027-08-01", "not-yet")].concat();
    let told = |cases: &str| test(&asking(rule, &format!("cases:\n{cases}")), &[]).out;
    assert!(!told(&cases).contains("starts from 1 August 2027"), "{}", told(&cases));
    let after = case("after", "2027-08-01", "not-yet");
    assert!(told(&after).contains("starts from 1 August 2027"), "{}", told(&after));
}
