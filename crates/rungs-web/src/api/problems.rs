//! What can go wrong: where the `type` of a problem leads.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::operation::{Nothing, Operation};
use super::problem::{Kind, Problem};
use crate::Site;

/// Every sort of problem.
#[derive(Serialize, JsonSchema)]
struct ProblemsAnswer {
    problems: Vec<ProblemSort>,
}

/// A sort of problem.
#[derive(Serialize, JsonSchema)]
struct ProblemSort {
    /// The address by which answers name it.
    #[serde(rename = "type")]
    address: String,
    /// What it means.
    title: &'static str,
    /// The status that comes with it.
    status: u16,
    /// What to do about it.
    to_do: &'static str,
}

impl From<Kind> for ProblemSort {
    fn from(kind: Kind) -> ProblemSort {
        let (status, _, title, to_do) = kind.told();
        ProblemSort { address: kind.address(), title, status: status.as_u16(), to_do }
    }
}

/// A sort of problem, by its name.
#[derive(Deserialize, JsonSchema)]
struct Named {
    /// Its name: the end of the `type` of a problem.
    problem: String,
}

pub(super) fn list() -> Operation {
    Operation::get("listProblems", "/problems", |_: &Site, Nothing {}, Nothing {}| {
        Ok(ProblemsAnswer { problems: Kind::ALL.into_iter().map(Into::into).collect() })
    })
    .about("What can go wrong", "Every sort of problem, with what to do about it.")
}

pub(super) fn one() -> Operation {
    Operation::get("getProblem", "/problems/{problem}", |_: &Site, Named { problem }, Nothing {}| {
        let named = Kind::ALL.into_iter().find(|kind| kind.told().1 == problem);
        let named =
            named.ok_or_else(|| Problem::new(Kind::NotFound, format!("no sort of problem is called “{problem}”")))?;
        Ok(ProblemSort::from(named))
    })
    .about("One thing that can go wrong", "Where the `type` of a problem leads.")
    .may_be(Kind::NotFound)
    .with(&[("problem", "no-such-role")])
}
