//! English that can be read two ways: section 6 of the reference.

mod support;

use rungs_text::Place;
use support::{check, check_in};

#[test]
fn over_a_number() {
    check("You must be over 18.", "! over-number “over 18” => You must be at least 18. => You must be at least 19.");
    check(
        "If you are over 18, you must pass a DBS check.",
        "! over-number “over 18” => If you are at least 18, you must pass a DBS check. => If you are at least 19, you must pass a DBS check.",
    );
}

#[test]
fn and_or() {
    check(
        "You must have GCSE English and/or maths.",
        "! and-or “and/or” => You must have GCSE English and maths. => You must have GCSE English or maths.",
    );
}

#[test]
fn lists() {
    check(
        "You must have GCSE English and maths or physics.",
        "! mixed-list “English and maths or physics” => You must have one of: /   - GCSE English and maths. /   - GCSE physics. => You must have all of: /   - GCSE English. /   - GCSE maths or physics.",
    );
    check(
        "You must have GCSE English, maths.",
        "! list-without-joiner “English, maths” => You must have GCSE English and maths. => You must have GCSE English or maths.",
    );
    check(
        "You must have GCSE English and maths, physics.",
        "! list-without-joiner “English and maths, physics” => You must have GCSE English and maths and physics. => You must have GCSE English and maths or physics.",
    );
}

#[test]
fn experience_is_no_equivalent() {
    check("You must have 4 GCSEs or equivalent experience.", "! or-experience “or equivalent experience”");
    check("You must have 4 GCSEs or relevant experience.", "! or-experience “or relevant experience”");
}

#[test]
fn how_many() {
    check(
        "You must have some GCSEs.",
        "! no-number “some GCSEs” => You must have at least 2 GCSEs. => You must have at least 1 GCSE, how many as they decide.",
    );
    check(
        "You must have A levels.",
        "! no-number “A levels” => You must have at least 2 A levels. => You must have at least 1 A level, how many as they decide.",
    );
    check(
        "You need GCSEs.",
        "! no-number “GCSEs” => You need at least 2 GCSEs. => You need at least 1 GCSE, how many as they decide.",
    );
}

#[test]
fn vague_words() {
    check(
        "You must have good English.",
        "! vague-word “good” => You must have good English, as they decide. => You must have English. / - You must have good English, as they decide. => You must have English.",
    );
    check(
        "You must have strong experience in health or care.",
        "! vague-word “strong” => You must have strong experience in health or care, as they decide. => You must have experience in health or care. / - You must have strong experience in health or care, as they decide. => You must have experience in health or care.",
    );
    check("You must have experience in health or care as well.", "! unread-words “as well”");
    check(
        "You must show that you can write well.",
        "! vague-word “well” => You must show that you can write well, as they decide.",
    );
    check(
        "You must show that you can write well, as the university decides.",
        "must show ability=“write well” ~[the university]",
    );
    check(
        "You must have suitable experience.",
        "! vague-word “suitable” => You must have suitable experience, as they decide. => You must have experience. / - You must have suitable experience, as they decide. => You must have experience.",
    );
}

#[test]
fn reason_or_limit() {
    check(
        "You must have a driving licence to visit patients.",
        "! reason-or-limit “to visit patients” => You must have a driving licence, to visit patients. => If you visit patients, you must have a driving licence.",
    );
    // Nothing stands in front that this could be the purpose of.
    check_in("to If", Place::GuardedItem, "! unread-words “to If”");
    check(
        "You must have a driving licence, to visit patients.",
        "must licence licence=[driving licence] reason [to visit patients]",
    );
    check(
        "To work as a manager, you need a degree.",
        "! purpose-in-front “To work as a manager” => If you work as a manager, you need a degree. => You need a degree.",
    );
}

#[test]
fn two_requirements() {
    check(
        "You must register with the HCPC or pass a DBS check.",
        "! two-requirements “register with the HCPC or pass a DBS check” => You must meet one of: /   - register with the HCPC. /   - pass a DBS check.",
    );
    check(
        "You must have experience in health or care, and hold a healthcare qualification.",
        "! two-requirements “have experience in health or care, and hold a healthcare qualification” => You must have experience in health or care. / - You must hold a healthcare qualification.",
    );
}

#[test]
fn one_sentence_a_bullet() {
    check(
        "You must have a degree. It should be good.",
        "! several-sentences “It should be good” => You must have a degree because it should be good.",
    );
}

#[test]
fn exclusions() {
    check("Art doesn't count, except that it does.", "! exclusion-in-exclusion “except”");
}

#[test]
fn tails_are_never_dropped() {
    check("You must have a driving licence though not always.", "! unread-words “though not always”");
    check("You must have 4 GCSEs instead.", "! unread-words “instead”");
    check("You must have experience in health or care as well.", "! unread-words “as well”");
    check("You must have a degree in art when asked.", "! unread-words “when asked”");
    check("You must have a driving licence – clean.", "! unread-words “– clean”");
}

#[test]
fn what_no_frame_reads() {
    check("You must sing.", "! unread-words “sing”");
    check("You must.", "! empty-sentence “You must.”");
    check(".", "! empty-sentence “.”");
}

#[test]
fn a_name_with_two_meanings() {
    check("Healthcare doesn't count.", "! ambiguous-term “Healthcare”");
}
