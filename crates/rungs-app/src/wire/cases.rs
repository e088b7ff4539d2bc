//! What `rungs framework test --json` says.

use schemars::JsonSchema;
use serde::Serialize;

/// What came of the cases beside the pages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CasesAnswer {
    /// How many cases came out as expected.
    pub passed: usize,
    /// How many did not.
    pub failed: usize,
    /// Roles without any case.
    pub untested: Vec<String>,
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
