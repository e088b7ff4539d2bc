//! What is proposed for exports as they come.
#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

use std::fmt::Write;

use jiff::civil::{Date, date};
use rungs_app::framework::built_in;
use rungs_core::fact::Reply;
use rungs_workforce::draft::{Draft, State, draft, preview};
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::staff::Reading;

const ON: Date = date(2026, 11, 27);

fn proposed(draft: &Draft) -> String {
    let mut text = format!("{}, headings in row {}, {} rows\n", draft.format, draft.headings, draft.rows);
    for column in &draft.columns {
        let _ = writeln!(
            text,
            "{} → {} ({:?}; {}): {}",
            column.heading, column.read_as, column.state, column.why, column.in_it
        );
        if let Some(ask) = &column.ask {
            let _ = writeln!(text, "    {} ({})", ask.question, ask.hint);
            for choice in &ask.choices {
                let _ = writeln!(text, "    ( ) {}", choice.label);
            }
        }
    }
    for note in &draft.notes {
        let _ = writeln!(text, "note: {note}");
    }
    let _ = write!(text, "\n{}", draft.to_yaml());
    text
}

fn export(name: &str, content: &str) -> Export {
    Export::of_bytes(name, content.as_bytes().to_vec()).unwrap()
}

const ELECTRONIC_STAFF_RECORD: &str = "\
Northmoor NHS Foundation Trust,,,,,,,,,,,,,,,
Employee Number,Assignment Number,First Name,Last Name,NI Number,Position Title,Job Role,Staff Group,Occupation Code,Pay Grade,FTE,Contracted Hours,Assignment Category,Latest Start Date,Org L3,Date Of Birth
20001,20001-2,Ann,Able,QQ123456A,Healthcare Assistant Band 2,Health Care Support Worker,Additional Clinical Services,H1F,Band 2,1,37.5,Permanent,03-APR-22,Wards,14-MAY-90
20002,20002-2,Bob,Baker,QQ123456B,Physiotherapy Assistant,Helper/Assistant,Additional Clinical Services,H1F,Band 3,0.6,22.5,Fixed Term Temp,14-AUG-19,Therapies,01-JAN-85
20003,20003-2,Cat,Cole,QQ123456C,Ward Housekeeper,Support Worker,Estates and Ancillary,H2F,Band 2,1,37.5,Bank,01-FEB-21,Wards,
";

const SMALL_EMPLOYER: &str = "\
Staff no;Name;Address;Role title;WTE;Contract;Maths;English;GCSE no;Care cert;Qual lvl;Start;Team
1;A;x;Therapy Asst;1.0;Perm;5;C;5;Y;2;03/04/2022;Wards
2;B;x;Healthcare support worker;0.6;FTC;;4;;N;NVQ3;04/05/2021;Theatres
3;C;x;Senior healthcare support worker;0.6;Bank;A*;;3;;D;05/06/2020;Wards
4;D;x;Zookeeper;half;Elsewhen;;;;;;06/07/2020;
";

#[test]
fn an_electronic_staff_record_needs_no_answers() {
    let loaded = built_in();
    let mut exports = vec![export("esr.csv", ELECTRONIC_STAFF_RECORD)];
    let draft = draft(&mut exports, &loaded.checked.framework, ON).unwrap();
    assert_eq!(draft.to_ask(), 0);
    insta::assert_snapshot!("electronic_staff_record", proposed(&draft));
    let json = serde_json::to_string(&draft).unwrap();
    assert!(!json.contains("QQ123456A") && !json.contains("Able"), "private cells are never read: {json}");
}

#[test]
fn what_can_be_two_things_is_asked() {
    let loaded = built_in();
    let mut exports = vec![export("staff.csv", SMALL_EMPLOYER)];
    let mut draft = draft(&mut exports, &loaded.checked.framework, ON).unwrap();
    insta::assert_snapshot!("small_employer", proposed(&draft));
    let asked: Vec<usize> =
        draft.columns.iter().enumerate().filter(|(_, column)| column.ask.is_some()).map(|(at, _)| at).collect();
    for at in asked {
        assert!(draft.choose(at, 0));
        assert!(!draft.choose(at, 9));
    }
    assert_eq!(draft.to_ask(), 0);
    let shown = preview(&mut exports[0], &draft.mapping, &loaded.checked.framework, ON, 3).unwrap();
    let mut text = draft.mapping.to_yaml() + "\n" + &shown.columns.join(" | ") + "\n";
    for row in &shown.rows {
        let cells: Vec<&str> = row.cells.iter().map(|cell| cell.as_deref().unwrap_or("blank")).collect();
        let _ = writeln!(text, "{}: {}{}", row.row, cells.join(" | "), row.set_aside.clone().unwrap_or_default());
    }
    insta::assert_snapshot!("small_employer_answered", text);
}

#[test]
fn other_files_that_go_with_the_staff_are_found() {
    let loaded = built_in();
    let mut exports = vec![
        export("staff.csv", "Staff No,Job title\n1,HCA\n"),
        export("quals.csv", "Staff No,Qualification,Subject,Grade\n1,GCSE,maths,4\n"),
        export("answers.csv", "Staff number,Question,Yes or no,Number,Month,Don't know\n1,Do you?,yes,,,\n"),
    ];
    let draft = draft(&mut exports, &loaded.checked.framework, ON).unwrap();
    insta::assert_snapshot!("files_beside", draft.mapping.to_yaml());
}

#[test]
fn a_workbook_of_questions_that_was_filled_in_is_read_back() {
    let loaded = built_in();
    let mut book = rust_xlsxwriter::Workbook::new();
    let headings = ["Staff number", "Question", "Answer", "How to answer", "Key (leave as it is)"];
    let sheets: [(&str, [&[&str]; 2]); 3] = [
        ("Summary", [&["1 person is ready"], &[]]),
        (
            "Questions",
            [&["1001", "Do you?", "yes", "", "gcse-maths"], &["1002", "Do you?", "don't know", "", "gcse-maths"]],
        ),
        ("Questions (numbers)", [&["1001", "How many?", "3", "", ""], &["1001", "And now?", "", "", "hours"]]),
    ];
    for (name, rows) in sheets {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        let all = if name == "Summary" { vec![] } else { vec![headings.as_slice()] };
        for (at, row) in all.into_iter().chain(rows).enumerate() {
            sheet.write_row(at as u32, 0, row.iter().copied()).unwrap();
        }
    }
    let answers = Export::of_bytes("filled-in.xlsx", book.save_to_buffer().unwrap()).unwrap();
    let mut exports = vec![export("staff.csv", "Staff number,Job title\n1001,HCA\n1002,HCA\n"), answers];
    let framework = &loaded.checked.framework;
    let draft = draft(&mut exports, framework, ON).unwrap();
    insta::assert_snapshot!("questions_filled_in", draft.mapping.to_yaml());
    let mut reading = Reading::open(exports, &draft.mapping, framework, ON).unwrap();
    let batch = reading.next_batch(10).unwrap().unwrap();
    let replies: Vec<(String, Reply)> =
        batch.crowd.person(0).answers.into_iter().map(|answer| (answer.question, answer.reply)).collect();
    let expected = [("gcse-maths".to_owned(), Reply::YesNo(true)), ("How many?".to_owned(), Reply::Number(3))];
    assert_eq!(replies, expected);
    assert_eq!(batch.people[1].not_known, ["gcse-maths"]);
}

#[test]
fn merged_cells_and_cells_without_a_heading_are_told_of() {
    let loaded = built_in();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.write_row(0, 0, ["Staff number", "Job title", "Directorate"]).unwrap();
    for row in 1..4 {
        sheet.write(row, 0, row).unwrap();
        sheet.write(row, 1, "HCA").unwrap();
    }
    sheet.merge_range(1, 2, 3, 2, "Wards", &rust_xlsxwriter::Format::new()).unwrap();
    sheet.write(2, 5, "left last week?").unwrap();
    let mut exports = vec![Export::of_bytes("staff.xlsx", book.save_to_buffer().unwrap()).unwrap()];
    let framework = &loaded.checked.framework;
    let draft = draft(&mut exports, framework, ON).unwrap();
    assert_eq!(
        draft.notes,
        ["1 cell is merged over several rows: the first row has what it says, and in the others it is blank"]
    );
    let mut reading = Reading::open(exports, &draft.mapping, framework, ON).unwrap();
    let batch = reading.next_batch(10).unwrap().unwrap();
    let groups: Vec<Option<&str>> = batch.people.iter().map(|somebody| somebody.groups[0].as_deref()).collect();
    assert_eq!(groups, [Some("Wards"), None, None]);
    assert!(reading.next_batch(10).unwrap().is_none());
    let notes = reading.summary().notes;
    assert!(notes[0].starts_with("1 cell is merged") && notes[1].starts_with("1 row has cells beyond"), "{notes:?}");
}

#[test]
fn a_formula_without_its_result_is_told_of() {
    let loaded = built_in();
    let mut book = rust_xlsxwriter::Workbook::new();
    let staff = book.add_worksheet().set_name("Staff").unwrap();
    staff.write_row(0, 0, ["Staff number", "Job title", "Hours", "Weeks"]).unwrap();
    let formula = |result: &str| rust_xlsxwriter::Formula::new("=0.6*37.5").set_result(result);
    for (row, hours) in [(1, "0.111"), (2, "22.5"), (3, "")] {
        staff.write(row, 0, row).unwrap();
        staff.write(row, 1, "HCA").unwrap();
        staff.write_formula(row, 2, formula(hours)).unwrap();
        staff.write_blank(row, 3, &rust_xlsxwriter::Format::new().set_bold()).unwrap();
    }
    let held = book.add_worksheet().set_name("Qualifications").unwrap();
    held.write_row(0, 0, ["Staff number", "Qualification type", "Subject", "Grade"]).unwrap();
    held.write_row(1, 0, ["1", "GCSE", "maths"]).unwrap();
    held.write_formula(1, 3, formula("0.111")).unwrap();
    held.write_row(2, 0, ["2", "GCSE", "maths"]).unwrap();
    held.write_formula(2, 3, formula("0.111")).unwrap();
    // As programs write it that don't work formulas out.
    let bytes = edited(&book.save_to_buffer().unwrap(), "<v>0.111</v>", "<v></v>");
    let framework = &loaded.checked.framework;
    let mut exports = vec![Export::of_bytes("staff.xlsx", bytes).unwrap()];
    let draft = draft(&mut exports, framework, ON).unwrap();
    let note = "1 cell has a formula whose result the file doesn't hold: read as blank; open it in Excel and save it, and \
                they are there";
    assert_eq!(draft.notes, [note], "a result that is empty is one, and a blank cell is no formula");
    let mut reading = Reading::open(exports, &draft.mapping, framework, ON).unwrap();
    assert_eq!(reading.next_batch(10).unwrap().unwrap().people.len(), 3);
    assert!(reading.next_batch(10).unwrap().is_none());
    let beside =
        note.replace("1 cell has a formula whose result", "of the qualifications, 2 cells have formulas whose results");
    assert_eq!(reading.summary().notes, [note, &beside]);
}

/// A workbook with some words of its sheets written otherwise.
fn edited(workbook: &[u8], from: &str, to: &str) -> Vec<u8> {
    let mut read = zip::ZipArchive::new(std::io::Cursor::new(workbook)).unwrap();
    let mut written = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for place in 0..read.len() {
        let mut file = read.by_index(place).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        written.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut written, text.replace(from, to).as_bytes()).unwrap();
    }
    written.finish().unwrap().into_inner()
}

#[test]
fn what_can_be_two_things_is_chosen_in_the_file_as_in_an_answer() {
    let loaded = built_in();
    let proposed = || draft(&mut [export("staff.csv", SMALL_EMPLOYER)], &loaded.checked.framework, ON).unwrap();
    let text = proposed().to_yaml();
    let read = |text: &str| Mapping::read(text.as_bytes()).unwrap().to_yaml();
    assert_eq!(read(&text), proposed().mapping.to_yaml(), "what is beside it says nothing");
    let with_employer = text.replace("# employer:", "employer:");
    assert!(read(&with_employer).contains("sector: NHS"), "{with_employer}");
    let mut tried = 0;
    for (at, column) in proposed().columns.iter().enumerate() {
        for (place, choice) in column.ask.iter().flat_map(|ask| &ask.choices).enumerate() {
            let line =
                text.lines().find(|line| line.starts_with("  # - {") && line.ends_with(&format!("# {}", choice.label)));
            let Some(line) = line.filter(|line| line.contains(&column.heading)) else { continue };
            let mut answered = proposed();
            assert!(answered.choose(at, place));
            let proposed = format!("  - {{ column: {},", column.heading);
            let others = text.lines().filter(|other| !other.starts_with(&proposed));
            let chosen: String = others
                .map(|other| format!("{}\n", if other == line { line.replacen("# ", "", 1) } else { other.to_owned() }))
                .collect();
            assert_eq!(read(&chosen), answered.mapping.to_yaml(), "{line}");
            tried += 1;
        }
    }
    assert!(tried >= 2, "{tried} choices in {text}");
}

/// An export of so many rows for each code, below a heading.
fn coded(heading: &str, rows: &[(&str, usize)]) -> Draft {
    let mut text = format!("Staff number,{heading}\n");
    let codes = rows.iter().flat_map(|(code, rows)| std::iter::repeat_n(code, *rows));
    codes.enumerate().for_each(|(row, code)| text.push_str(&format!("{row},{code}\n")));
    draft(&mut [export("staff.csv", &text)], &built_in().checked.framework, ON).unwrap()
}

#[test]
fn codes_that_alone_say_the_jobs_are_listed_for_somebody_to_say_which_job_each_is() {
    let proposed = coded("Occupation Code", &[("H1F", 2), ("S1E", 1), ("N6A", 3)]);
    let column = &proposed.columns[1];
    assert_eq!((column.is.as_str(), column.state), ("occupation code", State::CheckThis));
    assert_eq!(column.in_it, "“N6A”, “H1F”, “S1E”; which job each is, nobody has said yet");
    assert_eq!(proposed.to_ask(), 0, "there is nothing to choose between");
    let text = proposed.to_yaml();
    let told = "\
  # Nothing else here says what the jobs are. Behind each code, write which job it is: a role of the framework by its
  # title or another name, `other` for a job that it doesn't have, or `unknown` as long as nobody has said.
  - column: Occupation Code
    is: occupation code
    values:
      N6A: unknown  # 3 rows
      H1F: unknown  # 2 rows
      S1E: unknown  # 1 row
";
    assert!(text.contains(told), "{text}");
    assert_eq!(Mapping::read(text.as_bytes()).unwrap().columns, proposed.mapping.columns);
    // As somebody says it on a page.
    let mut named = proposed.clone();
    assert!(named.name(1, 0, Some("other")) && named.name(1, 1, Some("Physiotherapist")));
    assert!(!named.name(1, 0, Some("other")), "that was said before");
    assert!(!named.name(0, 0, Some("other")) && !named.name(1, 9, Some("other")), "there is no such code");
    let column = |draft: &Draft| (draft.columns[1].state, draft.columns[1].in_it.clone());
    assert_eq!(column(&named), (State::Understood, "3 codes, 2 named".to_owned()));
    let told = |draft: &Draft, code: &str| draft.named(&draft.columns[1], code).map(str::to_owned);
    assert_eq!((told(&named, "N6A").as_deref(), told(&named, "S1E")), (Some("other"), None));
    assert!(named.to_yaml().contains("      N6A: other  # 3 rows\n"), "{}", named.to_yaml());
    assert!(named.name(1, 0, None) && named.name(1, 1, None));
    assert_eq!(column(&named), (State::CheckThis, "3 codes, 0 named".to_owned()));
    assert_eq!(named.mapping.columns, proposed.mapping.columns);
    // As somebody fills it in.
    let filled = text
        .replace("H1F: unknown", "H1F: HCA")
        .replace("S1E: unknown", "S1E: physio")
        .replace("N6A: unknown", "N6A: other");
    let mapping = Mapping::read(filled.as_bytes()).unwrap();
    let loaded = built_in();
    let text = "Staff number,Occupation Code\n1,H1F\n2,S1E\n3,N6A\n4,Z9Z\n";
    let shown = preview(&mut export("staff.csv", text), &mapping, &loaded.checked.framework, ON, 9).unwrap();
    let cells: Vec<Option<&str>> = shown.rows.iter().map(|row| row.cells[0].as_deref()).collect();
    assert_eq!(cells, [Some("healthcare support worker"), Some("physiotherapist"), Some("other"), None]);
    let mut reading = Reading::open(vec![export("staff.csv", text)], &mapping, &loaded.checked.framework, ON).unwrap();
    assert_eq!(reading.next_batch(10).unwrap().unwrap().people.len(), 4);
    let unread = reading.summary().unread;
    let told: Vec<(Option<&str>, &str)> = unread.iter().map(|one| (one.cell.as_deref(), one.why.as_str())).collect();
    assert_eq!(told, [(Some("Z9Z"), "`values` has no role for this code")]);
}

#[test]
fn what_a_draft_writes_is_what_it_proposes_whatever_letters_headings_have() {
    // Control characters, marks of order and of lines, as files have them that went through several programs.
    for letter in ["\u{18}", "\u{7f}", "\u{81}", "\u{85}", "\u{2028}", "\u{feff}", "\u{ffff}", "#", "\\"] {
        let headings =
            ["Job{} title", "Occupation{} Code", "Highest{} qual level"].map(|name| name.replace("{}", letter));
        for (first, codes) in [("Nothing".to_owned(), "3,N6A"), (headings[0].clone(), "HCA,N6A")] {
            let text = format!("Staff number,{first},{},{}\n1,{codes},3\n", headings[1], headings[2]);
            let proposed = draft(&mut [export("staff.csv", &text)], &built_in().checked.framework, ON).unwrap();
            let read = Mapping::read(proposed.to_yaml().as_bytes());
            assert_eq!(read.map(|read| read.columns), Ok(proposed.mapping.columns.clone()), "{}", proposed.to_yaml());
        }
    }
}

#[test]
fn a_column_of_codes_is_known_by_its_heading_and_its_cells() {
    // The heading, what stands below it, and what the column is taken for.
    let cases: [(&str, &[&str], &str); 12] = [
        ("Occupation Code", &["S1H", "N6A"], "occupation code"),
        ("NHS Occ Code", &["NEH", "921", "SAL"], "occupation code"),
        ("SOC 2020", &["2221", "6131"], "occupation code"),
        ("SOC Code", &["6135/02", "2221/01"], "occupation code"),
        ("Occupation", &["2221", "6131"], "occupation code"),
        ("Job Role", &["S1H", "N6A"], "occupation code"),
        ("Job Role", &["HCA", "ODP"], "job title"),
        ("Occupation", &["Physiotherapist", "HCA"], "job title"),
        ("Occupation Code Description", &["Physiotherapist", "Dietitian"], "left out"),
        ("Sort Code", &["2221", "6131"], "left out"),
        ("Cost Code", &["2221", "6131"], "left out"),
        ("Occupation Code", &[""], "left out"),
    ];
    for (heading, cells, is) in cases {
        let rows: Vec<(&str, usize)> = cells.iter().map(|cell| (*cell, 2)).collect();
        assert_eq!(coded(heading, &rows).columns[1].is.as_str(), is, "{heading}: {cells:?}");
    }
}

#[test]
fn of_very_many_codes_those_of_most_rows_are_listed_and_the_rest_is_counted() {
    let codes: Vec<String> = (0..32)
        .map(|code| format!("H{}{}", code / 10, ["A", "B", "C", "D", "E", "F", "G", "H", "J", "K"][code % 10]))
        .collect();
    let rows: Vec<(&str, usize)> = codes.iter().enumerate().map(|(place, code)| (code.as_str(), 40 - place)).collect();
    let text = coded("Occupation Code", &rows).to_yaml();
    let listed: Vec<&str> = text.lines().filter(|line| line.contains(": unknown  # ")).collect();
    assert_eq!(
        (listed.len(), listed[0], listed[29]),
        (30, "      H0A: unknown  # 40 rows", "      H2K: unknown  # 11 rows")
    );
    assert!(text.contains("\n      # 2 more codes, 19 rows together: add those that matter\n"), "{text}");
    // As many as there are people are no codes of occupations.
    let codes: Vec<String> = (0..201).map(|code| format!("{:04}", 2000 + code)).collect();
    let rows: Vec<(&str, usize)> = codes.iter().map(|code| (code.as_str(), 1)).collect();
    assert_eq!(coded("SOC code", &rows).columns[1].is.as_str(), "left out");
}

#[test]
fn beside_a_job_title_codes_are_left_out_and_what_they_could_say_is_told() {
    let text = "Staff number,Job title,Occupation Code\n1,HCA,H1F\n2,Zookeeper,Z9Z\n";
    let proposed = draft(&mut [export("staff.csv", text)], &built_in().checked.framework, ON).unwrap();
    let is: Vec<&str> = proposed.columns.iter().map(|column| column.is.as_str()).collect();
    assert_eq!(is, ["staff number", "job title", "left out"]);
    let codes = &proposed.columns[2];
    assert_eq!(codes.in_it, "“H1F”, “Z9Z”; “Job title” says what the job is, and the codes aren't read");
    let yaml = proposed.to_yaml();
    let remark = "\
  - { column: Occupation Code, is: left out }
  # “Job title” says what the job is, and the codes aren't read.
  # Where that names no job that the framework knows, a code can: to say so, put this in place of the line above, and
  # behind each code which job it is:
  # - { column: Occupation Code, is: occupation code, values: { H1F: unknown, Z9Z: unknown } }
";
    assert!(yaml.contains(remark), "{yaml}");
    let line = "  - { column: Occupation Code, is: left out }\n";
    let chosen =
        yaml.replace(line, "").replace("  # - { column", "  - { column").replace("Z9Z: unknown", "Z9Z: porter");
    let mapping = Mapping::read(chosen.as_bytes()).unwrap();
    let shown = preview(&mut export("staff.csv", text), &mapping, &built_in().checked.framework, ON, 9).unwrap();
    let cells: Vec<&str> = shown.rows[1].cells.iter().map(|cell| cell.as_deref().unwrap_or("blank")).collect();
    assert_eq!(cells, ["not matched: Zookeeper", "hospital porter"]);
}
