//! What a framework's page accepts is told as accepted, and nothing else is.
#![allow(missing_docs, reason = "tests")]

use rungs_check::example::{ON, framework};
use rungs_check::{Finding, check, examine};
use rungs_text::manual::Example;

const PAGE: &str =
    "---\nframework: small\ntitle: A small framework\nversion: 1\n---\n# A small framework\n\n## Accepted findings\n";
/// It leads nowhere, which is a note, and its only rule has no source, which is a warning.
const ONE: &str = "---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Ways in\n\n### Straight into a post\nDirect entry.\n- There are no set requirements.\n";

fn findings(bullet: &str) -> Vec<Finding> {
    let mut files = framework(&Example::Notes("Nothing."));
    for file in &mut files {
        match file.path.as_str() {
            "framework.md" => file.content = Ok(format!("{PAGE}{bullet}\n").into_bytes()),
            "roles/one.md" => file.content = Ok(ONE.as_bytes().to_vec()),
            _ => {}
        }
    }
    examine(&files, &check(&files), ON)
}

/// The codes that are told, and those that are accepted.
fn check_that(bullet: &str, told: &[&str], accepted: &[&str]) {
    let findings = findings(bullet);
    let codes = |is_accepted: bool| {
        let of = findings.iter().filter(|finding| finding.accepted.is_some() == is_accepted);
        let mut codes: Vec<&str> = of.map(|finding| finding.code).collect();
        codes.sort_unstable();
        codes
    };
    assert_eq!((codes(false), codes(true)), (told.to_vec(), accepted.to_vec()), "{bullet}\n{findings:#?}");
}

#[test]
fn a_finding_is_accepted_on_its_page_with_a_reason() {
    check_that(
        "- leads-nowhere in [One](roles/one.md), because it is the last role.",
        &["no-source"],
        &["leads-nowhere"],
    );
    check_that(
        "- `leads-nowhere` in [One](roles/one.md) because it is the last role.",
        &["no-source"],
        &["leads-nowhere"],
    );
}

#[test]
fn it_may_name_the_line() {
    check_that(
        "- no-source in [One](roles/one.md), at “no set requirements”, because nobody asks for any.",
        &["leads-nowhere"],
        &["no-source"],
    );
    check_that(
        "- no-source in [One](roles/one.md), at “a degree”, because nobody asks for any.",
        &["idle-acceptance", "leads-nowhere", "no-source"],
        &[],
    );
}

#[test]
fn it_holds_until_its_last_day() {
    let until = |day: &str| {
        format!("- leads-nowhere in [One](roles/one.md), until {day}, because the next role is being written.")
    };
    check_that(&until("22 November 2026"), &["no-source"], &["leads-nowhere"]);
    check_that(&until("21 November 2026"), &["expired-acceptance", "leads-nowhere", "no-source"], &[]);
}

#[test]
fn what_stands_between_the_page_and_the_reason_is_read_or_refused() {
    let told = findings("- leads-nowhere in [One](roles/one.md), for a while, because it is the last role.");
    assert!(told.iter().all(|finding| finding.accepted.is_none()), "{told:#?}");
    assert!(told.iter().any(|finding| finding.message == "“for a while” can't be read"), "{told:#?}");
}

/// An editor asks of one finding at a time.
#[test]
fn it_speaks_of_the_one_finding_that_it_names() {
    let spoken_of: Vec<&str> = {
        let bullet = "- leads-nowhere in [One](roles/one.md), because it is the last role.";
        let found = findings(bullet);
        let accepted = found.iter().find_map(|finding| finding.accepted.clone());
        let speaks = |finding: &&Finding| accepted.as_ref().is_some_and(|one| one.speaks_of(finding, ONE));
        found.iter().filter(speaks).map(|finding| finding.code).collect()
    };
    assert_eq!(spoken_of, ["leads-nowhere"]);
}

#[test]
fn without_a_reason_it_is_not_taken() {
    for bullet in [
        "- leads-nowhere in [One](roles/one.md).",
        "- leads-nowhere in [One](roles/one.md), because .",
        "- leads-nowhere, because it is the last role.",
        "- leads-nowhere in roles/one.md, because it is the last role.",
        "- leads-nowhere in [One](roles/uno.md), because it is the last role.",
        "- leads-nowhere in [One](roles/one.md), until August, because it is the last role.",
        "- leads-astray in [One](roles/one.md), because it is the last role.",
    ] {
        check_that(bullet, &["leads-nowhere", "no-source", "unread-acceptance"], &[]);
    }
}

/// What holds of all that nobody here has written is said once; of what was written here it can't be.
#[test]
fn on_every_imported_page_holds_of_imported_pages_alone() {
    let bullet = "- leads-nowhere on every imported page, because the source doesn't say where its roles lead.";
    check_that(bullet, &["leads-nowhere", "no-source", "unread-acceptance"], &[]);
    let mut files = framework(&Example::Notes("Nothing."));
    let imported = |page: &str| page.replacen("---\n", "---\nimported-from: a page for this test\n", 1);
    for file in &mut files {
        let page = match file.path.as_str() {
            "framework.md" => format!("{PAGE}{bullet}\n"),
            "roles/one.md" => imported(ONE),
            "roles/two.md" => ONE.replace("one", "two"),
            _ => continue,
        };
        file.content = Ok(page.into_bytes());
    }
    let findings = examine(&files, &check(&files), ON);
    let nowhere: Vec<(&str, bool)> = findings
        .iter()
        .filter(|finding| finding.code == "leads-nowhere")
        .map(|finding| (finding.location.path.as_str(), finding.accepted.is_some()))
        .collect();
    assert_eq!(nowhere, [("roles/one.md", true), ("roles/two.md", false)], "{findings:#?}");
}

#[test]
fn errors_are_not_accepted() {
    let findings = findings("- unmeetable in [One](roles/one.md), because nobody minds.");
    let told =
        findings.iter().find(|finding| finding.code == "unread-acceptance").map(|finding| finding.message.as_str());
    assert_eq!(told, Some("“unmeetable” is an error, and errors can't be accepted"));
}

#[test]
fn what_it_accepts_has_to_be_there() {
    check_that(
        "- step-down in [One](roles/one.md), because it is a step to the side.",
        &["idle-acceptance", "leads-nowhere", "no-source"],
        &[],
    );
}

/// Of a page that can't be read to its end, what is accepted may be there.
#[test]
fn nothing_is_idle_on_a_page_that_cannot_be_read() {
    let mut files = framework(&Example::Bullets("- You must juggle.[^a]"));
    for file in files.iter_mut().filter(|file| file.path == "framework.md") {
        let bullet = "- decidable-judgement in [One](roles/one.md), because they weigh it.";
        file.content = Ok(format!("{PAGE}{bullet}\n").into_bytes());
    }
    let found = examine(&files, &check(&files), ON);
    assert!(found.iter().all(|one| one.code != "idle-acceptance"), "{found:#?}");
}

/// What has to be mended has no bullet that accepts it.
#[test]
fn an_error_has_no_bullet_that_accepts_it() {
    let bullet = |code: &str| {
        let rule = rungs_check::finding::RULES.iter().find(|rule| rule.code == code)?;
        let found = rungs_check::example::finding(rule)?;
        Some(rungs_check::example::acceptance(&found, "it is so"))
    };
    assert_eq!(bullet("clashing-requirements"), Some(None));
    assert_eq!(bullet("idle-acceptance"), Some(None));
    let accepted = "- decidable-judgement in [roles/one.md](roles/one.md), because it is so.";
    assert_eq!(bullet("decidable-judgement"), Some(Some(accepted.to_owned())));
}
