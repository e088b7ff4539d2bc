//! `rungs framework watch`, with a real folder: every wait has an end.
#![cfg(unix)]

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::new_page::small_framework;
use crate::support::rungs;

/// Longer than any machine takes to notice a file.
const ENOUGH: Duration = Duration::from_secs(60);

/// A framework that is being watched.
struct Watch {
    folder: TempDir,
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(more: &[&str]) -> Watch {
        let folder = small_framework();
        let mut command = Command::new(env!("CARGO_BIN_EXE_rungs"));
        command.args(["framework", "watch"]).arg(folder.path()).args(more).env_remove("COLUMNS");
        let mut child = command.stdout(Stdio::piped()).stdin(Stdio::null()).spawn().unwrap();
        let output = BufReader::new(child.stdout.take().unwrap());
        let (tell, lines) = channel();
        std::thread::spawn(move || {
            for line in output.lines() {
                if tell.send(line.unwrap()).is_err() {
                    break;
                }
            }
        });
        Watch { folder, child, lines }
    }

    fn page(&self) -> PathBuf {
        self.folder.path().join("roles/one.md")
    }

    fn write(&self, from: &str, to: &str) {
        let text = fs::read_to_string(self.page()).unwrap();
        assert!(text.contains(from), "{text}");
        fs::write(self.page(), text.replace(from, to)).unwrap();
    }

    /// The lines up to the first one that holds these words.
    fn until(&self, words: &str) -> String {
        let end = Instant::now() + ENOUGH;
        let mut seen = String::new();
        while let Ok(line) = self.lines.recv_timeout(end.saturating_duration_since(Instant::now())) {
            seen.push_str(&line);
            seen.push('\n');
            if line.contains(words) {
                return seen;
            }
        }
        panic!("“{words}” never came; what came:\n{seen}");
    }

    /// The next look, as JSON.
    fn round(&self) -> Value {
        let line = self.lines.recv_timeout(ENOUGH).unwrap();
        serde_json::from_str(&line).unwrap_or_else(|error| panic!("{error}: {line}"))
    }

    /// As Ctrl-C does.
    fn stop(mut self) -> i32 {
        let asked = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status().unwrap();
        assert!(asked.success());
        let end = Instant::now() + ENOUGH;
        while Instant::now() < end {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.code().expect("it ends by itself, and not by the signal");
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("it doesn't end");
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // It has ended already, unless a test has failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const RULE: &str = "You must be employed in the NHS.";

#[test]
fn what_is_new_and_what_was_mended_is_told_and_the_rest_is_not() {
    let watch = Watch::start(&[]);
    let first = watch.until("Ctrl-C ends it.");
    assert!(first.contains("no errors"), "{first}");
    watch.write(RULE, "You must be over 18.");
    let spoilt = watch.until("1 error,");
    assert!(spoilt.contains("roles/one.md") && spoilt.contains("[over-number]"), "{spoilt}");
    // Something else changes: what was told isn't told again.
    fs::write(watch.folder.path().join("roles/one.cases.yaml"), "cases: []\n").unwrap();
    let other = watch.until("1 error,");
    assert!(other.contains("+ roles/one.cases.yaml") && !other.contains("[over-number]"), "{other}");
    watch.write("You must be over 18.", RULE);
    let mended = watch.until("no errors");
    assert!(mended.contains("✓ mended: ") && !mended.contains("[over-number]"), "{mended}");
    assert_eq!(watch.stop(), 0);
}

#[test]
fn half_saved_deleted_and_renamed_files_are_survived() {
    let watch = Watch::start(&["--json"]);
    assert_eq!(watch.round()["errors"], 0);
    let text = fs::read_to_string(watch.page()).unwrap();
    // Half of a page, in the middle of a letter.
    fs::write(watch.page(), [&text.as_bytes()[..40], &[0xe2, 0x80]].concat()).unwrap();
    assert_ne!(watch.round()["errors"], 0);
    // As many editors save: beside the page, and then in its place.
    let beside = watch.folder.path().join("roles/.one.md.new");
    fs::write(&beside, &text).unwrap();
    fs::rename(&beside, watch.page()).unwrap();
    let saved = watch.round();
    assert_eq!((&saved["errors"], saved["mended"].as_array().unwrap().is_empty()), (&Value::from(0), false), "{saved}");
    let two = watch.folder.path().join("roles/two.md");
    let kept = fs::read_to_string(&two).unwrap();
    fs::remove_file(&two).unwrap();
    let removed = watch.round();
    assert_eq!(removed["changed"][0]["how"], "removed");
    assert_ne!(removed["errors"], 0, "links lead nowhere now: {removed}");
    fs::write(&two, kept).unwrap();
    assert_eq!(watch.round()["errors"], 0);
    assert_eq!(watch.stop(), 0);
}

#[test]
fn a_folder_that_goes_and_comes_back_is_watched_again() {
    let watch = Watch::start(&["--json"]);
    watch.round();
    let (home, away) = (watch.folder.path().to_path_buf(), watch.folder.path().with_extension("away"));
    fs::rename(&home, &away).unwrap();
    let gone = watch.round();
    assert!(gone["unreadable"].is_string(), "{gone}");
    fs::rename(&away, &home).unwrap();
    assert_eq!(watch.round()["errors"], 0);
    watch.write(RULE, "You must be over 18.");
    let spoilt = watch.round();
    assert_eq!(spoilt["new"][0]["code"], "over-number", "{spoilt}");
    assert_eq!(watch.stop(), 1, "errors are left");
}

#[test]
fn cases_are_run_where_that_is_asked_and_looks_hold_to_their_schema() {
    let watch = Watch::start(&["--test", "--json"]);
    let schema: Value = serde_json::from_str(&rungs(&["schema", "framework-watch"]).answered()).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let valid = |round: Value| {
        assert!(schema.is_valid(&round), "{round}");
        round
    };
    assert_eq!(valid(watch.round())["cases"]["failed"], 0);
    let cases = watch.folder.path().join("roles/one.cases.yaml");
    let case = |standing: &str| {
        format!(
            "on: 2026-11-22\nroute: course\ncases:\n  - case: nothing told\n    expect: {{ standing: {standing} }}\n"
        )
    };
    fs::write(&cases, case("ready")).unwrap();
    let wrong = valid(watch.round());
    assert_eq!(wrong["cases"]["new"][0]["case"], "nothing told", "{wrong}");
    fs::write(&cases, case("[not-yet, ready]")).unwrap();
    let right = valid(watch.round());
    assert_eq!(right["cases"]["mended"][0]["case"], "nothing told", "{right}");
    assert_eq!(watch.stop(), 0);
}

#[test]
fn what_the_framework_accepts_is_counted_and_not_told() {
    let watch = Watch::start(&["--json"]);
    watch.round();
    watch.write(&format!("{RULE}[^a]"), RULE);
    let is_told = |round: &Value, how: &str| {
        let told = round[how].as_array().unwrap();
        told.iter().any(|finding| finding["code"] == "no-source")
    };
    let found = watch.round();
    assert!(is_told(&found, "new"), "{found}");
    let page = watch.folder.path().join("framework.md");
    let text = fs::read_to_string(&page).unwrap();
    let list = "\n## Accepted findings\n- no-source in [One](roles/one.md), because everybody knows it.\n";
    fs::write(&page, format!("{text}{list}")).unwrap();
    let accepted = watch.round();
    assert_eq!(accepted["accepted"], 1, "{accepted}");
    assert!(!is_told(&accepted, "new") && !is_told(&accepted, "mended"), "{accepted}");
    fs::write(&page, text).unwrap();
    let again = watch.round();
    assert!(is_told(&again, "new"), "{again}");
    assert_eq!(again["accepted"], 0, "{again}");
    watch.stop();
}
