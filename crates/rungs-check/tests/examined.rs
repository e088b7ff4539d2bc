//! What examining finds between days, ways in and pages, and what it leaves alone.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use rungs_check::example::{ON, framework};
use rungs_check::{check, examine};
use rungs_core::program::{Asked, Program};
use rungs_core::requirement::Moment;
use rungs_core::standing::Standing;
use rungs_text::manual::Example;

/// The codes found in the small framework with this in it.
fn codes(example: &Example) -> Vec<&'static str> {
    let files = framework(example);
    examine(&files, &check(&files), ON).iter().map(|finding| finding.code).collect()
}

const COURSE: &str = "### Course\nFull-time course at level 5, 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]\n";

/// A course with rules below headings of days, and what is found there.
fn dated(below: &'static str, expected: &[&str]) {
    let written = format!("{COURSE}\n{below}");
    assert_eq!(codes(&Example::WayIn(written.leak())), expected, "{below}");
}

#[test]
fn rules_that_take_turns_are_left_alone() {
    dated(
        "#### Starting before 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]",
        &[],
    );
}

#[test]
fn rules_for_two_things_may_hold_on_the_same_days() {
    dated(
        "#### Starting from 1 August 2025\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2026\n- You must pass a DBS check when you start.[^a]",
        &[],
    );
}

#[test]
fn a_day_too_soon_and_a_day_too_late() {
    let two = |ends: &str| -> &'static str {
        let below = format!(
            "#### Starting before {ends}\n- You must be at least 16 when you start.[^a]\n\n#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]"
        );
        below.leak()
    };
    dated(two("31 July 2025"), &["gap-between-dates"]);
    dated(two("2 August 2025"), &["overlapping-dates"]);
}

#[test]
fn two_lengths_that_can_hold_for_one_person() {
    let lengths = |lines: &str, expected: &[&str]| {
        let way = format!(
            "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\n{lines}\n- You must be employed in the NHS.[^a]"
        );
        assert_eq!(codes(&Example::WayIn(way.leak())), expected, "{lines}");
    };
    let apart = "If you are under 19 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    lengths(apart, &[]);
    let overlapping = "If you are under 25 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    lengths(overlapping, &["overlapping-lengths"]);
    let by_start = "If you start before 1 August 2025, it takes 36 months.\nIf you start on or after 1 August 2025, it takes 24 months.";
    lengths(by_start, &[]);
    let both_days = "If you start before 2 August 2025, it takes 36 months.\nIf you start on or after 1 August 2025, it takes 24 months.";
    lengths(both_days, &["overlapping-lengths"]);
    let two_paces = "If you are under 25 when you start, it takes 36 months full-time.\nIf you are 19 or over when you start, it takes 24 months part-time.";
    lengths(two_paces, &[]);
}

#[test]
fn somebody_for_whom_both_lengths_hold_is_shown() {
    let lines = "If you are under 25 when you start, it takes 36 months.\nIf you are 19 or over when you start, it takes 24 months.";
    let way = format!(
        "### Course\nFull-time course at level 5.\nGives a diploma at level 5.\n{lines}\n- You must be employed in the NHS.[^a]"
    );
    let files = framework(&Example::WayIn(way.leak()));
    let found = examine(&files, &check(&files), ON);
    let finding = found.iter().find(|finding| finding.code == "overlapping-lengths").expect("they overlap");
    assert!(finding.shown.is_some(), "{finding:?}");
}

#[test]
fn only_what_is_learnt_has_a_length_and_an_award() {
    for line in ["Direct entry.", "Promotion.", "Registration.", "Portfolio."] {
        let way: &'static str = format!("### Way\n{line}\n- You must be employed in the NHS.[^a]").leak();
        assert_eq!(codes(&Example::WayIn(way)), [""; 0], "{line}");
    }
    for line in ["Apprenticeship at level 5.", "College course at level 5.", "Part-time course at level 5."] {
        let way: &'static str = format!("### Way\n{line}\n- You must be employed in the NHS.[^a]").leak();
        assert_eq!(codes(&Example::WayIn(way)), ["no-length", "no-award"], "{line}");
    }
    let told = "### Way\nFull-time course at level 5.\nIt takes 24 months.\nGives a diploma at level 5.\n- You must be employed in the NHS.[^a]";
    assert_eq!(codes(&Example::WayIn(told)), [""; 0]);
}

#[test]
fn whoever_shows_a_refused_step_is_refused() {
    let rule = rungs_check::finding::RULES.iter().find(|rule| rule.code == "step-not-accepted").expect("it is listed");
    let files = framework(&rule.example);
    let checked = check(&files);
    let findings = examine(&files, &checked, ON);
    let shown = findings.iter().find_map(|finding| finding.shown.as_deref()).expect("somebody shows it");
    let role = checked.framework.role(&shown.role).expect("the role they are shown for");
    let asked = Asked { start: shown.start, moment: Moment::Start };
    let program = Program::new(&checked.framework, role, asked).expect("it is small");
    let standings = program.decide(&program.read(&shown.person));
    assert!(standings.iter().all(|way| way.standing.ceiling == Standing::NotYet), "{standings:?}");
}

#[test]
fn credits_that_are_asked_for_in_other_subjects_are_apart() {
    const GRADED: &str = "## access grades\nKind: scale\nGrades: distinction, merit, pass\n\n## access diploma\nKind: qualification\nGraded: access grades";
    let found = |bullets: &'static str| codes(&Example::TermsAndBullets(GRADED, bullets));
    let same = "- You need 15 credits at merit from an access diploma.[^a]\n- You need 30 credits at pass from an access diploma.[^a]";
    assert_eq!(found(same), ["credits-overlap"]);
    let apart = "- You need 15 credits at merit in art from an access diploma.[^a]\n- You need 30 credits at pass in physics from an access diploma.[^a]";
    assert_eq!(found(apart), [""; 0]);
}

#[test]
fn a_requirement_and_its_stronger_twin() {
    let bullets = "- You must have 4 GCSEs at grade 4 or above.[^a]\n- You must have 5 GCSEs at grade 4 or above.[^a]";
    assert_eq!(codes(&Example::Bullets(bullets)), ["implied-requirement"]);
}
