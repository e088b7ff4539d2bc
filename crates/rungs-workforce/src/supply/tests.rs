//! Cases of expected supply, and what holds of all of them.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;
use rungs_app::wire::sweep::{Expected, Supply};

use super::*;

const DAY: Date = Date::constant(2027, 9, 1);

fn span(begins: u32) -> Span {
    Span { begins, ends: begins + 6 }
}

fn waits(begins: u32) -> Prospect {
    Prospect { waits: Some(span(begins)), plans: Vec::new() }
}

fn plan(begins: u32, takes_steps: bool, decisions: u32, to_find_out: u32) -> Path {
    Path { span: span(begins), takes_steps, decisions, to_find_out }
}

fn leads(path: Path) -> Prospect {
    Prospect { waits: None, plans: vec![path] }
}

fn of(people: impl IntoIterator<Item = (Prospect, u64)>) -> Prospects {
    let route = RouteProspects {
        role: "podiatrist".to_owned(),
        role_title: "Podiatrist".to_owned(),
        route: "degree".to_owned(),
        route_title: "Degree".to_owned(),
        months: Some(6),
        people: people.into_iter().collect(),
        no_plan_looked_for: 0,
        plan_of_others: 0,
        cut_short: 0,
        length_untold: 0,
    };
    Prospects { on: DAY, start: DAY, quarters: 4, routes: vec![route] }
}

fn expecting(told: &[&str]) -> Expectations {
    let mut expectations = Expectations::default();
    for told in told {
        let (name, share) = told.split_once('=').unwrap();
        expectations.expect(Expectation::named(name).unwrap(), share.parse().unwrap());
    }
    expectations
}

fn told(supply: &Supply, of: fn(&Expected) -> u64) -> [Vec<u64>; 2] {
    let route = &supply.routes[0];
    [&route.could_start, &route.could_finish].map(|expected| expected.iter().map(of).collect())
}

#[test]
fn with_nothing_assumed_there_are_both_ends_and_nothing_is_drawn() {
    let prospects = of([(waits(0), 10), (waits(4), 5), (leads(plan(3, true, 1, 0)), 7), (Prospect::default(), 100)]);
    let supply = prospects.supply(&Expectations::default(), 1);
    assert_eq!(told(&supply, |expected| expected.low), [vec![10, 15, 15, 15], vec![0, 0, 10, 15]]);
    assert_eq!(told(&supply, |expected| expected.high), [vec![10, 22, 22, 22], vec![0, 0, 10, 22]]);
    assert_eq!((supply.drawn, supply.open), (None, vec!["takes-up".to_owned(), "agreed".to_owned()]));
    let quarters: Vec<&str> = supply.quarters.iter().map(|quarter| quarter.until.as_str()).collect();
    assert_eq!(quarters, ["2027-11-30", "2028-02-29", "2028-05-31", "2028-08-31"]);
}

#[test]
fn what_is_certain_is_told_as_it_is() {
    let prospects = of([(waits(0), 10), (leads(plan(3, true, 1, 0)), 7), (leads(plan(0, false, 0, 2)), 1)]);
    let all = prospects.supply(&expecting(&["takes-up=1", "agreed=1", "turns-out-well=1", "leaves=0"]), 1);
    for of in [|expected: &Expected| expected.low, |expected: &Expected| expected.high] {
        assert_eq!(told(&all, of)[0], [11, 18, 18, 18]);
    }
    let none = prospects.supply(&expecting(&["takes-up=1", "agreed=0", "turns-out-well=0", "leaves=0"]), 1);
    assert_eq!(told(&none, |expected| expected.high)[0], [10, 10, 10, 10]);
    let gone = prospects.supply(&expecting(&["leaves=1"]), 1);
    assert_eq!(told(&gone, |expected| expected.high)[0], [0, 0, 0, 0]);
}

#[test]
fn a_second_plan_is_there_where_the_first_does_not_turn_out_well() {
    let both = Prospect { waits: None, plans: vec![plan(0, false, 0, 1), plan(6, true, 0, 0)] };
    let supply = of([(both, 50)]).supply(&expecting(&["takes-up=1", "turns-out-well=0"]), 1);
    assert_eq!(told(&supply, |expected| expected.high)[0], [0, 0, 50, 50]);
}

#[test]
fn shares_come_out_as_they_were_told() {
    let prospects = of([(leads(plan(0, true, 2, 0)), 10_000)]);
    let supply = prospects.supply(&expecting(&["takes-up=0.5", "agreed=0.6"]), 1);
    let first = supply.routes[0].could_start[0];
    // Of 10,000, 0.5 times 0.6 twice are 1,800; its standard deviation is 38, and 80 in a hundred lie within 1.28 of them.
    assert!(first.middle.unwrap().abs_diff(1_800) < 8 && (first.high - first.low).abs_diff(98) < 14, "{first:?}");
    let leaving = of([(waits(0), 10_000)]).supply(&expecting(&["leaves=0.2"]), 1);
    let middles: Vec<u64> = leaving.routes[0].could_start.iter().map(|expected| expected.middle.unwrap()).collect();
    assert!(middles[3].abs_diff(8_000) < 8, "after a year a fifth has left: {middles:?}");
}

#[test]
fn a_range_is_wider_than_its_middle() {
    let prospects = of([(leads(plan(0, true, 0, 0)), 1_000)]);
    let narrow = prospects.supply(&expecting(&["takes-up=0.5"]), 1).routes[0].could_start[0];
    let wide = prospects.supply(&expecting(&["takes-up=0.3..0.7"]), 1).routes[0].could_start[0];
    assert!(wide.low < narrow.low - 50 && wide.high > narrow.high + 50, "{narrow:?} {wide:?}");
}

#[test]
fn one_seed_is_one_set_of_numbers_and_another_is_another() {
    let prospects = of([(leads(plan(0, true, 1, 0)), 321)]);
    let of = |seed| prospects.supply(&expecting(&["takes-up=0.3..0.6", "agreed=0.7", "leaves=0.1"]), seed);
    assert_eq!(of(7), of(7));
    assert_ne!(of(7).routes, of(8).routes);
    // The same on every machine, and in every version: people compare what they were told last year.
    let first = of(7).routes[0].could_start[0];
    assert_eq!((first.low, first.middle, first.high), (70, Some(99), 127));
}

fn prospect() -> impl Strategy<Value = Prospect> {
    let path = (0..14_u32, any::<bool>(), 0..3_u32, 0..3_u32)
        .prop_map(|(begins, steps, decisions, open)| plan(begins, steps, decisions, open));
    (proptest::option::of(0..14_u32), proptest::collection::vec(path, 0..3))
        .prop_map(|(begins, plans)| Prospect { waits: begins.map(span), plans })
}

fn chance() -> impl Strategy<Value = Chance> {
    (0.0..=1.0, 0.0..=1.0).prop_map(|(one, other): (f64, f64)| Chance { from: one.min(other), to: one.max(other) })
}

fn expectations(with_leaving: bool) -> impl Strategy<Value = Expectations> {
    let chances = proptest::array::uniform4(proptest::option::of(chance()));
    chances.prop_map(move |chances| {
        let mut expectations = Expectations::default();
        for (one, chance) in Expectation::ALL.into_iter().zip(chances) {
            let is_told = with_leaving || one != Expectation::Leaves;
            chance.filter(|_| is_told).into_iter().for_each(|chance| expectations.expect(one, chance));
        }
        expectations
    })
}

/// Whether nothing of one is fewer than of another.
fn is_no_fewer(one: &Supply, other: &Supply) -> bool {
    let of = |expected: &Expected| [expected.sure, expected.most, expected.low, expected.high];
    let [one, other] = [one, other].map(|supply| {
        let route = &supply.routes[0];
        route.could_start.iter().chain(&route.could_finish).flat_map(of).collect::<Vec<u64>>()
    });
    one.iter().zip(&other).all(|(one, other)| one >= other)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn numbers_lie_between_both_ends(
        people in proptest::collection::btree_map(prospect(), 0..90_u64, 0..4),
        expectations in expectations(false),
        seed: u64,
    ) {
        let supply = of(people).supply(&expectations, seed);
        let route = &supply.routes[0];
        for expected in route.could_start.iter().chain(&route.could_finish) {
            prop_assert!(expected.sure <= expected.low && expected.low <= expected.high && expected.high <= expected.most);
            let middle = expected.middle.unwrap_or(expected.low);
            prop_assert!(expected.low <= middle && middle <= expected.high);
        }
        let finishing_first = route.could_start.iter().zip(&route.could_finish).any(|(start, end)| end.high > start.high);
        prop_assert!(!finishing_first);
    }

    #[test]
    fn more_people_and_better_chances_are_never_fewer(
        people in proptest::collection::btree_map(prospect(), 0..90_u64, 1..4),
        more in (prospect(), 1..90_u64),
        expectations in expectations(true),
        better in (0..4_usize, 0.0..=1.0_f64),
        seed: u64,
    ) {
        let mut larger = people.clone();
        *larger.entry(more.0).or_default() += more.1;
        let (few, many) = (of(people), of(larger));
        let before = few.supply(&expectations, seed);
        prop_assert!(is_no_fewer(&many.supply(&expectations, seed), &before));
        let changed = Expectation::ALL[better.0];
        if let Some(chance) = expectations.of(changed) {
            let up = |share: f64| share + (1.0 - share) * better.1;
            let mut raised = expectations;
            raised.expect(changed, Chance { from: up(chance.from), to: up(chance.to) });
            let after = few.supply(&raised, seed);
            match changed {
                Expectation::Leaves => prop_assert!(is_no_fewer(&before, &after)),
                _ => prop_assert!(is_no_fewer(&after, &before)),
            }
        }
    }
}
