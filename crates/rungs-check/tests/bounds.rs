//! What is far larger than any framework is still checked soon.
#![allow(missing_docs, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod support;

use std::time::{Duration, Instant};

use rungs_check::{SourceFile, check};
use support::{FRAMEWORK, TERMS, file, with};

/// Generous: a debug build on a busy machine takes a few seconds. What takes time by the square takes far longer.
const SOON: Duration = Duration::from_secs(60);

#[test]
fn a_sentence_said_three_thousand_times_has_an_id_each_time() {
    let begun = Instant::now();
    let rules = "- You must be employed in the NHS.[^a]\n".repeat(3_000);
    let page = format!("---\nrole: one\nlevel: 5\n---\n# Role one\n\n## Everyone needs\n{rules}\n[^a]: A source.\n");
    let checked = with(vec![file("roles/one.md", page)]);
    let role = checked.framework.role("one").expect("the role is there");
    let mut ids: Vec<&str> = role.to_hold.iter().map(|requirement| requirement.id.as_str()).collect();
    assert_eq!(ids.last(), Some(&"you-must-be-employed-in-the-nhs-3000"));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 3_000);
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

#[test]
fn three_thousand_pages_for_one_role_are_one_role() {
    let begun = Instant::now();
    let mut files: Vec<SourceFile> = vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS)];
    let page = |number: usize| format!("---\nrole: one\nlevel: 5\n---\n# Role {number}\n\n## Notes\nNothing.\n");
    files.extend((0..3_000).map(|number| file(&format!("roles/{number:04}.md"), page(number))));
    let checked = check(&files);
    assert_eq!(checked.framework.roles.len(), 1);
    assert_eq!(checked.framework.roles[0].page, "roles/0000.md");
    let twice = checked.findings.iter().filter(|finding| finding.code == "duplicate-role");
    assert_eq!(twice.count(), 2_999);
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}

#[test]
fn links_to_three_thousand_pages_are_followed() {
    let begun = Instant::now();
    let mut files: Vec<SourceFile> = vec![file("framework.md", FRAMEWORK), file("terms.md", TERMS)];
    let page = |number: usize| {
        let next = (number + 1) % 3_000;
        format!("---\nrole: r{number}\nlevel: 5\n---\n# Role {number}\n\n## Where it leads\n- [Next](r{next}.md)\n")
    };
    files.extend((0..3_000).map(|number| file(&format!("roles/r{number}.md"), page(number))));
    let checked = check(&files);
    assert_eq!(checked.framework.roles.len(), 3_000);
    assert!(checked.findings.iter().all(|finding| finding.code != "dead-link"), "every link leads to a page");
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}
