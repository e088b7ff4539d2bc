//! What `rungs framework new --json` says.

use schemars::JsonSchema;
use serde::Serialize;

/// Where a new role page was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NewAnswer {
    /// The role's name in addresses and files.
    pub role: String,
    /// The page.
    pub page: String,
    /// The file for its cases.
    pub cases: String,
    /// The framework's own page, where it was written as well.
    pub framework: Option<String>,
}
