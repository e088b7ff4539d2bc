//! What `rungs framework watch --json` says: a line for each time it has looked.

use schemars::JsonSchema;
use serde::Serialize;

use super::cases::CaseResult;
use super::findings::FindingShown;

/// What was seen when a framework was looked at once more.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WatchRound {
    /// Which look it was, from 1. The first tells all there is.
    pub round: usize,
    /// The files that have changed since the look before.
    pub changed: Vec<FileChange>,
    /// What was found that wasn't there before.
    pub new: Vec<FindingShown>,
    /// What was there before and isn't found any more.
    pub mended: Vec<FindingShown>,
    /// How many errors there are now.
    pub errors: usize,
    /// How many warnings there are now that aren't accepted.
    pub warnings: usize,
    /// How many notes there are now that aren't accepted.
    pub notes: usize,
    /// How many findings the framework's own page accepts, with its reasons.
    pub accepted: usize,
    /// What came of the cases, where they were run. They aren't while pages have errors.
    pub cases: Option<CasesNews>,
    /// Why the folder couldn't be read, if it couldn't.
    pub unreadable: Option<String>,
}

/// A file that has changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FileChange {
    /// Its path inside the folder.
    pub file: String,
    /// How.
    pub how: FileChangeName,
}

/// How a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum FileChangeName {
    Added,
    Changed,
    Removed,
}

/// What is new about the cases.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CasesNews {
    /// How many come out as expected.
    pub passed: usize,
    /// How many do not.
    pub failed: usize,
    /// Those that fail and didn't before, or not so.
    pub new: Vec<CaseResult>,
    /// Those that failed and don't any more.
    pub mended: Vec<CaseResult>,
}
