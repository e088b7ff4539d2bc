//! Two versions of a vocabulary, what the change comes to, and for whom.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::diff::{Change, FrameworkDiff, TermChange, diff};
use rungs_check::{Checked, SourceFile, check};
use support::{FRAMEWORK, TERMS, file, role};

const IN_CARE: &str = "- You must work in a care role.[^a]\n";
const FOUR: &str = "- You must have 4 GCSEs at grade 4 or above.[^a]\n";

fn with_terms(terms: &str, bullets: &str) -> Checked {
    let files: Vec<SourceFile> =
        vec![file("framework.md", FRAMEWORK), file("terms.md", terms), file("roles/one.md", role("one", bullets))];
    let checked = check(&files);
    assert!(checked.is_sound(), "{:#?}", checked.findings);
    checked
}

fn between(older: &Checked, newer: &Checked) -> FrameworkDiff {
    diff(&older.framework, &newer.framework, "2026-11-22".parse().expect("a day"))
}

/// A term's change as a line: its kind, its details, and who shows it.
fn told(term: &TermChange) -> String {
    let mut line = format!("{} {}: {}", term.kind.as_str(), term.title, term.details.join("; "));
    for (side, holder) in [("worse", &term.worse), ("better", &term.better)] {
        if let Some(holder) = holder {
            line += &format!("; {side}: {} for {}", holder.has, holder.asked);
        }
    }
    line
}

/// What a change of the terms comes to, there and back.
#[track_caller]
fn becomes(older: &str, newer: &str, there: &[&str], back: &[&str]) {
    let (older, newer) = (with_terms(older, FOUR), with_terms(newer, FOUR));
    let lines = |found: FrameworkDiff| found.terms.iter().map(told).collect::<Vec<_>>();
    assert_eq!(lines(between(&older, &newer)), there, "there");
    assert_eq!(lines(between(&newer, &older)), back, "back");
}

#[test]
fn covering_more_is_looser_and_covering_less_tighter() {
    let wider = TERMS.replace("Includes: porter", "Includes: porter, cleaner") + "\n## cleaner\nKind: job\n";
    becomes(
        TERMS,
        &wider,
        &["added cleaner: is new", "loosened care role: covers cleaner now; better: cleaner for care role"],
        &["removed cleaner: is gone", "tightened care role: no longer covers cleaner; worse: cleaner for care role"],
    );
}

#[test]
fn covering_something_else_is_a_change_with_somebody_on_either_side() {
    let both = format!("{TERMS}\n## cleaner\nKind: job\n");
    let other = both.replace("Includes: porter", "Includes: cleaner");
    becomes(
        &both,
        &other,
        &[
            "changed care role: covers cleaner now; no longer covers porter; worse: porter for care role; better: cleaner for care role",
        ],
        &[
            "changed care role: covers porter now; no longer covers cleaner; worse: cleaner for care role; better: porter for care role",
        ],
    );
}

#[test]
fn what_comes_with_something_wider_goes_without_saying() {
    let apart = format!("{TERMS}\n## ward work\nKind: role family\nIncludes: cleaner\n\n## cleaner\nKind: job\n");
    let wider = apart.replace("Includes: porter", "Includes: porter, ward work");
    becomes(
        &apart,
        &wider,
        &["loosened care role: covers ward work now; better: ward work for care role"],
        &["tightened care role: no longer covers ward work; worse: ward work for care role"],
    );
}

#[test]
fn a_level_is_weighed_grade_by_grade() {
    becomes(
        TERMS,
        &TERMS.replace("Level: 2 at grade 4 or above, otherwise 1", "Level: 2 at grade 5 or above, otherwise 1"),
        &[
            "tightened GCSE: level 2 at grade 5 or above, otherwise 1, was 2 at grade 4 or above, otherwise 1; worse: GCSE at grade 4 for level 2",
        ],
        &[
            "loosened GCSE: level 2 at grade 4 or above, otherwise 1, was 2 at grade 5 or above, otherwise 1; better: GCSE at grade 4 for level 2",
        ],
    );
    becomes(
        TERMS,
        &TERMS.replace("Level: 2 at grade 4 or above, otherwise 1\n", ""),
        &["tightened GCSE: level none, was 2 at grade 4 or above, otherwise 1; worse: GCSE for level 1"],
        &["loosened GCSE: level 2 at grade 4 or above, otherwise 1, was none; better: GCSE for level 1"],
    );
}

#[test]
fn standing_for_more_is_looser_for_what_it_stands_for() {
    let apart = format!("{TERMS}\n## core maths\nKind: qualification\n");
    let listed = apart.replace(
        "## core maths\nKind: qualification\n",
        "## core maths\nKind: qualification\nCounts as: GCSE in maths at grade 4, for everyone\n",
    );
    becomes(
        &apart,
        &listed,
        &[
            "loosened core maths: stands for GCSE in maths at grade 4 for everyone now; better: core maths for GCSE in maths at grade 4",
        ],
        &[
            "tightened core maths: no longer stands for GCSE in maths at grade 4 for everyone; worse: core maths for GCSE in maths at grade 4",
        ],
    );
}

#[test]
fn another_question_or_other_grades_are_told() {
    let asked = format!("{TERMS}\n## clean hands\nKind: check\nAsk: Have you clean hands?\n");
    becomes(
        &asked,
        &asked.replace("Have you", "Do you have"),
        &["reworded clean hands: is asked as “Do you have clean hands?”, was “Have you clean hands?”"],
        &["reworded clean hands: is asked as “Have you clean hands?”, was “Do you have clean hands?”"],
    );
    becomes(
        TERMS,
        &TERMS.replace("A, B, C, D", "A*, A, B, C, D"),
        &["changed letter grades: grades D C B A A*, were D C B A"],
        &["changed letter grades: grades D C B A, were D C B A A*"],
    );
}

/// A change as one line, with who shows it.
fn sentence(change: &Change) -> String {
    let sentence = change.after.as_ref().or(change.before.as_ref()).map(|one| one.sentence.clone()).unwrap_or_default();
    let shown = change.worse.iter().chain(&change.better).flat_map(|one| &one.by_one_meaning);
    let shown: Vec<String> =
        shown.map(|one| format!("{} by {}", one.words, one.such_as.as_deref().unwrap_or("nothing"))).collect();
    format!("{}: {sentence} ({}) [{}]", change.kind.as_str(), change.details.join("; "), shown.join("; "))
}

#[test]
fn a_sentence_that_uses_the_term_is_weighed_by_what_it_covers() {
    let wider = TERMS.replace("Includes: porter", "Includes: porter, cleaner") + "\n## cleaner\nKind: job\n";
    let (narrow, wide) = (with_terms(TERMS, IN_CARE), with_terms(&wider, IN_CARE));
    let lines = |found: FrameworkDiff| found.roles[0].changes.iter().map(sentence).collect::<Vec<_>>();
    let same = "the sentence is the same; a term in it means something else now";
    assert_eq!(
        lines(between(&narrow, &wide)),
        [format!("loosened: You must work in a care role. ({same}) [a job in a care role by cleaner]")]
    );
    assert_eq!(
        lines(between(&wide, &narrow)),
        [format!("tightened: You must work in a care role. ({same}) [a job in a care role by cleaner]")]
    );
}

/// Grades are kept by their place on the scale, and a grade below moves all the others.
#[test]
fn a_grade_more_on_the_scale_changes_no_rule() {
    let longer = TERMS.replace("3, 2, 1", "3, 2, 1, U").replace("A, B, C, D", "A*, A, B, C, D");
    let found = between(&with_terms(TERMS, FOUR), &with_terms(&longer, FOUR));
    let changes: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(sentence).collect();
    assert_eq!(changes, [""; 0]);
}

/// The widest name that makes two meanings two is told, beside what the person has in any case.
#[test]
fn what_is_meant_otherwise_is_told_by_its_widest_name() {
    let more =
        "\n## cleaner\nKind: job\n\n## ward work\nKind: role family\nIncludes: cleaner, carer\n\n## carer\nKind: job\n";
    let apart = format!("{TERMS}{more}");
    let wider = apart.replace("Includes: porter", "Includes: porter, ward work");
    let both = "- You must have all of:\n  - work in a care role.[^a]\n  - GCSE maths.[^a]\n";
    let found = between(&with_terms(&apart, both), &with_terms(&wider, both));
    let better = found.roles[0].changes[0].better.as_ref().expect("somebody stands better");
    assert_eq!(better.has, ["GCSE maths"]);
    let by: Vec<_> = better.by_one_meaning.iter().map(|one| (one.words.as_str(), one.such_as.as_deref())).collect();
    assert_eq!(by, [("a job in a care role", Some("ward work"))]);
}

#[test]
fn another_question_changes_no_rule() {
    let asked = format!("{TERMS}\n## clean hands\nKind: check\nAsk: Have you clean hands?\n");
    let other = asked.replace("Have you", "Do you have");
    let rules = "- You must pass clean hands.[^a]\n";
    let found = between(&with_terms(&asked, rules), &with_terms(&other, rules));
    let changes: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(sentence).collect();
    assert_eq!(changes, [""; 0]);
}

/// A grade of a letter or two is called one; others have names of their own.
#[test]
fn a_level_that_rests_on_a_grade_of_two_letters() {
    let at = |grade: &str| {
        TERMS
            .replace("A, B, C, D", "A*, A, B, C, D")
            .replace("Level: 2 at grade 4 or above, otherwise 1", &format!("Level: 2 at {grade} or above, otherwise 1"))
    };
    becomes(
        &at("grade A"),
        &at("grade A*"),
        &[
            "tightened GCSE: level 2 at grade A* or above, otherwise 1, was 2 at grade A or above, otherwise 1; worse: GCSE at grade 7 for level 2",
        ],
        &[
            "loosened GCSE: level 2 at grade A or above, otherwise 1, was 2 at grade A* or above, otherwise 1; better: GCSE at grade 7 for level 2",
        ],
    );
}

/// A scale that only the older version has keeps its grades, and what is measured on it with it.
#[test]
fn what_has_gone_is_still_measured_on_its_own_scale() {
    let gone = "\n## award grades\nKind: scale\nGrades: gold, silver, bronze\n\n## award\nKind: qualification\nGraded: award grades\n";
    let older = TERMS.replace("\n## NHS", &format!("{gone}\n## NHS"));
    let silver = |bullets: &str, terms: &str| with_terms(terms, bullets);
    let found = between(&silver("- You must have an award at silver or above.[^a]\n", &older), &silver(FOUR, TERMS));
    let kinds: Vec<_> = found.roles.iter().flat_map(|role| &role.changes).map(|change| change.kind.as_str()).collect();
    assert_eq!(kinds, ["added", "removed"]);
}

#[test]
fn points_are_weighed_grade_by_grade() {
    let points =
        |of_a: u32| TERMS.replace("Level: 2 at grade 4", &format!("Points: 9 = {of_a}, 8 = 8\nLevel: 2 at grade 4"));
    becomes(
        &points(10),
        &points(12),
        &["loosened GCSE: UCAS points 12 at grade 9, were 10; better: GCSE at grade 9 for 12 UCAS points"],
        &["tightened GCSE: UCAS points 10 at grade 9, were 12; worse: GCSE at grade 9 for 12 UCAS points"],
    );
}
