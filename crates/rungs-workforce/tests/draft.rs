//! What is proposed for exports as they come.

use std::fmt::Write;

use jiff::civil::{Date, date};
use rungs_app::framework::built_in;
use rungs_workforce::draft::{Draft, draft, preview};
use rungs_workforce::sheet::Export;

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
    let _ = write!(text, "\n{}", draft.mapping.to_yaml());
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
