//! What `rungs framework fmt --json` says.

use schemars::JsonSchema;
use serde::Serialize;

/// What came of formatting pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FormatAnswer {
    /// Whether what has changed was written; with `--check` and `--diff` it is not.
    pub written: bool,
    /// Every page that was asked for.
    pub pages: Vec<PageFormat>,
}

/// What came of formatting one page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PageFormat {
    /// The page.
    pub page: String,
    /// What came of it.
    pub outcome: FormatOutcome,
    /// The lines of sentences that can't be read, from 1; they stay as they are.
    pub unread: Vec<usize>,
}

/// What came of formatting a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FormatOutcome {
    /// It was formatted already.
    AsItWas,
    /// It is another text now.
    Changed,
    /// Laid out anew something would be lost, so it stays as it was.
    LayoutKept,
    /// In canonical words it would mean something else, so it stays as it was.
    MeaningKept,
}
