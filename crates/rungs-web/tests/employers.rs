//! For employers: a staff file in, an answer out, and nothing kept.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::time::{Duration, Instant};

use support::{Answer, open, post, send_form, unescaped};

const HEADINGS: &str = "Employee Number,Last Name,Position Title,WTE,Start Date,Directorate,Maths GCSE,English GCSE";

/// A staff list of so many people: every third has no grade in maths, every fifth works few hours.
fn staff(people: usize) -> String {
    let row = |number: usize| {
        let title = ["Healthcare Support Worker", "Therapy Assistant", "Dietetic Assistant"][number % 3];
        let wte = if number.is_multiple_of(5) { "0.4" } else { "1.0" };
        let maths = if number.is_multiple_of(3) { "" } else { "5" };
        let group = ["Wards", "Therapies", "Community"][number % 3];
        format!("{},Surname{number},{title},{wte},2019-02-{:02},{group},{maths},6", 1000 + number, number % 28 + 1)
    };
    let rows: Vec<String> = (0..people).map(row).collect();
    format!("{HEADINGS}\n{}\n", rows.join("\n"))
}

const WAY: &str = "assistant-practitioner/foundation-degree-higher-apprenticeship";

/// Sends a file; gives the address of its pages.
fn sent(content: &[u8], fields: &[(&str, &str)]) -> String {
    let answer = send_form("/employers", fields, Some(("file", "staff.csv", content)));
    answer.location.unwrap_or_else(|| panic!("{} instead of another page: {}", answer.status, answer.text))
}

/// Opens a page of a file once nothing is worked on any more.
fn settled(address: &str) -> Answer {
    let began = Instant::now();
    loop {
        let page = open(address);
        if !page.text.contains("data-waits") {
            return page;
        }
        assert!(began.elapsed() < Duration::from_secs(120), "it works for ever");
    }
}

/// The value that each question of a page is given: the first choice.
fn first_choices(page: &Answer) -> Vec<(String, String)> {
    let names = page.text.split("id=\"column-").skip(1).filter_map(|rest| rest.split('"').next());
    let first = names.filter_map(|id| id.strip_suffix("-0")).map(|place| (format!("column-{place}"), "0".to_owned()));
    first.collect()
}

/// Says that the columns are right, and opens the answer.
fn answered(address: &str) -> Answer {
    let page = settled(address);
    assert!(page.says("Check how we read your file"), "{}", page.words());
    let mut fields = first_choices(&page);
    fields.push(("then".to_owned(), "answer".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let next = post(address, &fields);
    assert_eq!(next.location, Some(format!("{address}/answer")), "{}", next.words());
    settled(&format!("{address}/answer"))
}

/// Forgets a file: others need the room.
fn forget(address: &str) {
    post(&format!("{address}/forget"), &[]);
}

#[test]
fn a_file_is_read_confirmed_answered_taken_along_and_forgotten() {
    let address =
        sent(staff(40).as_bytes(), &[("way", WAY), ("start-day", "1"), ("start-month", "9"), ("start-year", "2027")]);
    let columns = settled(&address);
    assert!(columns.says("We read all 40 rows."), "{}", columns.words());
    assert!(columns.says("“Position Title”Job now"), "{}", columns.words());
    assert!(columns.says("“Last Name”Nothing: not neededNever read past the heading"), "{}", columns.words());
    assert!(!columns.text.contains("Surname7"), "names are never shown");
    assert!(columns.says("20 rows, as we read them") && columns.says("blank"), "{}", columns.words());
    let page = answered(&address);
    assert!(page.says("ready to start on 1 September 2027"), "{}", page.words());
    let told = [("sector", "NHS"), ("scheme-higher-apprenticeship-scheme", "yes"), ("then", "answer")];
    assert!(post(&address, &told).location.is_some());
    let page = settled(&format!("{address}/answer"));
    assert!(!page.says("Do you work in the NHS?"), "it was told of everybody: {}", page.words());
    assert!(page.says("Where the 40 stand") && page.says("40 people in 40 rows of staff.csv"), "{}", page.words());
    assert!(page.says("What would help most") && page.says("What’s missing from your file"));
    assert!(page.says("By “Directorate”") && page.says("WardsPeople14"), "{}", page.words());
    assert!(page.says("40 rows came in. 40 were read: 40 people. None was set aside."), "{}", page.words());
    let beginnings: [(&str, &[u8]); 5] = [
        ("rungs-answer.xlsx", b"PK"),
        ("rungs-people.csv", b"staff_number,"),
        ("rungs-people.parquet", b"PAR1"),
        ("rungs-questions.csv", b"staff_number,questions"),
        ("rungs-summary.html", b"<!DOCTYPE html>"),
    ];
    for (name, beginning) in beginnings {
        assert!(page.links().iter().any(|link| link.contains(name)), "{name}: {:?}", page.links());
        let file = open(&format!("{address}/files/{name}"));
        assert_eq!((file.status, file.kept.as_str()), (200, "private, no-store"), "{name}: {}", file.text);
        assert!(file.body.starts_with(beginning), "{name}: {}", file.text);
    }
    let people = open(&format!("{address}/files/rungs-people.csv"));
    assert!(people.text.contains("1039") && !people.text.contains("Surname"), "{}", people.text);
    let forgotten = post(&format!("{address}/forget"), &[]);
    let start = open(&forgotten.location.unwrap());
    assert!(start.says("The file is forgotten."), "{}", start.words());
    for gone in [address.clone(), format!("{address}/answer"), format!("{address}/files/rungs-answer.xlsx")] {
        let gone = open(&gone);
        assert_eq!(gone.status, 410);
        assert!(gone.says("Send the file once more") && gone.says("Choose another file"), "{}", gone.words());
    }
}

#[test]
fn by_which_column_nothing_is_told_stands_where_its_groups_would() {
    let address = sent(staff(10).as_bytes(), &[("way", WAY)]);
    let page = answered(&address);
    forget(&address);
    let told = "By group By “Directorate” nothing is told: it doesn't have two groups of 5 people or more.";
    assert!(page.says(told), "{}", page.words());
}

#[test]
fn no_page_of_a_file_is_kept_by_anybody_on_the_way() {
    let address = sent(staff(10).as_bytes(), &[("way", WAY)]);
    for page in
        [settled(&address), answered(&address), open(&format!("{address}/state")), open(&format!("{address}/mapping"))]
    {
        assert!(page.kept.contains("no-store"), "{}", page.kept);
    }
    forget(&address);
    assert!(open("/employers").kept.starts_with("public"), "where nothing was sent, there is nothing to hide");
}

#[test]
fn what_only_a_person_can_tell_is_asked_and_never_guessed() {
    let content = "Employee Number,Position Title,Start Date\n1,Healthcare Support Worker,03/04/2022\n2,Therapy Assistant,05/06/2021\n";
    let address = sent(content.as_bytes(), &[("way", WAY)]);
    let page = settled(&address);
    assert!(page.says("One column needs you") && page.says("Which comes first?"), "{}", page.words());
    assert!(!page.text.contains(" checked"), "nothing is chosen for anybody");
    let refused = post(&address, &[("then", "answer")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("There is a problem") && refused.says("Say what this column is"), "{}", refused.words());
    let choices = first_choices(&page);
    let (name, _) = choices.first().unwrap();
    let saved = post(&address, &[(name, "1"), ("then", "save")]);
    assert!(saved.kind.starts_with("application/yaml") && saved.text.contains("month first"), "{}", saved.text);
    assert!(post(&address, &[(name, "1"), ("then", "look")]).location.is_some());
    let chosen = settled(&address);
    assert!(chosen.says("4 March 2022") || chosen.says("March 2022"), "{}", chosen.words());
    let answer = answered(&address);
    assert!(answer.says("2 people in 2 rows"), "{}", answer.words());
    // Another file of the same sort is read by what was saved.
    let other = sent(content.as_bytes(), &[("way", WAY)]);
    settled(&other);
    let taken =
        send_form(&format!("{other}/mapping"), &[], Some(("mapping", "rungs-mapping.yaml", saved.text.as_bytes())));
    assert_eq!(taken.location, Some(other.clone()), "{}", taken.words());
    let page = settled(&other);
    forget(&address);
    forget(&other);
    assert!(page.says("It is read by the choices you sent.") && !page.says("column needs you"), "{}", page.words());
}

#[test]
fn a_column_can_be_changed_to_something_else() {
    let address = sent(staff(10).as_bytes(), &[("way", WAY)]);
    let page = settled(&address);
    let option = page.text.split("<option value=\"").skip(1).find(|rest| rest.contains("“Directorate”")).unwrap();
    let place = option.split('"').next().unwrap();
    assert_eq!(post(&address, &[("then", "change")]).status, 422);
    assert!(post(&address, &[("changed", place), ("meaning", "left out"), ("then", "change")]).location.is_some());
    let changed = settled(&address);
    assert!(changed.says("“Directorate”Nothing: not needed"), "{}", changed.words());
    let answer = answered(&address);
    assert!(!answer.says("By “Directorate”"), "{}", answer.words());
    forget(&address);
}

#[test]
fn another_way_in_is_asked_about_without_sending_the_file_again() {
    let address = sent(staff(20).as_bytes(), &[("way", WAY)]);
    answered(&address);
    let refused = post(
        &format!("{address}/answer"),
        &[("way", "zookeeper"), ("start-day", "40"), ("start-month", "1"), ("start-year", "2027")],
    );
    assert_eq!(refused.status, 422);
    assert!(refused.says("Choose a role and way in") && refused.says("Write the day"), "{}", refused.words());
    post(&format!("{address}/answer"), &[("way", "dietetic-assistant"), ("start-month", "1"), ("start-year", "2028")]);
    let page = settled(&format!("{address}/answer"));
    assert!(page.says("start on 1 January 2028"), "{}", page.words());
    assert!(page.says("Other ways in from the same file") && page.says("(this page)"), "{}", page.words());
    let other = page.links().into_iter().find(|link| link.contains("/answer?role=")).unwrap();
    assert_eq!(open(&other).status, 200);
    forget(&address);
}

#[test]
fn rows_that_cannot_be_read_are_set_aside_with_their_reasons() {
    let mut content = staff(6);
    content.push_str(",Nobody,Healthcare Support Worker,1.0,2019-02-01,Wards,5,6\n");
    let address = sent(content.as_bytes(), &[("way", WAY)]);
    let page = answered(&address);
    forget(&address);
    assert!(page.says("7 rows came in. 6 were read") && page.says("One was set aside"), "{}", page.words());
    assert!(page.says("It has no staff number.1row 8") || page.says("It has no staff number."), "{}", page.words());
}

#[test]
fn a_form_that_lacks_something_says_what() {
    let none = send_form("/employers", &[("way", ""), ("start-year", "never")], Some(("file", "", b"")));
    assert_eq!(none.status, 422);
    assert!(none.says("Choose the staff file") && none.says("Write the day it would start"), "{}", none.words());
    let empty = send_form("/employers", &[], Some(("file", "staff.csv", b"")));
    assert_eq!(empty.status, 422);
    assert!(empty.says("The file is empty"), "{}", empty.words());
    let kept = send_form("/employers", &[("way", WAY)], None);
    assert!(kept.text.contains(&format!("value=\"{WAY}\" selected")), "what was chosen stays");
    assert_eq!(post("/employers", &[("way", "")]).status, 400, "a form without a file is none of ours");
}

#[test]
fn a_file_that_is_no_staff_list_says_what_to_do() {
    let cases: [(&[u8], &str, &str); 5] = [
        (b"%PDF-1.7 and so on", "This is a PDF, not a table.", "Export the staff list as CSV or XLSX."),
        (&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0], "can’t read this file", ""),
        (b"PK\x03\x04 and no more", "can’t read this file", ""),
        (b"<html><table></table></html>", "This is a web page", "save it as XLSX or CSV"),
        (b"colour,shape\nred,round\nblue,square\n", "None of its columns is one that we understand", "mapping"),
    ];
    for (content, what, to_do) in cases {
        let address = sent(content, &[]);
        let page = settled(&address);
        assert_eq!(page.status, 422, "{}", page.words());
        assert!(page.says(what) && page.says(to_do), "{}", page.words());
        assert!(page.says("Choose another file") && page.says("Forget this file now"), "{}", page.words());
        forget(&address);
    }
}

#[test]
fn a_mapping_that_does_not_fit_names_its_lines() {
    let address = sent(staff(3).as_bytes(), &[("way", WAY)]);
    settled(&address);
    let send =
        |mapping: &str| send_form(&format!("{address}/mapping"), &[], Some(("mapping", "m.yaml", mapping.as_bytes())));
    let wrong = send("columns:\n  - { column: Position Title, is: job titel }\n");
    assert_eq!(wrong.status, 422);
    assert!(wrong.says("These choices don’t fit the file") && wrong.says("Line 2"), "{}", wrong.words());
    let misnamed = send("columns:\n  - { column: Job Name, is: job title }\n");
    assert!(misnamed.location.is_some(), "{}", misnamed.words());
    let page = settled(&address);
    assert_eq!(page.status, 422);
    assert!(page.says("the file has no column “Job Name”"), "{}", page.words());
    let none = send_form(&format!("{address}/mapping"), &[], Some(("mapping", "", b"")));
    assert_eq!(none.status, 422);
    forget(&address);
}

#[test]
fn work_is_stopped_and_can_be_begun_again() {
    let address = sent(staff(60_000).as_bytes(), &[]);
    let page = open(&address);
    if page.text.contains("data-waits") {
        assert!(page.says("We are reading your file") && page.says("Stop"), "{}", page.words());
        assert!(page.text.contains("http-equiv=\"refresh\""), "without a script the page looks again");
    }
    let columns = settled(&address);
    let mut fields = first_choices(&columns);
    fields.push(("then".to_owned(), "answer".to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    post(&address, &fields);
    let state = open(&format!("{address}/state"));
    assert!(state.text.contains("\"waits\":true"), "{}", state.text);
    let stopped = post(&format!("{address}/stop"), &[]);
    assert_eq!(stopped.location, Some(format!("{address}/answer")));
    let page = open(&format!("{address}/answer"));
    assert!(page.says("You stopped it") && page.says("Work out the answer"), "{}", page.words());
    assert!(open(&format!("{address}/state")).text.contains("\"waits\":false"));
    forget(&address);
}

#[test]
fn what_is_no_file_of_anybody_is_gone() {
    for path in
        ["/employers/1", "/employers/00000000000000000000000000000000/answer", "/employers/../x", "/employers/%ff"]
    {
        let page = open(path);
        assert!([404, 410, 400].contains(&page.status), "{path}: {}", page.status);
        assert!(page.text.contains("<h1"), "{path}: {}", unescaped(&page.text));
    }
}

/// A container as Excel puts a workbook into that has a password: its directory names what is locked up in it.
fn locked() -> Vec<u8> {
    let mut bytes = vec![0_u8; 512 * 3];
    let mut put = |at: usize, part: &[u8]| bytes[at..at + part.len()].copy_from_slice(part);
    let (end, free, table) = (0xffff_fffe_u32, 0xffff_ffff_u32, 0xffff_fffd_u32);
    put(0, &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    put(24, &[0x3e, 0, 3, 0, 0xfe, 0xff, 9, 0, 6, 0]);
    for (at, number) in [(44, 1), (48, 1), (56, 4096), (60, end), (68, end), (76, 0)] {
        put(at, &number.to_le_bytes());
    }
    (1..109).for_each(|place| put(76 + place * 4, &free.to_le_bytes()));
    (0..128).for_each(|place| put(512 + place * 4, &[table, end].get(place).unwrap_or(&free).to_le_bytes()));
    for (at, name, kind) in [(1024, "Root Entry", 5_u8), (1152, "EncryptedPackage", 2)] {
        let letters: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        put(at, &letters);
        put(at + 64, &u16::try_from(letters.len() + 2).unwrap().to_le_bytes());
        put(at + 66, &[kind, 1]);
        (0..3).for_each(|link| put(at + 68 + link * 4, &free.to_le_bytes()));
        put(at + 116, &end.to_le_bytes());
    }
    bytes
}

#[test]
fn a_workbook_with_a_password_says_how_to_take_it_off() {
    let address = sent(&locked(), &[]);
    let page = settled(&address);
    forget(&address);
    assert_eq!(page.status, 422);
    assert!(page.says("The workbook is protected by a password."), "{}", page.words());
    assert!(page.says("take the password off (File, Info, Protect Workbook), and save it again."), "{}", page.words());
    let again = page.links().into_iter().any(|link| link.starts_with("/employers") && !link.contains("/employers/"));
    assert!(again, "there is a way to choose another file: {:?}", page.links());
}

#[test]
fn supply_is_worked_out_with_what_is_assumed_and_goes_into_the_workbook() {
    let address =
        sent(staff(30).as_bytes(), &[("way", WAY), ("start-day", "1"), ("start-month", "9"), ("start-year", "2027")]);
    let page = answered(&address);
    assert!(page.says("Expected supply") && page.says("Work out expected supply"), "{}", page.words());
    let form = format!("{address}/supply");
    let refused = post(&form, &[("takes-up", "most of them"), ("leaves", "10%")]);
    assert_eq!(refused.status, 422);
    assert!(refused.says("Write a share from 0% to 100%") && refused.text.contains("value=\"most of them\""));
    let next = post(&form, &[]);
    assert_eq!(next.status, 303);
    let page = settled(&format!("{address}/answer"));
    assert!(page.says("Could start") && page.says("Nothing was assumed of how often it does."), "{}", page.words());
    let quarters = page.text.matches("November").count();
    assert!(quarters >= 3, "three years of quarters from 1 September: {}", page.words());
    post(&form, &[("takes-up", "30% to 60%"), ("agreed", "80%"), ("turns-out-well", "50%"), ("leaves", "10%")]);
    let page = settled(&format!("{address}/answer"));
    assert!(page.says("30% to 60% of people go through with the steps of their plan"), "{}", page.words());
    assert!(page.text.contains("value=\"30% to 60%\""));
    let summary = open(&format!("{address}/files/rungs-summary.html"));
    forget(&address);
    assert!(summary.text.contains("Expected supply") && summary.text.contains("10% of people leave within a year"));
}

#[test]
fn the_answer_says_for_lack_of_which_column_people_cannot_be_told() {
    let address = sent(staff(30).as_bytes(), &[("way", WAY)]);
    let page = answered(&address);
    forget(&address);
    assert!(page.says("For lack of which column"), "{}", page.words());
    assert!(page.says("as no column says it"), "{}", page.words());
}

/// A workbook as programs write it that don't work formulas out: a formula without its result, a merged cell, a cell beyond the
/// headings, a grade that is none and a job that no framework has.
fn annoying() -> Vec<u8> {
    const ROWS: [&[(&str, &str)]; 3] = [
        &[("A1", "Staff number"), ("B1", "Job title"), ("C1", "Hours"), ("D1", "Directorate"), ("E1", "Maths GCSE")],
        &[("A2", "1"), ("B2", "HCA"), ("C2", "=0.6*37.5"), ("D2", "Wards"), ("E2", "Z9")],
        &[("A3", "2"), ("B3", "Zookeeper"), ("C3", "37.5"), ("E3", "5"), ("G3", "left last week?")],
    ];
    let cell = |(place, text): &(&str, &str)| match text.strip_prefix('=') {
        Some(formula) => format!("<c r=\"{place}\"><f>{formula}</f></c>"),
        None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
    };
    let rows = ROWS
        .iter()
        .zip(1..)
        .map(|(row, number)| format!("<row r=\"{number}\">{}</row>", row.iter().map(cell).collect::<String>()));
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let related = |sort: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r1\" Type=\"{office}/{sort}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let part = |name: &str, sort: &str| {
        format!(
            "<Override PartName=\"/xl/{name}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.{sort}+xml\"/>"
        )
    };
    let files = [
        (
            "[Content_Types].xml",
            format!(
                "<Types xmlns=\"{package}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>{}{}</Types>",
                part("workbook", "sheet.main"),
                part("worksheets/sheet1", "worksheet")
            ),
        ),
        ("_rels/.rels", related("officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", related("worksheet", "worksheets/sheet1.xml")),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets><sheet name=\"Staff\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!(
                "<worksheet xmlns=\"{main}\"><sheetData>{}</sheetData><mergeCells count=\"1\"><mergeCell ref=\"D2:D3\"/></mergeCells></worksheet>",
                rows.collect::<String>()
            ),
        ),
    ];
    let mut book = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        book.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut book, text.as_bytes()).unwrap();
    }
    book.finish().unwrap().into_inner()
}

/// What stands in each of these elements of a page, from one text up to another.
fn each(page: &Answer, (from, until): (&str, &str), element: &str) -> Vec<String> {
    let (_, rest) = page.text.split_once(from).unwrap_or_else(|| panic!("no {from} in {}", page.words()));
    let (part, _) = rest.split_once(until).unwrap();
    let (begin, end) = (format!("<{element}>"), format!("</{element}>"));
    part.split(&begin).skip(1).map(|text| unescaped(text.split(&end).next().unwrap())).collect()
}

#[test]
fn what_is_worth_knowing_about_a_file_is_told_where_its_columns_are_looked_at_and_beside_the_answer() {
    let answer = send_form("/employers", &[("way", WAY)], Some(("file", "staff.xlsx", &annoying())));
    let address = answer.location.unwrap();
    let merged = "1 cell is merged over several rows: the first row has what it says, and in the others it is blank.";
    let formula = "1 cell has a formula whose result the file doesn't hold: read as blank; open it in Excel and save it, and they are there.";
    let beyond = "1 row has cells beyond the last heading, which aren't read.";
    let columns = settled(&address);
    assert_eq!(each(&columns, ("<h1>", "<form"), "li"), [merged, formula]);
    let page = answered(&address);
    forget(&address);
    let told = each(&page, (">What became of the rows</h2>", "<h2"), "p");
    assert_eq!(told[0], "2 rows came in. 2 were read: 2 people. None was set aside.");
    assert_eq!(told[1..], [merged, formula, beyond]);
    // Below, what its cells say that isn't known.
    let unread = page.words();
    assert!(unread.contains("“Maths GCSE”: “Z9”Rows1Why"), "{unread}");
    assert!(
        unread.contains("Job titles we could not match Job titles we could not match Job titleRows Zookeeper1"),
        "{unread}"
    );
    assert!(!unread.contains("“Job title”: “Zookeeper”"), "titles have a list of their own: {unread}");
    // A file that has none of it says nothing of the sort.
    let plain = sent(staff(10).as_bytes(), &[("way", WAY)]);
    let columns = settled(&plain);
    assert!(each(&columns, ("<h1>", "<form"), "li").is_empty(), "{}", columns.words());
    let page = answered(&plain);
    forget(&plain);
    assert_eq!(each(&page, (">What became of the rows</h2>", "<h2"), "p").len(), 1);
    assert!(!page.says("could not read") && !page.says("could not match"), "{}", page.words());
}

#[test]
fn what_would_make_a_page_endless_is_folded_or_counted() {
    let row = |row: usize| {
        format!("{row},Zookeeper {row},{},{}", ["Wards", "Therapies"][row % 2], ["Main", "Other"][row % 2])
    };
    let rows: Vec<String> = (0..22).map(row).collect();
    let content = format!("Employee Number,Job title,Directorate,Site\n{}\n", rows.join("\n"));
    let address = sent(content.as_bytes(), &[("way", WAY)]);
    let page = answered(&address);
    forget(&address);
    let folded = |title: &str| page.text.contains(&format!("{title}</span></summary>"));
    assert!(page.says("By “Directorate”") && !folded("By “Directorate”"), "the first column is open: {}", page.words());
    assert!(folded("By “Site”"), "{}", page.words());
    let (_, titles) = page.text.split_once("Job titles we could not match</caption>").unwrap();
    let (titles, _) = titles.split_once("</details>").unwrap();
    assert_eq!(titles.matches(">Zookeeper ").count(), 20);
    assert!(titles.contains("2 more are in the workbook, below “Left unknown”."), "{titles}");
}

#[test]
fn of_many_cells_the_first_stand_above_a_question_and_that_there_are_more() {
    let rows: Vec<String> =
        ["H1F", "S1E", "N6A", "N6B", "S2C"].iter().enumerate().map(|(row, code)| format!("{row},{code}\n")).collect();
    let address = sent(format!("Employee Number,Occupation Code\n{}", rows.concat()).as_bytes(), &[("way", WAY)]);
    let page = settled(&address);
    forget(&address);
    let title = page.words();
    let (_, said) = title.split_once("“Occupation Code” says ").unwrap();
    let (four, _) = said.split_once(" …").unwrap();
    assert_eq!(four.split(", ").count(), 4, "{title}");
}

#[test]
fn which_job_a_code_stands_for_is_said_where_nothing_else_says_the_jobs() {
    let content = "Employee Number,Occupation Code,Directorate\n1,H1F,Wards\n2,H1F,Wards\n3,S1E,Therapies\n";
    let address = sent(content.as_bytes(), &[("way", WAY)]);
    let page = settled(&address);
    assert!(page.says("One column needs you") && page.says("“Occupation Code” says H1F, S1E"), "{}", page.words());
    assert!(page.says("Which job does each code stand for?"), "{}", page.words());
    assert!(page.says("H1F: 2 rows") && page.says("S1E: one row"), "{}", page.words());
    let (fields, jobs): (Vec<&str>, Vec<&str>) =
        (vec!["code-1-0", "code-1-1"], vec!["healthcare support worker", "other"]);
    for (field, job) in fields.iter().zip(&jobs) {
        let list = page.text.split(&format!("name=\"{field}\">")).nth(1).unwrap().split("</select>").next().unwrap();
        assert!(
            list.contains("<option value=\"\" selected>Not said</option>"),
            "nothing is chosen for anybody: {list}"
        );
        assert!(list.contains(&format!("<option value=\"{job}\">")), "{list}");
    }
    let named = [(fields[0], jobs[0]), (fields[1], jobs[1])];
    let saved = post(&address, &[named[0], named[1], (fields[1], "zookeeper"), ("then", "save")]);
    assert!(saved.text.contains("values: { H1F: healthcare support worker, S1E: "), "{}", saved.text);
    assert!(!saved.text.contains("zookeeper"), "what the list doesn't have isn't taken: {}", saved.text);
    assert!(post(&address, &[named[0], named[1], ("then", "look")]).location.is_some());
    let page = settled(&address);
    assert!(page.says("Nothing needs you") && page.says("2 codes, 2 named"), "{}", page.words());
    assert!(page.text.contains(&format!("<option value=\"{}\" selected>", jobs[0])), "what was said stays");
    assert!(
        each(&page, ("id=\"rows\"", "</table>"), "td").contains(&"healthcare support worker".to_owned()),
        "{}",
        page.words()
    );
    let answer = answered(&address);
    assert!(answer.says("3 people in 3 rows"), "{}", answer.words());
    // Beside a job title there is nothing to say, and what became of the codes is told.
    let content = "Employee Number,Job title,Occupation Code\n1,HCA,H1F\n";
    let beside = sent(content.as_bytes(), &[("way", WAY)]);
    let page = settled(&beside);
    for address in [address, beside] {
        forget(&address);
    }
    assert!(page.says("“Job title” says what the job is, and the codes aren't read"), "{}", page.words());
    assert!(!page.text.contains("name=\"code-"), "{}", page.words());
}

#[test]
fn of_many_ways_in_the_one_that_is_looked_at_says_what_would_help_most_on_its_page_and_on_paper() {
    let content = "Employee Number,Job title,Highest Qualification Level\n1,HCA,3\n2,HCA,2\n3,HCA,\n";
    let address = sent(content.as_bytes(), &[]);
    let page = answered(&address);
    let others = page.links().into_iter().filter(|link| link.contains("/answer?role="));
    let mut helped = 0;
    for link in others {
        let page = open(&link);
        let query = link.split_once('?').unwrap().1;
        let paper = open(&format!("{address}/files/rungs-summary.html?{query}"));
        assert_eq!(page.says("would make it"), paper.says("would make it"), "{link}: {}", page.words());
        let four = page.text.split("<dl class=\"r-four\">").nth(1).unwrap();
        let one_step = four.split("<span class=\"r-big\">").nth(3).unwrap().split('<').next().unwrap();
        assert!(one_step == "0" || page.says("would make it"), "{link}: {one_step} one step away, and nothing helps");
        assert!(!page.says("“gain"), "a lead begins as a sentence does: {}", page.words());
        helped += usize::from(page.says("“Gain"));
    }
    forget(&address);
    assert!(helped > 0);
}
