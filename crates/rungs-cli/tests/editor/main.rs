//! `rungs lsp` as an editor meets it: the binary, over its standard streams.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on should say so and stop"
)]

mod support;

use std::fs;

use serde_json::{Value, json};
use support::{Editor, address};
use tempfile::TempDir;

const FRAMEWORK: &str = "---\nframework: small\ntitle: Small\nversion: 1\n---\n# Small\n";
const TERMS: &str = "---\nvocabulary: terms\nkind: sector\n---\n# Terms\n\n## NHS\n";

fn role(bullets: &str) -> String {
    format!(
        "---\nrole: one\n---\n# One\n\n## Ways in\n\n### Course\nFull-time course.\n{bullets}\n\n[^a]: A source. Read 2026-11-22.\n"
    )
}

fn pages() -> TempDir {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("framework.md"), FRAMEWORK).unwrap();
    fs::write(folder.path().join("terms.md"), TERMS).unwrap();
    fs::write(folder.path().join("one.md"), role("- You must be employed in the NHS.[^a]")).unwrap();
    folder
}

#[test]
fn findings_come_as_one_types_and_the_session_closes() {
    let pages = pages();
    for encoding in ["utf-16", "utf-8"] {
        let mut editor = Editor::new(pages.path(), encoding);
        let uri = address(&pages.path().join("one.md"));
        editor.open(&uri, &role("- You must be employed in the NHS.[^a]"));
        assert_eq!(editor.findings(&uri, 1), Vec::<String>::new());
        // A letter and a picture stand before the place.
        let typed = "- At Zoë 🎨 University, you must be employed in the NHZ.[^a]";
        editor.change(&uri, 2, json!([{ "text": role("- You") }]));
        editor.change(&uri, 3, json!([{ "text": role(typed) }]));
        let (place, _) = typed.split_once("NHZ").unwrap();
        let column = if encoding == "utf-8" { place.len() } else { place.encode_utf16().count() };
        let expected = format!("9:{column}-{} unknown-term", column + 3);
        assert_eq!(editor.findings(&uri, 3), [expected]);
        assert_eq!(editor.close(), 0);
    }
}

#[test]
fn nonsense_is_refused_and_the_session_goes_on() {
    let pages = pages();
    let mut editor = Editor::new(pages.path(), "utf-16");
    editor.write(b"Content-Length: 9\r\n\r\n{\"id\": }!");
    let refused = editor.wait(|message| message.get("error").is_some());
    assert_eq!((&refused["id"], &refused["error"]["code"]), (&Value::Null, &json!(-32700)));
    editor.write(b"GET / HTTP/1.1\r\n");
    assert_eq!(editor.wait(|message| message.get("error").is_some())["error"]["code"], -32700);
    assert_eq!(editor.answer("textDocument/brew", json!({}))["error"]["code"], -32601);
    assert_eq!(editor.answer("initialize", json!({}))["error"]["code"], -32600);
    assert_eq!(editor.close(), 0);
}

#[test]
fn an_editor_that_vanishes_leaves_no_server_behind() {
    let pages = pages();
    assert_eq!(Editor::new(pages.path(), "utf-16").vanish(), 1);
    let mut editor = Editor::new(pages.path(), "utf-16");
    editor.tell("exit", Value::Null);
    assert_eq!(editor.status(), 1);
}

#[test]
fn files_that_change_on_the_disk_are_read_again() {
    let pages = pages();
    let mut editor = Editor::new(pages.path(), "utf-16");
    let uri = address(&pages.path().join("one.md"));
    editor.open(&uri, &role("- You must be employed in the NHS.[^a]"));
    assert_eq!(editor.findings(&uri, 1), Vec::<String>::new());
    fs::write(pages.path().join("terms.md"), TERMS.replace("NHS", "NHS England")).unwrap();
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [] }));
    let found = std::iter::repeat_with(|| editor.findings(&uri, 1)).find(|found| !found.is_empty());
    assert_eq!(found.unwrap(), ["9:30-33 unknown-term"]);
    assert_eq!(editor.close(), 0);
}

#[test]
fn what_only_examining_finds_comes_too() {
    let pages = pages();
    let mut editor = Editor::new(pages.path(), "utf-16");
    let uri = address(&pages.path().join("one.md"));
    editor.open(&uri, &role("- You must be at least 18.[^a]\n- You must be under 16.[^a]"));
    let told = editor.wait(|message| {
        let found = message["params"]["diagnostics"].as_array();
        message["params"]["uri"] == uri
            && found.is_some_and(|found| found.iter().any(|one| one["code"] == "clashing-requirements"))
    });
    assert_eq!(told["params"]["version"], 1);
    assert_eq!(editor.close(), 0);
}

/// Every answer, read into the types of the protocol by a client that isn't ours.
#[test]
fn a_client_of_others_holds_its_sessions() {
    let Some(python) = std::env::var_os("RUNGS_EDITOR_PYTHON") else {
        println!("left out: RUNGS_EDITOR_PYTHON names no Python with the packages of tests/editor/requirements.txt");
        return;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/editor/session.py");
    let held = std::process::Command::new(python)
        .args([script, env!("CARGO_BIN_EXE_rungs")])
        .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .unwrap();
    let told = format!("{}{}", String::from_utf8_lossy(&held.stdout), String::from_utf8_lossy(&held.stderr));
    assert!(held.status.success() && told.contains("held: "), "{told}");
}
