//! What an answer makes of what is listed already, and which question comes first where there are many.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::fact::{Answered, Field, Item, Known, List, Person, Reply};
use rungs_core::requirement::How;
use rungs_core::standing::{Interval, Standing};
use support::build::{
    case, complete, group, has, holds_type, item, months_of, must, nobody_knows, that, words, works_in,
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

/// Past ten open questions the least number isn't searched for: the one comes first whose answers settle most.
#[test]
fn of_many_questions_the_one_that_settles_most_comes_first() {
    let words = words(0);
    let of_subject = |subject| Condition::held(List::Qualifications, vec![Test::within(Field::Subject, subject)]);
    let alternatives: Vec<Condition> = words
        .things
        .map(has)
        .into_iter()
        .chain(words.sectors.map(works_in))
        .chain(words.types.map(holds_type))
        .chain(words.subjects.map(of_subject))
        .collect();
    let (needed, alternatives) = alternatives.split_last().expect("twelve");
    let one_of = group(How::AtLeast(1), alternatives.iter().map(|one| must(that(one))).collect());
    let case = case(&words, vec![one_of, must(that(needed))], nobody_knows());
    let program = case.program();
    let asking = program.ask(&case.person, &nodes(&program)).expect("everything is open");
    assert_eq!((asking.is_least, asking.at_most), (false, 12));
    // A no to it settles everything; nothing else does.
    assert_eq!(program.leaves[asking.leaves[0]].condition, *needed);
}
