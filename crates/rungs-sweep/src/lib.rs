//! Many people at once: columns in, standings out.
//!
//! Of a person, a role sees how each of their lists can turn out, and nothing else. There are few such outlooks, however many
//! people: a list is looked at once for each different content (`seen.rs`). Whoever has the same outlook on every list
//! stands alike, so a role puts people into *profiles* (`profile.rs`) and decides each profile once, sixty-four at a time:
//! floors and ceilings are three planes of bits each, *all of* is AND, *one of* is OR (`block.rs`).
//!
//! Read `crowd.rs` first (the people), then `sweep.rs` (the way of a crowd through a role).

mod block;
mod crowd;
mod form;
mod profile;
mod reader;
mod seen;
mod sight;
mod sql;
mod step;
mod sweep;
mod table;
mod tally;
mod target;
mod tied;
mod told;

pub use crowd::{Content, ContentId, Crowd, Lineage};
pub use form::{Cells, Form, Unfit};
pub use profile::ProfileId;
pub use reader::Reader;
pub use sql::{Dialect, PERSON, PreparedRow, RouteSql, SqlCondition, SqlDecision};
pub use step::Near;
pub use sweep::{RoleSweep, Sweep, Swept};
pub use table::Tables;
pub use target::{Planes, TargetId};
