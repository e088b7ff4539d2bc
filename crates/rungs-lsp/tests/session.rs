//! A session, message by message: how it begins and ends, what opening and changing pages does, and what nobody asked for.
#![allow(
    missing_docs,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests"
)]

mod support;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lsp_server::Message;
use rungs_check::SourceFile;
use rungs_core::date::Date;
use rungs_lsp::disk::Disk;
use rungs_lsp::server::{Examination, Server};
use serde_json::{Value, json};
use support::{file, role};

/// Folders with files, in memory.
#[derive(Default)]
struct Folders(BTreeMap<PathBuf, Vec<SourceFile>>);

impl Disk for Folders {
    fn has(&self, file: &Path) -> bool {
        self.0.iter().any(|(root, files)| files.iter().any(|one| root.join(&one.path) == file))
    }

    fn files(&self, folder: &Path) -> Vec<SourceFile> {
        self.0.get(folder).cloned().unwrap_or_default()
    }
}

struct Session {
    server: Server<Folders>,
    next: i32,
}

const FRAMEWORK: &str = "---\nframework: small\ntitle: Small\nversion: 1\n---\n# Small\n";
const TERMS: &str = "---\nvocabulary: terms\nkind: sector\n---\n# Terms\n\n## NHS\n";

/// A session on a folder with a small framework in it.
fn begun() -> Session {
    let files = vec![
        file("framework.md", FRAMEWORK),
        file("terms.md", TERMS),
        file("roles/one.md", role("one", "- You must be employed in the NHS.[^a]")),
    ];
    let mut session = new(Folders([(PathBuf::from("/pages"), files)].into()));
    let folder = json!({ "uri": "file:///pages", "name": "p" });
    session.ask("initialize", json!({ "capabilities": {}, "workspaceFolders": [folder] })).unwrap();
    session.tell("initialized", json!({}));
    session
}

fn new(disk: Folders) -> Session {
    Session { server: Server::new(disk, || Date::constant(2026, 11, 22)), next: 0 }
}

fn message(value: Value) -> Message {
    serde_json::from_value(value).unwrap()
}

impl Session {
    /// The result of a request, or the code of its error.
    fn ask(&mut self, method: &str, params: Value) -> Result<Value, i64> {
        self.next += 1;
        let sent = self.server.take(message(json!({ "id": self.next, "method": method, "params": params })));
        let answer = serde_json::to_value(sent.first().expect("a request is answered")).unwrap();
        assert_eq!(answer["id"], self.next);
        match answer.get("result") {
            Some(result) => Ok(result.clone()),
            None => Err(answer["error"]["code"].as_i64().unwrap()),
        }
    }

    /// What is sent when this is told: methods only.
    fn tell(&mut self, method: &str, params: Value) -> Vec<String> {
        let sent = self.server.take(message(json!({ "method": method, "params": params })));
        sent.iter()
            .map(|sent| serde_json::to_value(sent).unwrap()["method"].as_str().unwrap_or("response").to_owned())
            .collect()
    }

    fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        assert_eq!(self.tell("textDocument/didOpen", json!({ "textDocument": document })), Vec::<String>::new());
    }

    fn change(&mut self, uri: &str, version: i32, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    fn close(&mut self, uri: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": uri } }));
    }

    /// What is told in a quiet moment: `address version: codes with their ranges`.
    fn news(&mut self) -> Vec<String> {
        shown(&self.server.news())
    }

    /// What is told of an examination.
    fn examined(&mut self, examination: Examination) -> Vec<String> {
        let examined = examination.run(&|| true).expect("it goes on to its end");
        shown(&self.server.examined(examined))
    }
}

fn shown(sent: &[Message]) -> Vec<String> {
    let shown = sent.iter().map(|sent| {
        let sent = serde_json::to_value(sent).unwrap();
        let params = &sent["params"];
        let found = params["diagnostics"].as_array().unwrap().iter().map(|one| {
            let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
            let place = [&start["line"], &start["character"], &end["line"], &end["character"]];
            let place: Vec<String> = place.iter().map(|number| number.to_string()).collect();
            format!(" {} {}", place.join(":"), one["code"].as_str().unwrap())
        });
        let version = params.get("version").map_or(String::new(), |version| format!(" v{version}"));
        format!("{}{version}:{}", params["uri"].as_str().unwrap(), found.collect::<String>())
    });
    shown.collect()
}

#[test]
fn a_session_begins_and_ends() {
    let mut session = new(Folders::default());
    assert_eq!(session.ask("textDocument/hover", json!({})), Err(-32002));
    assert!(session.tell("textDocument/didOpen", json!({})).is_empty());
    let begun = session.ask("initialize", json!({ "capabilities": {} })).unwrap();
    assert_eq!(begun["capabilities"]["positionEncoding"], "utf-16");
    assert_eq!(begun["serverInfo"]["name"], "rungs");
    assert_eq!(session.ask("initialize", json!({})), Err(-32600));
    assert_eq!(session.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(session.ask("textDocument/hover", json!({})), Err(-32600));
    assert_eq!(session.server.ended(), None);
    session.tell("exit", Value::Null);
    assert_eq!(session.server.ended(), Some(true));
}

#[test]
fn an_end_without_a_shutdown_is_not_proper() {
    let mut session = begun();
    session.tell("exit", Value::Null);
    assert_eq!(session.server.ended(), Some(false));
}

#[test]
fn what_an_editor_says_of_itself_may_be_anything() {
    for parameters in [
        Value::Null,
        json!([1, 2]),
        json!({ "capabilities": { "general": { "positionEncodings": [1, "utf-9", null] } }, "workspaceFolders": null, "rootUri": 7 }),
        json!({ "workspaceFolders": [{ "uri": "untitled:x" }, {}, 3] }),
    ] {
        assert!(new(Folders::default()).ask("initialize", parameters).is_ok());
    }
    let bytes = json!({ "capabilities": { "general": { "positionEncodings": ["utf-32", "utf-8", "utf-16"] } } });
    assert_eq!(new(Folders::default()).ask("initialize", bytes).unwrap()["capabilities"]["positionEncoding"], "utf-8");
}

#[test]
fn what_is_unknown_or_unreadable_is_refused_and_the_session_goes_on() {
    let mut session = begun();
    assert_eq!(session.ask("textDocument/brew", json!({})), Err(-32601));
    assert_eq!(session.tell("$/brew", json!({})), Vec::<String>::new());
    assert_eq!(session.tell("textDocument/didOpen", json!({ "textDocument": 7 })), ["window/logMessage"]);
    let range = json!({ "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 } });
    session.open("file:///pages/roles/one.md", "---\n");
    let change = json!({ "textDocument": { "uri": "file:///pages/roles/one.md", "version": 2 }, "contentChanges": [{ "range": range, "text": "x" }] });
    assert_eq!(session.tell("textDocument/didChange", change), ["window/logMessage"]);
    session.change("file:///pages/never-opened.md", 2, json!([{ "text": "x" }]));
    session.close("file:///pages/never-opened.md");
    assert_eq!(session.ask("shutdown", Value::Null), Ok(Value::Null));
}

#[test]
fn a_folder_s_framework_is_checked_at_once_and_sound_pages_are_not_mentioned() {
    let mut session = begun();
    assert!(session.server.has_news());
    assert_eq!(session.news(), Vec::<String>::new());
    assert!(!session.server.has_news());
}

#[test]
fn findings_follow_what_is_typed_and_go_with_their_cause() {
    let mut session = begun();
    let uri = "file:///pages/roles/one.md";
    session.open(uri, &role("one", "- You must be employed in the NHS.[^a]"));
    assert_eq!(session.news(), ["file:///pages/roles/one.md v1:"]);
    let place = json!({ "start": { "line": 10, "character": 2 }, "end": { "line": 10, "character": 10 } });
    session.change(uri, 2, json!([{ "range": place, "text": "Zoë 🎨, you must" }]));
    assert_eq!(session.news(), ["file:///pages/roles/one.md v2: 10:2:10:8 unread-words"]);
    // Not saved: what is on the disk holds again.
    session.close(uri);
    assert_eq!(session.news(), ["file:///pages/roles/one.md:"]);
}

#[test]
fn an_unsaved_word_counts_in_every_page() {
    let mut session = begun();
    session.news();
    session.open("file:///pages/terms.md", &TERMS.replace("NHS", "NHS England"));
    assert_eq!(session.news(), ["file:///pages/roles/one.md: 10:30:10:33 unknown-term", "file:///pages/terms.md v1:"]);
    session.change("file:///pages/terms.md", 2, json!([{ "text": TERMS }]));
    assert_eq!(session.news(), ["file:///pages/roles/one.md:", "file:///pages/terms.md v2:"]);
}

#[test]
fn a_page_not_on_the_disk_yet_is_part_of_its_framework() {
    let mut session = begun();
    session.open("file:///pages/roles/new%20one.md", &role("two", "- You must be employed in the NHZ.[^a]"));
    assert_eq!(session.news(), ["file:///pages/roles/new%20one.md v1: 10:30:10:33 unknown-term"]);
}

#[test]
fn a_page_alone_is_checked_and_any_other_markdown_left_alone() {
    let mut session = begun();
    session.news();
    session.open("untitled:Untitled-1", &role("two", "- You must be registered with the HPCC.[^a]"));
    session.open("file:///elsewhere/README.md", "# Readme\n\n- [ ] to do\n");
    assert_eq!(session.news(), ["untitled:Untitled-1 v1: 10:34:10:38 unknown-term"]);
    session.change("untitled:Untitled-1", 2, json!([{ "text": "# Something else" }]));
    assert_eq!(session.news(), ["untitled:Untitled-1 v2:"]);
    session.change("file:///elsewhere/README.md", 2, json!([{ "text": "---\nrole: x\n---\n# X\n\n## Way in\n" }]));
    assert_eq!(session.news(), ["file:///elsewhere/README.md v2: 5:3:5:9 unknown-heading"]);
    session.close("file:///elsewhere/README.md");
    assert_eq!(session.news(), ["file:///elsewhere/README.md:"]);
}

#[test]
fn a_page_gets_a_framework_once_there_is_one() {
    let mut session = new(Folders::default());
    session.ask("initialize", json!({ "capabilities": {} })).unwrap();
    session.open("file:///new/one.md", &role("one", "- You must be employed in the NHX.[^a]"));
    assert_eq!(session.news(), ["file:///new/one.md v1: 10:30:10:33 unknown-term"]);
    session.open("file:///new/framework.md", FRAMEWORK);
    session.open("file:///new/terms.md", &TERMS.replace("NHS", "NHX"));
    let shown = session.news();
    assert_eq!(
        shown[shown.len() - 3..],
        ["file:///new/framework.md v1:", "file:///new/one.md v1:", "file:///new/terms.md v1:"]
    );
    session.close("file:///new/framework.md");
    assert!(session.news().contains(&"file:///new/one.md v1: 10:30:10:33 unknown-term".to_owned()));
}

#[test]
fn completions_wait_for_no_check() {
    let mut session = begun();
    let uri = "file:///pages/roles/one.md";
    session.open(uri, &role("one", "- You must be employed in the NHS.[^a]"));
    session.news();
    let place = json!({ "start": { "line": 10, "character": 30 }, "end": { "line": 10, "character": 38 } });
    session.change(uri, 2, json!([{ "range": place, "text": "N" }]));
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 10, "character": 31 } });
    let offered = session.ask("textDocument/completion", at).unwrap();
    let labels: Vec<&str> =
        offered["items"].as_array().unwrap().iter().filter_map(|one| one["label"].as_str()).collect();
    assert_eq!(labels.first(), Some(&"NHS"), "{labels:?}");
    // What was typed has not been checked yet, and nobody had to wait for it.
    assert!(session.server.has_news());
}

#[test]
fn a_renaming_that_is_refused_says_why() {
    let mut session = begun();
    let uri = "file:///pages/roles/one.md";
    session.open(uri, &role("one", "- You must be employed in the NHS.[^a]"));
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 10, "character": 31 }, "newName": "a.b" });
    assert_eq!(session.ask("textDocument/rename", at), Err(-32803));
    let at = json!({ "textDocument": { "uri": uri }, "position": { "line": 10, "character": 3 } });
    assert_eq!(session.ask("textDocument/prepareRename", at), Err(-32803));
}

#[test]
fn a_code_is_explained_however_the_editor_can_show_it() {
    let mut session = begun();
    let explain = |code: &str| json!({ "command": "rungs.explain", "arguments": [code] });
    let text = session.ask("workspace/executeCommand", explain("over-number")).unwrap();
    assert!(text.as_str().unwrap().starts_with("# over-number"), "{text}");
    assert_eq!(session.ask("workspace/executeCommand", explain("no-such-code")), Err(-32803));
    assert_eq!(session.ask("workspace/executeCommand", json!({ "command": "brew" })), Err(-32602));
}

#[test]
fn a_folder_that_is_closed_takes_its_findings_along() {
    let files = vec![
        file("framework.md", FRAMEWORK),
        file("roles/one.md", role("one", "- You must be employed in the NHX.[^a]")),
    ];
    let mut session = new(Folders([(PathBuf::from("/pages"), files)].into()));
    let folder = json!({ "uri": "file:///pages", "name": "p" });
    session.ask("initialize", json!({ "capabilities": {}, "workspaceFolders": [folder] })).unwrap();
    assert!(session.news().contains(&"file:///pages/roles/one.md: 10:30:10:33 unknown-term".to_owned()));
    session.tell("workspace/didChangeWorkspaceFolders", json!({ "event": { "added": [], "removed": [folder] } }));
    assert_eq!(session.news(), ["file:///pages/framework.md:", "file:///pages/roles/one.md:"]);
}

#[test]
fn what_examining_finds_is_told_after_what_reading_finds() {
    let (mut session, page) = (begun(), "file:///pages/roles/one.md");
    session.open(page, &role("one", "- You must be at least 18.[^a]\n- You must be under 16.[^a]"));
    // A check that comes back too late is forgotten.
    let late = session.server.unchecked();
    session.change(
        page,
        2,
        json!([{ "text": role("one", "- You must be at least 18.[^a]\n- You must be under 17.[^a]") }]),
    );
    late.into_iter().for_each(|check| session.server.checked(check.run()));
    let checks = session.server.unchecked();
    assert_eq!(checks.len(), 1);
    checks.into_iter().for_each(|check| session.server.checked(check.run()));
    assert!(session.server.unchecked().is_empty());
    assert!(session.server.unexamined().is_empty(), "what reading found is told first");
    assert_eq!(session.news().first().map(String::as_str), Some("file:///pages/roles/one.md v2:"));
    let mut examinations = session.server.unexamined();
    assert_eq!((examinations.len(), session.server.unexamined().len()), (1, 0));
    let told = session.examined(examinations.remove(0));
    assert!(
        told.iter().any(|told| told.contains("roles/one.md v2:") && told.contains("clashing-requirements")),
        "{told:?}"
    );
    // What has changed since it was begun is told nothing.
    session.change(page, 3, json!([{ "text": role("one", "- You must be employed in the NHS.[^a]") }]));
    session.news();
    let mut stale = session.server.unexamined();
    session.change(page, 4, json!([{ "text": role("one", "- You must be at least 18.[^a]") }]));
    assert_eq!(session.examined(stale.remove(0)), Vec::<String>::new());
    session.news();
    assert!(session.server.unexamined().into_iter().all(|one| one.run(&|| false).is_none()));
}
