//! Requests, and who answers them.

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Request};
use serde::Serialize;
use serde_json::Value;

use super::protocol::Protocol;
use super::{Refusal, Server, read};
use crate::disk::Disk;
use crate::frameworks::View;

impl<D: Disk> Server<D> {
    pub(super) fn answer(&mut self, request: Request) -> Result<Value, Refusal> {
        let Request { method, params, .. } = request;
        match method.as_str() {
            "textDocument/codeAction" => {
                let params: lsp::CodeActionParams = read(&method, params)?;
                self.actions(&params)
            }
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
            let actions = view.workspace.actions(&view.path, span, today);
            actions.iter().map(|action| to.action(&view.path, action)).collect::<Vec<_>>()
        })
    }

    /// An answer about a page; null for a page that isn't ours.
    fn on_page<R: Serialize>(
        &mut self,
        uri: &lsp::Uri,
        answer: impl FnOnce(&View, &Protocol<'_, D>) -> R,
    ) -> Result<Value, Refusal> {
        let Some(view) = self.frameworks.view(&uri.0) else { return Ok(Value::Null) };
        let to = Protocol::new(&self.frameworks, &view.home, &view.workspace, &self.client);
        written(&answer(&view, &to))
    }
}

fn is_quick_fix(kind: &lsp::CodeActionKind) -> bool {
    *kind == lsp::CodeActionKind::QuickFix || *kind == lsp::CodeActionKind::Empty
}

fn written(answer: &impl Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(answer)
        .map_err(|error| Refusal::new(ErrorCode::InternalError, format!("the answer can't be written: {error}")))
}
