//! Plans: what to do, in what order, by when.
//!
//! A framework is a graph of attainments. Every way in and every opportunity is an [`Undertaking`]: it asks for facts, takes
//! months, and gives facts. A plan is a row of undertakings with the month each begins in, and it holds by one rule: on the
//! day an undertaking begins, a person of whom is true what was true before, and what was gained since, can stand *ready*
//! for it, once what isn't known has turned out well and whoever may be counted on has agreed. What has to be found out, and who has
//! to agree, is part of the plan.
//!
//! Read `undertaking.rs` and `atlas.rs` first, then `planner.rs` (whom to ask), `timeline.rs` and `bench/then.rs` (what is true
//! of the person in a month), `bench.rs` (what can begin then, and in `bench/at_best.rs`, what can't begin in whatever order),
//! `schedule.rs` (when a given set of undertakings can begin), `bounds.rs` (what no plan can do without), `search.rs` (which
//! sets are tried) and `plan.rs` (what is told of a plan). Time is counted in whole months from the day the plan begins.

mod atlas;
mod bench;
mod bounds;
mod entry;
mod kept;
mod limits;
mod plan;
mod planner;
mod schedule;
mod search;
mod timeline;
mod undertaking;

pub use atlas::{Atlas, Undertakings};
pub use bench::aim::Rules;
pub use kept::{Keeping, has_what_it_gives};
pub use limits::{Limit, Limits};
pub use plan::late::Late;
pub use plan::soonest::{Soonest, SoonestWay};
pub use plan::{
    Agreement, AgreementKind, Found, HORIZON, Measure, Missing, Obstacle, Otherwise, Plan, PlannedStep, Plans,
    Question, Reason, Sooner,
};
pub use planner::Planner;
pub use search::Gap;
pub use timeline::{Start, Undertaken, as_told, jobs, person_after, person_with};
pub use undertaking::{Post, Undertaking, UndertakingId, What};
