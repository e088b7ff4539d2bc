//! Sentences in their canonical words, with the vocabulary that ships: what is written, and what the formatter says.
#![allow(missing_docs, clippy::panic, reason = "tests")]

mod support;

use std::sync::LazyLock;

use rungs_check::check;
use rungs_check::format::Formatter;
use rungs_text::Place;
use support::{FRAMEWORK, file, shipped};

static FORMATTER: LazyLock<Formatter> = LazyLock::new(|| {
    let mut files = shipped("vocabulary");
    files.push(file("framework.md", FRAMEWORK));
    Formatter::new(&check(&files).framework.vocabulary)
});

#[track_caller]
fn says(written: &str, expected: &str) {
    let said = FORMATTER.say(written, &Place::Rules).unwrap_or_else(|problems| panic!("{written}: {problems:#?}"));
    assert_eq!(said, expected, "{written}");
    assert_eq!(FORMATTER.say(&said, &Place::Rules).as_deref(), Ok(expected), "said again");
}

#[test]
fn numbers() {
    says("You have to work 37.25 hours a week.", "You must work 37.25 hours a week.");
    says("You have to work 37.5 hours a week or more.", "You must work at least 37.5 hours a week.");
    says("You must be contracted for 30 hours a week.", "You must work 30 hours a week.");
    says("You must be contracted for 30 hours a week or more.", "You must work at least 30 hours a week.");
    says("You must be contracted to at least 30 hours a week.", "You must work at least 30 hours a week.");
    says("You must be working 30 hours a week or more.", "You must work at least 30 hours a week.");
    says("You must be contracted for one hour a week.", "You must work 1 hour a week.");
    says("You need at least four GCSEs at grade C.", "You must have at least 4 GCSEs at grade C or above.");
    says("You need at least 112 UCAS points.", "You must have at least 112 UCAS points.");
    says("You need 112 to 128 UCAS points.", "You must have 112 to 128 UCAS points.");
    says("You need 4 or 5 GCSEs at grade C.", "You must have 4 or 5 GCSEs at grade C or above.");
}

#[test]
fn one_of_a_unit() {
    let canonical = "You must have experience in healthcare in the last year.";
    says("You need experience in healthcare in the last 1 year.", canonical);
    says("You need experience in healthcare in the last one year.", canonical);
    says("You need experience in healthcare in the last year.", canonical);
    says(
        "You need experience in healthcare in the 1 month before you start.",
        "You must have experience in healthcare in the month before you start.",
    );
    says(
        "You must have been employed in the NHS for the last 1 year.",
        "You must have been employed in the NHS for the last year.",
    );
}

#[test]
fn an_article_goes_by_what_follows_it() {
    // One's own stays: only its author knows which capitals are spoken as a word.
    says("You need an NVQ.", "You must have an NVQ.");
    says("You need a NVQ.", "You must have a NVQ.");
    says("You need an art qualification.", "You must have an art qualification.");
    says("You need an manual driving licence.", "You must have an manual driving licence.");
    says(
        "You must hold membership of the British Association for Music Therapy.",
        "You must be a member of the British Association for Music Therapy.",
    );
    says(
        "You must be an active member with the British Association for Music Therapy.",
        "You must be a member of the British Association for Music Therapy.",
    );
}

#[test]
fn lengths() {
    says("You need 1 to 2 years experience in healthcare.", "You must have 1 to 2 years' experience in healthcare.");
    says(
        "You need 2 or more years' experience in healthcare.",
        "You must have at least 2 years' experience in healthcare.",
    );
    says("You need 1 year's experience in healthcare.", "You must have 1 year's experience in healthcare.");
    says("You need 18 months' experience in healthcare.", "You must have 18 months' experience in healthcare.");
    says(
        "You need 6 to 12 months' experience in healthcare.",
        "You must have 6 to 12 months' experience in healthcare.",
    );
}

#[test]
fn grades_and_levels() {
    says("You need 3 A levels at grades AAB.", "You must have 3 A levels at AAB.");
    says("You need 3 A levels at AAB or above.", "You must have 3 A levels at AAB or above.");
    says("You need 3 A levels at ABB to AAB.", "You must have 3 A levels at ABB to AAB.");
    says("You need a degree at 2:2.", "You must have a degree at 2:2 or above.");
    says("You need an A level in chemistry at A*.", "You must have an A level in chemistry at grade A* or above.");
    says("You need English and maths at Entry level 3.", "You must have English and maths at Entry level 3.");
    says("You need level 2 English and maths.", "You must have English and maths at level 2.");
    says("You need a qualification at level 3 or higher.", "You must have a qualification at level 3 or above.");
}

#[test]
fn another_frame_takes_the_place_of_a_variation() {
    says("You must be contracted to 30 hours a week.", "You must work 30 hours a week.");
    says(
        "You must be eligible under the apprenticeship funding rules.",
        "You must meet the apprenticeship funding rules.",
    );
    says("You must have IELTS 7.0 with no part below 6.5.", "You must have IELTS 7.0 overall with 6.5 in each part.");
    says(
        "You must have 2 years of paid experience in healthcare.",
        "You must have 2 years' experience in healthcare, paid.",
    );
}
