//! What the editor says it can do.

use std::path::PathBuf;

use gen_lsp_types::PositionEncodingKind;
use serde_json::Value;

use crate::address;
use crate::position::Encoding;

/// An editor, as it introduced itself. What it doesn't say, it can't do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Client {
    /// The units of columns that were agreed on.
    pub encoding: Encoding,
    /// Whether a completion may have places to fill in.
    pub takes_snippets: bool,
    /// Whether it can be told which version of a page a change is meant for.
    pub takes_versioned_changes: bool,
    /// Whether it tells of changed files, if asked to.
    pub watches_files: bool,
    /// Whether it can be asked to show a page.
    pub shows_documents: bool,
    /// Where the pages of the manual are found, if it has said so.
    pub manual: Option<String>,
    /// The folders it has open.
    pub folders: Vec<PathBuf>,
}

impl Client {
    /// Reads the parameters of `initialize`, piece by piece: what can't be read is taken as not said.
    pub fn new(parameters: &Value) -> Client {
        let can = |pointer: &str| parameters.pointer(pointer) == Some(&Value::Bool(true));
        let offered = parameters.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let offered = offered.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        let offered: Vec<PositionEncodingKind> = offered.map(PositionEncodingKind::from).collect();
        let folders = parameters.get("workspaceFolders").and_then(Value::as_array).into_iter().flatten();
        let mut folders: Vec<PathBuf> =
            folders.filter_map(|folder| folder.get("uri")?.as_str()).filter_map(address::path).collect();
        if folders.is_empty() {
            folders.extend(parameters.get("rootUri").and_then(Value::as_str).and_then(address::path));
        }
        Client {
            encoding: Encoding::agreed(&offered),
            takes_snippets: can("/capabilities/textDocument/completion/completionItem/snippetSupport"),
            takes_versioned_changes: can("/capabilities/workspace/workspaceEdit/documentChanges"),
            watches_files: can("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            shows_documents: can("/capabilities/window/showDocument/support"),
            manual: parameters.pointer("/initializationOptions/manual").and_then(Value::as_str).map(str::to_owned),
            folders,
        }
    }
}
