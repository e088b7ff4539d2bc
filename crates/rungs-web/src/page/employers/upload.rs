//! Where a staff file is sent: what becomes of it, and what it needs.

use std::time::Instant;

use askama::Template;
use axum::Extension;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde::Deserialize;

use super::ask::{Given, Ways, ways};
use super::{Form, WEIGHT, address, begin_look};
use crate::jobs::{Refused, Sent};
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::server::rate::Allowance;
use crate::visit::Visit;

/// The longest name of a file that is shown; the rest of a longer one is cut off.
const LONGEST_NAME: usize = 120;

#[derive(Template)]
#[template(path = "employers-upload.html")]
struct Upload<'v> {
    frame: Frame<'v>,
    action: String,
    ways: Vec<Ways>,
    given: Given,
    /// Megabytes of a file.
    largest: u64,
    /// Minutes that a file stays after it was looked at.
    minutes: u64,
    is_forgotten: bool,
    errors: Vec<(&'static str, String)>,
}

impl Upload<'_> {
    /// What is wrong with a field.
    fn error(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(wrong, _)| *wrong == field).map(|(_, error)| error.as_str())
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Came {
    /// Whether a file was just forgotten.
    forgotten: Option<String>,
    /// The way in that is filled in: somebody came from its page.
    way: String,
}

pub(super) async fn page(visit: Visit, Query(came): Query<Came>) -> Response {
    let given = Given { way: came.way, ..Given::default() };
    shown(&visit, given, came.forgotten.is_some(), Vec::new())
}

fn shown(visit: &Visit, given: Given, is_forgotten: bool, errors: Vec<(&'static str, String)>) -> Response {
    let bounds = visit.site.jobs.bounds();
    let page = Upload {
        frame: Frame::new(visit, Section::Employers),
        action: visit.link("/employers"),
        ways: ways(visit),
        given,
        largest: (bounds.file as u64 / (1024 * 1024)).max(1),
        minutes: minutes(visit),
        is_forgotten,
        errors,
    };
    html(visit, &page)
}

/// Minutes that a file stays after it was looked at.
pub(super) fn minutes(visit: &Visit) -> u64 {
    visit.site.jobs.bounds().life.as_secs().div_ceil(60)
}

pub(super) async fn take(
    visit: Visit,
    allowance: Option<Extension<Allowance>>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, Problem> {
    let allowance = allowance.map(|Extension(allowance)| allowance);
    if let Some(refused) = allowance.as_ref().and_then(|allowance| allowance.take(WEIGHT).err()) {
        return Ok(refused.into_response());
    }
    let Some(mut form) = Form::read(form).await else { return Err(Problem::unreadable(visit)) };
    let field = |name: &str| form.field(name).to_owned();
    let given =
        Given { way: field("way"), day: field("start-day"), month: field("start-month"), year: field("start-year") };
    let mut errors = Vec::new();
    match &form.file {
        None => errors.push(("file", visit.say("error-employers-file"))),
        Some((_, content)) if content.is_empty() => errors.push(("file", visit.say("error-employers-empty"))),
        Some((_, content)) if content.len() > visit.site.jobs.bounds().file => {
            errors.push(("file", visit.say("error-employers-large")));
        }
        Some(_) => {}
    }
    let asked = given.read(&visit).unwrap_or_else(|wrong| {
        errors.extend(wrong);
        super::ask::Asked { way: None, start: None }
    });
    let (true, Some((name, content))) = (errors.is_empty(), form.file.take()) else {
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, shown(&visit, given, false, errors)).into_response());
    };
    let sent = Sent { name: name.chars().take(LONGEST_NAME).collect(), content, way: asked.way, start: asked.start };
    let client = allowance.as_ref().map(Allowance::client);
    let job = match visit.site.jobs.take(sent, client, Instant::now()) {
        Ok(job) => job,
        Err(Refused::Full) => return Err(Problem::files_full(visit)),
        Err(Refused::TooMany) => return Err(Problem::files_too_many(visit)),
        Err(Refused::Ours) => return Err(Problem::ours(visit)),
    };
    begin_look(&visit, &job);
    Ok(Redirect::to(&visit.link(&address(&job, ""))).into_response())
}
