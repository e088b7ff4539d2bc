//! When two sentences say the same, wherever they stand and whatever their words: each line differs from the one it is
//! held against in one respect.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what must be there")]

mod support;

use rungs_text::{Match, Place, Sentence, same_sentences};
use support::read_in;

fn read(sentence: &str, place: &Place) -> Sentence {
    read_in(sentence, place.clone()).unwrap_or_else(|problems| panic!("{sentence}: {problems:?}"))
}

fn filled_alike(one: &Match, other: &Match) -> bool {
    one.template == other.template && one.is_filled_like(other)
}

fn are_same(one: &str, other: &str, place: &Place) -> bool {
    let (one, other) = (read(one, place), read(other, place));
    let same = same_sentences(&one, &other, &filled_alike);
    assert_eq!(same, same_sentences(&other, &one, &filled_alike), "the order of two sentences doesn't matter");
    same
}

#[track_caller]
fn same(one: &str, other: &str) {
    assert!(are_same(one, other, &Place::Rules), "“{one}” and “{other}” say the same");
}

#[track_caller]
fn differ(one: &str, others: &[&str]) {
    same(one, one);
    for other in others {
        assert!(!are_same(one, other, &Place::Rules), "“{one}” and “{other}” say something else");
    }
}

#[test]
fn in_whose_rule_it_is() {
    differ(
        "At Northmoor University, you must have a driving licence.",
        &[
            "At Southmoor College, you must have a driving licence.",
            "For funding, you must have a driving licence.",
            "You must have a driving licence.",
        ],
    );
    differ(
        "For funding, you must have a driving licence.",
        &["For registration, you must have a driving licence.", "For the post, you must have a driving licence."],
    );
    differ("Some employers ask for a driving licence.", &["Some universities ask for a driving licence."]);
}

#[test]
fn in_how_strongly_it_is_asked() {
    differ(
        "You must have a driving licence.",
        &[
            "You usually have a driving licence.",
            "You should have a driving licence.",
            "You may need a driving licence.",
        ],
    );
    differ(
        "Experience in health or care may count instead of the GCSEs, as they decide.",
        &["Experience in health or care may count instead of the A levels, as they decide."],
    );
}

#[test]
fn in_why_when_and_who_decides() {
    differ(
        "You must have a driving licence because you travel.",
        &["You must have a driving licence because you visit people.", "You must have a driving licence."],
    );
    differ(
        "You must have a driving licence before you finish.",
        &["You must have a driving licence when you apply.", "You must have a driving licence."],
    );
    same("You must have a driving licence when you start.", "You must have a driving licence by the time you start.");
    differ(
        "You must have a driving licence, as the university decides.",
        &["You must have a driving licence, as the employer decides.", "You must have a driving licence."],
    );
}

#[test]
fn in_when_it_applies() {
    differ(
        "If you travel at night, you must have a driving licence.",
        &[
            "Unless you travel at night, you must have a driving licence.",
            "If you travel by day, you must have a driving licence.",
            "If you travel between sites, you must have a driving licence.",
            "If the post asks for it, you must have a driving licence.",
            "You must have a driving licence.",
        ],
    );
    same(
        "If you travel  at night, you must have a driving licence.",
        "You must have a driving licence if you travel at night.",
    );
    same(
        "If the post asks for it, you must have a driving licence.",
        "You must have a driving licence if the post asks for it.",
    );
    differ(
        "If you work in a clinical support role, you must have a driving licence.",
        &[
            "If you don't work in a clinical support role, you must have a driving licence.",
            "If you work as a healthcare assistant, you must have a driving licence.",
        ],
    );
    differ(
        "If you are under 19 when you start, you must have a driving licence.",
        &[
            "If you are under 19 when you apply, you must have a driving licence.",
            "If you are under 19, you must have a driving licence.",
            "If you are under 18 when you start, you must have a driving licence.",
        ],
    );
}

#[test]
fn in_what_may_count_instead() {
    differ(
        "You must have 4 GCSEs, but GCSE maths may count instead, as they decide.",
        &[
            "You must have 4 GCSEs, but GCSE English may count instead, as they decide.",
            "You must have 4 GCSEs, but GCSE maths may count instead, as the university decides.",
            "You must have 4 GCSEs.",
        ],
    );
}

#[test]
fn in_numbers_and_grades() {
    same("You must have 4 GCSEs.", "You must have at least four GCSEs.");
    differ(
        "You must have 4 GCSEs.",
        &["You must have 5 GCSEs.", "You must have 4 or 5 GCSEs.", "You must have 4 A levels."],
    );
    differ("You must have 4 or 5 GCSEs.", &["You must have 4 to 6 GCSEs.", "You must have 3 to 5 GCSEs."]);
    same("You must have 4 GCSEs at grade 4 or above.", "You must have 4 GCSEs at grade 4.");
    differ(
        "You must have 4 GCSEs at grade 4 or above.",
        &[
            "You must have 4 GCSEs at grade 5 or above.",
            "You must have 4 GCSEs at grade 4 to 6.",
            "You must have 4 GCSEs at grade 4 (C) or above.",
            "You must have 4 GCSEs at grades 9 to 4.",
            "You must have 4 GCSEs.",
        ],
    );
    differ("You must have 4 GCSEs at grade 4 to 6.", &["You must have 4 GCSEs at grade 4 to 7."]);
}

#[test]
fn in_names_and_how_they_are_joined() {
    same("You must have GCSE English and maths.", "You must have GCSE english, and maths.");
    differ(
        "You must have GCSE English and maths.",
        &[
            "You must have GCSE English or maths.",
            "You must have GCSE English and physics.",
            "You must have GCSE English, maths and physics.",
            "You must have GCSE English and maths, or equivalent.",
        ],
    );
    // A weight that isn't written says nothing; one that is does.
    differ(
        "You must have 4 GCSEs, including maths.",
        &["You must have 4 GCSEs, preferably including maths.", "You must have 4 GCSEs, usually including maths."],
    );
}

#[test]
fn in_parts_with_a_strength_of_their_own() {
    same("You must have 4 GCSEs, usually at grade 4 or above.", "You must have 4 GCSEs, normally at grade 4.");
    differ(
        "You must have 4 GCSEs, usually at grade 4 or above.",
        &[
            "You must have 4 GCSEs, preferably at grade 4 or above.",
            "You must have 4 GCSEs, usually at grade 5 or above.",
            "You must have 4 GCSEs at grade 4 or above.",
        ],
    );
}

#[test]
fn in_free_words() {
    same("You must show that you can study  at night.", "You must show that you can study at night.");
    differ("You must show that you can study at night.", &["You must show that you can study by day."]);
    differ(
        "You must have a quick mind, as they decide.",
        &["You must have a steady hand, as they decide.", "You must have a driving licence, as they decide."],
    );
}

#[test]
fn in_what_introduces_a_list() {
    same("You must have one of:", "You must have either:");
    differ(
        "You must have one of:",
        &["You must have all of:", "You must meet one of:", "You must have at least 2 of:", "You usually have one of:"],
    );
    differ("You must have at least 2 of:", &["You must have at least 3 of:"]);
    differ("A relevant role is one of:", &["A relevant subject is one of:"]);
}

#[test]
fn in_what_isnt_said() {
    differ("Requirements vary by university.", &["Requirements vary by employer.", "Requirements vary."]);
    same("Requirements vary by university.", "Entry requirements vary by university.");
    differ("There are no set requirements.", &["What is needed here isn't known yet.", "Requirements vary."]);
}

#[test]
fn in_what_a_provider_fills_in() {
    differ(
        "The GCSEs are not asked for.",
        &["The GCSEs are asked for.", "The A levels are not asked for.", "The GCSEs count instead."],
    );
    same("The GCSEs are not asked for.", "The GCSEs aren't asked for here.");
    differ(
        "Experience counts instead of the GCSEs.",
        &[
            "Experience counts instead of the A levels.",
            "Experience counts instead.",
            "Experience doesn't count instead of the GCSEs.",
        ],
    );
}
