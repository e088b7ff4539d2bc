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
fn what_the_work_is_about_the_job_says() {
    check(
        Other,
        "You'll need a tower crane card to work on bell towers.",
        Decided,
        &["You may need a tower crane card, to work on bell towers."],
    );
    check(
        Restriction,
        "have a furnace certificate if operating a furnace",
        Decided,
        &["You may need a furnace certificate, because it depends on whether you are operating a furnace."],
    );
    check(
        Other,
        "Depending on where you work, you'll need to apply to your parish for:a bell licence; a tower licence",
        Decided,
        &["You may need a bell licence from your parish.", "You may need a tower licence from your parish."],
    );
    // What one chooses, and what may be the whole job, are no matter of the post.
    check(
        Other,
        "You'll need a tower licence if you work for yourself.",
        HandedBack,
        &["If you work for yourself, you must have a tower licence."],
    );
    check(
        Other,
        "You'll need a tower licence to work as a steeplejack.",
        HandedBack,
        &["If you work as a steeplejack, you must have a tower licence."],
    );
    check(Other, "You'll need a tower licence, depending on your age.", Unread, &[]);
}

#[test]
fn some_ask_for_more() {
    check(
        Restriction,
        "have a driving licence, held for at least 2 years, or 4 years if working in towers",
        Decided,
        &[
            "You must have a driving licence, held for at least 2 years.",
            "You may need a driving licence, held for at least 4 years, because it depends on whether you are working in towers.",
        ],
    );
    unread(Restriction, "have a driving licence, held for at least 4 years, or 2 years if working in towers");
    check(
        Other,
        "You may need a driving licence, which might include C1 (vans) or D1 (minibuses), depending on your job.",
        Decided,
        &[
            "You may need a driving licence.",
            "You may need a C1 driving licence.",
            "You may need a D1 driving licence.",
        ],
    );
    check(
        Other,
        "Many bell founders will expect you to have a furnace certificate and preferably a crane certificate.",
        Decided,
        &["You may need a furnace certificate.", "Preferably, you have a crane certificate."],
    );
    check(
        Restriction,
        "live close to the foundry, usually within 15 to 30 minutes by car",
        Decided,
        &[
            "You usually live within 30 minutes of travel of the foundry.",
            "You may need to live within 15 minutes of travel of the foundry.",
        ],
    );
    unread(Restriction, "live close to the foundry");
}

#[test]
fn what_is_gone_through_is_passed() {
    check(
        Other,
        "Due to the heat of the work, you would have health checks carried out, which could include an eye test.",
        Decided,
        &["You must pass health checks, because of the heat of the work."],
    );
    check(
        Other,
        "You may have to fill in a health questionnaire and take a hearing test as part of the recruitment process.",
        Decided,
        &["You may need to provide a health questionnaire.", "You may need to take a hearing test."],
    );
}

#[test]
fn an_example_counts_and_others_may() {
    check(
        Other,
        "You'll need a foundry safety certificate like the Bell Founders Passport (BFP) for many jobs.",
        Decided,
        &["You may need a foundry safety certificate or a Bell Founders Passport."],
    );
    unread(Other, "You'll need a foundry safety certificate like the ones the guild gives.");
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
    check(Other, "You could do an approved founding course before looking for work in a foundry.", AsksNothing, &[]);
    check(Other, "You can do a degree in founding. Relevant courses include: casting; tuning.", AsksNothing, &[]);
    unread(Other, "You could apply to a foundry with relevant experience.");
    unread(Other, "You could become a founder after two years in a foundry.");
    unread(Other, "Relevant courses include those that your employer requires.");
    unread(Other, "You can become a founder if you have worked in a foundry.");
    unread(Other, "Founders are expected to own their tools.");
    unread(Other, "Experience in a foundry is vital.");
}
