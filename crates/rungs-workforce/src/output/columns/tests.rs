//! Tables are read back, and say what went in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeMap;

use ::parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use arrow_array::cast::AsArray;
use arrow_array::types::Int8Type;

use super::*;
use crate::output::example;
use crate::unharmed;

fn as_csv(form: Form) -> String {
    let report = example::report();
    let mut table = CsvTable::new(&report, form, Vec::new()).unwrap();
    for person in example::people() {
        table.person(&person).unwrap();
    }
    String::from_utf8(table.finish().unwrap()).unwrap()
}

fn as_parquet(form: Form, copies: usize) -> Vec<u8> {
    let report = example::report();
    let mut table = ParquetTable::new(&report, form, Vec::new()).unwrap();
    for _ in 0..copies {
        for person in example::people() {
            table.person(&person).unwrap();
        }
    }
    table.finish().unwrap()
}

/// The cells of a Parquet file, row by row; a cell without a value is empty.
fn parquet_rows(bytes: Vec<u8>) -> (Vec<String>, Vec<Vec<String>>, BTreeMap<String, String>) {
    let reader = ParquetRecordBatchReaderBuilder::try_new(bytes::Bytes::from(bytes)).unwrap();
    let said = reader.metadata().file_metadata().key_value_metadata().unwrap().iter();
    let said = said.map(|said| (said.key.clone(), said.value.clone().unwrap_or_default())).collect();
    let headings = reader.schema().fields().iter().map(|field| field.name().clone()).collect();
    let mut rows = Vec::new();
    for batch in reader.build().unwrap() {
        let batch = batch.unwrap();
        for row in 0..batch.num_rows() {
            let cell = |column: &arrow_array::ArrayRef| match column.as_primitive_opt::<Int8Type>() {
                Some(codes) => codes.value(row).to_string(),
                None if column.is_null(row) => String::new(),
                None => column.as_string::<i32>().value(row).to_owned(),
            };
            rows.push(batch.columns().iter().map(cell).collect());
        }
    }
    (headings, rows, said)
}

#[test]
fn the_long_form_has_a_row_for_each_person_and_way_in() {
    let written = as_csv(Form::Long);
    let lines: Vec<&str> = written.split("\r\n").collect();
    assert_eq!(
        lines[..6],
        [
            "staff_number,group: Directorate,group: Part-time,role,route,floor,ceiling,sort,steps,missing",
            "1001,Wards,yes,assistant-practitioner,apprenticeship,3,3,ready,,",
            "1001,Wards,yes,healthcare-support-worker,direct-entry,3,3,ready,,",
            "1002,'=Outpatients,yes,assistant-practitioner,apprenticeship,2,2,they-decide,,",
            "1002,'=Outpatients,yes,healthcare-support-worker,direct-entry,3,3,ready,,",
            "'=1003,Wards,yes,assistant-practitioner,apprenticeship,0,0,one-step-away,Get a GCSE in maths at grade 4 | Get Functional Skills maths at level 2,",
        ]
    );
    assert_eq!(lines[7], "1004,,yes,assistant-practitioner,apprenticeship,0,3,cannot-tell,,weekly-hours | gcse-maths");
    assert_eq!(lines.len(), 1 + 10 + 1);
}

#[test]
fn the_wide_form_has_a_row_for_each_person() {
    let written = as_csv(Form::Wide);
    assert_eq!(
        written.lines().collect::<Vec<_>>(),
        [
            "staff_number,group: Directorate,group: Part-time,assistant-practitioner/apprenticeship/floor,assistant-practitioner/apprenticeship/ceiling,healthcare-support-worker/direct-entry/floor,healthcare-support-worker/direct-entry/ceiling",
            "1001,Wards,yes,3,3,3,3",
            "1002,'=Outpatients,yes,2,2,3,3",
            "'=1003,Wards,yes,0,0,0,3",
            "1004,,yes,0,3,3,3",
            "1005,Wards,yes,0,0,3,3",
        ]
    );
}

#[test]
fn parquet_says_what_csv_says_with_nothing_in_front() {
    for form in [Form::Long, Form::Wide] {
        let (headings, rows, _) = parquet_rows(as_parquet(form, 1));
        let mut csv = ::csv::Reader::from_reader(std::io::Cursor::new(as_csv(form)));
        assert_eq!(csv.headers().unwrap().iter().collect::<Vec<_>>(), headings);
        let csv: Vec<Vec<String>> =
            csv.records().map(|row| row.unwrap().iter().map(|cell| unharmed(cell).to_owned()).collect()).collect();
        assert_eq!(csv, rows, "{form:?}");
    }
}

#[test]
fn parquet_says_what_its_numbers_stand_for() {
    let (_, _, said) = parquet_rows(as_parquet(Form::Wide, 1));
    let expected = [
        ("rungs.framework", "ahp-england"),
        ("rungs.framework_digest", "0123456789abcdef"),
        ("rungs.framework_version", "0.1.0"),
        ("rungs.on", "2026-11-22"),
        ("rungs.standings", "0 not-yet, 1 by-exception, 2 at-discretion, 3 ready"),
        ("rungs.start", "2027-09-01"),
    ];
    for (key, value) in expected {
        assert_eq!(said[key], value);
    }
    assert!(said["rungs.columns"].contains("direct-entry/floor: Healthcare support worker, Direct entry: the worst"));
}

#[test]
fn more_people_than_a_batch_takes_are_all_there() {
    let (_, rows, _) = parquet_rows(as_parquet(Form::Long, 2_000));
    assert_eq!(rows.len(), 20_000);
    assert_eq!(rows[19_999][0], "1005");
}

#[test]
fn the_same_people_are_the_same_bytes() {
    assert_eq!(as_parquet(Form::Long, 3), as_parquet(Form::Long, 3));
}

#[test]
fn the_dictionary_has_a_row_for_each_column() {
    let report = example::report();
    let written = String::from_utf8(dictionary(&report, Form::Wide).unwrap()).unwrap();
    assert_eq!(written.lines().count(), 1 + 7);
    assert!(written.contains("staff_number,The number by which the employer knows the person"), "{written}");
}

#[test]
fn a_row_of_another_report_is_refused() {
    let report = example::report();
    let mut person = example::people().remove(0);
    person.routes.pop();
    let refused = CsvTable::new(&report, Form::Long, Vec::new()).unwrap().person(&person).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the row of staff number 1001 doesn't fit the report: it tells of 1 ways in, and the report of 2"
    );
}
