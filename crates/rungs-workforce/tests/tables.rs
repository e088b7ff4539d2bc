//! Whether people as staff exports and tables of person files tell them can be looked up by their columns: docs/performance.md
//! says that they can't, and why.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use rungs_app::framework::built_in;
use rungs_app::service::Question;
use rungs_core::date::DateRange;
use rungs_core::fact::{Denial, Fact, Field, Item, Known, List};
use rungs_core::program::Program;
use rungs_core::requirement::Moment;
use rungs_sweep::{Cells, Form, Tables, Unfit};

fn fact(field: Field, known: Known) -> (Field, Fact) {
    (field, Fact { known, known_by: Default::default(), path: String::new(), shown: String::new() })
}

/// A job of everybody, whose role, hours and first day are columns of so many cells.
fn form(roles: usize, hours: usize, days: usize, says_all: bool) -> Form {
    let vocabulary = &built_in().checked.framework.vocabulary;
    let job =
        [fact(Field::Employed, Known::Truth(true)), fact(Field::Until, Known::Date(DateRange::day(DateRange::LAST)))];
    let mut item = Item::unknown(List::Work);
    item.fields.extend(job);
    let titles = vocabulary.of_class("role").iter().copied().cycle();
    let cells =
        |cells: Vec<(Field, Fact)>| Cells::Facts { entry: 0, facts: cells.into_iter().map(|one| vec![one]).collect() };
    let first = "2010-01-01".parse::<jiff::civil::Date>().unwrap();
    let day =
        |number: usize| DateRange::day(first.saturating_add(jiff::Span::new().days(i64::try_from(number).unwrap())));
    Form {
        items: vec![item],
        denials: if says_all {
            vec![Denial { list: List::Work, tests: Vec::new(), path: String::new(), shown: String::new() }]
        } else {
            Vec::new()
        },
        columns: vec![
            cells(titles.take(roles).map(|role| fact(Field::Role, Known::Term(role))).collect()),
            cells(
                (0..hours)
                    .map(|hours| fact(Field::Hours, Known::Number(hours as i64 * 50, hours as i64 * 50)))
                    .collect(),
            ),
            cells((0..days).map(|number| fact(Field::From, Known::Date(day(number)))).collect()),
        ],
    }
}

#[test]
fn what_a_staff_export_says_of_jobs_hangs_together() {
    let loaded = built_in();
    let on = "2026-11-22".parse().unwrap();
    let asked = Question { on, start: on, moment: Moment::Start };
    let role = loaded.checked.framework.role("assistant-practitioner").unwrap();
    let programs = || vec![Program::new(&loaded.checked.framework, role, asked.asked()).unwrap()];
    for says_all in [false, true] {
        assert!(Tables::new(&programs(), &form(10, 7, 10, says_all)).is_ok(), "a few jobs can be looked up");
        // As many as the example staff has: some 1.4 million combinations.
        let refused = Tables::new(&programs(), &form(50, 7, 4_095, says_all)).unwrap_err();
        assert_eq!(refused, Unfit::Together { columns: vec![0, 1, 2] }, "all that is said: {says_all}");
    }
}
