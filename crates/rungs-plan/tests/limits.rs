//! What plans keep to: intakes, weeks, money, breaks; and which limits are named where they leave none.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::panic, reason = "tests")]

use rungs_core::condition::{Check, Condition, DayOfYear, Test};
use rungs_core::date::Date;
use rungs_core::fact::{Field, List, Person};
use rungs_core::framework::{Framework, Role, Route, RouteKind};
use rungs_core::opportunity::{Gain, Gained, Opportunity, Pace};
use rungs_core::requirement::{Change, Content, Leaf, Matter, Owner, Place, Question, Requirement, Shape};
use rungs_core::vocabulary::{Term, Vocabulary};
use rungs_plan::{Atlas, Keeping, Limit, Limits, Obstacle, Planner, Plans, as_told};

const BEGIN: Date = Date::constant(2026, 11, 27);

/// A course that gives what the role asks.
#[derive(Clone, Debug)]
struct Course {
    name: &'static str,
    months: u32,
    pace: Pace,
    hours: u32,
    cost: u32,
    in_evenings: bool,
    starts_in: &'static [i8],
    apply_by: Option<DayOfYear>,
}

/// An evening class of nine months from September, four hours a week, for 500 pounds.
const EVENING_CLASS: Course = Course {
    name: "evening-class",
    months: 9,
    pace: Pace::PartTime,
    hours: 4,
    cost: 500,
    in_evenings: true,
    starts_in: &[9],
    apply_by: None,
};
/// A full-time course of three months, at any time, for nothing.
const DAY_COURSE: Course = Course {
    name: "day-course",
    months: 3,
    pace: Pace::FullTime,
    hours: 30,
    cost: 0,
    in_evenings: false,
    starts_in: &[],
    apply_by: None,
};

/// A role that asks for an exam before one begins a year's apprenticeship, and courses that give it.
fn framework(courses: &[Course]) -> Framework {
    let mut vocabulary = Vocabulary::default();
    let mut term = |title: &str, class: &str| {
        vocabulary.add(Term { title: title.into(), slug: title.into(), class: class.into(), ..Term::default() })
    };
    let exam = term("exam", "qualification");
    term("carer", "role");
    vocabulary.close().expect("no circle");
    let tests = vec![Test::within(Field::Type, exam), Test::new(Field::Held, Check::Is(true))];
    let condition = Condition::held(List::Qualifications, tests);
    let question = Question { key: "exam".into(), text: "Do you hold the exam?".into(), shape: Shape::YesNo };
    let change = Change::Own("pass the exam".into());
    let leaf = Leaf { condition: condition.clone(), kind: "test", words: "the exam".into(), question, change };
    let asks = Requirement::at_start("You must hold the exam.", &Place::default(), Content::Matter(Matter::Leaf(leaf)));
    let route = Route {
        slug: "apprenticeship".into(),
        title: "Apprenticeship".into(),
        kind: RouteKind::Apprenticeship,
        months: Some((12, 12)),
        ..Route::asking(vec![asks])
    };
    let role = Role { slug: "carer".into(), title: "carer".into(), routes: vec![route], ..Role::default() };
    let opportunities = courses.iter().map(|course| Opportunity {
        slug: course.name.into(),
        title: course.name.into(),
        place: Place::default(),
        summary: Vec::new(),
        line: String::new(),
        months: (course.months, course.months),
        pace: course.pace,
        hours_a_week: Some((course.hours, course.hours)),
        in_evenings: course.in_evenings,
        cost: Some((course.cost, course.cost)),
        starts_in: course.starts_in.to_vec(),
        apply_by: course.apply_by,
        owner: Owner::Provider,
        requirements: Vec::new(),
        gives: vec![Gain { words: "the exam".into(), what: Some(Gained::Entry(condition.clone())) }],
        sources: Vec::new(),
        reviewed: None,
    });
    let opportunities = opportunities.collect();
    Framework { roles: vec![role], opportunities, vocabulary, ..Framework::default() }
}

/// Plans of somebody who has told nothing.
fn planned(courses: &[Course], limits: &Limits) -> Plans {
    planned_from(BEGIN, courses, limits)
}

/// The same, on a day.
fn planned_from(begin: Date, courses: &[Course], limits: &Limits) -> Plans {
    let framework = framework(courses);
    let atlas = Atlas::new(&framework);
    let person = as_told(&framework, &Person::default());
    let question = rungs_plan::Question {
        person: &person,
        begin,
        role: "carer",
        route: None,
        limits,
        exceptions: false,
        keeping: Keeping::Nothing,
        today: begin,
    };
    Planner::new(&atlas).plan(question).expect("small enough")
}

/// The day on which the soonest plan begins its first step, and the day on which it is over.
fn days(plans: &Plans) -> (Date, Date) {
    let plan = plans.plans.first().unwrap_or_else(|| panic!("a plan, and not {:?}", plans.obstacle));
    (plan.steps[0].begins, plan.ends)
}

fn conflict(plans: &Plans) -> Vec<Limit> {
    assert!(plans.plans.is_empty());
    match &plans.obstacle {
        Some(Obstacle::Limits { limits, without_them }) => {
            assert!(without_them.is_some(), "something is left without {limits:?}");
            limits.clone()
        }
        other => panic!("limits, and not {other:?}"),
    }
}

#[test]
fn a_course_waits_for_its_intake() {
    let plans = planned(&[EVENING_CLASS], &Limits::default());
    assert_eq!(days(&plans), (Date::constant(2027, 9, 27), Date::constant(2029, 6, 27)));
    // A break over that intake puts it off until the next.
    let breaks = vec![(8, 14)];
    let plans = planned(&[EVENING_CLASS], &Limits { breaks, ..Limits::default() });
    assert_eq!(days(&plans).0, Date::constant(2028, 9, 27));
}

/// Applications close on 31 July for September: in November there is time until the next; in August that has gone by.
#[test]
fn whoever_missed_the_day_to_apply_waits_for_the_next_intake() {
    let class = Course { apply_by: Some(DayOfYear { month: 7, day: 31 }), ..EVENING_CLASS };
    let step = |begin: Date, limits: &Limits| {
        let plans = planned_from(begin, std::slice::from_ref(&class), limits);
        let step = &plans.plans[0].steps[0];
        (step.begins, step.apply_by, step.at_the_latest)
    };
    let day = |year, month, day| Date::constant(year, month, day);
    let (july, august) = (day(2027, 7, 31), day(2027, 8, 1));
    let next = (day(2027, 9, 27), Some(july), day(2027, 9, 27));
    assert_eq!(step(BEGIN, &Limits::default()), next);
    assert_eq!(step(july, &Limits::default()).1, Some(july), "on the last day one still can");
    assert_eq!(step(august, &Limits::default()), (day(2028, 9, 1), Some(day(2028, 7, 31)), day(2028, 9, 1)));
    // Where there is time, the latest day has its own day to apply.
    let by = Limits { by: Some(60), ..Limits::default() };
    assert_eq!(step(BEGIN, &by), (day(2027, 9, 27), Some(july), day(2029, 9, 27)));
    // Without an intake, whoever is too late waits until applications for the next year are open: the day after the last.
    let any = Course { starts_in: &[], ..class.clone() };
    let plans = planned_from(august, &[any], &Limits::default());
    assert_eq!(plans.plans[0].steps[0].begins, day(2028, 8, 1));
}

#[test]
fn of_two_courses_the_one_that_fits_is_taken() {
    let both = [EVENING_CLASS, DAY_COURSE];
    assert_eq!(days(&planned(&both, &Limits::default())).0, BEGIN, "the quick one");
    for limits in [
        Limits { keeps_working: true, ..Limits::default() },
        Limits { hours_a_week: Some(5), ..Limits::default() },
        Limits { without: vec!["day-course".into()], ..Limits::default() },
    ] {
        assert_eq!(days(&planned(&both, &limits)).0, Date::constant(2027, 9, 27), "{limits:?}");
    }
    let limits = Limits { not_before: Some(3), ..Limits::default() };
    assert_eq!(days(&planned(&both, &limits)).0, Date::constant(2027, 2, 27));
}

#[test]
fn one_limit_that_leaves_nothing_is_named() {
    for (limits, named) in [
        (Limits { no_evenings: true, ..Limits::default() }, Limit::NoEvenings),
        (Limits { hours_a_week: Some(3), ..Limits::default() }, Limit::HoursAWeek),
        (Limits { money: Some(100), ..Limits::default() }, Limit::Money),
        (Limits { by: Some(24), ..Limits::default() }, Limit::By),
        (Limits { without: vec!["carer/apprenticeship".into()], ..Limits::default() }, Limit::Without),
    ] {
        assert_eq!(conflict(&planned(&[EVENING_CLASS], &limits)), [named]);
        // Limits that are kept anyhow aren't blamed.
        let more = Limits { keeps_working: true, ..limits };
        assert_eq!(conflict(&planned(&[EVENING_CLASS], &more)), [named]);
    }
}

#[test]
fn two_limits_that_leave_nothing_together_are_named_together() {
    let limits = Limits { money: Some(100), keeps_working: true, by: Some(100), ..Limits::default() };
    assert_eq!(conflict(&planned(&[EVENING_CLASS, DAY_COURSE], &limits)), [Limit::Money, Limit::KeepsWorking]);
}

/// Where no page gives what is asked, somebody has to see to it, and it isn't known how long that takes.
#[test]
fn what_no_page_gives_is_a_deed_of_unknown_length() {
    let plans = planned(&[], &Limits::default());
    let plan = &plans.plans[0];
    assert_eq!((plan.steps.len(), plan.unknown_lengths), (2, 1));
    assert_eq!(days(&plans), (BEGIN, Date::constant(2027, 11, 27)));
}

/// The first step can wait as long as the last is none the later; both can where there is time until the last day.
#[test]
fn what_can_wait_says_until_when() {
    let latest = |limits: &Limits| -> Vec<Date> {
        planned(&[DAY_COURSE], limits).plans[0].steps.iter().map(|step| step.at_the_latest).collect()
    };
    assert_eq!(latest(&Limits::default()), [BEGIN, Date::constant(2027, 2, 27)]);
    let by = Limits { by: Some(20), ..Limits::default() };
    assert_eq!(latest(&by), [Date::constant(2027, 4, 27), Date::constant(2027, 7, 27)]);
}

/// Each month is tried, however far from the last in which a step could be over in time.
#[test]
fn what_can_wait_is_looked_for_past_a_long_break() {
    // Nothing is learned from the thirtieth month to the fiftieth, and all of it has to be over by the sixtieth.
    let limits = Limits { by: Some(60), breaks: vec![(30, 50)], ..Limits::default() };
    let plans = planned(&[DAY_COURSE], &limits);
    let latest: Vec<Date> = plans.plans[0].steps.iter().map(|step| step.at_the_latest).collect();
    assert_eq!(latest, [Date::constant(2028, 2, 27), Date::constant(2028, 5, 27)]);
}
