//! What `rungs framework explain --json` and `rungs framework sentences --json` say.

use rungs_check::finding::Rule;
use schemars::JsonSchema;
use serde::Serialize;

use crate::manual::{self, Excerpt, sentences};

/// What the manual says of findings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ManualAnswer {
    /// The entries asked for, in the order of their codes.
    pub entries: Vec<ManualEntry>,
}

/// What the manual says of one code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ManualEntry {
    /// The stable code.
    pub code: String,
    /// error, warning or note.
    pub level: String,
    /// What it means, in one line.
    pub meaning: String,
    /// Why it matters.
    pub matters: String,
    /// What raises it.
    pub example: Vec<ExcerptShown>,
    /// What is said of the example.
    pub says: Option<String>,
    /// What to write instead.
    pub cure: Vec<ExcerptShown>,
}

/// A stretch of an example.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ExcerptShown {
    /// What it is a part of, where that isn't plain.
    pub place: Option<String>,
    /// What is written there.
    pub text: String,
}

impl ManualEntry {
    /// The entry of a rule.
    pub fn of(rule: &Rule) -> ManualEntry {
        let shown = |excerpts: Vec<Excerpt>| {
            excerpts.into_iter().map(|Excerpt { place, text }| ExcerptShown { place, text }).collect()
        };
        ManualEntry {
            code: rule.code.to_owned(),
            level: rule.level.as_str().to_owned(),
            meaning: rule.meaning.to_owned(),
            matters: rule.matters.to_owned(),
            example: shown(manual::excerpts(&rule.example)),
            says: manual::said(rule).map(|said| said.message),
            cure: shown(manual::excerpts(&rule.cure)),
        }
    }
}

/// What can be written, topic by topic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SentencesAnswer {
    /// The topics in which something speaks of the word asked for; all, if none was.
    pub topics: Vec<sentences::Topic>,
}
