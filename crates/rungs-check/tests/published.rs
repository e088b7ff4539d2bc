//! Published sentences that nobody wrote for this reader: each is read whole or refused with a place and a reason.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Level, check};
use support::{FRAMEWORK, file, role, shipped};

#[test]
fn published_sentences_are_read_whole_or_refused_with_a_reason() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ncs-job-profiles/requirement_statements.csv");
    let Ok(statements) = std::fs::read_to_string(path) else {
        println!("left out: the published sentences of careers pages are not beside this checkout");
        return;
    };
    let mut vocabulary = shipped("vocabulary");
    vocabulary.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
    vocabulary.push(file("framework.md", FRAMEWORK));
    // One page holds them all; a bullet takes the place of each, commas, quotes and all.
    let sentences: Vec<&str> = statements.lines().skip(1).filter(|line| !line.trim().is_empty()).collect();
    assert!(sentences.len() >= 250, "{} sentences", sentences.len());
    let bullets: String = sentences.iter().map(|sentence| format!("- {}\n", sentence.trim())).collect();
    vocabulary.push(file("roles/published.md", role("published", &bullets)));
    let checked = check(&vocabulary);
    let page = checked.framework.role("published").expect("the page is a role");
    let read = page.routes[0].requirements.len();
    let errors = checked
        .findings
        .iter()
        .filter(|finding| finding.location.path == "roles/published.md" && finding.level == Level::Error);
    let mut lines: Vec<u32> = Vec::new();
    for finding in errors {
        assert!(finding.location.span.is_some() && !finding.message.is_empty(), "{finding:?}");
        lines.push(finding.location.line);
    }
    lines.sort_unstable();
    lines.dedup();
    let refused = lines.iter().filter(|line| **line > 10).count();
    assert!(read + refused >= sentences.len(), "{read} read, {refused} refused, of {}", sentences.len());
}
