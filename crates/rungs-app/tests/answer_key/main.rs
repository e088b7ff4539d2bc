//! What published careers information names, held against what the framework and its planner say: where each job leads, by
//! which kinds of way one gets there, and what is said of either alone.
//!
//! `CONFORMANCE=write cargo test --package rungs-app --test answer_key` writes `docs/answer-key.md` anew.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod agreement;
mod document;
mod key;
mod published;

use std::path::Path;

use agreement::{Agreement, Outcome, WayOutcome};
use key::Key;
use rungs_app::framework::built_in;

const DOCUMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/answer-key.md");

/// Every figure and every case, as it was looked over: fewer agreements show here, and so do more.
#[test]
fn the_framework_agrees_with_published_careers_information_as_documented() {
    let (loaded, key) = (built_in(), Key::read());
    let agreement = Agreement::measured(&loaded, &key);
    let written = document::written(&loaded, &key, &agreement);
    if std::env::var_os("CONFORMANCE").is_some_and(|wish| wish == "write") {
        std::fs::write(DOCUMENT, &written).unwrap();
    }
    every_disagreement_has_its_reason_and_no_reason_is_left_over(&agreement);
    let before = std::fs::read_to_string(Path::new(DOCUMENT)).unwrap_or_default();
    let differs = before.lines().zip(written.lines()).find(|(before, now)| before != now);
    assert!(
        before == written,
        "docs/answer-key.md says otherwise, first here: {differs:#?}\nto take it over: CONFORMANCE=write, and read git diff"
    );
}

/// A case without a reason is unexplained, and a reason without a case is out of date.
fn every_disagreement_has_its_reason_and_no_reason_is_left_over(agreement: &Agreement<'_>) {
    let mut wrong = Vec::new();
    for case in agreement.next.iter().chain(&agreement.starts) {
        match (&case.outcome, case.because) {
            (Outcome::NoRole, None) => wrong.push(format!("{}: {} has neither role nor reason", case.of, case.names)),
            (Outcome::NoPlan(obstacle), None) => {
                wrong.push(format!("{}: no plan to {} ({obstacle}), and no reason", case.of, case.names));
            }
            (Outcome::Reached(_), Some(reason)) => {
                wrong.push(format!("{}: {} is reached, and yet there is a reason: {reason}", case.of, case.names));
            }
            _ => {}
        }
    }
    for way in agreement.ways.iter().chain(&agreement.group_ways) {
        match (way.outcome, way.because) {
            (WayOutcome::NamedOnly, None) => wrong.push(format!("{}: {} is missing without a reason", way.of, way.way)),
            (WayOutcome::Agreed | WayOutcome::DescribedOnly, Some(reason)) => {
                wrong.push(format!("{}: {} isn't missing, and yet there is a reason: {reason}", way.of, way.way));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What was read by hand stands in the published texts, and nothing was overlooked that has a role here.
#[test]
fn what_was_read_by_hand_stands_in_the_published_texts() {
    let Some(texts) = published::Texts::read() else {
        println!("left out: the published profiles and unit groups are not beside this checkout");
        return;
    };
    let wrong = texts.held_against(&built_in(), &Key::read());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
