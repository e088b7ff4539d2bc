//! Where one stands for every role, best first.

use askama::Template;
use axum::Extension;
use axum::response::{IntoResponse, Response};
use rungs_app::service;
use rungs_app::wire::check::RouteResult;
use rungs_app::words::{self, StandingSign};
use rungs_core::framework::Role;

use super::{person, today};
use crate::address::with;
use crate::desk;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::tag::Tag;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "standings.html")]
struct Standings<'v> {
    frame: Frame<'v>,
    lead: String,
    groups: Vec<Group>,
}

/// Roles towards which one stands alike.
struct Group {
    title: String,
    lines: Vec<Line>,
}

/// One role.
struct Line {
    title: String,
    facts: String,
    tag: Tag,
    reason: String,
    address: String,
}

/// Roles that take as long as one request commonly does: only where one stands is worked out, and not what to do.
const ROLES_A_REQUEST: usize = 8;

pub(crate) async fn page(visit: Visit, allowance: Option<Extension<Allowance>>) -> Result<Response, Problem> {
    let weight = roles(&visit).count().div_ceil(ROLES_A_REQUEST);
    // Where nobody is counted, there is nothing to take from.
    match allowance.map_or(Ok(()), |Extension(allowance)| allowance.take(weight)) {
        Ok(()) => desk::page(visit, shown).await,
        Err(refused) => Ok(refused.into_response()),
    }
}

/// Those with a way in.
fn roles(visit: &Visit) -> impl Iterator<Item = &'static Role> {
    visit.site.framework().roles.iter().filter(|role| !role.routes.is_empty())
}

fn shown(visit: Visit) -> Result<Response, Problem> {
    let roles: Vec<&Role> = roles(&visit).collect();
    let Ok(answer) = service::standings(&visit.site.programs, &roles, None, &person(&visit), today(&visit)) else {
        return Err(Problem::ours(visit));
    };
    let best = roles.iter().filter_map(|role| service::best_way_in(role, &answer.results));
    let best: Vec<&RouteResult> = best.collect();
    let is_open = |result: &&&RouteResult| StandingSign::of(result.standing).is_open();
    let open = best.iter().filter(is_open).count();
    let signs = [
        StandingSign::Ready,
        StandingSign::CanApply,
        StandingSign::TheyDecide,
        StandingSign::CannotTell,
        StandingSign::ByException,
        StandingSign::NotYet,
    ];
    let group = |sign: StandingSign| {
        let mut alike: Vec<&&RouteResult> =
            best.iter().filter(|result| StandingSign::of(result.standing) == sign).collect();
        alike.sort_by_key(|result| (std::cmp::Reverse(result.level), result.role_title.clone()));
        let lines: Vec<Line> = alike.into_iter().map(|result| line(&visit, result, sign)).collect();
        (!lines.is_empty()).then(|| Group { title: visit.say(&format!("group-{}", key(sign))), lines })
    };
    let page = Standings {
        lead: visit.say_of("standings-lead", &[("count", open.into()), ("all", best.len().into())]),
        groups: signs.into_iter().filter_map(group).collect(),
        frame: Frame::new(&visit, Section::Check),
    };
    Ok(html(&visit, &page))
}

fn key(sign: StandingSign) -> &'static str {
    match sign {
        StandingSign::Ready => "ready",
        StandingSign::CanApply => "apply",
        StandingSign::TheyDecide => "they-decide",
        StandingSign::CannotTell => "cannot-tell",
        StandingSign::ByException => "exception",
        StandingSign::NotYet => "not-yet",
    }
}

fn line(visit: &Visit, result: &RouteResult, sign: StandingSign) -> Line {
    let level = result.level.map(|level| visit.say_of("line-level", &[("it", level.to_string().into())]));
    let facts: Vec<String> = level.into_iter().chain([words::lower(&result.route_title)]).collect();
    let address = if sign == StandingSign::CannotTell {
        with("/check", &[("role", &result.role)])
    } else {
        with("/check/result", &[("role", &result.role), ("route", &result.route)])
    };
    Line {
        title: result.role_title.clone(),
        facts: words::capital(&facts.join(", ")),
        tag: Tag::standing(visit, sign),
        reason: words::stopped(&words::capital(&words::first_reason(result))),
        address: visit.link(&address),
    }
}
