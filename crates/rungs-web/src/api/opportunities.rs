//! Ways to gain what is asked for, and one of them.

use rungs_app::service;
use rungs_app::wire::opportunities::{OpportunitiesAnswer, OpportunityShown};
use schemars::JsonSchema;
use serde::Deserialize;

use super::operation::{Nothing, Operation};
use super::problem::{Kind, Problem};
use crate::Site;

/// An opportunity, by its name.
#[derive(Deserialize, JsonSchema)]
struct Named {
    /// Its slug, or its title.
    opportunity: String,
}

pub(super) fn list() -> Operation {
    Operation::get(
        "listOpportunities",
        "/opportunities",
        |site: &Site, Nothing {}, Nothing {}| -> Result<OpportunitiesAnswer, Problem> {
            Ok(service::opportunities(site.loaded))
        },
    )
    .about("Opportunities", "Ways to gain what is asked for: how long each takes, what it costs and gives.")
}

pub(super) fn one() -> Operation {
    Operation::get(
        "getOpportunity",
        "/opportunities/{opportunity}",
        |site: &Site, Named { opportunity: name }, Nothing {}| -> Result<OpportunityShown, Problem> {
            let none = || Problem::new(Kind::NotFound, format!("no opportunity is called “{name}”"));
            let opportunity = service::opportunity(site.loaded, &name).ok_or_else(none)?;
            Ok(service::show_opportunity(site.loaded, opportunity))
        },
    )
    .about(
        "An opportunity",
        "What its page says: what it takes and costs, what it gives, what it asks of those who begin.",
    )
    .may_be(Kind::NotFound)
    .with(&[("opportunity", "hospital-volunteering")])
}
