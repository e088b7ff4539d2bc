//! What `rungs roles --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::FrameworkName;

/// Roles of a framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RolesAnswer {
    /// The framework.
    pub framework: FrameworkName,
    /// The roles: by level, or best first where words were searched for.
    pub roles: Vec<RoleLine>,
}

/// A role in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleLine {
    /// Its slug.
    pub role: String,
    /// Its title.
    pub title: String,
    /// Its qualification level.
    pub level: Option<u8>,
    /// Its pay band.
    pub band: Option<String>,
    /// Other names.
    pub also_called: Vec<String>,
    /// Professions it belongs to.
    pub professions: Vec<String>,
    /// Its ways in.
    pub routes: Vec<String>,
    /// The roles it leads to.
    pub leads_to: Vec<String>,
}
