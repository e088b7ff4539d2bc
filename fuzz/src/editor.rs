use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use lsp_server::{Message, Notification, Request, RequestId};
use rungs_check::SourceFile;
use rungs_lsp::disk::{Disk, is_ours};
use rungs_lsp::server::Server;
use serde_json::{Value, json};

use crate::shipped::{TODAY, WORDS};

/// Where the made-up page lies.
const PAGE: &str = "file:///made-up/roles/page.md";
const ROOT: &str = "file:///made-up/";
/// What an editor asks about a place, and about a page. What the server doesn't know yet is refused, and no harm done.
const AT_A_PLACE: &[&str] = &[
    "textDocument/hover",
    "textDocument/completion",
    "textDocument/definition",
    "textDocument/references",
    "textDocument/prepareRename",
    "textDocument/rename",
    "textDocument/documentHighlight",
];
const OF_A_PAGE: &[&str] = &[
    "textDocument/documentSymbol",
    "textDocument/foldingRange",
    "textDocument/codeLens",
    "textDocument/formatting",
    "workspace/symbol",
];

/// The shipped words, without what they say of roles, which aren't here: each of them would be looked up in vain again
/// after every change.
static FILES: LazyLock<Vec<SourceFile>> = LazyLock::new(|| {
    let mut files: Vec<SourceFile> =
        WORDS.iter().filter(|file| is_ours(&file.path) && file.path != "vocabulary/roles.md").cloned().collect();
    for content in files.iter_mut().filter_map(|file| file.content.as_mut().ok()) {
        let end = content.windows(ACCEPTED.len()).position(|words| words == ACCEPTED.as_bytes());
        content.truncate(end.unwrap_or(content.len()));
    }
    files
});
const ACCEPTED: &str = "## Accepted findings";

/// The disk, with these files and no other.
struct Shipped;

impl Disk for Shipped {
    fn has(&self, file: &Path) -> bool {
        file == Path::new("/made-up/framework.md")
    }

    fn files(&self, _: &Path) -> Vec<SourceFile> {
        FILES.clone()
    }
}

/// The lines of these files, by their address.
static LINES: LazyLock<BTreeMap<String, Vec<String>>> = LazyLock::new(|| {
    let lines = FILES.iter().filter_map(|file| {
        let text = std::str::from_utf8(file.content.as_deref().ok()?).ok()?;
        Some((format!("{ROOT}{}", file.path), lines(text)))
    });
    lines.collect()
});

/// A session about any page: nothing panics, and every place that an answer names lies in the page it names.
///
/// The last bytes say where the editor asks and what it changes, so that a fuzzer can look for places.
pub fn editor(input: &[u8]) {
    let Some(source) = crate::text(input) else { return };
    let mut session = Session::begin();
    session.open(source);
    session.ask_of_the_page();
    let mut bytes = input.iter().rev().copied();
    for _ in 0..3 {
        let (one, other) = (bytes.next().unwrap_or(0), bytes.next().unwrap_or(0));
        session.ask(one, other);
        session.change(one, other);
        session.ask(other, one);
    }
    session.ask_of_the_page();
}

struct Session {
    server: Server<Shipped>,
    text: String,
    version: i32,
    asked: i32,
}

impl Session {
    fn begin() -> Session {
        let mut session = Session { server: Server::new(Shipped, || TODAY), text: String::new(), version: 1, asked: 0 };
        let capabilities = json!({ "general": { "positionEncodings": ["utf-8"] } });
        session.request("initialize", json!({ "capabilities": capabilities, "rootUri": ROOT }));
        session.notify("initialized", json!({}));
        session
    }

    fn open(&mut self, source: &str) {
        self.text = source.to_owned();
        let document = json!({ "uri": PAGE, "languageId": "markdown", "version": 1, "text": source });
        self.notify("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// A place among the lines, now and then outside them.
    fn place(&self, line: u8, character: u8) -> Value {
        let lines = self.text.lines().count() + 2;
        json!({ "line": usize::from(line) % lines, "character": character })
    }

    fn ask(&mut self, line: u8, character: u8) {
        let document = json!({ "uri": PAGE });
        let place = self.place(line, character);
        for method in AT_A_PLACE {
            let context = json!({ "includeDeclaration": true, "triggerKind": 1 });
            let params =
                json!({ "textDocument": document, "position": place, "context": context, "newName": "A name" });
            self.request(method, params);
        }
        let range = json!({ "start": { "line": 0, "character": 0 }, "end": place });
        let params = json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
        self.request("textDocument/codeAction", params);
        let news = self.server.news();
        news.iter().for_each(|message| self.look(message));
    }

    /// What doesn't depend on a place. Formatting checks the page twice more, so it is asked at both ends and no oftener.
    fn ask_of_the_page(&mut self) {
        for method in OF_A_PAGE {
            let options = json!({ "tabSize": 2, "insertSpaces": true });
            self.request(method, json!({ "textDocument": { "uri": PAGE }, "options": options, "query": "a" }));
        }
    }

    /// Types a little at a place; what the page then is, is reckoned by the server's own document alone.
    fn change(&mut self, line: u8, character: u8) {
        self.version += 1;
        let written = ["\n- You must ", "[^a]", "## ", "é", ":"][usize::from(line) % 5];
        let (place, at) = (self.text.len(), usize::from(character));
        let at = self.text.char_indices().map(|(at, _)| at).chain([place]).nth(at).unwrap_or(place);
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |end| end + 1);
        let here = json!({ "line": before.matches('\n').count(), "character": at - start });
        // Line ends of other sorts are counted otherwise; there the page is sent as a whole.
        let range = (!self.text.contains('\r')).then(|| json!({ "start": here, "end": here }));
        self.text.insert_str(at, written);
        let change = match range {
            Some(range) => json!({ "range": range, "text": written }),
            None => json!({ "text": self.text }),
        };
        let document = json!({ "uri": PAGE, "version": self.version });
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }

    fn request(&mut self, method: &str, params: Value) {
        self.asked += 1;
        let request = Request { id: RequestId::from(self.asked), method: method.to_owned(), params };
        let answers = self.server.take(Message::Request(request));
        assert!(answers.iter().any(|message| matches!(message, Message::Response(_))), "{method} has no answer");
        answers.iter().for_each(|message| self.look(message));
    }

    fn notify(&mut self, method: &str, params: Value) {
        let notification = Notification { method: method.to_owned(), params };
        let sent = self.server.take(Message::Notification(notification));
        sent.iter().for_each(|message| self.look(message));
    }

    /// Every place in a message lies in the page that it names.
    fn look(&self, message: &Message) {
        let value = serde_json::to_value(message).expect("a message is JSON");
        places_lie_in(&value, PAGE, &lines(&self.text));
    }
}

/// Looks at every range in a value, with the lines of the made-up page; what names no page is about the one asked about.
fn places_lie_in(value: &Value, page: &str, made_up: &[String]) {
    match value {
        Value::Object(map) => {
            let named = map.get("uri").or_else(|| map.get("targetUri")).or_else(|| map.get("textDocument")?.get("uri"));
            let page = named.and_then(Value::as_str).unwrap_or(page);
            if let (Some(start), Some(end)) = (map.get("start"), map.get("end")) {
                let shipped = || LINES.get(page).unwrap_or_else(|| panic!("{page} is no page of ours"));
                let lines = if page == PAGE { made_up } else { shipped() };
                let (start, end) = (position(start), position(end));
                assert!(start <= end, "a range runs backwards: {value}");
                for (line, character) in [start, end] {
                    lies_in(lines, line, character, page);
                }
            }
            for (key, inner) in map {
                // The edits of a change stand under the address of their page.
                let page = if key == PAGE || LINES.contains_key(key) { key } else { page };
                places_lie_in(inner, page, made_up);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| places_lie_in(item, page, made_up)),
        _ => {}
    }
}

fn position(value: &Value) -> (usize, usize) {
    let number = |key: &str| value.get(key).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
    (number("line").unwrap_or(usize::MAX), number("character").unwrap_or(usize::MAX))
}

/// A line ends with `\n`, `\r\n` or `\r`; the place behind the last line's end is a place too.
fn lines(text: &str) -> Vec<String> {
    let whole = text.replace("\r\n", "\n").replace('\r', "\n");
    whole.split('\n').map(str::to_owned).collect()
}

fn lies_in(lines: &[String], line: usize, character: usize, page: &str) {
    let found = lines.get(line).unwrap_or_else(|| panic!("{page} has no line {line}"));
    assert!(found.is_char_boundary(character), "{page}:{line} has no column {character} in {found:?}");
}
