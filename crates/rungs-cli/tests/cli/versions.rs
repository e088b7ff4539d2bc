//! Two versions of a framework compared, and answers given by an earlier one.

use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{ON, copied_framework, root, rungs};

const PAGE: &str = "roles/assistant-practitioner.md";

/// Hours down, GCSEs up, a sentence softened, a sentence reworded.
const CHANGES: [(&str, &str); 4] = [
    ("at least 30 hours a week", "at least 22.5 hours a week"),
    ("4 GCSEs, or equivalent, at grade 4", "5 GCSEs, or equivalent, at grade 4"),
    ("You must have experience in healthcare.", "You should have experience in healthcare."),
    ("You must hold a healthcare qualification.", "You need a healthcare qualification."),
];

fn change(folder: &Path) {
    let page = folder.join(PAGE);
    let mut text = fs::read_to_string(&page).unwrap();
    for (from, to) in CHANGES {
        assert!(text.contains(from), "{from}");
        text = text.replacen(from, to, 1);
    }
    fs::write(page, text).unwrap();
}

/// A path of a temporary folder says nothing to a reader.
fn without(folder: &Path, text: &str) -> String {
    let squeezed = text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(squeezed.contains(folder.to_str().unwrap()), "{text}");
    text.lines().skip_while(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[test]
fn what_changed_and_whom_it_touches() {
    let folder = copied_framework();
    change(folder.path());
    let people = root().join("people");
    let asked =
        ["framework", "diff", "built-in", folder.path().to_str().unwrap(), "--people", people.to_str().unwrap()];
    let shown = rungs(&[&asked[..], &ON].concat()).answered();
    assert_snapshot!("what_changed_and_whom_it_touches", without(folder.path(), &shown));
}

#[test]
fn a_word_that_covers_more_is_told_with_whom_it_takes() {
    let folder = copied_framework();
    let page = folder.path().join("vocabulary/settings.md");
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains("Includes: community artist"), "{text}");
    fs::write(&page, text.replacen("Includes: community artist", "Includes: community artist, school", 1)).unwrap();
    let shown = rungs(&[&["framework", "diff", "built-in", folder.path().to_str().unwrap()][..], &ON].concat());
    assert_snapshot!("a_word_that_covers_more", without(folder.path(), &shown.answered()));
}

#[test]
fn the_same_in_other_words_is_said_to_be_the_same() {
    let run = rungs(&["framework", "diff", "built-in", "frameworks/ahp-england", "--exit-status"]);
    assert!(run.answered().contains("the two versions mean the same"));
}

#[test]
fn a_difference_can_fail() {
    let folder = copied_framework();
    change(folder.path());
    let new = folder.path().to_str().unwrap();
    assert_eq!(rungs(&["framework", "diff", "built-in", new, "--exit-status"]).status, 1);
    assert_eq!(rungs(&["framework", "diff", "built-in", new]).status, 0);
}

#[test]
fn files_that_are_no_people_are_set_aside_with_a_reason() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("good.yaml"), "name: Good\n").unwrap();
    fs::write(folder.path().join("bad.yaml"), "nmae: Bad\n").unwrap();
    fs::write(folder.path().join("notes.txt"), "no person").unwrap();
    let people = folder.path().to_str().unwrap();
    let run = rungs(&["framework", "diff", "built-in", "built-in", "--people", people, "--json"]);
    let answer: Value = serde_json::from_str(&run.answered()).unwrap();
    assert_eq!((&answer["people"]["files"], &answer["people"]["read"]), (&2.into(), &1.into()));
    assert_eq!(answer["people"]["set_aside"][0]["file"], "bad.yaml");
    assert!(answer["people"]["set_aside"][0]["reason"].as_str().unwrap().contains("nmae"));
    let nobody = TempDir::new().unwrap();
    let run = rungs(&["framework", "diff", "built-in", "built-in", "--people", nobody.path().to_str().unwrap()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("there is no person's file"), "{}", run.err);
}

/// A repository whose first commit has the framework as it ships, and whose second one has it changed.
fn repository() -> Option<TempDir> {
    let folder = TempDir::new().unwrap();
    let git = |arguments: &[&str]| {
        let own = ["-c", "user.name=Someone", "-c", "user.email=someone@example.org"];
        Command::new("git").arg("-C").arg(folder.path()).args(own).args(arguments).output().ok()
    };
    let Some(started) = git(&["init", "--quiet"]) else {
        println!("left out: reading earlier versions, since git isn't installed");
        return None;
    };
    assert!(started.status.success());
    let pages = folder.path().join("pages");
    let copied = copied_framework();
    fs::rename(copied.path(), &pages).ok().or_else(|| copy(copied.path(), &pages)).unwrap();
    for version in ["1", "2"] {
        if version == "2" {
            change(&pages);
        }
        let about = pages.join("framework.md");
        let text = fs::read_to_string(&about).unwrap();
        let versioned = text.lines().map(|line| match line.starts_with("version:") {
            true => format!("version: \"{version}\""),
            false => line.to_owned(),
        });
        fs::write(&about, versioned.collect::<Vec<_>>().join("\n") + "\n").unwrap();
        for arguments in [&["add", "."][..], &["commit", "--quiet", "--message", version]] {
            let done = git(arguments).unwrap();
            assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        }
    }
    Some(folder)
}

/// Between file systems a folder can't be renamed.
fn copy(from: &Path, to: &Path) -> Option<()> {
    let copied = Command::new("cp").arg("-r").arg(from).arg(to).status().ok()?;
    copied.success().then_some(())
}

#[test]
fn a_revision_of_git_is_a_version() {
    let Some(folder) = repository() else { return };
    let pages = folder.path().join("pages");
    let run = rungs(&["framework", "diff", "HEAD~1", pages.to_str().unwrap(), "--json"]);
    let answer: Value = serde_json::from_str(&run.answered()).unwrap();
    assert_eq!((&answer["older"]["version"], &answer["newer"]["version"]), (&"1".into(), &"2".into()));
    assert_eq!(answer["roles"][0]["changes"].as_array().unwrap().len(), CHANGES.len());
    let run = rungs(&["framework", "diff", "nowhere", pages.to_str().unwrap()]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("there is no version “nowhere”"), "{}", run.err);
}

#[test]
fn an_answer_can_be_given_again_as_it_was() {
    let Some(folder) = repository() else { return };
    let pages = folder.path().join("pages");
    let check = |version: &[&str]| -> Value {
        let person = root().join("people/part-time.yaml");
        let asked = ["check", person.to_str().unwrap(), "--role", "assistant practitioner", "--json"];
        let framework = ["--framework", pages.to_str().unwrap()];
        serde_json::from_str(&rungs(&[&asked[..], &ON, &framework, version].concat()).answered()).unwrap()
    };
    let standing = |answer: &Value| answer["results"][0]["floor"].as_str().map(str::to_owned);
    let (now, then) = (check(&[]), check(&["--framework-version", "1"]));
    assert_ne!(standing(&now), standing(&then), "the hours were what stood in the way");
    // The version, the digest that the answer named, and the commit all lead to the same rules.
    let digest = then["framework"]["digest"].as_str().unwrap();
    for version in [digest, "HEAD~1"] {
        assert_eq!(check(&["--framework-version", version]), then);
    }
    let newest = now["framework"]["digest"].as_str().unwrap();
    assert_eq!(check(&["--framework-version", newest]), now);
    // So does a folder that holds them, beside the present one or without it.
    let old = copied_framework();
    let about = old.path().join("framework.md");
    let text = fs::read_to_string(&about).unwrap();
    let first = text.lines().map(|line| match line.starts_with("version:") {
        true => "version: \"1\"\n".to_owned(),
        false => format!("{line}\n"),
    });
    fs::write(&about, first.collect::<String>()).unwrap();
    assert_eq!(check(&["--framework-version", old.path().to_str().unwrap()]), then);
    let person = root().join("people/part-time.yaml");
    let asked = ["check", person.to_str().unwrap(), "--role", "assistant practitioner", "--json"];
    let version = ["--framework-version", old.path().to_str().unwrap()];
    let alone: Value = serde_json::from_str(&rungs(&[&asked[..], &ON, &version].concat()).answered()).unwrap();
    assert_eq!(alone, then);
    // A folder without a history says what it holds.
    let named = ["--framework", old.path().to_str().unwrap(), "--framework-version", "2"];
    let run = rungs(&[&["roles"][..], &named].concat());
    assert!(
        run.status == 2 && run.err.split_whitespace().collect::<Vec<_>>().join(" ").contains("is version 1;"),
        "{}",
        run.err
    );
    let run = rungs(&["roles", "--framework", pages.to_str().unwrap(), "--framework-version", "3"]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("there is no version “3”"), "{}", run.err);
    let run = rungs(&["roles", "--framework-version", "3"]);
    assert!(run.err.contains("add --framework DIR"), "{}", run.err);
}
