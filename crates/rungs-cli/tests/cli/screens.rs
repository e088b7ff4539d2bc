//! Screens as they are read: one snapshot each, named for what it shows.

use insta::assert_snapshot;

use crate::support::{ON, PEOPLE, person, rungs, rungs_at};

const AP: [&str; 2] = ["--role", "assistant practitioner"];

#[test]
fn everyone_checked_for_assistant_practitioner() {
    for name in PEOPLE {
        let shown = rungs(&[&["check", &person(name)][..], &AP, &ON].concat()).answered();
        assert_snapshot!(format!("check_{name}_for_assistant_practitioner"), shown);
    }
}

#[test]
fn amina_on_a_narrow_a_usual_and_a_wide_screen() {
    for columns in [60, 80, 120] {
        let shown = rungs_at(columns, &[&["check", "people/amina.yaml"][..], &AP, &ON].concat()).answered();
        let widest = shown.lines().map(|line| line.chars().count()).max().unwrap();
        assert!(widest <= columns, "a line has {widest} columns");
        assert_snapshot!(format!("check_amina_on_{columns}_columns"), shown);
    }
}

#[test]
fn every_role_best_first() {
    let shown = rungs(&[&["check", "people/amina.yaml"][..], &ON].concat()).answered();
    let standings = ["Ready", "You can apply", "They decide", "Can't tell yet", "Only by exception", "Not yet"];
    let places: Vec<usize> = standings.iter().filter_map(|standing| shown.find(&format!(" {standing}"))).collect();
    assert!(places.is_sorted(), "{shown}");
    assert_snapshot!("check_amina_for_every_role", shown);
}

#[test]
fn an_overseas_art_therapist_has_ways_of_different_standing() {
    let shown = rungs(&[&["check", "people/overseas-qualified.yaml", "--role", "art therapist"][..], &ON].concat());
    assert_snapshot!("check_overseas-qualified_for_art_therapist", shown.answered());
}

#[test]
fn sources_in_full_and_every_set_of_things_to_do() {
    let asked = ["check", "people/blank.yaml", "--role", "art therapist", "--route", "full", "--sources", "--all"];
    assert_snapshot!("check_with_sources_and_all", rungs(&[&asked[..], &ON].concat()).answered());
}

#[test]
fn a_start_that_is_given_is_named() {
    let asked = ["check", "people/ready.yaml", "--role", "assistant practitioner", "--start", "2027-09-01"];
    let shown = rungs(&[&asked[..], &ON].concat()).answered();
    assert!(shown.contains("asked on 22 November 2026, for a start on 1 September 2027."), "{shown}");
}

#[test]
fn roles_by_level_by_profession_and_by_name() {
    assert_snapshot!("roles", rungs(&["roles"]).answered());
    assert_snapshot!("roles_on_60_columns", rungs_at(60, &["roles"]).answered());
    let dietetics = rungs(&["roles", "--profession", "dietet", "--level", "2"]).answered();
    assert_snapshot!("roles_of_dietetics_at_level_2", dietetics);
    assert_snapshot!("roles_called_support_worker", rungs(&["roles", "--search", "support worker"]).answered());
    assert_snapshot!("roles_of_which_there_are_none", rungs(&["roles", "--search", "astronaut"]).answered());
}

#[test]
fn a_role_as_its_page_has_it() {
    assert_snapshot!("show_assistant_practitioner", rungs(&["show", "assistant practitioner"]).answered());
    assert_snapshot!("show_art_therapist_on_60_columns", rungs_at(60, &["show", "art-therapist"]).answered());
}

#[test]
fn opportunities_in_lines_and_one_as_its_page_has_it() {
    assert_snapshot!("opportunities", rungs(&["opportunities"]).answered());
    assert_snapshot!("show_hospital_volunteering", rungs(&["show", "volunteering in a hospital"]).answered());
}

#[test]
fn a_role_with_how_its_sentences_were_read() {
    let shown = rungs(&["show", "assistant practitioner", "--readings"]).answered();
    assert_snapshot!("show_assistant_practitioner_with_readings", shown);
}

#[test]
fn what_can_be_written_by_a_word() {
    assert_snapshot!("sentences_about_vaccinations", rungs(&["framework", "sentences", "vaccinat"]).answered());
    let all = rungs(&["framework", "sentences"]).answered();
    for words in ["Strengths", "Direct entry.", "Headings of a role page", "also-called:"] {
        assert!(all.contains(words), "{words}");
    }
    let none = rungs(&["framework", "sentences", "zebra"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("nothing that can be written speaks of “zebra”"), "{}", none.err);
}

#[test]
fn the_next_question_and_none() {
    let ask = |name: &str| rungs(&[&["ask", &person(name)][..], &AP, &ON].concat()).answered();
    assert_snapshot!("ask_amina", ask("amina"));
    assert_snapshot!("ask_blank", ask("blank"));
    assert_snapshot!("ask_ready", ask("ready"));
}

#[test]
fn the_framework_that_ships_is_sound_and_its_cases_pass() {
    let checked = rungs(&["framework", "check"]).answered();
    assert!(checked.contains("✓ ") && checked.contains("no errors, no warnings"), "{checked}");
    let tested = rungs(&["framework", "test"]).answered();
    assert!(tested.contains("0 failed"), "{tested}");
}

#[test]
fn help_is_short_and_has_examples() {
    for command in
        [&["roles"][..], &["show"], &["check"], &["ask"], &["plan"], &["framework", "check"], &["framework", "test"]]
    {
        let help = rungs(&[command, &["--help"]].concat()).answered();
        assert!(help.contains("Examples:"), "{help}");
        assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
    }
    assert_snapshot!("help", rungs(&["--help"]).answered());
}
