//! The framework that ships: sound, every case of it as its authors expect, every example person readable.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use rungs_app::service::{self, Programs};
use rungs_app::wire::StandingName::{self, AtDiscretion, ByException, NotYet, Ready};
use rungs_app::{cases, framework, person};
use rungs_check::Level;
use rungs_core::date::Date;
use rungs_core::requirement::Moment;

fn day() -> Date {
    "2026-11-22".parse().expect("a day")
}

#[test]
fn it_is_sound() {
    let loaded = framework::built_in();
    let serious: Vec<_> = loaded.checked.findings.iter().filter(|finding| finding.level > Level::Note).collect();
    assert!(serious.is_empty(), "{serious:#?}");
}

#[test]
fn the_folder_and_the_binary_hold_the_same() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../frameworks/ahp-england");
    let read = framework::from_folder(&folder).expect("the folder is beside the crates");
    assert_eq!(read.digest, framework::built_in().digest);
}

#[test]
fn every_case_comes_out_as_expected() {
    let answer = cases::run(&framework::built_in());
    let failed: Vec<_> = answer.cases.iter().filter(|case| !case.passed).collect();
    assert!(failed.is_empty(), "{failed:#?}");
    assert!(answer.untested.is_empty(), "no case for {:?}", answer.untested);
    for role in &framework::built_in().checked.framework.roles {
        let file = format!("roles/{}.cases.yaml", role.slug);
        let count = answer.cases.iter().filter(|case| case.file == file).count();
        assert!(count >= 3, "{} has {count} cases only", role.slug);
    }
}

/// How an example person stands towards a way in: floor and ceiling.
fn standing(file: &str, role: &str, route: &str) -> (StandingName, StandingName) {
    let loaded = framework::built_in();
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../people").join(file);
    let content = std::fs::read(path).expect("the person is there");
    let person = person::read(&content, None, &loaded.checked.framework.vocabulary, day())
        .unwrap_or_else(|faults| panic!("{file}: {faults:#?}"));
    let role = loaded.checked.framework.role(role).expect("the role is there");
    let question = service::Question { on: day(), start: day(), moment: Moment::Start };
    let answer = service::standings(&Programs::of(&loaded), &[role], Some(route), &person, question).expect("it fits");
    (answer.results[0].standing.floor, answer.results[0].standing.ceiling)
}

#[test]
fn the_example_people_stand_as_their_names_say() {
    let way = |file: &str| standing(file, "assistant-practitioner", "foundation-degree-higher-apprenticeship");
    assert_eq!(way("amina.yaml"), (ByException, Ready));
    assert_eq!(way("ready.yaml"), (Ready, Ready));
    assert_eq!(way("at-discretion.yaml"), (AtDiscretion, AtDiscretion));
    assert_eq!(way("by-exception.yaml"), (ByException, ByException));
    assert_eq!(way("blank.yaml"), (NotYet, Ready));
    assert_eq!(way("one-gcse-short.yaml"), (AtDiscretion, AtDiscretion));
    assert_eq!(way("part-time.yaml"), (ByException, ByException));
    assert_eq!(way("employer-takes-no-part.yaml"), (NotYet, NotYet));
    assert_eq!(
        standing("overseas-qualified.yaml", "art-therapist", "trained-outside-the-uk"),
        (AtDiscretion, AtDiscretion)
    );
}
