//! How long a way in takes somebody with so many hours a week.

#![allow(clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Test};
use rungs_core::date::DateRange;
use rungs_core::fact::{Denial, Field, Item, Known, List, Person};
use rungs_core::framework::Route;
use rungs_core::length::{self, Length};
use rungs_core::moment::Moment;
use rungs_core::program::Asked;
use support::build::{START, between, case, complete, day, denial, item, jiff_date, nobody_knows, words};

/// A job with so many hours a week: the fewest and the most.
fn job((fewest, most): (i64, i64), from: Known, until: Known) -> Item {
    let hours = Known::Number(fewest * Field::Hours.units(), most * Field::Hours.units());
    let employed = (Field::Employed, Known::Truth(true));
    item(List::Work, [employed, (Field::From, from), (Field::Until, until), (Field::Hours, hours)])
}

/// One that began long ago and goes on for long.
fn going_on(hours: (i64, i64)) -> Item {
    job(hours, day(2024, 1, 1), day(2030, 1, 1))
}

const START_DAY: Known = Known::Date(DateRange { earliest: START, latest: START });

/// Twelve to eighteen months at thirty hours a week, and longer in proportion below, for somebody who has no other jobs.
#[track_caller]
fn check(jobs: Vec<Item>, expected: (u32, Option<u32>)) {
    check_with(jobs, complete(List::Work), expected);
}

/// The same, where this is said not to be there.
#[track_caller]
fn check_with(jobs: Vec<Item>, denial: Denial, expected: (u32, Option<u32>)) {
    let framework = case(&words(0), Vec::new(), nobody_knows()).framework;
    let length = Length { months: (12, 18), in_proportion_below: Some(30), ..Length::default() };
    let route = Route { lengths: vec![length], ..Route::asking(Vec::new()) };
    let person = Person { items: jobs, denials: vec![denial], ..Person::default() };
    let asked = Asked { start: START, moment: Moment::Start };
    let takes = length::takes(&framework, &route, &person, asked).expect("small enough").expect("it has a length");
    assert_eq!((takes.at_least, takes.at_most), expected, "{person:?}");
}

#[test]
fn fewer_hours_make_it_longer_in_proportion() {
    check(vec![going_on((30, 30))], (12, Some(18)));
    check(vec![going_on((40, 40))], (12, Some(18)));
    check(vec![going_on((20, 20))], (18, Some(27)));
    // To the month that isn't over.
    check(vec![going_on((29, 29))], (13, Some(19)));
    check(vec![going_on((15, 30))], (12, Some(36)));
}

#[test]
fn without_any_hours_it_has_no_end() {
    check(vec![going_on((0, 30))], (12, None));
    check(vec![going_on((0, 0))], (12, None));
}

#[test]
fn a_job_that_does_not_go_on_at_the_start_is_no_second_one() {
    let second = |from, until| vec![going_on((20, 20)), job((10, 10), from, until)];
    let until = |until| second(day(2024, 1, 1), until);
    let from = |from| second(from, day(2030, 1, 1));
    let (alone, with_another) = ((18, Some(27)), (12, None));
    check(until(day(2026, 8, 31)), alone);
    check(until(START_DAY), with_another);
    check(until(between(jiff_date(2026, 8, 1), START)), with_another);
    check(from(day(2026, 9, 2)), alone);
    check(from(START_DAY), with_another);
    check(from(between(START, jiff_date(2026, 10, 1))), with_another);
}

#[test]
fn a_job_that_begins_or_ends_on_the_day_of_the_start_goes_on_then() {
    check(vec![job((20, 20), START_DAY, day(2030, 1, 1))], (18, Some(27)));
    check(vec![job((20, 20), day(2024, 1, 1), START_DAY)], (18, Some(27)));
}

#[test]
fn only_who_has_no_other_jobs_has_hours_that_are_known() {
    let is = |field, truth| vec![Test::new(field, Check::Is(truth))];
    let (known, unknown) = ((18, Some(27)), (12, None));
    for (denial, expected) in [
        (complete(List::Work), known),
        (denial(List::Work, is(Field::Employed, true)), known),
        (denial(List::Work, is(Field::Employed, false)), unknown),
        (denial(List::Work, is(Field::FullTime, true)), unknown),
        (complete(List::Qualifications), unknown),
    ] {
        check_with(vec![going_on((20, 20))], denial, expected);
    }
}
