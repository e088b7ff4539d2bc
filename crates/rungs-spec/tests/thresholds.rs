//! A threshold moved by what people would call a step: the rules that somebody who just misses it, or lies just beyond it,
//! has to tell from the right one.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, DayOfYear, Tally, Test, When};
use rungs_core::date::Date;
use rungs_core::fact::{Field, List, Score};
use rungs_core::requirement::{Content, How, Matter, Requirement, Starts};
use rungs_core::threshold::{Day, Side, Threshold};
use support::build::{self, group, has, jiff_date, months_of, must, not, so_many, that, words};

fn one(field: Field, check: Check) -> Condition {
    Condition::held(List::Qualifications, vec![Test::new(field, check)])
}

fn sum(field: Field, at_least: i64) -> Condition {
    Condition { tally: Tally::Sum { field, at_least }, ..Condition::held(List::Qualifications, Vec::new()) }
}

fn yearly(month: i8, day: i8) -> When {
    When::Yearly(DayOfYear { month, day })
}

/// What a rule with this condition becomes where its last threshold is moved: by a step that is easier, and by one that
/// is harder.
#[track_caller]
fn check(condition: Condition, easier: Option<Condition>, harder: Option<Condition>) {
    let vocabulary = words(0).vocabulary;
    let rule = must(that(&condition));
    let threshold = *rule.thresholds().last().expect("it has one");
    let moved = |side| rule.asking_for(threshold, side, &vocabulary).map(|rule| conditions(&rule));
    let alone = |condition: Option<Condition>| condition.map(|condition| vec![condition]);
    assert_eq!(moved(Side::Short), alone(easier), "easier than {condition:?}");
    assert_eq!(moved(Side::Beyond), alone(harder), "harder than {condition:?}");
    assert_eq!(moved(Side::At), Some(vec![condition]));
}

fn conditions(rule: &Requirement) -> Vec<Condition> {
    let Content::Matter(matter) = &rule.content else { return Vec::new() };
    matter.leaves().iter().map(|leaf| leaf.condition.clone()).collect()
}

#[test]
fn numbers_move_by_what_they_are_counted_in_and_stay_in_their_bounds() {
    let at_least = |field, number| one(field, Check::AtLeast(number));
    check(at_least(Field::Level, 3), Some(at_least(Field::Level, 2)), Some(at_least(Field::Level, 4)));
    check(at_least(Field::Level, 8), Some(at_least(Field::Level, 7)), None);
    check(at_least(Field::Level, 0), Some(at_least(Field::Level, -1)), Some(at_least(Field::Level, 1)));
    let lowest = Field::LOWEST_LEVEL;
    check(at_least(Field::Level, lowest), None, Some(at_least(Field::Level, lowest + 1)));
    check(at_least(Field::CreditLevel, 8), Some(at_least(Field::CreditLevel, 7)), None);
    check(at_least(Field::CreditLevel, lowest), None, Some(at_least(Field::CreditLevel, lowest + 1)));
    check(at_least(Field::Share, 100), Some(at_least(Field::Share, 99)), None);
    let score = Field::Score(Score::Overall);
    check(at_least(score, 700), Some(at_least(score, 650)), Some(at_least(score, 750)));
    // Most that something may be: more is easier.
    let at_most = |number| one(Field::Hours, Check::AtMost(number));
    check(at_most(3000), Some(at_most(3100)), Some(at_most(2900)));
}

#[test]
fn grades_move_along_their_scale_and_no_further() {
    let scale = words(0).scales[0];
    let grade = |rank| one(Field::Grade, Check::Grade(vec![(scale, rank)]));
    check(grade(0), None, Some(grade(1)));
    check(grade(1), Some(grade(0)), Some(grade(2)));
    check(grade(2), Some(grade(1)), None);
}

#[test]
fn days_move_by_a_week_of_the_year_and_a_month_of_the_calendar() {
    let by = |when| one(Field::On, Check::ByThen(when));
    let since = |when| one(Field::On, Check::SinceThen(when));
    check(by(yearly(1, 15)), Some(by(yearly(1, 22))), Some(by(yearly(1, 8))));
    check(by(yearly(1, 3)), Some(by(yearly(1, 10))), Some(by(yearly(12, 27))));
    check(since(yearly(6, 30)), Some(since(yearly(6, 23))), Some(since(yearly(7, 7))));
    let day = |year, month, day| When::Fixed(jiff_date(year, month, day));
    check(by(day(2025, 8, 31)), Some(by(day(2025, 9, 30))), Some(by(day(2025, 7, 31))));
    // So long ago at least, and at most: years by half a year, months by a month, an age by a year.
    let ago = When::BeforeStart;
    check(by(ago(36)), Some(by(ago(30))), Some(by(ago(42))));
    check(since(ago(36)), Some(since(ago(42))), Some(since(ago(30))));
    check(since(ago(5)), Some(since(ago(6))), Some(since(ago(4))));
    check(by(ago(1)), None, Some(by(ago(2))));
    check(build::at_least_years_old(16), Some(build::at_least_years_old(15)), Some(build::at_least_years_old(17)));
}

#[test]
fn counts_sums_and_lengths_move_by_what_people_call_a_step() {
    let thing = has(words(0).things[0]);
    let count = |count| so_many(thing.clone(), count);
    check(count(2), Some(count(1)), Some(count(3)));
    check(sum(Field::Points, 48), Some(sum(Field::Points, 40)), Some(sum(Field::Points, 56)));
    check(sum(Field::Credits, 120), Some(sum(Field::Credits, 115)), Some(sum(Field::Credits, 125)));
    check(sum(Field::Credits, 5), None, Some(sum(Field::Credits, 10)));
    let months = |months, window| months_of(thing.clone(), months, window);
    check(months(24, None), Some(months(18, None)), Some(months(30, None)));
    check(months(7, None), Some(months(6, None)), Some(months(8, None)));
    // Through all of the last two years: the window is as long as what fills it.
    check(months(24, Some(24)), Some(months(18, Some(18))), Some(months(30, Some(30))));
    // A longer window is easier to have something in.
    check(months(6, Some(36)), Some(months(6, Some(42))), Some(months(6, Some(30))));
}

#[test]
fn the_parts_of_a_language_test_have_one_threshold_and_its_whole_another() {
    let score = |part| Test::new(Field::Score(part), Check::AtLeast(700));
    let parts = vec![score(Score::Overall), score(Score::Reading), score(Score::Writing)];
    let rule = must(that(&Condition::held(List::LanguageTests, parts)));
    let threshold = |part| Threshold::AtLeast(Field::Score(part), 700);
    assert_eq!(rule.thresholds(), [threshold(Score::Overall), threshold(Score::Listening)]);
}

#[test]
fn lists_move_by_an_item_and_starts_by_a_month() {
    let vocabulary = words(0).vocabulary;
    let moved = |rule: &Requirement, side| rule.asking_for(rule.thresholds()[0], side, &vocabulary);
    let item = || must(that(&has(words(0).things[0])));
    let some_of = |count| group(How::AtLeast(count), vec![item(), item(), item()]);
    assert_eq!(moved(&some_of(2), Side::Short), Some(some_of(1)));
    assert_eq!(moved(&some_of(2), Side::Beyond), Some(some_of(3)));
    assert_eq!(moved(&some_of(3), Side::Beyond), None);

    let day = |month, day| Some(jiff_date(2026, month, day));
    let starting = |from: Option<Date>, before: Option<Date>| Requirement { starts: Starts { from, before }, ..item() };
    assert_eq!(moved(&starting(day(9, 1), None), Side::Short), Some(starting(day(8, 1), None)));
    assert_eq!(moved(&starting(day(9, 1), None), Side::Beyond), Some(starting(day(10, 1), None)));
    assert_eq!(moved(&starting(None, day(9, 1)), Side::Short), Some(starting(None, day(10, 1))));
    assert_eq!(moved(&starting(None, day(9, 1)), Side::Beyond), Some(starting(None, day(8, 1))));
}

#[test]
fn the_wrong_rule_beyond_a_threshold_turns_away_whoever_has_more() {
    let vocabulary = words(0).vocabulary;
    // A wrong rule keeps the words of the right one.
    let level = |level| {
        let mut leaf = build::leaf(one(Field::Level, Check::AtLeast(3)));
        leaf.condition = one(Field::Level, Check::AtLeast(level));
        Matter::Leaf(leaf)
    };
    let (rule, best) = (must(level(3)), must(level(8)));
    let wrong = |rule: &Requirement, side| rule.mistaken(rule.thresholds()[0], side, &vocabulary);
    assert_eq!(wrong(&rule, Side::Short), Some(must(level(2))));
    assert_eq!(wrong(&rule, Side::At), Some(must(level(4))));
    assert_eq!(wrong(&rule, Side::Beyond), Some(must(Matter::All(vec![level(3), not(level(4))]))));
    assert_eq!(wrong(&best, Side::Beyond), None);
}

#[test]
fn a_rule_for_some_starts_holds_from_its_first_day_to_the_one_before_its_last() {
    let starts = Starts { from: Some(jiff_date(2025, 8, 1)), before: Some(jiff_date(2026, 8, 1)) };
    let cases = [
        ((2025, 7, 31), false),
        ((2025, 8, 1), true),
        ((2026, 7, 31), true),
        ((2026, 8, 1), false),
        ((2026, 8, 2), false),
    ];
    for ((year, month, day), expected) in cases {
        assert_eq!(starts.contains(jiff_date(year, month, day)), expected, "{year}-{month}-{day}");
    }
    assert!(Starts::default().contains(jiff_date(2026, 8, 1)));
}

#[test]
fn hours_have_bounds_of_a_week() {
    let at_least = |number| one(Field::Hours, Check::AtLeast(number));
    check(at_least(100), None, Some(at_least(200)));
    check(at_least(16_800), Some(at_least(16_700)), None);
}

#[test]
fn a_ceiling_is_what_more_of_fails() {
    let (day, ago) = (Day::Fixed(jiff_date(2026, 9, 1)), Day::Ago(60));
    let yearly = Day::Yearly(DayOfYear { month: 1, day: 15 });
    for ceiling in [
        Threshold::AtMost(Field::Hours, 3000),
        Threshold::StartsBefore(jiff_date(2026, 9, 1)),
        Threshold::Window(24),
        Threshold::Since(Field::On, ago),
        Threshold::By(Field::On, day),
        Threshold::By(Field::On, yearly),
    ] {
        assert!(ceiling.is_ceiling(), "{ceiling:?}");
    }
    for floor in [
        Threshold::AtLeast(Field::Hours, 3000),
        Threshold::StartsFrom(jiff_date(2026, 9, 1)),
        Threshold::Months(24),
        Threshold::Count(2),
        Threshold::Members(2),
        Threshold::Sum(Field::Points, 112),
        Threshold::By(Field::Born, ago),
        Threshold::Since(Field::On, day),
        Threshold::Since(Field::On, yearly),
    ] {
        assert!(!floor.is_ceiling(), "{floor:?}");
    }
}

#[test]
fn one_of_a_list_is_no_threshold() {
    let words = words(0);
    let members = || words.things.iter().map(|thing| must(that(&has(*thing)))).collect::<Vec<_>>();
    let of = |count| group(How::AtLeast(count), members()).thresholds();
    assert_eq!(of(1), []);
    assert_eq!(of(2), [Threshold::Members(2)]);
}

/// Two conditions in one sentence: what is moved is the one that the threshold is of.
#[test]
fn another_threshold_of_the_sentence_stays() {
    let vocabulary = words(0).vocabulary;
    let moved = |moving: Condition, staying: Condition, expected: Condition| {
        let rule = must(Matter::All(vec![that(&moving), that(&staying)]));
        let threshold = *must(that(&moving)).thresholds().last().expect("it has one");
        let harder = rule.asking_for(threshold, Side::Beyond, &vocabulary).map(|rule| conditions(&rule));
        assert_eq!(harder, Some(vec![expected, staying]), "{moving:?}");
    };
    let thing = words(0).things[0];
    let hours = |number| one(Field::Hours, Check::AtLeast(number));
    moved(hours(3000), hours(1000), hours(3100));
    let count = |number| so_many(has(thing), number);
    moved(count(3), count(5), count(4));
    moved(sum(Field::Points, 112), sum(Field::Points, 48), sum(Field::Points, 120));
    moved(sum(Field::Points, 112), sum(Field::Credits, 112), sum(Field::Points, 120));
    let months = |number, window| months_of(has(thing), number, window);
    moved(months(24, None), months(6, None), months(30, None));
    moved(months(7, Some(24)), months(7, Some(36)), months(7, Some(18)));
    moved(months(7, Some(24)), months(7, None), months(7, Some(18)));
    // Through all of the last so many: both move together.
    moved(months(24, Some(24)), months(25, Some(25)), months(30, Some(30)));
}
