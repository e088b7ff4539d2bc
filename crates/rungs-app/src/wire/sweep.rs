//! What `rungs sweep --json` says: a whole workforce at once.

use schemars::JsonSchema;
use serde::Serialize;

use super::FrameworkName;

/// Where the people of a staff export stand towards ways in, and what would help most.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct SweepAnswer {
    /// The day the question was asked.
    pub on: String,
    /// The day the ways in would start.
    pub start: String,
    /// The framework the answer rests on.
    pub framework: FrameworkName,
    /// What became of the rows of the export.
    pub rows: Rows,
    /// How many people they are of: several rows can be the assignments of one.
    pub people: u64,
    /// Where they stand, way in by way in.
    pub routes: Vec<RouteCounts>,
    /// What isn't known of them, what most wait for first.
    pub missing: Vec<MissingFact>,
    /// Single things to do, what makes most people ready first.
    pub levers: Vec<Lever>,
    /// The best few levers together, smallest number first.
    pub together: Vec<LeversTogether>,
    /// Where the people of each group stand, for each column by which groups are told.
    pub groups: Vec<Grouping>,
    /// What was put aside, for each reason.
    pub set_aside: Vec<SetAsideCount>,
    /// What would be otherwise, if that was asked; the key isn't there if it wasn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIf>,
}

/// What would be otherwise for the same people.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct WhatIf {
    /// What is taken to be otherwise, in words.
    pub what: Vec<String>,
    /// The day the ways in would start.
    pub start: String,
    /// The framework that this rests on.
    pub framework: FrameworkName,
    /// Who stands otherwise, way in by way in.
    pub routes: Vec<RouteFlips>,
}

/// Who stands otherwise towards one way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteFlips {
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// How many stand where as it is.
    pub before: Counts,
    /// How many would stand where; none where there is no such way in then.
    pub after: Option<Counts>,
    /// From where to where, most people first.
    pub flips: Vec<Flips>,
}

/// People who stand otherwise in the same way.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Flips {
    /// Where they stand as it is: ready, they-decide, one-step-away, cannot-tell or further.
    pub from: String,
    /// Where they would stand.
    pub to: String,
    /// How many.
    pub people: u64,
    /// By which sentences; told of up to twelve ways in.
    pub clauses: Vec<Clause>,
}

/// A sentence that stops people no longer, or that stops them now.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Clause {
    /// The requirement's id.
    pub requirement: String,
    /// Its sentence.
    pub sentence: String,
    /// Whether it stops them in what would be, and not as it is; otherwise it is the other way round.
    pub stops_now: bool,
    /// How many of them.
    pub people: u64,
}

/// What became of rows: `in` is always `read` and `set_aside` together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Rows {
    /// Rows that came in, without headings and without empty ones.
    #[serde(rename = "in")]
    pub came_in: u64,
    /// Rows that were read.
    pub read: u64,
    /// Rows that could not be read, each with its reason.
    pub set_aside: u64,
}

/// How many people stand where: each is counted in one of the first five, and `one_step_away` is some of `not_yet` and
/// `cannot_tell`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// They meet everything asked, whatever else is so.
    pub ready: u64,
    /// Someone has said that they would consider them.
    pub at_discretion: u64,
    /// Someone would have to set their own usual rule aside.
    pub by_exception: u64,
    /// Nothing that isn't known could change that they can't start yet.
    pub not_yet: u64,
    /// It depends on what isn't known of them.
    pub cannot_tell: u64,
    /// One single thing to do, whatever else is so, would make them ready.
    pub one_step_away: u64,
    /// Of those one step away, how many are among `cannot_tell`; the others are among `not_yet`.
    pub one_step_away_cannot_tell: u64,
    /// One single fact, turning out well, would make them ready.
    pub one_answer_away: u64,
}

impl Counts {
    /// How many people were counted.
    pub fn people(&self) -> u64 {
        self.ready + self.at_discretion + self.by_exception + self.not_yet + self.cannot_tell
    }

    /// Where someone else decides: at their discretion, or by an exception.
    pub fn they_decide(&self) -> u64 {
        self.at_discretion + self.by_exception
    }

    /// It depends on what isn't known, and no single step helps whatever that is.
    pub fn cannot_tell_otherwise(&self) -> u64 {
        self.cannot_tell.saturating_sub(self.one_step_away_cannot_tell)
    }

    /// Not yet, by more than one step.
    pub fn further(&self) -> u64 {
        let one_step = self.one_step_away.saturating_sub(self.one_step_away_cannot_tell);
        self.not_yet.saturating_sub(one_step)
    }
}

/// Where people stand towards one way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteCounts {
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The role's qualification level.
    pub level: Option<u8>,
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// How many stand where.
    pub counts: Counts,
}

/// Something that isn't known of some people.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct MissingFact {
    /// The question that asks for it.
    pub question: String,
    /// The column of the export that would say it, where one was named for it.
    pub column: Option<String>,
    /// People of whom it isn't known, and whose standing towards some way in it can change.
    pub people: u64,
    /// People for whom it alone would settle some way in.
    pub settles: u64,
}

/// One thing that could be done for some people.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Lever {
    /// What to do.
    pub what: String,
    /// Whose step it is: *you*, an employer, a university, a regulator …
    pub who: String,
    /// The role's slug.
    pub role: String,
    /// The route's slug.
    pub route: String,
    /// How many more people would be ready for this way in.
    pub more_ready: u64,
}

/// Some levers pulled together, for one way in.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct LeversTogether {
    /// The role's slug.
    pub role: String,
    /// The route's slug.
    pub route: String,
    /// What to do.
    pub what: Vec<String>,
    /// How many more people would be ready.
    pub more_ready: u64,
    /// No combination of so many levers makes more people ready than this; equal to `more_ready` where the best was found.
    pub at_most: u64,
}

/// Where the people of each group stand.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Grouping {
    /// The column of the export.
    pub column: String,
    /// The role's slug.
    pub role: String,
    /// The route's slug.
    pub route: String,
    /// Each group, the largest first.
    pub groups: Vec<Group>,
    /// Which requirements stop how many, what stops most first.
    pub stopped: Vec<Stopped>,
}

/// A requirement, and how many people of each group can't meet it as they are. Small numbers are hidden as in [`Group`].
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Stopped {
    /// Its id.
    pub requirement: String,
    /// Its sentence.
    pub sentence: String,
    /// People, in the order of the groups.
    pub people: Vec<Option<u64>>,
}

/// One group. Small numbers are hidden: `None` is one that stands for one to four people, or that would tell such a one by
/// subtraction. Groups of fewer than five people are told together.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Group {
    /// What its rows say in that column; none where they say nothing, and where several groups are told together.
    pub name: Option<String>,
    /// How many groups these are: 1, or more where small ones are told together.
    pub of: u64,
    /// How many people.
    pub people: u64,
    /// Ready.
    pub ready: Option<u64>,
    /// At someone's discretion or by exception.
    pub they_decide: Option<u64>,
    /// One step away.
    pub one_step_away: Option<u64>,
    /// Not yet, by more than one step.
    pub further: Option<u64>,
    /// Can't tell.
    pub cannot_tell: Option<u64>,
}

/// Rows put aside for one reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SetAsideCount {
    /// The reason, in words.
    pub reason: String,
    /// How many rows.
    pub rows: u64,
    /// Where the first of them stand: sheet and row.
    pub first: Vec<String>,
}
