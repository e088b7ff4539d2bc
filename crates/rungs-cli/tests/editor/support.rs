//! An editor: it starts the server, speaks with it over its standard streams, and doesn't know how it works inside.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Editor {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    next: i64,
    /// What came while something else was waited for.
    kept: Vec<Value>,
}

impl Editor {
    /// An editor with this folder open, that counts columns as named.
    pub(crate) fn new(folder: &Path, encoding: &str) -> Editor {
        let mut server = Command::new(env!("CARGO_BIN_EXE_rungs"))
            .args(["lsp", "--stdio"])
            .env("XDG_CACHE_HOME", env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let (sender, messages) = channel();
        let mut output = BufReader::new(server.stdout.take().unwrap());
        std::thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = server.stdin.take();
        let mut editor = Editor { server, input, messages, next: 0, kept: Vec::new() };
        let capabilities = json!({
            "general": { "positionEncodings": [encoding] },
            "textDocument": { "completion": { "completionItem": { "snippetSupport": true } } },
            "workspace": { "workspaceEdit": { "documentChanges": true } },
        });
        let folders = json!([{ "uri": address(folder), "name": "pages" }]);
        let begun = editor
            .ask("initialize", json!({ "processId": null, "capabilities": capabilities, "workspaceFolders": folders }));
        assert_eq!(begun["capabilities"]["positionEncoding"], encoding);
        editor.tell("initialized", json!({}));
        editor
    }

    /// The result of a request.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].clone()
    }

    /// The answer to a request, be it a result or an error.
    pub(crate) fn answer(&mut self, method: &str, params: Value) -> Value {
        self.next += 1;
        let id = self.next;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        self.wait(|message| message.get("method").is_none() && message["id"] == id)
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// The next message that is as wanted. Those before it are kept.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at);
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server says something");
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// The findings told of a page in this version: `line:column-column code`.
    pub(crate) fn findings(&mut self, uri: &str, version: i64) -> Vec<String> {
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        // What is no error may come later, once it was examined.
        let errors = told["params"]["diagnostics"].as_array().unwrap().iter().filter(|one| one["severity"] == 1);
        let found = errors.map(|one| {
            let (start, end) = (&one["range"]["start"], &one["range"]["end"]);
            format!("{}:{}-{} {}", start["line"], start["character"], end["character"], one["code"].as_str().unwrap())
        });
        found.collect()
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: Value) {
        let document = json!({ "uri": uri, "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Sends bytes as they are.
    pub(crate) fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).and_then(|()| input.flush()).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    /// Closes the session as it should be, and gives the exit status.
    pub(crate) fn close(mut self) -> i32 {
        assert_eq!(self.ask("shutdown", Value::Null), Value::Null);
        self.tell("exit", Value::Null);
        self.status()
    }

    /// Goes away without a word, and gives the exit status.
    pub(crate) fn vanish(mut self) -> i32 {
        self.input = None;
        self.status()
    }

    /// The exit status, once the server is gone.
    pub(crate) fn status(&mut self) -> i32 {
        self.server.wait().unwrap().code().unwrap()
    }
}

pub(crate) fn address(path: &Path) -> String {
    format!("file://{}", path.display())
}

fn read(stream: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim().split_once(": ") {
            Some(("Content-Length", told)) => length = told.parse().ok()?,
            Some(_) => {}
            None => break,
        }
    }
    let mut content = vec![0; length];
    stream.read_exact(&mut content).ok()?;
    serde_json::from_slice(&content).ok()
}
