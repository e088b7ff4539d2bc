//! What `rungs show --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::{FrameworkName, SourceName};

/// A role as its page has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RoleShown {
    /// The framework.
    pub framework: FrameworkName,
    /// Its slug.
    pub role: String,
    /// Its title.
    pub title: String,
    /// Other names.
    pub also_called: Vec<String>,
    /// Qualification level.
    pub level: Option<u8>,
    /// Level in the career framework.
    pub career_level: Option<u8>,
    /// Pay band.
    pub band: Option<String>,
    /// Professions it belongs to.
    pub professions: Vec<String>,
    /// Who regulates it.
    pub regulator: Option<String>,
    /// The first day the page holds.
    pub in_force: Option<String>,
    /// When somebody last went through it.
    pub reviewed: Option<String>,
    /// The paragraphs under the title.
    pub summary: Vec<String>,
    /// Duties.
    pub what_you_do: Vec<String>,
    /// Skills.
    pub what_you_bring: Vec<String>,
    /// What it takes to hold the role.
    pub everyone_needs: Vec<RequirementShown>,
    /// What every way in asks.
    pub to_start_any_way_in: Vec<RequirementShown>,
    /// The ways in.
    pub ways_in: Vec<RouteShown>,
    /// What staying in the role takes.
    pub staying_in_the_role: Vec<RequirementShown>,
    /// Where it leads.
    pub where_it_leads: Vec<StepShown>,
    /// Roles without a page here that it leads to as well.
    pub leads_beyond: Vec<String>,
    /// Notes.
    pub notes: Vec<String>,
    /// The sources cited.
    pub sources: Vec<SourceName>,
}

/// A way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteShown {
    /// Its slug.
    pub route: String,
    /// Its title.
    pub title: String,
    /// What kind of way it is.
    pub kind: String,
    /// The line that describes it.
    pub line: String,
    /// Its level.
    pub level: Option<u8>,
    /// The months it takes, at least.
    pub months_at_least: Option<u32>,
    /// The months it takes, at most.
    pub months_at_most: Option<u32>,
    /// The months of assessment after that, at least.
    pub assessment_at_least: Option<u32>,
    /// The months of assessment after that, at most.
    pub assessment_at_most: Option<u32>,
    /// How long it takes, where that depends on something: the first whose condition holds is used.
    pub lengths: Vec<LengthShown>,
    /// What it gives.
    pub gives: Vec<String>,
    /// What it asks.
    pub requirements: Vec<RequirementShown>,
    /// What named providers ask beside.
    pub offers: Vec<OfferShown>,
}

/// A length that a way in can have.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LengthShown {
    /// The line.
    pub sentence: String,
    /// The months, at least.
    pub months_at_least: u32,
    /// The months, at most.
    pub months_at_most: u32,
    /// How one learns in that time: full-time or part-time.
    pub mode: Option<String>,
    /// The condition under which it holds; none, where it holds for all others.
    pub applies_if: Option<String>,
    /// The hours a week below which it is longer in proportion.
    pub in_proportion_below: Option<u32>,
    /// Whether it may be shorter.
    pub may_be_shorter: bool,
}

/// What one provider asks beside the general rules.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct OfferShown {
    /// The provider.
    pub provider: String,
    /// What it asks.
    pub requirements: Vec<RequirementShown>,
    /// General rules in which it has filled in what they leave open, each in place of the general one with its id.
    pub filled_in: Vec<RequirementShown>,
}

impl OfferShown {
    /// Everything that stands at this provider: what it asks beside the general rules, and what it has filled in.
    pub fn all(&self) -> [&Vec<RequirementShown>; 2] {
        [&self.requirements, &self.filled_in]
    }
}

/// A role it leads to.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct StepShown {
    /// The role's slug.
    pub role: String,
    /// Its title.
    pub title: String,
    /// What the step asks beside what the role asks.
    pub requirements: Vec<RequirementShown>,
}

/// A condition as it was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReadingShown {
    /// The kind of condition.
    pub kind: String,
    /// What it asks, in a few words.
    pub what: String,
    /// The question that settles it.
    pub question: String,
}

/// A requirement as the page has it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RequirementShown {
    /// Its id, unique on its page.
    pub id: String,
    /// The sentence.
    pub sentence: String,
    /// must, usually, should, may, preferably or instead.
    pub strength: String,
    /// Who asks.
    pub owner: String,
    /// Whether it decides who pays, and not who may start.
    pub for_funding: bool,
    /// When it falls due.
    pub moment: String,
    /// The first day of a start it applies to.
    pub starts_from: Option<String>,
    /// The first day of a start it no longer applies to.
    pub starts_before: Option<String>,
    /// Whose judgement it is.
    pub decided_by: Option<String>,
    /// What one provider has decided for everybody who goes there: granted or refused.
    pub filled_in: Option<String>,
    /// The kinds of condition it is made of.
    pub kinds: Vec<String>,
    /// How it was read, condition by condition.
    pub reads: Vec<ReadingShown>,
    /// How its *if* or *unless* was read, where it has one.
    pub applies_if: Vec<ReadingShown>,
    /// What settles it: facts, judgement, facts-and-judgement (both have to be there), nothing, as it asks nothing of a
    /// person, each-item of a list, or not-known, where nobody has read or found out yet what is asked: then its strength
    /// says nothing either.
    pub settled_by: String,
    /// The sources.
    pub sources: Vec<String>,
    /// Whether a source has confirmed it.
    pub confirmed: bool,
    /// The page it stands on.
    pub page: String,
    /// The line it stands on, from 1.
    pub line: u32,
    /// The items of a list.
    pub requirements: Vec<RequirementShown>,
}
