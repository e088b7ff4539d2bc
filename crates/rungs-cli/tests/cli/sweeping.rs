//! A whole workforce: what the columns mean is confirmed once, everybody is counted, and what goes out can be read.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{Run, rungs};

const STAFF: &str = "\
Employee Number,Assignment Number,Name,Position Title,FTE,Assignment Category,Start Date,Directorate,Maths GCSE,GCSEs,Care Certificate
1001,1001-1,A,Healthcare Assistant,1,Permanent,14/08/2019,Wards,5,6,Y
1002,1002-1,B,HCA,1,Permanent,23/04/2022,Wards,,,
1003,1003-1,C,Therapy Assistant,0.6,Permanent,01/02/2021,Therapies,3,2,N
1003,1003-2,C,Therapy Assistant,0.4,Permanent,01/02/2023,Therapies,3,2,N
1004,1004-1,D,Chief Wizard,1,Permanent,01/02/2023,Wards,,,
1005,1005-1,E,HCA
1003,1003-2,C,Therapy Assistant,0.4,Permanent,01/02/2023,Therapies,3,2,N
";

const MAP: &str = "\
employer: { name: Northmoor NHS Trust, sector: NHS, takes_part: { higher apprenticeship scheme: true } }
columns:
  - { column: Employee Number, is: staff number }
  - { column: Assignment Number, is: assignment number }
  - { column: Name, is: left out }
  - { column: Position Title, is: job title }
  - { column: FTE, is: share of full time }
  - { column: Assignment Category, is: contract }
  - { column: Start Date, is: start date }
  - { column: Directorate, is: group }
  - { column: Maths GCSE, is: grade, type: GCSE, subject: maths }
  - { column: GCSEs, is: number held, type: GCSE, grade: 4 }
  - { column: Care Certificate, is: training, training: Care Certificate }
";

/// A folder with a staff export and its mapping.
fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("staff.csv"), STAFF).unwrap();
    fs::write(folder.path().join("map.yaml"), MAP).unwrap();
    folder
}

fn path(folder: &TempDir, name: &str) -> String {
    folder.path().join(name).display().to_string()
}

fn sweep(folder: &TempDir, more: &[&str]) -> Run {
    let staff = path(folder, "staff.csv");
    rungs(&[&["sweep", &staff, "--on", "2026-11-22", "--start", "2027-09-01"], more].concat())
}

fn mapped(folder: &TempDir, more: &[&str]) -> Run {
    let map = path(folder, "map.yaml");
    sweep(folder, &[&["--map", &map, "--role", "assistant practitioner"], more].concat())
}

#[test]
fn nothing_is_swept_before_somebody_has_looked_at_the_columns() {
    let folder = folder();
    let run = sweep(&folder, &[]);
    assert_eq!(run.status, 2);
    assert!(run.out.contains("Job now") && run.out.contains("never read past the heading"), "{}", run.out);
    assert!(run.err.contains("nobody has confirmed") && run.err.contains("--draft map.yaml"), "{}", run.err);
}

#[test]
fn a_proposal_is_written_and_read_again() {
    let folder = folder();
    let drafted = path(&folder, "drafted.yaml");
    let run = sweep(&folder, &["--draft", &drafted]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(fs::read_to_string(&drafted).unwrap().contains("column: Name, is: left out"));
    let again = sweep(&folder, &["--draft", &drafted]);
    assert!(again.status == 2 && again.err.contains("is there already"), "{}", again.err);
    let by_file = sweep(&folder, &["--map", &drafted, "--role", "assistant practitioner", "--json"]);
    let as_proposed = sweep(&folder, &["--as-proposed", "--role", "assistant practitioner", "--json"]);
    assert_eq!(by_file.status, 0, "{}", by_file.err);
    assert_eq!(by_file.out, as_proposed.out);
}

#[test]
fn rows_add_up_and_people_are_counted_once() {
    let run = mapped(&folder(), &["--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["rows"], serde_json::json!({ "in": 7, "read": 5, "set_aside": 2 }));
    assert_eq!(answer["people"], 4);
    let schema: Value = serde_json::from_str(&rungs(&["schema", "sweep"]).out).unwrap();
    assert!(jsonschema::validator_for(&schema).unwrap().is_valid(&answer));
    for route in answer["routes"].as_array().unwrap() {
        let counts = &route["counts"];
        let of = |key: &str| counts[key].as_u64().unwrap();
        let all = ["ready", "at_discretion", "by_exception", "not_yet", "cannot_tell"].map(of);
        assert_eq!(all.iter().sum::<u64>(), 4, "{route}");
    }
}

#[test]
fn in_the_terminal_it_is_told_what_was_set_aside_and_what_was_left_unknown() {
    let run = mapped(&folder(), &[]);
    assert_eq!(run.status, 0, "{}", run.err);
    insta::assert_snapshot!(run.out);
}

#[test]
fn by_which_column_nothing_is_told_is_said_of_one_way_in_and_of_many() {
    let folder = folder();
    let why = "it doesn't have two groups of 5 people or more";
    for more in [&["--route", "foundation-degree-higher-apprenticeship"], &[] as &[&str]] {
        let run = mapped(&folder, more);
        assert!(run.out.contains(&format!("By Directorate\n  - nothing is told: {why}.")), "{}", run.out);
    }
    let run = mapped(&folder, &["--json"]);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(answer["untold_groups"], serde_json::json!([{ "column": "Directorate", "why": why }]));
}

#[test]
fn what_goes_out_can_be_read() {
    let folder = folder();
    let names = ["ready.xlsx", "ready.csv", "ready.parquet", "page.html"].map(|name| path(&folder, name));
    let questions = path(&folder, "ask.csv");
    let mut more: Vec<&str> = names.iter().flat_map(|name| ["--out", name.as_str()]).collect();
    more.extend(["--questions", &questions, "--link", "https://rungs.example"]);
    let run = mapped(&folder, &more);
    assert_eq!(run.status, 0, "{}", run.err);
    for name in names.iter().chain([&questions]) {
        assert!(run.err.contains(&format!("wrote {name}")), "{}", run.err);
    }
    let start = |name: &str, length: usize| fs::read(Path::new(name)).unwrap()[..length].to_vec();
    assert_eq!(start(&names[0], 2), b"PK");
    assert_eq!(start(&names[2], 4), b"PAR1");
    let columns = fs::read_to_string(&names[1]).unwrap();
    assert_eq!(columns.lines().count(), 5, "{columns}");
    assert!(columns.starts_with("staff_number,") && columns.contains("\n1003,"), "{columns}");
    let page = fs::read_to_string(&names[3]).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>") && !page.contains("<script"), "{page}");
    let ask = fs::read_to_string(&questions).unwrap();
    assert!(ask.contains("https://rungs.example"), "{ask}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 7, "nothing else is left there");
}

#[test]
fn answers_are_read_back_in() {
    let folder = folder();
    let before: Value = serde_json::from_str(&mapped(&folder, &["--json"]).out).unwrap();
    let key = before["missing"][0]["question"].as_str().unwrap().to_owned();
    let of = |answer: &Value| {
        let asked = answer["missing"].as_array().unwrap().iter().find(|one| one["question"] == key.as_str()).cloned();
        asked.map_or(0, |one| one["people"].as_u64().unwrap())
    };
    let quoted = key.replace('"', "\"\"");
    let answers = format!("Staff number,Question,Answer\n1001,\"{quoted}\",yes\n1002,\"{quoted}\",don't know\n");
    fs::write(folder.path().join("answers.csv"), answers).unwrap();
    let map = format!(
        "{MAP}answers:\n  file: answers.csv\n  columns:\n    - {{ column: Staff number, is: staff number }}\n    - {{ column: \
         Question, is: question }}\n    - {{ column: Answer, is: answer }}\n"
    );
    fs::write(folder.path().join("map.yaml"), map).unwrap();
    let answers = path(&folder, "answers.csv");
    let run = mapped(&folder, &["--json", &answers]);
    assert_eq!(run.status, 0, "{}", run.err);
    let after: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(of(&after), of(&before) - 1);
}

#[test]
fn what_cant_be_done_is_said_before_anything_is_worked_out() {
    let folder = folder();
    let staff = path(&folder, "staff.csv");
    let odd = path(&folder, "ready.doc");
    for (more, message) in [
        (vec!["--out", odd.as_str()], "doesn't say what sort of file it is"),
        (vec!["--out", staff.as_str()], "would be written over what is read"),
        (vec!["--route", "no such way"], "no such way"),
    ] {
        let run = mapped(&folder, &more);
        assert_eq!(run.status, 2);
        assert!(run.err.contains(message), "{}", run.err);
    }
    let gone = rungs(&["sweep", "gone.csv", "--as-proposed"]);
    assert!(gone.status == 2 && gone.err.contains("gone.csv can't be read"), "{}", gone.err);
    fs::write(folder.path().join("map.yaml"), "columns:\n  - { column: FTE, is: shares }\n").unwrap();
    let run = mapped(&folder, &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("map.yaml:2:") && run.err.contains("did you mean"), "{}", run.err);
    assert_eq!(fs::read_to_string(&staff).unwrap(), STAFF);
}

#[test]
fn what_would_be_otherwise_is_told_with_who_flips_and_by_which_sentence() {
    let folder = folder();
    // No other job of theirs could be with an employer that takes part.
    fs::write(folder.path().join("map.yaml"), format!("complete: [employments]\n{MAP}")).unwrap();
    let no = ["--what-if", "takes-part=higher apprenticeship scheme=no"];
    let run = mapped(&folder, &[&["--json"], no.as_slice()].concat());
    assert_eq!(run.status, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let route = &answer["what_if"]["routes"][0];
    let flips = route["flips"].as_array().unwrap();
    let people: u64 = flips.iter().map(|flip| flip["people"].as_u64().unwrap()).sum();
    assert!(people > 0 && people <= 4, "{route}");
    let clause = &flips[0]["clauses"][0];
    assert_eq!(clause["stops_now"], true);
    assert!(clause["sentence"].as_str().unwrap().contains("take part"), "{route}");
    let same = mapped(&folder, &["--what-if", "start=2027-09-01"]);
    assert!(same.out.contains("Nobody would stand otherwise."), "{}", same.out);
    let told = mapped(&folder, &no);
    assert!(told.out.contains("would stop"), "{}", told.out);
    let odd = mapped(&folder, &["--what-if", "hours=30"]);
    assert!(odd.status == 2 && odd.err.contains("takes-part=SCHEME"), "{}", odd.err);
}

#[test]
fn supply_is_told_by_quarter_with_both_ends_or_what_lies_between_by_what_is_assumed() {
    let folder = folder();
    let expected = |answer: &Value, of: &str| -> Vec<[u64; 4]> {
        let quarters = answer["supply"]["routes"][0][of].as_array().unwrap();
        let told = |quarter: &Value| ["sure", "low", "high", "most"].map(|end| quarter[end].as_u64().unwrap());
        quarters.iter().map(told).collect()
    };
    let run = mapped(&folder, &["--supply", "--quarters", "10", "--json"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let answer: Value = serde_json::from_str(&run.out).unwrap();
    let bounds = expected(&answer, "could_start");
    assert_eq!(answer["supply"]["quarters"][0]["until"], "2027-11-30");
    assert!(answer["supply"]["drawn"].is_null() && bounds.len() == 10);
    assert!(bounds.iter().all(|[sure, low, high, most]| sure == low && high == most && *most <= 4), "{bounds:?}");
    assert!(bounds.last().unwrap()[3] > 0, "a plan leads somebody there: {answer}");
    let assumed = ["--supply", "--quarters", "10", "--expect", "takes-up=0.3..0.6", "--expect", "turns-out-well=50%"];
    let drawn = mapped(&folder, &[assumed.as_slice(), &["--expect", "agreed=0.8", "--seed", "7", "--json"]].concat());
    let again = mapped(&folder, &[assumed.as_slice(), &["--expect", "agreed=0.8", "--seed", "7", "--json"]].concat());
    assert_eq!(drawn.out, again.out, "one seed is one set of numbers");
    let answer: Value = serde_json::from_str(&drawn.out).unwrap();
    assert_eq!(answer["supply"]["drawn"]["seed"], 7);
    let between = expected(&answer, "could_start");
    assert!(between.iter().all(|[sure, low, high, most]| sure <= low && low <= high && high <= most), "{between:?}");
    let told = mapped(&folder, &[assumed.as_slice(), &["--expect", "leaves=0.1"]].concat());
    assert!(told.out.contains("By") && told.out.contains("could have finished"), "{}", told.out);
    assert!(told.out.contains("30% to 60% of people go through with the steps of their plan"), "{}", told.out);
    assert!(told.out.contains("10% of people leave within a year") && told.out.contains("--seed 1"), "{}", told.out);
    let odd = mapped(&folder, &["--supply", "--expect", "takes-up=most"]);
    assert!(odd.status == 2 && odd.err.contains("0.3..0.6"), "{}", odd.err);
    let map = path(&folder, "map.yaml");
    let all = sweep(&folder, &["--map", &map, "--supply"]);
    assert!(all.status == 2 && all.err.contains("supply is told of up to 12 ways in"), "{}", all.err);
}

#[test]
fn what_nobody_can_be_found_in_is_refused_and_says_what_to_do() {
    let folder = folder();
    let refused = |name: &str, content: &str| {
        let file = path(&folder, name);
        fs::write(&file, content).unwrap();
        let run = rungs(&["sweep", &file, "--as-proposed", "--role", "assistant practitioner", "--on", "2026-11-22"]);
        assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
        run.err
    };
    let cases = [
        (
            "headings.csv",
            "Employee Number,Position Title\n",
            "there are headings, and no rows below them",
            "export it again",
        ),
        ("letter.csv", "Dear all,\nplease find,\n", "none of its columns is read", "say in the mapping what they are"),
        ("mark.csv", "Employee Number,Position Title\n1,\"HCA\n2,HCA\n", "row 2 has a quotation mark", "close it"),
    ];
    for (name, content, message, help) in cases {
        let told = refused(name, content);
        assert!(told.contains(message) && told.contains(help), "{told}");
    }
    let run = rungs(&["sweep", &folder.path().display().to_string(), "--as-proposed"]);
    assert!(
        run.status == 2 && run.err.contains("is a folder") && run.err.contains("give the file in it"),
        "{}",
        run.err
    );
}
