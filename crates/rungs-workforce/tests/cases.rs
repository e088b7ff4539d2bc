//! Staff exports and what is read of them, one a file in `cases`: a mapping, files, and what comes out.
//!
//! `CASES=write` writes what comes out; look at the difference before you commit it.
#![allow(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that fails panics"
)]

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::OnceLock;

use jiff::civil::{Date, date};
use rungs_app::framework::{Loaded, built_in};
use rungs_app::tree::Fault;
use rungs_core::fact::{Known, List, Person};
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::Export;
use rungs_workforce::staff::{Reading, Refused, Summary};

const ON: Date = date(2026, 11, 27);

fn loaded() -> &'static Loaded {
    static LOADED: OnceLock<Loaded> = OnceLock::new();
    LOADED.get_or_init(built_in)
}

#[test]
fn exports_are_read_as_the_cases_say() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut wrong = Vec::new();
    for path in paths {
        let text = std::fs::read_to_string(&path).unwrap();
        let (before, expected) = text.split_once("=== read\n").expect("a case says what is read");
        let (about, files) = before.split_once("=== ").expect("a case has a mapping");
        let files: Vec<(&str, &str)> = files.split("=== ").filter_map(|file| file.split_once('\n')).collect();
        let read = outcome(&files);
        if std::env::var("CASES").is_ok_and(|value| value == "write") {
            let files: String = files.iter().map(|(name, content)| format!("=== {name}\n{content}")).collect();
            std::fs::write(&path, format!("{about}{files}=== read\n{read}")).unwrap();
        } else if read != expected {
            wrong.push(format!("{}:\n{read}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "read otherwise:\n{}", wrong.join("\n"));
}

/// What is read of the files: the first is the mapping, the second the staff.
fn outcome(files: &[(&str, &str)]) -> String {
    let (_, mapping) = files.first().expect("a mapping");
    let mapping = match Mapping::read(mapping.as_bytes()) {
        Ok(mapping) => mapping,
        Err(faults) => return told(&faults),
    };
    // What a mapping writes is what it reads.
    let again = Mapping::read(mapping.to_yaml().as_bytes()).map(|mapping| mapping.to_yaml());
    assert_eq!(again, Ok(mapping.to_yaml()));
    let exports =
        files.iter().skip(1).map(|(name, content)| Export::of_bytes(name, content.replace("␀", "\0").into_bytes()));
    let exports: Vec<Export> = match exports.collect() {
        Ok(exports) => exports,
        Err(fault) => return format!("{fault}\n"),
    };
    let mut reading = match Reading::open(exports, &mapping, &loaded().checked.framework, ON) {
        Ok(reading) => reading,
        Err(Refused::Mapping(faults)) => return told(&faults),
        Err(Refused::Stopped) => return "stopped\n".to_owned(),
        Err(Refused::File(fault)) => return format!("{fault}\n"),
    };
    let mut text = String::new();
    loop {
        let batch = match reading.next_batch(3) {
            Ok(Some(batch)) => batch,
            Ok(None) => break,
            Err(fault) => {
                let _ = writeln!(text, "{fault}");
                break;
            }
        };
        assert_eq!(batch.crowd.len(), batch.people.len());
        for (place, somebody) in batch.people.iter().enumerate() {
            let rows: Vec<String> = somebody.rows.iter().map(u64::to_string).collect();
            let groups: Vec<&str> = somebody.groups.iter().map(|group| group.as_deref().unwrap_or("–")).collect();
            let _ = writeln!(text, "{} (rows {}) {}", somebody.staff_number, rows.join(", "), groups.join("; "));
            text.push_str(&person(&batch.crowd.person(place)));
            for question in &somebody.not_known {
                let _ = writeln!(text, "  can't say: {question}");
            }
        }
        for row in &batch.set_aside {
            let _ = writeln!(text, "row {} set aside: {}", row.row, row.reason);
        }
    }
    text + &summary(&reading.summary())
}

fn person(person: &Person) -> String {
    let mut text = String::new();
    let jobs = person.items.iter().filter(|item| item.list == List::Work);
    for (place, job) in jobs.enumerate() {
        let path = format!("employments[{place}]");
        assert!(job.fields.values().all(|fact| fact.path.starts_with(&path)), "{job:?}");
    }
    for item in &person.items {
        let fields: Vec<String> = item
            .fields
            .iter()
            .map(|(field, fact)| match &fact.known {
                Known::Grade(..) => fact.shown.clone(),
                Known::Truth(_) | Known::Number(..) => fact.shown.clone(),
                _ => format!("{field:?} {}", fact.shown).to_lowercase(),
            })
            .filter(|shown| {
                !["said", "no equivalence claimed", "no end given, so it goes on"].contains(&shown.as_str())
            })
            .filter(|shown| !shown.starts_with("equivalentto"))
            .collect();
        let _ = writeln!(text, "  {}: {}: {}", item.list, item.label, fields.join(", "));
    }
    for denial in &person.denials {
        let _ = writeln!(text, "  {}: {}", denial.list, denial.shown);
    }
    for answered in &person.answers {
        let _ = writeln!(text, "  answered: {} {:?}", answered.question, answered.reply);
    }
    text
}

fn summary(summary: &Summary) -> String {
    let rows = summary.rows;
    assert_eq!(rows.came_in, rows.read + rows.set_aside);
    let mut text = format!(
        "rows: {} in, {} read, {} set aside; people: {}\n",
        rows.came_in, rows.read, rows.set_aside, summary.people
    );
    for set_aside in &summary.set_aside {
        let _ = writeln!(text, "set aside: {} ({}; {})", set_aside.reason, set_aside.rows, set_aside.first.join(", "));
    }
    for unread in &summary.unread {
        let column = unread
            .column
            .iter()
            .zip(&unread.cell)
            .map(|(column, cell)| format!("{column} “{cell}”: "))
            .collect::<String>();
        let _ = writeln!(text, "left unknown: {column}{} ({})", unread.why, unread.rows);
    }
    for beside in &summary.beside {
        let rows = beside.rows;
        assert_eq!(rows.came_in, rows.read + rows.set_aside);
        let _ =
            writeln!(text, "{}: {} in, {} read, {} of nobody", beside.what, rows.came_in, rows.read, beside.of_nobody);
        for set_aside in &beside.set_aside {
            let _ = writeln!(text, "  set aside: {} ({})", set_aside.reason, set_aside.rows);
        }
        for unread in &beside.unread {
            let _ = writeln!(text, "  left unknown: {} ({})", unread.why, unread.rows);
        }
    }
    if !summary.not_mapped.is_empty() {
        let _ = writeln!(text, "not mapped: {}", summary.not_mapped.join(", "));
    }
    for note in &summary.notes {
        let _ = writeln!(text, "note: {note}");
    }
    text
}

fn told(faults: &[Fault]) -> String {
    let mut text = BTreeMap::new();
    for (at, fault) in faults.iter().enumerate() {
        let place = fault.place.map(|(line, _)| format!("line {line}: ")).unwrap_or_default();
        let help = fault.help.as_ref().map(|help| format!("\n    {help}")).unwrap_or_default();
        text.insert(at, format!("{place}{}{help}\n", fault.message));
    }
    text.into_values().collect()
}
