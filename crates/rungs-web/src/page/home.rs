//! The first page: one box that takes any name for a job, the doors, and the professions with their ladders.

use askama::Template;
use axum::response::Response;
use rungs_app::words;
use rungs_core::vocabulary::{Term, normal};

use super::{Frame, Section, html};
use crate::address::encoded;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "home.html")]
struct Home<'v> {
    frame: Frame<'v>,
    professions: Vec<(String, String)>,
}

pub(crate) async fn page(visit: Visit) -> Response {
    let professions = professions(&visit);
    html(&visit, &Home { frame: Frame::new(&visit, Section::None), professions })
}

/// The professions that roles belong to, by name, each with the address of its ladder.
pub(crate) fn professions(visit: &Visit) -> Vec<(String, String)> {
    let framework = visit.site.framework();
    let has_roles = |term: &&Term| {
        framework.roles.iter().flat_map(|role| &role.professions).any(|name| normal(name) == normal(&term.title))
    };
    let of_class = framework.vocabulary.of_class("profession").iter();
    let terms = of_class.filter_map(|id| framework.vocabulary.get(*id)).filter(has_roles);
    let mut professions: Vec<(String, String)> = terms
        .map(|term| (words::capital(&term.title), visit.link(&format!("/professions/{}", encoded(&term.slug)))))
        .collect();
    professions.sort();
    professions
}
