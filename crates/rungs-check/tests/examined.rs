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

/// What is found of rules below headings of days: codes, messages, and whether somebody is shown of whom facts are told.
fn found_of(below: &str) -> Vec<(&'static str, String, bool)> {
    let files = framework(&Example::WayIn(format!("{COURSE}\n{below}").leak()));
    let findings = examine(&files, &check(&files), ON).into_iter();
    findings
        .map(|one| {
            let is_shown = one.shown.as_ref().is_some_and(|shown| !shown.person.answers.is_empty());
            (one.code, one.message, is_shown)
        })
        .collect()
}

#[test]
fn the_days_are_told_whichever_rule_stands_first() {
    let old = |ends: &str| format!("#### Starting before {ends}\n- You must be at least 16 when you start.[^a]\n\n");
    let new = "#### Starting from 1 August 2025\n- You must be at least 18 when you start.[^a]\n\n";
    let overlap = "this holds beside an earlier rule for the same thing from 1 August 2025, until 1 August 2025";
    let gap = "from 30 July 2025 until 31 July 2025 no rule for this holds";
    for (ends, code, message) in
        [("2 August 2025", "overlapping-dates", overlap), ("30 July 2025", "gap-between-dates", gap)]
    {
        let expected = vec![(code, message.to_owned(), true)];
        assert_eq!(found_of(&format!("{}{new}", old(ends))), expected);
        assert_eq!(found_of(&format!("{new}{}", old(ends))), expected);
    }
    let open = "#### Starting from 1 August 2024\n- You must be at least 16 when you start.[^a]\n\n";
    let message = "this holds beside an earlier rule for the same thing from 1 August 2025";
    let expected = vec![("overlapping-dates", message.to_owned(), true)];
    assert_eq!(found_of(&format!("{open}{new}")), expected);
}

#[test]
fn a_third_rule_may_stand_between_two() {
    let of = |heading: &str, age: u32| {
        format!("#### Starting {heading}\n- You must be at least {age} when you start.[^a]\n\n")
    };
    let (first, last) = (of("before 1 August 2024", 16), of("from 1 August 2025", 18));
    let gap = found_of(&format!("{first}{last}"));
    assert_eq!(gap.iter().map(|one| one.0).collect::<Vec<_>>(), ["gap-between-dates"]);
    // Two rules of one heading are for the same days, and so is one that nothing stands between.
    let same = found_of(&format!("{last}- You must be at least 21 when you start.[^a]\n"));
    assert!(same.iter().all(|one| one.0 != "overlapping-dates"), "{same:?}");
}

#[test]
fn lists_are_one_thing_where_their_items_are() {
    let list = |heading: &str, items: &[&str]| {
        let items: String = items.iter().map(|item| format!("  - {item}[^a]\n")).collect();
        format!("#### Starting {heading}\n- You must have one of:\n{items}\n")
    };
    let (before, from) = ("before 2 August 2025", "from 1 August 2025");
    let is_overlapping =
        |old: String, new: String| found_of(&format!("{old}{new}")).iter().any(|one| one.0 == "overlapping-dates");
    let two = |count: u32| [format!("{count} GCSEs at grade 4 or above."), "a driving licence.".to_owned()];
    let of = |heading: &str, items: &[String]| list(heading, &items.iter().map(String::as_str).collect::<Vec<_>>());
    assert!(is_overlapping(of(before, &two(4)), of(from, &two(5))));
    // Another item, one more, a rule that is no list.
    let other = ["5 GCSEs at grade 4 or above.".to_owned(), "a degree.".to_owned()];
    assert!(!is_overlapping(of(before, &two(4)), of(from, &other)));
    let three = [two(5).to_vec(), vec!["a degree.".to_owned()]].concat();
    assert!(!is_overlapping(of(before, &two(4)), of(from, &three)));
    let single = format!("#### Starting {from}\n- You must have 5 GCSEs at grade 4 or above.[^a]\n\n");
    assert!(!is_overlapping(of(before, &two(4)), single));
}
