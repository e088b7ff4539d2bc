//! English that can be read two ways: section 6 of the reference.

mod support;

use rungs_text::Place;
use support::{check, check_in, check_with};

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
    check(
        "You must have 4 GCSEs at grade 4 (C). It should be good.",
        "! several-sentences “It should be good” => You must have 4 GCSEs at grade 4 (C) because it should be good.",
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

/// What stands behind a full stop is a second sentence, or still to be read where the stop ended none.
#[test]
fn what_stands_behind_a_full_stop_is_never_dropped() {
    check(
        "You must have a degree. You must have a driving licence.",
        "! several-sentences “You must have a driving licence” => You must have a degree because you must have a driving licence. => You must have a degree. / - You must have a driving licence.",
    );
    check("You must have a degree. A driving licence.", "! several-sentences “A driving licence”");
    check("You must have a degree. NHS staff need none.", "! several-sentences “NHS staff need none”");
    check(
        "You must have a degree. General studies doesn't count. It does.",
        "! several-sentences “General studies doesn't count. It does”",
    );
    check(
        "You must have a degree.It helps.",
        "! several-sentences “It helps” => You must have a degree because it helps.",
    );
    check("You must have a degree.it helps.", "! unread-words “.it helps”");
    check("You must have a degree when you start.it helps.", "! unread-words “when you start.it helps”");
    check("You must have a degree..", "must held type=[degree]");
    check("You must have a degree, e.g. in art.", "! unread-words “e.g. in art”");
    check("You must have a degree in art etc. and music.", "! unread-words “etc. and music”");
    check("You must have min. 4 GCSEs.", "! unread-words “min. 4 GCSEs”");
    check("You must read www.example.org first.", "! unread-words “read www.example.org first”");
    check("You must read example.Org first.", "! several-sentences “Org first”; ! unread-words “read example”");
    check("You must read x. y.", "! several-sentences “y”; ! unread-words “read x”");
    check("You must show that you can e.g. draw.", "! unread-words “e.g. draw”");
    check(
        "You must show that you can e.g. draw, as the employer decides.",
        "must “show that you can e.g. draw” ~[the employer]",
    );
}

#[test]
fn words_for_something_said_before() {
    check("You must have those.", "! refers-back “those”");
    check("You must hold it.", "! refers-back “it”");
    check("You must pass it twice.", "! unknown-term “it twice”");
    check("You must do that.", "! refers-back “that”");
    check("They must have a degree.", "! refers-back “They”");
    check("If you have it, you must pass a DBS check.", "! refers-back “it”");
    check("If you don't have them now, you must pass a DBS check.", "! refers-back “them”");
    check("If you like this, you must pass a DBS check.", "! refers-back “this”");
    check(
        "If you like this work, you must pass a DBS check.",
        "if (“you like this work”) must check check=[DBS check]",
    );
    check("If you have one, you must pass a DBS check.", "! refers-back “one”");
    check("If you have one arm, you must pass a DBS check.", "if (“you have one arm”) must check check=[DBS check]");
    check("If you are this, as well, you must pass a DBS check.", "! refers-back “this”");
    check("You must meet the same requirements.", "! refers-back “same requirements”");
    check("You must have the same entry as for nursing.", "! refers-back “same entry as for nursing”");
    check("You must have the same degree.", "! unknown-term “same degree”");
    check("You must meet requirements as above.", "! refers-back “as above”");
    check("You must have the above.", "! refers-back “the above”");
    check("You must have a degree, as for the other way in.", "! refers-back “as for the other way in”");
    check("As above, you must have the above.", "! refers-back “As above, you must have the above”");
}

#[test]
fn what_is_equivalent_is_no_name() {
    check(
        "You must have a degree in English, maths or equivalent.",
        "! list-without-joiner “, maths or equivalent” => You must have a degree in English and maths, or equivalent. => You must have a degree in English or maths, or equivalent.",
    );
    check(
        "You must have English, maths or equivalent at level 2.",
        "! list-without-joiner “, maths or equivalent” => You must have English and maths, or equivalent at level 2. => You must have English or maths, or equivalent at level 2.",
    );
    check("You must have English, maths or something at level 2.", "! unknown-term “something”");
    check("You must have English, maths and equivalent at level 2.", "! unknown-term “equivalent”");
    check("You must have English and maths or equivalent at level 2.", "! unread-words “or equivalent at level 2”");
}

#[test]
fn how_many_there_are_has_to_be_said() {
    check(
        "You must have apprenticeships.",
        "! no-number “apprenticeships” => You must have at least 2 apprenticeships. => You must have at least 1 apprenticeship, how many as they decide.",
    );
    check("You must hold A levels at grade C or above.", "! no-number “A levels”");
    check("You must hold A levels at C or above, or equivalent.", "! no-number “A levels”");
    check("You must hold some A levels at C or above.", "! no-number “some A levels”");
    check("You must hold A levels, or equivalent.", "! no-number “A levels”");
    check("You must hold A levels in art.", "must held subjects=[art] type=[A levels]");
    check(
        "You must have some degree.",
        "! no-number “some degree” => You must have at least 2 degree. => You must have at least 1 degree, how many as they decide.",
    );
    check("You must have some.", "! unread-words “some”");
    check("You must pass A levels.", "! unknown-term “levels”");
    check("You must have A levels for a T level.", "! unread-words “for a T level”");
    check("You must have A levels at AAB.", "must held grade=AAB type=[A levels]");
    check("You must have GCSEs including art, as they can.", "must passed subjects=[art] reason [as they can]");
}

#[test]
fn what_takes_something_out() {
    check("You must have no degree.", "! negation “no” => You must not already have a degree.");
    check("You must hold no A levels.", "! negation “no” => You must not already hold A levels.");
    check("You must have no NVQ.", "! negation “no” => You must not already have an NVQ.");
    check("You must have no criminal record.", "! negation “no” => You must not already have a criminal record.");
    check("You must have no degree when you start.", "! negation “no”");
    check("You need no degree.", "! negation “no”");
    check("You must have a degree but no driving licence.", "! negation “no”");
    check("You must have a degree, never a diploma.", "! negation “never”");
    check("You must have a degree without a driving licence.", "! negation “without”");
    check("You must register with the HCPC and not the NHS.", "! negation “not”");
}

#[test]
fn a_level_is_a_floor() {
    check(
        "You must have a level 2 or level 3 diploma.",
        "! two-levels “level 2 or level 3” => You must have a level 2 diploma.",
    );
    check("You must have a level 2 or 3 diploma.", "! two-levels “level 2 or 3” => You must have a level 2 diploma.");
    check(
        "You must have a diploma at level 2 or level 3.",
        "! two-levels “level 2 or level 3” => You must have a diploma at level 2.",
    );
    check("You must have a diploma at level 3 or level 2.", "! unread-words “level 2”");
    check("You must have a diploma at level 2 or 2.", "! unread-words “2”");
    check("You must have a diploma at level 2 or grade 3.", "! unread-words “grade 3”");
    check("You must have a diploma at level 2 and level 3.", "! unread-words “and level 3”");
    check("You must have a diploma at grade 2 or level 3.", "! unread-words “level 3”");
}

#[test]
fn experience_is_told_apart_from_qualifications() {
    check(
        "You must have 4 GCSEs or similar experience in health or care.",
        "! or-experience “or similar experience” => You must have one of: /   - 4 GCSEs. /   - experience in health or care, which may count instead, as they decide.",
    );
    check(
        "You must have 4 GCSEs or comparable experience with older people when you start.",
        "! or-experience “or comparable experience”",
    );
    check(
        "You need 4 GCSEs or suitable experience in healthcare.",
        "! or-experience “or suitable experience” => You need one of: /   - 4 GCSEs. /   - experience in healthcare, which may count instead, as they decide.",
    );
    check(
        "You must have GCSE art or equivalent experience of art.",
        "! or-experience “or equivalent experience” => You must have one of: /   - GCSE art. /   - experience of art, which may count instead, as they decide.",
    );
    check("You must have GCSE art or equivalent experience, of art.", "! or-experience “or equivalent experience”");
}

#[test]
fn what_needs_somebody_to_judge_it() {
    check("You must have an audition.", "! vague-word “audition” => You must have an audition, as they decide.");
    check(
        "You must give a good statement.",
        "! vague-word “good” => You must give a good statement, as they decide. => You must give a statement. / - You must give a good statement, as they decide. => You must give a statement.",
    );
    check(
        "You must have a sound mind.",
        "! vague-word “sound” => You must have a sound mind, as they decide. => You must have a mind. / - You must have a sound mind, as they decide. => You must have a mind.",
    );
    check(
        "You must have a strong NVQ.",
        "! vague-word “strong” => You must have a strong NVQ, as they decide. => You must have an NVQ. / - You must have a strong NVQ, as they decide. => You must have an NVQ.",
    );
    check(
        "You must have a good, strong degree.",
        "! vague-word “good” => You must have a good, strong degree, as they decide.",
    );
    check(
        "You must have good GCSEs as well.",
        "! vague-word “good” => You must have good GCSEs as well, as they decide. => You must have GCSEs as well. / - You must have good GCSEs as well, as they decide. => You must have GCSEs as well.",
    );
    check("You must be well.", "! vague-word “well” => You must be well, as they decide.");
    check("You must sing as well.", "! unread-words “sing as well”");
    check("It must be good.", "! vague-word “good” => It must be good, as they decide.");
}

#[test]
fn two_requirements_in_one() {
    check(
        "You must register with the HCPC and pass a DBS check.",
        "! two-requirements “register with the HCPC and pass a DBS check” => You must register with the HCPC. / - You must pass a DBS check.",
    );
    check(
        "You must register with the HCPC, or pass a DBS check.",
        "! two-requirements “register with the HCPC, or pass a DBS check” => You must meet one of: /   - register with the HCPC. /   - pass a DBS check.",
    );
    check(
        "You must register with the HCPC or join a voluntary register.",
        "! unread-words “or join a voluntary register”",
    );
    check("You must register with the HCPC and sing.", "! unknown-term “sing”");
    check(
        "You must pass a DBS check and be registered with the NHS.",
        "! two-requirements “pass a DBS check and be registered with the NHS” => You must pass a DBS check. / - You must be registered with the NHS.",
    );
    check("You need a degree or pass a DBS check.", "! two-requirements “a degree or pass a DBS check”");
    check(
        "If you are under 19, you must register with the HCPC or pass a DBS check when you start.",
        "! two-requirements “register with the HCPC or pass a DBS check”",
    );
}

#[test]
fn a_purpose_behind() {
    check("You must have a driving licence to be safe.", "! unread-words “to be safe”");
    check("You must have a driving licence to the end.", "! unread-words “to the end”");
    check("You must have a driving licence to 4.", "! unread-words “to 4”");
    check("You must apply to register.", "! unread-words “to register”");
    check(
        "If you are 18, you must have a driving licence to visit patients.",
        "! reason-or-limit “to visit patients” => If you are 18, you must have a driving licence, to visit patients.",
    );
    check(
        "You must have a driving licence to visit patients when you start.",
        "! reason-or-limit “to visit patients” => You must have a driving licence, to visit patients when you start.",
    );
    check(
        "You must pass a DBS check to work in a clinical support role.",
        "! reason-or-limit “to work in a clinical support role” => You must pass a DBS check, to work in a clinical support role. => If you work in a clinical support role, you must pass a DBS check.",
    );
}

#[test]
fn where_reading_stops() {
    check("You must be.", "! unread-words “be”");
    check("You must have.", "! unread-words “have”");
    check("You must pass a.", "! unread-words “a”");
    check("You must be employed.", "! unread-words “employed”");
    check("You must have a degree: art.", "! unread-words “: art”");
    check("You must, have a degree.", "! unread-words “have a degree”");
    check("The sky must be blue.", "! unread-words “sky must be blue”");
    check("There must be.", "! unread-words “be”");
}

#[test]
fn it_is_the_subject_that_is_relevant() {
    let frame = "you have [a] {about:subject} {type:qualification}";
    for (sentence, expected) in [
        (
            "You must have a relevant degree.",
            "! unknown-term “relevant” => You must have a degree in a relevant subject.",
        ),
        (
            "You must have a suitable master's degree.",
            "! vague-word “suitable” => You must have a suitable master's degree, as they decide. => You must have a master's degree. / - You must have a suitable master's degree, as they decide. => You must have a master's degree.",
        ),
        ("You must have a keen degree.", "! unknown-term “keen”"),
    ] {
        check_with(frame, sentence, expected);
    }
}

#[test]
fn one_subject_of_several_qualifications() {
    let frame = "you have [{count:number}] {type:qualification}[,][ including {included:subject}]";
    for (sentence, expected) in [
        (
            "You must have GCSEs including maths.",
            "! no-number “GCSEs” => You must have at least 2 GCSEs including maths. => You must have GCSEs in maths.",
        ),
        ("You must have 4 GCSEs including maths.", "must only count=4 included=[maths] type=[GCSEs]"),
        ("You must have GCSEs including English and maths.", "must only included=[English & maths] type=[GCSEs]"),
        ("You must have a degree including maths.", "must only included=[maths] type=[degree]"),
    ] {
        check_with(frame, sentence, expected);
    }
}

/// Words that begin as something else does, and are none.
#[test]
fn what_only_looks_like_another_refusal() {
    check("You must have a degree, except in art.", "! unread-words “except in art”");
    check(
        "You must have a degree. IT should be good.",
        "! several-sentences “IT should be good” => You must have a degree because IT should be good.",
    );
    check(
        "You must have a degree. It should be good..",
        "! several-sentences “It should be good” => You must have a degree because it should be good..",
    );
    check("You must meet the same requirements as full-time.", "! refers-back “same requirements as full-time”");
    check("You must be employed in it.", "! refers-back “it”");
    check("You must be employed in those.", "! refers-back “those”");
    check("You must have 4 GCSEs, which may count double.", "! unread-words “which may count double”");
    check("You must have a degree, which may be accepted here.", "! unread-words “which may be accepted here”");
    check(
        "You must have a degree, which may count instead for now.",
        "! unread-words “which may count instead for now”",
    );
    check("You must have a degree, which may be welcomed instead.", "! unread-words “which may be welcomed instead”");
    check(
        "You must have a degree, which may seem accepted instead.",
        "! unread-words “which may seem accepted instead”",
    );
    check("You must have a degree, which may count instead of.", "! unread-words “which may count instead of”");
    check("You must have 4 to 4 GCSEs.", "! backwards-range “4 to 4” => You must have 4 GCSEs.");
    check("You must have level 3 or level 3 in art.", "! unread-words “or level 3 in art”");
    check("You must have 4 GCSEs at grade 4 to 4.", "! unread-words “to 4”");
    check("You must have 4 GCSEs at grades 9 to 4 (A* to C.", "! unread-words “(A* to C”");
    check("You must have GCSE at least one subject.", "! unread-words “least one subject”");
}

/// What it is that may count isn't there; and of what doesn't count instead, nothing is asked.
#[test]
fn nothing_that_may_count_instead() {
    for sentence in ["May count instead.", "Which may count instead.", "That could be accepted instead of the GCSEs."] {
        check(sentence, &format!("! empty-sentence “{}”", sentence.trim_end_matches('.')));
    }
    for sentence in ["May be accepted later.", "May be given instead.", "May well considered instead."] {
        check(sentence, "! not-a-requirement “May”");
    }
}

/// One word or two say which sort of member; more are something else.
#[test]
fn a_sort_of_member() {
    check("You must hold really full membership of the HCPC.", "! unread-words “really full”");
    let long = "long and full practising membership of the HCPC";
    check(&format!("You must hold {long}."), &format!("! unread-words “{long}”"));
}
