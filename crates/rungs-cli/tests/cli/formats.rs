//! Findings in every format, and what the manual says of them.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::{ON, Run, copied_framework, root, rungs};

/// A small framework in which much is wrong, as authors get it wrong.
const SPOILT: &[(&str, &str, &str)] = &[
    ("roles/assistant-practitioner.md", "level: 5", "levle: 5"),
    ("roles/assistant-practitioner.md", "- You usually work in a clinical", "- You must usually work in a clinical"),
    ("roles/assistant-practitioner.md", "experience in healthcare.", "experience in helthcare."),
    ("vocabulary/rules.md", "be at least 16 when you start.", "be over 16."),
    ("roles/assistant-practitioner.md", "#### Before you finish", "#### Before you finsh"),
    ("roles/assistant-practitioner.md", "(senior-assistant-practitioner.md)", "(senior-asistant-practitioner.md)"),
    ("vocabulary/roles.md", "Includes: clinical support role", "Includes: clinical suport role"),
];

fn spoilt() -> TempDir {
    let folder = copied_framework();
    for (page, from, to) in SPOILT {
        let path = folder.path().join(page);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{page} no longer has “{from}”");
        fs::write(&path, text.replacen(from, to, 1)).unwrap();
    }
    folder
}

/// What is printed about a folder, which has another name every time.
fn checked(folder: &Path, more: &[&str]) -> Run {
    let path = folder.to_str().unwrap();
    let mut run = rungs(&[&["framework", "check", path][..], more].concat());
    run.out = run.out.replace(path, "FOLDER");
    run
}

#[test]
fn mistakes_as_authors_make_them() {
    let folder = spoilt();
    let run = checked(folder.path(), &[]);
    assert_eq!(run.status, 1);
    assert_snapshot!("findings_as_text", run.out);
}

#[test]
fn a_line_a_fact() {
    let folder = spoilt();
    let run = checked(folder.path(), &["--format", "plain"]);
    assert_eq!(run.status, 1);
    // Nothing drawn, nothing coloured: whatever is there is read aloud.
    assert!(run.out.chars().all(|letter| !"│─╭╰✗✓".contains(letter) && letter != '\u{1b}'), "{}", run.out);
    let keyed = |line: &str| line.is_empty() || line.split_once(": ").is_some();
    assert!(run.out.lines().all(keyed), "{}", run.out);
    assert_snapshot!("findings_as_plain_lines", run.out);
}

fn sarif(folder: &Path) -> Value {
    let run = rungs(&["framework", "check", folder.to_str().unwrap(), "--format", "sarif"]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    serde_json::from_str(&run.out).unwrap()
}

/// What the standard asks of what we fill, and what code hosts ask beyond it.
#[test]
fn sarif_has_what_its_readers_need() {
    let folder = spoilt();
    let log = sarif(folder.path());
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    assert!(
        rules.iter().all(|rule| rule["shortDescription"]["text"].is_string() && rule["help"]["markdown"].is_string())
    );
    let results = run["results"].as_array().unwrap();
    let errors = results.iter().filter(|result| result["level"] == "error").count();
    assert_eq!(errors, SPOILT.len());
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let address = place["artifactLocation"]["uri"].as_str().unwrap();
        assert!(address.starts_with("file:///") && address.ends_with(".md"), "{address}");
        assert!(place["region"]["startLine"].as_u64().unwrap() >= 1);
        for fix in result["fixes"].as_array().into_iter().flatten() {
            assert!(fix["artifactChanges"][0]["replacements"][0]["deletedRegion"]["endColumn"].is_u64(), "{fix}");
        }
    }
}

/// A fix is what a tool would do with it, so it is done here, by nothing but lines and columns.
#[test]
fn the_fixes_of_sarif_mend_the_page() {
    let folder = spoilt();
    let log = sarif(folder.path());
    let results = log["runs"][0]["results"].as_array().unwrap();
    let result = results.iter().find(|result| result["ruleId"] == "unknown-term").unwrap();
    let change = &result["fixes"][0]["artifactChanges"][0];
    let replacement = &change["replacements"][0];
    let number = |key: &str| usize::try_from(replacement["deletedRegion"][key].as_u64().unwrap()).unwrap();
    let page = folder.path().join("roles/assistant-practitioner.md");
    let text = fs::read_to_string(&page).unwrap();
    let line: Vec<char> = text.lines().nth(number("startLine") - 1).unwrap().chars().collect();
    let before: String = line[..number("startColumn") - 1].iter().collect();
    let after: String = line[number("endColumn") - 1..].iter().collect();
    let mended = format!("{before}{}{after}", replacement["insertedContent"]["text"].as_str().unwrap());
    assert!(mended.starts_with("- You must have experience in healthcare."), "{mended}");
}

/// The schema of the standard is not ours to ship; where somebody has it, everything is held against it.
#[test]
fn sarif_holds_to_the_schema_of_the_standard() {
    let Some(path) = std::env::var_os("RUNGS_SARIF_SCHEMA") else {
        println!("left out: RUNGS_SARIF_SCHEMA names no file with the JSON Schema of SARIF 2.1.0");
        return;
    };
    let mut schema: Value = serde_json::from_slice(&fs::read(path).unwrap()).unwrap();
    // One of its patterns has a bracket too many, twice; we give no language.
    for owner in ["run", "toolComponent"] {
        schema["definitions"][owner]["properties"]["language"].as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    let folder = spoilt();
    let faults: Vec<String> = validator.iter_errors(&sarif(folder.path())).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_code_is_explained() {
    assert_snapshot!("explain_over-number", rungs(&["framework", "explain", "over-number"]).answered());
    assert_snapshot!("explain_more-than-two", rungs(&["framework", "explain", "More than two"]).answered());
    let list = rungs(&["framework", "explain"]).answered();
    assert!(list.contains("over-number") && list.contains("18 or over, or 19 or over?"), "{list}");
}

#[test]
fn a_code_that_there_is_not_brings_those_that_come_near() {
    let run = rungs(&["framework", "explain", "unknown-terms"]);
    assert_eq!((run.status, run.out.as_str()), (2, ""));
    assert!(run.err.contains("did you mean unknown-term"), "{}", run.err);
}

#[test]
fn the_manual_in_the_repository_has_a_page_for_every_code() {
    let list = rungs(&["framework", "explain", "--json"]).answered();
    let list: Value = serde_json::from_str(&list).unwrap();
    for entry in list["entries"].as_array().unwrap() {
        let page = root().join("docs/manual").join(format!("{}.md", entry["code"].as_str().unwrap()));
        assert!(page.is_file(), "{}: run `cargo xtask generate`", page.display());
    }
}

/// The person who is shown is saved and checked like anybody else, and shows what was said.
#[test]
fn whoever_shows_a_finding_can_be_checked() {
    let folder = TempDir::new().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("framework.md", "---\nframework: small\ntitle: Small\nversion: 1\n---\n# Small\n");
    write(
        "terms.md",
        "---\nvocabulary: terms\n---\n# Terms\n\n## grades\nKind: scale\nGrades: 9, 8, 7, 6, 5, 4, 3, 2, 1\n\n## GCSE\nKind: qualification\nGraded: grades\n",
    );
    write(
        "one.md",
        "---\nrole: one\n---\n# One\n\n## Ways in\n\n### Course\nFull-time course.\n- You must have 4 GCSEs at grade 4 or above.[^a]\n- You must have 5 GCSEs at grade 4 or above.[^a]\n\n[^a]: A source. Read 2026-11-22.\n",
    );
    let path = folder.path().to_str().unwrap();
    let found = rungs(&["framework", "check", path, "--on", "2026-11-22", "--json"]);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let finding =
        found["findings"].as_array().unwrap().iter().find(|one| one["code"] == "implied-requirement").unwrap();
    assert_eq!((finding["line"].as_u64(), &finding["related"][0]["line"]), (Some(10), &Value::from(11)));
    let person = rungs(&["framework", "check", path, "--on", "2026-11-22", "--witness", "implied-requirement:1"]);
    let person = person.answered();
    assert_eq!(serde_json::from_str::<Value>(&person).unwrap(), finding["witness"]["person"]);
    write("person.json", &person);
    let file = folder.path().join("person.json");
    let asked = ["check", file.to_str().unwrap(), "--framework", path, "--role", "one", "--json", "--on", "2026-11-22"];
    let answer: Value = serde_json::from_str(&rungs(&asked).answered()).unwrap();
    let answers: Vec<&str> = answer["results"][0]["requirements"]
        .as_array()
        .unwrap()
        .iter()
        .map(|requirement| requirement["answer"].as_str().unwrap())
        .collect();
    assert_eq!(answers, ["met", "not-met"]);
    assert_eq!(rungs(&["framework", "check", path, "--witness", "leads-nowhere:1"]).status, 2);
}

/// What the framework's page accepts fails no check, and is told where everything is.
#[test]
fn what_is_accepted_is_counted_and_shown_with_all() {
    let folder = root().join("frameworks/ahp-england");
    let folder = folder.to_str().unwrap();
    let told = |more: &[&str]| rungs(&[&["framework", "check", folder, ON[0], ON[1]][..], more].concat()).answered();
    assert!(told(&["--strict"]).contains(" accepted\n") && !told(&["--notes"]).contains("accepted because"));
    assert!(told(&["--all"]).contains("accepted because"));
    assert!(told(&["--all", "--format", "plain"]).contains("accepted: because"));
    let json: Value = serde_json::from_str(&told(&["--json"])).unwrap();
    let findings = json["findings"].as_array().unwrap().iter();
    let accepted: Vec<&str> = findings.filter_map(|finding| finding["accepted"]["reason"].as_str()).collect();
    assert!(!accepted.is_empty() && json["accepted"] == accepted.len());
    let log: Value = serde_json::from_str(&told(&["--format", "sarif"])).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap().iter();
    let suppressed: Vec<&str> =
        results.filter_map(|result| result["suppressions"][0]["justification"].as_str()).collect();
    assert_eq!(suppressed, accepted);
}

/// A finding keeps its fingerprint when lines come above it, and no two findings share one.
#[test]
fn fingerprints_of_sarif_survive_an_edit_above() {
    let folder = spoilt();
    let prints = |folder: &Path| -> Vec<String> {
        let results = sarif(folder)["runs"][0]["results"].as_array().unwrap().clone();
        results.iter().map(|one| one["partialFingerprints"]["rungsFinding/v1"].as_str().unwrap().to_owned()).collect()
    };
    let before = prints(folder.path());
    let mut distinct = before.clone();
    distinct.sort_unstable();
    distinct.dedup();
    assert_eq!(distinct.len(), before.len());
    let page = folder.path().join("roles/assistant-practitioner.md");
    let text = fs::read_to_string(&page).unwrap();
    fs::write(&page, text.replacen("## What you do\n", "## What you do\n- Wash your hands\n", 1)).unwrap();
    assert_eq!(prints(folder.path()), before);
}
