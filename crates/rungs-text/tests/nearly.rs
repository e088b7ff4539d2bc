//! What keeps words from being read that somebody judges, where it is but a little.

#![allow(clippy::expect_used, reason = "tests say what must be there")]

mod support;

use rungs_text::{GroupHow, Nearly, Place};
use support::{item, read_in};

/// What is told of a sentence: `too many “…”`, with what can be checked and, behind a bar, the two bullets; `“verb”`, with
/// the words and the sentence with that verb; what it holds; or nothing.
#[track_caller]
fn check_in(place: Place, sentence: &str, expected: &str) {
    let read = read_in(sentence, place).expect("it is read");
    let with = |way: &rungs_text::Rewrite| way.applied(sentence).unwrap_or_default();
    let told = match &read.nearly {
        Some(Nearly::TooMany { words, without, apart }) => {
            let apart = apart.as_ref().map(|apart| format!(" | {}", with(&apart.bullets))).unwrap_or_default();
            format!("too many “{}” => {}{apart}", words.value, with(without))
        }
        Some(Nearly::Verb { verb, words, with: way }) => format!("“{verb}” for “{}” => {}", words.value, with(way)),
        Some(Nearly::Holds(words)) => format!("holds “{}”", words.value),
        None => String::new(),
    };
    assert_eq!(told, expected, "{sentence}");
}

#[track_caller]
fn check(sentence: &str, expected: &str) {
    check_in(Place::Rules, sentence, expected);
}

#[test]
fn a_few_words_too_many() {
    check(
        "You must have strong experience in healthcare, as they decide.",
        "too many “strong” => You must have experience in healthcare, as they decide. | You must have experience in healthcare.\n- You must have strong experience in healthcare, as they decide.",
    );
    check(
        "You must have 4 GCSEs and a good reference, as they decide.",
        "too many “and a good reference” => You must have 4 GCSEs, as they decide. | You must have 4 GCSEs.\n- You must have a good reference, as they decide.",
    );
    check(
        "You need good GCSE maths, as they decide.",
        "too many “good” => You need GCSE maths, as they decide. | You need GCSE maths.\n- You need good GCSE maths, as they decide.",
    );
    check(
        "You must have GCSE maths by heart, as they decide when you start.",
        "too many “by heart” => You must have GCSE maths, as they decide when you start.",
    );
    check(
        "You must have GCSE maths by heart if you are under 19, as they decide.",
        "too many “by heart” => You must have GCSE maths if you are under 19, as they decide.",
    );
    check(
        "You must have GCSE maths by heart because you reckon, as they decide.",
        "too many “by heart” => You must have GCSE maths because you reckon, as they decide.",
    );
    check(
        "You must have a driving licence to visit patients, as they decide.",
        "too many “to visit patients” => You must have a driving licence, as they decide. | You must have a driving licence.\n- You must have a driving licence to visit patients, as they decide.",
    );
    // Where there is more of them than of what can be checked, that was not meant.
    check("You must have really very, very strong experience in healthcare, as they decide.", "");
    check("You must have a degree in case we ever run out of people, as they decide.", "");
    check("You must have fine art skills, as they decide.", "");
    // What would be left has something wrong with it, or looks at nothing.
    check("You must have good A levels at AABC to ABC, as they decide.", "");
    check("You must work hard 16 to 9 hours a week, as they decide.", "holds “16 to 9 hours”");
    check("You must be surely interviewed, as they decide.", "");
    check("You must show us that you can sing, as they decide.", "");
    check("You must show that you can sing very well, as they decide.", "");
    check("You must be good, as they decide.", "");
}

#[test]
fn another_verb() {
    check(
        "You must undergo the Care Certificate, as they decide.",
        "“complete” for “You must undergo the Care Certificate” => You must complete the Care Certificate, as they decide.",
    );
    check(
        "You need to undergo the Care Certificate, as they decide.",
        "“complete” for “You need to undergo the Care Certificate” => You need to complete the Care Certificate, as they decide.",
    );
    check(
        "You must take the end-point assessment, as they decide.",
        "“pass” for “You must take the end-point assessment” => You must pass the end-point assessment, as they decide.",
    );
    check(
        "You must get a degree, as they decide.",
        "“have” for “You must get a degree” => You must have a degree, as they decide.",
    );
    // What a strength stands for can't be replaced, and nobody else passes anything.
    check("You need the Care Certificate, as they decide.", "");
    check("Your employer must do the Care Certificate, as they decide.", "");
    check_in(
        item("have", GroupHow::One),
        "the end-point assessment, as they decide.",
        "“pass” for “the end-point assessment” => pass the end-point assessment, as they decide.",
    );
    check_in(
        item("have", GroupHow::One),
        "undergo the Care Certificate, as they decide.",
        "“complete” for “undergo the Care Certificate” => complete the Care Certificate, as they decide.",
    );
}

#[test]
fn what_could_be_checked_elsewhere() {
    check("You must write 3 essays, as they decide.", "holds “3 essays”");
    check("You must write essays at level 3, as they decide.", "holds “level 3”");
    check("You must write essays, 3, as they decide.", "holds “3”");
    check("You must write 3, or more, as they decide.", "holds “3”");
    check("You must write 3 or 4 essays, as they decide.", "holds “3 or 4 essays”");
    check("You must write essays, 3 to 4, as they decide.", "holds “3 to 4”");
    check("You must write 3 or more, as they decide.", "holds “3 or more”");
    check("You must write essays, as they decide.", "");
}
