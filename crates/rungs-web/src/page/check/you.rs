//! What somebody told so far, to look at, change and take back.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::response::{Redirect, Response};
use rungs_app::words;
use serde_json::Value;

use super::answer::Filled;
use super::question::{SoFar, so_far};
use super::{About, onward, spoken_date};
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::state::Told;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "you.html")]
struct You<'v> {
    frame: Frame<'v>,
    about: &'v About,
    jobs: Vec<String>,
    qualifications: Vec<String>,
    others: Vec<String>,
    answers: Vec<SoFar>,
    job: String,
    qualification: String,
    remove: String,
    onward: String,
    file: String,
    clear: String,
}

pub(crate) async fn page(visit: Visit, Query(about): Query<About>) -> Response {
    let told = visit.told_so_far();
    let known = ["employments", "qualifications", "answers", "not_known", "complete", "name"];
    let others = match told.file() {
        Value::Object(file) => file
            .iter()
            .filter(|(key, _)| !known.contains(&key.as_str()))
            .map(|(key, value)| format!("{}: {}", words::capital(&key.replace('_', " ")), entries(value)))
            .collect(),
        _ => Vec::new(),
    };
    let next = if about.role.is_empty() { "/check/roles".to_owned() } else { about.address("/check/result") };
    let page = You {
        jobs: told.list("employments").iter().map(|job| spoken_job(&visit, job)).collect(),
        qualifications: told.list("qualifications").iter().map(spoken_qualification).collect(),
        others,
        answers: so_far(&visit, &about),
        job: visit.link(&about.address("/check/job")),
        qualification: visit.link(&about.address("/check/qualifications")),
        remove: visit.link(&about.address("/check/you")),
        onward: visit.link(&next),
        file: visit.link("/check/file"),
        clear: if about.role.is_empty() { "/check".to_owned() } else { about.address("/check") },
        frame: Frame::new(&visit, Section::Check),
        about: &about,
    };
    html(&visit, &page)
}

/// Values of a list that no form here changes, in a few words.
fn entries(value: &Value) -> String {
    match value {
        Value::Array(entries) => entries.iter().map(entries_of).collect::<Vec<_>>().join("; "),
        other => entries_of(other),
    }
}

fn entries_of(value: &Value) -> String {
    match value {
        Value::String(words) => words.clone(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| format!("{} {}", key.replace('_', " "), entries_of(value)))
            .collect::<Vec<_>>()
            .join(", "),
        Value::Array(_) => entries(value),
        other => other.to_string(),
    }
}

/// "Healthcare assistant at Northmoor NHS Trust, 37.5 hours a week, since February 2023".
pub(crate) fn spoken_job(visit: &Visit, job: &Value) -> String {
    let text = |key: &str| job.get(key).and_then(Value::as_str).filter(|text| !text.is_empty());
    let called = text("called").or_else(|| text("role")).map_or_else(|| visit.say("a-job"), words::capital);
    let mut parts = vec![called];
    let employer = job.get("employer");
    let of_employer = |key: &str| employer.and_then(|employer| employer.get(key)).and_then(Value::as_str);
    parts.extend(of_employer("name").or_else(|| of_employer("sector")).map(str::to_owned));
    if let Some(hours) = job.get("hours_per_week").and_then(Value::as_f64) {
        parts.push(visit.say_of("job-hours-spoken", &[("it", hours.into())]));
    }
    if let Some(from) = job.get("from") {
        let from = from.as_str().map_or_else(|| from.to_string(), spoken_date);
        parts.push(visit.say_of("since", &[("it", from.into())]));
    }
    if let Some(until) = job.get("until") {
        let until = until.as_str().map_or_else(|| until.to_string(), spoken_date);
        parts.push(visit.say_of("until", &[("it", until.into())]));
    }
    parts.join(", ")
}

/// "GCSE maths, grade 4".
pub(crate) fn spoken_qualification(one: &Value) -> String {
    let text = |key: &str| match one.get(key) {
        Some(Value::String(text)) if !text.is_empty() => Some(text.clone()),
        Some(Value::Number(number)) => Some(number.to_string()),
        _ => None,
    };
    let what: Vec<String> = [text("type"), text("subject")].into_iter().flatten().collect();
    let mut parts = vec![words::capital(&what.join(" "))];
    parts.extend(text("grade").map(|grade| format!("grade {grade}")));
    parts.extend(text("level").map(|level| format!("level {level}")));
    parts.join(", ")
}

/// Takes back one job, or one answer.
pub(crate) async fn remove(visit: Visit, Query(about): Query<About>, form: Filled) -> Result<Redirect, Problem> {
    let Ok(Form(form)) = form else { return Err(Problem::unreadable(visit)) };
    let mut told = visit.told_so_far();
    if taken_back(&mut told, &form).is_none() {
        return Err(Problem::unreadable(visit));
    }
    onward(visit, told, &about.address("/check/you"))
}

fn taken_back(told: &mut Told, form: &HashMap<String, String>) -> Option<()> {
    if let Some(place) = form.get("job") {
        let mut jobs = told.list("employments").to_vec();
        let place: usize = place.parse().ok().filter(|place| *place < jobs.len())?;
        jobs.remove(place);
        told.set_list("employments", jobs);
    } else {
        let question = form.get("answer")?;
        told.answer(question)?;
        told.set_answer(question, None);
    }
    Some(())
}
