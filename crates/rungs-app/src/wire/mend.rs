//! What is left to do, for the REST API: of a check, the sets of things to do alone.

use schemars::JsonSchema;
use serde::Serialize;

use super::check::MendStep;
use super::{Bounds, FrameworkName, StandingName};

/// What is left to do for the ways into a role, or into every role.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MendAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the way in would start.
    pub start: String,
    /// The framework the answer rests on.
    pub framework: FrameworkName,
    /// One result for each way in.
    pub results: Vec<RouteMends>,
}

/// What is left to do for one way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteMends {
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// The standing as it is.
    #[serde(flatten)]
    pub standing: Bounds,
    /// The smallest sets of things to do, smallest first.
    pub mends: Vec<Vec<MendStep>>,
    /// The standing that each of them surely reaches.
    pub mends_reach: Option<StandingName>,
    /// Whether these are all the smallest sets there are.
    pub mends_complete: bool,
    /// Where there is nothing to do: the first day of a start on which time alone has made it better, if it ever does.
    pub waiting: Option<String>,
}
