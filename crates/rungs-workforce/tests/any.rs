//! Whatever comes: no row is lost, nobody is made up, and nothing ends in a panic.
#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

use std::collections::BTreeSet;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use proptest::collection::vec;
use proptest::prelude::*;
use rungs_app::framework::{Loaded, built_in};
use rungs_workforce::draft::{draft, preview};
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::staff::Reading;

const ON: Date = date(2026, 11, 27);

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(built_in)
}

const MAPPING: &str = "
employer: { name: Northmoor NHS Trust, sector: NHS }
columns:
  - { column: A, is: staff number }
  - { column: B, is: assignment number }
  - { column: C, is: job title, otherwise: set aside }
  - { column: D, is: hours a week }
  - { column: E, is: start date }
  - { column: F, is: end date }
  - { column: G, is: born }
  - { column: H, is: grade, type: GCSE, subject: maths }
  - { column: I, is: number held, type: GCSE, grade: 4, blank: none }
  - { column: J, is: highest level }
  - { column: K, is: training, training: Care Certificate, otherwise: yes }
  - { column: L, is: contract }
  - { column: M, is: group }
";

fn cell() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &[
        "",
        "1",
        "2",
        "3",
        "HCA",
        "porter",
        "37.5",
        "0",
        "168.5",
        "14/08/2019",
        "03/04/2022",
        "08/14/2019",
        "2019-08",
        "30/02/2020",
        "A*",
        "C",
        "4",
        "none",
        "yes",
        "N",
        "NVQ3",
        "Level 2",
        "Bank",
        "Permanent",
        "n/a",
        "#REF!",
        "\"",
        "-1",
        "1e300",
        "NaN",
        "Wards",
        "é",
        "\u{0}",
    ];
    prop_oneof![
        9 => proptest::sample::select(KNOWN).prop_map(str::to_owned),
        1 => "[ -~]{0,12}",
    ]
}

fn text(rows: &[Vec<String>]) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(",");
    let rows: Vec<String> = rows.iter().map(line).collect();
    format!("A,B,C,D,E,F,G,H,I,J,K,L,M\n{}\n", rows.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_row_is_read_or_set_aside(
        rows in vec(vec(cell(), 11..15), 0..30),
        owners in vec(0..6_u8, 30),
        batch in 1..8_usize,
    ) {
        let mut rows = rows;
        for (row, owner) in rows.iter_mut().zip(owners) {
            row[0] = if owner == 0 { String::new() } else { format!("n{owner}") };
        }
        let content = text(&rows).into_bytes();
        let mapping = Mapping::read(MAPPING.as_bytes()).unwrap();
        let export = Export::of_bytes("staff.csv", content);
        let Ok(export) = export else { return Ok(()) };
        let mut reading = Reading::open(vec![export], &mapping, &loaded().checked.framework, ON).unwrap();
        let (mut people, mut seen, mut read, mut set_aside) = (BTreeSet::new(), BTreeSet::new(), 0_u64, 0_u64);
        while let Some(batch) = reading.next_batch(batch).unwrap() {
            prop_assert_eq!(batch.crowd.len(), batch.people.len());
            for (place, somebody) in batch.people.iter().enumerate() {
                prop_assert!(people.insert(somebody.staff_number.clone()), "{} comes twice", somebody.staff_number);
                prop_assert!(!somebody.rows.is_empty());
                read += somebody.rows.len() as u64;
                for row in &somebody.rows {
                    prop_assert!(seen.insert(*row), "row {row} is used twice");
                    prop_assert_eq!(rows[*row as usize - 2][0].as_str(), somebody.staff_number.as_str());
                }
                batch.crowd.person(place);
            }
            for row in &batch.set_aside {
                prop_assert!(seen.insert(row.row), "row {} is used twice", row.row);
                set_aside += 1;
            }
        }
        let summary = reading.summary();
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count() as u64;
        prop_assert_eq!(summary.rows.came_in, filled);
        prop_assert_eq!(summary.rows.came_in, summary.rows.read + summary.rows.set_aside);
        prop_assert_eq!((summary.rows.read, summary.rows.set_aside), (read, set_aside));
        prop_assert_eq!(summary.people, people.len() as u64);
    }

    #[test]
    fn the_order_of_rows_of_different_people_changes_nobody(rows in vec(vec(cell(), 13), 1..20), seed in any::<u64>()) {
        let mut rows = rows;
        for (place, row) in rows.iter_mut().enumerate() {
            row[0] = format!("n{place}");
        }
        let mut mixed = rows.clone();
        mixed.sort_by_key(|row| row[0].bytes().fold(seed, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)));
        prop_assert_eq!(told(&rows), told(&mixed));
    }

}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_end_in_a_panic(bytes in vec(any::<u8>(), 0..600), magic in 0..7_usize) {
        let starts: [&[u8]; 7] = [b"", b"PAR1", b"ARROW1\0\0", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\xff\xff\xff\xff", b"\xff\xfe"];
        let bytes = [starts[magic], &bytes].concat();
        let framework = &loaded().checked.framework;
        if let Ok(export) = Export::of_bytes("staff", bytes.clone()) {
            let mut exports = vec![export];
            if let Ok(draft) = draft(&mut exports, framework, ON) {
                let _ = preview(&mut exports[0], &draft.mapping, framework, ON, 20);
                if let Ok(mut reading) = Reading::open(exports, &draft.mapping, framework, ON) {
                    while let Ok(Some(_)) = reading.next_batch(50) {}
                }
            }
        }
        let _ = Mapping::read(&bytes);
    }
}

/// Everybody with what is known of them, in the order of their numbers.
fn told(rows: &[Vec<String>]) -> Vec<(String, String)> {
    let mapping = Mapping::read(MAPPING.as_bytes()).unwrap();
    let Ok(export) = Export::of_bytes("staff.csv", text(rows).into_bytes()) else { return Vec::new() };
    let mut reading = Reading::open(vec![export], &mapping, &loaded().checked.framework, ON).unwrap();
    let mut told = Vec::new();
    while let Some(batch) = reading.next_batch(4).unwrap() {
        for (place, somebody) in batch.people.iter().enumerate() {
            told.push((somebody.staff_number.clone(), format!("{:?}", batch.crowd.person(place))));
        }
    }
    told.sort();
    told
}
