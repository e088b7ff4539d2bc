//! Exports are the same for one seed, and have in them what real ones have.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};

use super::people::{HEADINGS, QUALIFICATIONS};
use super::*;

fn of(people: u64, seed: u64) -> Wanted {
    Wanted { people, seed, out: PathBuf::from("staff.csv"), second_sheet: false }
}

fn as_csv(people: u64, seed: u64) -> Vec<u8> {
    let mut out = Vec::new();
    write(&of(people, seed), Text::new(&mut out).unwrap()).unwrap();
    out
}

fn as_sheet(people: u64, seed: u64, second_sheet: bool) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    let wanted = Wanted { second_sheet, ..of(people, seed) };
    write(&wanted, Sheet::new(&mut out, second_sheet).unwrap()).unwrap();
    out.into_inner()
}

fn as_columns(people: u64, seed: u64) -> Vec<u8> {
    let mut out = Vec::new();
    write(&of(people, seed), Columns::new(&mut out).unwrap()).unwrap();
    out
}

fn rows(people: u64) -> Vec<Vec<String>> {
    let csv = as_csv(people, 2026);
    let reader = csv::ReaderBuilder::new().flexible(true).from_reader(csv.as_slice());
    reader.into_records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn one_seed_is_one_file() {
    assert!(as_csv(500, 2026) == as_csv(500, 2026));
    assert!(as_csv(500, 2026) != as_csv(500, 2027));
    assert!(as_sheet(200, 2026, true) == as_sheet(200, 2026, true));
    assert!(as_columns(500, 2026) == as_columns(500, 2026));
}

#[test]
fn people_are_as_many_as_asked_for_and_some_have_several_assignments() {
    let rows = rows(20_000);
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| !row[0].is_empty()) {
        places.entry(&row[0]).or_default().push(place);
    }
    // A broken row can have lost its number.
    assert!((19_980..=20_000).contains(&places.len()), "{}", places.len());
    let several = |places: &&Vec<usize>| {
        let assignments: BTreeSet<&str> = places.iter().map(|place| rows[*place][1].as_str()).collect();
        assignments.len() > 1
    };
    let several: Vec<&Vec<usize>> = places.values().filter(several).collect();
    assert!((1_450..=1_750).contains(&several.len()), "{} have several", several.len());
    let apart = several.iter().filter(|places| places.windows(2).any(|two| two[1] - two[0] > 5)).count();
    assert!((500..=900).contains(&apart), "{apart} stand apart");
}

#[test]
fn groups_are_as_large_as_they_really_are() {
    let rows = rows(20_000);
    let mut counts: BTreeMap<&str, f64> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.len() == HEADINGS.len()) {
        *counts.entry(&row[7]).or_default() += 100.0 / rows.len() as f64;
    }
    let cases = [
        ("Nursing and Midwifery Registered", 28.7),
        ("Additional Clinical Services", 30.0),
        ("Medical and Dental", 10.3),
        ("Estates and Ancillary", 5.0),
    ];
    for (group, expected) in cases {
        let found = counts[group];
        assert!((found - expected).abs() < 1.2, "{group}: {found:.1} in a hundred, and not {expected}");
    }
}

#[test]
fn about_half_of_what_is_asked_of_qualifications_is_blank() {
    let rows = rows(10_000);
    let full: Vec<&Vec<String>> = rows.iter().filter(|row| row.len() == HEADINGS.len()).collect();
    for column in QUALIFICATIONS..HEADINGS.len() {
        let blank = full.iter().filter(|row| row[column].is_empty()).count() * 100 / full.len();
        assert!((45..=55).contains(&blank), "{}: {blank} in a hundred", HEADINGS[column]);
    }
}

#[test]
fn some_rows_stand_twice_and_some_are_broken() {
    let rows = rows(20_000);
    let twice = rows.windows(2).filter(|two| two[0] == two[1]).count();
    assert!((30..=110).contains(&twice), "{twice} twice");
    let count = |is_broken: &dyn Fn(&Vec<String>) -> bool| rows.iter().filter(|row| is_broken(row)).count();
    let broken = [
        ("short", count(&|row| row.len() < HEADINGS.len())),
        ("long", count(&|row| row.len() > HEADINGS.len())),
        ("without a number", count(&|row| row[0].is_empty())),
        ("31 February", count(&|row| row.contains(&"31/02/2019".to_owned()))),
        ("to start", count(&|row| row.contains(&"01/04/2031".to_owned()))),
        ("formula", count(&|row| row.iter().any(|cell| cell.starts_with('=')))),
    ];
    for (how, rows) in broken {
        assert!((1..=20).contains(&rows), "{how}: {rows}");
    }
}

#[test]
fn nobody_has_these_national_insurance_numbers() {
    let rows = rows(1_000);
    let full = rows.iter().filter(|row| row.len() == HEADINGS.len());
    assert!(full.clone().count() > 900 && full.clone().all(|row| row[3].starts_with("QQ")));
}

#[test]
fn a_spreadsheet_has_days_and_numbers_and_qualifications_apart() {
    let mut book: Xlsx<_> = open_workbook_from_rs(Cursor::new(as_sheet(300, 2026, true))).unwrap();
    assert_eq!(book.sheet_names(), ["Staff List", "Qualifications"]);
    let staff = book.worksheet_range("Staff List").unwrap();
    assert_eq!(staff.width(), QUALIFICATIONS);
    assert_eq!(staff.get((0, 0)), Some(&Data::String("Employee Number".to_owned())));
    assert!(matches!(staff.get((1, 0)), Some(Data::String(_))) && matches!(staff.get((1, 10)), Some(Data::Float(_))));
    assert!(matches!(staff.get((1, 13)), Some(Data::DateTime(_))), "{:?}", staff.get((1, 13)));
    let qualifications = book.worksheet_range("Qualifications").unwrap();
    assert!(qualifications.height() > 200, "{}", qualifications.height());
    let known: BTreeSet<String> = staff.rows().map(|row| row[0].to_string()).collect();
    let all_known = qualifications.rows().filter(|row| !known.contains(&row[0].to_string())).count();
    assert!(all_known <= 1, "{all_known} of nobody");
}

#[test]
fn what_is_wanted_is_said_in_words_that_are_known() {
    let refused = |arguments: &[&str]| wanted(arguments).unwrap_err();
    assert_eq!(refused(&[]), "`--out FILE` says where to: a name that ends in .csv, .xlsx or .parquet");
    assert_eq!(refused(&["--people", "many"]), "`--people many`: that is not a number");
    assert_eq!(refused(&["--people"]), "`--people` asks for a value behind it");
    assert_eq!(refused(&["--size", "3"]), "`--size`: staff takes --people, --seed, --out and --second-sheet");
    assert_eq!(
        refused(&["--out", "staff.csv", "--second-sheet"]),
        "a .csv file has no second sheet: write .xlsx, or leave out --second-sheet"
    );
    let all = wanted(&["--people", "7", "--seed", "1", "--out", "a.xlsx", "--second-sheet"]).unwrap();
    assert_eq!(all, Wanted { people: 7, seed: 1, out: PathBuf::from("a.xlsx"), second_sheet: true });
}
