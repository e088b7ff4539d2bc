//! Importing: what is written, what is refused, and what is said of it.

use std::fs;
use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::support::rungs;

const PROFILES: &str = concat!(
    r#"{"title":"Bell founder","url_name":"bell-founder","restrictions_html":["<p>be over 18 years of age</p>"],"entry_routes":{"college":[{"requirements_prefix":["<p>You'll usually need:</p>"],"requirements":[{"html":"<p>3 or more GCSEs, or equivalent, at grades 9 to 3 (A* to D) for a level 2 course</p>"}]}]},"salary_starter_gbp":"20000"}"#,
    "\n",
    r#"{"title":"Bell hanger","career_path_and_progression_html":"<p>You could become a bell founder.</p>"}"#,
    "\n",
);

fn import(file: &Path, out: &Path, more: &[&str]) -> crate::support::Run {
    let arguments = ["import", "ncs", file.to_str().unwrap(), "--out", out.to_str().unwrap(), "--on", "2026-11-26"];
    rungs(&[arguments.as_slice(), more].concat())
}

fn folder_with(content: &str) -> (TempDir, std::path::PathBuf, std::path::PathBuf) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("profiles.ndjson");
    fs::write(&file, content).unwrap();
    let out = folder.path().join("out");
    (folder, file, out)
}

#[test]
fn what_was_imported_can_be_checked_shown_and_asked_about() {
    let (_folder, file, out) = folder_with(PROFILES);
    let told = import(&file, &out, &[]).answered();
    for part in ["2 pages from", "1 lost: pay of 2020 would be taken for today's", "1 link leads from role to role"] {
        assert!(told.contains(part), "no “{part}” in:\n{told}");
    }
    let out = out.to_str().unwrap();
    let found = rungs(&["framework", "check", out]);
    assert!(!found.out.contains("error["), "{}", found.out);
    // What no profile says is said once, and not once for each course.
    assert!(found.out.contains("2 accepted") && !found.out.contains("no-length"), "{}", found.out);
    let shown = rungs(&["show", "bell founder", "--framework", out]).answered();
    assert!(shown.contains("You usually need at least 3 GCSEs, or equivalent, at grade 3 or above."), "{shown}");
    let checked =
        rungs(&["check", "people/blank.yaml", "--role", "bell founder", "--framework", out, "--on", "2026-11-26"]);
    assert!(checked.out.contains("level 2 course"), "{}{}", checked.out, checked.err);
}

/// A file written for another framework: its words are no faults of its author, and none of them vanishes unsaid.
#[test]
fn words_of_another_framework_are_left_unknown_where_that_is_asked_for() {
    let (_folder, file, out) = folder_with(PROFILES);
    import(&file, &out, &[]).answered();
    let check = ["check", "people/amina.yaml", "--role", "bell founder", "--framework", out.to_str().unwrap()];
    let check = [&check[..], &["--on", "2026-11-26"]].concat();
    let refused = rungs(&check);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("--leave-unknown-words"), "{}", refused.err);
    let run = rungs(&[&check[..], &["--leave-unknown-words"]].concat());
    let told = format!("{}{}", run.out, run.err);
    assert_eq!(run.status, 0, "{told}");
    let told = told.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in ["left unknown:", "no setting called “hospital” (employments[0].setting, line 6)", "level 2 course"]
    {
        assert!(told.contains(part), "no “{part}” in:\n{told}");
    }
}

#[test]
fn the_report_holds_to_its_schema_and_lies_beside_the_pages() {
    let (_folder, file, out) = folder_with(PROFILES);
    let answer: Value = serde_json::from_str(&import(&file, &out, &["--json"]).answered()).unwrap();
    let schema: Value = serde_json::from_str(&rungs(&["schema", "import"]).answered()).unwrap();
    let faults: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&answer).map(|fault| fault.to_string()).collect();
    assert_eq!(faults, Vec::<String>::new());
    let beside: Value = serde_json::from_slice(&fs::read(out.join("import-report.json")).unwrap()).unwrap();
    assert_eq!(answer, beside);
}

#[test]
fn a_folder_that_somebody_filled_is_left_alone() {
    let (_folder, file, out) = folder_with(PROFILES);
    fs::create_dir(&out).unwrap();
    fs::write(out.join("mine.md"), "mine").unwrap();
    let run = import(&file, &out, &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("isn't empty, and no import made it"), "{}", run.err);
    assert_eq!(fs::read_dir(&out).unwrap().count(), 1);
}

#[test]
fn importing_again_takes_away_what_the_last_import_wrote_and_nothing_else() {
    let (_folder, file, out) = folder_with(PROFILES);
    import(&file, &out, &[]).answered();
    fs::write(out.join("roles/mine.md"), "mine").unwrap();
    fs::write(&file, PROFILES.lines().next().unwrap()).unwrap();
    import(&file, &out, &[]).answered();
    let is_there = |path: &str| out.join(path).exists();
    assert!(is_there("roles/bell-founder.md") && is_there("roles/mine.md") && !is_there("roles/bell-hanger.md"));
}

#[test]
fn a_file_with_faults_says_so_and_ends_with_status_1() {
    let (_folder, file, out) = folder_with(&format!("{PROFILES}{{\"title\":"));
    let run = import(&file, &out, &[]);
    assert_eq!((run.status, run.err.as_str()), (1, ""));
    assert!(run.out.contains("1 of 3 records was set aside."), "{}", run.out);
    assert!(run.out.contains("line 3: this is no profile"), "{}", run.out);
}

#[test]
fn a_file_of_something_else_writes_nothing() {
    let (_folder, file, out) = folder_with("Dear all,\nplease find attached\n");
    let run = import(&file, &out, &[]);
    assert_eq!(run.status, 2);
    assert!(run.err.contains("could be read") && run.err.contains("line 1: this is no profile"), "{}", run.err);
    assert!(!out.exists());
    let missing = import(&file.with_extension("gone"), &out, &[]);
    assert!(missing.status == 2 && missing.err.contains("can't be read"), "{}", missing.err);
}

#[test]
fn standards_become_roles_with_their_code() {
    let (_folder, file, out) = folder_with(
        "reference,lars_code,title,type,level,duration_months,max_funding_gbp,routes\nST9001,12,Bell founder,Standard,3,24,9000,Crafts\n",
    );
    let arguments = ["import", "standards", file.to_str().unwrap(), "--out", out.to_str().unwrap()];
    rungs(&arguments).answered();
    let shown = rungs(&["show", "bell founder at level 3", "--framework", out.to_str().unwrap()]).answered();
    assert!(shown.contains("Apprenticeship at level 3, standard ST9001, 24 months."), "{shown}");
}
