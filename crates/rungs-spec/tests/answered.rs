//! What an answer makes of what is listed already.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test, When};
use rungs_core::date::DateRange;
use rungs_core::fact::{Answered, Field, Item, Known, List, Person, Reply};
use rungs_core::standing::{Interval, Standing};
use rungs_core::vocabulary::TermId;
use support::build::{
    self, case, complete, holds_type, item, months_of, must, nobody_knows, so_many, that, words, works_in,
};
use support::nodes;

const READY: (Standing, Standing) = (Standing::Ready, Standing::Ready);
const NOT_YET: (Standing, Standing) = (Standing::NotYet, Standing::NotYet);
const OPEN: (Standing, Standing) = (Standing::NotYet, Standing::Ready);

/// A person is asked about one condition: how they stand then.
#[track_caller]
fn check(condition: &Condition, person: &Person, reply: Reply, expected: (Standing, Standing)) {
    let case = case(&words(0), vec![must(that(condition))], person.clone());
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply, path: String::new() }];
    let told = program.with_answers(&Person { answers, ..case.person.clone() });
    let Interval { floor, ceiling } = program.decide(&program.read(&told))[0].standing;
    assert_eq!((floor, ceiling), expected, "{reply:?} to {condition:?}");
    assert_eq!(program.ask(&told, &nodes(&program)), None, "it is asked again");
}

fn award(known: (Field, Known)) -> Item {
    item(List::Qualifications, [(Field::Type, Known::Term(words(0).types[1])), known])
}

#[test]
fn a_sum_that_is_answered_has_in_it_what_is_listed() {
    let all = Tally::Sum { field: Field::Credits, at_least: 120 };
    let credits = Condition { tally: all, ..holds_type(words(0).types[1]) };
    let listed =
        |low, high| Person { items: vec![award((Field::Credits, Known::Number(low, high)))], ..Person::default() };
    check(&credits, &listed(40, 40), Reply::Number(120), READY);
    check(&credits, &listed(40, 40), Reply::Number(119), NOT_YET);
    check(&credits, &listed(40, 40), Reply::Number(80), NOT_YET);
    // What is listed is more than what was said: it is what it is.
    check(&credits, &listed(120, 120), Reply::Number(60), READY);
    // What is listed may be some of it or all: the rest is the more, the less that is.
    check(&credits, &listed(20, 40), Reply::Number(150), READY);
    check(&credits, &listed(20, 40), Reply::Number(99), NOT_YET);
    check(&credits, &listed(20, 40), Reply::Number(120), OPEN);
}

#[test]
fn what_is_listed_of_another_sort_is_no_part_of_a_sum() {
    let all = Tally::Sum { field: Field::Credits, at_least: 120 };
    let credits = Condition { tally: all, ..holds_type(words(0).types[1]) };
    let other = [(Field::Type, Known::Term(words(0).types[0])), (Field::Credits, Known::Number(60, 60))];
    let person = Person { items: vec![item(List::Qualifications, other)], ..Person::default() };
    check(&credits, &person, Reply::Number(120), READY);
    check(&credits, &person, Reply::Number(119), NOT_YET);
}

/// No months at all are no work at all.
#[test]
fn no_months_are_no_entry() {
    let work = months_of(works_in(words(0).sectors[0]), 12, None);
    let case = case(&words(0), vec![must(that(&work))], nobody_knows());
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply: Reply::Number(0), path: String::new() }];
    assert_eq!(program.with_answers(&Person { answers, ..Person::default() }).items, []);
}

#[test]
fn a_yes_narrows_the_grade_of_the_one_that_is_listed() {
    let scale = words(0).scales[0];
    let mut graded = holds_type(words(0).types[1]);
    graded.ways[0].push(Test::new(Field::Grade, Check::Grade(vec![(scale, 1)])));
    let listed = |low, high| Person {
        items: vec![award((Field::Grade, Known::Grade(scale, low, high)))],
        denials: vec![complete(List::Qualifications)],
        ..Person::default()
    };
    check(&graded, &listed(0, 2), Reply::YesNo(true), READY);
    check(&graded, &listed(0, 2), Reply::YesNo(false), NOT_YET);
}

#[test]
fn a_yes_narrows_the_level_of_the_one_that_is_listed() {
    let mut levelled = holds_type(words(0).types[1]);
    levelled.ways[0].push(Test::new(Field::Level, Check::AtLeast(3)));
    let person = Person {
        items: vec![award((Field::Level, Known::Number(2, 5)))],
        denials: vec![complete(List::Qualifications)],
        ..Person::default()
    };
    check(&levelled, &person, Reply::YesNo(true), READY);
    check(&levelled, &person, Reply::YesNo(false), NOT_YET);
}

/// Of those listed, it is about the ones that may count or not: not about one that surely doesn't.
#[test]
fn a_yes_is_about_those_that_it_leaves_open() {
    let scale = words(0).scales[0];
    let mut graded = holds_type(words(0).types[1]);
    graded.ways[0].push(Test::new(Field::Grade, Check::Grade(vec![(scale, 1)])));
    let other = item(List::Qualifications, [(Field::Type, Known::Term(words(0).types[0]))]);
    let person = Person {
        items: vec![other, award((Field::Grade, Known::Grade(scale, 0, 2)))],
        denials: vec![complete(List::Qualifications)],
        ..Person::default()
    };
    check(&graded, &person, Reply::YesNo(true), READY);
}

/// What is known of an entry once somebody has said that it counts for a condition, where there are no other entries.
#[track_caller]
fn narrows(condition: &Condition, field: Field, listed: Known, expected: &Known) {
    let person = Person {
        items: vec![item(condition.list, [(field, listed)])],
        denials: vec![complete(condition.list)],
        ..Person::default()
    };
    let case = case(&words(1), vec![must(that(condition))], person);
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply: Reply::YesNo(true), path: String::new() }];
    let told = program.with_answers(&Person { answers, ..case.person.clone() });
    assert_eq!(told.items.len(), 1);
    assert_eq!(&told.items[0].fields[&field].known, expected, "{condition:?}");
}

#[test]
fn of_several_terms_those_stay_that_a_yes_leaves() {
    let words = words(1);
    let one_of = |terms: &[TermId]| Known::one_of(&terms.iter().copied().map(Some).collect::<Vec<_>>());
    let [exam, award, diploma] = words.types;
    let of_type = |check| Condition::held(List::Qualifications, vec![Test::new(Field::Type, check)]);
    narrows(&holds_type(award), Field::Type, one_of(&[exam, award]), &Known::Term(award));
    let either = of_type(Check::Within(vec![award, diploma]));
    narrows(&either, Field::Type, one_of(&[exam, award]), &Known::Term(award));
    narrows(&either, Field::Type, one_of(&[award, diploma, exam]), &one_of(&[award, diploma]));
    // What is known more closely than it was asked stays so.
    let [public, health, trust] = words.sectors;
    narrows(&works_in(public), Field::Sector, one_of(&[health, trust]), &Known::Term(health));
    narrows(&works_in(health), Field::Sector, one_of(&[public, trust]), &Known::Term(health));
    // Something that has no name is something else than what has one.
    let else_than = of_type(Check::Outside(vec![exam]));
    narrows(&else_than, Field::Type, Known::one_of(&[None, Some(exam)]), &Known::one_of(&[None]));
}

#[test]
fn a_yes_narrows_a_grade_on_its_own_scale() {
    let [points, classes] = words(0).scales;
    let either = Test::new(Field::Grade, Check::Grade(vec![(classes, 1), (points, 1)]));
    let graded = Condition::held(List::Qualifications, vec![either]);
    narrows(&graded, Field::Grade, Known::Grade(points, 0, 2), &Known::Grade(points, 1, 2));
    narrows(&graded, Field::Grade, Known::Grade(classes, 0, 1), &Known::Grade(classes, 1, 1));
}

/// A day that is answered is one's own, where there is one entry of its sort; of work there may be another.
#[test]
fn a_day_that_is_answered_is_of_another_entry_where_there_can_be_one() {
    let begun = Test::new(Field::From, Check::ByThen(When::BeforeStart(12)));
    let condition = Condition::held(List::Work, vec![begun]);
    let listed = item(List::Work, [(Field::Sector, Known::Term(words(0).sectors[0]))]);
    let case = case(&words(0), vec![must(that(&condition))], build::person([listed]));
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let reply = Reply::Date(DateRange::day(build::jiff_date(2020, 1, 1)));
    let answers = vec![Answered { question, reply, path: String::new() }];
    assert_eq!(program.with_answers(&Person { answers, ..case.person.clone() }).items.len(), 2);
}

/// Rules that ask one question: what somebody is taken for who answers it, and which of the conditions then surely hold and
/// which can.
fn told_by(rules: &[Condition], reply: Reply) -> (Person, Vec<(bool, bool)>) {
    let case = case(&words(0), rules.iter().map(|one| must(that(one))).collect(), nobody_knows());
    let program = case.program();
    let question = program.leaves[0].question.key.clone();
    let answers = vec![Answered { question, reply, path: String::new() }];
    let told = program.with_answers(&Person { answers, ..Person::default() });
    let reading = program.read(&told);
    let known = (0..rules.len()).map(|leaf| (program.surely_holds(leaf, &reading), program.can_hold(leaf, &reading)));
    let known = known.collect();
    (told, known)
}

const SURE: (bool, bool) = (true, true);
const UNKNOWN: (bool, bool) = (false, true);
const DENIED: (bool, bool) = (false, false);

/// A yes is one to each of them, and a number is said once.
#[test]
fn an_answer_is_about_every_condition_that_asks_the_same() {
    let exams = |count| so_many(holds_type(words(0).types[0]), count);
    assert_eq!(told_by(&[exams(2), exams(3)], Reply::YesNo(true)).1, [SURE, SURE]);
    assert_eq!(told_by(&[exams(2), exams(3)], Reply::Number(2)).1, [SURE, DENIED]);
    let months = |at_least| months_of(works_in(words(0).sectors[0]), at_least, None);
    assert_eq!(told_by(&[months(12), months(24)], Reply::Number(12)).1, [SURE, DENIED]);
}

/// Who has no credits may have what could bring some.
#[test]
fn what_adds_nothing_to_a_sum_is_not_asked_about() {
    let exam = holds_type(words(0).types[0]);
    let credits = Condition { tally: Tally::Sum { field: Field::Credits, at_least: 60 }, ..exam.clone() };
    let (person, known) = told_by(&[credits, exam], Reply::Number(0));
    assert_eq!((person.items, known), (vec![], vec![DENIED, UNKNOWN]));
}

#[test]
fn what_an_answer_settles_is_not_passed_on() {
    let (person, known) = told_by(&[works_in(words(0).sectors[0])], Reply::YesNo(true));
    assert_eq!((person.not_known, known), (Vec::<String>::new(), vec![SURE]));
}
