//! What `rungs ask --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::{Bounds, FrameworkName};

/// The next question about a role, or that none is left.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AskAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the way in would start.
    pub start: String,
    /// The framework the answer rests on.
    pub framework: FrameworkName,
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The next question; none when no answer can change a standing any more.
    pub question: Option<QuestionAsked>,
    /// The standings as they are.
    pub routes: Vec<RouteBounds>,
}

/// A question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct QuestionAsked {
    /// The key that the answer is kept under, in `answers:` of the person file.
    pub key: String,
    /// The question.
    pub text: String,
    /// yes-no, count, months or date.
    pub shape: String,
    /// The list of the person file whose entries answer it too, if one does: employments, qualifications …
    pub list: Option<String>,
    /// The sentences it is asked for.
    pub because: Vec<String>,
    /// At most so many questions are left, this one included.
    pub at_most: usize,
    /// Whether no other order could promise fewer.
    pub is_least: bool,
}

/// A way in and its standing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RouteBounds {
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// The standing.
    #[serde(flatten)]
    pub standing: Bounds,
    /// The provider by whose rules the standing is, where they told that they are applying there.
    pub at: Option<String>,
}
