//! What `rungs similar --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::FrameworkName;
use crate::similar::{FoundBy, Sureness};

/// Roles or occupations that are similar to a role. Similar work says nothing about who may do it: none of them is open to
/// anybody for being here.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SimilarAnswer {
    /// The framework.
    pub framework: FrameworkName,
    /// The slug of the role that the question is about; none where it is about an occupation of a classification.
    pub role: Option<String>,
    /// Its title.
    pub title: String,
    /// What they are compared by: `pages` (duties and skills on pages) or `occupations` (skills that a classification lists).
    pub compared_by: String,
    /// The classification, where they are compared by one.
    pub classification: Option<Classification>,
    /// How many there are to compare with.
    pub of: usize,
    /// The most similar first.
    pub similar: Vec<SimilarShown>,
}

/// A classification that was imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Classification {
    /// Its name: *ESCO*, *O\*NET*.
    pub source: String,
    /// What its licence asks to be shown beside it.
    pub attribution: String,
    /// The day it was imported.
    pub imported: String,
    /// Its name for the occupation that was compared.
    pub occupation: String,
    /// The title of that occupation.
    pub title: String,
    /// How it was found for the role: a suggestion for somebody to look over. None where it was named.
    pub found_by: Option<FoundBy>,
}

/// A role or an occupation that is similar.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SimilarShown {
    /// The slug of the role; none for an occupation of a classification.
    pub role: Option<String>,
    /// The classification's name for the occupation; none for a role.
    pub occupation: Option<String>,
    /// Its title.
    pub title: String,
    /// The role's level, if it has one.
    pub level: Option<u8>,
    /// How similar: what both have, of all that either has, from 0 to 1, in thousandths. What few have weighs more.
    pub similarity: f64,
    /// How sure that is, by how much there is to see.
    pub sureness: Sureness,
    /// How many things both have.
    pub shared_count: usize,
    /// How many things the one asked about has, and the other doesn't.
    pub only_here_count: usize,
    /// How many things the other has, and the one asked about doesn't.
    pub only_there_count: usize,
    /// What both have, the weightiest first; as many as were asked for.
    pub shared: Vec<SharedShown>,
    /// What the one asked about has and the other doesn't, the weightiest first.
    pub only_here: Vec<String>,
    /// What the other has and the one asked about doesn't, the weightiest first.
    pub only_there: Vec<String>,
    /// Whether the classification itself relates the two; none for roles.
    pub related_by_source: Option<bool>,
    /// The role of the framework that an occupation may be: a suggestion for somebody to look over.
    pub suggested_role: Option<SuggestedRole>,
}

/// Something that both have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SharedShown {
    /// `duty` or `skill`.
    pub kind: String,
    /// In the words of the one asked about.
    pub here: String,
    /// In the words of the other; the same for skills of a classification.
    pub there: String,
}

/// A role that an occupation may be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SuggestedRole {
    /// Its slug.
    pub role: String,
    /// Its title.
    pub title: String,
    /// How it was found.
    pub found_by: FoundBy,
}
