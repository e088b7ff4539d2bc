//! Every kind reads its own examples, with the vocabulary that ships, as itself and as nothing else.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[allow(dead_code, unused_macros, reason = "the documents of the kinds are read here for their words alone")]
#[path = "conformance/document.rs"]
mod document;
mod support;

use std::collections::BTreeSet;

use rungs_check::{Checked, Finding, Level, check};
use rungs_core::kind::KINDS;
use rungs_core::requirement::{Content, Leaf, Requirement};
use support::{FRAMEWORK, file, role, shipped};

const PAGE: &str = "roles/example.md";

#[test]
fn the_frames_of_every_kind_can_be_read() {
    rungs_check::read_frames().unwrap_or_else(|error| panic!("{error}"));
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

/// What of each kind can be read and can't be meant, where its examples with an exclusion behind them don't show it; and what
/// they become when they are written the way that is offered.
const MISFITS: &[(&str, &str, &str)] = &[
    ("subjects passed", "You must have GCSE maths at grade 4+.", "You must have GCSE maths at grade 4 or above."),
    ("subjects passed", "You must have GCSE maths at grade 4/C.", "You must have GCSE maths at grade 4 or above."),
    (
        "subjects passed",
        "You must have GCSE maths at grades 9 to 4 (A* to D).",
        "You must have GCSE maths at grade 4 or above. | You must have GCSE maths at grade D or above.",
    ),
    ("subjects passed", "You must have GCSE maths at grade Z.", ""),
    ("qualification count", "You must have 4 GCSEs at grades A to C.", "You must have 4 GCSEs at grade C or above."),
    ("qualification held", "You must have a diploma, gained in the last 3 to 5 years.", ""),
    (
        "qualification held",
        "You must have a qualification at grade 4 (C) or above.",
        "You must have a qualification at grade 4 or above.",
    ),
    (
        "qualification held",
        "You must have a qualification at grades 9 to 4.",
        "You must have a qualification at grade 4 or above.",
    ),
    ("degree", "You must have a degree at 9:1 or above.", ""),
    ("recent study", "You should have studied at level 3 or above in the last 3 to 5 years.", ""),
    ("UCAS points", "You need 5,000 UCAS points.", ""),
    ("measurement", "You must be between 190cm and 152cm tall.", ""),
    ("credits", "You need 45 credits, 60 of them at level 3.", ""),
    ("hours logged", "You must have 100 hours of experience in healthcare.", ""),
    ("English language test", "You must have IELTS 7.0 overall with 6 to 6.5 in each part.", ""),
    ("application window", "You must apply.", ""),
];

#[test]
fn what_a_kind_reads_and_cannot_mean_is_told_of() {
    let sentences: Vec<(&str, String)> = KINDS
        .iter()
        .flat_map(|kind| kind.examples.iter().map(|example| (kind.name, without_one(example))))
        .chain(MISFITS.iter().map(|(kind, sentence, _)| (*kind, (*sentence).to_owned())))
        .collect();
    let bullets: String = sentences.iter().map(|(_, sentence)| format!("- {sentence}[^a]\n")).collect();
    let page = role("example", &bullets);
    let checked = check(&files(&page));
    let misfits: Vec<&Finding> =
        checked.findings.iter().filter(|finding| finding.code == "misfit" && finding.location.path == PAGE).collect();
    let mut wrong = Vec::new();
    let mut shown = BTreeSet::new();
    for (kind, sentence) in &sentences {
        let line = page.lines().position(|line| line == format!("- {sentence}[^a]")).expect("it is on the page") + 1;
        let found: Vec<&&Finding> =
            misfits.iter().filter(|finding| usize::try_from(finding.location.line) == Ok(line)).collect();
        if !found.is_empty() {
            shown.insert(*kind);
        }
        let expected = MISFITS.iter().find(|(_, misfit, _)| misfit == sentence).map(|(.., written)| *written);
        if let (Some(_), []) = (expected, found.as_slice()) {
            wrong.push(format!("“{sentence}” is no misfit"));
        }
        let mut written = Vec::new();
        for rewrite in found.iter().flat_map(|finding| &finding.rewrites) {
            let after = rewrite.applied(&page).expect("a rewrite fits its page");
            let line_after = after.lines().nth(line - 1).unwrap_or_default();
            written.push(line_after.trim_start_matches("- ").trim_end_matches("[^a]").to_owned());
            // It is read as that kind, and says what it was said to.
            let number = u32::try_from(line).expect("a short page");
            match read(&check(&files(&after)), number) {
                Ok(requirement) => wrong.extend(misread(kind, line_after, requirement)),
                Err(why) => wrong.push(format!("“{line_after}” can't be read: {why}")),
            }
        }
        if let Some(expected) = expected
            && written.join(" | ") != expected
        {
            wrong.push(format!("“{sentence}”: offered “{}”, and not “{expected}”", written.join(" | ")));
        }
    }
    // Of these whatever can be read can be meant.
    let without = ["judgement", "English and maths", "training completed"];
    let silent = KINDS.iter().filter(|kind| !shown.contains(kind.name) && !without.contains(&kind.name));
    wrong.extend(silent.map(|kind| format!("no misfit of {} is known", kind.name)));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sentence with something left out that can't be.
fn without_one(example: &str) -> String {
    format!("{}, not counting general studies.", example.trim_end_matches('.'))
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
