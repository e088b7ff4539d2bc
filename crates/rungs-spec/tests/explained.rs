//! Who is named for a requirement that somebody could still decide about, and which facts for where somebody stands.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::fact::{Decision, Field, Known, List, Outcome, Person};
use rungs_core::requirement::{Content, How, Moment, Owner, Requirement, Strength};
use support::build::{
    self, Worded, Words, case, complete, decided, group, has, must, nobody_knows, requirement, that, usually, words,
    works_in,
};

/// Whose decision is told to be open about the one rule there is.
fn theirs_to_decide(rule: impl Fn(&Words) -> Requirement, person: Person) -> Option<Owner> {
    let words = words(0);
    let case = case(&words, vec![rule(&words)], person);
    let program = case.program();
    let reading = program.read(&case.person);
    let told = program.explain(&program.routes[0].requirements, &reading);
    told[0].theirs_to_decide.clone()
}

fn without() -> Person {
    Person { denials: vec![complete(List::Has)], ..nobody_knows() }
}

fn with(words: &Words) -> Person {
    let what = (Field::What, Known::Term(words.things[0]));
    build::person([build::item(List::Has, [what])])
}

fn after(decision: Decision, person: Person) -> Person {
    Person { decisions: vec![decision], ..person }
}

fn usual(words: &Words) -> Requirement {
    Requirement { owner: Owner::Employer, ..usually(that(&has(words.things[0]))) }
}

fn considered(words: &Words) -> Requirement {
    must(that(&has(words.things[0]))).if_they_decide()
}

#[test]
fn whoever_may_set_their_own_rule_aside_is_named() {
    assert_eq!(theirs_to_decide(usual, without()), Some(Owner::Employer));
    assert_eq!(theirs_to_decide(usual, nobody_knows()), Some(Owner::Employer));
}

#[test]
fn whoever_considers_it_is_named_once_it_is_there() {
    assert_eq!(theirs_to_decide(considered, with(&words(0))), Some(Owner::Provider));
}

/// To agree changes nothing where what they would consider is lacking.
#[test]
fn nobody_is_named_whose_decision_would_change_nothing() {
    assert_eq!(theirs_to_decide(considered, without()), None);
}

#[test]
fn nobody_is_named_for_what_is_met() {
    assert_eq!(theirs_to_decide(usual, with(&words(0))), None);
}

#[test]
fn nobody_is_named_who_has_decided() {
    for outcome in [Outcome::Granted, Outcome::Refused] {
        assert_eq!(theirs_to_decide(usual, after(decided("rule-0a", outcome), without())), None, "{outcome:?}");
    }
}

#[test]
fn nobody_is_named_for_what_only_helps_or_is_certain() {
    let preferred = |words: &Words| requirement(Strength::Preferably, Content::Matter(that(&has(words.things[0]))));
    assert_eq!(theirs_to_decide(preferred, without()), None);
    assert_eq!(theirs_to_decide(|words| must(that(&has(words.things[0]))), without()), None);
}

/// What everyone goes through once a place is offered is in nobody's way, and so nobody's to decide before.
#[test]
fn nobody_is_named_for_a_formality() {
    let offered = |words: &Words| must(that(&has(words.things[0]))).due(Moment::Offered);
    assert_eq!(theirs_to_decide(offered, without()), None);
}

/// With what is left of the one list, and not with all that is told of it, the other one is enough or isn't.
#[test]
fn of_two_things_that_are_enough_one_is_named() {
    let words = words(0);
    let work = (Field::Sector, Known::Term(words.sectors[0]));
    let mut person = with(&words);
    person.items.push(build::item(List::Work, [work]));
    let either = group(How::One, vec![must(that(&has(words.things[0]))), must(that(&works_in(words.sectors[0])))]);
    let case = case(&words, vec![either], person);
    let program = case.program();
    let facts = program.facts_for(program.routes[0].standing, &case.person, &program.read(&case.person));
    assert_eq!(facts.len(), 1, "{facts:?}");
}
