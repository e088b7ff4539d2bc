//! What `rungs opportunities --json` says, and `rungs show` of an opportunity.

use schemars::JsonSchema;
use serde::Serialize;

use super::show::RequirementShown;
use super::{FrameworkName, SourceName};

/// The opportunities of a framework.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpportunitiesAnswer {
    /// The framework.
    pub framework: FrameworkName,
    /// The opportunities, by title.
    pub opportunities: Vec<OpportunityLine>,
}

/// An opportunity in a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct OpportunityLine {
    /// Its slug.
    pub opportunity: String,
    /// Its title.
    pub title: String,
    /// The line that describes it.
    pub line: String,
    /// The months it takes, at least.
    pub months_at_least: u32,
    /// The months it takes, at most.
    pub months_at_most: u32,
    /// at-work, part-time or full-time.
    pub pace: String,
    /// The hours a week of one's own time, at least; none where it isn't told.
    pub hours_at_least: Option<u32>,
    /// The hours a week of one's own time, at most.
    pub hours_at_most: Option<u32>,
    /// Whether it is in the evening.
    pub in_evenings: bool,
    /// What it costs at least, in pounds; none where it isn't known.
    pub cost_at_least: Option<u32>,
    /// What it costs at most, in pounds.
    pub cost_at_most: Option<u32>,
    /// What it gives.
    pub gives: Vec<String>,
}

/// An opportunity as its page has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OpportunityShown {
    /// The framework.
    pub framework: FrameworkName,
    /// What stands in its line.
    pub about: OpportunityLine,
    /// The paragraphs below the title.
    pub summary: Vec<String>,
    /// The months it starts in, 1 to 12; none where it starts at any time.
    pub starts_in: Vec<i8>,
    /// The last day of a year to apply, as *31 July*.
    pub apply_by: Option<String>,
    /// Who offers it.
    pub offered_by: String,
    /// What it asks of those who start it.
    pub requirements: Vec<RequirementShown>,
    /// When somebody last went through the page.
    pub reviewed: Option<String>,
    /// The sources.
    pub sources: Vec<SourceName>,
}
