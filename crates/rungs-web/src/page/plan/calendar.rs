//! The plan that is looked at, as a calendar to take along.

use axum::Extension;
use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use super::{Parts, Planned, Refused, Wishes, planned, refused, taken};
use crate::api::PLAN_WEIGHT as WEIGHT;
use crate::desk;
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;

pub(super) async fn page(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    Query(parts): Parts,
) -> Result<Response, Problem> {
    match taken(allowance, WEIGHT) {
        Some(refused) => Ok(refused),
        None => desk::page(visit, move |visit| sent(visit, Wishes::read(parts))).await,
    }
}

fn sent(visit: Visit, wishes: Wishes) -> Result<Response, Problem> {
    let Some(role) = visit.site.framework().role(&wishes.role) else {
        return Err(Problem::not_found(visit, Vec::new()));
    };
    let planned: Planned = match planned(&visit, role, &wishes) {
        Ok(planned) => planned,
        Err(Refused::Form(wrong)) => return Ok(refused(&visit, role, wishes, wrong)),
        Err(Refused::Ours) => return Err(Problem::ours(visit)),
    };
    let Some((_, plan)) = planned.chosen(&wishes) else {
        let page =
            (visit.link(&wishes.address("/plan")), visit.say_of("plan-to", &[("it", role.title.clone().into())]));
        return Err(Problem::not_found(visit, vec![page]));
    };
    let calendar = rungs_app::calendar::of_plan(&planned.answer, plan);
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"plan-{}.ics\"", role.slug)),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, calendar).into_response())
}
