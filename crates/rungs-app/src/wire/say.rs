//! What `rungs framework say --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::FrameworkName;
use super::show::RequirementShown;

/// One sentence, read as a rule of a way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SayAnswer {
    /// Whose words it was read in.
    pub framework: FrameworkName,
    /// The sentence.
    pub sentence: String,
    /// Whether it can be read.
    pub is_read: bool,
    /// How the formatter would write it; none for what can't be read, and for lists.
    pub canonical: Option<String>,
    /// What it asks.
    pub requirements: Vec<RequirementShown>,
    /// What is wrong with it, or worth knowing.
    pub findings: Vec<FindingSaid>,
}

/// What is wrong with a sentence, or worth knowing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FindingSaid {
    /// The stable code.
    pub code: String,
    /// error, warning or note.
    pub level: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Ready-made ways to write it.
    pub write_instead: Vec<WaySaid>,
}

/// A ready-made way to write a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WaySaid {
    /// What it would then say, in a few words.
    pub label: String,
    /// The whole sentence, or the bullets that take its place.
    pub sentence: String,
}
