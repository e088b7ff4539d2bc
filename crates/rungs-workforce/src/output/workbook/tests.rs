//! Workbooks are read back by another library, and say what went in.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests")]

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use proptest::prelude::*;

use super::*;
use crate::output::example;

type OpenBook = Xlsx<Cursor<Vec<u8>>>;

fn bytes(report: &Report, rows: u64, copies: usize) -> Vec<u8> {
    let mut workbook = Workbook::new(report, &[0]);
    workbook.rows = rows;
    for _ in 0..copies {
        for person in example::people() {
            workbook.person(&person).unwrap();
        }
    }
    for row in example::set_aside() {
        workbook.set_aside(&row).unwrap();
    }
    workbook.finish(Cursor::new(Vec::new())).unwrap().into_inner()
}

fn read(bytes: Vec<u8>) -> OpenBook {
    open_workbook_from_rs(Cursor::new(bytes)).unwrap()
}

/// The cells of a sheet, row by row, with a bar between them.
fn rows(book: &mut OpenBook, sheet: &str) -> Vec<String> {
    let range = book.worksheet_range(sheet).unwrap();
    range.rows().map(|row| row.iter().map(Data::to_string).collect::<Vec<_>>().join("|")).collect()
}

/// The text of a file in the workbook.
fn file(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

const SHEETS: [&str; 10] = [
    "Summary",
    "Ready",
    "One step away",
    "They decide",
    "Cannot tell",
    "Set aside",
    "Left unknown",
    "Assistant practitioner, Founda…",
    "Questions",
    "Questions (numbers)",
];

#[test]
fn each_list_has_its_sheet() {
    let mut book = read(bytes(&example::report(), ROWS, 1));
    assert_eq!(book.sheet_names(), SHEETS);
    assert_eq!(
        rows(&mut book, "Ready"),
        [
            "Staff number|Role|Way in|Directorate|Part-time|Where in the export",
            "1001|Assistant practitioner|Foundation degree: higher apprenticeship|Wards|yes|Staff row 2"
        ]
    );
    assert_eq!(
        rows(&mut book, "One step away")[1..],
        [
            "=1003|Get a GCSE in maths at grade 4|The person|Get Functional Skills maths at level 2 (the person)|Assistant practitioner|Foundation degree: higher apprenticeship|Wards|yes|Staff row 4"
        ]
    );
    assert_eq!(
        rows(&mut book, "They decide")[1..],
        [
            "1002|Assistant practitioner|Foundation degree: higher apprenticeship|They decide|=Outpatients|yes|Staff row 3; Staff row 9"
        ]
    );
    assert_eq!(
        rows(&mut book, "Cannot tell")[1..],
        [
            "1004|How many hours a week do you work?|None: hours a week|Assistant practitioner|Foundation degree: higher apprenticeship|Can't tell yet: at best ready|Do you have a GCSE in maths at grade 4 or above?\nand 1 more||yes|Staff row 5"
        ]
    );
    assert_eq!(
        rows(&mut book, "Set aside"),
        [
            "Sheet|Row|Why it was set aside|Employee Number|Maths GCSE|Further cell 1",
            "Staff|7|the row has no staff number||=HYPERLINK(\"https://elsewhere.example\")|",
            "Staff|8|the row has no staff number||4|over the edge\u{1}"
        ]
    );
    assert_eq!(
        rows(&mut book, SHEETS[7])[1..],
        [
            "1001|Ready|Ready|||||Wards|yes|Staff row 2",
            "1002|They decide|They decide|||||=Outpatients|yes|Staff row 3; Staff row 9",
            "=1003|One step away|Not yet|Get a GCSE in maths at grade 4|The person|Get Functional Skills maths at level 2 (the person)||Wards|yes|Staff row 4",
            "1004|Can't tell yet|Can't tell yet: at best ready||||How many hours a week do you work?\nDo you have a GCSE in maths at grade 4 or above?\nand 1 more||yes|Staff row 5",
            "1005|Further off|Not yet|||||Wards|yes|Staff row 6",
        ]
    );
    assert_eq!(
        rows(&mut book, "Questions"),
        [
            "Staff number|Question|Answer|How to answer|Key (leave as it is)",
            "=1003|Do you have a GCSE in maths at grade 4 or above?||yes, no or don't know|gcse-maths",
            "1004|Do you have a GCSE in maths at grade 4 or above?||yes, no or don't know|gcse-maths"
        ]
    );
    assert_eq!(
        rows(&mut book, "Questions (numbers)")[1..],
        ["1004|How many hours a week do you work?||a number, or don't know|weekly-hours"]
    );
}

#[test]
fn the_summary_says_what_people_forward() {
    let told = rows(&mut read(bytes(&example::report(), ROWS, 1)), "Summary");
    let expected = [
        "1 person is ready to start on 1 September 2027||||||",
        "“Get a GCSE in maths at grade 4” would make it 2. 2 things together would make it 3.||||||",
        "Assistant practitioner, Foundation degree: higher apprenticeship. 5 people in staff.xlsx.||||||",
        "Answered on 22 November 2026, with the rules in force for a start on 1 September 2027: Allied health professions in England, version 0.1.0 (0123456789abcdef).||||||",
        "Way in|Ready|They decide|One step away|Can't tell yet|Further off|One answer away",
        "Assistant practitioner, Foundation degree: higher apprenticeship|1|1|1|1|1|1",
        "Healthcare support worker, Direct entry|4|0|0|1|0|0",
        "Ready|1|who is ready||||",
        "Get a GCSE in maths at grade 4|1|Assistant practitioner, Foundation degree: higher apprenticeship. Whose step: the person||||",
        "Do you have a GCSE in maths at grade 4 or above?|1|2|In the column “Maths GCSE”, empty for 1|||",
        "No column: hours a week|1|||||",
        "Group|People|Ready|They decide|One step away|Can't tell yet|Further off",
        "Wards|612|18|27|61|268|238",
        "=Outpatients|231|hidden|hidden|24|97|89",
        "Nothing said|118|hidden|hidden|13|49|47",
        "Who can't meet this, as they are|Wards|=Outpatients|Nothing said|||",
        "You must have a GCSE in maths.|299|hidden|hidden|||",
        "Counts under 5 are hidden, and others where a hidden one could be worked out from them.||||||",
        "the row has no staff number|2|First: Staff row 7||||",
        "staff.xlsx: 8 rows came in, 6 read, 2 set aside. They are of 5 people.||||||",
        "NI Number (sheet Staff)|8|0|left out|||",
    ];
    let mut rest = told.as_slice();
    for line in expected {
        let place = rest.iter().position(|told| told == line);
        let place = place.unwrap_or_else(|| panic!("{line} is missing, or comes too early, in {told:#?}"));
        rest = &rest[place + 1..];
    }
}

/// A sheet has so many columns; of the groups beyond them it is said that they are elsewhere.
#[test]
fn groups_without_room_are_counted() {
    let mut report = example::report();
    let grouping = &mut report.answer.groups[0];
    for number in grouping.groups.len()..8 {
        let mut group = grouping.groups[0].clone();
        group.name = Some(format!("Ward {number}"));
        grouping.groups.push(group);
        grouping.stopped.iter_mut().for_each(|stop| stop.people.push(Some(20)));
    }
    let told = rows(&mut read(bytes(&report, ROWS, 1)), "Summary");
    let line = "2 more groups aren't shown here; `rungs sweep --json` has what stops each.||||||";
    assert!(told.iter().any(|row| row == line), "{told:#?}");
    assert!(told.iter().any(|row| row.starts_with("Ward 7|")), "they stand in the table of groups: {told:#?}");
}

#[test]
fn supply_has_a_sheet_with_a_chart_and_rows_stay_on_theirs() {
    let report = Report { answer: example::with_supply(), ..example::report() };
    let bytes = bytes(&report, ROWS, 1);
    let told = rows(&mut read(bytes.clone()), "Supply");
    assert!(told.iter().any(|row| row == "30 November 2027|1|2|3|0|-|0"), "{told:#?}");
    assert!(told.iter().any(|row| row.starts_with("For 2 people no plan was looked for")), "{told:#?}");
    let ready = rows(&mut read(bytes.clone()), "Ready");
    assert!(ready.iter().any(|row| row.starts_with("1001|")), "{ready:#?}");
    let drawing = file(&bytes, "xl/worksheets/_rels/sheet2.xml.rels");
    assert!(drawing.contains("drawing"), "{drawing}");
    let page = crate::output::summary_page(&report, 0);
    assert!(
        page.contains("Expected supply") && page.contains("2 (1 to 3)") && !page.contains("<p class=\"quiet\"></p>")
    );
}

#[test]
fn no_cell_of_the_export_is_a_formula() {
    let bytes = bytes(&example::report(), ROWS, 1);
    for place in 1..=SHEETS.len() {
        assert!(!file(&bytes, &format!("xl/worksheets/sheet{place}.xml")).contains("<f>"), "{place}");
    }
    // Text that somebody edits stays text: its cells have the format of text.
    let styles = file(&bytes, "xl/styles.xml");
    let looks: Vec<&str> = styles.split_once("<cellXfs").unwrap().1.split("<xf ").skip(1).collect();
    let sheet = file(&bytes, "xl/worksheets/sheet3.xml");
    let (_, cell) = sheet.split_once("<c r=\"A2\" s=\"").unwrap();
    let (look, kind) = cell.split_once('"').unwrap();
    assert!(kind.starts_with(" t=\"inlineStr\"><is><t xml:space=\"preserve\">=1003<"), "{kind}");
    assert!(looks[look.parse::<usize>().unwrap()].contains("numFmtId=\"49\""), "{look}");
}

#[test]
fn sheets_are_set_up_to_be_filtered_answered_and_printed() {
    let bytes = bytes(&example::report(), ROWS, 1);
    for place in 2..=SHEETS.len() {
        let sheet = file(&bytes, &format!("xl/worksheets/sheet{place}.xml"));
        for part in [
            "<autoFilter ref=\"A1:",
            "state=\"frozen\"",
            "orientation=\"landscape\"",
            "fitToHeight=\"0\"",
            "paperSize=\"9\"",
        ] {
            assert!(sheet.contains(part), "{part} in sheet {place}");
        }
    }
    let questions = file(&bytes, "xl/worksheets/sheet9.xml");
    assert!(questions.contains("sqref=\"C2:C3\""), "{questions}");
    assert!(questions.contains("<formula1>\"yes,no,don't know\"</formula1>"));
    assert!(questions.contains("<dimension ref=\"A1:E3\"/>"));
    let numbers = file(&bytes, "xl/worksheets/sheet10.xml");
    assert!(numbers.contains("<formula1>OR(C2=\"don't know\",AND(ISNUMBER(C2),N(C2)&gt;=0))</formula1>"), "{numbers}");
    let book = file(&bytes, "xl/workbook.xml");
    assert!(book.contains("'One step away'!$1:$1"), "{book}");
    let core = file(&bytes, "docProps/core.xml");
    assert!(core.contains("2026-11-22T00:00:00Z") && core.contains("Where people of staff.xlsx stand"), "{core}");
}

#[test]
fn the_summary_has_charts_with_words_for_those_who_do_not_see_them() {
    let bytes = bytes(&example::report(), ROWS, 1);
    for place in 1..=3 {
        assert!(file(&bytes, &format!("xl/charts/chart{place}.xml")).contains("<c:barChart>"));
    }
    let drawing = file(&bytes, "xl/drawings/drawing1.xml");
    assert_eq!(drawing.matches("descr=\"").count(), 3, "{drawing}");
    let chart = file(&bytes, "xl/charts/chart1.xml");
    assert!(chart.contains("Summary!$A$") && chart.contains("Summary!$F$"), "{chart}");
}

#[test]
fn more_rows_than_a_sheet_takes_go_on_on_the_next_and_nothing_is_lost() {
    // Three rows of people a sheet.
    let mut book = read(bytes(&example::report(), 4, 4));
    let names = book.sheet_names();
    let parts: Vec<&String> = names.iter().filter(|name| name.starts_with("Assistant")).collect();
    assert_eq!(parts.len(), 7, "{names:?}");
    let mut numbers = Vec::new();
    for part in &parts {
        let told = rows(&mut book, part);
        assert!(told.len() <= 4 && told[0].starts_with("Staff number|"), "{told:?}");
        numbers.extend(told[1..].iter().map(|row| row.split('|').next().unwrap().to_owned()));
    }
    let expected: Vec<String> = (0..4).flat_map(|_| example::people()).map(|person| person.staff_number).collect();
    assert_eq!(numbers, expected);
    let summary = rows(&mut book, "Summary").join("\n");
    assert!(summary.contains("|3|everybody, and where they stand: Assistant practitioner, Foundation degree: higher apprenticeship (part 1 of 7: more rows than a sheet takes)"), "{summary}");
    assert!(summary.contains("|2|everybody, and where they stand: Assistant practitioner, Foundation degree: higher apprenticeship (part 7 of 7"), "{summary}");
}

#[test]
fn lists_by_step_and_by_question_stay_together_over_sheets() {
    let mut book = read(bytes(&example::report(), 3, 3));
    let told: Vec<String> = ["Cannot tell", "Cannot tell (2)"]
        .iter()
        .flat_map(|sheet| rows(&mut book, sheet).into_iter().skip(1))
        .collect();
    assert_eq!(told.len(), 3);
    assert!(told.iter().all(|row| row.starts_with("1004|How many hours")));
}

#[test]
fn nobody_at_all_is_a_workbook_too() {
    let report = example::report();
    let empty = Workbook::new(&report, &[]).finish(Cursor::new(Vec::new())).unwrap().into_inner();
    let mut book = read(empty);
    assert_eq!(
        book.sheet_names(),
        ["Summary", "Ready", "One step away", "They decide", "Cannot tell", "Set aside", "Left unknown", "Questions"]
    );
    assert_eq!(rows(&mut book, "Ready"), ["Staff number|Role|Way in|Directorate|Part-time|Where in the export"]);
}

#[test]
fn the_same_people_are_the_same_bytes() {
    let report = example::report();
    assert!(bytes(&report, ROWS, 2) == bytes(&report, ROWS, 2));
}

#[test]
fn a_day_that_is_none_is_a_fault() {
    let mut report = example::report();
    report.answer.on = "soon".to_owned();
    let fault = Workbook::new(&report, &[]).finish(Cursor::new(Vec::new())).unwrap_err();
    assert!(fault.to_string().starts_with("the output could not be put together: "), "{fault}");
}

/// Texts as exports have them, and as nobody would think of.
fn texts() -> impl Strategy<Value = String> {
    prop_oneof![
        "[=+@'\t\n\r-]{0,2}[ -~]{0,12}",
        "_x00[0-9A-Fa-f]{0,2}_?",
        "\\PC{0,8}",
        prop::string::string_regex("(?s).{0,8}").unwrap()
    ]
}

proptest! {
    #[test]
    fn every_text_comes_back_as_it_was(cells in prop::collection::vec(texts(), 1..4)) {
        let report = example::report();
        let mut workbook = Workbook::new(&report, &[]);
        let place = crate::Place { sheet: Some("Staff".to_owned()), row: 7 };
        let row = SetAsideRow { place, reason: "a reason".to_owned(), cells: cells.clone() };
        workbook.set_aside(&row).unwrap();
        let mut book = read(workbook.finish(Cursor::new(Vec::new())).unwrap().into_inner());
        let range = book.worksheet_range("Set aside").unwrap();
        for (column, text) in cells.iter().enumerate() {
            let told = range.get((1, 3 + column)).map_or(String::new(), Data::to_string);
            prop_assert_eq!(&told, text, "{:?}", range.get((1, 3 + column)));
        }
    }
}

#[test]
fn by_which_column_nothing_is_told_stands_where_its_groups_would() {
    let why = "By “Line <manager>” nothing is told: it has more than 4,000 different groups.";
    let told = |report: &Report| {
        let mut book = read(bytes(report, ROWS, 1));
        let rows = rows(&mut book, "Summary");
        let place = rows.iter().position(|row| row.starts_with(why)).unwrap();
        rows[..place].iter().rev().find(|row| row.starts_with("By ")).unwrap().trim_end_matches('|').to_owned()
    };
    let mut report = example::report();
    assert_eq!(told(&report), "By Directorate: Assistant practitioner, Foundation degree: higher apprenticeship");
    report.answer.groups.clear();
    assert_eq!(told(&report), "By group");
}

#[test]
fn of_many_levers_the_best_are_told_and_the_first_of_a_way_in_that_was_chosen() {
    let mut report = example::report();
    let lever = |route: &str, more_ready: u64| rungs_app::wire::sweep::Lever {
        what: format!("{route} {more_ready}"),
        route: route.to_owned(),
        more_ready,
        ..example::report().answer.levers[0].clone()
    };
    let (others, chosen) =
        ((0..21).map(|more| lever("other", 100 - more)), (0..4).map(|more| lever("apprenticeship", 9 - more)));
    report.answer.levers = others.chain(chosen).collect();
    let summary = rows(&mut read(bytes(&report, ROWS, 1)), "Summary");
    let told = |begin: &str| summary.iter().filter(|row| row.starts_with(begin)).count();
    assert_eq!((told("Other "), told("Apprenticeship ")), (20, 3));
    assert_eq!((told("Other 80|"), told("Apprenticeship 7|"), told("Apprenticeship 6|")), (0, 1, 0));
    assert_eq!(told("`rungs sweep --json` has 2 more single things to do."), 1);
    report.answer.levers.truncate(20);
    let summary = rows(&mut read(bytes(&report, ROWS, 1)), "Summary");
    assert!(!summary.iter().any(|row| row.contains("--json` has")), "{summary:?}");
}

#[test]
fn what_was_left_unknown_stands_in_the_workbook_with_its_reason() {
    let mut book = read(bytes(&example::report(), ROWS, 1));
    let told = [
        "Column|What it says|Rows|Why it isn't known what that is|First rows",
        "Highest qual|=BTEC|2|It is not a level.|Staff row 3",
    ];
    assert_eq!(rows(&mut book, "Left unknown"), told);
    let summary = rows(&mut book, "Summary");
    let note = "1 row has cells beyond the last heading, which aren't read.";
    assert!(summary.iter().any(|row| row.starts_with(note)), "{summary:?}");
}

#[test]
fn a_column_in_which_nobody_looked_has_no_counts() {
    let mut report = example::report();
    report.columns.truncate(1);
    report.columns[0].filled = None;
    report.columns[0].blank = None;
    report.columns[0].read_as = "left out".to_owned();
    let mut book = read(bytes(&report, ROWS, 1));
    let summary = rows(&mut book, "Summary");
    assert!(summary.last().unwrap().contains("|||left out"), "{summary:?}");
}
