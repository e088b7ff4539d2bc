//! Published sentences that nobody wrote for this reader: each is read whole or refused with a place and a reason, and a
//! good part of them as `published.yaml` says.
//!
//! The sentences are no part of this repository: they are named by their ids and the digests of their words.
//! `CONFORMANCE=write` writes the readings as they come out; look at them beside the sentences before you believe them.
#![allow(missing_docs, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

#[allow(dead_code, reason = "only what a sentence is read as is used here")]
#[path = "research/entry.rs"]
mod entry;
#[allow(dead_code, reason = "only what a sentence is read as is used here")]
#[path = "research/reading.rs"]
mod reading;
mod support;

use std::collections::BTreeMap;

use reading::Reader;
use rungs_check::{Level, check};
use rungs_text::{Grammar, Place, Text, read_sentence};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use support::{FRAMEWORK, file, role, shipped};

/// What a published sentence is read as.
#[derive(Debug, PartialEq, Eq, Deserialize, Serialize)]
struct Reading {
    id: String,
    /// The first eight digits of the SHA-256 of its words.
    digest: String,
    kind: String,
    slots: BTreeMap<String, String>,
    strength: String,
}

/// A published sentence, completed by the list that it is published in.
struct Published {
    id: String,
    digest: String,
    sentence: String,
}

impl Published {
    /// From a row of kind, id, key and words.
    fn new(row: &str) -> Option<Published> {
        let [kind, id, _, words] = <[String; 4]>::try_from(fields(row)).ok()?;
        let words = plain(&words);
        let digest = format!("{:x}", Sha256::digest(&words)).chars().take(8).collect();
        let end = if words.ends_with('.') { "" } else { "." };
        let sentence = match kind.as_str() {
            "UniversityRequirement" | "CollegeRequirement" | "ApprenticeshipRequirement" => {
                format!("You'll usually need {words}{end}")
            }
            "Restriction" => format!("You must {words}{end}"),
            _ => format!("{}{}{end}", words.get(..1)?.to_uppercase(), words.get(1..)?),
        };
        Some(Published { id, digest, sentence })
    }
}

/// The fields of a row, some of them quoted.
fn fields(row: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut letters = row.chars().peekable();
    while let Some(letter) = letters.next() {
        let last = fields.last_mut().expect("there is always one");
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => last.extend(letters.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            letter => last.push(letter),
        }
    }
    fields
}

/// The words without their mark-up.
fn plain(html: &str) -> String {
    let mut words = String::new();
    let mut inside = false;
    for letter in html.chars() {
        match letter {
            '<' => inside = true,
            '>' => inside = false,
            letter if !inside => words.push(letter),
            _ => {}
        }
    }
    words.replace("&nbsp;", " ").replace("&amp;", "&").trim().to_owned()
}

fn statements() -> Option<String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/ncs-job-profiles/requirement_statements.csv");
    let statements = std::fs::read_to_string(path).ok();
    if statements.is_none() {
        println!("left out: the published sentences of careers pages are not beside this checkout");
    }
    statements
}

#[test]
fn published_sentences_are_read_as_they_were_meant() {
    let Some(statements) = statements() else { return };
    let mut files = shipped("vocabulary");
    files.push(file("framework.md", FRAMEWORK));
    let checked = check(&files);
    let vocabulary = &checked.framework.vocabulary;
    let frames = rungs_check::frames().expect("the frames of the kinds can be read");
    let names = rungs_check::names(vocabulary);
    let reader = Reader { grammar: Grammar { frames: &frames, names: &names }, vocabulary };
    let published: Vec<Published> = statements.lines().skip(1).filter_map(Published::new).collect();
    let read = |one: &Published| {
        let sentence = read_sentence(&Text::verbatim(&one.sentence, 0), Place::Rules, &reader.grammar).ok()?;
        let (kind, slots) = reader.body(&sentence.body);
        let strength = format!("{:?}", sentence.strength).to_lowercase();
        Some(Reading { id: one.id.clone(), digest: one.digest.clone(), kind, slots, strength })
    };
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/published.yaml");
    if std::env::var("CONFORMANCE").is_ok_and(|value| value == "write") {
        let readings: Vec<Reading> = published.iter().filter_map(read).collect();
        std::fs::write(path, serde_saphyr::to_string(&readings).expect("readings are plain data")).expect("it is ours");
    }
    let expected: Vec<Reading> =
        serde_saphyr::from_str(&std::fs::read_to_string(path).expect("it stands beside this test")).expect("readings");
    assert!(expected.len() >= 60, "{} readings", expected.len());
    let mut wrong = Vec::new();
    for reading in expected {
        match published.iter().find(|one| one.id == reading.id && one.digest == reading.digest) {
            None => wrong.push(format!("no sentence {} with the digest {}", reading.id, reading.digest)),
            Some(one) => {
                let read = read(one);
                if read.as_ref() != Some(&reading) {
                    wrong.push(format!("{reading:?} is read as {read:?}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn published_sentences_are_read_whole_or_refused_with_a_reason() {
    let Some(statements) = statements() else { return };
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
