//! Who is shown, and who can't be; which lists are tried together; what a decision is about.

#![allow(clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::decision::DecisionKind;
use rungs_core::fact::{Field, List, Reply};
use rungs_core::requirement::{Content, How, Matter, Requirement, Strength};
use rungs_core::standing::Standing;
use rungs_core::witness::Witness;
use support::Case;
use support::build::{
    self, case, group, holds_type, must, nobody_knows, not, requirement, so_many, that, words, works_in,
};

/// Who stands so, as a person of nothing but answers.
fn shown(rules: Vec<Requirement>) -> Option<Vec<Reply>> {
    let case = case(&words(0), rules, nobody_knows());
    let program = case.program();
    match program.witness(program.routes[0].standing, Standing::Ready) {
        Witness::Somebody(Some(person)) => Some(person.answers.iter().map(|answered| answered.reply).collect()),
        _ => None,
    }
}

/// Of the ways in which facts could turn out together, one is chosen that is good enough.
#[test]
fn whoever_is_shown_is_good_enough() {
    let words = words(0);
    let [one, two] = [1, 2].map(|count| that(&so_many(holds_type(words.types[0]), count)));
    let none_or_two = || group(How::One, vec![must(not(one.clone())), must(two.clone())]);
    assert_eq!(shown(vec![none_or_two(), must(not(one.clone()))]), Some(vec![Reply::YesNo(false)]));
    assert!(shown(vec![none_or_two(), must(one.clone())]).is_some());
    assert_eq!(shown(vec![must(not(that(&build::has(words.things[0]))))]), Some(vec![Reply::YesNo(false)]));
}

/// A role that is held by these rules, and a way in to it by those.
fn beside(to_hold: Vec<Requirement>, to_start: Vec<Requirement>) -> Case {
    let mut case = case(&words(0), to_start, nobody_knows());
    case.framework.roles[0].to_hold = to_hold;
    case.framework.roles[0] = build::named(case.role().clone());
    case
}

/// No answer says that a share is no larger than so much: that somebody meets it is known, and who that is can't be shown.
#[test]
fn somebody_who_cannot_be_shown_is_somebody_all_the_same() {
    let words = words(0);
    let tests = vec![Test::within(Field::What, words.things[0]), Test::new(Field::Share, Check::AtMost(3))];
    let tally = Tally::Sum { field: Field::Share, at_least: 2 };
    let share = Condition { tally, ..Condition::held(List::WorkingTime, tests) };
    let case = beside(vec![must(that(&share))], vec![must(that(&build::has(words.things[1])))]);
    let program = case.program();
    let apart = program.telling_apart(program.to_hold.0, program.routes[0].standing);
    assert_eq!(apart, Some(Witness::Somebody(None)));
}

/// Fifteen things could turn out in thirty thousand ways; any one of them, and any other, in four.
#[test]
fn what_joins_many_things_is_told_apart_part_by_part() {
    let words = words(0);
    let within = |list, field| move |term| Condition::held(list, vec![Test::within(field, term)]);
    let all: Vec<Requirement> = words
        .things
        .map(build::has)
        .into_iter()
        .chain(words.subjects.map(within(List::Qualifications, Field::Subject)))
        .chain(words.types.map(holds_type))
        .chain(words.roles.map(within(List::Work, Field::Role)))
        .chain(words.sectors.map(works_in))
        .map(|one| must(that(&one)))
        .collect();
    let case = beside(vec![group(How::One, all.clone())], all);
    let program = case.program();
    let (any, all) = (program.to_hold.0, program.routes[0].standing);
    assert!(matches!(program.telling_apart(any, all), Some(Witness::Somebody(Some(_)))));
    assert_eq!(program.can_stand_better(any, all), Some(true));
}

/// What the pages don't say may turn out as well as what they do.
#[test]
fn one_stands_better_whose_floor_alone_is_higher() {
    let case = beside(Vec::new(), vec![requirement(Strength::Must, Content::NotKnownYet)]);
    let program = case.program();
    let (ready, unknown) = (program.to_hold.0, program.routes[0].standing);
    assert_eq!(program.can_stand_better(ready, unknown), Some(true));
    assert_eq!(program.can_stand_better(unknown, ready), Some(false));
}

/// Two lists that each pull both ways, and not at one place.
#[test]
fn lists_that_cross_at_places_of_their_own_are_tried_apart() {
    let words = words(0);
    let whichever = |one: &Condition| group(How::One, vec![must(that(one)), must(not(that(one)))]);
    let rules = vec![whichever(&build::has(words.things[0])), whichever(&works_in(words.sectors[0]))];
    let case = case(&words, rules, nobody_knows());
    let program = case.program();
    let (lists, worlds) = program.worlds_tried(program.routes[0].standing, &program.read(&case.person));
    assert_eq!((lists.len(), worlds), (1, 2));
}

/// The decision is whether they make an exception, whatever else of the sentence is theirs to decide.
#[test]
fn a_rule_that_can_be_waived_is_decided_by_waiving_it() {
    let words = words(0);
    let [permit, licence, _] = words.things.map(|thing| that(&build::has(thing)));
    let considered = || build::softened(permit.clone(), licence.clone());
    let usual = || Matter::Usually(Box::new(permit.clone()));
    let kind = |matter: Matter| {
        let case = case(&words, vec![must(matter)], nobody_knows());
        let program = case.program();
        program.decisions.iter().map(|slot| slot.kind).collect::<Vec<_>>()
    };
    assert_eq!(kind(considered()), [DecisionKind::Consideration]);
    assert_eq!(kind(Matter::All(vec![considered(), usual()])), [DecisionKind::Waiver]);
    assert_eq!(kind(Matter::All(vec![usual(), considered()])), [DecisionKind::Waiver]);
}

/// Two rules with the same words are two rules, and who decides about the one hasn't decided about the other.
#[test]
fn rules_with_the_same_words_are_decided_about_apart() {
    let judged = || requirement(Strength::Must, Content::Judgement);
    let mut case = case(&words(0), vec![judged(), judged()], nobody_knows());
    for rule in &mut case.framework.roles[0].routes[0].requirements {
        rule.sentence = "You are fit to study.".to_owned();
    }
    let program = case.program();
    let node = program.routes[0].standing;
    let about: Vec<_> = program.decisions.iter().map(|slot| slot.requirement(node)).collect();
    assert_eq!(about, [Some("rule-0a"), Some("rule-0b")]);
}
