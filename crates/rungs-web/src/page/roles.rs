//! All roles, by profession, level or any name for a job.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rungs_app::words;
use rungs_core::framework::Role;
use rungs_core::vocabulary::normal;
use serde::Deserialize;

use super::check::job;
use super::{Frame, Section, html};
use crate::marked::Html;
use crate::visit::Visit;

/// What is looked for; empty is anything.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    q: String,
    profession: String,
    level: String,
}

#[derive(Template)]
#[template(path = "roles.html")]
struct Roles<'v> {
    frame: Frame<'v>,
    title: String,
    lead: String,
    roles: Vec<Line>,
    is_search: bool,
    professions: Vec<Choice>,
    levels: Vec<Choice>,
}

/// A role in a few lines.
pub(crate) struct Line {
    title: String,
    address: String,
    facts: String,
    summary: Option<Html>,
    leads: String,
    mine: String,
}

/// One choice of several.
struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

pub(crate) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Response {
    let framework = visit.site.framework();
    let wanted = asked.q.trim();
    let mut roles: Vec<&Role> = if wanted.is_empty() {
        let mut all: Vec<&Role> = framework.roles.iter().collect();
        all.sort_by_key(|role| (role.level, role.title.as_str()));
        all
    } else {
        visit.site.index.search(wanted).into_iter().map(|hit| hit.role).collect()
    };
    let belongs = |role: &&Role| role.professions.iter().any(|own| normal(own) == normal(&asked.profession));
    roles.retain(|role| asked.profession.is_empty() || belongs(role));
    let level: Option<u8> = asked.level.parse().ok();
    roles.retain(|role| level.is_none() || role.level == level);
    let mut frame = Frame::new(&visit, Section::Roles);
    if !wanted.is_empty() {
        frame.asked = Some(wanted.to_owned());
    }
    let title = if wanted.is_empty() {
        visit.say("roles-title")
    } else {
        visit.say_of("roles-found-title", &[("it", wanted.into())])
    };
    let key = if wanted.is_empty() { "roles-lead" } else { "roles-found" };
    let page = Roles {
        lead: visit.say_of(key, &[("count", roles.len().into())]),
        frame,
        title,
        roles: roles.into_iter().map(|role| line(&visit, role)).collect(),
        is_search: !wanted.is_empty(),
        professions: professions(&visit, &asked.profession),
        levels: levels(&visit, level),
    };
    html(&visit, &page)
}

fn line(visit: &Visit, role: &Role) -> Line {
    let mut facts = Vec::new();
    facts.extend(role.level.map(|level| visit.say_of("line-level", &[("it", level.to_string().into())])));
    facts.extend(role.band.as_ref().map(|band| visit.say_of("line-band", &[("it", band.clone().into())])));
    facts.push(visit.say_of("line-ways", &[("count", role.routes.len().into())]));
    let address = visit.role_link(&role.slug);
    Line {
        title: role.title.clone(),
        facts: words::capital(&facts.join(", ")),
        summary: role.summary.first().map(|text| Html::text(first_sentence(text))),
        leads: format!("{address}#leads"),
        mine: visit.link(&job::with_job(&role.title)),
        address,
    }
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").and_then(|end| text.get(..=end)).unwrap_or(text)
}

fn professions(visit: &Visit, chosen: &str) -> Vec<Choice> {
    let mut names: Vec<&String> = visit.site.framework().roles.iter().flat_map(|role| &role.professions).collect();
    names.sort();
    names.dedup();
    let choice = |name: &String| Choice {
        value: name.clone(),
        words: words::capital(name),
        is_chosen: normal(name) == normal(chosen),
    };
    names.into_iter().map(choice).collect()
}

fn levels(visit: &Visit, chosen: Option<u8>) -> Vec<Choice> {
    let mut levels: Vec<u8> = visit.site.framework().roles.iter().filter_map(|role| role.level).collect();
    levels.sort_unstable();
    levels.dedup();
    let choice = |level: u8| Choice {
        value: level.to_string(),
        words: format!("{level}, {}", visit.say(&format!("level-like-{level}"))),
        is_chosen: chosen == Some(level),
    };
    levels.into_iter().map(choice).collect()
}
