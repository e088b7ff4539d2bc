//! Plans as PDFs: written and offered by a build that has what makes them, refused plainly by one that hasn't.

use std::fs;

use tempfile::TempDir;

use crate::serving::Served;
use crate::support::{ON, Run, rungs};

fn printed(file: &str, more: &[&str]) -> Run {
    let asked = ["plan", "people/amina.yaml", "--to", "assistant practitioner", "--pdf", file];
    rungs(&[&asked[..], &ON, more].concat())
}

#[cfg(feature = "pdf")]
#[test]
fn a_plan_is_printed_and_only_a_pdf_is_written_over() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("plan.pdf");
    let name = file.to_str().unwrap();
    let run = printed(name, &[]);
    assert!(run.status == 0 && run.err.contains("the soonest plan was written to"), "{}", run.err);
    let first = fs::read(&file).unwrap();
    assert!(first.starts_with(b"%PDF-"));
    // The same plan is the same file.
    assert_eq!(printed(name, &["--choose", "1"]).status, 0);
    assert!(fs::read(&file).unwrap() == first, "printed twice, the bytes differ");
    fs::write(&file, "notes").unwrap();
    let run = printed(name, &[]);
    assert!(run.status == 2 && run.err.contains("it is no PDF"), "{}", run.err);
    assert_eq!(fs::read(&file).unwrap(), b"notes");
}

#[cfg(feature = "pdf")]
#[test]
fn without_a_plan_nothing_is_printed() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("plan.pdf");
    let run = printed(file.to_str().unwrap(), &["--by", "2027-06", "--keep-working"]);
    assert!(run.status == 2 && run.err.contains("there is no plan"), "{}", run.err);
    assert!(!file.exists());
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_build_that_cant_print_says_how_to_get_one_that_can_and_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let (file, calendar) = (folder.path().join("plan.pdf"), folder.path().join("plan.ics"));
    let run = printed(file.to_str().unwrap(), &["--ics", calendar.to_str().unwrap()]);
    assert_eq!(run.status, 2);
    let said = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("cargo build --release --features pdf"), "{said}");
    assert!(!file.exists() && !calendar.exists());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
#[cfg(unix)]
fn the_site_prints_plans_where_the_program_can() {
    let served = Served::start(&["serve", "--rate", "0"], &[]);
    let page = served.get("/plan?role=healthcare-support-worker");
    let paper = served.get("/plan/pdf?role=healthcare-support-worker");
    if cfg!(feature = "pdf") {
        assert!(page.contains("Print it as a PDF"));
        assert!(paper.starts_with("HTTP/1.1 200 OK") && paper.contains("%PDF-"), "{paper}");
    } else {
        assert!(!page.contains("Print it as a PDF"));
        assert!(paper.starts_with("HTTP/1.1 404"), "{paper}");
    }
    served.ended();
}
