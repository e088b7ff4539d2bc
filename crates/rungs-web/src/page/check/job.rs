//! One's job now, as one knows it: a title, for whom, how many hours, since when.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_core::vocabulary::Vocabulary;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::answer::{Filled, date};
use super::{About, onward};
use crate::address::with;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::visit::Visit;

/// Classes of terms that name a job, as the person file takes them.
const JOBS: [&str; 3] = ["role", "role family", "job"];
/// Sectors that are offered; the framework may know more, and a person file may name them.
const SECTORS: [&str; 4] = ["NHS", "social care", "charity", "private"];
/// Jobs of nearly that name that are offered.
const OFFERED: usize = 6;
/// A job by another name than any here.
const OTHER: &str = "other";

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Asked {
    /// A job title that is filled in already.
    job: String,
}

#[derive(Template)]
#[template(path = "job.html")]
struct JobPage<'v> {
    frame: Frame<'v>,
    action: String,
    skip: String,
    given: Given,
    /// Jobs that may be meant, by title; none where the job is known, or nothing was typed.
    near: Option<Vec<String>>,
    sectors: Vec<(&'static str, String)>,
    errors: Vec<(&'static str, String)>,
}

/// What is filled in.
#[derive(Clone, Debug, Default)]
struct Given {
    job: String,
    role: String,
    sector: String,
    employer: String,
    hours: String,
    month: String,
    year: String,
}

pub(crate) async fn page(visit: Visit, Query(about): Query<About>, Query(asked): Query<Asked>) -> Response {
    let given = Given { job: asked.job, ..Given::default() };
    shown(&visit, &about, given, Vec::new(), Vec::new())
}

fn shown(
    visit: &Visit,
    about: &About,
    given: Given,
    near: Vec<String>,
    errors: Vec<(&'static str, String)>,
) -> Response {
    let page = JobPage {
        frame: Frame::new(visit, Section::Check),
        action: visit.link(&about.address("/check/job")),
        skip: visit.link(&about.address("/check/qualifications")),
        given,
        near: errors.iter().any(|(field, _)| *field == "role").then_some(near),
        sectors: SECTORS
            .iter()
            .map(|sector| (*sector, visit.say(&format!("sector-{}", sector.replace(' ', "-").to_lowercase()))))
            .collect(),
        errors,
    };
    html(visit, &page)
}

pub(crate) async fn take(visit: Visit, Query(about): Query<About>, form: Filled) -> Result<Response, Problem> {
    let Ok(Form(form)) = form else { return Err(Problem::unreadable(visit)) };
    let given = Given::of(&form);
    let (job, near, errors) = read(&visit, &given);
    let Some(job) = job else {
        let page = shown(&visit, &about, given, near, errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    };
    let mut told = visit.told_so_far();
    let mut jobs = told.list("employments").to_vec();
    // A job told twice is one job.
    jobs.retain(|known| known.get("role") != job.get("role") || known.get("called") != job.get("called"));
    jobs.insert(0, job);
    told.set_list("employments", jobs);
    // What the framework can't take is said here, and never later.
    if let Err(faults) = told.person(&visit.site.framework().vocabulary, visit.today) {
        let errors = faults.into_iter().map(|fault| ("job", fault.message)).collect();
        let page = shown(&visit, &about, given, Vec::new(), errors);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    Ok(onward(visit, told, &about.address("/check/qualifications"))?.into_response())
}

impl Given {
    fn of(form: &HashMap<String, String>) -> Given {
        let field = |name: &str| form.get(name).map(|value| value.trim().to_owned()).unwrap_or_default();
        Given {
            job: field("job"),
            role: field("role"),
            sector: field("sector"),
            employer: field("employer"),
            hours: field("hours"),
            month: field("month"),
            year: field("year"),
        }
    }
}

/// The job as a person file has it; or the titles that may be meant; or what is wrong.
fn read(visit: &Visit, given: &Given) -> (Option<Value>, Vec<String>, Vec<(&'static str, String)>) {
    let vocabulary = &visit.site.framework().vocabulary;
    let mut errors = Vec::new();
    let mut job = Map::new();
    let (mut near, mut is_chosen) = (Vec::new(), true);
    if given.job.is_empty() {
        errors.push(("job", visit.say("error-job")));
    } else if let Some(title) = named(vocabulary, if given.role.is_empty() { &given.job } else { &given.role }) {
        job.insert("role".to_owned(), json!(title));
    } else if given.role == OTHER {
        job.insert("role".to_owned(), json!(OTHER));
        job.insert("called".to_owned(), json!(given.job));
    } else {
        is_chosen = false;
        near =
            visit.site.index.search(&given.job).into_iter().take(OFFERED).map(|hit| hit.role.title.clone()).collect();
        errors.push(("role", visit.say("error-role")));
    }
    let mut employer = Map::new();
    if SECTORS.contains(&given.sector.as_str()) {
        employer.insert("sector".to_owned(), json!(given.sector));
    }
    if !given.employer.is_empty() {
        employer.insert("name".to_owned(), json!(given.employer));
    }
    if !employer.is_empty() {
        job.insert("employer".to_owned(), Value::Object(employer));
    }
    if !given.hours.is_empty() {
        match given.hours.replace(',', ".").parse::<f64>() {
            Ok(hours) if (0.0..=168.0).contains(&hours) => {
                job.insert("hours_per_week".to_owned(), json!(hours));
            }
            _ => errors.push(("hours", visit.say("error-hours"))),
        }
    }
    if !given.month.is_empty() || !given.year.is_empty() {
        match date("", &given.month, &given.year).filter(|date| **date <= *visit.today.to_string()) {
            Some(from) => {
                job.insert("from".to_owned(), json!(from));
            }
            None => errors.push(("month", visit.say("error-since"))),
        }
    }
    let is_whole = errors.is_empty() && is_chosen;
    (is_whole.then_some(Value::Object(job)), near, errors)
}

/// The title of the job that is called so.
fn named<'v>(vocabulary: &'v Vocabulary, name: &str) -> Option<&'v str> {
    vocabulary.find(name, &JOBS).map(|term| vocabulary.title(term))
}

/// The address of this form with a job filled in.
pub(crate) fn with_job(title: &str) -> String {
    with("/check/job", &[("job", title)])
}
