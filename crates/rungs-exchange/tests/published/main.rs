//! Published requirement sentences that nobody wrote for this reader, each with the reading that was checked by hand.
//!
//! `readings.txt` has an entry for each, by its id in the source and a digest of its text, without its words: how far it is
//! understood, what it is for, and its sentences. `CONFORMANCE=write` writes it anew: look at every line that changed
//! beside its source.
#![allow(missing_docs, clippy::expect_used, clippy::panic, reason = "tests")]

use std::fmt::Write as _;
use std::path::Path;

use jiff::civil::date;
use rungs_check::{Level, SourceFile, check};
use rungs_exchange::{Coverage, Statement, StatementKind, import_ncs, import_standards, read_statements};
use sha2::{Digest, Sha256};

struct Row {
    kind: StatementKind,
    id: String,
    html: String,
}

fn rows() -> Option<Vec<Row>> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ncs-job-profiles/requirement_statements.csv");
    let mut reader = csv::Reader::from_path(path).ok()?;
    let rows = reader.records().map(|record| {
        let record = record.expect("a record");
        let field = |at: usize| record.get(at).unwrap_or_default().to_owned();
        let kind = match record.get(0).unwrap_or_default() {
            "UniversityRequirement" => StatementKind::University,
            "CollegeRequirement" => StatementKind::College,
            "ApprenticeshipRequirement" => StatementKind::Apprenticeship,
            "RequirementsPrefix" => StatementKind::Prefix,
            "Restriction" => StatementKind::Restriction,
            "Registration" => StatementKind::Registration,
            "OtherRequirement" => StatementKind::Other,
            other => panic!("a kind nobody knows: {other}"),
        };
        Row { kind, id: field(1), html: field(3) }
    });
    Some(rows.collect())
}

fn digest(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(6).fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").expect("a string can be written to");
        hex
    })
}

/// A sentence without what it keeps in published words, a condition or a reason: a digest stands for the whole.
fn without_its_words(sentence: &str) -> String {
    let mut shown = sentence.to_owned();
    for front in ["If ", "Unless "] {
        let end = [", you ", ", preferably, "].iter().filter_map(|end| shown.rfind(end)).max();
        if let Some(end) = end.filter(|_| shown.starts_with(front)) {
            shown = format!("{front}…{}", shown.get(end..).expect("the end of a condition"));
        }
    }
    for reason in [", because ", ", to "] {
        if let Some(at) = shown.find(reason) {
            shown = format!("{}{reason}…", shown.get(..at).expect("the front of a reason"));
        }
    }
    if shown == sentence { shown } else { format!("{shown} {}", digest(sentence)) }
}

fn told(row: &Row, read: &Statement) -> String {
    let path = read.path.as_ref().map(|path| format!(", for: {path}")).unwrap_or_default();
    let mut entry = format!("{} {} {}{path}\n", row.id, digest(&row.html), read.coverage.name());
    for sentence in &read.sentences {
        writeln!(entry, "  {}", without_its_words(sentence)).expect("a string can be written to");
    }
    entry
}

#[test]
fn published_sentences_are_read_as_they_were_checked() {
    let Some(rows) = rows() else {
        println!("left out: the published sentences of careers pages are not beside this checkout");
        return;
    };
    let read = read_statements(rows.iter().map(|row| (row.kind, row.html.as_str())));
    let now: String = rows.iter().zip(&read).map(|(row, read)| told(row, read)).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/readings.txt");
    if std::env::var_os("CONFORMANCE").is_some() {
        std::fs::write(&path, &now).expect("the readings can be written");
    }
    let known = std::fs::read_to_string(&path).expect("the readings are beside the test");
    let differences: Vec<String> = known
        .lines()
        .zip(now.lines())
        .filter(|(known, now)| known != now)
        .map(|(known, now)| format!("{known}\n  is now {now}"))
        .collect();
    assert!(differences.is_empty() && known.lines().count() == now.lines().count(), "{}", differences.join("\n"));
}

/// At least 90 % of what courses and apprenticeships ask is decided by facts, and of everything more than 60 %: the rest
/// speaks of abilities, possessions and circumstances, is somebody's to judge, or isn't understood for certain.
#[test]
fn most_of_it_is_decided_by_facts() {
    let Some(rows) = rows() else {
        println!("left out: the published sentences of careers pages are not beside this checkout");
        return;
    };
    let read = read_statements(rows.iter().map(|row| (row.kind, row.html.as_str())));
    let share = |is_asked: &dyn Fn(&Row) -> bool| {
        let all: Vec<&Statement> =
            rows.iter().zip(&read).filter(|(row, _)| is_asked(row)).map(|(_, read)| read).collect();
        let decided = all.iter().filter(|read| read.coverage == Coverage::Decided).count();
        (decided, all.len())
    };
    let (decided, all) = share(&|row| {
        matches!(row.kind, StatementKind::University | StatementKind::College | StatementKind::Apprenticeship)
    });
    assert!(decided * 10 >= all * 9, "of courses and apprenticeships, {decided} of {all}");
    let (decided, all) = share(&|_| true);
    assert!(decided * 100 >= all * 60, "of everything, {decided} of {all}");
}

/// All of them become pages that the checker takes, and everything that came in is kept, changed or lost.
#[test]
fn the_published_profiles_become_pages_without_an_error() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data");
    let read = |name: &str| std::fs::read(format!("{folder}/{name}")).ok();
    let (Some(profiles), Some(table), Some(frameworks)) = (
        read("ncs-job-profiles/job_profiles.ndjson.gz"),
        read("apprenticeships/apprenticeship_standards_2020-11.csv"),
        read("apprenticeships/frameworks.json.gz"),
    ) else {
        println!("left out: the published profiles and standards are not beside this checkout");
        return;
    };
    let on = date(2026, 11, 26);
    for import in [import_ncs(&profiles, on), import_standards(&table, on), import_standards(&frameworks, on)] {
        let report = &import.report;
        assert!(report.adds_up(), "{report:#?}");
        let records = report.records;
        assert!(records.in_ > 400 && records.read * 10 >= records.in_ * 9, "{records:?}: {:#?}", report.faults);
        let files: Vec<SourceFile> = import
            .files
            .into_iter()
            .map(|(path, content)| SourceFile { path, content: Ok(content.into_bytes()) })
            .collect();
        let errors: Vec<_> = check(&files)
            .findings
            .into_iter()
            .filter(|finding| finding.level == Level::Error)
            .map(|finding| format!("{}:{}: {}", finding.location.path, finding.location.line, finding.message))
            .collect();
        assert_eq!(errors, Vec::<String>::new());
    }
}
