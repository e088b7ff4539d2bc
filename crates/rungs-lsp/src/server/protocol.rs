//! Answers in the shapes of the protocol.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;
use rungs_check::Level;
use rungs_text::Span;

use crate::client::Client;
use crate::disk::Disk;
use crate::frameworks::{Frameworks, Home};
use crate::position::{Encoding, Lines};
use crate::workspace::{Action, Change, Diagnostic, Place, Workspace};

/// What the server can do.
pub(crate) fn capabilities(encoding: Encoding) -> lsp::ServerCapabilities {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::Incremental),
        save: Some(lsp::Save::Bool(true)),
        ..Default::default()
    };
    lsp::ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(sync.into()),
        code_action_provider: Some(
            lsp::CodeActionOptions {
                code_action_kinds: Some(vec![lsp::CodeActionKind::QuickFix]),
                ..Default::default()
            }
            .into(),
        ),
        workspace: Some(lsp::WorkspaceOptions {
            workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
                supported: Some(true),
                change_notifications: Some(true.into()),
            }),
            ..Default::default()
        }),
        ..Default::default()
    }
}

/// A framework with what is needed to say its places to the editor.
pub(crate) struct Protocol<'a, D> {
    frameworks: &'a Frameworks<D>,
    home: &'a Home,
    workspace: &'a Workspace,
    client: &'a Client,
}

impl<'a, D: Disk> Protocol<'a, D> {
    pub(crate) fn new(
        frameworks: &'a Frameworks<D>,
        home: &'a Home,
        workspace: &'a Workspace,
        client: &'a Client,
    ) -> Protocol<'a, D> {
        Protocol { frameworks, home, workspace, client }
    }

    pub(crate) fn address(&self, path: &str) -> String {
        self.frameworks.address(self.home, path)
    }

    pub(crate) fn lines(&self, path: &str) -> Lines<'a> {
        Lines::new(self.workspace.text(path).unwrap_or_default(), self.client.encoding)
    }

    pub(crate) fn range(&self, path: &str, span: Span) -> lsp::Range {
        self.lines(path).range(span)
    }

    pub(crate) fn location(&self, place: &Place) -> lsp::Location {
        lsp::Location { uri: self.address(&place.path).into(), range: self.range(&place.path, place.span) }
    }

    pub(crate) fn diagnostic(&self, path: &str, diagnostic: &Diagnostic<'_>) -> lsp::Diagnostic {
        let finding = diagnostic.finding;
        let message = match &finding.help {
            Some(help) => format!("{}\n{help}", finding.message),
            None => finding.message.clone(),
        };
        let related = diagnostic.related.iter().map(|(place, words)| lsp::DiagnosticRelatedInformation {
            location: self.location(place),
            message: (*words).to_owned(),
        });
        lsp::Diagnostic {
            range: self.range(path, diagnostic.span),
            severity: Some(match finding.level {
                Level::Error => lsp::DiagnosticSeverity::Error,
                Level::Warning => lsp::DiagnosticSeverity::Warning,
                Level::Note => lsp::DiagnosticSeverity::Hint,
            }),
            code: Some(finding.code.to_owned().into()),
            source: Some("rungs".to_owned()),
            message: message.into(),
            related_information: Some(related.collect::<Vec<_>>()).filter(|related| !related.is_empty()),
            ..Default::default()
        }
    }

    pub(crate) fn action(&self, path: &str, action: &Action<'_>) -> lsp::CodeAction {
        lsp::CodeAction {
            title: action.title.clone(),
            kind: Some(lsp::CodeActionKind::QuickFix),
            diagnostics: Some(vec![self.diagnostic(path, &action.mends)]),
            is_preferred: action.is_certain.then_some(true),
            edit: Some(self.edit(&action.changes)),
            ..Default::default()
        }
    }

    /// Changes of files, each meant for the version of a page that was looked at, where the editor can be told so.
    pub(crate) fn edit(&self, changes: &[Change]) -> lsp::WorkspaceEdit {
        let mut by_page: BTreeMap<&str, Vec<lsp::TextEdit>> = BTreeMap::new();
        for change in changes {
            let range = self.range(&change.place.path, change.place.span);
            let edit = lsp::TextEdit { range, new_text: change.replacement.clone() };
            by_page.entry(&change.place.path).or_default().push(edit);
        }
        if !self.client.takes_versioned_changes {
            let changes = by_page.into_iter().map(|(path, edits)| (self.address(path).into(), edits)).collect();
            return lsp::WorkspaceEdit { changes: Some(changes), ..Default::default() };
        }
        let changes = by_page.into_iter().map(|(path, edits)| {
            let address = self.address(path);
            let version = self.frameworks.document(&address).map(|document| document.version);
            let text_document_identifier = lsp::TextDocumentIdentifier { uri: address.into() };
            lsp::DocumentChange::TextDocumentEdit(lsp::TextDocumentEdit {
                text_document: lsp::OptionalVersionedTextDocumentIdentifier { version, text_document_identifier },
                edits: edits.into_iter().map(lsp::Edit::TextEdit).collect(),
            })
        });
        lsp::WorkspaceEdit { document_changes: Some(changes.collect()), ..Default::default() }
    }
}
