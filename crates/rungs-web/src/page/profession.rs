//! The professions, and the ladder of each: a drawing, and the same as a list.

mod asked;
mod list;
mod view;
mod wording;

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use fluent_bundle::FluentValue;
use rungs_app::words;
use rungs_core::framework::Role;
use rungs_core::vocabulary::{Term, normal};

use super::{Frame, Section, html};
use crate::address::encoded;
use crate::desk;
use crate::ladder::{Planned, Reach, belongs, here, rung};
use crate::problem::Problem;
use crate::visit::Visit;
use asked::{Asked, Form};
use list::Group;
use view::View;
use wording::Words;

/// Professions that are suggested where none is called so.
const SUGGESTED: usize = 3;

#[derive(Template)]
#[template(path = "professions.html")]
struct Professions<'v> {
    frame: Frame<'v>,
    professions: Vec<Profession>,
}

/// A profession in a few lines.
struct Profession {
    name: String,
    address: String,
    /// What its people do.
    about: String,
    size: String,
}

pub(crate) async fn list(visit: Visit) -> Response {
    let mut all: Vec<Profession> = professions(&visit).map(|term| profession(&visit, term)).collect();
    all.sort_by(|one, other| one.name.cmp(&other.name));
    html(&visit, &Professions { frame: Frame::new(&visit, Section::Roles), professions: all })
}

/// The professions to which roles belong.
fn professions(visit: &Visit) -> impl Iterator<Item = &'static Term> {
    let framework = visit.site.framework();
    let terms = framework.vocabulary.of_class("profession").iter().filter_map(|id| framework.vocabulary.get(*id));
    terms.filter(|term| framework.roles.iter().any(|role| belongs(role, term)))
}

fn profession(visit: &Visit, term: &Term) -> Profession {
    let roles: Vec<&Role> = visit.site.framework().roles.iter().filter(|role| belongs(role, term)).collect();
    // The role that the profession is called after is the one that is its alone, and regulated.
    let own = roles.iter().find(|role| role.professions.len() == 1 && role.regulator.is_some());
    let levels = || roles.iter().filter_map(|role| rung(role));
    let (from, to) = (levels().min(), levels().max());
    let level =
        |level: Option<u8>| FluentValue::from(level.map_or_else(|| "none".to_owned(), |level| level.to_string()));
    let told = [
        ("roles", FluentValue::from(roles.len())),
        ("from", level(from)),
        ("to", level(to)),
        ("same", FluentValue::from(if from == to { "yes" } else { "no" })),
    ];
    Profession {
        name: words::capital(&term.title),
        address: address(visit, term),
        about: own.and_then(|role| role.summary.first()).cloned().unwrap_or_default(),
        size: visit.say_of("professions-size", &told),
    }
}

fn address(visit: &Visit, term: &Term) -> String {
    visit.link(&format!("/professions/{}", encoded(&term.slug)))
}

#[derive(Template)]
#[template(path = "profession.html")]
struct LadderPage<'v> {
    frame: Frame<'v>,
    title: String,
    meta: String,
    lead: String,
    /// Whether it shows nothing of a person.
    is_plain: bool,
    has_standings: bool,
    views: Option<Views>,
    form: Option<Form>,
    drawings: [View; 2],
    /// The strokes of lines: what each means, and how it is drawn.
    keys: [(&'static str, view::Markup); 4],
    gaps: String,
    groups: Vec<Group>,
}

/// The two ways to look at a ladder, for whoever has told something.
struct Views {
    all: String,
    open: String,
    is_open: bool,
}

pub(crate) async fn page(
    visit: Visit,
    Path(slug): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Problem> {
    desk::page(visit, move |visit| shown(visit, &slug, &query)).await
}

fn shown(visit: Visit, slug: &str, query: &[(String, String)]) -> Result<Response, Problem> {
    let site = Arc::clone(&visit.site);
    let Some(planned) = site.ladders.get(slug) else {
        let near = near(&visit, slug);
        return Err(Problem::not_found(visit, near));
    };
    match ladder_page(&visit, planned, query) {
        Ok(page) => Ok(html(&visit, &page)),
        Err(error) => {
            tracing::error!(profession = planned.ladder.profession.slug, %error, "a ladder can't be checked");
            Err(Problem::ours(visit))
        }
    }
}

fn ladder_page<'v>(visit: &'v Visit, planned: &Planned, query: &[(String, String)]) -> Result<LadderPage<'v>, String> {
    let ladder = &planned.ladder;
    let term = ladder.profession;
    let told = visit.person();
    let asked = Asked::of(ladder, query);
    let is_open = query.iter().any(|(name, value)| (name.as_str(), value.as_str()) == ("view", "mine"));
    let person = match &told {
        Some(person) => Some(person.clone()),
        None => asked.person(visit),
    };
    let here = person.as_ref().and_then(|person| here(ladder, person, &visit.site.framework().vocabulary));
    let checked = person.filter(|_| told.is_none() || is_open);
    let reaches = match &checked {
        Some(person) => {
            Some(Reach::of(&visit.site.programs, ladder, person, visit.today).map_err(|error| format!("{error:?}"))?)
        }
        None => None,
    };
    let words = Words { visit, ladder, reaches: reaches.as_deref(), here };
    let plain = format!("/professions/{}", encoded(&term.slug));
    Ok(LadderPage {
        frame: Frame::new(visit, Section::Roles),
        title: visit.say_of("ladder-title", &[("it", FluentValue::from(words::capital(&term.title)))]),
        meta: words.meta(),
        lead: words.lead(),
        is_plain: reaches.is_none() && told.is_none(),
        has_standings: reaches.is_some(),
        views: told.is_some().then(|| Views {
            all: visit.link(&plain),
            open: visit.link(&format!("{plain}?view=mine")),
            is_open,
        }),
        form: told.is_none().then(|| Form::of(&asked, plain)),
        drawings: view::both(&words, planned),
        keys: view::keys(),
        gaps: words.gaps(),
        groups: list::groups(&words),
    })
}

/// Professions with a name like this one.
fn near(visit: &Visit, slug: &str) -> Vec<(String, String)> {
    let wanted = normal(&slug.replace('-', " "));
    let likeness = |term: &Term| {
        let names = std::iter::once(&term.title).chain(&term.aliases);
        names.map(|name| strsim::jaro_winkler(&normal(name), &wanted)).fold(0.0, f64::max)
    };
    let mut near: Vec<(f64, &Term)> = professions(visit).map(|term| (likeness(term), term)).collect();
    near.sort_by(|one, other| other.0.total_cmp(&one.0));
    let near = near.into_iter().take(SUGGESTED).map(|(_, term)| {
        let name = visit.say_of("ladder-near", &[("it", FluentValue::from(words::capital(&term.title)))]);
        (address(visit, term), name)
    });
    near.chain([(visit.link("/professions"), visit.say("professions-all"))]).collect()
}
