//! The table of the algebra, form by form, each as a complete table: by the definition and by the engine.

#![allow(clippy::indexing_slicing, clippy::expect_used, reason = "tests")]

mod support;

use rungs_core::fact::{Outcome, Person};
use rungs_core::requirement::{Content, How, Matter, Moment, Requirement, Strength};
use rungs_core::standing::Standing::{self, AtDiscretion, ByException, NotYet, Ready};
use support::build::{
    self, Worded, Words, case, complete, group, has, instead, item, must, not, requirement, softened, that, usually,
};

/// A matter with this standing for a person who has the permit and nothing else.
fn matter(words: &Words, standing: Standing) -> Matter {
    let held = that(&has(words.things[0]));
    let not_held = that(&has(words.things[1]));
    match standing {
        NotYet => not_held,
        ByException => Matter::Usually(Box::new(not_held)),
        AtDiscretion => softened(not_held, held),
        Ready => held,
    }
}

fn asking(words: &Words, standing: Standing) -> Requirement {
    must(matter(words, standing))
}

fn person(words: &Words) -> Person {
    let held = item(
        rungs_core::fact::List::Has,
        [(rungs_core::fact::Field::What, rungs_core::fact::Known::Term(words.things[0]))],
    );
    Person { denials: vec![complete(held.list)], ..build::person([held]) }
}

/// The standing of a route with this one requirement, on which definition and engine agree.
fn standing(requirement: Requirement, decisions: &[(&str, Outcome)]) -> Standing {
    let words = build::words(0);
    let mut case = case(&words, vec![requirement], person(&words));
    case.person.decisions = decisions.iter().map(|(about, outcome)| build::decided(about, *outcome)).collect();
    let (defined, computed) = (case.defined(), case.computed());
    assert_eq!(defined, computed, "{case:?}");
    assert!(computed.routes[0].general.is_settled(), "{case:?}");
    computed.routes[0].general.floor
}

fn of(how: How, members: &[Standing]) -> Standing {
    let words = build::words(0);
    standing(group(how, members.iter().map(|one| asking(&words, *one)).collect()), &[])
}

fn in_one_sentence(of: impl Fn(Vec<Matter>) -> Matter, parts: &[Standing]) -> Standing {
    let words = build::words(0);
    standing(must(of(parts.iter().map(|one| matter(&words, *one)).collect())), &[])
}

#[test]
fn each_standing_can_be_had() {
    for standing in Standing::ALL {
        assert_eq!(of(How::All, &[standing]), standing);
    }
}

#[test]
fn all_of_two() {
    // Rows and columns: not yet, by exception, at discretion, ready.
    let table = [
        [NotYet, NotYet, NotYet, NotYet],
        [NotYet, ByException, ByException, ByException],
        [NotYet, ByException, AtDiscretion, AtDiscretion],
        [NotYet, ByException, AtDiscretion, Ready],
    ];
    for (row, one) in table.iter().zip(Standing::ALL) {
        for (expected, other) in row.iter().zip(Standing::ALL) {
            assert_eq!(of(How::All, &[one, other]), *expected, "all of {one} and {other}");
            assert_eq!(in_one_sentence(Matter::All, &[one, other]), *expected, "{one} and {other}");
        }
    }
}

#[test]
fn one_of_two() {
    let table = [
        [NotYet, ByException, AtDiscretion, Ready],
        [ByException, ByException, AtDiscretion, Ready],
        [AtDiscretion, AtDiscretion, AtDiscretion, Ready],
        [Ready, Ready, Ready, Ready],
    ];
    for (row, one) in table.iter().zip(Standing::ALL) {
        for (expected, other) in row.iter().zip(Standing::ALL) {
            assert_eq!(of(How::One, &[one, other]), *expected, "one of {one} and {other}");
            assert_eq!(in_one_sentence(Matter::Any, &[one, other]), *expected, "{one} or {other}");
        }
    }
}

#[test]
fn at_least_two_of_three_is_the_second_best() {
    for one in Standing::ALL {
        for other in Standing::ALL {
            for third in Standing::ALL {
                let mut sorted = [one, other, third];
                sorted.sort();
                let three = [one, other, third];
                assert_eq!(of(How::AtLeast(2), &three), sorted[1], "2 of {three:?}");
                assert_eq!(in_one_sentence(|parts| Matter::AtLeast(2, parts), &three), sorted[1], "2 of {three:?}");
                assert_eq!(of(How::AtLeast(1), &three), of(How::One, &three));
                assert_eq!(of(How::AtLeast(3), &three), of(How::All, &three));
            }
        }
    }
}

#[test]
fn nothing_asks_nothing_and_none_is_never_one() {
    assert_eq!(of(How::All, &[]), Ready);
    assert_eq!(of(How::One, &[]), NotYet);
    assert_eq!(of(How::AtLeast(1), &[]), NotYet);
    assert_eq!(of(How::AtLeast(0), &[]), Ready);
    assert_eq!(of(How::AtLeast(2), &[Ready]), NotYet);
}

#[test]
fn not_turns_round() {
    let turned = [Ready, AtDiscretion, ByException, NotYet];
    for (standing, expected) in Standing::ALL.into_iter().zip(turned) {
        let words = build::words(0);
        assert_eq!(self::standing(must(not(matter(&words, standing))), &[]), expected, "not {standing}");
    }
}

#[test]
fn not_so_many_of_is_the_opposite_of_the_so_manieth_best() {
    let not_so_many = |count: u16, of: &[Standing]| {
        let words = build::words(0);
        let parts = of.iter().map(|one| matter(&words, *one)).collect();
        standing(must(not(Matter::AtLeast(count, parts))), &[])
    };
    for one in Standing::ALL {
        for other in Standing::ALL {
            for third in Standing::ALL {
                let mut sorted = [one, other, third];
                sorted.sort();
                assert_eq!(not_so_many(2, &[one, other, third]), sorted[1].opposite(), "{sorted:?}");
            }
        }
    }
    for met in 0..=5_usize {
        let five: Vec<Standing> = (0..5).map(|place| if place < met { Ready } else { NotYet }).collect();
        for count in 1..=5_u16 {
            let expected = if met >= usize::from(count) { NotYet } else { Ready };
            assert_eq!(not_so_many(count, &five), expected, "not {count} of {five:?}");
        }
    }
}

#[test]
fn if_is_the_better_of_not_c_and_x() {
    let not = |standing: Standing| {
        [Ready, AtDiscretion, ByException, NotYet]
            [Standing::ALL.iter().position(|one| *one == standing).expect("one of four")]
    };
    for guard in Standing::ALL {
        for asked in Standing::ALL {
            let words = build::words(0);
            let requirement = asking(&words, asked).provided(matter(&words, guard));
            assert_eq!(standing(requirement, &[]), not(guard).max(asked), "if {guard}, {asked}");
        }
    }
}

/// What each strength makes of x, with and without a decider, before a decision and after it.
#[test]
fn strengths() {
    let none = None;
    let granted = Some(Outcome::Granted);
    let refused = Some(Outcome::Refused);
    // For each: the standing where x is not yet, by exception, at discretion, ready.
    let usually_decided = [ByException, ByException, AtDiscretion, AtDiscretion];
    let table: [(Strength, bool, Option<Outcome>, [Standing; 4]); 27] = [
        (Strength::Must, false, none, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Must, false, granted, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Must, false, refused, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Must, true, none, [NotYet, ByException, AtDiscretion, AtDiscretion]),
        (Strength::Must, true, granted, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Must, true, refused, [NotYet, NotYet, NotYet, NotYet]),
        (Strength::Usually, false, none, [ByException, ByException, AtDiscretion, Ready]),
        (Strength::Usually, false, granted, [Ready, Ready, Ready, Ready]),
        (Strength::Usually, false, refused, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Usually, true, none, usually_decided),
        (Strength::Usually, true, granted, [ByException, ByException, AtDiscretion, Ready]),
        (Strength::Usually, true, refused, [ByException, ByException, ByException, ByException]),
        (Strength::Should, false, none, [ByException, ByException, AtDiscretion, Ready]),
        (Strength::Should, false, granted, [Ready, Ready, Ready, Ready]),
        (Strength::Should, false, refused, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Should, true, none, usually_decided),
        (Strength::Should, true, granted, [ByException, ByException, AtDiscretion, Ready]),
        (Strength::Should, true, refused, [ByException, ByException, ByException, ByException]),
        (Strength::May, false, none, [AtDiscretion, AtDiscretion, AtDiscretion, Ready]),
        (Strength::May, false, granted, [Ready, Ready, Ready, Ready]),
        (Strength::May, false, refused, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Instead, false, none, [NotYet, ByException, AtDiscretion, AtDiscretion]),
        (Strength::Instead, false, granted, [NotYet, ByException, AtDiscretion, Ready]),
        (Strength::Instead, false, refused, [NotYet, NotYet, NotYet, NotYet]),
        (Strength::Preferably, false, none, [Ready; 4]),
        (Strength::Preferably, false, granted, [Ready; 4]),
        (Strength::Preferably, false, refused, [Ready; 4]),
    ];
    for (strength, has_decider, decision, row) in table {
        for (asked, expected) in Standing::ALL.into_iter().zip(row) {
            // x stands in a group of its own, so that the decision is about the whole and not about x.
            let words = build::words(0);
            let x = vec![asking(&words, asked)];
            let mut whole = requirement(strength, Content::Group { how: How::All, members: x });
            if has_decider {
                whole = whole.if_they_decide();
            }
            let decisions: Vec<(&str, Outcome)> = decision.map(|outcome| ("rule-0a", outcome)).into_iter().collect();
            let standing = standing(whole, &decisions);
            assert_eq!(standing, expected, "{strength:?} {asked}, decider {has_decider}, {decision:?}");
        }
    }
}

#[test]
fn a_softened_word_is_met_or_theirs_to_consider_or_neither() {
    for strict in Standing::ALL {
        for loose in Standing::ALL {
            let words = build::words(0);
            let expected = strict.max(loose.min(AtDiscretion));
            let asked = must(softened(matter(&words, strict), matter(&words, loose)));
            assert_eq!(standing(asked, &[]), expected, "{strict}, loosely {loose}");
        }
    }
}

#[test]
fn what_asks_nothing_of_the_person() {
    let alone = |content: Content| standing(requirement(Strength::Must, content), &[]);
    let decided = |content: Content| standing(requirement(Strength::Must, content).if_they_decide(), &[]);
    assert_eq!(alone(Content::OfTheCourse), Ready);
    assert_eq!(alone(Content::NothingSet { alone: true }), Ready);
    assert_eq!(alone(Content::NothingSet { alone: false }), Ready);
    assert_eq!(decided(Content::NothingSet { alone: true }), AtDiscretion);
    assert_eq!(decided(Content::NothingSet { alone: false }), Ready);
    assert_eq!(alone(Content::Varies { alone: true }), AtDiscretion);
    assert_eq!(alone(Content::Varies { alone: false }), Ready);
    let filled_in = |outcome| {
        let rule = requirement(Strength::Must, Content::Varies { alone: true });
        standing(Requirement { filled_in: Some(outcome), ..rule }, &[("rule-0a", Outcome::Refused)])
    };
    assert_eq!(filled_in(Outcome::Granted), Ready);
    assert_eq!(filled_in(Outcome::Refused), NotYet);
    assert_eq!(alone(Content::Judgement), AtDiscretion);
    assert_eq!(decided(Content::Judgement), AtDiscretion);
}

#[test]
fn what_is_not_known_yet_is_open_and_nobody_is_asked() {
    let words = build::words(0);
    let case = case(&words, vec![requirement(Strength::Must, Content::NotKnownYet)], person(&words));
    assert_eq!(case.computed().routes[0].general, rungs_core::standing::Interval::UNKNOWN);
    assert_eq!(case.defined(), case.computed());
    assert_eq!(case.program().ask(&case.person, &support::nodes(&case.program())), None);
}

#[test]
fn what_comes_once_a_place_is_offered_lowers_nothing_until_it_is_refused() {
    let contents = || {
        let words = build::words(0);
        let asked = Content::Matter(matter(&words, NotYet));
        [
            asked,
            Content::Judgement,
            Content::NotKnownYet,
            Content::Varies { alone: true },
            Content::NothingSet { alone: true },
        ]
    };
    for content in contents() {
        let offered = || requirement(Strength::Must, content.clone()).if_they_decide().due(Moment::Offered);
        assert_eq!(standing(offered(), &[]), Ready, "{content:?}");
        assert_eq!(standing(offered(), &[("rule-0a", Outcome::Granted)]), Ready, "{content:?}");
        assert_eq!(standing(offered(), &[("rule-0a", Outcome::Refused)]), NotYet, "{content:?}");
    }
}

#[test]
fn usually_inside_a_sentence_weighs_its_own_words_only() {
    let words = build::words(0);
    let both =
        |one, other| must(Matter::All(vec![matter(&words, one), Matter::Usually(Box::new(matter(&words, other)))]));
    assert_eq!(standing(both(Ready, NotYet), &[]), ByException);
    assert_eq!(standing(both(NotYet, Ready), &[]), NotYet);
    assert_eq!(standing(usually(matter(&words, NotYet)), &[]), ByException);
    assert_eq!(standing(instead(matter(&words, Ready)), &[]), AtDiscretion);
}
