//! What `rungs framework check --json` says.

use schemars::JsonSchema;
use serde::Serialize;

/// What is wrong with a framework's pages, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingsAnswer {
    /// A digest of all files.
    pub digest: String,
    /// How many pages were read.
    pub pages: usize,
    /// How many roles were read.
    pub roles: usize,
    /// How many requirements were read.
    pub requirements: usize,
    /// Whether the framework can be used.
    pub is_sound: bool,
    /// Everything found, by page and line.
    pub findings: Vec<FindingShown>,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingShown {
    /// The stable code.
    pub code: String,
    /// error, warning or note.
    pub level: String,
    /// What is wrong.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: PlaceShown,
    /// Other places it speaks of.
    pub related: Vec<RelatedPlace>,
    /// What to do.
    pub help: Option<String>,
    /// Ready-made ways to write it. One alone is what was surely meant; among several the author chooses.
    pub rewrites: Vec<RewriteShown>,
}

/// A place in a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlaceShown {
    /// The page.
    pub page: String,
    /// The line, from 1.
    pub line: u32,
    /// The column in characters, from 1.
    pub column: u32,
    /// The first byte; none where the finding is about the page as a whole.
    pub start: Option<usize>,
    /// The byte after the last.
    pub end: Option<usize>,
}

/// Another place that a finding speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RelatedPlace {
    /// What to see there.
    pub message: String,
    /// Where.
    #[serde(flatten)]
    pub place: PlaceShown,
}

/// A ready-made way to write something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RewriteShown {
    /// What the page would then say, in a few words.
    pub label: String,
    /// The changes that do it, in the order of the page.
    pub edits: Vec<EditShown>,
}

/// A change of a page's text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EditShown {
    /// The first byte replaced.
    pub start: usize,
    /// The byte after the last replaced.
    pub end: usize,
    /// What to write there.
    pub replacement: String,
}
