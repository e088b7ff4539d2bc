//! What a person is told: the facts that decided, and when waiting is all there is to do.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use rungs_app::framework::{self, Loaded};
use rungs_app::person;
use rungs_app::service::{self, Programs, Question};
use rungs_app::wire::StandingName;
use rungs_app::wire::check::RouteResult;
use rungs_app::words::requirement::told as told_words;
use rungs_check::example;
use rungs_core::date::Date;
use rungs_core::requirement::Moment;
use rungs_text::manual::Example;

/// A small framework whose first role has one way in with these bullets.
fn with(bullets: &'static str) -> Loaded {
    framework::of_files(example::framework(&Example::Bullets(bullets)))
}

fn check(bullets: &'static str, told: &str) -> RouteResult {
    let loaded = with(bullets);
    assert!(loaded.checked.is_sound(), "{:#?}", loaded.checked.findings);
    let on: Date = "2026-11-22".parse().expect("a day");
    let person = person::read(told.as_bytes(), None, &loaded.checked.framework.vocabulary, on).expect("it is read");
    let role = loaded.checked.framework.role("one").expect("the role of the example");
    let question = Question { on, start: on, moment: Moment::Start };
    let answer = service::check(&Programs::of(&loaded), &[role], None, &person, question).expect("small enough");
    answer.results.into_iter().next().expect("one way in")
}

/// The facts behind the first requirement.
fn facts(bullets: &'static str, told: &str) -> Vec<String> {
    let result = check(bullets, told);
    result.requirements[0].facts.iter().map(|fact| format!("{}: {}", fact.fact, fact.shown)).collect()
}

#[test]
fn the_hours_that_are_too_few_are_the_reason_and_not_only_that_the_jobs_are_complete() {
    let told = "employments: [ { role: other, hours_per_week: 24, from: 2021-08 } ]\ncomplete: [employments]\n";
    assert_eq!(
        facts("- You must work at least 30 hours a week.[^a]", told),
        ["employments[0].hours_per_week: 24 hours a week", "complete[0]: the employments are complete"],
    );
}

#[test]
fn that_all_experience_is_told_is_no_reason_for_a_job() {
    let told = "employments: [ { role: other, employer: { sector: NHS }, from: 2024-03 } ]\ncomplete: [employments, experience]\n";
    let found = facts("- You must be employed in the NHS.[^a]", told);
    assert!(found.iter().any(|fact| fact.contains("NHS")), "{found:?}");
    assert!(found.iter().all(|fact| !fact.starts_with("complete")), "{found:?}");
}

#[test]
fn qualifications_of_another_type_are_no_reason() {
    let told = "qualifications:\n  - { type: GCSE, subject: English, grade: \"5\" }\n  - { type: A level, subject: art }\ncomplete: [qualifications]\n";
    let found = facts("- You must have 3 A levels.[^a]", told);
    assert_eq!(found.last().map(String::as_str), Some("complete[0]: the qualifications are complete"));
    assert!(found.iter().all(|fact| !fact.starts_with("qualifications[0]")), "{found:?}");
}

#[test]
fn waiting_is_said_with_its_day_where_nothing_else_helps() {
    let told = "registrations: [ { register: HCPC, from: 2026-01-01 } ]\ncomplete: [registrations]\n";
    let result = check("- You must have at least 3 years of practice since you registered.[^a]", told);
    assert_eq!((result.mends.len(), result.waiting.as_deref()), (0, Some("2029-01-01")));
}

#[test]
fn where_time_changes_nothing_no_day_is_said() {
    let told = "born: 1950\n";
    let result = check("- You must be under 22 when you start.[^a]", told);
    assert_eq!((result.mends.len(), result.waiting), (0, None));
}

#[test]
fn a_role_without_a_page_is_shown_as_the_page_calls_it() {
    let page = "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Course\nDirect entry.\n- There are no set requirements.[^a]\n\n## Where it leads\n- [Role two](two.md)\n- Midwife, no page here yet.\n\n[^a]: A source. Read 2026-11-22.\n";
    let loaded = framework::of_files(example::framework(&Example::Page(page)));
    assert!(loaded.checked.is_sound(), "{:#?}", loaded.checked.findings);
    let shown = service::show(&loaded, loaded.checked.framework.role("one").expect("it is read"));
    assert_eq!(shown.leads_beyond, ["Midwife"]);
}

#[test]
fn a_list_that_does_not_apply_asks_for_nothing_in_it() {
    let list =
        "- If you are under 19 when you start, you must have one of:\n  - GCSE maths.[^a]\n  - a driving licence.[^a]";
    let either = "- If you are under 19 when you start, you must have GCSE maths, but a driving licence may count instead, as the employer decides.[^a]";
    for bullets in [list, either] {
        let result = check(bullets, "born: 2000-01-01\ncomplete: [qualifications, has]\n");
        let whole = &result.requirements[0];
        assert_eq!(whole.answer, "does-not-apply", "{bullets}");
        assert_eq!(whole.requirements.len(), 2, "{bullets}");
        for member in &whole.requirements {
            assert_eq!(
                (member.answer.as_str(), member.theirs_to_decide.as_deref()),
                ("does-not-apply", None),
                "{bullets}"
            );
        }
    }
}

/// The whole framework asks for a great deal of qualifications: whoever names twenty, says nothing about them and says
/// that there are no others can be nearly anybody, in more ways than there is time to look through.
#[test]
fn twenty_things_that_nobody_describes_are_answered_and_leave_it_open() {
    let loaded = framework::built_in();
    let on: Date = "2026-11-22".parse().expect("a day");
    let told = format!("qualifications:\n{}complete: [qualifications]\n", "  - { known_by: said }\n".repeat(20));
    let person = person::read(told.as_bytes(), None, &loaded.checked.framework.vocabulary, on).expect("it is read");
    let role = loaded.checked.framework.role("diagnostic-radiographer").expect("it has a page");
    let question = Question { on, start: on, moment: Moment::Start };
    let answer = service::check(&Programs::of(&loaded), &[role], None, &person, question).expect("small enough");
    let open = answer.results.iter().filter(|route| route.standing.floor != route.standing.ceiling).count();
    assert_eq!(open, answer.results.len());
}

/// What is known to its end takes little search, however much is missing.
#[test]
fn whoever_holds_nothing_is_told_all_that_would_do() {
    let result = check(
        "- You must have one of:[^a]\n  - 3 A levels\n  - a level 3 qualification\n  - a degree\n- You must have GCSE maths.[^a]",
        "complete: [qualifications]\n",
    );
    assert!(result.mends_complete);
    assert!(result.mends.len() >= 3, "{:#?}", result.mends);
}

#[test]
fn who_goes_to_a_named_provider_is_held_to_what_it_asks() {
    let bullets = "- Requirements vary by university.[^a]\n\n#### At Northmoor University\n- You must work at least 30 hours a week.[^a]\n- Nothing else is asked for.[^a]";
    let told = "employments: [ { role: other, hours_per_week: 24, from: 2021-08 } ]\ncomplete: [employments]\n";
    let somewhere = check(bullets, told);
    assert_eq!(somewhere.at, None);
    assert_eq!(
        (somewhere.standing.floor, somewhere.standing.ceiling),
        (StandingName::AtDiscretion, StandingName::AtDiscretion)
    );

    let there = check(bullets, &format!("{told}applying_to: [northmoor university]\n"));
    assert_eq!(there.at.as_deref(), Some("Northmoor University"));
    assert_eq!((there.standing.floor, there.standing.ceiling), (StandingName::NotYet, StandingName::NotYet));
    let steps: Vec<&str> = there.mends.iter().flatten().filter_map(|step| step.requirement.as_deref()).collect();
    assert_eq!(steps, ["you-must-work-at-least-30-hours-a-week"]);
    let settled = &there.offers[0].filled_in[0];
    assert_eq!((settled.answer.as_str(), told_words(settled, false).as_str()), ("does-not-apply", "settled here"));

    // The hours are what is left to find out there, and nothing is left to ask anybody else.
    let open = check(bullets, "applying_to: [the Northmoor University]\n");
    assert_eq!((open.standing.floor, open.standing.ceiling), (StandingName::NotYet, StandingName::Ready));
    assert_eq!(open.missing.len(), 1);
    assert_eq!(check(bullets, "applying_to: [Southmoor College]\n").missing.len(), 0);
}
