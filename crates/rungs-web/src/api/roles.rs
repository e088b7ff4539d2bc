//! The roles, and one of them.

use rungs_app::find::{self, Found};
use rungs_app::service;
use rungs_app::wire::roles::RolesAnswer;
use rungs_app::wire::show::RoleShown;
use rungs_app::wire::similar::SimilarAnswer;
use rungs_core::framework::Role;
use schemars::JsonSchema;
use serde::Deserialize;

use super::operation::{Nothing, Operation};
use super::problem::{Kind, Problem};
use crate::Site;

/// Which roles are wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Wanted {
    /// Only roles of this profession: its name, or its slug.
    #[serde(default)]
    profession: Option<String>,
    /// Only roles at this qualification level.
    #[serde(default)]
    level: Option<u8>,
}

/// A role, by its name.
#[derive(Deserialize, JsonSchema)]
struct Named {
    /// The role's slug, its title, or another name for it.
    role: String,
}

pub(super) fn list() -> Operation {
    Operation::get("listRoles", "/roles", |site: &Site, Nothing {}, wanted: Wanted| -> Result<RolesAnswer, Problem> {
        let profession = wanted.profession.as_deref().map(|name| profession(site, name)).transpose()?;
        Ok(service::roles(site.loaded, profession, wanted.level, None))
    })
    .about("The roles", "Every role of the framework by level, or those of a profession, or at a level.")
    .may_be(Kind::NoProfession)
    .with(&[("profession", "dietetics"), ("level", "6")])
}

pub(super) fn one() -> Operation {
    Operation::get(
        "getRole",
        "/roles/{role}",
        |site: &Site, Named { role: name }, Nothing {}| -> Result<RoleShown, Problem> {
            Ok(service::show(site.loaded, role(site, &name)?))
        },
    )
    .about("A role", "What its page says: what you do, what you bring, the ways in with what they ask, where it leads.")
    .may_be(Kind::NoRole)
    .with(&[("role", "assistant-practitioner")])
}

/// Similar roles that are told.
const MOST_SIMILAR: usize = 10;

pub(super) fn similar() -> Operation {
    Operation::get(
        "getSimilarRoles",
        "/roles/{role}/similar",
        |site: &Site, Named { role: name }, Nothing {}| -> Result<SimilarAnswer, Problem> {
            Ok(service::similar(site.loaded, &site.pages, role(site, &name)?, MOST_SIMILAR))
        },
    )
    .about(
        "Similar roles",
        "Roles whose pages name duties and skills that are similar, with what both have. It says nothing about who may do \
         them.",
    )
    .may_be(Kind::NoRole)
    .with(&[("role", "assistant-practitioner")])
}

fn profession<'s>(site: &'s Site, name: &str) -> Result<&'s str, Problem> {
    let vocabulary = &site.framework().vocabulary;
    let found = vocabulary.find(name, &["profession"]).and_then(|id| vocabulary.get(id));
    let unknown = || Problem::new(Kind::NoProfession, format!("no profession is called “{name}”"));
    found.map(|term| term.title.as_str()).ok_or_else(unknown)
}

/// The role that a name stands for. Names that only come near are offered and never taken.
pub(super) fn role(site: &Site, name: &str) -> Result<&'static Role, Problem> {
    let near = match find::role(site.framework(), name) {
        Found::Role(role) => return Ok(role),
        Found::Close(role, _) => vec![role.title.clone()],
        Found::None(near) => near,
    };
    let meant = match near.as_slice() {
        [] => String::new(),
        near => format!(": did you mean “{}”?", near.join("” or “")),
    };
    Err(Problem::new(Kind::NoRole, format!("no role is called “{name}”{meant}")))
}
