//! Up to four roles side by side: in general, and for whoever has told something.

mod lead;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use rungs_app::find::{self, Found};
use rungs_app::service;
use rungs_app::wire::show::RoleShown;
use rungs_app::words::{self, StandingSign};
use rungs_core::framework::Role;
use serde::Deserialize;

use super::check::{person, today};
use super::{Frame, Section, html};
use crate::address::with;
use crate::desk;
use crate::marked::Html;
use crate::problem::Problem;
use crate::tag::Tag;
use crate::visit::Visit;

/// Roles side by side at most: more don't fit, and nobody holds more in mind.
const MOST: usize = 4;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// Slugs, with commas between them.
    roles: String,
    /// Another role, by any name.
    add: String,
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Compare<'v> {
    frame: Frame<'v>,
    title: String,
    lead: String,
    columns: Vec<Column>,
    mine: Vec<Mine>,
    rows: Vec<(String, Vec<Cell>)>,
    unknown: Option<String>,
    near: Vec<(String, String)>,
    others: Vec<String>,
    roles: String,
    can_add: bool,
}

/// A role at the head of its column.
struct Column {
    title: String,
    address: String,
    remove: String,
}

/// Where one stands towards a role.
struct Mine {
    tag: Tag,
    /// Whether there is something to apply for.
    is_open: bool,
    /// The way in by which they stand so.
    way: String,
    reason: String,
    address: String,
}

/// What a role has in a row: a line, or a list.
enum Cell {
    Line(Html),
    List(Vec<Html>),
}

pub(crate) async fn page(visit: Visit, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    desk::page(visit, |visit| shown(visit, asked)).await
}

fn shown(visit: Visit, asked: Asked) -> Result<Response, Problem> {
    let framework = visit.site.framework();
    let mut roles: Vec<&'static Role> = Vec::new();
    for slug in asked.roles.split(',').map(str::trim) {
        if let Some(role) = framework.role(slug)
            && !roles.iter().any(|known| known.slug == role.slug)
        {
            roles.push(role);
        }
    }
    roles.truncate(MOST);
    let (mut unknown, mut near) = (None, Vec::new());
    if !asked.add.trim().is_empty() && roles.len() < MOST {
        match find::role(framework, &asked.add) {
            Found::Role(role) | Found::Close(role, _) => {
                if !roles.iter().any(|known| known.slug == role.slug) {
                    roles.push(role);
                }
            }
            Found::None(titles) => {
                let found = titles.iter().filter_map(|title| framework.roles.iter().find(|role| role.title == *title));
                near = found.map(|role| (role.title.clone(), visit.link(&added(&roles, role)))).collect();
                unknown = Some(asked.add.trim().to_owned());
            }
        }
    }
    let pages: Vec<RoleShown> = roles.iter().map(|role| service::show(visit.site.loaded, role)).collect();
    let mine =
        if visit.told.as_ref().is_some_and(|told| !told.is_empty()) { mine(&visit, &roles)? } else { Vec::new() };
    let page = Compare {
        lead: lead::of(&visit, &pages, &mine),
        title: visit.say_of("compare-title", &[("count", roles.len().into())]),
        columns: roles.iter().map(|role| column(&visit, &roles, role)).collect(),
        rows: if pages.is_empty() { Vec::new() } else { rows(&visit, &pages) },
        others: framework.roles.iter().map(|role| role.title.clone()).collect(),
        roles: slugs(&roles),
        can_add: roles.len() < MOST,
        frame: Frame::new(&visit, Section::Compare),
        mine,
        unknown,
        near,
    };
    Ok(html(&visit, &page))
}

fn slugs(roles: &[&Role]) -> String {
    roles.iter().map(|role| role.slug.as_str()).collect::<Vec<_>>().join(",")
}

fn added(roles: &[&Role], role: &Role) -> String {
    let all: Vec<&str> = roles.iter().map(|role| role.slug.as_str()).chain([role.slug.as_str()]).collect();
    with("/compare", &[("roles", &all.join(","))])
}

fn column(visit: &Visit, roles: &[&Role], role: &Role) -> Column {
    let others: Vec<&Role> = roles.iter().copied().filter(|other| other.slug != role.slug).collect();
    Column {
        title: role.title.clone(),
        address: visit.role_link(&role.slug),
        remove: visit.link(&with("/compare", &[("roles", &slugs(&others))])),
    }
}

/// Where one stands towards each role, by its best way in.
fn mine(visit: &Visit, roles: &[&'static Role]) -> Result<Vec<Mine>, Problem> {
    let Ok(answer) = service::standings(&visit.site.programs, roles, None, &person(visit), today(visit)) else {
        return Err(Problem::ours(Visit::new(visit.site.clone(), "")));
    };
    let stand = |role: &&Role| match service::best_way_in(role, &answer.results) {
        Some(result) => Mine {
            tag: Tag::standing(visit, StandingSign::of(result.standing)),
            is_open: StandingSign::of(result.standing).is_open(),
            way: visit.say_of("compare-by", &[("it", words::lower(&result.route_title).into())]),
            reason: words::stopped(&words::capital(&words::first_reason(result))),
            address: visit.link(&with("/check/result", &[("role", &result.role), ("route", &result.route)])),
        },
        None => Mine {
            tag: Tag::standing(visit, StandingSign::NotYet).worded(visit.say("compare-no-way-in")),
            is_open: false,
            way: String::new(),
            reason: String::new(),
            address: visit.role_link(&role.slug),
        },
    };
    Ok(roles.iter().map(stand).collect())
}

fn rows(visit: &Visit, shown: &[RoleShown]) -> Vec<(String, Vec<Cell>)> {
    let mut rows = Vec::new();
    let mut row = |name: &str, cells: Vec<Cell>| {
        let is_empty = |cell: &Cell| matches!(cell, Cell::List(lines) if lines.is_empty());
        if !cells.iter().all(is_empty) {
            rows.push((visit.say(name), cells));
        }
    };
    let line = |text: Option<String>| Cell::Line(Html::plain(&text.unwrap_or_else(|| visit.say("compare-not-told"))));
    let each = |cell: &dyn Fn(&RoleShown) -> Cell| shown.iter().map(cell).collect::<Vec<_>>();
    row(
        "role-level",
        each(&|role| line(role.level.map(|level| format!("{level}, {}", visit.say(&format!("level-like-{level}")))))),
    );
    row("compare-band", each(&|role| line(role.band.clone())));
    row(
        "role-register",
        each(&|role| line(Some(role.regulator.clone().unwrap_or_else(|| visit.say("role-no-register"))))),
    );
    let lists = |of: &dyn Fn(&RoleShown) -> &Vec<String>| {
        let texts = |role| of(role).iter().map(|line| Html::text(line)).collect();
        apart(&shown.iter().map(texts).collect::<Vec<Vec<Html>>>())
    };
    let (common, own) = lists(&|role| &role.what_you_do);
    row("compare-do-all", spread(&common, shown.len()));
    row("compare-do", own);
    let (common, own) = lists(&|role| &role.what_you_bring);
    row("compare-bring-all", spread(&common, shown.len()));
    row("compare-bring", own);
    row(
        "role-everyone",
        each(&|role| Cell::List(role.everyone_needs.iter().map(|rule| Html::rule(&rule.sentence)).collect())),
    );
    row("role-ways-in", each(&|role| Cell::List(role.ways_in.iter().map(|way| way_in(visit, way)).collect())));
    let (common, own) = apart(&links(visit, shown));
    row("compare-leads-all", spread(&common, shown.len()));
    row("compare-leads", own);
    rows
}

/// A way in with the time it takes.
fn way_in(visit: &Visit, way: &rungs_app::wire::show::RouteShown) -> Html {
    match (way.months_at_least, way.months_at_most) {
        (Some(least), Some(most)) => {
            Html::plain(&format!("{}: {}", way.title, super::role::length(visit, least, most)))
        }
        _ => Html::plain(&way.title),
    }
}

/// The roles that each role leads to.
fn links(visit: &Visit, shown: &[RoleShown]) -> Vec<Vec<Html>> {
    let of_role = |role: &RoleShown| {
        let steps = role.where_it_leads.iter().map(|step| Html::link(&visit.role_link(&step.role), &step.title));
        steps.chain(role.leads_beyond.iter().map(|title| Html::plain(title))).collect()
    };
    shown.iter().map(of_role).collect()
}

/// What all have in common, and what each has beside it.
fn apart(all: &[Vec<Html>]) -> (Vec<Html>, Vec<Cell>) {
    let is_common = |line: &Html| all.len() > 1 && all.iter().all(|lines| lines.contains(line));
    let common = all.first().map(|first| first.iter().filter(|line| is_common(line)).cloned().collect());
    let own = all.iter().map(|lines| Cell::List(lines.iter().filter(|line| !is_common(line)).cloned().collect()));
    (common.unwrap_or_default(), own.collect())
}

/// The same lines in every column.
fn spread(lines: &[Html], columns: usize) -> Vec<Cell> {
    let cell = || Cell::List(lines.to_vec());
    std::iter::repeat_with(cell).take(columns).collect()
}
