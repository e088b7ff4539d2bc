//! Why minimum and maximum alone won't do: the three examples of the language reference where a fact pulls both
//! ways, and how often plain intervals are too wide on random frameworks.

#![allow(clippy::indexing_slicing, reason = "tests")]

mod support;

use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};
use rungs_core::circuit::Gate;
use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::fact::{Field, Known, List, Outcome, Person};
use rungs_core::program::{NodeId, Program};
use rungs_core::requirement::{Content, How, Matter, Requirement, Strength};
use rungs_core::standing::{Interval, Standing};
use support::build::{
    self, START, Worded, at_least_years_old, case, complete, decided, group, has, holds_type, item, jiff_date, must,
    nobody_knows, not, requirement, that, works_in,
};
use support::random::{Size, case as random_case};
use support::{Case, nodes};

const NOT_YET: Interval = Interval { floor: Standing::NotYet, ceiling: Standing::NotYet };
const READY: Interval = Interval { floor: Standing::Ready, ceiling: Standing::Ready };

/// The route's standing, on which definition and engine agree; with what plain minimum and maximum make of it.
fn exact_and_plain(case: &Case) -> (Interval, Interval) {
    assert_eq!(case.computed(), case.defined());
    let program = case.program();
    (case.computed().routes[0].general, plain(&program, &case.person, program.routes[0].standing))
}

fn nothing_is_asked(case: &Case) -> bool {
    let program = case.program();
    program.ask(&case.person, &nodes(&program)).is_none()
}

/// *You must be employed in the NHS.* *If your employer is in the NHS, you must show its values, as the employer
/// decides.* They decided: no. Where does she work?
#[test]
fn one_no_sector_rescues_a_refusal() {
    let words = build::words(0);
    let in_the_nhs = that(&works_in(words.sectors[1]));
    let values = requirement(Strength::Must, Content::Judgement).if_they_decide().provided(in_the_nhs.clone());
    let mut case = case(&words, vec![must(in_the_nhs), values], nobody_knows());
    case.person.decisions.push(decided("rule-0b", Outcome::Refused));
    let (exact, plain) = exact_and_plain(&case);
    assert_eq!(exact, NOT_YET);
    assert_eq!(plain, Interval::UNKNOWN);
    assert!(nothing_is_asked(&case));
}

/// *If it begins before 1 August 2025, it must last at least 12 months; if on or after, at least 8.* It lasts 6.
#[test]
fn two_no_date_rescues_what_is_too_short_either_way() {
    let words = build::words(0);
    let cut = rungs_core::condition::When::Fixed(jiff_date(2025, 8, 1));
    let begins_from_the_cut = Condition::held(List::Tests, vec![Test::new(Field::On, Check::SinceThen(cut))]);
    let lasts = |months| Condition {
        list: List::WorkingTime,
        ways: vec![vec![Test::new(Field::Share, Check::AtLeast(months))]],
        tally: Tally::Count(1),
    };
    let rules = || {
        vec![
            must(that(&lasts(12))).provided(not(that(&begins_from_the_cut))),
            must(that(&lasts(8))).provided(that(&begins_from_the_cut)),
        ]
    };
    let planned = |months| Person {
        denials: vec![complete(List::WorkingTime)],
        ..build::person([item(List::WorkingTime, [(Field::Share, Known::Number(months, months))])])
    };
    let too_short = case(&words, rules(), planned(6));
    let (exact, plain) = exact_and_plain(&too_short);
    assert_eq!(exact, NOT_YET);
    assert_eq!(plain, Interval::UNKNOWN);
    assert!(nothing_is_asked(&too_short));
    // With 10 months the date really matters, and is asked.
    let in_between = case(&words, rules(), planned(10));
    assert_eq!(exact_and_plain(&in_between).0, Interval::UNKNOWN);
    assert!(!nothing_is_asked(&in_between));
}

/// *One of: aged 16 to 21; aged 22 to 24 with an EHC plan.* She has a plan, and is 16 or over and under 25.
#[test]
fn three_her_birthday_is_nobodys_business() {
    let words = build::words(0);
    let plan = words.things[0];
    let aged = |from: u32, to: u32| vec![that(&at_least_years_old(from)), not(that(&at_least_years_old(to + 1)))];
    let mut older = aged(22, 24);
    older.push(that(&has(plan)));
    let either = group(How::One, vec![must(Matter::All(aged(16, 21))), must(Matter::All(older))]);
    let born = build::between(
        rungs_core::date::day_after(rungs_core::date::months_before(START, 25 * 12)),
        rungs_core::date::months_before(START, 16 * 12),
    );
    let person =
        build::person([item(List::About, [(Field::Born, born)]), item(List::Has, [(Field::What, Known::Term(plan))])]);
    let case = case(&words, vec![either], person);
    let (exact, plain) = exact_and_plain(&case);
    assert_eq!(exact, READY);
    assert_eq!(plain, Interval::UNKNOWN);
    assert!(nothing_is_asked(&case));
}

/// A qualification as a guard: *unless you hold an exam, you must hold an award; you must not hold an award.*
#[test]
fn a_qualification_that_is_asked_for_and_ruled_out_leaves_one_way() {
    let words = build::words(0);
    let (exam, award) = (that(&holds_type(words.types[0])), that(&holds_type(words.types[1])));
    let rules: Vec<Requirement> = vec![must(award.clone()).provided(not(exam)), must(not(award.clone()))];
    let open = case(&words, rules.clone(), nobody_knows());
    assert_eq!(exact_and_plain(&open).0, Interval::UNKNOWN);
    let complete = case(&words, rules, Person { denials: vec![complete(List::Qualifications)], ..Person::default() });
    assert_eq!(exact_and_plain(&complete).0, NOT_YET);
    let contradiction = case(&words, vec![must(award.clone()), must(not(award))], nobody_knows());
    assert_eq!(exact_and_plain(&contradiction), (NOT_YET, Interval::UNKNOWN));
}

/// How many worlds are tried together is counted for somebody unknown, and named by the lists that cross.
#[test]
fn the_worlds_that_are_tried_together_are_counted() {
    let words = build::words(0);
    let tried = |rules: Vec<Requirement>| {
        let case = case(&words, rules, nobody_knows());
        let program = case.program();
        program.worlds_tried(program.routes[0].standing, &program.read(&Person::default()))
    };
    let (exam, award) = (that(&holds_type(words.types[0])), that(&holds_type(words.types[1])));
    assert_eq!(tried(vec![must(exam.clone()), must(award.clone())]), (Vec::new(), 1));
    // Held or not, in one place asked for and in another ruled out.
    let (lists, worlds) = tried(vec![must(exam.clone()), must(not(exam.clone()))]);
    assert_eq!((lists, worlds), (vec![List::Qualifications], 2));
    let sector = that(&works_in(words.sectors[0]));
    let both = |one: &Matter, other: &Matter| must(Matter::Any(vec![one.clone(), other.clone()]));
    let crossing = vec![both(&exam, &sector), both(&not(exam), &not(sector))];
    let (lists, worlds) = tried(crossing);
    assert_eq!((lists.len(), worlds), (2, 4), "{lists:?}");
}

/// How often plain minimum and maximum are too wide. They are never too narrow, and the engine is never wide.
#[test]
fn plain_intervals_are_too_wide_now_and_then_and_the_engine_is_not() {
    let tried = 200;
    let mut runner = TestRunner::new_with_rng(support::cases(tried), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let cases = random_case(Size::USUAL);
    let (mut standings, mut too_wide) = (0, 0);
    for _ in 0..tried {
        let Ok(tree) = cases.new_tree(&mut runner) else { continue };
        let case = tree.current();
        let program = case.program();
        let exact = support::flat(&case.computed());
        for (node, exact) in nodes(&program).into_iter().zip(exact) {
            let plain = plain(&program, &case.person, node);
            assert!(plain.contains(exact), "{plain} misses {exact}: {case:?}");
            standings += 1;
            too_wide += u32::from(plain != exact);
        }
    }
    println!("plain intervals are too wide for {too_wide} of {standings} standings");
    assert!(too_wide > 0, "the generator has no fact that pulls both ways");
}

/// Minimum and maximum over intervals, every condition by itself.
fn plain(program: &Program<'_>, person: &Person, node: NodeId) -> Interval {
    let plain_of = |below: &[NodeId]| below.iter().map(|below| plain(program, person, *below)).collect::<Vec<_>>();
    let join = |parts: &[Interval], of: &dyn Fn(Vec<Standing>) -> Standing| Interval {
        floor: of(parts.iter().map(|part| part.floor).collect()),
        ceiling: of(parts.iter().map(|part| part.ceiling).collect()),
    };
    let below: Vec<NodeId> = program.circuit.below(node.gate).iter().map(|gate| node.at(*gate)).collect();
    match program.circuit.gate(node.gate) {
        Some(Gate::Fixed(interval)) => interval,
        Some(Gate::Decision(act)) => {
            let standing = act.kind.standing(program.outcomes(person).of(node)[act.slot as usize]);
            Interval::point(if act.is_opposite { standing.opposite() } else { standing })
        }
        Some(Gate::Condition(literal)) => {
            let condition = &program.leaves[literal.leaf as usize].condition;
            let asked = rungs_spec::Asked {
                start: program.asked.start,
                moment: program.asked.moment,
                vocabulary: program.vocabulary,
            };
            let completions = rungs_spec::completions(person, &[condition], &asked);
            rungs_spec::interval(&completions, |person| {
                match rungs_spec::holds(condition, person, &asked) == literal.holds {
                    true => Standing::Ready,
                    false => Standing::NotYet,
                }
            })
        }
        Some(Gate::All(_)) => join(&plain_of(&below), &|parts| parts.into_iter().min().unwrap_or(Standing::Ready)),
        Some(Gate::Any(_)) => join(&plain_of(&below), &|parts| parts.into_iter().max().unwrap_or(Standing::NotYet)),
        Some(Gate::AtLeast(count, _)) => join(&plain_of(&below), &|mut parts| {
            parts.sort_by(|one, other| other.cmp(one));
            let place = usize::from(count).checked_sub(1);
            place.map_or(Standing::Ready, |place| parts.get(place).copied().unwrap_or(Standing::NotYet))
        }),
        None => Interval::UNKNOWN,
    }
}
