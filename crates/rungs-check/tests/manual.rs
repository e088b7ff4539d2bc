//! The manual tells the truth: every example raises its code and no other, and every cure raises none.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

use std::collections::BTreeSet;

use rungs_check::example::{ON, framework};
use rungs_check::{check, examine, finding};
use rungs_text::manual::Example;

/// Every code there has ever been. Scripts, silences in pages and links to the manual name them, so one that vanishes or
/// changes its name breaks something for somebody: it is taken out here knowingly, and CHANGELOG.md says so.
const CODES: &[&str] = &[
    "ambiguous-sentence",
    "ambiguous-term",
    "and-or",
    "backwards-range",
    "bad-value",
    "block-quote",
    "bullet-outside-section",
    "cannot-read",
    "clashing-requirements",
    "code-block",
    "credits-overlap",
    "crossing-facts",
    "dead-link",
    "decidable-judgement",
    "duplicate-opportunity",
    "duplicate-role",
    "duplicate-route",
    "duplicate-term",
    "empty-bullet",
    "empty-heading",
    "empty-sentence",
    "exclusion-in-exclusion",
    "expired-acceptance",
    "fills-in-nothing",
    "fills-in-which",
    "footnote-duplicate",
    "footnote-nested",
    "footnote-undefined",
    "footnote-unused",
    "front-matter-duplicate",
    "front-matter-syntax",
    "front-matter-unclosed",
    "gap-between-dates",
    "grade-range",
    "guard-in-guard",
    "heading-in-bullet",
    "heading-level",
    "heading-level-skipped",
    "heading-without-rules",
    "html",
    "idle-acceptance",
    "image",
    "implied-alternative",
    "implied-requirement",
    "include-cycle",
    "instead-of-what",
    "instead-of-which",
    "introducer-without-list",
    "invalid-date",
    "joined-guards",
    "judged-measure",
    "judged-whole",
    "leads-nowhere",
    "link-in-footnote",
    "list-without-introducer",
    "list-without-joiner",
    "misfit",
    "misplaced-heading",
    "misplaced-offer",
    "missing-page",
    "missing-value",
    "mixed-list",
    "more-than-two",
    "most-jobs",
    "negation",
    "nested-too-deep",
    "no-award",
    "no-length",
    "no-number",
    "no-offer",
    "no-source",
    "no-strength",
    "not-a-page",
    "not-a-requirement",
    "not-an-alternative",
    "nul-byte",
    "open-guard",
    "or-experience",
    "ordered-list",
    "over-number",
    "overlapping-dates",
    "overlapping-lengths",
    "paragraph-in-bullet",
    "preference-in-one-of",
    "prose-among-rules",
    "purpose-in-front",
    "reason-or-limit",
    "refers-back",
    "route-line",
    "rule-cycle",
    "said-twice",
    "second-title",
    "sentence-too-long",
    "several-sentences",
    "shared-noun",
    "source-disagrees",
    "stale-page",
    "stale-source",
    "standard-disagrees",
    "step-down",
    "step-not-accepted",
    "tab-indent",
    "table",
    "too-few-listed",
    "too-large",
    "too-many-conditions",
    "two-levels",
    "two-requirements",
    "two-strengths",
    "unconfirmed",
    "unknown-heading",
    "unknown-key",
    "unknown-name",
    "unknown-term",
    "unmeetable",
    "unreachable-role",
    "unread-acceptance",
    "unread-award-line",
    "unread-gain",
    "unread-guard",
    "unread-here",
    "unread-introducer",
    "unread-length-line",
    "unread-opportunity-line",
    "unread-owner-line",
    "unread-route-line",
    "unread-words",
    "unused-definition",
    "unused-term",
    "vague-word",
    "varies-by-what",
    "vocabulary-line",
];

/// What is found in the small framework with this in it: each code with what was said.
fn found(example: &Example) -> (BTreeSet<&'static str>, String) {
    let files = framework(example);
    let findings = examine(&files, &check(&files), ON);
    let told = findings
        .iter()
        .map(|one| format!("\n    {}:{} {}: {}", one.location.path, one.location.line, one.code, one.message));
    let open = findings.iter().filter(|finding| finding.accepted.is_none());
    (open.map(|finding| finding.code).collect(), told.collect())
}

#[test]
fn every_example_raises_its_code_and_no_other() {
    let mut wrong = String::new();
    for rule in finding::manual() {
        let (mut codes, told) = found(&rule.example);
        if rule.code == "expired-acceptance" {
            // What isn't accepted any more is told again.
            codes.remove("leads-nowhere");
        }
        if codes != BTreeSet::from([rule.code]) {
            wrong += &format!("\n{}:{told}", rule.code);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_cure_raises_any() {
    let mut wrong = String::new();
    for rule in finding::manual() {
        let (codes, told) = found(&rule.cure);
        if !codes.is_empty() {
            wrong += &format!("\n{}:{told}", rule.code);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn no_code_vanishes_or_comes_unnoticed() {
    let codes: Vec<&str> = finding::manual().iter().map(|rule| rule.code).collect();
    assert_eq!(codes, CODES);
}

#[test]
fn entries_are_whole_sentences() {
    for rule in finding::manual() {
        assert!(rule.meaning.ends_with(['.', '?']) && rule.matters.ends_with('.'), "{rule:?}");
    }
}
