//! What `rungs plan --reopen --json` says.

use schemars::JsonSchema;
use serde::Serialize;

use super::FrameworkName;
use super::diff::ChangeShown;
use super::plan::{PlanAnswer, PlanShown};

/// What has become of a plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReopenAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the plan was made.
    pub made_on: String,
    /// The framework as it is.
    pub framework: FrameworkName,
    /// The version by which the plan was made.
    pub version_then: String,
    /// Whether the rules are the very ones that the plan was made by.
    pub same_rules: bool,
    /// Whether the rules as they were could be found, so that what changed is told; or are the same.
    pub changes_known: bool,
    /// Where the rules as they were couldn't be found: whether the plan says by which sentences its steps asked, so that the
    /// sentences that went and came are told, and nothing of what their words mean.
    pub sentences_compared: bool,
    /// The slug of the role.
    pub role: String,
    /// Its title.
    pub role_title: String,
    /// Whether it is reached.
    pub reached: bool,
    /// The slug of the way in that was asked for, where the page has it no more.
    pub route_gone: Option<String>,
    /// The day by which it had to be over, where that has gone by or no plan of these steps keeps to it.
    pub by_missed: Option<String>,
    /// The day on which the plan was to be over.
    pub was_to_end: String,
    /// The day on which it is over now, where that is still to be had with steps of the plan.
    pub ends: Option<String>,
    /// By how many months it ends later; fewer than none where it ends sooner.
    pub months_later: Option<i32>,
    /// What it comes of that it ends on another day, or not at all.
    pub causes: Vec<CauseShown>,
    /// What has become of each step.
    pub steps: Vec<StepNow>,
    /// What was told of the person and this framework has no word for: it counts as unknown.
    pub left_unknown: Vec<String>,
    /// How many steps the kept plan has that the old one hadn't.
    pub new_steps: usize,
    /// A plan from today that keeps as many steps of the old one as can be; none where there is none, or it is reached.
    pub kept: Option<PlanShown>,
    /// Plans from today as if there were no old one, but for what has begun; none where it is reached.
    pub anew: Option<PlanAnswer>,
}

/// What a plan ends later by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CauseShown {
    /// rules: they are others than then; facts: of the person, others than it rested on; time: steps that weren't taken.
    pub cause: String,
    /// By how many months; none where it can't be had at all because of it.
    pub months: Option<i32>,
}

/// What has become of one step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepNow {
    /// Its name.
    pub name: String,
    /// Its title, with the role that it leads to.
    pub title: String,
    /// done, running, due, late, not-possible, not-needed or gone.
    pub state: String,
    /// The day it was to begin.
    pub was_to_begin: String,
    /// The last day on which it could begin.
    pub latest_was: String,
    /// The day it was to be over.
    pub was_to_end: String,
    /// By what it is known to be done or to have begun: marked, in the plan file; or facts, which hold what it gives.
    pub known_by: Option<String>,
    /// The day it begins now, or began.
    pub begins: Option<String>,
    /// The last day on which it can begin now.
    pub latest: Option<String>,
    /// The day it is over now.
    pub ends: Option<String>,
    /// By how many months it is late: it begins so long after the last day on which it could, or goes on past its end.
    pub months_late: u32,
    /// Later steps that ask for what it gives and that it moves: their places, from 1.
    pub moves: Vec<usize>,
    /// The sentences that now stop it.
    pub stopped_by: Vec<String>,
    /// What it comes of: rules, facts, time.
    pub because: Vec<String>,
    /// Steps of the framework as it is that are called nearly so, where its page is gone.
    pub nearly: Vec<String>,
    /// Where sentences alone were compared: those by which it asked when the plan was made, and doesn't ask any more.
    pub sentences_gone: Vec<String>,
    /// The same: those by which it asks now, and didn't ask then.
    pub sentences_new: Vec<String>,
    /// Rules of its page that differ.
    pub changes: Vec<ChangeShown>,
    /// What its page says otherwise beside rules.
    pub page: Vec<String>,
}
