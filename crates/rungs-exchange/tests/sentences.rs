//! Sentences made up for these tests, in the manner of published pages: what a reader that only knew a list could not read.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

use rungs_exchange::Coverage::{self, AsksNothing, Decided, Decision, HandedBack, Unread};
use rungs_exchange::StatementKind::{self, Apprenticeship, College, Other, Registration, Restriction, University};
use rungs_exchange::read_statements;

fn check(kind: StatementKind, text: &str, coverage: Coverage, sentences: &[&str]) {
    let read = read_statements([(kind, format!("<p>{text}</p>").as_str())]).pop().expect("one statement");
    assert_eq!(
        (read.coverage, read.sentences),
        (coverage, sentences.iter().map(|one| (*one).to_owned()).collect()),
        "{text}"
    );
}

fn unread(kind: StatementKind, text: &str) {
    check(kind, text, Unread, &[]);
}

#[test]
fn counts_grades_and_subjects_come_in_any_order() {
    check(
        College,
        "3 or more GCSEs, or equivalent, at grades 9 to 4 (A* to C), including maths and physics",
        Decided,
        &["You usually need at least 3 GCSEs, or equivalent, at grade 4 or above, including maths and physics."],
    );
    check(
        University,
        "at least 2 A levels, including chemistry or biology, or equivalent",
        Decided,
        &["You usually need at least 2 A levels, or equivalent, including chemistry or biology."],
    );
    check(
        Apprenticeship,
        "GCSE maths at grade 4 or above",
        Decided,
        &["You usually need GCSE maths at grade 4 or above."],
    );
}

#[test]
fn a_range_needs_its_low_end() {
    check(
        University,
        "between 1 and 2 A levels, or equivalent, for a foundation degree",
        Decided,
        &["You usually need 1 or 2 A levels, or equivalent."],
    );
    check(
        Restriction,
        "have between 2 and 3 years' experience of driving coaches",
        Decided,
        &["You must have 2 to 3 years' experience of driving coaches."],
    );
}

#[test]
fn letters_that_disagree_with_the_numbers_are_not_read() {
    unread(College, "4 GCSEs at grades 9 to 4 (A* to D)");
    unread(College, "4 GCSEs at grades 7 to 4");
}

#[test]
fn lists_that_mix_and_with_or_are_not_read() {
    unread(University, "3 A levels, including maths and physics or chemistry");
    unread(University, "3 A levels, including maths, physics");
}

#[test]
fn how_many_is_theirs_to_say() {
    check(Apprenticeship, "some GCSEs", Decision, &["You usually need at least 1 GCSE, as the employer decides."]);
    unread(Apprenticeship, "a few GCSEs");
    unread(College, "up to 3 GCSEs");
    unread(College, "4 or fewer GCSEs at grades 3 to 1");
}

#[test]
fn over_an_age_leaves_the_birthday_year_to_them() {
    check(
        Restriction,
        "be over 19 years of age",
        Decided,
        &["You must be at least 19.", "You may need to be at least 20."],
    );
    check(Restriction, "be 16 or over", Decided, &["You must be at least 16."]);
    unread(Restriction, "be over 18.5 years of age");
    unread(Restriction, "be under 30");
}

#[test]
fn licences_cards_and_checks_are_named_by_their_words() {
    check(Restriction, "have a pest control certificate", Decided, &["You must have a pest control certificate."]);
    check(Restriction, "pass a lifting test", Decided, &["You must pass a lifting test."]);
    check(
        Restriction,
        "have a full, clean driving licence",
        Decided,
        &["You must have a full, clean driving licence."],
    );
    check(
        Other,
        "You may need a boat handling licence for some jobs.",
        Decided,
        &["You may need a boat handling licence."],
    );
    unread(Restriction, "have a licence");
    unread(Restriction, "have a furnace certificate - this is known as the Hot Card");
    unread(Restriction, "have a furnace certificate as known in the trade");
    unread(Restriction, "have a driving licence that covers minibuses");
    unread(Restriction, "have a certificate or a card");
}

#[test]
fn why_it_is_asked_is_kept_and_for_whom_becomes_a_condition() {
    check(
        Other,
        "You'll usually need a driving licence to travel between depots.",
        Decided,
        &["You usually need a driving licence, to travel between depots."],
    );
    check(
        Other,
        "If you're self-employed, you'll need public liability insurance.",
        HandedBack,
        &["If you're self-employed, you must have public liability insurance."],
    );
    check(
        Other,
        "You'll need a tower crane card to work above ground.",
        HandedBack,
        &["If you work above ground, you must have a tower crane card."],
    );
    unread(Other, "You'll need a driving licence if, unless you live nearby, you work nights.");
}

#[test]
fn what_is_asked_again_says_how_often() {
    check(
        Other,
        "Every 3 years you'll need to:take 20 hours of casting practice; renew your furnace licence if you're aged 60 or over",
        Decided,
        &[
            "You must complete 20 hours of casting practice every 3 years.",
            "If you are aged at least 60, you must renew your furnace licence every 3 years.",
        ],
    );
    check(Other, "You must pass a hearing test each year.", Decided, &["You must pass a hearing test each year."]);
}

#[test]
fn conditions_of_a_job_are_for_whoever_offers_it() {
    check(
        Other,
        "You'll need a boat handling licence if your job involves moving bells by water.",
        Decided,
        &[
            "You may need a boat handling licence, because it depends on whether your job involves moving bells by water.",
        ],
    );
    check(
        Other,
        "You may need a driving licence and access to a van.",
        HandedBack,
        &["You may need a driving licence.", "You may need access to a van."],
    );
}

#[test]
fn what_is_useful_decides_nothing() {
    check(Other, "A driving licence would be useful.", Decided, &["Preferably, you have a driving licence."]);
    check(Other, "It will help to have your own transport.", HandedBack, &["Preferably, you have your own transport."]);
}

#[test]
fn registers_are_names() {
    check(
        Registration,
        "you'll need to register with the <a href=\"https://x.org\">Guild of Bell Founders</a>",
        Decided,
        &["You must be registered with the Guild of Bell Founders."],
    );
    check(Registration, "you could join the <a href=\"https://x.org\">Guild of Bell Founders</a>", AsksNothing, &[]);
    unread(Registration, "you'll need to register with a body your employer names");
}

#[test]
fn judgement_names_who_judges() {
    check(
        College,
        "a good standard of Welsh",
        Decision,
        &["You usually need a good standard of Welsh, as the college decides."],
    );
    check(
        Restriction,
        "have a good level of stamina",
        Decision,
        &["You must have a good level of stamina, as the employer decides."],
    );
}

#[test]
fn one_sentence_not_understood_leaves_the_statement_unread() {
    unread(Other, "You'll need a driving licence. Exceptions are made for people who live on site.");
    check(
        Other,
        "You'll need a driving licence. This is a legal requirement.",
        Decided,
        &["You must have a driving licence."],
    );
}

#[test]
fn advice_asks_nothing_and_a_hint_of_a_condition_is_no_advice() {
    check(Other, "You can find out more about bell founding from the Guild.", AsksNothing, &[]);
    unread(Other, "You can become a founder if you have worked in a foundry.");
    unread(Other, "Founders are expected to own their tools.");
    unread(Other, "Experience in a foundry is vital.");
}
