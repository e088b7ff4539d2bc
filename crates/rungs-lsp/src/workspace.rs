//! A framework as it stands at one moment, and what can be answered about it. Files go in, answers come out: nothing
//! here knows the protocol, and nothing changes.

mod actions;
mod affected;
mod completion;
mod definition;
mod diagnostics;
mod english;
mod explain;
mod formatting;
mod hover;
mod rename;
mod spot;
mod symbols;
mod usage;

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rungs_app::framework::{Loaded, built_in_files, of_files};
use rungs_app::service::PersonContent;
use rungs_check::SourceFile;
use rungs_text::{EntryValue, Grammar, Names, Page, Span};

pub use actions::Action;
pub use completion::{Completion, Completions, Sort};
pub use diagnostics::Diagnostic;
pub use explain::explanation;
pub use hover::Hover;
pub use symbols::{Found, Symbol, SymbolSort};
use usage::Usage;

/// A framework as it stands, with what is still unsaved.
#[derive(Debug)]
pub struct Workspace {
    loaded: Loaded,
    /// The one page that was given, where it belongs to no framework: the others are built in, and nobody can open them.
    alone: Option<String>,
    pages: BTreeMap<String, OnceLock<Page>>,
    /// People of the workspace, to see whom a rule affects.
    people: Vec<PersonContent>,
    names: OnceLock<Names>,
    usage: OnceLock<Usage>,
}

/// Some words of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file, as a path inside the framework.
    pub path: String,
    /// Where in it.
    pub span: Span,
}

/// A change of some words of a file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// What is replaced; empty to insert.
    pub place: Place,
    /// By what.
    pub replacement: String,
}

impl Place {
    fn new(path: &str, span: Span) -> Place {
        Place { path: path.to_owned(), span }
    }
}

impl Change {
    fn new(path: &str, span: Span, replacement: impl Into<String>) -> Change {
        Change { place: Place::new(path, span), replacement: replacement.into() }
    }
}

impl Workspace {
    /// A framework from its files.
    pub fn new(files: Vec<SourceFile>) -> Workspace {
        Workspace::of(files, None)
    }

    /// A page that belongs to no framework. It is read with the words, and beside the roles, of the framework that is
    /// built in, less the page that it is a version of.
    pub fn alone(path: &str, text: &str) -> Workspace {
        let same = identity(text);
        let mut files = built_in_files();
        files.retain(|file| {
            let other = file.content.as_deref().ok().and_then(|content| std::str::from_utf8(content).ok());
            file.path.ends_with(".md") && other.and_then(identity) != same
        });
        files.push(SourceFile { path: path.to_owned(), content: Ok(text.as_bytes().to_vec()) });
        Workspace::of(files, Some(path.to_owned()))
    }

    fn of(files: Vec<SourceFile>, alone: Option<String>) -> Workspace {
        let loaded = of_files(files);
        let pages = loaded.files.iter().filter(|file| file.path.ends_with(".md"));
        let pages = pages.map(|file| (file.path.clone(), OnceLock::new())).collect();
        Workspace { loaded, alone, pages, people: Vec::new(), names: OnceLock::new(), usage: OnceLock::new() }
    }

    /// The same with people, to see whom a rule affects.
    pub fn with_people(self, people: Vec<PersonContent>) -> Workspace {
        Workspace { people, ..self }
    }

    /// What sentences are read with.
    fn grammar(&self) -> Grammar<'_> {
        let names = self.names.get_or_init(|| rungs_check::names(&self.loaded.checked.framework.vocabulary));
        Grammar { frames: rungs_check::frames(), names }
    }

    fn usage(&self) -> &Usage {
        self.usage.get_or_init(|| Usage::of(&self.loaded.checked))
    }

    /// The text of a file; none if there is no such file, or it is no text.
    pub fn text(&self, path: &str) -> Option<&str> {
        // Files are kept in the order of their paths.
        let at = self.loaded.files.binary_search_by(|file| file.path.as_str().cmp(path)).ok()?;
        let content = self.loaded.files.get(at)?.content.as_deref().ok()?;
        std::str::from_utf8(content).ok()
    }

    /// A page in outline.
    pub fn page(&self, path: &str) -> Option<&Page> {
        let text = self.text(path)?;
        Some(self.pages.get(path)?.get_or_init(|| rungs_text::read(text).0))
    }

    /// The pages that can be opened.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.pages.keys().map(String::as_str).filter(|path| self.is_open_to_all(path))
    }

    fn is_open_to_all(&self, path: &str) -> bool {
        self.alone.as_deref().is_none_or(|alone| alone == path)
    }
}

/// What a page says it is: a role, a vocabulary page or the framework's own, by name.
fn identity(text: &str) -> Option<(String, String)> {
    let (page, _) = rungs_text::read(text);
    page.front_matter.into_iter().find_map(|entry| match entry.value.value {
        EntryValue::Scalar(name) if ["role", "vocabulary", "framework"].contains(&entry.key.value.as_str()) => {
            Some((entry.key.value, name))
        }
        _ => None,
    })
}

/// Whether a page that stands in no framework's folder is written in our language at all.
pub fn is_ours(text: &str) -> bool {
    identity(text).is_some()
}

/// Where the line of a byte ends, without blanks.
fn end_of_line(text: &str, byte: usize) -> usize {
    let rest = text.get(byte..).unwrap_or_default();
    let line = rest.split(['\n', '\r']).next().unwrap_or_default();
    byte + line.trim_end().len()
}
