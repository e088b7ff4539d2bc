//! The ways into a role, and one of them.

use rungs_app::service;
use rungs_app::wire::routes::RoutesAnswer;
use rungs_core::framework::{Role, Route};
use rungs_core::vocabulary::normal;
use schemars::JsonSchema;
use serde::Deserialize;

use super::operation::{Nothing, Operation};
use super::problem::{Kind, Problem};
use super::roles::role;
use crate::Site;

/// A role, by its name.
#[derive(Deserialize, JsonSchema)]
struct OfRole {
    /// The role's slug, its title, or another name for it.
    role: String,
}

/// A way into a role, by their names.
#[derive(Deserialize, JsonSchema)]
struct Named {
    /// The role's slug, its title, or another name for it.
    role: String,
    /// The slug of the way in, or its title.
    route: String,
}

pub(super) fn list() -> Operation {
    Operation::get(
        "listRoutes",
        "/roles/{role}/routes",
        |site: &Site, named: OfRole, Nothing {}| -> Result<RoutesAnswer, Problem> {
            service::routes(site.loaded, role(site, &named.role)?, None).ok_or_else(Problem::ours)
        },
    )
    .about("The ways into a role", "What each asks, how long it takes, what it gives, and who offers it.")
    .may_be(Kind::NoRole)
    .with(&[("role", "assistant-practitioner")])
}

pub(super) fn one() -> Operation {
    Operation::get(
        "getRoute",
        "/roles/{role}/routes/{route}",
        |site: &Site, named: Named, Nothing {}| -> Result<RoutesAnswer, Problem> {
            let role = role(site, &named.role)?;
            let route = route(role, &named.route)?;
            service::routes(site.loaded, role, Some(&route.slug)).ok_or_else(Problem::ours)
        },
    )
    .about("A way into a role", "The same for one way in: a list with one entry.")
    .may_be(Kind::NoRole)
    .may_be(Kind::NoRoute)
    .with(&[("role", "assistant-practitioner"), ("route", "foundation-degree-higher-apprenticeship")])
}

/// The way into a role that a name stands for.
pub(super) fn route<'r>(role: &'r Role, name: &str) -> Result<&'r Route, Problem> {
    let wanted = normal(name);
    let found = role.routes.iter().find(|route| normal(&route.slug) == wanted || normal(&route.title) == wanted);
    found.ok_or_else(|| {
        let known: Vec<&str> = role.routes.iter().map(|route| route.slug.as_str()).collect();
        let detail = format!("no way into {} is called “{name}”; there are {}", role.title, known.join(", "));
        Problem::new(Kind::NoRoute, detail)
    })
}
