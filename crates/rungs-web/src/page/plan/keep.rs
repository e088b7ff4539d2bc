//! The plan that is looked at, as something to take along: a calendar, a file that is opened again later, or paper.

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
    Paper,
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

pub(super) async fn paper(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    Query(parts): Parts,
) -> Result<Response, Problem> {
    page(visit, allowance, parts, Kept::Paper).await
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
    let (kind, end, bytes) = match written(&visit, &planned.answer, plan, kept) {
        Ok(written) => written,
        Err(CantWrite::NoPrinter) => return Err(Problem::not_found(visit, Vec::new())),
        Err(CantWrite::Unprintable(why)) => {
            let other = |path: &str, words: &str| (visit.link(&wishes.address(path)), visit.say(words));
            let instead = vec![
                other("/plan", "plan-yours"),
                other("/plan/calendar", "plan-calendar"),
                other("/plan/file", "plan-keep-file"),
            ];
            return Err(Problem::unprintable(
                visit,
                rungs_app::words::stopped(&rungs_app::words::capital(&why)),
                instead,
            ));
        }
        Err(CantWrite::Ours) => return Err(Problem::ours(visit)),
    };
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"plan-{}.{end}\"", role.slug)),
        (header::CACHE_CONTROL, "private, no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// Why a plan can't be taken along so.
enum CantWrite {
    /// This program was built without what prints.
    NoPrinter,
    /// What stands in it can't be printed, and why.
    Unprintable(String),
    /// A fault of the program.
    Ours,
}

/// What it is, how its name ends, and its bytes.
fn written(
    visit: &Visit,
    answer: &PlanAnswer,
    plan: &PlanShown,
    kept: Kept,
) -> Result<(&'static str, &'static str, Vec<u8>), CantWrite> {
    match kept {
        Kept::Calendar => {
            let text = rungs_app::calendar::of_plan(answer, plan);
            Ok(("text/calendar; charset=utf-8", "ics", text.into_bytes()))
        }
        Kept::Plan => {
            let person = visit.told_so_far().file().to_string();
            let text = plan_file::written(visit.site.loaded, answer, plan, (person.as_bytes(), Some(Format::Json)))
                .ok_or(CantWrite::Ours)?;
            Ok(("application/yaml; charset=utf-8", "yaml", text.into_bytes()))
        }
        Kept::Paper => {
            let print = visit.site.printer.ok_or(CantWrite::NoPrinter)?;
            Ok(("application/pdf", "pdf", print(answer, plan).map_err(CantWrite::Unprintable)?))
        }
    }
}
