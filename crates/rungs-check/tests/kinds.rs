//! Every kind reads its own examples, with the vocabulary that ships, as itself and as nothing else.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[allow(dead_code, reason = "the documents of the kinds are read here for their words alone")]
#[path = "conformance/document.rs"]
mod document;
mod support;

use std::collections::BTreeSet;

use rungs_check::{Checked, Level, check};
use rungs_core::kind::KINDS;
use rungs_core::requirement::{Content, Leaf, Requirement};
use support::{FRAMEWORK, file, role, shipped};

const PAGE: &str = "roles/example.md";

#[test]
fn the_frames_of_every_kind_can_be_read() {
    rungs_check::frames().unwrap_or_else(|error| panic!("{error}"));
}

/// The kinds that speak of what an earlier sentence asked.
const LOOKING_BACK: [&str; 2] = ["further qualifications", "those qualifications"];

#[test]
fn every_kind_reads_its_examples() {
    let examples: Vec<(&str, &str)> =
        KINDS.iter().flat_map(|kind| kind.examples.iter().map(|example| (kind.name, *example))).collect();
    // One page with a bullet for each example, so that the vocabulary is read once.
    let bullet = |example: &str| format!("- {example}[^a]\n");
    let (back, forth): (Vec<_>, Vec<_>) = examples.iter().partition(|(kind, _)| LOOKING_BACK.contains(kind));
    let mut bullets: String = forth.iter().map(|(_, example)| bullet(example)).collect();
    // What speaks of an earlier sentence stands behind one, in a list of its own.
    for ((_, example), heading) in back.iter().zip(["Before you finish", "Once you qualify"]) {
        bullets +=
            &format!("\n#### {heading}\n{}{}", bullet("You must have 4 GCSEs at grade 4 or above."), bullet(example));
    }
    let page = role("example", &bullets).replace("## Ways in", "## What you do\n- Greet visitors\n\n## Ways in");
    let checked = check(&files(&page));
    let mut wrong: Vec<String> = KINDS
        .iter()
        .filter(|kind| kind.examples.is_empty())
        .map(|kind| format!("{} has no example", kind.name))
        .collect();
    for (kind, example) in &examples {
        let bullet = format!("- {example}[^a]");
        let line = page.lines().position(|line| line == bullet).expect("the bullet is on the page") + 1;
        let line = u32::try_from(line).expect("a short page");
        match read(&checked, line) {
            Ok(requirement) => wrong.extend(misread(kind, example, requirement)),
            Err(why) => wrong.push(format!("“{example}”, of {kind}, can't be read: {why}")),
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn files(page: &str) -> Vec<rungs_check::SourceFile> {
    let mut files = shipped("vocabulary");
    files.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
    files.push(file("terms.md", terms()));
    files.push(file("framework.md", FRAMEWORK));
    files.push(file(PAGE, page));
    files
}

/// The terms that the documents of the kinds add to the vocabulary that ships, each once.
fn terms() -> String {
    let mut terms = "---\nvocabulary: terms\n---\n# Terms\n\n".to_owned();
    let mut seen = BTreeSet::new();
    for block in document::all().iter().flat_map(|document| &document.blocks) {
        if block.language != "vocabulary" {
            continue;
        }
        let written: String = block.turns.iter().map(|turn| turn.written.as_str()).collect();
        for entry in written.split("## ").filter(|entry| !entry.trim().is_empty()) {
            let kind = entry.lines().find(|line| line.starts_with("Kind:")).map(str::to_owned);
            if seen.insert((entry.lines().next().map(str::to_owned), kind)) {
                terms.push_str(&format!("## {entry}\n"));
            }
        }
    }
    terms
}

/// The requirement on a line, or why there is none.
fn read(checked: &Checked, line: u32) -> Result<&Requirement, String> {
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| {
            finding.level == Level::Error && finding.location.path == PAGE && finding.location.line == line
        })
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect();
    if !errors.is_empty() {
        return Err(errors.join("; "));
    }
    let role = checked.framework.role("example").expect("the page is a role");
    let found = role.routes[0].requirements.iter().find(|requirement| requirement.place.line == line);
    found.ok_or_else(|| "nothing was read and nothing was said".to_owned())
}

/// What is wrong with how an example of a kind was read, if anything.
fn misread(kind: &str, example: &str, requirement: &Requirement) -> Option<String> {
    let guard = requirement.guard.iter().flat_map(|guard| guard.clause.leaves());
    let guarded = guard.clone().any(|leaf| leaf.kind == kind);
    let whole = |leaf: &&Leaf| {
        leaf.question.text.ends_with('?') && !leaf.words.contains("  ") && leaf.words.trim() == leaf.words
    };
    let is_right = match &requirement.content {
        Content::Matter(matter) => {
            (guarded || matter.leaves().iter().any(|leaf| leaf.kind == kind))
                && matter.leaves().into_iter().chain(guard).all(|leaf| whole(&leaf))
        }
        Content::OfTheCourse => ["approved course", "course content"].contains(&kind),
        Content::Judgement => ["judgement", "procedure"].contains(&kind),
        Content::Group { members, .. } => kind == "named rule" && !members.is_empty(),
        _ => false,
    };
    (!is_right).then(|| format!("“{example}”, of {kind}, is read as {:#?}", requirement.content))
}
