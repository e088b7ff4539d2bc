//! By which way in somebody is told how they stand towards a role.

#![allow(clippy::unwrap_used, reason = "tests")]

use rungs_app::service::{self, Programs};
use rungs_app::{framework, person};
use rungs_core::requirement::Moment;

const SUPPORT_WORKER: &str = "
employments:
  - { role: healthcare assistant, employer: { sector: NHS }, hours_per_week: 37.5, from: 2023-02 }
qualifications:
  - { type: GCSE, subject: maths, grade: '4' }
";
/// Somebody who was asked, and said all that hangs on them: what is left is for the HCPC to decide.
const ASKED: &str = "
qualifications:
  - { type: GCSE, subject: maths, grade: '4' }
has: { English as a first language: false }
complete: [qualifications]
answers: { 'Do you hold a qualification, approved by the HCPC?': no }
";
const APPROVED: &str = "answers: { 'Do you hold a qualification, approved by the HCPC?': yes }";

#[test]
fn the_best_way_in_is_one_of_which_something_is_told() {
    let cases = [
        // Nothing is known of training abroad: then the ways in to training lead, however they stand.
        ("{}", "dietitian", "full-time-degree"),
        (SUPPORT_WORKER, "dietitian", "full-time-degree"),
        (SUPPORT_WORKER, "osteopath", "full-time-degree"),
        (SUPPORT_WORKER, "physiotherapist", "full-time-degree"),
        // Alike in standing: the first on the page.
        (SUPPORT_WORKER, "nursing-associate", "nursing-associate-apprenticeship"),
        // What they say of their training abroad is met.
        (APPROVED, "dietitian", "trained-outside-the-uk"),
        (ASKED, "physiotherapist", "trained-outside-the-uk"),
    ];
    let loaded = framework::built_in();
    let vocabulary = &loaded.checked.framework.vocabulary;
    let day = "2026-11-22".parse().unwrap();
    for (file, slug, expected) in cases {
        let role = loaded.checked.framework.role(slug).unwrap();
        let person = person::read(file.as_bytes(), None, vocabulary, day).unwrap();
        let question = service::Question { on: day, start: day, moment: Moment::Start };
        let answer = service::standings(&Programs::of(&loaded), &[role], None, &person, question).unwrap();
        let best = service::best_way_in(role, &answer.results).unwrap();
        let all: Vec<_> = answer.results.iter().map(|result| (&result.route, result.standing)).collect();
        assert_eq!(best.route, expected, "{file}\n{slug}: {all:?}");
    }
}

#[test]
fn where_there_is_no_other_way_in_registration_leads() {
    let loaded = framework::built_in();
    let day = "2026-11-22".parse().unwrap();
    let role = loaded.checked.framework.role("dietitian").unwrap();
    let question = service::Question { on: day, start: day, moment: Moment::Start };
    let nobody = rungs_core::fact::Person::default();
    let only =
        service::standings(&Programs::of(&loaded), &[role], Some("trained-outside-the-uk"), &nobody, question).unwrap();
    assert_eq!(service::best_way_in(role, &only.results).unwrap().route, "trained-outside-the-uk");
    assert!(service::best_way_in(loaded.checked.framework.role("osteopath").unwrap(), &only.results).is_none());
}
