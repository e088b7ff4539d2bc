//! Strength: section 2 of the reference, every canonical form with what is also read.

mod support;

use rungs_text::{GroupHow, Place};
use support::{check, check_in, item, read_in};

#[test]
fn must() {
    check("You must have a driving licence.", "must licence licence=[driving licence]");
    check("You have to have a driving licence.", "must licence licence=[driving licence]");
    check("You need to have a driving licence.", "must licence licence=[driving licence]");
    check("You will need to have a driving licence.", "must licence licence=[driving licence]");
    check("You are required to have a driving licence.", "must licence licence=[driving licence]");
    check("You need a driving licence.", "must licence licence=[driving licence]");
    check("You will need a driving licence.", "must licence licence=[driving licence]");
    check("You will be interviewed.", "must interview");
    check("You must also have a driving licence.", "must licence licence=[driving licence]");
    check("You must not already hold a degree.", "must not held type=[degree]");
}

#[test]
fn usually_and_should() {
    check("You usually have a driving licence.", "usually licence licence=[driving licence]");
    check("You usually need a driving licence.", "usually licence licence=[driving licence]");
    check("You usually need to have a driving licence.", "usually licence licence=[driving licence]");
    check("You normally hold a degree.", "usually held type=[degree]");
    check("You should have a driving licence.", "should licence licence=[driving licence]");
    check("You are expected to have a driving licence.", "should licence licence=[driving licence]");
    check("You are likely to need a driving licence.", "usually licence licence=[driving licence]");
    check("You will usually need a driving licence.", "usually licence licence=[driving licence]");
    check("Usually, you need a driving licence.", "usually licence licence=[driving licence]");
    check("You are usually employed in the NHS.", "usually employment sector=[NHS]");
    check(
        "Your employer usually takes part in the apprenticeship scheme.",
        "usually employers-part scheme=[apprenticeship scheme]",
    );
    check("Your A levels should include physics.", "should included subjects=[physics] type=[A levels]");
}

#[test]
fn may() {
    check("You may need a driving licence.", "may licence licence=[driving licence]");
    check("You might need to have a driving licence.", "may licence licence=[driving licence]");
    check("You may have to pass a DBS check.", "may check check=[DBS check]");
    check("Some employers ask for a driving licence.", "may licence licence=[driving licence]");
    check("Some employers ask you to pass a DBS check.", "may check check=[DBS check]");
    check("For some jobs you need a driving licence.", "may licence licence=[driving licence]");
    check("For some jobs, you need to pass a DBS check.", "may check check=[DBS check]");
    check("Some universities ask for a degree in art.", "may held subjects=[art] type=[degree]");
}

#[test]
fn decided_by_someone() {
    check("You must show that you can draw, as the employer decides.", "must show ability=“draw” ~[the employer]");
    check("You must show that you can draw, as the employer judges.", "must show ability=“draw” ~[the employer]");
    check("You should be able to draw, as they decide.", "should “be able to draw” ~[they]");
    check("You must juggle three balls, as the circus decides.", "must “juggle three balls” ~[the circus]");
    check("You must have some A levels, as the college decides.", "must “have some A levels” ~[the college]");
    check(
        "You must have at least 1 A level, how many as the college decides.",
        "must count count=1+ type=[A level] ~[the college]",
    );
}

#[test]
fn preferably() {
    check("Preferably, you have a driving licence.", "preferably licence licence=[driving licence]");
    check("Ideally, you have a driving licence.", "preferably licence licence=[driving licence]");
    check("You preferably have a driving licence.", "preferably licence licence=[driving licence]");
    check("It helps to have a driving licence.", "preferably licence licence=[driving licence]");
    check("A driving licence is useful.", "preferably licence licence=[driving licence]");
    check("A driving licence would be an advantage.", "preferably licence licence=[driving licence]");
    check(
        "Preferably, those GCSEs include English and maths.",
        "preferably included subjects=[English & maths] type=[GCSEs]",
    );
}

#[test]
fn may_count_instead() {
    check(
        "Experience in health or care may count instead of the GCSEs, as the university decides.",
        "instead of [the GCSEs] experience setting=[health or care] ~[the university]",
    );
    check(
        "A degree in art or music, may count instead of the GCSEs, as the university decides.",
        "instead of [the GCSEs] held subjects=[art | music] type=[degree] ~[the university]",
    );
    check(
        "Experience in health or care may be accepted instead, as the university decides.",
        "! instead-of-what “decides”",
    );
    check_in(
        "experience in health or care, which may count instead, as the university decides.",
        item("have", GroupHow::One),
        "instead experience setting=[health or care] ~[the university]",
    );
    check_in(
        "a strong art practice, which may count instead, as the university decides.",
        item("have", GroupHow::One),
        "instead “a strong art practice” ~[the university]",
    );
}

#[test]
fn two_strengths_in_one_clause() {
    check(
        "You must also usually have a degree in art and maths.",
        "! two-strengths “usually” => You must also have a degree in art and maths. => You also usually have a degree in art and maths.",
    );
    check(
        "You must usually have a degree.",
        "! two-strengths “usually” => You must have a degree. => You usually have a degree.",
    );
    check(
        "You usually must have a degree.",
        "! two-strengths “must” => You usually have a degree. => You must have a degree.",
    );
    check(
        "You should preferably have a degree.",
        "! two-strengths “preferably” => You should have a degree. => You preferably have a degree.",
    );
    check(
        "Preferably, you must have a degree.",
        "! two-strengths “must” => Preferably, you have a degree. => You must have a degree.",
    );
    check(
        "Preferably, you need a degree.",
        "! two-strengths “need” => Preferably, you have a degree. => You need a degree.",
    );
    check(
        "Preferably, you need to have a degree.",
        "! two-strengths “need” => Preferably, you have a degree. => You need to have a degree.",
    );
    check(
        "Usually, you have to have a degree.",
        "! two-strengths “have” => Usually, you have a degree. => You have to have a degree.",
    );
    check(
        "You may usually need a degree.",
        "! two-strengths “usually” => You may need a degree. => You usually need a degree.",
    );
}

#[test]
fn no_requirement() {
    check("You can join a register.", "! not-a-requirement “can”");
    check("You could join a voluntary register.", "! not-a-requirement “could”");
    check("You may choose to join a register.", "! not-a-requirement “may”");
    check("You don't need a degree.", "! not-a-requirement “don't”");
    check(
        "For most jobs, you need a degree.",
        "! most-jobs “For most jobs” => You usually need a degree. => For some jobs, you need a degree.",
    );
    check(
        "For most jobs, you must have a degree.",
        "! most-jobs “For most jobs” => You usually have a degree. => For some jobs, you must have a degree.",
    );
    check(
        "For most jobs, you should have a degree.",
        "! most-jobs “For most jobs” => For some jobs, you should have a degree.",
    );
    check(
        "For many jobs, you need a degree.",
        "! most-jobs “For many jobs” => You usually need a degree. => For some jobs, you need a degree.",
    );
}

#[test]
fn no_strength() {
    check(
        "A driving licence.",
        "! no-strength “A driving licence” => You must have a driving licence. => You usually need a driving licence. => You may need a driving licence.",
    );
    check(
        "You have a driving licence.",
        "! no-strength “You have a driving licence” => You must have a driving licence. => You usually have a driving licence. => You may need to have a driving licence.",
    );
    check(
        "4 GCSEs at grade 4 or above.",
        "! no-strength “4 GCSEs at grade 4 or above” => You must have 4 GCSEs at grade 4 or above. => You usually need 4 GCSEs at grade 4 or above. => You may need 4 GCSEs at grade 4 or above.",
    );
}

/// What others ask, in words that say no strength: as many ways to write it as it could be meant in.
#[test]
fn what_others_ask() {
    for (written, ways) in [
        ("Most universities want 2 A levels", " => You usually need 2 A levels."),
        ("Most universities want 2 to 3 A levels", " => You usually need 2 to 3 A levels."),
        ("Many employers want you to pass a DBS check", " => You usually pass a DBS check."),
        ("Most universities want you fit", ""),
        ("All universities want 2 A levels", " => You must have 2 A levels."),
        ("Universities look for 2 A levels", " => You must have 2 A levels. => You usually need 2 A levels."),
        ("Some employers look for 2 A levels", " => You may need 2 A levels."),
        ("Some colleges prefer 2 A levels", " => Preferably, you have 2 A levels."),
        ("Some universities like 2 A levels", " => Preferably, you have 2 A levels."),
        ("All universities accept 2 A levels", ""),
        ("Count", " => You must have count. => You usually need count. => You may need count."),
    ] {
        check(&format!("{written}."), &format!("! no-strength “{written}”{ways}"));
    }
}

/// Every verb that says how strongly, in every form in which people write it.
#[test]
fn each_verb_in_each_form() {
    for (strength, verbs) in [
        (
            "must",
            &[
                "must also have",
                "will have to have",
                "will be required to have",
                "need to also have",
                "also need to have",
                "also must have",
            ][..],
        ),
        ("should", &["will be expected to have", "should also have", "are expected to have"]),
        (
            "usually",
            &[
                "usually have to have",
                "are usually required to have",
                "are normally expected to have",
                "are usually likely to need to have",
                "are usually likely to need",
                "usually are required to have",
                "will usually have to have",
                "will usually have",
                "are likely to need to have",
                "have usually",
            ],
        ),
        (
            "may",
            &[
                "may also need to have",
                "might also need to have",
                "may be asked to have",
                "might be required to have",
                "may be expected to have",
                "may be asked for",
                "may also need",
                "might need",
            ],
        ),
    ] {
        for verb in verbs {
            check(&format!("You {verb} a driving licence."), &format!("{strength} licence licence=[driving licence]"));
        }
    }
}

#[test]
fn each_verb_that_asks_for_nothing() {
    for verb in ["will not", "won't", "can't", "could", "might"] {
        check(
            &format!("You {verb} have a driving licence."),
            &format!("! not-a-requirement “{}”", verb.split(' ').next().unwrap_or(verb)),
        );
    }
    for verb in ["need not have", "don't need", "don't have to have", "do not need", "do not have to have"] {
        let first = verb.split(' ').next().unwrap_or(verb);
        check(&format!("You {verb} a driving licence."), &format!("! not-a-requirement “{first}”"));
    }
    check("You mustn't hold a degree.", "! negation “mustn't” => You must not already hold a degree.");
    check("You must not hold a degree.", "! negation “must not” => You must not already hold a degree.");
}

#[test]
fn a_word_that_is_no_strength_is_none_wherever_one_could_stand() {
    for sentence in [
        "You are rarely likely to need a driving licence.",
        "You are rarely likely to need to have a driving licence.",
        "You are rarely required to have a driving licence.",
        "You are rarely expected to have a driving licence.",
    ] {
        assert!(read_in(sentence, Place::Rules).is_err(), "{sentence}");
    }
}

#[test]
fn how_far_a_strength_stands_from_its_subject() {
    check("That degree must be in art.", "! refers-back “That”");
    check(
        "A person, who is kind, must have a degree.",
        "! no-strength “A person, who is kind, must have a degree” => You must have a person, who is kind, must have a degree. => You usually need a person, who is kind, must have a degree. => You may need a person, who is kind, must have a degree.",
    );
    check(
        "A person who must sing is kind.",
        "! no-strength “A person who must sing is kind” => You must have a person who must sing is kind. => You usually need a person who must sing is kind. => You may need a person who must sing is kind.",
    );
    check("That which must be.", "! no-strength “That which must be”");
    check(
        "One two three four five six seven eight must have a degree.",
        "! unread-words “One two three four five six seven eight must have a degree”",
    );
    check(
        "You usually must have a degree.",
        "! two-strengths “must” => You usually have a degree. => You must have a degree.",
    );
    check("You are usually in the NHS.", "! unread-words “in the NHS”");
    check(
        "You are rarely in the NHS.",
        "! no-strength “You are rarely in the NHS” => You must are rarely in the NHS. => You usually are rarely in the NHS. => You may need to are rarely in the NHS.",
    );
    check(
        "You have rarely a degree.",
        "! no-strength “You have rarely a degree” => You must have rarely a degree. => You usually have rarely a degree. => You may need to have rarely a degree.",
    );
    check("You can join a register and more of it too.", "! not-a-requirement “can”");
    check("You can join a voluntary register now.", "! not-a-requirement “can”");
    check("You can join one voluntary register now.", "! not-a-requirement “can”");
    check("You can sing, and dance.", "! not-a-requirement “can”");
    check("You can.", "! not-a-requirement “can”");
    check("Some employers ask you for a degree.", "! no-strength “Some employers ask you for a degree”");
    check(
        "Some employers ask of you a degree.",
        "! no-strength “Some employers ask of you a degree” => You may need of you a degree.",
    );
    check("Some employers ask a degree.", "! no-strength “Some employers ask a degree” => You may need a degree.");
    check("Some employers ask for you to pass a DBS check.", "! unread-words “you to pass a DBS check”");
    check("For some jobs you may need a degree.", "may held type=[degree]");
    check(
        "is useful.",
        "! no-strength “is useful” => You must have is useful. => You usually need is useful. => You may need is useful.",
    );
}

#[test]
fn two_words_that_say_one_strength() {
    check("You are usually likely to need a degree.", "usually held type=[degree]");
    check("You are usually likely to need to pass a DBS check.", "usually check check=[DBS check]");
    check("You are usually required to have a degree.", "usually held type=[degree]");
    check("You have usually a degree.", "usually held type=[degree]");
    check(
        "You usually should have a degree.",
        "! two-strengths “should” => You usually have a degree. => You should have a degree.",
    );
    // What is only the end of a sentence about something says nothing of it.
    check(
        "Is an advantage.",
        "! no-strength “Is an advantage” => You must have is an advantage. => You usually need is an advantage. => You may need is an advantage.",
    );
}

/// The verb in front of *usually* is that of the clause.
#[test]
fn a_verb_in_front_of_how_strongly() {
    check("You are usually one of:", "usually group One “be”");
    check("You have usually one of:", "usually group One “have”");
    check("You are usually not employed in the NHS.", "! negation “not”");
    // Both are told as they stand, whatever stands before them.
    check(
        "You also usually must have a degree.",
        "! two-strengths “must” => You also usually have a degree. => You also must have a degree.",
    );
}
