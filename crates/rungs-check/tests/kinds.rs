//! Every kind reads its own examples, with the vocabulary that ships, as itself and as nothing else.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Level, check};
use rungs_core::kind::KINDS;
use rungs_core::requirement::{Content, Requirement};
use support::{FRAMEWORK, file, role, shipped};

/// The one requirement that a sentence is read as, or why there is none.
fn read(sentence: &str) -> Result<Requirement, String> {
    let mut files = shipped("vocabulary");
    files.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
    files.push(file("framework.md", FRAMEWORK));
    files.push(file("roles/example.md", role("example", &format!("- {sentence}[^a]"))));
    let checked = check(&files);
    let errors: Vec<String> = checked
        .findings
        .iter()
        .filter(|finding| finding.level == Level::Error && finding.location.path == "roles/example.md")
        .map(|finding| format!("{}: {}", finding.code, finding.message))
        .collect();
    if !errors.is_empty() {
        return Err(format!("“{sentence}” can't be read: {errors:?}"));
    }
    let role = checked.framework.role("example").expect("the page is a role");
    Ok(role.routes[0].requirements[0].clone())
}

#[test]
fn the_frames_of_every_kind_can_be_read() {
    rungs_check::frames().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_kind_reads_its_examples() {
    let mut wrong = Vec::new();
    for kind in KINDS {
        assert!(!kind.examples.is_empty(), "{} has no example", kind.name);
        for example in kind.examples {
            match read(example) {
                Ok(requirement) => wrong.extend(misread(kind.name, example, &requirement.content)),
                Err(why) => wrong.push(why),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is wrong with reading an example of a kind as this, if anything.
fn misread(kind: &str, example: &str, content: &Content) -> Option<String> {
    let is_right = match content {
        Content::Matter(matter) => {
            let whole = |leaf: &&rungs_core::requirement::Leaf| {
                leaf.question.text.ends_with('?') && !leaf.words.contains("  ") && leaf.words.trim() == leaf.words
            };
            matter.leaves().iter().any(|leaf| leaf.kind == kind) && matter.leaves().iter().all(whole)
        }
        Content::OfTheCourse => kind == "approved course",
        Content::Judgement => ["judgement", "procedure"].contains(&kind),
        _ => false,
    };
    (!is_right).then(|| format!("“{example}”, of {kind}, is read as {content:#?}"))
}
