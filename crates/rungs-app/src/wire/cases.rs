//! What `rungs framework test --json` says.

use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// What came of the cases beside the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CasesAnswer {
    /// How many cases came out as expected.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
    /// Roles without any case.
    pub untested: Vec<String>,
    /// The thresholds of the requirements, where they were looked at.
    pub thresholds: Option<Thresholds>,
    /// Every case.
    pub cases: Vec<CaseResult>,
}

/// What came of one case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaseResult {
    /// The file of cases.
    pub file: String,
    /// What the case says it shows.
    pub case: String,
    /// Whether it came out as expected.
    pub passed: bool,
    /// What came out otherwise.
    pub differences: Vec<String>,
}

/// The numbers, grades, levels, lengths and days of requirements, and whether cases would notice if they were others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Thresholds {
    /// How many there are that cases can test.
    pub count: usize,
    /// Those of them that no case tests, or not from every side.
    pub untested: Vec<UntestedThreshold>,
}

/// A number, grade, level, length or day of a requirement that could be another one without a case noticing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UntestedThreshold {
    /// The role.
    pub role: String,
    /// The way in, where the requirement belongs to one.
    pub route: Option<String>,
    /// The page.
    pub page: String,
    /// The line of the sentence.
    pub line: u32,
    /// The sentence.
    pub sentence: String,
    /// The threshold as words: "30 hours", "grade 4", "level 3".
    pub threshold: String,
    /// The cases that are missing.
    pub missing: Vec<MissingCase>,
}

/// A case that would notice if the threshold were another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingCase {
    /// Whom it is about: somebody `below`, `at` or `above` the threshold.
    pub side: SideName,
    /// How such a case could begin; what to expect is for whoever knows the page.
    pub idea: Option<CaseIdea>,
}

/// On which side of a threshold somebody stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum SideName {
    Below,
    At,
    Above,
}

/// The beginning of a case, as a file of cases would have it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CaseIdea {
    /// What it shows.
    pub case: String,
    /// The way in.
    pub route: Option<String>,
    /// The moment whose standing it asks for, where it isn't that of the start.
    pub moment: Option<String>,
    /// The day of the start, where it matters.
    pub start: Option<String>,
    /// Keys of the person to replace.
    pub with: Map<String, Value>,
}
