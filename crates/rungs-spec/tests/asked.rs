//! Which question comes first, how many there may be, and where none is asked.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::condition::{Condition, Test};
use rungs_core::fact::{Field, Known, List, Person};
use rungs_core::requirement::{Content, How, Matter, Requirement, Strength};
use support::build::{
    self, Words, at_least_years_old, case, group, has, holds_type, item, must, nobody_knows, not, requirement, so_many,
    that, words, works_in,
};
use support::{Case, nodes};

/// The question that comes first: the first condition it is about, how many questions there may be in all, and whether
/// no order could promise fewer.
fn first(words: &Words, rules: Vec<Requirement>, person: Person) -> Option<(Condition, usize, bool)> {
    let case: Case = case(words, rules, person);
    let program = case.program();
    let asking = program.ask(&case.person, &nodes(&program));
    assert_eq!(asking.is_some(), program.has_question(&case.person, &nodes(&program)), "{case:?}");
    asking.map(|asking| (program.leaves[asking.leaves[0]].condition.clone(), asking.at_most, asking.is_least))
}

/// Conditions on three things, three subjects, three sectors and three types, of which the first of three covers the
/// second, and that one the third, where the words say so.
fn twelve(words: &Words) -> Vec<Condition> {
    let of_subject = |subject| Condition::held(List::Qualifications, vec![Test::within(Field::Subject, subject)]);
    let all = words.things.map(has).into_iter().chain(words.subjects.map(of_subject));
    all.chain(words.sectors.map(works_in)).chain(words.types.map(holds_type)).collect()
}

fn all_of(conditions: &[Condition]) -> Vec<Requirement> {
    conditions.iter().map(|one| must(that(one))).collect()
}

/// Everybody meets it, and yet it looks at a fact.
fn whichever(condition: &Condition) -> Requirement {
    group(How::One, vec![must(that(condition)), must(not(that(condition)))])
}

#[test]
fn what_is_all_needed_takes_a_question_each() {
    let words = words(0);
    let all = twelve(&words);
    for count in [1, 6] {
        assert_eq!(first(&words, all_of(&all[..count]), nobody_knows()), Some((all[0].clone(), count, true)));
    }
}

#[test]
fn conditions_with_one_question_are_settled_by_one_answer() {
    let words = words(0);
    let ages = [16, 18, 21].map(at_least_years_old);
    let case = case(&words, all_of(&ages), nobody_knows());
    let program = case.program();
    let asking = program.ask(&case.person, &nodes(&program)).expect("everything is open");
    assert_eq!((asking.leaves.len(), asking.at_most, asking.is_least), (3, 1, true));
}

/// Two of them are needed; and whether there are three says which of two other things is.
#[test]
fn one_answer_settles_every_condition_with_its_question() {
    let words = words(0);
    let [two, three] = [2, 3].map(|count| so_many(holds_type(words.types[0]), count));
    let [permit, licence, _] = words.things.map(has);
    let both = |parts: [Matter; 2]| must(Matter::All(parts.into()));
    let either = vec![both([that(&three), that(&permit)]), both([not(that(&three)), that(&licence)])];
    let rules = vec![must(that(&two)), group(How::One, either)];
    assert_eq!(first(&words, rules, nobody_knows()), Some((two, 2, true)));
}

/// The least number is searched up to ten questions, however soon one of more would settle it all.
#[test]
fn among_ten_questions_the_one_that_settles_it_is_known_to() {
    let words = words(0);
    let all = twelve(&words);
    let rules = |beside: usize| -> Vec<Requirement> {
        let needed = must(that(&all[11]));
        all[..beside].iter().map(whichever).chain([needed]).collect()
    };
    assert_eq!(first(&words, rules(9), nobody_knows()), Some((all[11].clone(), 1, true)));
    assert_eq!(first(&words, rules(10), nobody_knows()), Some((all[11].clone(), 11, false)));
}

#[test]
fn a_search_that_takes_too_long_gives_way() {
    let words = words(0);
    let all = twelve(&words);
    assert_eq!(first(&words, all_of(&all[..10]), nobody_knows()), Some((all[0].clone(), 10, false)));
}

/// Past ten, the one comes first that can change something; also where another would leave fewer.
#[test]
fn of_many_questions_the_one_that_changes_something_comes_first() {
    for shape in [0, 0b101] {
        let words = words(shape);
        let all = twelve(&words);
        let (needed, alternatives) = all.split_last().expect("twelve");
        let rules = vec![group(How::AtLeast(1), all_of(alternatives)), must(that(needed))];
        // A no to it settles everything; nothing else does.
        assert_eq!(first(&words, rules, nobody_knows()), Some((needed.clone(), 12, false)));
    }
}

/// Of those that can change something, the one whose worst answer leaves the fewest: who has the narrower has the wider.
#[test]
fn of_many_questions_the_one_comes_first_that_leaves_fewest() {
    let words = words(1);
    let all = twelve(&words);
    assert_eq!(first(&words, all_of(&all), nobody_knows()), Some((all[1].clone(), 12, false)));
    // What is known by now is no question any more.
    let person = build::person([item(List::Has, [(Field::What, Known::Term(words.things[0]))])]);
    assert_eq!(first(&words, all_of(&all), person), Some((all[4].clone(), 11, false)));
}

/// What the pages don't say yet stays open, whatever is true of anybody.
#[test]
fn where_the_pages_are_silent_only_what_can_change_something_is_asked() {
    let words = words(0);
    let [permit, licence, _] = words.things.map(has);
    let silent = || requirement(Strength::Must, Content::NotKnownYet);
    assert_eq!(first(&words, vec![silent(), whichever(&permit)], nobody_knows()), None);
    let needed = || vec![silent(), whichever(&permit), must(that(&licence))];
    assert_eq!(first(&words, needed(), nobody_knows()), Some((licence.clone(), 1, true)));
    let either = vec![group(How::One, vec![silent(), must(that(&licence))]), whichever(&permit)];
    assert_eq!(first(&words, either, nobody_knows()), Some((licence, 1, true)));
}

/// What somebody can't say is passed on, by its key or its words; and what rests on it alone is not asked either.
#[test]
fn what_somebody_has_passed_on_is_not_asked() {
    let words = words(0);
    let [permit, licence, card] = words.things.map(has);
    let mut asked = build::leaf(permit.clone());
    asked.question.text = "Do you have a permit?".to_owned();
    let permit = || Matter::Leaf(asked.clone());
    // With the licence or without it, it is the permit that decides.
    let permit_decides = || {
        let with = group(How::All, vec![must(permit()), must(that(&licence))]);
        let without = group(How::All, vec![must(permit()), must(not(that(&licence)))]);
        group(How::One, vec![with, without])
    };
    for words_of_it in [asked.question.key.to_uppercase(), asked.question.text.clone()] {
        let person = || Person { not_known: vec![words_of_it.clone()], ..Person::default() };
        assert_eq!(first(&words, vec![must(permit())], person()), None);
        assert_eq!(first(&words, vec![permit_decides()], person()), None);
        let needed = vec![permit_decides(), must(that(&card))];
        assert_eq!(first(&words, needed, person()), Some((card.clone(), 1, true)));
        let of_both = vec![must(permit()), must(that(&licence))];
        assert_eq!(first(&words, of_both, person()), Some((licence.clone(), 1, true)));
    }
    assert_eq!(first(&words, vec![permit_decides()], nobody_knows()).map(|(_, at_most, _)| at_most), Some(1));
}
