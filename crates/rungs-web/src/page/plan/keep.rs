//! The plan that is looked at, as something to take along: a calendar, or a file that is opened again later.

use axum::Extension;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rungs_app::plan_file;
use rungs_app::tree::Format;
use rungs_app::wire::plan::{PlanAnswer, PlanShown};

use super::{Parts, Refused, Wishes, planned, refused, taken};
use crate::api::PLAN_WEIGHT as WEIGHT;
use crate::desk;
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;

/// What a plan is written as.
#[derive(Clone, Copy)]
enum Kept {
    Calendar,
    Plan,
}

pub(super) async fn calendar(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    Query(parts): Parts,
) -> Result<Response, Problem> {
    page(visit, allowance, parts, Kept::Calendar).await
}

pub(super) async fn file(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    Query(parts): Parts,
) -> Result<Response, Problem> {
    page(visit, allowance, parts, Kept::Plan).await
}

async fn page(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    parts: Vec<(String, String)>,
    kept: Kept,
) -> Result<Response, Problem> {
    match taken(allowance, WEIGHT) {
        Some(refused) => Ok(refused),
        None => desk::page(visit, move |visit| sent(visit, Wishes::read(parts), kept)).await,
    }
}

fn sent(visit: Visit, wishes: Wishes, kept: Kept) -> Result<Response, Problem> {
    let Some(role) = visit.site.framework().role(&wishes.role) else {
        return Err(Problem::not_found(visit, Vec::new()));
    };
    let planned = match planned(&visit, role, &wishes) {
        Ok(planned) => planned,
        Err(Refused::Form(wrong)) => return Ok(refused(&visit, role, wishes, wrong)),
        Err(Refused::Ours) => return Err(Problem::ours(visit)),
    };
    let Some((_, plan)) = planned.chosen(&wishes) else {
        let title = visit.say_of("plan-to", &[("it", role.title.clone().into())]);
        let page = (visit.link(&wishes.address("/plan")), title);
        return Err(Problem::not_found(visit, vec![page]));
    };
    let Some((kind, end, text)) = written(&visit, &planned.answer, plan, kept) else {
        return Err(Problem::ours(visit));
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"plan-{}.{end}\"", role.slug)),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, text).into_response())
}

/// What it is, how its name ends, and the text.
fn written(
    visit: &Visit,
    answer: &PlanAnswer,
    plan: &PlanShown,
    kept: Kept,
) -> Option<(&'static str, &'static str, String)> {
    match kept {
        Kept::Calendar => Some(("text/calendar; charset=utf-8", "ics", rungs_app::calendar::of_plan(answer, plan))),
        Kept::Plan => {
            let person = visit.told_so_far().file().to_string();
            let text = plan_file::written(answer, plan, person.as_bytes(), Some(Format::Json))?;
            Some(("application/yaml; charset=utf-8", "yaml", text))
        }
    }
}
