//! Everything that real routes were found to ask can be said in sentences of a page, and is read as it was meant.
//!
//! The research itself is no part of this repository: its texts are named by their digests, and where it stands beside
//! the checkout, every text must have its entry.
#![allow(missing_docs, unreachable_pub, clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "tests")]

mod entry;
mod ledger;
mod reading;
#[path = "../support/mod.rs"]
mod support;

use std::collections::{BTreeMap, BTreeSet};

use entry::{Entry, Said};
use reading::Reader;
use rungs_check::{Checked, Level, check};
use rungs_core::framework::Role;
use rungs_core::requirement::{Content, Requirement};
use rungs_text::{Grammar, Place};
use sha2::{Digest, Sha256};
use support::{FRAMEWORK, file, shipped};

const FILES: [&str; 2] = ["ahp-professions", "support-workforce"];

fn entries(name: &str) -> Vec<Entry> {
    let path = format!("{}/tests/research/{name}.yaml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the file stands beside this test");
    serde_saphyr::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every entry's page, checked beside the framework that ships.
fn pages(entries: &[Entry]) -> Checked {
    let mut files = shipped("vocabulary");
    files.extend(shipped("roles").into_iter().filter(|file| file.path.ends_with(".md")));
    files.push(file("framework.md", FRAMEWORK));
    files.extend(entries.iter().map(|entry| file(&format!("{}.md", entry.slug()), entry.page())));
    check(&files)
}

#[test]
fn every_sentence_is_read_as_it_was_meant() {
    let mut wrong = Vec::new();
    for name in FILES {
        let entries: Vec<Entry> = entries(name);
        let says: Vec<Entry> = entries.into_iter().filter(|entry| !entry.says.is_empty()).collect();
        let checked = pages(&says);
        let vocabulary = &checked.framework.vocabulary;
        let names = rungs_check::names(vocabulary);
        let reader = Reader { grammar: Grammar { frames: rungs_check::frames(), names: &names }, vocabulary };
        let mut waiting = Vec::new();
        for entry in &says {
            let mut found = Vec::new();
            entry.says.iter().for_each(|said| reader.differences(said, Place::Rules, &mut found));
            if found.is_empty() {
                on_the_page(entry, &checked, &mut found);
            }
            match (&entry.waits_for, found.is_empty()) {
                (None, _) => wrong.extend(found.into_iter().map(|found| format!("{}: {found}", entry.text))),
                (Some(what), false) => waiting.push(format!("{} waits for {what}", entry.text)),
                (Some(_), true) => wrong.push(format!("{} can be read now: take `waits-for` away", entry.text)),
            }
        }
        for line in &waiting {
            println!("left out: {name}: {line}");
        }
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

/// What strength, owner, moment and decider a page gives the sentences, and whether it finds fault with them.
fn on_the_page(entry: &Entry, checked: &Checked, found: &mut Vec<String>) {
    let path = format!("{}.md", entry.slug());
    let faults = checked.findings.iter().filter(|one| one.location.path == path && one.level > Level::Note);
    found.extend(faults.map(|fault| format!("{}: {}", fault.code, fault.message)));
    let role = checked.framework.role(&entry.slug()).expect("the entry is a page");
    let requirements = requirements(role);
    for said in entry.sentences() {
        match requirements.iter().find(|requirement| requirement.sentence == said.sentence) {
            Some(requirement) => meaning(entry, said, requirement, found),
            None => found.push(format!("“{}” asks nothing on the page", said.sentence)),
        }
    }
    let expected = entry.sentences().len() + usize::from(entry.after.is_some());
    let read = requirements.iter().filter(|requirement| !requirement.id.ends_with("-or-instead")).count();
    if read != expected {
        found.push(format!("{expected} sentences give {read} requirements"));
    }
}

fn meaning(entry: &Entry, said: &Said, read: &Requirement, found: &mut Vec<String>) {
    let mut differ = |what: &str, expected: &str, read: &str| {
        if expected != read {
            found.push(format!("“{}”: the {what} should be {expected}, and is {read}", said.sentence));
        }
    };
    differ("strength", &said.strength, read.strength.as_str());
    differ("moment", said.moment.as_deref().unwrap_or("start"), &read.moment.name());
    differ("owner", said.owner.as_deref().unwrap_or(owner(entry)), read.owner.as_str());
    let decider = read.decider.as_ref().map_or("nobody", |decider| decider.as_str());
    differ("decider", said.decider.as_deref().unwrap_or("nobody"), decider);
    let guarded = said.only_if.is_some() || said.unless.is_some();
    differ("guard", if guarded { "there" } else { "absent" }, if read.guard.is_some() { "there" } else { "absent" });
    if let Some(asks) = &said.asks {
        let words: Vec<&str> = match &read.content {
            Content::Matter(matter) => matter.leaves().iter().map(|leaf| leaf.words.as_str()).collect(),
            _ => Vec::new(),
        };
        differ("thing asked for", asks, &words.join(" / "));
    }
}

/// Who asks under a way in of this sort, or under the heading below it.
fn owner(entry: &Entry) -> &'static str {
    let under = entry.under.as_str();
    match entry.below.as_deref() {
        Some("Once you qualify") => "regulator",
        _ if under.starts_with("Direct entry") || under.starts_with("Promotion") => "employer",
        _ if under.starts_with("Registration") => "regulator",
        _ => "provider",
    }
}

/// Every requirement of a page, those in lists too.
fn requirements(role: &Role) -> Vec<&Requirement> {
    let mut pending: Vec<&Requirement> = role.routes.iter().flat_map(|route| &route.requirements).collect();
    let mut found = Vec::new();
    while let Some(requirement) = pending.pop() {
        found.push(requirement);
        if let Content::Group { members, .. } = &requirement.content {
            pending.extend(members);
        }
    }
    found
}

#[test]
fn an_entry_says_something_or_why_not() {
    for name in FILES {
        let mut seen = BTreeSet::new();
        for entry in entries(name) {
            let digest = entry.text.len() == 8 && entry.text.chars().all(|digit| digit.is_ascii_hexdigit());
            assert!(digest, "{name}: {} is no digest", entry.text);
            assert!(seen.insert(entry.text.clone()), "{name}: {} has two entries", entry.text);
            assert!(
                !entry.says.is_empty() || entry.note.is_some() || entry.cannot.is_some(),
                "{name}: {} neither says anything nor says why not",
                entry.text
            );
            for said in entry.sentences() {
                let one = said.group.is_some() != said.kind.is_some();
                assert!(one, "{name}: “{}” is a group or of a kind", said.sentence);
            }
        }
    }
}

#[test]
fn every_text_of_the_research_has_an_entry() {
    for name in FILES {
        let path = format!("{}/../../../shared/research/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("left out: the research of {name} is not beside this checkout");
            continue;
        };
        let research: serde_json::Value = serde_json::from_str(&text).expect("the research is JSON");
        let asked = match name {
            "ahp-professions" => texts(&research, &["professions", "roles", "routes", "requirements"], "condition"),
            _ => texts(&research, &["roles", "entry_requirements"], "text"),
        };
        let digests: BTreeSet<String> = asked.iter().map(|text| digest(text)).collect();
        let entries = entries(name);
        let written: BTreeSet<String> = entries.iter().map(|entry| entry.text.clone()).collect();
        let missing: Vec<&String> = asked.iter().filter(|text| !written.contains(&digest(text))).collect();
        assert!(missing.is_empty(), "{name}: no entry for {missing:#?}");
        let gone: Vec<&String> = written.difference(&digests).collect();
        assert!(gone.is_empty(), "{name}: no text has the digests {gone:?} any more");
        summary(name, asked.len(), &entries);
    }
}

/// The texts at the end of a path through lists, each as often as it stands there.
fn texts(research: &serde_json::Value, path: &[&str], key: &str) -> Vec<String> {
    let mut at = vec![research];
    for step in path {
        at = at.into_iter().filter_map(|value| value[step].as_array()).flatten().collect();
    }
    at.into_iter().filter_map(|value| value[key].as_str()).map(str::to_owned).collect()
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().take(4).map(|byte| format!("{byte:02x}")).collect()
}

fn summary(name: &str, conditions: usize, entries: &[Entry]) {
    let sentences: Vec<&Said> = entries.iter().flat_map(Entry::sentences).collect();
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for said in &sentences {
        *kinds.entry(said.kind.as_deref().unwrap_or("group")).or_default() += 1;
    }
    let count = |is: &dyn Fn(&Entry) -> bool| entries.iter().filter(|entry| is(entry)).count();
    let decided = sentences.iter().filter(|said| said.decider.is_some()).count();
    println!("{name}: {conditions} conditions, {} texts, {} sentences", entries.len(), sentences.len());
    println!("  {decided} sentences with a named decider");
    println!("  {} texts that ask nothing", count(&|entry| entry.says.is_empty() && entry.cannot.is_none()));
    println!(
        "  {} texts of which a part can't be said",
        count(&|entry| !entry.says.is_empty() && entry.cannot.is_some())
    );
    println!("  {} texts that can't be said", count(&|entry| entry.says.is_empty() && entry.cannot.is_some()));
    println!("  {} texts that wait for something", count(&|entry| entry.waits_for.is_some()));
    for (kind, sentences) in kinds {
        println!("    {sentences:4} {kind}");
    }
}
