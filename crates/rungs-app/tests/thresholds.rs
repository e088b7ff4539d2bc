//! Which thresholds the cases test: rules, the people of their cases, and what is left untested.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use rungs_app::wire::cases::{CasesAnswer, Thresholds};
use rungs_app::{cases, framework};
use rungs_check::{SourceFile, example};
use rungs_text::manual::Example;

/// A case: keys of the person, and the standing that is expected.
type Case<'c> = (&'c str, &'c str);

/// Runs cases, all of which come out as expected, against a page that asks this by its one way in.
fn run(rules: &str, file: String) -> CasesAnswer {
    let answer = answered(rules, file);
    let failed: Vec<_> = answer.cases.iter().filter(|case| !case.passed).collect();
    assert!(failed.is_empty(), "{rules}: {failed:#?}");
    answer
}

fn answered(rules: &str, file: String) -> CasesAnswer {
    let rules: &'static str = Box::leak(rules.to_owned().into_boxed_str());
    let mut files = example::framework(&Example::Bullets(rules));
    files.retain(|file| !file.path.ends_with("two.md") && !file.path.ends_with("three.md"));
    files.push(SourceFile { path: "roles/one.cases.yaml".to_owned(), content: Ok(file.into_bytes()) });
    let loaded = framework::of_files(files);
    cases::run_thoroughly(&loaded)
}

fn thresholds(rules: &str, people: &[Case<'_>]) -> Thresholds {
    let cases = people.iter().map(|(person, standing)| {
        format!("  - case: a person\n    with: {{ {person} }}\n    expect: {{ standing: {standing} }}\n")
    });
    let cases: String = cases.collect();
    let cases = if cases.is_empty() { "cases: []\n".to_owned() } else { format!("cases:\n{cases}") };
    run(rules, format!("on: 2026-11-22\nroute: course\n{cases}")).thresholds.expect("they were looked at")
}

/// "30 hours a week: at, above"
fn shown(thresholds: &Thresholds) -> Vec<String> {
    let sides = |one: &rungs_app::wire::cases::UntestedThreshold| {
        let names = one.missing.iter().map(|missing| format!("{:?}", missing.side).to_lowercase());
        names.collect::<Vec<_>>().join(", ")
    };
    thresholds.untested.iter().map(|one| format!("{}: {}", one.threshold, sides(one))).collect()
}

fn check(rules: &str, people: &[Case<'_>], expected: &[&str]) {
    assert_eq!(shown(&thresholds(rules, people)), expected, "{rules}");
}

const HOURS: &str = "- You must work at least 30 hours a week.[^a]";
const BELOW: Case<'_> =
    ("employments: [{ hours_per_week: 29.5, from: 2020-01-01 }], complete: [employments]", "not-yet");
const AT: Case<'_> = ("employments: [{ hours_per_week: 30, from: 2020-01-01 }], complete: [employments]", "ready");
const ABOVE: Case<'_> = ("employments: [{ hours_per_week: 37.5, from: 2020-01-01 }]", "ready");

#[test]
fn each_side_of_a_number_takes_a_case_of_its_own() {
    check(HOURS, &[], &["30 hours a week: below, at, above"]);
    check(HOURS, &[BELOW], &["30 hours a week: at, above"]);
    check(HOURS, &[BELOW, AT], &["30 hours a week: above"]);
    check(HOURS, &[BELOW, AT, ABOVE], &[]);
}

#[test]
fn a_case_far_from_a_number_tests_nothing_but_that_more_is_enough() {
    let far: Case<'_> = ("employments: [{ hours_per_week: 12, from: 2020-01-01 }], complete: [employments]", "not-yet");
    check(HOURS, &[far, ABOVE], &["30 hours a week: below, at"]);
}

#[test]
fn where_another_rule_decides_all_the_same_nothing_is_tested() {
    let also = format!("{HOURS}\n- You must have a GCSE in maths.[^a]");
    let without =
        |case: Case<'static>| case.0.replace("complete: [employments]", "complete: [employments, qualifications]");
    let people = [without(BELOW), without(AT)];
    let cases: Vec<Case<'_>> = people.iter().map(|person| (person.as_str(), "not-yet")).collect();
    check(&also, &cases, &["30 hours a week: below, at, above"]);
}

#[test]
fn somebody_who_may_stand_anywhere_tests_nothing() {
    check(HOURS, &[("name: Somebody", "[not-yet, ready]")], &["30 hours a week: below, at, above"]);
}

/// Rules, and every threshold they have.
const THRESHOLDS: &[(&str, &[&str])] = &[
    ("- You must be at least 16 when you start.[^a]", &["age 16"]),
    ("- You must be aged 16 to 21.[^a]", &["age 16", "age 22"]),
    ("- You must have 4 GCSEs at grade 4 or above.[^a]", &["grade 4", "4 of them"]),
    ("- You must have a diploma at level 3 or above.[^a]", &["level 3"]),
    ("- You must have at least 2 years' experience in health or care.[^a]", &["2 years"]),
    ("- You must have 6 months' experience in health or care in the last 3 years.[^a]", &["6 months", "3 years"]),
    ("- You must have experience in health or care in the last 3 years.[^a]", &["3 years"]),
    ("- You must have 6 to 12 months' experience in health or care.[^a]", &["1 year", "6 months"]),
    ("- You must have 4 or 5 GCSEs at grade 4 or above.[^a]", &["grade 4", "5 of them", "4 of them"]),
    ("- If you are under 19 when you start, you must be employed in the NHS.[^a]", &["age 19"]),
    // One of anything is no number.
    ("- You must have a GCSE in maths.[^a]", &[]),
    ("- You must be employed in the NHS.[^a]", &[]),
];

#[test]
fn numbers_grades_levels_lengths_and_ages_are_thresholds() {
    for (rule, expected) in THRESHOLDS {
        let found = thresholds(rule, &[]);
        let words: Vec<&str> = found.untested.iter().map(|one| one.threshold.as_str()).collect();
        assert_eq!(words, *expected, "{rule}");
        assert_eq!(found.count, expected.len(), "{rule}");
    }
}

#[test]
fn a_rule_for_starts_from_a_day_is_tested_by_starts_around_it() {
    let rules = "#### Starting from 1 August 2027\n- You must be employed in the NHS.[^a]";
    let found = thresholds(rules, &[]);
    assert_eq!(shown(&found), ["starts from 1 August 2027: below, at"]);
    let starts: Vec<_> = found.untested[0]
        .missing
        .iter()
        .map(|missing| missing.idea.as_ref().and_then(|idea| idea.start.clone()))
        .collect();
    assert_eq!(starts, [Some("2027-07-31".to_owned()), Some("2027-08-01".to_owned())]);
}

/// An idea, made a case with what comes out for it, tests the side it is for: of an age, of the high end of a range, of
/// how long ago something may be.
#[test]
fn ideas_close_the_gaps_they_are_for() {
    // Whom a condition in front is about still has to be told what is asked of them.
    for (rule, _) in THRESHOLDS.iter().filter(|(rule, _)| !rule.contains("If ")) {
        let found = thresholds(rule, &[]);
        let mut cases = Vec::new();
        for one in &found.untested {
            for missing in &one.missing {
                let idea = missing.idea.as_ref();
                let idea = idea.unwrap_or_else(|| panic!("{rule}: {}: no idea for {:?}", one.threshold, missing.side));
                cases.push(expecting(rule, &serde_json::json!({ "case": idea.case, "with": idea.with })));
            }
        }
        let file = serde_json::json!({ "on": "2026-11-22", "route": "course", "cases": cases });
        let left = run(rule, file.to_string()).thresholds.expect("they were looked at");
        assert_eq!(shown(&left), [""; 0], "{rule}: {cases:#?}");
    }
}

/// A case with the standing that it has: one, since somebody who may stand anywhere tests nothing.
fn expecting(rule: &str, case: &serde_json::Value) -> serde_json::Value {
    for standing in ["ready", "at-discretion", "by-exception", "not-yet"] {
        let mut case = case.clone();
        case["expect"] = serde_json::json!({ "standing": standing });
        let file = serde_json::json!({ "on": "2026-11-22", "route": "course", "cases": [case] });
        if answered(rule, file.to_string()).failed == 0 {
            return case;
        }
    }
    panic!("{rule}: whoever is made up may stand in several ways: {case:#}")
}
