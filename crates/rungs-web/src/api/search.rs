//! Finding a role by what people call it.

use rungs_app::service;
use rungs_app::tree::Fault;
use rungs_app::wire::roles::RolesAnswer;
use schemars::JsonSchema;
use serde::Deserialize;

use super::operation::{Nothing, Operation};
use super::problem::{Kind, Problem};
use crate::Site;

/// Letters of a search at most: as many as the site's own field takes.
const LONGEST: usize = 200;

/// What is searched for.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Any name for a job, or a few words about it: *HCA*, *physio helper*.
    #[schemars(length(min = 1, max = 200))]
    q: String,
}

pub(super) fn search() -> Operation {
    Operation::get("search", "/search", |site: &Site, Nothing {}, words: Words| -> Result<RolesAnswer, Problem> {
        let letters = words.q.chars().count();
        if letters == 0 || letters > LONGEST {
            let message = format!("a search has 1 to {LONGEST} letters, and this one has {letters}");
            let fault = Fault { path: "q".to_owned(), message: message.clone(), ..Fault::default() };
            return Err(Problem::new(Kind::Query, message).with(vec![fault]));
        }
        Ok(service::role_lines(site.loaded, site.index.search(&words.q).into_iter().map(|hit| hit.role)))
    })
    .about(
        "Search for a role",
        "The roles that are called something like this, best first; none where nothing comes near.",
    )
    .with(&[("q", "physio helper")])
}
