//! Two versions of a page, and what the change comes to.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::Checked;
use rungs_check::diff::{Change, FrameworkDiff, diff};
use support::{asking, file, role, with};

fn between(older: &Checked, newer: &Checked) -> FrameworkDiff {
    for checked in [older, newer] {
        assert!(checked.is_sound(), "{:#?}", checked.findings);
    }
    diff(&older.framework, &newer.framework, "2026-11-22".parse().expect("a day"))
}

/// A change as one line: its kind, then what is said about it.
fn told(change: &Change) -> String {
    let sentence = change.after.as_ref().or(change.before.as_ref()).map(|one| one.sentence.clone()).unwrap_or_default();
    let details = if change.details.is_empty() { String::new() } else { format!(" ({})", change.details.join("; ")) };
    format!("{}: {sentence}{details}", change.kind.as_str())
}

/// What a change of the bullets of one way in comes to.
#[track_caller]
fn becomes(before: &str, after: &str, expected: &[&str]) {
    let found = between(&asking(before), &asking(after));
    let told: Vec<String> = found.roles.iter().flat_map(|role| &role.changes).map(told).collect();
    assert_eq!(told, expected, "from {before:?} to {after:?}");
}

const FOUR: &str = "- You must have 4 GCSEs at grade 4 or above.[^a]\n";

#[test]
fn the_same_page_has_no_changes() {
    becomes(FOUR, FOUR, &[]);
    assert!(between(&asking(FOUR), &asking(FOUR)).is_empty());
}

#[test]
fn more_of_something_is_tightened_and_less_is_loosened() {
    let five = "- You must have 5 GCSEs at grade 4 or above.[^a]\n";
    becomes(FOUR, five, &["tightened: You must have 5 GCSEs at grade 4 or above."]);
    becomes(five, FOUR, &["loosened: You must have 4 GCSEs at grade 4 or above."]);
    becomes(
        FOUR,
        "- You must have 4 GCSEs at grade 5 or above.[^a]\n",
        &["tightened: You must have 4 GCSEs at grade 5 or above."],
    );
    becomes(
        FOUR,
        "- You must have 3 GCSEs at grade 6 or above.[^a]\n",
        &["changed: You must have 3 GCSEs at grade 6 or above."],
    );
}

#[test]
fn a_softer_word_loosens_and_a_harder_one_tightens() {
    let usually = "- You usually need 4 GCSEs at grade 4 or above.[^a]\n";
    becomes(FOUR, usually, &["loosened: You usually need 4 GCSEs at grade 4 or above."]);
    becomes(usually, FOUR, &["tightened: You must have 4 GCSEs at grade 4 or above."]);
    becomes(
        FOUR,
        "- Preferably, you have 4 GCSEs at grade 4 or above.[^a]\n",
        &["loosened: Preferably, you have 4 GCSEs at grade 4 or above."],
    );
}

#[test]
fn other_words_for_the_same_are_reworded() {
    becomes(
        FOUR,
        "- You need at least four GCSEs, at grade 4 (C) or above.[^a]\n",
        &["reworded: You need at least four GCSEs, at grade 4 (C) or above."],
    );
}

#[test]
fn rules_come_and_go() {
    let both = format!("{FOUR}- You must be employed in the NHS.[^a]\n");
    becomes(FOUR, &both, &["added: You must be employed in the NHS."]);
    becomes(&both, FOUR, &["removed: You must be employed in the NHS."]);
}

#[test]
fn another_way_to_meet_it_loosens_a_list() {
    let one = "- You must have one of:\n  - 4 GCSEs at grade 4 or above.[^a]\n";
    let two = format!("{one}  - experience as a porter, which may count instead, as the college decides.[^a]\n");
    becomes(one, &two, &["loosened: You must have one of:"]);
}

#[test]
fn when_who_and_for_whom_are_told() {
    becomes(
        "- You must have GCSE maths at grade 4 or above.[^a]\n",
        "- You must have GCSE maths at grade 4 or above before you finish.[^a]\n",
        &[
            "loosened: You must have GCSE maths at grade 4 or above before you finish. (falls due before you finish, was when you start)",
        ],
    );
    becomes(
        "- You must be employed in the NHS.[^a]\n",
        "- For funding, you must be employed in the NHS.[^a]\n",
        &["changed: For funding, you must be employed in the NHS. (decides who pays now, and no longer who may start)"],
    );
}

#[test]
fn the_person_who_shows_it_is_told() {
    let found = between(&asking(FOUR), &asking("- You must have 5 GCSEs at grade 4 or above.[^a]\n"));
    let worse = found.roles[0].changes[0].worse.as_ref().expect("somebody stands worse");
    assert_eq!(worse.has, ["4 GCSEs at grade 4 or above"]);
    assert_eq!(worse.has_not, ["5 GCSEs at grade 4 or above"]);
    assert_eq!((worse.before.to_string(), worse.after.to_string()), ("ready".into(), "not-yet".into()));
}

#[test]
fn roles_and_ways_in_come_and_go() {
    let two = with(vec![
        file(
            "roles/one.md",
            role("one", FOUR).replace("level: 5\n---", "level: 6\n---").replace("### Course", "### Other course"),
        ),
        file("roles/two.md", role("two", FOUR)),
    ]);
    let found = between(&asking(FOUR), &two);
    let shown: Vec<String> = found
        .roles
        .iter()
        .map(|role| format!("{} {:?} {:?} {:?}", role.slug, role.presence, role.page, role.routes))
        .collect();
    assert_eq!(
        shown,
        ["one Both [\"level 6, was 5\"] [(Removed, \"Course\"), (Added, \"Other course\")]", "two Added [] []",]
    );
}
