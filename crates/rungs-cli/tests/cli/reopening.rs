//! Plans that are saved, and what is said of them when they are opened again.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::{ON, Run, copied_framework, rungs};

const APPRENTICESHIP: &str = "assistant-practitioner/foundation-degree-higher-apprenticeship";

/// Amina's plan to be an assistant practitioner, in a file of this folder; its name and its text.
fn saved(folder: &Path, more: &[&str]) -> (String, String) {
    let file = folder.join("plan.yaml").to_str().unwrap().to_owned();
    let asked = ["plan", "people/amina.yaml", "--to", "assistant practitioner", "--save", &file];
    let run = rungs(&[&asked[..], &ON, more].concat());
    let err = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(run.status == 0 && err.contains("opens it again"), "{}", run.err);
    let text = fs::read_to_string(&file).unwrap();
    (file, text)
}

fn reopened(file: &str, on: &str, more: &[&str]) -> Value {
    let run = rungs(&[&["plan", "--reopen", file, "--on", on, "--json"][..], more].concat());
    assert_eq!((run.status, run.err.as_str()), (0, ""));
    serde_json::from_str(&run.out).unwrap()
}

/// State, beginning and end of each step.
fn states(answer: &Value) -> Vec<(String, u64)> {
    let of = |step: &Value| (step["state"].as_str().unwrap().to_owned(), step["months_late"].as_u64().unwrap());
    answer["steps"].as_array().unwrap().iter().map(of).collect()
}

fn state(name: &str, late: u64) -> (String, u64) {
    (name.to_owned(), late)
}

/// A step's lines, with one written in below its first.
fn marked(text: &str, step: &str, line: &str) -> String {
    let name = format!("  - name: {step}\n");
    assert!(text.contains(&name), "{text}");
    text.replace(&name, &format!("{name}    {line}\n"))
}

#[test]
fn a_saved_plan_can_be_read_and_holds_to_its_schema() {
    let folder = TempDir::new().unwrap();
    let (_, text) = saved(folder.path(), &[]);
    let shown: Vec<String> = text
        .lines()
        .map(|line| if line.contains("digest:") { "  digest: …".into() } else { line.to_owned() })
        .collect();
    insta::assert_snapshot!("plan_file", shown.join("\n"));
    assert!(!text.contains("Amina"), "nobody is named");
    let value = rungs_app::tree::Tree::read(text.as_bytes(), None).unwrap().value();
    let schema: Value = serde_json::from_str(&rungs(&["schema", "plan-file"]).answered()).unwrap();
    let faults: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&value).map(|fault| fault.to_string()).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn on_its_own_day_a_plan_is_as_it_was() {
    let folder = TempDir::new().unwrap();
    let (file, _) = saved(folder.path(), &[]);
    let answer = reopened(&file, "2026-11-22", &[]);
    assert_eq!(states(&answer), [state("due", 0), state("due", 0)]);
    assert_eq!((&answer["ends"], &answer["causes"]), (&answer["was_to_end"], &Value::Array(Vec::new())));
    let schema: Value = serde_json::from_str(&rungs(&["schema", "plan-reopen"]).answered()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    for on in ["2026-11-22", "2027-06-01", "2031-01-01"] {
        let answer = reopened(&file, on, &[]);
        let faults: Vec<String> = schema.iter_errors(&answer).map(|fault| fault.to_string()).collect();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn what_was_not_begun_is_late_and_says_by_how_much() {
    let folder = TempDir::new().unwrap();
    let (file, _) = saved(folder.path(), &[]);
    let answer = reopened(&file, "2027-06-01", &[]);
    // From 22 November to 22 June.
    assert_eq!(states(&answer), [state("due", 0), state("late", 7)]);
    assert_eq!(answer["months_later"], 7);
    assert_eq!(answer["causes"], serde_json::json!([{ "cause": "time", "months": 7 }]));
    let text = rungs(&["plan", "--reopen", &file, "--on", "2027-06-01"]).answered();
    insta::assert_snapshot!("plan_reopened_late", text);
    let plain = rungs(&["plan", "--reopen", &file, "--on", "2027-06-01", "--plain"]).answered();
    assert!(plain.contains("others decide: The employer decides"), "{plain}");
}

#[test]
fn what_is_marked_is_done_or_goes_on() {
    let folder = TempDir::new().unwrap();
    let (file, text) = saved(folder.path(), &[]);
    let begun = marked(&text, APPRENTICESHIP, "begun: 2026-11-22");
    fs::write(&file, &begun).unwrap();
    let answer = reopened(&file, "2027-06-01", &[]);
    assert_eq!(states(&answer), [state("due", 0), state("running", 0)]);
    assert_eq!(answer["ends"], answer["was_to_end"]);
    let kept = answer["kept"]["steps"].as_array().unwrap();
    assert!(kept.iter().any(|step| step["name"] == APPRENTICESHIP && step["goes_on"] == true), "{answer}");
    // Past its time it is late, until somebody says that it is over.
    let answer = reopened(&file, "2029-01-10", &[]);
    assert_eq!((states(&answer)[1].0.as_str(), answer["months_later"].as_i64()), ("running", Some(5)));
    let done = marked(&begun, "care-certificate", "done: 2027-03-01");
    fs::write(&file, &done).unwrap();
    assert_eq!(states(&reopened(&file, "2027-06-01", &[])), [state("done", 0), state("running", 0)]);
    fs::write(&file, marked(&done, APPRENTICESHIP, "done: 2028-10-01")).unwrap();
    let answer = reopened(&file, "2029-01-10", &[]);
    assert_eq!((states(&answer), &answer["reached"]), (vec![state("done", 0), state("done", 0)], &Value::Bool(true)));
    assert_eq!((&answer["kept"], &answer["anew"]), (&Value::Null, &Value::Null));
}

/// A newer person file says what is there, and what isn't any more.
#[test]
fn newer_facts_count_for_what_was_told_then() {
    let folder = TempDir::new().unwrap();
    let (file, _) = saved(folder.path(), &[]);
    let now = folder.path().join("now.yaml");
    let amina = fs::read_to_string(crate::support::root().join("people/amina.yaml")).unwrap();
    let told = |text: &str, on: &str| -> Value {
        fs::write(&now, text).unwrap();
        reopened(&file, on, &[now.to_str().unwrap()])
    };
    let answer =
        told(&format!("{amina}training:\n  - {{ training: Care Certificate, on: 2026-11-28 }}\n"), "2026-11-30");
    assert_eq!(states(&answer)[0], state("done", 0));
    assert_eq!(answer["steps"][0]["known_by"], "facts");
    let answer = told(&amina.replace("role: healthcare assistant", "role: assistant practitioner"), "2026-11-30");
    assert_eq!(answer["reached"], Value::Bool(true));
    // Without a job in the NHS there has to be one first, and the facts are what it comes of.
    let answer = told("name: Amina\n", "2026-11-22");
    assert_eq!((states(&answer)[1].0.as_str(), &answer["causes"][0]["cause"]), ("late", &Value::from("facts")));
    assert_eq!(answer["steps"][1]["because"], serde_json::json!(["facts"]));
    assert!(answer["new_steps"].as_u64() > Some(0), "{answer:#}");
}

fn git(folder: &Path, arguments: &[&str]) {
    let who = ["-c", "user.name=a", "-c", "user.email=a@b"];
    let output = Command::new("git").arg("-C").arg(folder).args(who).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// What is asked now and wasn't is told sentence by sentence, where the rules as they were are in the history.
#[test]
fn changed_rules_are_told_by_what_they_mean() {
    let framework = copied_framework();
    let folder = framework.path().to_str().unwrap();
    git(framework.path(), &["init", "--quiet"]);
    git(framework.path(), &["add", "."]);
    git(framework.path(), &["commit", "--quiet", "--message", "then"]);
    let plans = TempDir::new().unwrap();
    let (file, _) = saved(plans.path(), &["--framework", folder]);
    let page = framework.path().join("roles/assistant-practitioner.md");
    let text = fs::read_to_string(&page).unwrap();
    let asked = "- You usually work at least 30 hours a week in a relevant role.[^gm-ap]";
    assert!(text.contains(asked));
    fs::write(&page, text.replace(asked, "- You must work at least 40 hours a week in a relevant role.[^gm-ap]"))
        .unwrap();
    let answer = reopened(&file, "2026-11-22", &["--framework", folder]);
    assert_eq!((&answer["same_rules"], &answer["changes_known"]), (&Value::Bool(false), &Value::Bool(true)));
    let step = &answer["steps"][1];
    let change = &step["changes"][0];
    assert_eq!(change["kind"], "tightened", "{step:#}");
    // More hours are agreed on with the employer: a step that the plan hadn't.
    assert_eq!((&answer["causes"][0]["cause"], &answer["new_steps"]), (&Value::from("rules"), &Value::from(1)));
    // What nobody can do anything about ends it.
    let asks = text.replace(asked, &format!("{asked}\n- You must be at least 60.[^gm-ap]"));
    fs::write(&page, asks).unwrap();
    let now = plans.path().join("now.yaml");
    let amina = fs::read_to_string(crate::support::root().join("people/amina.yaml")).unwrap();
    fs::write(&now, format!("{amina}born: 2003-05\n")).unwrap();
    let answer = reopened(&file, "2026-11-22", &["--framework", folder, now.to_str().unwrap()]);
    let step = &answer["steps"][1];
    assert_eq!(step["state"], "not-possible");
    assert_eq!(step["stopped_by"], serde_json::json!(["You must be at least 60."]));
    assert_eq!(step["because"], serde_json::json!(["facts"]), "of her age nothing was told then");
    assert_eq!(answer["kept"], Value::Null);
    let told = rungs(&["plan", "--reopen", &file, now.to_str().unwrap(), "--framework", folder, "--on", "2026-11-22"]);
    let told = told.answered();
    assert!(told.contains("It can't go on") && told.contains("stopped by: “You must be at least 60.”"), "{told}");
    // Without its history, sentences alone are compared: those of now with those that stand in the plan.
    fs::remove_dir_all(framework.path().join(".git")).unwrap();
    let told = rungs(&["plan", "--reopen", &file, "--framework", folder, "--on", "2026-11-22"]).answered();
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(told.contains("which can't be found: the sentences that the plan says its steps asked by"), "{told}");
    assert!(told.contains("asks now: “You must be at least 60.”"), "{told}");
    let answer = reopened(&file, "2026-11-22", &["--framework", folder]);
    assert_eq!((&answer["changes_known"], &answer["sentences_compared"]), (&Value::Bool(false), &Value::Bool(true)));
    let step = &answer["steps"][1];
    assert_eq!(step["sentences_new"], serde_json::json!(["You must be at least 60."]));
    assert_eq!(step["sentences_gone"], serde_json::json!([]));
    assert_eq!(step["changes"], serde_json::json!([]), "what it means isn't known");
}

/// A way in that is gone from the page, and a step that nobody ever heard of.
#[test]
fn a_step_that_is_gone_is_told_with_what_is_called_nearly_so() {
    let folder = TempDir::new().unwrap();
    let (file, text) = saved(folder.path(), &[]);
    fs::write(&file, text.replace("name: care-certificate", "name: care-certificat")).unwrap();
    let answer = reopened(&file, "2026-11-22", &[]);
    let step = &answer["steps"][0];
    assert_eq!((step["state"].as_str(), step["nearly"][0].as_str()), (Some("gone"), Some("care-certificate")));
    // What it gave is gained by a step that is new.
    assert_eq!(answer["new_steps"], 1);
    assert_eq!(answer["kept"]["steps"].as_array().unwrap().len(), 2);
}

fn refused(file: &str, on: &str) -> Run {
    let run = rungs(&["plan", "--reopen", file, "--on", on]);
    assert_eq!((run.status, run.out.as_str()), (2, ""), "{}", run.err);
    run
}

#[test]
fn what_is_no_plan_or_was_spoilt_is_told_with_its_place() {
    let folder = TempDir::new().unwrap();
    let (file, text) = saved(folder.path(), &[]);
    let cases: [(&str, &str, &str); 15] = [
        ("  id: ahp-england", "  id: careers", "this plan was made by “Allied health professions in England”"),
        (
            "role: assistant-practitioner",
            "role: assistant-practitoner",
            "this framework has no role “assistant-practitoner” any more",
        ),
        ("made_on: 2026-11-22", "made_on: soon", "“soon” is no day"),
        ("made_on: 2026-11-22", "made_at: 2026-11-22", "did you mean `made_on`?"),
        ("ends: 2028-11-22\nrole", "ends: 2025-11-22\nrole", "before it begins"),
        ("    ends: 2027-02-22", "    ends: 2026-02-22", "it ends on 2026-02-22, before it begins"),
        ("    ends: 2027-02-22", "    ends: 2027-02-30", "“2027-02-30” is no day"),
        ("    title: Care Certificate", "    done: 2030-01-01\n    title: C", "which is still to come"),
        ("    title: Care Certificate", "    begun: 2030-01-01\n    title: C", "which is still to come"),
        ("    title: Care Certificate", "    begun: 2026-11-22\n    done: 2026-11-21\n    title: C", "before it began"),
        (
            "    title: Care Certificate",
            "    finished: 2026-11-22\n    title: C",
            "`finished` is not a key of a plan file here",
        ),
        (
            "  - name: assistant-practitioner/foundation-degree-higher-apprenticeship",
            "  - name: care-certificate",
            "is there twice",
        ),
        ("limits: {}", "limits: { hours: 3 }", "did you mean `hours_a_week`?"),
        ("  working_time:", "  workingtime:", "`workingtime` is not a key of a plan file here"),
        ("counts_on_told: true", "counts_on_told: perhaps", "where yes or no (true or false) belongs"),
    ];
    for (from, to, message) in cases {
        assert!(text.contains(from), "{from}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let run = refused(&file, "2026-11-23");
        let told = run.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains(message), "{to}: {}", run.err);
        let place = format!("{file}:");
        assert!(told.replace(' ', "").contains(&place), "{to}: {}", run.err);
    }
    fs::write(&file, &text).unwrap();
    assert!(refused(&file, "2026-11-21").err.contains("it was made on 22 November 2026"));
}

#[test]
fn other_files_are_told_apart() {
    let folder = TempDir::new().unwrap();
    let amina = ["plan", "people/amina.yaml", "--to", "assistant practitioner"];
    let calendar = folder.path().join("plan.ics");
    let run = rungs(&[&amina[..], &ON, &["--ics", calendar.to_str().unwrap()]].concat());
    assert_eq!(run.status, 0);
    let answer = folder.path().join("plan.json");
    fs::write(&answer, rungs(&[&amina[..], &ON, &["--json"]].concat()).out).unwrap();
    let notes = folder.path().join("notes.txt");
    fs::write(&notes, "remember: the milk\n").unwrap();
    for (file, message) in [
        (calendar.to_str().unwrap(), "this is the calendar of a plan"),
        (answer.to_str().unwrap(), "this is an answer of `rungs plan --json`"),
        ("people/amina.yaml", "this is a person file, not a plan file"),
        (notes.to_str().unwrap(), "this is not a plan file"),
        ("people", "is a folder"),
        ("nowhere.yaml", "there is no such file"),
    ] {
        let run = refused(file, "2026-11-22");
        assert!(run.err.contains(message), "{file}: {}", run.err);
    }
}

#[test]
fn a_plan_is_chosen_and_nothing_else_is_written_over() {
    let folder = TempDir::new().unwrap();
    let (file, text) = saved(folder.path(), &["--choose", "least-risk"]);
    assert_eq!(saved(folder.path(), &["--choose", "1"]).1, text, "there is one plan");
    let save = |more: &[&str]| {
        let asked = ["plan", "people/amina.yaml", "--to", "assistant practitioner", "--save", &file];
        rungs(&[&asked[..], &ON, more].concat())
    };
    for (more, message) in [
        (&["--choose", "prettiest"][..], "no plan is called “prettiest”"),
        (&["--choose", "0"], "no plan is called “0”"),
        (&["--by", "2027-01"], "nothing is written, as there is no plan"),
        (&["--reopen", &file], "cannot be used with"),
    ] {
        let run = save(more);
        assert!(run.status == 2 && run.err.contains(message), "{more:?}: {}", run.err);
    }
    fs::write(&file, "notes").unwrap();
    let run = save(&[]);
    assert!(run.status == 2 && run.err.contains("it is no plan that was saved"), "{}", run.err);
    assert_eq!(fs::read_to_string(&file).unwrap(), "notes");
}
