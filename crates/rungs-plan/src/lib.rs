//! Plans: what to do, in what order, by when.
//!
//! A framework is a graph of attainments. Every way in and every opportunity is an [`Undertaking`]: it asks for facts, takes
//! months, and gives facts. A plan is a row of undertakings with the month each begins in, and it holds by one rule: on the
//! day an undertaking begins, a person of whom is true what was true before, and what was gained since, can stand *ready*
//! for it, once what isn't known has turned out well and whoever may be counted on has agreed. What has to be found out, and who has
//! to agree, is part of the plan.
//!
//! Read `undertaking.rs` first, then `timeline.rs` (what is true of the person in a month), `verdict.rs` (what can begin
//! then), `schedule.rs` (when a given set of undertakings can begin) and `search.rs` (which sets are tried). Time is counted
//! in whole months from the day the plan begins.

mod aim;
mod bounds;
mod breakpoint;
mod conflict;
mod entry;
mod giving;
mod kept;
mod late;
mod limits;
mod plan;
mod schedule;
mod search;
mod timeline;
mod undertaking;
mod verdict;

pub use conflict::{Missing, Obstacle};
pub use kept::{Keeping, has_what_it_gives, stopped_by};
pub use late::{Late, late};
pub use limits::{Limit, Limits};
pub use plan::{
    Agreement, AgreementKind, Found, HORIZON, Measure, Otherwise, Plan, PlannedStep, Plans, Question, Reason, Sooner,
    plan, sooner,
};
pub use search::Gap;
pub use timeline::{Start, Undertaken, as_told, person_after, person_with};
pub use undertaking::{Atlas, Post, Undertaking, UndertakingId, Undertakings, What};
