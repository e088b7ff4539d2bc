//! The ways into a role, for the REST API.

use schemars::JsonSchema;
use serde::Serialize;

use super::show::RouteShown;
use super::{FrameworkName, SourceName};

/// The ways into a role, all or one of them.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RoutesAnswer {
    /// The framework.
    pub framework: FrameworkName,
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The ways in.
    pub routes: Vec<RouteShown>,
    /// The sources cited.
    pub sources: Vec<SourceName>,
}
