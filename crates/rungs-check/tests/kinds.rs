//! Every kind reads its own examples, with the vocabulary that ships, as itself and as nothing else.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod support;

use rungs_check::{Level, check};
use rungs_core::kind::KINDS;
use rungs_core::requirement::{Content, Requirement};
use support::{FRAMEWORK, file, role, shipped};

/// The one requirement that a sentence is read as.
fn read(sentence: &str) -> Requirement {
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
    assert!(errors.is_empty(), "“{sentence}” can't be read: {errors:?}");
    let role = checked.framework.role("example").expect("the page is a role");
    role.routes[0].requirements[0].clone()
}

#[test]
fn the_frames_of_every_kind_can_be_read() {
    rungs_check::frames().unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn every_kind_reads_its_examples() {
    for kind in KINDS {
        assert!(!kind.examples.is_empty(), "{} has no example", kind.name);
        for example in kind.examples {
            let requirement = read(example);
            match &requirement.content {
                Content::Matter(matter) => {
                    let kinds: Vec<&str> = matter.leaves().iter().map(|leaf| leaf.kind).collect();
                    assert!(kinds.contains(&kind.name), "“{example}” is read as {kinds:?}, not as {}", kind.name);
                }
                Content::OfTheCourse => assert_eq!(kind.name, "approved course", "“{example}”"),
                Content::Judgement => assert!(["judgement", "procedure"].contains(&kind.name), "“{example}”"),
                other => panic!("“{example}” is read as {other:?}"),
            }
        }
    }
}

#[test]
fn questions_and_words_are_whole() {
    for example in KINDS.iter().flat_map(|kind| kind.examples) {
        let requirement = read(example);
        if let Content::Matter(matter) = &requirement.content {
            for leaf in matter.leaves() {
                assert!(leaf.question.text.ends_with('?'), "{:?}", leaf.question);
                assert!(!leaf.words.contains("  ") && !leaf.words.ends_with(' '), "{:?}", leaf.words);
            }
        }
    }
}
