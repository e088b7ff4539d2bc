//! What is told of a sentence that can't be read: the message, and what to do.

#![allow(clippy::unwrap_used, reason = "tests say what must be there")]

mod support;

use rungs_text::Place;
use support::read_in;

#[track_caller]
fn says(sentence: &str, message: &str, help: &str) {
    let problems = read_in(sentence, Place::Rules).unwrap_err();
    let told: Vec<_> = problems.iter().map(|one| (one.message.as_str(), one.help.as_deref().unwrap_or(""))).collect();
    assert_eq!(told, [(message, help)], "{sentence}");
}

#[test]
fn what_asks_for_nothing_is_shown_as_far_as_tells_which_clause_it_is() {
    let help = "move it to Notes, or say what is needed: must, usually, or may need";
    says("You can work anywhere.", "“can work anywhere” asks for nothing", help);
    says("You can work in any hospital there is.", "“can work in any hospital there is” asks for nothing", help);
    says(
        "You can work in any hospital there is today.",
        "“can work in any hospital there is …” asks for nothing",
        help,
    );
}

#[test]
fn where_reading_stopped_is_told_with_the_nearest_form() {
    let notes = "no form of sentence begins like this; explanation belongs in Notes";
    says("You must sing.", "I stopped reading at “sing”", notes);
    let form = |form: &str| format!("the nearest form is “{form}”; explanation goes after because, or in Notes");
    says("You must have a degree in.", "the sentence ends too soon, at “in”", &form("You must have ‹qualification›"));
    says("You must work in.", "the sentence ends too soon, at “in”", &form("You must work in ‹role or role family›"));
    says(
        "You must have a degree: art.",
        "I stopped reading at “: art”",
        "a colon ends an introducer, such as “You must have one of:”, and the list stands in bullets below it",
    );
}

#[test]
fn a_day_is_shown_as_it_was_written() {
    let help = "write it as 1 August 2025";
    says("You must have a degree by August 1, 2025.", "“August 1, 2025” is not how a page writes a day", help);
    says("You must have a degree by 1 Aug 2025.", "“1 Aug 2025” is not how a page writes a day", help);
}

#[test]
fn two_requirements_are_shown_as_they_were_written() {
    says(
        "You must register with the HCPC or pass a DBS check.",
        "“register with the HCPC or pass a DBS check” is two requirements",
        "write “one of:” and a bullet for each",
    );
    says(
        "You must register with the HCPC and pass a DBS check.",
        "“register with the HCPC and pass a DBS check” is two requirements",
        "write two bullets",
    );
    says(
        "You must have a driving licence to visit patients.",
        "“to visit patients”: the reason, or only when?",
        "for the reason, put a comma in front of it; for a limit, begin with “If you visit patients, …”",
    );
}

#[test]
fn every_code_has_a_meaning_of_its_own() {
    let codes: Vec<&str> = rungs_text::manual::entries().map(|entry| entry.code).collect();
    let mut meanings: Vec<&str> = codes.iter().filter_map(|code| rungs_text::manual::meaning(code)).collect();
    meanings.sort_unstable();
    meanings.dedup();
    assert_eq!(meanings.len(), codes.len());
    assert_eq!(rungs_text::manual::meaning("no-such-code"), None);
}
