//! Requests, and who answers them.

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::protocol::{self, Protocol};
use super::{Refusal, Server, read};
use crate::disk::Disk;
use crate::frameworks::View;
use crate::position::Lines;
use crate::workspace::explanation;

/// A place in a page, as most requests name it, with what some of them say besides.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct At<More> {
    text_document: lsp::TextDocumentIdentifier,
    position: lsp::Position,
    #[serde(flatten)]
    more: More,
}

#[derive(Deserialize)]
struct Nothing {}

#[derive(Deserialize)]
struct References {
    context: lsp::ReferenceContext,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct NewName {
    new_name: String,
}

/// A page as a whole.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Whole {
    text_document: lsp::TextDocumentIdentifier,
}

#[derive(Deserialize)]
struct Query {
    query: String,
}

impl<D: Disk> Server<D> {
    pub(super) fn answer(&mut self, request: Request) -> Result<Value, Refusal> {
        let Request { method, params, .. } = request;
        let method = method.as_str();
        match method {
            "textDocument/codeAction" => self.actions(&read(method, params)?),
            "textDocument/completion" => self.completions(&read(method, params)?),
            "textDocument/hover" => {
                let today = (self.today)();
                self.at(&read::<At<Nothing>>(method, params)?, |view, to, byte| {
                    Ok(view.workspace.hover(&view.path, byte, today).map(|hover| to.hover(&view.path, &hover)))
                })
            }
            "textDocument/definition" => self.at(&read::<At<Nothing>>(method, params)?, |view, to, byte| {
                Ok(view.workspace.definition(&view.path, byte).map(|place| to.location(&place)))
            }),
            "textDocument/references" => {
                let at: At<References> = read(method, params)?;
                self.at(&at, |view, to, byte| {
                    let places = view.workspace.references(&view.path, byte, at.more.context.include_declaration);
                    Ok(places.iter().map(|place| to.location(place)).collect::<Vec<_>>())
                })
            }
            "textDocument/prepareRename" => self.at(&read::<At<Nothing>>(method, params)?, |view, to, byte| {
                let (span, name) = view.workspace.renamable(&view.path, byte).map_err(refused)?;
                Ok(json!({ "range": to.range(&view.path, span), "placeholder": name }))
            }),
            "textDocument/rename" => {
                let at: At<NewName> = read(method, params)?;
                self.at(&at, |view, to, byte| {
                    let changes = view.workspace.renamed(&view.path, byte, &at.more.new_name).map_err(refused)?;
                    Ok(to.edit(&changes))
                })
            }
            "textDocument/documentSymbol" => self.whole(&read(method, params)?, |view, to| {
                let symbols = view.workspace.symbols(&view.path);
                Ok(symbols.iter().map(|symbol| to.symbol(&view.path, symbol)).collect::<Vec<_>>())
            }),
            "textDocument/foldingRange" => self.whole(&read(method, params)?, |view, _| {
                let folds = view.workspace.folds(&view.path).into_iter();
                Ok(folds.map(|(start, end)| json!({ "startLine": start, "endLine": end })).collect::<Vec<_>>())
            }),
            "textDocument/formatting" => self.whole(&read(method, params)?, |view, to| {
                let changes = view.workspace.formatted(&view.path).map_err(refused)?;
                let edits = changes.iter().map(|change| lsp::TextEdit {
                    range: to.range(&change.place.path, change.place.span),
                    new_text: change.replacement.clone(),
                });
                Ok(edits.collect::<Vec<_>>())
            }),
            "workspace/symbol" => self.named(&read(method, params)?),
            "workspace/executeCommand" => self.command(&read(method, params)?),
            _ => Err(Refusal::new(ErrorCode::MethodNotFound, format!("there is no method “{method}” here"))),
        }
    }

    fn actions(&mut self, params: &lsp::CodeActionParams) -> Result<Value, Refusal> {
        let wanted = params.context.only.as_deref();
        if wanted.is_some_and(|kinds| !kinds.iter().any(is_quick_fix)) {
            return written(&Value::Array(Vec::new()));
        }
        let today = (self.today)();
        self.on_page(&params.text_document.uri, |view, to| {
            let span = to.lines(&view.path).bytes(params.range);
            let fixes = view.workspace.actions(&view.path, span, today);
            let mut actions: Vec<Value> =
                fixes.iter().map(|action| written(&to.action(&view.path, action))).collect::<Result<_, _>>()?;
            // Whoever wants mends alone is given nothing else.
            if wanted.is_none() {
                let explained = view.workspace.explained(&view.path, span);
                actions.extend(explained.iter().map(|diagnostic| to.explaining(diagnostic)));
            }
            Ok(actions)
        })
    }

    /// Completions wait for no check: they are of the page as it is, and of the framework as it was last checked.
    fn completions(&mut self, at: &At<Nothing>) -> Result<Value, Refusal> {
        let today = (self.today)();
        let address = &at.text_document.uri.0;
        let Some(view) = self.frameworks.latest(address) else { return Ok(Value::Null) };
        let open = self.frameworks.document(address).map(|document| document.text.as_str());
        let Some(text) = open.or_else(|| view.workspace.text(&view.path)) else { return Ok(Value::Null) };
        let byte = Lines::new(text, self.client.encoding).byte(at.position);
        let found = view.workspace.completions(&view.path, text, byte, today);
        Ok(self.protocol(&view).completions(text, &found))
    }

    fn named(&mut self, query: &Query) -> Result<Value, Refusal> {
        let mut found = Vec::new();
        for (home, workspace) in self.frameworks.all() {
            let to = Protocol::new(&self.frameworks, &home, &workspace, &self.client, self.manual.as_deref());
            found.extend(workspace.named(&query.query).iter().map(|one| to.found(one)));
        }
        written(&found)
    }

    /// Shows the manual's page of a code; gives it as well, for editors that show it in a way of their own.
    fn command(&mut self, params: &lsp::ExecuteCommandParams) -> Result<Value, Refusal> {
        if params.command != protocol::EXPLAIN {
            return Err(Refusal::new(
                ErrorCode::InvalidParams,
                format!("there is no command “{}” here", params.command),
            ));
        }
        let code = params.arguments.as_ref().and_then(|arguments| arguments.first()).and_then(Value::as_str);
        let code = code.ok_or_else(|| Refusal::new(ErrorCode::InvalidParams, "name the code to explain"))?;
        let text = explanation(code).ok_or_else(|| refused(format!("there is no code “{code}”")))?;
        match self.manual.as_deref().filter(|_| self.client.shows_documents) {
            Some(manual) => {
                let params = json!({ "uri": protocol::page_of_manual(manual, code), "takeFocus": true });
                let id = RequestId::from(format!("explain-{code}"));
                self.outbox.push(Message::Request(Request { id, method: "window/showDocument".to_owned(), params }));
            }
            None => {
                let params = json!({ "type": lsp::MessageType::Info, "message": text });
                let method = "window/showMessage".to_owned();
                self.outbox.push(Message::Notification(Notification { method, params }));
            }
        }
        Ok(json!(text))
    }

    /// An answer about a place in a page.
    fn at<More, R: Serialize>(
        &mut self,
        at: &At<More>,
        answer: impl FnOnce(&View, &Protocol<'_, D>, usize) -> Result<R, Refusal>,
    ) -> Result<Value, Refusal> {
        self.on_page(&at.text_document.uri, |view, to| {
            let byte = to.lines(&view.path).byte(at.position);
            answer(view, to, byte)
        })
    }

    fn whole<R: Serialize>(
        &mut self,
        whole: &Whole,
        answer: impl FnOnce(&View, &Protocol<'_, D>) -> Result<R, Refusal>,
    ) -> Result<Value, Refusal> {
        self.on_page(&whole.text_document.uri, answer)
    }

    /// An answer about a page; null for a page that isn't ours.
    fn on_page<R: Serialize>(
        &mut self,
        uri: &lsp::Uri,
        answer: impl FnOnce(&View, &Protocol<'_, D>) -> Result<R, Refusal>,
    ) -> Result<Value, Refusal> {
        let Some(view) = self.frameworks.view(&uri.0) else { return Ok(Value::Null) };
        written(&answer(&view, &self.protocol(&view))?)
    }

    fn protocol<'a>(&'a self, view: &'a View) -> Protocol<'a, D> {
        Protocol::new(&self.frameworks, &view.home, &view.workspace, &self.client, self.manual.as_deref())
    }
}

fn is_quick_fix(kind: &lsp::CodeActionKind) -> bool {
    *kind == lsp::CodeActionKind::QuickFix || *kind == lsp::CodeActionKind::Empty
}

/// Something that can't be done, in words for whoever asked.
fn refused(why: String) -> Refusal {
    Refusal::new(ErrorCode::RequestFailed, why)
}

fn written(answer: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer)
        .map_err(|error| Refusal::new(ErrorCode::InternalError, format!("the answer can't be written: {error}")))
}
