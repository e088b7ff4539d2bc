//! More hours in the job that one has: in the only one, or in the one of several that is named.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

use std::collections::BTreeMap;

use rungs_core::condition::{Check, Condition, Test, When};
use rungs_core::date::{Date, DateRange, months_before};
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List, Person};
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Owner, Place, Question, Requirement, Shape};
use rungs_core::vocabulary::{Term, TermId, Vocabulary};
use rungs_plan::{Atlas, Keeping, Limits, Planner, Plans, as_told};

const BEGIN: Date = Date::constant(2026, 11, 27);
/// Thirty hours a week, in hundredths.
const THIRTY_HOURS: i64 = 3_000;

/// A role whose apprenticeship asks for thirty hours a week as a carer, and an opportunity that gives thirty hours in the job
/// one has; the terms of two jobs.
fn framework() -> (Framework, [TermId; 2]) {
    let mut vocabulary = Vocabulary::default();
    let mut role = |title: &str| {
        vocabulary.add(Term { title: title.into(), slug: title.into(), class: "role".into(), ..Term::default() })
    };
    let (carer, cleaner) = (role("carer"), role("cleaner"));
    role("practitioner");
    vocabulary.close().expect("no circle");
    let tests = vec![
        Test::within(Field::Role, carer),
        Test::new(Field::Hours, Check::AtLeast(THIRTY_HOURS)),
        Test::new(Field::From, Check::ByThen(When::BeforeStart(0))),
        Test::new(Field::Until, Check::SinceThen(When::BeforeStart(0))),
    ];
    let question = Question { key: "hours".into(), text: "Do you work 30 hours?".into(), shape: Shape::YesNo };
    let condition = Condition::held(List::Work, tests);
    let leaf = Leaf { condition, kind: "test", words: "30 hours".into(), question, change: Change::Fixed };
    let asks = Requirement::at_start("You must work 30 hours.", &Place::default(), Content::Matter(Matter::Leaf(leaf)));
    let route = Route {
        slug: "apprenticeship".into(),
        kind: RouteKind::Apprenticeship,
        months: Some((12, 12)),
        ..Route::asking(vec![asks])
    };
    let practitioner =
        Role { slug: "practitioner".into(), title: "practitioner".into(), routes: vec![route], ..Role::default() };
    let more_hours = Opportunity {
        slug: "more-hours".into(),
        title: "More hours".into(),
        place: Place::default(),
        summary: Vec::new(),
        line: String::new(),
        months: (2, 2),
        pace: Pace::AtWork,
        hours_a_week: None,
        in_evenings: false,
        cost: Some((0, 0)),
        starts_in: Vec::new(),
        apply_by: None,
        owner: Owner::Provider,
        requirements: Vec::new(),
        gives: vec![Gain { words: "30 hours".into(), what: Some(Gained::Hours(THIRTY_HOURS)) }],
        sources: Vec::new(),
        reviewed: None,
    };
    let framework =
        Framework { roles: vec![practitioner], opportunities: vec![more_hours], vocabulary, ..Framework::default() };
    (framework, [carer, cleaner])
}

/// A job that has gone on for a year, of so many hours a week.
fn job(role: TermId, label: &str, hours: i64) -> Item {
    let fact = |known| Fact { known, known_by: KnownBy::Said, path: String::new(), shown: String::new() };
    let fields: BTreeMap<Field, Fact> = [
        (Field::Role, Known::Term(role)),
        (Field::Employed, Known::Truth(true)),
        (Field::From, Known::Date(DateRange::day(months_before(BEGIN, 12)))),
        (Field::Until, Known::Date(DateRange::day(DateRange::LAST))),
        (Field::Hours, Known::Number(hours * 100, hours * 100)),
    ]
    .map(|(field, known)| (field, fact(known)))
    .into();
    Item { list: List::Work, label: label.to_owned(), fields }
}

fn planned(framework: &Framework, jobs: &[Item], hours_in: Option<&str>) -> Plans {
    let person = as_told(framework, &Person { items: jobs.to_vec(), ..Person::default() });
    let limits = Limits { hours_in: hours_in.map(str::to_owned), ..Limits::default() };
    let question = rungs_plan::Question {
        person: &person,
        begin: BEGIN,
        role: "practitioner",
        route: None,
        limits: &limits,
        exceptions: false,
        keeping: Keeping::Nothing,
        today: BEGIN,
    };
    Planner::new(&Atlas::new(framework)).plan(question).expect("small enough")
}

/// How many steps the soonest plan has; none, where there is no plan.
fn steps(plans: &Plans) -> Option<usize> {
    plans.plans.first().map(|plan| plan.steps.len())
}

#[test]
fn in_the_only_job_there_are_more_hours() {
    let (framework, [carer, _]) = framework();
    let plans = planned(&framework, &[job(carer, "carer", 20)], None);
    assert_eq!((steps(&plans), plans.more_hours_in_one_of), (Some(2), Vec::new()));
}

#[test]
fn of_several_jobs_the_one_that_is_named_has_more_hours() {
    let (framework, [carer, cleaner]) = framework();
    let jobs = [job(carer, "carer at Northmoor", 20), job(cleaner, "cleaner", 10)];
    // Nobody can say in which job: it is told that this is open, and between which.
    let plans = planned(&framework, &jobs, None);
    assert_eq!(
        (steps(&plans), plans.more_hours_in_one_of),
        (None, vec!["carer at Northmoor".into(), "cleaner".into()])
    );
    let plans = planned(&framework, &jobs, Some("carer at Northmoor"));
    assert_eq!((steps(&plans), plans.more_hours_in_one_of), (Some(2), Vec::new()));
    // More hours as a cleaner are none as a carer.
    let plans = planned(&framework, &jobs, Some("cleaner"));
    assert_eq!((steps(&plans), plans.more_hours_in_one_of), (None, Vec::new()));
}

#[test]
fn where_hours_are_there_nobody_is_asked_for_a_job() {
    let (framework, [carer, cleaner]) = framework();
    let plans = planned(&framework, &[job(carer, "carer", 30), job(cleaner, "cleaner", 10)], None);
    assert_eq!((steps(&plans), plans.more_hours_in_one_of), (Some(1), Vec::new()));
}
