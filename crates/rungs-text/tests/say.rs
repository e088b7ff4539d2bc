//! What the canonical sentence of each way to write one is.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests say what must be there")]

mod support;

use rungs_text::{Grammar, GroupHow, Match, Place, Text, canonical_line, say};
use support::{describe_problem, frames, item, names};

/// In these tests, both frames of the basics mean the same, and no others do.
fn same(one: &Match, other: &Match) -> bool {
    let frames = one.template == other.template || (one.kind == "basics" && other.kind == "basics");
    frames && one.is_filled_like(other)
}

fn said(sentence: &str, place: &Place) -> String {
    let (frames, names) = (frames(), names());
    match say(&Text::verbatim(sentence, 0), place, &Grammar { frames: &frames, names: &names }, &same) {
        Ok(said) => said,
        Err(problems) => problems.iter().map(|problem| describe_problem(sentence, problem)).collect(),
    }
}

#[track_caller]
fn check_in(place: &Place, sentence: &str, canonical: &str) {
    assert_eq!(said(sentence, place), canonical, "{sentence}");
    assert_eq!(said(canonical, place), canonical, "said twice");
}

#[track_caller]
fn check(sentence: &str, canonical: &str) {
    check_in(&Place::Rules, sentence, canonical);
}

#[track_caller]
fn stays(sentence: &str) {
    check(sentence, sentence);
}

#[test]
fn what_is_canonical_stays() {
    for sentence in [
        "You usually need 4 GCSEs, or equivalent, at grade 4 or above, preferably including English and maths.",
        "You must have GCSE English and maths at grade 4 or above.",
        "You must have English and maths at level 2 before you finish.",
        "You usually hold a healthcare qualification at level 3 or above.",
        "You must be registered with the HCPC.",
        "You must register with the HCPC before you use the title.",
        "You must be employed in the NHS.",
        "You usually work in a clinical support role, such as healthcare assistant or dietetic assistant.",
        "You usually work at least 30 hours a week in a relevant role.",
        "Your employer must take part in the higher apprenticeship scheme.",
        "You must have at least 2 years' experience in health or care, paid or voluntary, in the last 5 years.",
        "You usually have at least 3 years of practice since you registered.",
        "You must be at least 16 when you start.",
        "For funding, you must have lived in the UK for the last 3 years.",
        "For funding, you must spend at least half of your working time in England.",
        "If English is not your first language, you must have IELTS 7.0 overall with at least 6.5 in each part.",
        "Unless English is your first language, you must have IELTS 7.0 overall with at least 6.5 in each part, or equivalent.",
        "You must complete the Care Certificate within 3 months of starting.",
        "Preferably, you have experience in health or care, paid or voluntary.",
        "Some employers ask for GCSE English and maths, or equivalent.",
        "You must show that you can study at degree level, as the university decides.",
        "There must be a vacant consultant post.",
        "You will be interviewed.",
        "There are no set requirements, and the employer decides.",
        "Requirements vary by university.",
        "What is needed here isn't known yet.",
        "At Northmoor University, you must have at least 6 months' experience in health or care.",
        "To register, you must declare your health and character.",
        "You must have one of:",
        "You usually need all of:",
        "You must meet at least 2 of:",
        "If you are under 19 when you start, you must:",
    ] {
        stays(sentence);
    }
}

#[test]
fn strength_sits_in_the_verb() {
    check("You have to be registered with the HCPC.", "You must be registered with the HCPC.");
    check("You will need to be registered with the HCPC.", "You must be registered with the HCPC.");
    check("You are required to pass a DBS check.", "You must pass a DBS check.");
    check("You need a driving licence.", "You must have a driving licence.");
    check("You normally hold a healthcare qualification.", "You usually hold a healthcare qualification.");
    check("Usually, you need 4 GCSEs.", "You usually need 4 GCSEs.");
    check("You are generally registered with the HCPC.", "You are usually registered with the HCPC.");
    check("You are likely to need to be registered with the HCPC.", "You are usually registered with the HCPC.");
    check("You are expected to have 4 GCSEs.", "You should have 4 GCSEs.");
    check("You might need 4 GCSEs.", "You may need 4 GCSEs.");
    check("For some jobs, you need a driving licence.", "Some jobs ask for a driving licence.");
    check("You may have to pass a DBS check.", "You may need to pass a DBS check.");
    check("Some employers want a driving licence.", "Some employers ask for a driving licence.");
    check("Some universities expect you to pass a DBS check.", "Some universities ask you to pass a DBS check.");
    check("Ideally, you have a driving licence.", "Preferably, you have a driving licence.");
    check("It helps to have a driving licence.", "Preferably, you have a driving licence.");
    check("A driving licence is an advantage.", "Preferably, you have a driving licence.");
    check(
        "Your employer has to take part in the apprenticeship scheme.",
        "Your employer must take part in the apprenticeship scheme.",
    );
    check(
        "Your employer is likely to need to take part in the apprenticeship scheme.",
        "Your employer usually takes part in the apprenticeship scheme.",
    );
    check("You must not already be registered with the HCPC.", "You must not already be registered with the HCPC.");
}

#[test]
fn numbers_are_digits_and_floors_stand_in_front() {
    check("You need four GCSEs.", "You must have 4 GCSEs.");
    check("You usually need 4 or more GCSEs.", "You usually need at least 4 GCSEs.");
    check("You usually need a minimum of four GCSEs.", "You usually need at least 4 GCSEs.");
    check("You usually need four or five GCSEs.", "You usually need 4 or 5 GCSEs.");
    check("You usually need 112-128 UCAS points.", "You usually need 112 to 128 UCAS points.");
    check("You usually work 30 hours a week or more.", "You usually work at least 30 hours a week.");
    stays("You must work at least 1 hour a week.");
    stays("You must complete 1 hour of periodic training.");
    check("You must be 18 or over.", "You must be at least 18.");
    check(
        "You must have two years experience in health or care.",
        "You must have 2 years' experience in health or care.",
    );
    check(
        "You must have a year's experience in health or care.",
        "You must have 1 year's experience in health or care.",
    );
    check(
        "You must complete the Care Certificate within three months of your start.",
        "You must complete the Care Certificate within 3 months of starting.",
    );
    check(
        "You must complete 35 hours of periodic training every five years.",
        "You must complete 35 hours of periodic training every 5 years.",
    );
}

#[test]
fn one_of_a_unit_needs_no_number_behind_the_last() {
    let canonical = "You must have at least 2 years' experience in health or care in the last year.";
    stays(canonical);
    check("You must have at least 2 years' experience in health or care, in the last 1 year.", canonical);
    check(
        "You must have at least 2 years' experience in health or care in the last one month.",
        "You must have at least 2 years' experience in health or care in the last month.",
    );
    // A length stays in its unit.
    stays("You must have at least 2 years' experience in health or care in the last 12 months.");
    check("You must have lived in the UK for the last 1 year.", "You must have lived in the UK for the last year.");
    // Elsewhere a number says how many.
    check(
        "You must have 1 years' experience in health or care.",
        "You must have 1 year's experience in health or care.",
    );
    check(
        "You must complete the Care Certificate within a month of starting.",
        "You must complete the Care Certificate within 1 month of starting.",
    );
}

#[test]
fn grades_are_floors() {
    let canonical = "You usually need 4 GCSEs at grade 4 or above.";
    check("You usually need 4 GCSEs, at grade 4 or better.", canonical);
    check("You usually need 4 GCSEs at grade 4.", canonical);
    check("You need a BTEC at grade merit.", "You must have a BTEC at grade merit or above.");
    check("You need 3 A levels at grades AAB or above.", "You must have 3 A levels at AAB or above.");
    check("You usually need 4 GCSEs at C or above.", "You usually need 4 GCSEs at grade C or above.");
    check("You usually need a degree at a 2:2 or above.", "You usually need a degree at 2:2 or above.");
    check("You usually need a T level at merit.", "You usually need a T level at merit or above.");
    // What the letters add is for whoever knows the scales to judge.
    stays("You usually need 4 GCSEs at grades 9 to 4 (A* to C).");
}

#[test]
fn parts_in_any_order_have_one() {
    check(
        "You usually need 4 GCSEs preferably including maths at grade 4 or above or equivalent.",
        "You usually need 4 GCSEs, or equivalent, at grade 4 or above, preferably including maths.",
    );
    check(
        "You must have experience in health or care in the last five years, paid or voluntary.",
        "You must have experience in health or care, paid or voluntary, in the last 5 years.",
    );
}

#[test]
fn lists_are_plain() {
    check("You must have GCSE English, maths, and physics.", "You must have GCSE English, maths and physics.");
    check("You must have both English and maths at level 2.", "You must have English and maths at level 2.");
    check("You must have one of English and maths at level 2.", "You must have English or maths at level 2.");
    check(
        "You usually work in a clinical support role, like healthcare assistant or dietetic assistant.",
        "You usually work in a clinical support role, such as healthcare assistant or dietetic assistant.",
    );
}

#[test]
fn names_are_spelled_as_the_vocabulary_spells_them() {
    check("You must have gcse english and Maths.", "You must have GCSE English and maths.");
    check("GCSE maths is useful.", "Preferably, you have GCSE maths.");
    check("You must be employed in The nhs.", "You must be employed in the NHS.");
}

#[test]
fn the_frame_of_a_sentence_has_one_order() {
    check(
        "You must pass a DBS check if you work in a clinical support role.",
        "If you work in a clinical support role, you must pass a DBS check.",
    );
    check("Before you finish, you must pass a DBS check.", "You must pass a DBS check before you finish.");
    check(
        "For funding, unless you travel between sites, you must pass a DBS check.",
        "Unless you travel between sites, for funding, you must pass a DBS check.",
    );
    check(
        "You must pass a DBS check when you are offered a place because you work with children, as the employer judges",
        "You must pass a DBS check, because you work with children, once offered a place, as the employer decides.",
    );
    check("When you start, you must have one of:", "When you start, you must have one of:");
    check("You must have either:", "You must have one of:");
    check("You need:", "You must have all of:");
    check("You must meet two of:", "You must meet at least 2 of:");
    check(
        "If you're under 19 when you start, you must have English and maths at level 1.",
        "If you are under 19 when you start, you must have English and maths at level 1.",
    );
    check(
        "You must have a driving licence if you don't work in a clinical support role",
        "If you don't work in a clinical support role, you must have a driving licence.",
    );
    check(
        "You must be registered with the HCPC by 1 august 2025",
        "You must be registered with the HCPC by 1 August 2025.",
    );
    check("You must pass a DBS check on 1 august 2025", "You must pass a DBS check on 1 August 2025.");
    check("You must pass a DBS check every year", "You must pass a DBS check each year.");
    check("To  register, you must pass a DBS check.", "To register, you must pass a DBS check.");
}

#[test]
fn what_tells_readers_more_than_the_rule_stays() {
    stays("You must pass a DBS check before you start.");
    stays("You must undergo a DBS check.");
    stays("You must not already be registered with the HCPC.");
    stays("You must work at least 30 hours a week from the start.");
}

#[test]
fn another_frame_of_the_kind_may_be_the_canonical_one() {
    check("You must have level 2 English and maths.", "You must have English and maths at level 2.");
    check("You usually need level 2 English and maths.", "You usually need English and maths at level 2.");
}

#[test]
fn items_complete_their_introducer() {
    let one = item("have", GroupHow::One);
    check_in(&one, "Four GCSEs at grade 4.", "4 GCSEs at grade 4 or above.");
    check_in(
        &one,
        "Experience in health or care which may count instead, as the university decides",
        "experience in health or care, which may count instead, as the university decides.",
    );
    check_in(
        &one,
        "A strong art practice, which may be accepted instead, as the university decides.",
        "a strong art practice, which may count instead, as the university decides.",
    );
    check_in(&one, "be aged 16 to 21.", "be aged 16 to 21.");
    check_in(&one, "English at level 2.", "English at level 2.");
    check_in(&one, "all of:", "all of:");
    check_in(&one, "hold all of:", "hold all of:");
    check_in(&one, "have both:", "have all of:");
    check_in(&item("have", GroupHow::All), "ideally 3 A levels", "preferably 3 A levels.");
    check_in(&Place::GuardedItem, "have English and maths at level 2", "have English and maths at level 2.");
    check_in(&one, "You need to have English at level 2.", "You must have English at level 2.");
}

#[test]
fn what_may_count_instead_names_what_it_replaces() {
    check(
        "Experience in health or care may be accepted instead of the GCSEs, as the university decides.",
        "Experience in health or care may count instead of the GCSEs, as the university decides.",
    );
}

#[test]
fn lines_of_a_way_in_have_one_form() {
    let line = |written: &str| canonical_line(&Text::verbatim(written, 0));
    let check = |written: &str, canonical: &str| assert_eq!(line(written).as_deref(), Some(canonical), "{written}");
    check(
        "apprenticeship, learning on and off the job, 2 years, standard ST0215, level 5",
        "Apprenticeship at level 5, standard ST0215, 24 months, learning on and off the job.",
    );
    check("Full-time course at level 6, 36 months.", "Full-time course at level 6, 36 months.");
    check(
        "Part-time master’s course, level 7, up to 6 years",
        "Master's course at level 7, up to 72 months, part-time.",
    );
    check(
        "Degree apprenticeship, 3 years, and up to 6 months of assessment.",
        "Degree apprenticeship, 36 months, up to 6 months of assessment.",
    );
    check(
        "Gives  a degree and the right to register with the HCPC",
        "Gives a degree, and the right to register with the HCPC.",
    );
    check("asked by the regulator", "Asked by the regulator.");
    check("offered only by those named", "Offered only by those named.");
    check("it takes 1 to 2 years part-time", "It takes 12 to 24 months part-time.");
    check("it takes 12 months at one hour a week", "It takes 12 months at 1 hour a week.");
    check("it takes 12 months at 30 hour a week", "It takes 12 months at 30 hours a week.");
    check(
        "If you hold a degree, it takes up to twelve months and may be shorter.",
        "If you hold a degree, it takes up to 12 months, and it may be shorter.",
    );
    assert_eq!(line("Nice work if you can get it."), None);
    assert_eq!(line("Apprenticeship at level 55."), None);
}

#[test]
fn what_may_count_instead_in_the_same_sentence() {
    stays("You usually need 4 GCSEs, but experience in healthcare may count instead, as the university decides.");
    check(
        "You normally need 4 GCSEs, and GCSE maths might be accepted instead as they judge",
        "You usually need 4 GCSEs, but GCSE maths may count instead, as they decide.",
    );
    check(
        "You must have 4 GCSEs but experience in healthcare may count instead.",
        "You must have 4 GCSEs, but experience in healthcare may count instead.",
    );
}

#[test]
fn what_somebody_judges_keeps_its_words_under_each_strength() {
    stays("You must show great patience, as the employer decides.");
    check(
        "You have to show great patience, as the employer decides.",
        "You must show great patience, as the employer decides.",
    );
    check("You need great patience, as the employer decides.", "You need great patience, as the employer decides.");
    check("You will need great patience, as the employer judges.", "You need great patience, as the employer decides.");
    check("You normally need great patience, as they decide.", "You usually need great patience, as they decide.");
    check("You normally show great patience, as they decide.", "You usually show great patience, as they decide.");
    check(
        "You are expected to show great patience, as they decide.",
        "You should show great patience, as they decide.",
    );
    check(
        "Some employers want great patience, as they decide.",
        "Some employers ask for great patience, as they decide.",
    );
    check(
        "Some employers expect you to show great patience, as they decide.",
        "Some employers ask you to show great patience, as they decide.",
    );
    check("You might need great patience, as they decide.", "You may need great patience, as they decide.");
    check(
        "You may have to show great patience, as they decide.",
        "You may need to show great patience, as they decide.",
    );
    check("Your employer needs great patience, as they decide.", "Your employer needs great patience, as they decide.");
    // Which of the words is the verb, nobody knows here.
    stays("You usually have to show great patience, as they decide.");
    stays("Usually, it takes great patience, as they decide.");
    stays("It takes great patience, as they decide.");
}

#[test]
fn several_who_decide_decide_together() {
    stays("You must show great patience, as they decide.");
    stays("You must show great patience, as the university and the employer decide.");
    check(
        "You must have a driving licence, as the university and the employer judge.",
        "You must have a driving licence, as the university and the employer decide.",
    );
    stays("There are no set requirements, and the university and the employer decide.");
}

#[test]
fn what_a_provider_fills_in_has_one_form() {
    stays("The GCSEs are not asked for.");
    check("The GCSEs aren't asked for here.", "The GCSEs are not asked for.");
    check("The GCSEs are asked for here.", "The GCSEs are asked for.");
    check("The degree isn't asked for.", "The degree is not asked for.");
    check("The degree is asked for here.", "The degree is asked for.");
    check("Experience counts.", "Experience counts instead.");
    check("Experience is accepted instead of the GCSEs.", "Experience counts instead of the GCSEs.");
    check("Experience doesn't count instead of the GCSEs.", "Experience does not count instead of the GCSEs.");
    check("The A levels don't count instead.", "The A levels do not count instead.");
    check(
        "At Northmoor University, the GCSEs aren't asked for.",
        "At Northmoor University, the GCSEs are not asked for.",
    );
}

#[test]
fn introducers_under_each_strength() {
    check("You normally need one of:", "You usually need one of:");
    check("You normally have one of:", "You usually have one of:");
    check("You are expected to have one of:", "You should have one of:");
    check("Some employers want one of:", "Some employers ask for one of:");
    check("Some employers expect you to have one of:", "Some employers ask you to have one of:");
    check("You might need one of:", "You may need one of:");
    check("You may have to meet one of:", "You may need to meet one of:");
    check("Ideally, you have one of:", "Preferably, you have one of:");
}

/// What nobody may have has no form without its *not*.
#[test]
fn what_introduces_nothing_to_have_stays() {
    stays("You must not already have one of:");
}

/// Years are said where they are whole at both ends.
#[test]
fn a_length_stays_as_long_as_it_was() {
    check(
        "You must have at least 1.5 years' experience in health or care.",
        "You must have at least 18 months' experience in health or care.",
    );
    check("You must be 152.05cm tall.", "You must be 152.05 cm tall.");
}

/// With these frames alone, of which those of one kind mean the same where they are filled alike.
#[track_caller]
fn check_with(frames: &[(&str, &str)], sentence: &str, canonical: &str) {
    let (frames, names) = (rungs_text::Frames::new(frames.iter().copied()).unwrap(), names());
    let same = |one: &Match, other: &Match| one.kind == other.kind && one.is_filled_like(other);
    let said = |sentence: &str| {
        let grammar = Grammar { frames: &frames, names: &names };
        say(&Text::verbatim(sentence, 0), &Place::Rules, &grammar, &same).unwrap()
    };
    assert_eq!(said(sentence), canonical, "{sentence}");
    assert_eq!(said(canonical), canonical, "said twice");
}

#[test]
fn an_article_of_the_frame_goes_with_what_is_filled_in() {
    let frames = [("post", "you hold an {post:role} post"), ("post", "~you be in post as [a] {post:role}")];
    check_with(&frames, "You must be in post as a healthcare assistant.", "You must hold a healthcare assistant post.");
}

/// A weight that isn't written says nothing, where another frame has no place for one.
#[test]
fn a_frame_with_a_weight_says_what_one_without_says() {
    let frames = [
        ("count", "you have {count:number} {type:qualification}[, {weight:weight} including {included:subject}]"),
        ("count", "~you have {type:qualification} including {included:subject}, {count:number} of them"),
    ];
    check_with(
        &frames,
        "You must have GCSEs including English, 4 of them.",
        "You must have 4 GCSEs, including English.",
    );
}

#[test]
fn who_approved_something_stands_behind_it_or_behind_a_comma() {
    let frames = [("held", "you have {type:qualification}<{level:level}|approved by {by:register}>")];
    for sentence in [
        "You must have a degree approved by the HCPC.",
        "You must have a degree at level 6 or above, approved by the HCPC.",
    ] {
        check_with(&frames, sentence, sentence);
    }
}

#[test]
fn a_length_owns_only_what_takes_so_long() {
    let frames = [("stay", "you have lived abroad for {length:months}[, in {country:country}]")];
    let sentence = "You must have lived abroad for 2 years, in England.";
    check_with(&frames, sentence, sentence);
}

/// *You be* is *you are*, wherever it stands; what has no other form stays.
#[test]
fn a_verb_goes_with_who_does_it() {
    check("If you be under 19, you must be interviewed.", "If you are under 19, you must be interviewed.");
    check("Preferably, you be employed in the NHS.", "Preferably, you are employed in the NHS.");
    let frames = [("degree", "your degree (cover|covered) {subjects:subject}"), ("interview", "you be interviewed")];
    for sentence in
        ["If your degree covered art, you must be interviewed.", "If your degree covers art, you must be interviewed."]
    {
        check_with(&frames, sentence, sentence);
    }
}
