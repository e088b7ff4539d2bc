//! Answers in the shapes of the protocol.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;
use rungs_check::Level;
use rungs_text::Span;
use serde_json::{Value, json};

use crate::client::Client;
use crate::disk::Disk;
use crate::frameworks::{Frameworks, Home};
use crate::position::{Encoding, Lines};
use crate::workspace::{
    Action, Change, Completions, Diagnostic, Found, Hover, Place, Sort, Symbol, SymbolSort, Workspace,
};

/// The command that shows the manual's page of a code.
pub(crate) const EXPLAIN: &str = "rungs.explain";

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
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some([" ", "[", "^", "(", "#", ":", ","].map(str::to_owned).to_vec()),
            ..Default::default()
        }),
        hover_provider: Some(lsp::HoverProvider::Bool(true)),
        definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
        references_provider: Some(lsp::ReferencesProvider::Bool(true)),
        document_symbol_provider: Some(lsp::DocumentSymbolProvider::Bool(true)),
        workspace_symbol_provider: Some(lsp::WorkspaceSymbolProvider::Bool(true)),
        document_formatting_provider: Some(lsp::DocumentFormattingProvider::Bool(true)),
        folding_range_provider: Some(lsp::FoldingRangeProvider::Bool(true)),
        rename_provider: Some(lsp::RenameOptions { prepare_provider: Some(true), ..Default::default() }.into()),
        execute_command_provider: Some(lsp::ExecuteCommandOptions {
            commands: vec![EXPLAIN.to_owned()],
            ..Default::default()
        }),
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
    manual: Option<&'a str>,
}

impl<'a, D: Disk> Protocol<'a, D> {
    pub(crate) fn new(
        frameworks: &'a Frameworks<D>,
        home: &'a Home,
        workspace: &'a Workspace,
        client: &'a Client,
        manual: Option<&'a str>,
    ) -> Protocol<'a, D> {
        Protocol { frameworks, home, workspace, client, manual }
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
            code_description: self
                .manual
                .map(|manual| lsp::CodeDescription { href: page_of_manual(manual, finding.code).into() }),
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
    /// Offers for a place in a text that may be newer than the framework.
    pub(crate) fn completions(&self, text: &str, found: &Completions) -> Value {
        let lines = Lines::new(text, self.client.encoding);
        let edit = |span: Span, words: &str| json!({ "range": lines.range(span), "newText": words });
        let items = found.items.iter().enumerate().map(|(place, one)| {
            let snippet = one.snippet.as_ref().filter(|_| self.client.takes_snippets);
            let words = snippet.unwrap_or(&one.words);
            let besides = one.besides.iter().map(|change| edit(change.place.span, &change.replacement));
            let besides: Vec<Value> = besides.collect();
            let item = json!({
                "label": one.label,
                "kind": completion_kind(one.sort),
                "sortText": format!("{place:04}"),
                "filterText": one.filter,
                "insertTextFormat": if snippet.is_some() { 2 } else { 1 },
                // Lines stand where they are meant to.
                "insertTextMode": 1,
                "textEdit": edit(one.replaces, words),
            });
            let item = with(item, "detail", one.detail.as_ref().map(|detail| json!(detail)));
            let item = with(item, "documentation", one.meaning.as_deref().map(markdown));
            with(item, "additionalTextEdits", (!besides.is_empty()).then(|| json!(besides)))
        });
        json!({ "isIncomplete": found.is_incomplete, "items": items.collect::<Vec<_>>() })
    }

    pub(crate) fn hover(&self, path: &str, hover: &Hover) -> Value {
        json!({ "contents": markdown(&hover.text), "range": self.range(path, hover.span) })
    }

    pub(crate) fn symbol(&self, path: &str, symbol: &Symbol) -> Value {
        let below: Vec<Value> = symbol.below.iter().map(|below| self.symbol(path, below)).collect();
        let shown = json!({
            "name": symbol.name,
            "kind": symbol_kind(symbol.sort),
            "range": self.range(path, symbol.span.join(symbol.words)),
            "selectionRange": self.range(path, symbol.words),
            "children": below,
        });
        with(shown, "detail", symbol.detail.as_ref().map(|detail| json!(detail)))
    }

    pub(crate) fn found(&self, found: &Found) -> Value {
        json!({
            "name": found.name,
            "kind": symbol_kind(found.sort),
            "containerName": found.within,
            "location": self.location(&found.place),
        })
    }

    /// The command that explains a finding, as it stands among the actions.
    pub(crate) fn explaining(&self, diagnostic: &Diagnostic<'_>) -> Value {
        let code = diagnostic.finding.code;
        json!({ "title": format!("Explain “{code}”"), "command": EXPLAIN, "arguments": [code] })
    }
}

/// The address of the manual's page of a code.
pub(crate) fn page_of_manual(manual: &str, code: &str) -> String {
    format!("{}/{code}.md", manual.trim_end_matches('/'))
}

/// An object with one more key, where there is something to say by it.
fn with(mut object: Value, key: &str, value: Option<Value>) -> Value {
    if let (Some(map), Some(value)) = (object.as_object_mut(), value) {
        map.insert(key.to_owned(), value);
    }
    object
}

fn markdown(text: &str) -> Value {
    json!({ "kind": "markdown", "value": text })
}

fn completion_kind(sort: Sort) -> lsp::CompletionItemKind {
    match sort {
        Sort::Language => lsp::CompletionItemKind::Keyword,
        Sort::Clause | Sort::Line => lsp::CompletionItemKind::Snippet,
        Sort::Term => lsp::CompletionItemKind::Value,
        Sort::Heading => lsp::CompletionItemKind::Module,
        Sort::Key => lsp::CompletionItemKind::Property,
        Sort::Footnote => lsp::CompletionItemKind::Reference,
        Sort::Role => lsp::CompletionItemKind::File,
    }
}

fn symbol_kind(sort: SymbolSort) -> lsp::SymbolKind {
    match sort {
        SymbolSort::Page => lsp::SymbolKind::Class,
        SymbolSort::Heading => lsp::SymbolKind::Namespace,
        SymbolSort::WayIn => lsp::SymbolKind::Method,
        SymbolSort::Term => lsp::SymbolKind::Constant,
    }
}
