//! The shapes in which answers go out as JSON. Their schemas are generated from here and checked in.

pub mod ask;
pub mod cases;
pub mod check;
mod described;
pub mod diff;
pub mod findings;
pub mod format;
pub mod manual;
pub mod mend;
pub mod new;
pub mod opportunities;
pub mod plan;
pub mod reopen;
pub mod roles;
pub mod routes;
pub mod sarif;
pub mod say;
pub mod show;
pub mod similar;
pub mod sweep;
pub mod watch;

use rungs_core::standing::{Interval, Standing};
use schemars::JsonSchema;
use serde::Serialize;

use crate::framework::LeftOut;
pub use described::WholeLines;
pub(crate) use described::schema_of;

/// A standing by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum StandingName {
    NotYet,
    ByException,
    AtDiscretion,
    Ready,
}

impl From<Standing> for StandingName {
    fn from(standing: Standing) -> StandingName {
        match standing {
            Standing::NotYet => StandingName::NotYet,
            Standing::ByException => StandingName::ByException,
            Standing::AtDiscretion => StandingName::AtDiscretion,
            Standing::Ready => StandingName::Ready,
        }
    }
}

/// What is known of a standing: its worst and its best.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Bounds {
    /// The worst it can still turn out to be.
    pub floor: StandingName,
    /// The best it can still turn out to be.
    pub ceiling: StandingName,
}

impl From<Interval> for Bounds {
    fn from(interval: Interval) -> Bounds {
        Bounds { floor: interval.floor.into(), ceiling: interval.ceiling.into() }
    }
}

/// The framework an answer rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct FrameworkName {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its version.
    pub version: String,
    /// A digest of all its files.
    pub digest: String,
    /// Pages that the answer leaves out, as they have errors; the key isn't there if there are none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
}

impl FrameworkName {
    /// The name of a loaded framework.
    pub fn of(loaded: &crate::framework::Loaded) -> FrameworkName {
        let framework = &loaded.checked.framework;
        FrameworkName {
            id: framework.id.clone(),
            title: framework.title.clone(),
            version: framework.version.clone(),
            digest: loaded.digest.clone(),
            left_out: loaded.left_out.clone(),
        }
    }
}

/// A source that requirements rest on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SourceName {
    /// The name of its footnote.
    pub id: String,
    /// Its title and owner.
    pub title: String,
    /// Its address.
    pub address: Option<String>,
    /// The day it was read.
    pub read: Option<String>,
    /// Whether it is a source at all, rather than what is generally known.
    pub confirmed: bool,
}

/// The JSON Schema of a wire shape or of the person file.
pub fn schema(name: &str) -> Option<serde_json::Value> {
    let schema = match name {
        "person" => schema_of::<crate::person::file::PersonFile>(),
        "check" => schema_of::<check::CheckAnswer>(),
        "ask" => schema_of::<ask::AskAnswer>(),
        "plan" => schema_of::<plan::PlanAnswer>(),
        "plan-file" => schema_of::<crate::plan_file::PlanFile>(),
        "plan-reopen" => schema_of::<reopen::ReopenAnswer>(),
        "similar" => schema_of::<similar::SimilarAnswer>(),
        "opportunities" => schema_of::<opportunities::OpportunitiesAnswer>(),
        "opportunity" => schema_of::<opportunities::OpportunityShown>(),
        "sweep" => schema_of::<sweep::SweepAnswer>(),
        "roles" => schema_of::<roles::RolesAnswer>(),
        "show" => schema_of::<show::RoleShown>(),
        "framework-check" => schema_of::<findings::FindingsAnswer>(),
        "framework-diff" => schema_of::<diff::DiffAnswer>(),
        "framework-explain" => schema_of::<manual::ManualAnswer>(),
        "framework-say" => schema_of::<say::SayAnswer>(),
        "framework-sentences" => schema_of::<manual::SentencesAnswer>(),
        "framework-fmt" => schema_of::<format::FormatAnswer>(),
        "framework-new" => schema_of::<new::NewAnswer>(),
        "framework-test" => schema_of::<cases::CasesAnswer>(),
        "framework-watch" => schema_of::<watch::WatchRound>(),
        "import" => schema_of::<rungs_exchange::Report>(),
        _ => return None,
    };
    serde_json::to_value(schema).ok()
}

/// The names that [`schema`] knows.
pub const SCHEMAS: [&str; 22] = [
    "person",
    "check",
    "ask",
    "plan",
    "plan-file",
    "plan-reopen",
    "roles",
    "show",
    "similar",
    "opportunities",
    "opportunity",
    "framework-check",
    "framework-diff",
    "framework-fmt",
    "framework-explain",
    "framework-new",
    "framework-say",
    "framework-sentences",
    "framework-test",
    "framework-watch",
    "import",
    "sweep",
];
