//! What can be taken along: the choices about columns, and files made of an answer.

use std::sync::Arc;
use std::time::Duration;

use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use rungs_workforce::mapping::Mapping;

use super::answer::Looked;
use super::{Looking, WEIGHT};
use crate::address::with;
use crate::employers::{Output, make};
use crate::jobs::{Ended, Errand};
use crate::problem::Problem;
use crate::server::rate::Allowance;

/// How long a download waits for its file to be made; past that a page says how far it is.
const PATIENCE: Duration = Duration::from_secs(4);

/// The choices about columns, as far as they were taken.
pub(super) async fn mapping(looking: Looking) -> Response {
    match looking.job.looked() {
        Some(looked) => saved(&looked.mapping),
        None => looking.onward(""),
    }
}

/// A mapping as a file.
pub(super) fn saved(mapping: &Mapping) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "application/yaml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rungs-mapping.yaml\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, mapping.to_yaml()).into_response()
}

/// A file made of the answer: made when somebody first asks for it.
pub(super) async fn output(
    looking: Looking,
    allowance: Option<Extension<Allowance>>,
    Path((_, name)): Path<(String, String)>,
    Query(looked_at): Query<Looked>,
) -> Result<Response, Problem> {
    let Some(output) = Output::named(&name) else { return Err(Problem::not_found(looking.visit, Vec::new())) };
    let Some(answered) = looking.job.answered() else { return Ok(looking.onward("/answer")) };
    let route = super::answer::chosen(&answered.report.answer, &looked_at);
    // A summary is of one way in, and made at once.
    let is_there = output != Output::Summary && looking.job.output(output).is_some();
    let is_made = looking.job.under().is_some_and(|under| under.errand == Errand::Make(output));
    if !is_there && !is_made {
        if looking.job.under().is_some() {
            return Ok(looking.onward("/answer"));
        }
        let taken = allowance.and_then(|Extension(allowance)| allowance.take(WEIGHT).err());
        if let Some(refused) = taken {
            return Ok(refused.into_response());
        }
        let Some(columns) = looking.job.looked() else { return Ok(looking.onward("")) };
        let (site, sent, on) = (Arc::clone(&looking.visit.site), looking.job.sent(), looking.visit.today);
        let supply = super::supply::worked_out(&looking);
        looking.job.begin(&looking.visit.site.jobs, Errand::Make(output), move |under| {
            let made = make(&site, &sent, &columns.mapping, (&answered, supply), (output, route), under, on);
            made.map(|content| Ended::Made(output, content))
        });
        looking.job.rest(PATIENCE).await;
    }
    if let Some((errand, why)) = looking.job.broken().filter(|_| looking.job.under().is_none()) {
        return Ok(super::working::broken(&looking, errand, &why));
    }
    match looking.job.output(output).filter(|_| looking.job.under().is_none()) {
        Some(content) => {
            let named = format!("attachment; filename=\"{}\"", output.file());
            let headers = [
                (header::CONTENT_TYPE, output.sort().to_owned()),
                (header::CONTENT_DISPOSITION, named),
                (header::CACHE_CONTROL, "private, no-store".to_owned()),
            ];
            Ok((headers, content).into_response())
        }
        // The page of the answer says how far it is, and offers the file once it is there.
        None => {
            let Looked { role, route, .. } = looked_at;
            Ok(looking.onward(&with("/answer", &[("made", output.file()), ("role", &role), ("route", &route)])))
        }
    }
}
