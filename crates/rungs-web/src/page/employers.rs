//! For employers: a staff file in, where everybody in it stands out. A file lives in the memory of this process for as long as
//! somebody looks at it ([`crate::jobs`]); every page of it says so.

mod answer;
mod ask;
mod codes;
mod confirm;
mod files;
mod group;
mod numbers;
mod supply;
mod upload;
mod working;

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Multipart, Path};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Router, body::Bytes};

use crate::Site;
use crate::employers::{answer, look};
use crate::jobs::{Ended, Errand, Job, JobId};
use crate::problem::Problem;
use crate::visit::Visit;

/// How long a page waits for what is worked on before it says how far that is: small files are done sooner.
const PATIENCE: Duration = Duration::from_millis(1_200);
/// As how many requests work on a file counts.
pub(crate) const WEIGHT: usize = 10;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/employers", get(upload::page).post(upload::take).layer(DefaultBodyLimit::disable()))
        .route("/employers/{file}", get(confirm::page).post(confirm::take))
        .route("/employers/{file}/answer", get(answer::page).post(answer::ask))
        .route("/employers/{file}/supply", post(supply::ask))
        .route("/employers/{file}/mapping", get(files::mapping).post(confirm::own_mapping))
        .route("/employers/{file}/files/{name}", get(files::output))
        .route("/employers/{file}/state", get(working::state))
        .route("/employers/{file}/stop", post(working::stop))
        .route("/employers/{file}/forget", post(working::forget))
}

/// A visit to the pages of a file that is there.
struct Looking {
    visit: Visit,
    job: Arc<Job>,
}

impl FromRequestParts<Arc<Site>> for Looking {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, site: &Arc<Site>) -> Result<Looking, Problem> {
        let visit = Visit::from_request_parts(parts, site).await?;
        let file = Path::<std::collections::HashMap<String, String>>::from_request_parts(parts, site).await;
        let id = file.ok().and_then(|Path(parts)| JobId::read(parts.get("file")?));
        match id.and_then(|id| site.jobs.get(id, Instant::now())) {
            Some(job) => Ok(Looking { visit, job }),
            None => Err(Problem::file_gone(visit)),
        }
    }
}

impl Looking {
    /// An address of this file.
    fn link(&self, path: &str) -> String {
        self.visit.link(&address(&self.job, path))
    }

    fn onward(&self, path: &str) -> Response {
        Redirect::to(&self.link(path)).into_response()
    }

    /// Begins to look through the file.
    fn begin_look(&self) {
        begin_look(&self.visit, &self.job);
    }

    /// Begins to answer for everybody in it, if it was looked through.
    fn begin_answer(&self) {
        let Some(looked) = self.job.looked() else { return };
        let (site, sent, on) = (Arc::clone(&self.visit.site), self.job.sent(), self.visit.today);
        self.job.begin(&self.visit.site.jobs, Errand::Answer, move |under| {
            answer(&site, &sent, &looked.mapping, looked.draft.rows, under, on)
                .map(|answered| Ended::Answered(Box::new(answered)))
        });
    }
}

/// An address of a file: where its columns are looked at, and what stands below that.
fn address(job: &Job, path: &str) -> String {
    format!("/employers/{}{path}", job.id)
}

fn begin_look(visit: &Visit, job: &Arc<Job>) {
    let (site, sent, on) = (Arc::clone(&visit.site), job.sent(), visit.today);
    job.begin(&visit.site.jobs, Errand::Look, move |under| {
        look(&site, &sent, under, on).map(|looked| Ended::Looked(Box::new(looked)))
    });
}

/// What a form with a file sends.
#[derive(Default)]
struct Form {
    /// The file, with its name; none where none was chosen.
    file: Option<(String, Bytes)>,
    fields: Vec<(String, String)>,
}

impl Form {
    /// Reads a form in memory; none where it can't be read.
    async fn read(form: Result<Multipart, MultipartRejection>) -> Option<Form> {
        let mut form = form.ok()?;
        let mut read = Form::default();
        while let Some(field) = form.next_field().await.ok()? {
            let name = field.name().unwrap_or_default().to_owned();
            match field.file_name().map(str::to_owned) {
                // A field without a file has a file without a name.
                Some(file) if !file.is_empty() => read.file = Some((file, field.bytes().await.ok()?)),
                Some(_) => {}
                None => read.fields.push((name, field.text().await.ok()?)),
            }
        }
        Some(read)
    }

    fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }
}
