//! The REST API, under `/api/v1`.
//!
//! Every operation stands once, in [`operations`]: the routes are mounted from that list and the OpenAPI document is written
//! from it, so that neither has what the other lacks. What an operation takes and gives are the types of its function.

mod ask;
mod body;
mod check;
mod document;
mod edition;
mod mend;
mod operation;
mod opportunities;
mod plan;
mod problem;
mod problems;
mod query;
mod question;
mod roles;
mod routes;
mod search;
mod sweep;

use std::sync::Arc;

use axum::Router;
use axum::routing::any;

use crate::Site;
use operation::Operation;

pub use document::openapi;
pub(crate) use plan::WEIGHT as PLAN_WEIGHT;
pub(crate) use problem::dressed;

/// Where the API begins. Another shape of its answers would have another number.
const ROOT: &str = "/api/v1";

/// Every operation, in the order in which the document lists them.
fn operations() -> Vec<Operation> {
    vec![
        roles::list(),
        roles::one(),
        roles::similar(),
        routes::list(),
        routes::one(),
        search::search(),
        check::check(),
        ask::ask(),
        mend::mend(),
        plan::plan(),
        sweep::sweep(),
        opportunities::list(),
        opportunities::one(),
        problems::list(),
        problems::one(),
        document::operation(),
    ]
}

/// Every address below `/api`, also those where there is nothing.
pub(crate) fn routes() -> Router<Arc<Site>> {
    let mut version = Router::new();
    for operation in operations() {
        version = version.route(operation.path, operation.handler);
    }
    let nothing = || any(problem::no_such_address);
    let rest = Router::new().route("/api", nothing()).route("/api/", nothing()).route("/api/{*rest}", nothing());
    rest.nest(ROOT, version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_operations_share_a_name_or_a_place() {
        let mut names: Vec<&str> = operations().iter().map(|one| one.id).collect();
        let mut places: Vec<(String, &str)> =
            operations().iter().map(|one| (one.method.to_string(), one.path)).collect();
        let (all, distinct) = (names.len(), |count: usize| assert_eq!(count, operations().len()));
        names.sort_unstable();
        names.dedup();
        places.sort();
        places.dedup();
        distinct(all);
        distinct(names.len());
        distinct(places.len());
    }
}
