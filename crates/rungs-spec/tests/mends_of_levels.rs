//! What to do where all that is asked is of what level a qualification is: every way in which conditions overlap is a range of
//! numbers, and so is what is known of an entry. Against every set of actions, tried in turn.

#![allow(clippy::indexing_slicing, reason = "tests")]

mod support;

use std::collections::BTreeSet;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::fact::{Denial, Field, Known, List, Person};
use rungs_core::mend::ActionKind;
use rungs_core::requirement::{Content, How, Requirement, Strength};
use rungs_core::standing::Standing;
use support::build::{
    Worded, case, complete, denial, group, has, item, must, nobody_knows, not, requirement, so_many, that, words,
    works_in,
};

/// A qualification of one of these levels.
fn level(low: i64, high: i64) -> Condition {
    let check = |check| Test::new(Field::Level, check);
    Condition::held(List::Qualifications, vec![check(Check::AtLeast(low)), check(Check::AtMost(high))])
}

/// Ten credits at these levels.
fn credits(low: i64, high: i64) -> Condition {
    Condition { tally: Tally::Sum { field: Field::Credits, at_least: 10 }, ..level(low, high) }
}

fn two(low: i64, high: i64) -> Condition {
    so_many(level(low, high), 2)
}

fn asks(condition: Condition) -> Requirement {
    must(that(&condition))
}

fn without(condition: Condition) -> Requirement {
    must(not(that(&condition)))
}

fn judged() -> Requirement {
    requirement(Strength::Must, Content::Judgement).if_they_decide()
}

fn any<const N: usize>(rules: [Requirement; N]) -> Requirement {
    group(How::One, rules.into())
}

fn all<const N: usize>(rules: [Requirement; N]) -> Requirement {
    group(How::All, rules.into())
}

fn any_two<const N: usize>(rules: [Requirement; N]) -> Requirement {
    group(How::AtLeast(2), rules.into())
}

fn none(low: i64, high: i64) -> Denial {
    denial(List::Qualifications, level(low, high).ways[0].clone())
}

/// There are no more than are listed.
fn no_more() -> Denial {
    complete(List::Qualifications)
}

/// For a person with qualifications that are of one of these levels, and of whom that is said not to be there.
#[track_caller]
fn check<const N: usize>(rules: [Requirement; N], listed: &[(i64, i64)], denials: impl IntoIterator<Item = Denial>) {
    let award = |(low, high): &(i64, i64)| item(List::Qualifications, [(Field::Level, Known::Number(*low, *high))]);
    let items = listed.iter().map(award).collect();
    check_person(rules, Person { items, denials: denials.into_iter().collect(), ..nobody_knows() });
}

/// For a person with qualifications of ten credits each, at one of these levels, and with no other credits.
fn with_credits(listed: &[(i64, i64)]) -> Person {
    let award = |(low, high): &(i64, i64)| {
        let known = [(Field::Level, Known::Number(*low, *high)), (Field::Credits, Known::Number(10, 10))];
        item(List::Qualifications, known)
    };
    let others = denial(List::Qualifications, vec![Test::new(Field::Credits, Check::AtLeast(1))]);
    Person { items: listed.iter().map(award).collect(), denials: vec![others], ..nobody_knows() }
}

#[track_caller]
fn check_person<const N: usize>(rules: [Requirement; N], person: Person) {
    let case = case(&words(0), rules.into(), person);
    let sets = support::mends_are_found_by_trying(&case);
    assert!(!sets.is_empty(), "nothing can be done: {case:?}");
    // What is found out and no more, where that is enough.
    let program = case.program();
    let (node, reading) = (program.routes[0].standing, program.read(&case.person));
    let workshop = program.workshop(&reading, node);
    let is_found_out =
        |set: &BTreeSet<usize>| set.iter().all(|one| workshop.actions()[*one].kind == ActionKind::FindOut);
    let expected: BTreeSet<BTreeSet<usize>> = sets.into_iter().filter(is_found_out).collect();
    let to_find_out = program.to_find_out(&reading, node).sets;
    let found_out: BTreeSet<BTreeSet<usize>> = to_find_out.iter().map(|set| support::places(&workshop, set)).collect();
    assert!(expected.is_empty() || expected == found_out, "{found_out:?} of {case:?}");
}

/// Of several that are enough, one holds where the other fails: finding out, or doing, something else is enough then.
#[test]
fn what_takes_turns_stays_together() {
    check([any([asks(level(1, 2)), asks(level(3, 4))]), asks(level(1, 4))], &[], []);
    check([any([asks(level(1, 2)), asks(level(3, 9))]), asks(level(1, 9))], &[], [none(5, 9)]);
    check(
        [any([asks(level(1, 1)), any_two([asks(level(2, 3)), asks(level(2, 3)), asks(level(1, 3))])])],
        &[],
        [no_more()],
    );
    check(
        [any([
            any([asks(level(2, 2)), asks(two(3, 4)), asks(level(2, 2))]),
            any_two([asks(two(3, 4)), asks(level(4, 4))]),
        ])],
        &[(1, 4), (2, 3)],
        [],
    );
    check(
        [any([without(level(1, 2)), all([asks(level(1, 2)), asks(level(1, 3))])]), asks(level(1, 3))],
        &[],
        [none(1, 2)],
    );
}

/// Five entries for four levels that are asked for: if the first of them is none of these, each of the others is the next
/// one, down to the last. So one of the two at the ends is there, however far they are from each other.
#[test]
fn what_takes_turns_along_a_row_of_entries_stays_together() {
    let row = |of: fn(i64, i64) -> Condition| {
        let ends = any([asks(of(1, 1)), asks(of(8, 8))]);
        [ends, all([asks(of(1, 2)), asks(of(3, 4)), asks(of(5, 6)), asks(of(7, 8))])]
    };
    let listed = [(0, 1), (2, 3), (4, 5), (6, 7), (8, 9)];
    check(row(level), &listed, [no_more()]);
    check_person(row(credits), with_credits(&listed));
}

/// There may be more entries, but none that adds anything: what is asked of those that are listed says what they are.
#[test]
fn what_only_listed_entries_add_to_tells_something_of_a_part() {
    let ends = any([asks(credits(1, 1)), asks(credits(4, 4))]);
    check_person([ends, asks(credits(1, 2)), asks(credits(3, 4))], with_credits(&[(0, 1), (2, 3), (4, 5)]));
}

/// In the world in which all of it fails a thing is missing; in another one a level is.
#[test]
fn what_fails_in_one_world_is_mended_there() {
    let things = || any(words(0).things.map(|thing| asks(has(thing))));
    let turns = || any([asks(level(1, 2)), all([asks(level(3, 4)), things()])]);
    let work = || asks(works_in(words(0).sectors[0]));
    check([any([turns(), work()])], &[(1, 4)], [no_more()]);
    check([any([work(), turns()])], &[(1, 4)], [no_more()]);
    let either = || asks(level(1, 3));
    let one = all([without(level(3, 3)), any_two([judged(), without(level(3, 3)), either()])]);
    let other = all([judged(), without(level(1, 3))]);
    check([any([one, any([other, either(), without(has(words(0).things[0]))])])], &[], [none(2, 4)]);
}

/// Two at level 2 are two more or, where the one that is listed is at level 2, one: three in all aren't sure to come of it.
#[test]
fn what_is_done_takes_as_many_as_are_lacking() {
    let rules = vec![asks(so_many(level(1, 3), 3)), asks(two(2, 2))];
    let listed = item(List::Qualifications, [(Field::Level, Known::Number(1, 3))]);
    let person = Person { items: vec![listed], denials: vec![no_more()], ..nobody_knows() };
    let case = case(&words(0), rules, person);
    let program = case.program();
    let mends = program.mends(&program.read(&case.person), program.routes[0].standing);
    assert_eq!(mends.sets.iter().map(Vec::len).collect::<Vec<_>>(), [2], "{mends:?}");
}

/// What else can tell something of a part is tried with it.
#[test]
fn what_tells_something_of_a_part_is_tried_with_it() {
    check([all([asks(two(3, 4)), any([asks(level(4, 4)), asks(two(3, 4))])]), asks(level(4, 4))], &[], [none(1, 3)]);
    check(
        [any([asks(two(2, 4)), any([asks(has(words(0).things[0])), asks(level(1, 4))])]), asks(level(1, 3))],
        &[],
        [none(2, 4)],
    );
    check([without(level(3, 4)), without(level(1, 4))], &[], [none(2, 2)]);
}

/// Each of three ways to be ready takes four things that may be so, and one entry may be any of them. That is more sets than
/// anybody waits for: one of them comes of leaving out what isn't needed, and the one beside it is none besides.
#[test]
fn where_very_much_may_be_so_a_set_is_found_of_which_nothing_can_be_left_out() {
    let each = |levels: [i64; 4]| all(levels.map(|one| asks(level(one, one))));
    let listed = item(List::Qualifications, [(Field::Level, Known::Number(1, 9))]);
    let ways = [[1, 2, 3, 4], [1, 2, 3, 5], [6, 7, 8, 9]];
    for turned in 0..ways.len() {
        let mut ways = ways;
        ways.rotate_left(turned);
        let person = Person { items: vec![listed.clone()], ..nobody_knows() };
        let case = case(&words(0), vec![any(ways.map(each))], person);
        let program = case.program();
        let (node, reading) = (program.routes[0].standing, program.read(&case.person));
        let workshop = program.workshop(&reading, node);
        let found = program.to_find_out(&reading, node);
        let sets: Vec<BTreeSet<usize>> = found.sets.iter().map(|set| support::places(&workshop, set)).collect();
        let after = |set: &BTreeSet<usize>| workshop.after(&set.iter().copied().collect::<Vec<_>>());
        assert_eq!(sets.iter().map(BTreeSet::len).collect::<Vec<_>>(), [4], "{ways:?}: {found:?}");
        assert!(!found.is_complete);
        assert_eq!((found.reaches, after(&sets[0])), (Some(Standing::Ready), Some(Standing::Ready)));
        for left_out in &sets[0] {
            let without = sets[0].iter().copied().filter(|one| one != left_out).collect();
            assert!(after(&without) < Some(Standing::Ready), "{left_out} of {:?} isn't needed", sets[0]);
        }
    }
}
