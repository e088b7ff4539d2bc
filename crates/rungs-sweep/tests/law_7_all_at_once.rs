//! Law 7. One by one and all at once agree: a sweep gives each person what the definition gives, whoever is swept beside them.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::unwrap_used, reason = "tests")]

#[path = "../../rungs-spec/tests/support/mod.rs"]
mod support;

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_core::circuit::Gate;
use rungs_core::date::{DateRange, day_before, months_after};
use rungs_core::fact::{Field, Known, List, Outcome, Person};
use rungs_core::plane::Six;
use rungs_core::program::{CompiledRoute, Program};
use rungs_core::standing::{Interval, Standing};
use rungs_spec::{RouteStandings, Standings};
use rungs_sweep::{Crowd, PreparedRow, RoleSweep, RouteSql, Swept};
use support::random::{Size, case, case_or_time};
use support::{Case, cases};

/// Which facts of somebody are forgotten, and which of their entries are told first.
type Variation = (u64, Index);

/// People of the same framework: the one of the case, and others who have told less of it, or in another order.
fn people(case: &Case, variations: &[Variation]) -> Vec<Person> {
    let vary = |(kept, first): &Variation| {
        let facts = case.person.facts(|_| true);
        let kept: Vec<_> = facts
            .iter()
            .enumerate()
            .filter(|(place, _)| kept >> (place % 64) & 1 == 1)
            .map(|(_, fact)| *fact)
            .collect();
        let mut person = case.person.knowing(&kept);
        if !person.items.is_empty() {
            let first = first.index(person.items.len());
            person.items.rotate_left(first);
        }
        person
    };
    std::iter::once(case.person.clone()).chain(variations.iter().map(vary)).collect()
}

/// People who have told something else than the one of the case: of a fact another one that an entry of the same list has, a number
/// or a day near it, or none.
fn others(case: &Case, changes: &[Vec<u8>]) -> Vec<Person> {
    let facts: Vec<(List, Field, Known)> = case
        .person
        .items
        .iter()
        .flat_map(|item| item.fields.iter().map(|(field, fact)| (item.list, *field, fact.known.clone())))
        .collect();
    let change = |changes: &Vec<u8>| {
        let mut person = case.person.clone();
        let mut changes = changes.iter().copied().cycle();
        let mut next = move || usize::from(changes.next().unwrap_or(0));
        for item in &mut person.items {
            let list = item.list;
            item.fields.retain(|_, _| next() % 8 != 0);
            for (field, fact) in &mut item.fields {
                let like: Vec<&Known> =
                    facts.iter().filter(|one| (one.0, one.1) == (list, *field)).map(|one| &one.2).collect();
                let by = next() % 9;
                match (next() % 3, &mut fact.known) {
                    (0, known) => *known = like[next() % like.len()].clone(),
                    (1, Known::Number(least, most)) => {
                        *least = (*least + by as i64 - 4).max(0);
                        *most = (*most).max(*least);
                    }
                    (1, Known::Date(range)) if range.is_exact() => {
                        let later = months_after(range.earliest, by as u32 * 3);
                        *range = DateRange::day(if by % 2 == 0 { later } else { day_before(later) });
                    }
                    _ => {}
                }
            }
        }
        person
    };
    changes.iter().map(change).collect()
}

fn crowd(people: &[Person]) -> Crowd {
    let mut crowd = Crowd::new();
    people.iter().for_each(|person| crowd.push_person(person));
    crowd
}

/// The ways in alone: what it takes to hold the role isn't swept.
fn routes(standings: Standings<Interval>) -> Vec<RouteStandings<Interval>> {
    standings.routes
}

fn swept(role: &RoleSweep<'_>, swept: &Swept, person: usize) -> Vec<RouteStandings<Interval>> {
    let standings = role.standings(swept.profiles[person]).into_iter();
    standings.map(|one| RouteStandings { general: one.standing, funded: one.funded, offers: one.offers }).collect()
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn a_sweep_gives_each_person_what_the_definition_gives(
        case in case_or_time(Size::SMALL),
        variations in proptest::collection::vec(any::<Variation>(), 0..5),
    ) {
        let people = people(&case, &variations);
        let mut role = RoleSweep::new(case.program());
        let all = role.run(&crowd(&people));
        for (place, person) in people.iter().enumerate() {
            prop_assert_eq!(swept(&role, &all, place), routes(case.defined_for(person)), "person {}", place);
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn many_people_in_crowds_after_one_another_get_what_the_engine_gives_each(
        case in case(Size::USUAL),
        variations in proptest::collection::vec(any::<Variation>(), 60..140),
        cut in any::<Index>(),
        keeps in any::<bool>(),
    ) {
        let people = people(&case, &variations);
        let program = case.program();
        let mut role = RoleSweep::new(case.program());
        let (first, second) = people.split_at(cut.index(people.len()));
        let mut crowd = Crowd::new();
        for part in [first, second] {
            // One after another, with or without what was known of the ones before.
            crowd = if keeps { crowd.next() } else { Crowd::new() };
            part.iter().for_each(|person| crowd.push_person(person));
            let all = role.run(&crowd);
            // What is worked out of a profile is worked out of somebody who is of that profile.
            for (profile, person) in &all.new {
                prop_assert_eq!(all.profiles[*person], *profile);
            }
            for (place, person) in part.iter().enumerate() {
                let alone = program.decide(&program.read(person));
                prop_assert_eq!(role.standings(all.profiles[place]), alone, "person {}", place);
                prop_assert_eq!(&crowd.person(place).decisions, &person.decisions);
            }
            for (route, _) in program.routes.iter().enumerate() {
                let target = role.target(route).unwrap();
                let bit = |standing: Interval| rungs_core::plane::Six::from(standing).bits();
                let mut expected = [0_u64; 6];
                for profile in &all.profiles {
                    let bits = bit(role.interval(*profile, target));
                    (0..6).for_each(|plane| expected[plane] += u64::from(bits >> plane & 1));
                }
                prop_assert_eq!(role.planes(&all, target).counts(), expected);
            }
        }
        for (route, _) in program.routes.iter().enumerate() {
            let mut counted = role.counts(role.target(route).unwrap());
            let mut expected: Vec<(Interval, u64)> = Vec::new();
            for person in &people {
                let standing = program.decide(&program.read(person))[route].standing;
                match expected.iter_mut().find(|(known, _)| *known == standing) {
                    Some((_, count)) => *count += 1,
                    None => expected.push((standing, 1)),
                }
            }
            let order = |(standing, _): &(Interval, u64)| (standing.floor, standing.ceiling);
            counted.sort_by_key(order);
            expected.sort_by_key(order);
            prop_assert_eq!(counted, expected);
        }
    }
}

proptest! {
    #![proptest_config(cases(150))]

    /// Whoever tells what a role can't tell apart is looked at once, and nobody else is.
    #[test]
    fn people_who_tell_something_else_are_told_apart_where_it_matters(
        case in case_or_time(Size::USUAL),
        changes in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 5..40), 20..60),
    ) {
        let people = others(&case, &changes);
        let mut role = RoleSweep::new(case.program());
        let crowd = crowd(&people);
        let all = role.run(&crowd);
        let mut reader = role.reader(&crowd);
        for (place, person) in people.iter().enumerate() {
            let reading = role.program.read(&role.program.with_answers(person));
            prop_assert_eq!(role.standings(all.profiles[place]), role.program.decide(&reading), "person {}", place);
            prop_assert!(reader.read(place) == reading, "person {}", place);
        }
    }
}

/// What a prepared row comes to: the gates worked out one after another, each condition as its columns say.
fn of_row(program: &Program<'_>, route: &CompiledRoute<'_>, row: &PreparedRow) -> Interval {
    let circuit = &program.circuit;
    let cone = circuit.cone(&[route.standing.gate]);
    let mut literals = circuit.literals(&[route.standing.gate]);
    literals.sort_by_key(|literal| (literal.leaf, !literal.holds));
    let mut slots: Vec<u32> = circuit.acts(&[route.standing.gate]).iter().map(|act| act.slot).collect();
    slots.sort_unstable();
    slots.dedup();
    let ready = |holds: bool| if holds { Standing::Ready } else { Standing::NotYet };
    let mut values = vec![Six::from(Interval::UNKNOWN); circuit.size()];
    for id in cone {
        let fed = |gate: Gate| match gate {
            Gate::Fixed(interval) => interval.into(),
            Gate::Condition(literal) => {
                let place = literals.iter().position(|other| *other == literal).unwrap();
                Interval { floor: ready(row.surely[place]), ceiling: ready(row.may[place]) }.into()
            }
            Gate::Decision(act) => {
                let place = slots.iter().position(|slot| *slot == act.slot).unwrap();
                let outcome = |granted: bool| if granted { Outcome::Granted } else { Outcome::Refused };
                let standing = act.kind.standing(row.granted[place].map(outcome));
                Interval::point(if act.is_opposite { standing.opposite() } else { standing }).into()
            }
            Gate::All(_) | Gate::Any(_) | Gate::AtLeast(..) => unreachable!("only what is fed in is asked for"),
        };
        values[id.place()] = circuit.value(circuit.gate(id).unwrap(), &values, &mut Vec::new(), fed);
    }
    values[route.standing.gate.place()].into()
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn rows_prepared_for_sql_come_to_what_the_engine_gives(
        case in case(Size::USUAL),
        variations in proptest::collection::vec(any::<Variation>(), 0..8),
    ) {
        let program = case.program();
        for (place, person) in people(&case, &variations).iter().enumerate() {
            let reading = program.read(&program.with_answers(person));
            let alone = program.decide(&reading);
            for (route, compiled) in program.routes.iter().enumerate() {
                let rows = RouteSql::of(&program, route).unwrap().rows(&reading);
                let all: Vec<Interval> = rows.iter().map(|row| of_row(&program, compiled, row)).collect();
                let floor = all.iter().map(|one| one.floor).min().unwrap();
                let ceiling = all.iter().map(|one| one.ceiling).max().unwrap();
                prop_assert_eq!(Interval { floor, ceiling }, alone[route].standing, "person {}, way in {}", place, route);
                // One row by itself, in which nothing hangs together, is never narrower.
                let loose = PreparedRow {
                    surely: (0..rows[0].surely.len()).map(|at| rows.iter().all(|row| row.surely[at])).collect(),
                    may: (0..rows[0].may.len()).map(|at| rows.iter().any(|row| row.may[at])).collect(),
                    granted: rows[0].granted.clone(),
                };
                prop_assert!(of_row(&program, compiled, &loose).contains(alone[route].standing));
            }
        }
    }
}
