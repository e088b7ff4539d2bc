//! `rungs framework say`: one sentence at a time.

use crate::support::rungs;

#[track_caller]
fn check(sentence: &str, status: i32, says: &[&str]) {
    let run = rungs(&["framework", "say", sentence]);
    assert_eq!((run.status, run.err.as_str()), (status, ""), "{}", run.out);
    // Where a line is broken is the screen's business.
    let out = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in says {
        assert!(out.contains(words), "expected “{words}”:\n{}", run.out);
    }
}

#[test]
fn what_can_be_read_says_what_it_means() {
    check(
        "You normally need at least 4 GCSEs at grade 4 or above.",
        0,
        &[
            "✓ This can be read.",
            "usually You normally need at least 4 GCSEs",
            "= qualification count:",
            "when you start; the university or college asks; facts decide",
            "In its canonical words: You usually need at least 4 GCSEs at grade 4 or above.",
        ],
    );
    check("You must pass an interview, as they decide.", 0, &["no fact is looked at", "once offered a place"]);
}

#[test]
fn what_cannot_be_read_says_why_and_what_to_write() {
    check(
        "You must be over 18.",
        1,
        &[
            "✗ This can't be read.",
            "error[over-number]:",
            "write instead (18 or over): You must be at least 18.",
            "What can be written: rungs framework sentences WORD",
        ],
    );
    check("You must have GCSE mahts.", 1, &["did you mean “maths”?", "write instead: You must have GCSE maths."]);
}

#[test]
fn a_list_is_one_sentence_with_its_bullets() {
    check(
        "You must have one of:\n  - 3 A levels.\n  - a BTEC diploma at level 3 or above.",
        0,
        &["✓ This can be read.", "- 3 A levels", "- a BTEC diploma"],
    );
}

#[test]
fn what_is_judged_and_could_be_checked_is_offered_in_two_bullets() {
    check(
        "You must have 4 GCSEs at grade 4 or above and a warm heart, as they decide.",
        0,
        &[
            "warning[judged-whole]:",
            "write instead (two bullets): - You must have 4 GCSEs at grade 4 or above. - You must have a warm heart, as they decide.",
        ],
    );
}

#[test]
fn nothing_said_is_no_sentence() {
    let run = rungs(&["framework", "say", "  "]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("there is no sentence to read"), "{}", run.err);
}

#[test]
fn programs_get_the_same() {
    let run = rungs(&["framework", "say", "You must be over 18.", "--json"]);
    let json: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((run.status, &json["is_read"]), (1, &serde_json::Value::Bool(false)));
    assert_eq!(json["findings"][0]["write_instead"][0]["sentence"], "You must be at least 18.");
}
