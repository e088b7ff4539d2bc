//! What `rungs plan --json` says.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::FrameworkName;

/// Plans that lead somebody to a role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the plans begin.
    pub begins: String,
    /// The framework the answer rests on.
    pub framework: FrameworkName,
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The slug of the one way in that was asked for, if one was.
    pub route: Option<String>,
    /// What had to be kept to.
    pub limits: PlanLimits,
    /// Whether the plans count on what was told alone: what people work for and didn't tell isn't there. Otherwise whatever
    /// may be so is hoped for.
    pub counts_on_told: bool,
    /// Whether the plans may count on exceptions: that was asked for, or there is no plan without.
    pub counts_on_exceptions: bool,
    /// The plans, the soonest first; none is as good as another in every way.
    pub plans: Vec<PlanShown>,
    /// Why there is none, where there is none.
    pub obstacle: Option<ObstacleShown>,
    /// What no plan can be better than, where the search was cut short before it had seen them all.
    pub cut_short: Option<NoBetterThan>,
    /// What would make it sooner, if it turned out to be so.
    pub sooner_if: Option<SoonerIf>,
    /// The jobs in one of which more hours might help, where somebody has several and hasn't said in which more can be asked
    /// for: no plan counts on it then. None where it helps nothing, or one is named.
    pub more_hours_in_one_of: Vec<String>,
    /// How late all of it can begin, where that was asked: the plans are then those that begin no sooner.
    pub begins_at_the_latest: Option<AtTheLatest>,
}

/// How late everything that is still to begin can begin, and be over by the day that was named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AtTheLatest {
    /// The first day of the last month from which on there is a plan, counted from the day the plans begin.
    pub from: String,
    /// Whether there was too much to look through all of it, so that a later day may do as well.
    pub may_be_later: bool,
}

/// What somebody can't or won't do. What isn't there limits nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PlanLimits {
    /// The most hours a week of one's own time for learning.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hours_a_week: Option<u32>,
    /// The most that everything may cost, in pounds. What costs something that nobody has told is left out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub money: Option<u32>,
    /// Whether the job goes on: no full-time course.
    #[serde(skip_serializing_if = "is_not")]
    pub keeps_working: bool,
    /// Whether the employer stays: no post elsewhere.
    #[serde(skip_serializing_if = "is_not")]
    pub stays_with_employer: bool,
    /// Whether nothing may be in the evening.
    #[serde(skip_serializing_if = "is_not")]
    pub no_evenings: bool,
    /// The first day on which anything may begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub not_before: Option<String>,
    /// The day by which everything has to be over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// Times in which nothing is learned: the first day, and the first day after.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub breaks: Vec<(String, String)>,
    /// Steps that are left out, by their names.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub without: Vec<String>,
    /// Of several jobs the one in which more hours can be asked for: its role, or what it is called, with its employer where
    /// that isn't enough. It limits nothing.
    #[serde(rename = "more_hours_in", skip_serializing_if = "Option::is_none")]
    pub hours_in: Option<String>,
}

fn is_not(told: &bool) -> bool {
    !told
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanShown {
    /// What it is best in, of all plans: fastest, cheapest, fewest-steps, least-risk.
    pub best_in: Vec<String>,
    /// The day on which everything is over, if each step takes as long as it can.
    pub ends: String,
    /// How many of its steps take a time that nobody has told: it ends later by that.
    pub unknown_lengths: u32,
    /// The most that it costs, in pounds, as far as costs are told.
    pub cost: u32,
    /// How many of its steps have a cost that nobody has told.
    pub unknown_costs: u32,
    /// How many decisions others take.
    pub decisions: u32,
    /// The steps, in the order in which they begin.
    pub steps: Vec<PlanStep>,
}

/// A step of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct PlanStep {
    /// Its name, by which it can be left out.
    pub name: String,
    /// way-in, opportunity, or deed: something no page describes.
    pub kind: String,
    /// Its title.
    pub title: String,
    /// The slug of the role that a way in leads to.
    pub role: Option<String>,
    /// The title of that role.
    pub role_title: Option<String>,
    /// at-work, part-time or full-time.
    pub pace: String,
    /// The day it begins.
    pub begins: String,
    /// The day it is over, if it takes as long as it can.
    pub ends: String,
    /// The last day on which it can begin for the plan to end in time.
    pub begins_at_the_latest: String,
    /// The last day to apply for it, where its page says.
    pub apply_by: Option<String>,
    /// How many months it takes at most; none where nobody has told.
    pub months: Option<u32>,
    /// Hours a week of one's own time, where told.
    pub hours_a_week: Option<u32>,
    /// What it costs at most, in pounds, where told.
    pub cost: Option<u32>,
    /// What it gives.
    pub gives: Vec<String>,
    /// The job that one has once it is over, where it leads to one.
    pub job: Option<String>,
    /// What has to turn out well.
    pub find_out: Vec<ToFindOut>,
    /// Who has to agree.
    pub agreements: Vec<AgreementShown>,
    /// What it is there for: later steps that ask for what it gives. None where it leads to the role itself.
    pub why: Vec<WhyShown>,
    /// What is left if it can't be done.
    pub otherwise: OtherwiseShown,
    /// Whether something that it asks isn't known of its page yet.
    pub partly_unknown: bool,
    /// Whether it has begun before the plan does: only in a plan that was opened again.
    pub goes_on: bool,
}

impl PlanStep {
    /// Its title, with the role that it leads to: *Physiotherapist (full-time degree)*.
    pub fn whole_title(&self) -> String {
        whole_title(self.role_title.as_deref(), &self.title)
    }
}

/// The title of a step, with the role that it leads to.
pub(crate) fn whole_title(role: Option<&str>, title: &str) -> String {
    role.map_or_else(|| title.to_owned(), |role| format!("{role} ({})", crate::words::lower(title)))
}

/// Something that isn't known and has to turn out well.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ToFindOut {
    /// The question.
    pub question: String,
    /// What it is about.
    pub what: String,
    /// What it has to turn out to be.
    pub is_so: bool,
}

/// A decision that somebody else takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AgreementShown {
    /// Whose decision it is, as a reader is told: *the university or college*.
    pub owner: String,
    /// exception, consideration, registration, or part: what they do themselves.
    pub kind: String,
    /// What it is about, as the page has it.
    pub about: String,
}

/// What a step is there for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct WhyShown {
    /// The step that asks for it: its place among the steps, from 1.
    pub step: usize,
    /// The sentences that would not be met without it.
    pub sentences: Vec<String>,
}

/// What is left without a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum OtherwiseShown {
    /// Another plan: the soonest.
    Plan {
        /// The day on which it is over.
        ends: String,
        /// The titles of its steps.
        steps: Vec<String>,
    },
    /// There is none.
    Nothing,
    /// None was found before the search was cut short.
    NotFound,
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum ObstacleShown {
    /// The role has no way in.
    NoWayIn,
    /// Something is asked that nothing gives.
    NothingGives {
        /// For each way in, what it lacks: of each of these, something.
        lacking: Vec<LackingShown>,
    },
    /// Limits that don't go together.
    Limits {
        /// The fewest limits that leave no plan, by their names.
        limits: Vec<String>,
        /// The soonest plan that keeps to all the others.
        without_them: Option<Box<PlanShown>>,
    },
    /// The search was cut short before it found any.
    CutShort,
}

/// What a way in lacks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LackingShown {
    /// The way in.
    pub route_title: String,
    /// Of each of these, something.
    pub one_of: Vec<Vec<String>>,
}

/// What no plan can be better than.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NoBetterThan {
    /// The first day on which any can be over of which it is known how long it takes.
    pub ends: String,
    /// The fewest pounds, as far as costs are told.
    pub cost: u32,
    /// The fewest steps.
    pub steps: u32,
    /// The fewest decisions of others.
    pub decisions: u32,
}

/// What would make a plan sooner.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SoonerIf {
    /// The day on which everything would be over.
    pub ends: String,
    /// What would have to turn out to be so.
    pub find_out: Vec<ToFindOut>,
}
