//! The shapes in which answers go out as JSON. Their schemas are generated from here and checked in.

pub mod ask;
pub mod cases;
pub mod check;
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
        "person" => schemars::schema_for!(crate::person::file::PersonFile),
        "check" => schemars::schema_for!(check::CheckAnswer),
        "ask" => schemars::schema_for!(ask::AskAnswer),
        "plan" => schemars::schema_for!(plan::PlanAnswer),
        "plan-file" => schemars::schema_for!(crate::plan_file::PlanFile),
        "plan-reopen" => schemars::schema_for!(reopen::ReopenAnswer),
        "similar" => schemars::schema_for!(similar::SimilarAnswer),
        "opportunities" => schemars::schema_for!(opportunities::OpportunitiesAnswer),
        "opportunity" => schemars::schema_for!(opportunities::OpportunityShown),
        "sweep" => schemars::schema_for!(sweep::SweepAnswer),
        "roles" => schemars::schema_for!(roles::RolesAnswer),
        "show" => schemars::schema_for!(show::RoleShown),
        "framework-check" => schemars::schema_for!(findings::FindingsAnswer),
        "framework-diff" => schemars::schema_for!(diff::DiffAnswer),
        "framework-explain" => schemars::schema_for!(manual::ManualAnswer),
        "framework-say" => schemars::schema_for!(say::SayAnswer),
        "framework-sentences" => schemars::schema_for!(manual::SentencesAnswer),
        "framework-fmt" => schemars::schema_for!(format::FormatAnswer),
        "framework-new" => schemars::schema_for!(new::NewAnswer),
        "framework-test" => schemars::schema_for!(cases::CasesAnswer),
        "framework-watch" => schemars::schema_for!(watch::WatchRound),
        "import" => schemars::schema_for!(rungs_exchange::Report),
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
