//! Law 11. Rules called tighter than others make nobody stand better, and somebody worse; looser ones the other way
//! round; and where rules are called the same, nobody stands otherwise.

#![allow(clippy::indexing_slicing, clippy::panic, reason = "tests")]

mod support;

use proptest::prelude::*;
use rungs_core::compare::{Comparison, compare};
use rungs_core::condition::{Check, Condition, Test, When};
use rungs_core::fact::{Field, List, Person};
use rungs_core::framework::{Role, RouteKind};
use rungs_core::requirement::{Content, Leaf, Matter, Moment, Requirement, Starts, Strength};
use rungs_core::standing::{Interval, Standing};
use support::build::{Worded, requirement};
use support::random::{Size, case};
use support::{Case, build, cases};

/// The same requirement due at the start, as a comparison takes it.
fn at_once(requirement: &Requirement) -> Requirement {
    let mut requirement = requirement.clone();
    (requirement.moment, requirement.starts, requirement.for_funding) = (Moment::Start, Starts::default(), false);
    if let Content::Group { members, .. } = &mut requirement.content {
        *members = members.iter().map(at_once).collect();
    }
    requirement
}

/// Whether anybody stands worse by the second rules than by the first, and whether anybody stands better.
fn by_the_definition(case: &Case, before: &[Requirement], after: &[Requirement]) -> (bool, bool) {
    let preferred = before.iter().chain(after).all(|one| one.strength == Strength::Preferably);
    let asked = |one: &Requirement| match preferred {
        true => Requirement { strength: Strength::Must, ..at_once(one) },
        false => at_once(one),
    };
    let way = |slug: &str, rules: &[Requirement]| {
        build::route(slug, RouteKind::DirectEntry, rules.iter().map(asked).collect(), Vec::new())
    };
    let mut case = Case { moment: Moment::Start, person: Person::default(), ..case.clone() };
    let role = Role { routes: vec![way("before", before), way("after", after)], ..Role::default() };
    case.framework.roles = vec![build::named(role)];
    let stands = |person| {
        let standings = rungs_spec::standings(case.role(), person, &[], &case.asked());
        (standings.routes[0].general, standings.routes[1].general)
    };
    let all: Vec<_> = case.completions().iter().map(stands).collect();
    (all.iter().any(|(then, now)| now < then), all.iter().any(|(then, now)| now > then))
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn tighter_looser_and_the_same_are_what_they_say(case in case(Size::SMALL), same_rules in prop::bool::weighted(0.2)) {
        let role = case.role();
        let before = &role.routes[0].requirements;
        let after = if same_rules { before } else { &role.routes[role.routes.len() - 1].requirements };
        let expected = by_the_definition(&case, before, after);
        let found = match compare(&case.framework.vocabulary, before, after, case.start) {
            Comparison::Same => (false, false),
            Comparison::Tighter(shown) => {
                prop_assert!(shown.after.floor < shown.before.floor || shown.after.ceiling < shown.before.ceiling);
                (true, false)
            }
            Comparison::Looser(_) => (false, true),
            Comparison::Apart { .. } => (true, true),
            Comparison::TooMany => return Err(TestCaseError::reject("too many ways to try")),
        };
        prop_assert_eq!(found, expected);
    }
}

/// What isn't known yet may be nothing: it makes nobody surely worse, but nobody sure either.
#[test]
fn what_is_not_known_yet_tightens_what_is_sure() {
    let words = build::words(0);
    let permit = build::must(build::that(&build::has(words.things[0])));
    let unknown = build::requirement(Strength::Must, Content::NotKnownYet);
    let (alone, both) = ([permit.clone()], [permit, unknown]);
    let told = [(&alone[..], &both[..]), (&both[..], &alone[..])].map(|(before, after)| {
        match compare(&words.vocabulary, before, after, build::START) {
            Comparison::Tighter(shown) => ("tighter", shown.before, shown.after),
            Comparison::Looser(shown) => ("looser", shown.after, shown.before),
            _ => ("otherwise", Interval::UNKNOWN, Interval::UNKNOWN),
        }
    });
    let ready = Interval::point(Standing::Ready);
    assert_eq!(told, ["tighter", "looser"].map(|which| (which, ready, Interval::UNKNOWN)));
}

/// A condition with a name of its own.
fn called(name: &str, condition: Condition) -> Matter {
    Matter::Leaf(Leaf { words: name.to_owned(), ..build::leaf(condition) })
}

/// Who is told to stand worse where all of this comes to be asked: what they have and haven't, and the best they come to.
#[track_caller]
fn worse(asked: Vec<Requirement>, has: &[&str], has_not: &[&str], then: Standing) {
    match compare(&build::words(0).vocabulary, &[], &asked, build::START) {
        Comparison::Tighter(shown) => {
            let told = [&shown.has, &shown.has_not].map(|words| words.iter().map(String::as_str).collect::<Vec<_>>());
            assert_eq!((told, shown.after.ceiling), ([has.to_vec(), has_not.to_vec()], then));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn whoever_shows_a_difference_shows_it_plainly() {
    let things = build::words(0).things;
    let permit = || called("a permit", build::has(things[0]));
    let licence = || called("a licence", build::has(things[1]));
    let (must, not, usually) = (build::must, build::not, build::usually);
    // Nothing is told of them that makes no difference.
    worse(vec![must(Matter::All(vec![permit(), licence()]))], &[], &["a permit"], Standing::NotYet);
    // It is somebody to whom it makes more of a difference, also where others have less.
    worse(vec![must(not(permit())), usually(licence())], &["a permit"], &[], Standing::NotYet);
    // What may be as bad as can be is more of a difference than what is a little worse for sure.
    let unknown = requirement(Strength::Must, Content::NotKnownYet).provided(permit());
    let judged = requirement(Strength::Must, Content::Judgement).provided(not(permit()));
    worse(vec![unknown, judged], &["a permit"], &[], Standing::Ready);
    // What they have is told, where it says the same as what they haven't.
    let born = |check: Check| Condition::held(List::About, vec![Test::new(Field::Born, check)]);
    let then = When::BeforeStart(12 * 18);
    let young = called("18 or younger", born(Check::SinceThen(then)));
    let old = called("18 or older", born(Check::ByThen(then)));
    worse(vec![must(old), must(not(young))], &["18 or younger"], &[], Standing::NotYet);
}
