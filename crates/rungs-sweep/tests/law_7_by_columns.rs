//! Law 7, where people are told by columns: tables give each person what the definition gives, whatever stands in whose cells.

#![allow(clippy::indexing_slicing, clippy::expect_used, clippy::unwrap_used, reason = "tests")]

#[path = "../../rungs-spec/tests/support/mod.rs"]
mod support;

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::sample::Index;
use rungs_core::fact::{Fact, Field, List, Person};
use rungs_core::program::Program;
use rungs_core::standing::Interval;
use rungs_sweep::{Cells, Content, Form, Tables, Unfit};
use support::random::{Size, case};
use support::{Case, cases};

/// What becomes of the facts of somebody: whether each list is a column as a whole, and whether each field is a column of its own.
#[derive(Clone, Debug)]
struct Cut {
    whole: u32,
    columns: u64,
}

fn cut() -> impl Strategy<Value = Cut> {
    (any::<u32>(), any::<u32>(), any::<u64>(), any::<u64>())
        .prop_map(|(one, other, columns, more)| Cut { whole: one & other, columns: columns | more })
}

/// A form of which one row is this person. Other cells of a field are what other entries of the list say of it, and nothing.
fn form(person: &Person, cut: &Cut) -> Form {
    let mut form = Form::default();
    let is_whole = |list: List| cut.whole >> (list as u32) & 1 == 1;
    for list in List::ALL.into_iter().filter(|list| is_whole(*list)) {
        let items: Vec<_> = person.items.iter().filter(|item| item.list == list).cloned().collect();
        let denials: Vec<_> = person.denials.iter().filter(|denial| denial.list == list).cloned().collect();
        if items.is_empty() && denials.is_empty() {
            continue;
        }
        let fewer = items.iter().skip(1).cloned().collect();
        let contents = vec![
            Content { items: items.clone(), denials: denials.clone() },
            Content { items, denials: Vec::new() },
            Content { items: fewer, denials },
            Content::default(),
        ];
        form.columns.push(Cells::List { list, contents });
    }
    form.denials = person.denials.iter().filter(|denial| !is_whole(denial.list)).cloned().collect();
    form.items = person.items.iter().filter(|item| !is_whole(item.list)).cloned().collect();
    let mut said: BTreeMap<(List, Field), Vec<Fact>> = BTreeMap::new();
    for item in &form.items {
        for (field, fact) in &item.fields {
            let facts = said.entry((item.list, *field)).or_default();
            if !facts.iter().any(|known| known.known == fact.known) {
                facts.push(fact.clone());
            }
        }
    }
    let mut place = 0;
    for entry in 0..form.items.len() {
        let fields: Vec<Field> = form.items[entry].fields.keys().copied().collect();
        for field in fields {
            place += 1;
            if cut.columns >> (place % 64) & 1 == 0 {
                continue;
            }
            form.items[entry].fields.remove(&field);
            let facts = said[&(form.items[entry].list, field)].iter().map(|fact| vec![(field, fact.clone())]);
            let facts: Vec<Vec<(Field, Fact)>> = facts.chain([Vec::new()]).take(4).collect();
            form.columns.push(Cells::Facts { entry, facts });
        }
    }
    form
}

/// Somebody's number in each column.
fn row(form: &Form, dice: &[Index]) -> Vec<u16> {
    let cell = |(column, dice): (&Cells, &Index)| u16::try_from(dice.index(column.len())).unwrap();
    form.columns.iter().zip(dice.iter().cycle()).map(cell).collect()
}

fn of_definition(case: &Case, person: &Person) -> Vec<Interval> {
    case.defined_for(person).routes.iter().map(|route| route.general).collect()
}

fn of_engine(program: &Program<'_>, person: &Person) -> Vec<Interval> {
    program.decide(&program.read(person)).iter().map(|route| route.standing).collect()
}

/// So many people, each by some dice.
type People = Vec<Vec<Index>>;

fn people(count: std::ops::Range<usize>) -> impl Strategy<Value = People> {
    prop::collection::vec(prop::collection::vec(any::<Index>(), 7), count)
}

proptest! {
    #![proptest_config(cases(150))]

    #[test]
    fn tables_give_each_person_what_the_definition_gives(
        case in case(Size::SMALL),
        cut in cut(),
        people in people(1..4),
    ) {
        let form = form(&case.person, &cut);
        let tables = match Tables::new(&[case.program()], &form) {
            Ok(tables) => tables,
            // Too much hangs together: it is said, and nobody is told anything.
            Err(why) => {
                prop_assert!(matches!(why, Unfit::Together { .. }), "{}", why);
                return Ok(());
            }
        };
        for dice in &people {
            let cells = row(&form, dice);
            let person = form.person(&cells);
            prop_assert_eq!(tables.person(&cells).unwrap(), of_definition(&case, &person), "{:?}", cells);
        }
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn many_people_of_several_roles_are_counted_as_the_engine_decides_each(
        case in case(Size::USUAL),
        cut in cut(),
        people in people(20..60),
    ) {
        let form = form(&case.person, &cut);
        let program = case.program();
        let programs = [case.program(), case.program()];
        let Ok(tables) = Tables::new(&programs, &form) else { return Ok(()) };
        let rows: Vec<Vec<u16>> = people.iter().map(|dice| row(&form, dice)).collect();
        let columns: Vec<Vec<u16>> =
            (0..form.columns.len()).map(|column| rows.iter().map(|row| row[column]).collect()).collect();
        let columns: Vec<&[u16]> = columns.iter().map(Vec::as_slice).collect();
        let mut expected = vec![[0_u64; 6]; tables.standings()];
        for row in &rows {
            let alone = of_engine(&program, &form.person(row));
            let twice: Vec<Interval> = alone.iter().chain(&alone).copied().collect();
            prop_assert_eq!(&tables.person(row).unwrap(), &twice, "{:?}", row);
            for (expected, standing) in expected.iter_mut().zip(twice) {
                let bits = rungs_core::plane::Six::from(standing).bits();
                (0..6).for_each(|plane| expected[plane] += u64::from(bits >> plane & 1));
            }
        }
        if !columns.is_empty() {
            prop_assert_eq!(tables.count(&columns).unwrap(), expected);
        }
    }
}

#[test]
fn numbers_that_stand_for_no_cell_are_refused() {
    let fact = |held: bool| {
        let known = rungs_core::fact::Known::Truth(held);
        Fact { known, known_by: Default::default(), path: String::new(), shown: String::new() }
    };
    let facts = vec![vec![(Field::Held, fact(true))], vec![(Field::Held, fact(false))]];
    let item = rungs_core::fact::Item::unknown(List::Qualifications);
    let column = Cells::Facts { entry: 0, facts };
    let form = Form { items: vec![item], denials: Vec::new(), columns: vec![column.clone()] };
    let tables = Tables::new(&[], &form).unwrap();
    assert_eq!(tables.count(&[&[0, 1, 1]]).unwrap(), Vec::<[u64; 6]>::new());
    assert_eq!(tables.count(&[&[0, 2]]), Err(Unfit::Numbers));
    assert_eq!(tables.count(&[]), Err(Unfit::Numbers));
    // The same field of one entry, told twice.
    let twice = Form { columns: vec![column.clone(), column], ..form.clone() };
    assert_eq!(Tables::new(&[], &twice).unwrap_err(), Unfit::Told { column: 0 });
    let empty = Cells::List { list: List::Checks, contents: Vec::new() };
    let none = Form { columns: vec![empty], ..form };
    assert_eq!(Tables::new(&[], &none).unwrap_err(), Unfit::Cells { column: 0, cells: 0 });
}
