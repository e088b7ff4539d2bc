//! Published sentences that nobody wrote for this reader: each is read whole or refused with a place and a reason, and what
//! they are read as was looked through by eye.
//!
//! `readings.txt` has a line for each, by its key in the source and without its words. `CONFORMANCE=write` writes it anew.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[path = "../support/mod.rs"]
mod support;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use rungs_check::{Checked, Level, check};
use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_text::{Body, Sentence, Slot, Strength};
use support::{FRAMEWORK, file, role, shipped};

const PAGE: &str = "roles/published.md";

/// A published statement, where its page has it.
struct Statement {
    key: String,
    line: u32,
}

#[test]
fn published_sentences_are_read_as_they_were() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ncs-job-profiles/requirement_statements.csv");
    let Ok(source) = std::fs::read_to_string(path) else {
        println!("left out: the published sentences of careers pages are not beside this checkout");
        return;
    };
    let (bullets, statements) = bullets(&source);
    assert!(statements.len() >= 250, "{} sentences", statements.len());
    let mut files = shipped("vocabulary");
    files.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
    files.push(file("framework.md", FRAMEWORK));
    files.push(file(PAGE, role("published", &bullets)));
    let checked = check(&files);
    let mut readings = String::new();
    for statement in &statements {
        let reading = reading(&checked, statement.line);
        writeln!(readings, "{}: {reading}", statement.key).expect("a string can be written to");
    }
    let known = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/published/readings.txt");
    if std::env::var_os("CONFORMANCE").is_some() {
        std::fs::write(&known, &readings).expect("the readings can be written");
    }
    let known = std::fs::read_to_string(&known).expect("the readings are beside the test");
    let differences: Vec<String> = known
        .lines()
        .zip(readings.lines())
        .filter(|(known, now)| known != now)
        .map(|(known, now)| format!("{known}\n  is now {now}"))
        .collect();
    assert!(differences.is_empty() && known.lines().count() == statements.len(), "{}", differences.join("\n"));
}

/// The statements as bullets: fragments below what the source puts in front of them, whole sentences as they stand.
fn bullets(source: &str) -> (String, Vec<Statement>) {
    let mut by_kind: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for record in records(source).into_iter().skip(1) {
        let [kind, key, _, html] = record.as_slice() else { panic!("not a record: {record:?}") };
        by_kind.entry(kind.clone()).or_default().push((key.clone(), plain(html)));
    }
    // The page's own lines in front of its first bullet.
    let mut line =
        u32::try_from(role("published", "").lines().take_while(|line| !line.starts_with("Full-time")).count())
            .expect("a short page")
            + 2;
    let (mut bullets, mut statements) = (String::new(), Vec::new());
    for (kind, of_kind) in by_kind {
        let introducer = match kind.as_str() {
            "UniversityRequirement" | "CollegeRequirement" | "ApprenticeshipRequirement" => {
                "- You usually need all of:\n"
            }
            "Restriction" => "- You must:\n",
            // What a list begins with is no sentence of its own.
            "RequirementsPrefix" => continue,
            _ => "",
        };
        line += u32::from(!introducer.is_empty());
        bullets.push_str(introducer);
        for (key, words) in of_kind {
            let indent = if introducer.is_empty() { "" } else { "  " };
            writeln!(bullets, "{indent}- {words}").expect("a string can be written to");
            statements.push(Statement { key, line });
            line += 1;
        }
    }
    (bullets, statements)
}

/// The records of comma-separated values.
fn records(source: &str) -> Vec<Vec<String>> {
    let (mut records, mut fields, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = source.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => field.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(std::mem::take(&mut field)),
            '\n' if !quoted => {
                fields.push(std::mem::take(&mut field));
                records.push(std::mem::take(&mut fields));
            }
            '\r' => {}
            letter => field.push(letter),
        }
    }
    records
}

/// The words of a statement without their marks.
fn plain(html: &str) -> String {
    let mut inside = false;
    let shown = html.chars().filter(|letter| {
        let is_mark = inside || *letter == '<';
        inside = is_mark && *letter != '>';
        !is_mark
    });
    let words = shown.collect::<String>().replace("&amp;", "&").replace("&nbsp;", " ");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a statement was read as, or why it wasn't.
fn reading(checked: &Checked, line: u32) -> String {
    let errors = checked.findings.iter().filter(|finding| {
        finding.location.path == PAGE && finding.location.line == line && finding.level == Level::Error
    });
    let errors: Vec<&str> = errors
        .inspect(|finding| assert!(finding.location.span.is_some() && !finding.message.is_empty(), "{finding:?}"))
        .map(|finding| finding.code)
        .collect();
    if !errors.is_empty() {
        return format!("refused, {}", errors.join(", "));
    }
    let bullets = checked.index.bullets().iter();
    let mut read = bullets.filter(|read| read.location.path == PAGE && read.location.line == line);
    match (read.next(), read.next()) {
        (Some(read), None) => told(&read.sentence, &checked.framework.vocabulary),
        (found, more) => panic!("line {line} is neither read once nor refused: {found:?}, {more:?}"),
    }
}

fn told(sentence: &Sentence, vocabulary: &Vocabulary) -> String {
    let mut told = match &sentence.strength {
        Strength::Must => String::new(),
        strength => format!("{strength:?}, ").to_lowercase(),
    };
    match &sentence.body {
        Body::Match(found) => {
            let slots: Vec<String> =
                found.slots.iter().filter_map(|(name, held)| slot(name, held, vocabulary)).collect();
            let not = if found.negated { "not " } else { "" };
            write!(told, "{not}{}", found.kind).expect("a string can be written to");
            if !slots.is_empty() {
                write!(told, ": {}", slots.join("; ")).expect("a string can be written to");
            }
        }
        Body::NothingSet => told.push_str("no set requirements"),
        Body::Varies { .. } => told.push_str("requirements vary"),
        other => panic!("nobody decides here: {other:?}"),
    }
    for (is_said, what) in
        [(sentence.guard.is_some(), "if"), (sentence.moment.is_some(), "when"), (sentence.reason.is_some(), "why")]
    {
        if is_said {
            write!(told, " ({what})").expect("a string can be written to");
        }
    }
    told
}

/// A slot and what it holds; words that were taken as they stand are not repeated.
fn slot(name: &str, held: &Slot, vocabulary: &Vocabulary) -> Option<String> {
    let range = |low: String, high: Option<String>| high.map_or(low.clone(), |high| format!("{low} to {high}"));
    let held = match held {
        Slot::Number { low, high, .. } => range(low.to_string(), high.map(|high| high.to_string())),
        Slot::Grade { floor, .. } => floor.clone(),
        Slot::Level { level, .. } => level.to_string(),
        Slot::Months { low, high } => range(low.to_string(), high.map(|high| high.to_string())) + " months",
        Slot::Names { joiner, names } => {
            let names: Vec<&str> = names.iter().map(|name| vocabulary.title(TermId(name.key))).collect();
            names.join(&format!(" {} ", format!("{joiner:?}").to_lowercase()))
        }
        Slot::Weight(rungs_text::Weight::Must) => return None,
        Slot::Weight(weight) => format!("{weight:?}").to_lowercase(),
        Slot::Date(date) => date.to_string(),
        Slot::Day(day) => format!("{}/{}", day.day, day.month),
        Slot::Words(_) | Slot::Flag => return Some(name.to_owned()),
    };
    Some(format!("{name} {held}"))
}
