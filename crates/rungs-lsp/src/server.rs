//! A session: messages in, messages out. It reads no stream and no clock, so that a test or a fuzzer can hold one.

mod answer;
mod protocol;

use std::collections::BTreeMap;
use std::sync::Arc;

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use rungs_check::Finding;
use rungs_core::date::Date;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::client::Client;
use crate::disk::Disk;
use crate::document::{Change, Document};
use crate::frameworks::{Check, Checked, Frameworks, Home};
use crate::workspace::{Diagnostic, Workspace};

/// How far a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// Nobody has introduced themselves yet.
    New,
    /// Questions are answered.
    Running,
    /// Only the end is still to come.
    Closing,
    /// It is over.
    Over {
        /// Whether it was closed as it should be.
        properly: bool,
    },
}

/// A session with an editor.
#[derive(Debug)]
pub struct Server<D> {
    phase: Phase,
    client: Client,
    frameworks: Frameworks<D>,
    /// What was last told about each page, by its address.
    told: BTreeMap<Home, BTreeMap<String, Vec<lsp::Diagnostic>>>,
    today: fn() -> Date,
    /// Where the pages of the manual are found, if they are anywhere.
    manual: Option<String>,
    /// What is to be sent.
    outbox: Vec<Message>,
}

/// A framework to be examined.
#[derive(Debug)]
pub struct Examination {
    home: Home,
    workspace: Arc<Workspace>,
    on: Date,
}

/// What examining a framework found.
#[derive(Debug)]
pub struct Examined {
    home: Home,
    workspace: Arc<Workspace>,
    findings: Vec<Finding>,
}

impl Examination {
    /// Examines it as long as `goes_on` says so.
    pub fn run(self, goes_on: &dyn Fn() -> bool) -> Option<Examined> {
        let findings = self.workspace.examine(self.on, goes_on)?;
        Some(Examined { home: self.home, workspace: self.workspace, findings })
    }
}

/// Why a request isn't answered.
#[derive(Clone, Debug)]
pub(crate) struct Refusal {
    pub(crate) code: ErrorCode,
    pub(crate) message: String,
}

impl Refusal {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Refusal {
        Refusal { code, message: message.into() }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct DidChange {
    text_document: lsp::VersionedTextDocumentIdentifier,
    content_changes: Vec<Change>,
}

impl<D: Disk> Server<D> {
    /// A session that begins, with the disk it looks at and whoever knows the day.
    pub fn new(disk: D, today: fn() -> Date) -> Server<D> {
        Server {
            phase: Phase::New,
            client: Client::default(),
            frameworks: Frameworks::new(disk),
            told: BTreeMap::new(),
            today,
            manual: None,
            outbox: Vec::new(),
        }
    }

    /// The same with the address under which the pages of the manual are found, `CODE.md` each. An editor that knows better
    /// says so.
    pub fn with_manual(self, manual: Option<String>) -> Server<D> {
        Server { manual, ..self }
    }

    /// How the session ended, if it has: whether it was closed as it should be.
    pub fn ended(&self) -> Option<bool> {
        match self.phase {
            Phase::Over { properly } => Some(properly),
            _ => None,
        }
    }

    /// Whether there is something to tell once the editor is quiet.
    pub fn has_news(&self) -> bool {
        self.phase == Phase::Running && self.frameworks.has_untold()
    }

    /// Takes a message, and gives what is to be sent.
    pub fn take(&mut self, message: Message) -> Vec<Message> {
        match message {
            Message::Request(request) => {
                let id = request.id.clone();
                let response_result = self.request(request).map_err(|refusal| ResponseError {
                    code: refusal.code as i32,
                    message: refusal.message,
                    data: None,
                });
                self.outbox.insert(0, Message::Response(Response { id, response_result }));
            }
            Message::Notification(notification) => self.notification(notification),
            // Nothing we ask of the editor has an answer that matters.
            Message::Response(_) => {}
        }
        std::mem::take(&mut self.outbox)
    }

    /// What has to be checked before there is news. Whoever has a thread for it checks there and brings it back with
    /// [`Server::checked`]; what isn't brought back, [`Server::news`] checks itself.
    pub fn unchecked(&self) -> Vec<Check> {
        self.frameworks.unchecked()
    }

    /// Takes what was checked. What has changed since is forgotten.
    pub fn checked(&mut self, checked: Checked) {
        self.frameworks.take(checked);
    }

    /// What there is to tell: the findings of whatever has changed.
    pub fn news(&mut self) -> Vec<Message> {
        for (home, workspace) in self.frameworks.untold() {
            let found = workspace.as_ref().map(|workspace| self.pages(&home, workspace, workspace.diagnostics()));
            self.tell_all(home, found, true);
        }
        std::mem::take(&mut self.outbox)
    }

    /// What can be examined, now that what reading found is told: it takes longer, and belongs on a thread of its own.
    pub fn unexamined(&mut self) -> Vec<Examination> {
        let on = (self.today)();
        let asked = self.frameworks.unexamined().into_iter();
        asked.map(|(home, workspace)| Examination { home, workspace, on }).collect()
    }

    /// Takes what examining found, and gives what there is to tell; nothing, where the framework has changed since.
    pub fn examined(&mut self, examined: Examined) -> Vec<Message> {
        let Examined { home, workspace, findings } = examined;
        if self.phase == Phase::Running && self.frameworks.stands(&home, &workspace) {
            let open: Vec<Finding> = findings.into_iter().filter(|finding| finding.accepted.is_none()).collect();
            let found = self.pages(&home, &workspace, workspace.diagnostics_of(&open));
            self.tell_all(home, Some(found), false);
        }
        std::mem::take(&mut self.outbox)
    }

    /// Findings in the protocol's shapes, by the addresses of their pages.
    fn pages(
        &self,
        home: &Home,
        workspace: &Workspace,
        found: BTreeMap<&str, Vec<Diagnostic<'_>>>,
    ) -> BTreeMap<String, Vec<lsp::Diagnostic>> {
        let to = protocol::Protocol::new(&self.frameworks, home, workspace, &self.client, self.manual.as_deref());
        let shown = found.into_iter().map(|(path, found)| {
            (to.address(path), found.iter().map(|diagnostic| to.diagnostic(path, diagnostic)).collect())
        });
        shown.collect()
    }

    /// Tells what is new of a framework's findings; none where it isn't in view any more. After a change, pages that are
    /// open are told of whatever was found: the editor waits for it.
    fn tell_all(&mut self, home: Home, found: Option<BTreeMap<String, Vec<lsp::Diagnostic>>>, after_change: bool) {
        let is_there = found.is_some();
        let pages = found.unwrap_or_default();
        let before = self.told.remove(&home).unwrap_or_default();
        for address in before.keys().filter(|address| !pages.contains_key(*address)) {
            self.tell(address, Vec::new());
        }
        for (address, found) in &pages {
            let is_open = after_change && self.frameworks.document(address).is_some();
            let is_new = before.get(address).map_or(!found.is_empty(), |told| told != found);
            if is_open || is_new {
                self.tell(address, found.clone());
            }
        }
        if is_there {
            self.told.insert(home, pages);
        }
    }

    fn tell(&mut self, address: &str, diagnostics: Vec<lsp::Diagnostic>) {
        let version = self.frameworks.document(address).map(|document| document.version);
        let params = lsp::PublishDiagnosticsParams { uri: address.into(), version, diagnostics };
        self.send("textDocument/publishDiagnostics", &params);
    }

    fn request(&mut self, request: Request) -> Result<Value, Refusal> {
        match (self.phase, request.method.as_str()) {
            (Phase::New, "initialize") => Ok(self.initialize(&request.params)),
            (Phase::New, _) => {
                Err(Refusal::new(ErrorCode::ServerNotInitialized, "the session begins with `initialize`"))
            }
            (Phase::Running, "initialize") => {
                Err(Refusal::new(ErrorCode::InvalidRequest, "the session has begun already"))
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::Closing;
                Ok(Value::Null)
            }
            (Phase::Running, _) => self.answer(request),
            (Phase::Closing | Phase::Over { .. }, _) => {
                Err(Refusal::new(ErrorCode::InvalidRequest, "the session is over"))
            }
        }
    }

    fn initialize(&mut self, parameters: &Value) -> Value {
        self.phase = Phase::Running;
        self.client = Client::new(parameters);
        self.manual = self.client.manual.take().or(self.manual.take());
        for folder in &self.client.folders {
            self.frameworks.add_folder(folder);
        }
        let result = lsp::InitializeResult {
            capabilities: protocol::capabilities(self.client.encoding),
            server_info: Some(lsp::ServerInfo {
                name: "rungs".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        serde_json::to_value(result).unwrap_or_default()
    }

    fn notification(&mut self, notification: Notification) {
        match (self.phase, notification.method.as_str()) {
            (phase, "exit") => self.phase = Phase::Over { properly: phase == Phase::Closing },
            (Phase::Running, _) => {
                if let Err(refusal) = self.told(notification) {
                    let params = json!({ "type": lsp::MessageType::Warning, "message": refusal.message });
                    self.send("window/logMessage", &params);
                }
            }
            _ => {}
        }
    }

    /// Something the editor tells us.
    fn told(&mut self, notification: Notification) -> Result<(), Refusal> {
        let Notification { method, params } = notification;
        match method.as_str() {
            "initialized" => self.watch_files(),
            "textDocument/didOpen" => {
                let opened: lsp::DidOpenTextDocumentParams = read(&method, params)?;
                let lsp::TextDocumentItem { uri, version, text, .. } = opened.text_document;
                self.frameworks.open(Document { address: uri.0, version, text });
            }
            "textDocument/didChange" => {
                let changed: DidChange = read(&method, params)?;
                let (document, changes) = (changed.text_document, changed.content_changes);
                let address = &document.text_document_identifier.uri.0;
                self.frameworks.change(address, document.version, changes, self.client.encoding);
            }
            "textDocument/didClose" => {
                let closed: lsp::DidCloseTextDocumentParams = read(&method, params)?;
                self.frameworks.close(&closed.text_document.uri.0);
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => self.frameworks.look_again(),
            "workspace/didChangeWorkspaceFolders" => {
                let changed: lsp::DidChangeWorkspaceFoldersParams = read(&method, params)?;
                let added = changed.event.added.iter().filter_map(|folder| crate::address::path(&folder.uri.0));
                added.for_each(|folder| self.frameworks.add_folder(&folder));
                let removed = changed.event.removed.iter().filter_map(|folder| crate::address::path(&folder.uri.0));
                removed.for_each(|folder| self.frameworks.remove_folder(&folder));
            }
            // Whoever tells us more than we know of needs no answer.
            _ => {}
        }
        Ok(())
    }

    fn watch_files(&mut self) {
        if !self.client.watches_files {
            return;
        }
        let watchers = json!([
            { "globPattern": "**/*.md" },
            { "globPattern": "**/*.cases.yaml" },
            { "globPattern": "**/people/*" },
        ]);
        let method = "workspace/didChangeWatchedFiles";
        let registration = json!({ "id": "pages", "method": method, "registerOptions": { "watchers": watchers } });
        let id = RequestId::from("watch-files".to_owned());
        let params = json!({ "registrations": [registration] });
        self.outbox.push(Message::Request(Request { id, method: "client/registerCapability".to_owned(), params }));
    }

    fn send(&mut self, method: &str, params: &impl serde::Serialize) {
        // Only a map whose keys aren't strings can't become JSON, and there is none.
        if let Ok(params) = serde_json::to_value(params) {
            self.outbox.push(Message::Notification(Notification { method: method.to_owned(), params }));
        }
    }
}

/// The parameters of a method, or why they can't be read.
pub(crate) fn read<P: DeserializeOwned>(method: &str, params: Value) -> Result<P, Refusal> {
    serde_json::from_value(params).map_err(|error| {
        Refusal::new(ErrorCode::InvalidParams, format!("{method}: the parameters can't be read: {error}"))
    })
}
