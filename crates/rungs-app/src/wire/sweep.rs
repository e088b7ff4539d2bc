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
    /// For lack of which columns people can't be told, what most people lack first.
    pub missing_columns: Vec<MissingColumn>,
    /// Single things to do, what makes most people ready first: up to ten of each way in.
    pub levers: Vec<Lever>,
    /// The best few levers together, smallest number first.
    pub together: Vec<LeversTogether>,
    /// Where the people of each group stand, for each column by which groups are told.
    pub groups: Vec<Grouping>,
    /// Columns by which groups were to be told and nothing is, each with the reason.
    pub untold_groups: Vec<UntoldGroups>,
    /// What was put aside, for each reason.
    pub set_aside: Vec<SetAsideCount>,
    /// What would be otherwise, if that was asked; the key isn't there if it wasn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_if: Option<WhatIf>,
    /// How many could start and could have finished, quarter by quarter, if that was asked; the key isn't there if it wasn't.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supply: Option<Supply>,
}

/// How many of these people could start a way in, and could have finished it, quarter by quarter.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Supply {
    /// The quarters: three months each, from the day the ways in would start.
    pub quarters: Vec<Quarter>,
    /// What was assumed, each as it was told.
    pub assumed: Vec<Assumption>,
    /// What wasn't told, and would narrow a number down: names of assumptions.
    pub open: Vec<String>,
    /// How numbers were drawn; none where nothing was assumed, and so nothing drawn.
    pub drawn: Option<Drawn>,
    /// Way in by way in.
    pub routes: Vec<RouteSupply>,
}

/// Three months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Quarter {
    /// Its first day.
    pub from: String,
    /// Its last day.
    pub until: String,
}

/// Something assumed of people of whom nobody knows it: a share, or the least and the most that it can be.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Assumption {
    /// What: takes-up, agreed, turns-out-well or leaves.
    pub what: String,
    /// The least, from 0 to 1.
    pub from: f64,
    /// The most, from 0 to 1.
    pub to: f64,
}

/// How numbers were drawn. The same seed gives the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Drawn {
    /// The seed.
    pub seed: u64,
    /// How many times everybody was drawn.
    pub times: u32,
    /// In how many of a hundred draws the number lies from `low` to `high`.
    pub interval: u8,
}

/// How many could start one way in, and could have finished it.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct RouteSupply {
    /// The role's slug.
    pub role: String,
    /// The role's title.
    pub role_title: String,
    /// The route's slug.
    pub route: String,
    /// The route's title.
    pub route_title: String,
    /// How many months it takes at most; none where nobody has told.
    pub months: Option<u32>,
    /// For each quarter: who could have started by its end.
    pub could_start: Vec<Expected>,
    /// For each quarter: who could have finished by its end. Empty where nobody has told how long it takes.
    pub could_finish: Vec<Expected>,
    /// People for whom no plan was looked for, and for whom none that was found for others holds. They are counted where waiting
    /// alone makes them ready.
    pub no_plan_looked_for: u64,
    /// People for whom a plan was taken that was found for others and holds for them as well: one may begin sooner.
    pub plan_of_others: u64,
    /// People for whom the search for a plan was cut short: there may be one, or one that begins sooner.
    pub cut_short: u64,
    /// People whose plan has a step of which nobody has told how long it takes: it is taken to take no time.
    pub length_untold: u64,
}

/// How many people by the end of a quarter: at least `sure` and at most `most` if everybody stays, and from `low` to `high` by
/// what was assumed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Expected {
    /// Who is ready, or becomes so by waiting alone.
    pub sure: u64,
    /// Everybody whom waiting or a plan leads there, if all of it goes well.
    pub most: u64,
    /// By what was assumed, the lower end: `sure` where nothing was.
    pub low: u64,
    /// In half of the draws there are fewer; none where something that matters wasn't told.
    pub middle: Option<u64>,
    /// By what was assumed, the upper end: `most` where nothing was.
    pub high: u64,
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
    /// The column of the export that would say it, or some of it, where there is one.
    pub column: Option<String>,
    /// What a column would be that isn't there and would say it, or some of it, as a mapping names it.
    pub wanted: Option<String>,
    /// People of whom it isn't known, and whose standing towards some way in it can change.
    pub people: u64,
    /// Of these, those for whom a column is there that would say it, and is empty.
    pub blank: u64,
    /// People for whom it alone would settle some way in.
    pub settles: u64,
}

/// A column for lack of which people can't be told where they stand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MissingColumn {
    /// The column, where it is there and empty for these people; none where there is no such column.
    pub column: Option<String>,
    /// What it says, as a mapping names it: *grade (GCSE, maths)*.
    pub says: String,
    /// People of whom can't be told whether they can start some way in, and who lack it.
    pub people: u64,
}

/// One thing that could be done for some people.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct Lever {
    /// What to do.
    pub what: String,
    /// Whose step it is: *the person*, an employer, a university, a regulator …
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

/// A column by which groups were to be told, and nothing is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UntoldGroups {
    /// The column of the export.
    pub column: String,
    /// The reason, in words.
    pub why: String,
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
