//! What one holds: rows of a type, a subject and a grade, as they stand on certificates.

use std::collections::HashMap;

use askama::Template;
use axum::Form;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use rungs_app::tree::Fault;
use serde_json::{Value, json};

use super::answer::Filled;
use super::{About, onward};
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::visit::Visit;

/// Empty rows that stand below those filled in.
const EMPTY_ROWS: usize = 4;
/// Rows at most.
const MOST_ROWS: usize = 40;
/// The keys of a row that this form shows. What else a file says of a qualification stays as it is.
const SHOWN: [&str; 4] = ["type", "subject", "grade", "level"];

#[derive(Template)]
#[template(path = "qualifications.html")]
struct Qualifications<'v> {
    frame: Frame<'v>,
    action: String,
    skip: String,
    rows: Vec<Row>,
    types: Vec<String>,
    subjects: Vec<String>,
    is_complete: bool,
    errors: Vec<(String, String)>,
}

/// A row of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Row {
    kind: String,
    subject: String,
    grade: String,
    level: String,
}

impl Row {
    fn of(entry: &Value) -> Row {
        let text = |key: &str| match entry.get(key) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        Row { kind: text("type"), subject: text("subject"), grade: text("grade"), level: text("level") }
    }

    fn is_empty(&self) -> bool {
        *self == Row::default()
    }

    /// The row as an entry of a person file, above what is known of it beside.
    fn entry(&self, known: Option<&Value>) -> Value {
        let mut entry = known.and_then(Value::as_object).cloned().unwrap_or_default();
        let mut set = |key: &str, value: &str| {
            entry.remove(key);
            if !value.is_empty() {
                entry.insert(key.to_owned(), json!(value));
            }
        };
        set("type", &self.kind);
        set("subject", &self.subject);
        set("grade", &self.grade);
        set("level", &self.level);
        Value::Object(entry)
    }
}

pub(crate) async fn page(visit: Visit, Query(about): Query<About>) -> Response {
    let told = visit.told_so_far();
    let rows = told.list("qualifications").iter().map(Row::of).collect();
    shown(&visit, &about, rows, told.is_complete("qualifications"), Vec::new())
}

fn shown(
    visit: &Visit,
    about: &About,
    mut rows: Vec<Row>,
    is_complete: bool,
    errors: Vec<(String, String)>,
) -> Response {
    rows.extend(std::iter::repeat_n(Row::default(), EMPTY_ROWS));
    rows.truncate(MOST_ROWS);
    let page = Qualifications {
        frame: Frame::new(visit, Section::Check),
        action: visit.link(&about.address("/check/qualifications")),
        skip: visit.link(&onward_to(about)),
        rows,
        types: titles(visit, "qualification"),
        subjects: titles(visit, "subject"),
        is_complete,
        errors,
    };
    html(visit, &page)
}

/// Back to the questions of the role, or on to all roles.
fn onward_to(about: &About) -> String {
    if about.role.is_empty() { "/check/roles".to_owned() } else { about.address("/check") }
}

/// The titles of a class, as the framework has them.
fn titles(visit: &Visit, class: &str) -> Vec<String> {
    let vocabulary = &visit.site.framework().vocabulary;
    vocabulary.of_class(class).iter().map(|term| vocabulary.title(*term).to_owned()).collect()
}

pub(crate) async fn take(visit: Visit, Query(about): Query<About>, form: Filled) -> Result<Response, Problem> {
    let Ok(Form(form)) = form else { return Err(Problem::unreadable(visit)) };
    let rows = rows(&form);
    let is_complete = form.contains_key("complete");
    if form.contains_key("add") {
        return Ok(shown(&visit, &about, rows, is_complete, Vec::new()));
    }
    let mut told = visit.told_so_far();
    let known = told.list("qualifications").to_vec();
    let entries: Vec<Value> = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| !row.is_empty())
        .map(|(place, row)| row.entry(known.get(place)))
        .collect();
    let kept: Vec<Row> = rows.into_iter().filter(|row| !row.is_empty()).collect();
    told.set_list("qualifications", entries);
    told.set_complete("qualifications", is_complete);
    match told.person(&visit.site.framework().vocabulary, visit.today) {
        Ok(_) => Ok(onward(visit, told, &onward_to(&about))?.into_response()),
        Err(faults) => {
            let errors = faults.into_iter().map(|fault| placed(&visit, fault)).collect();
            let page = shown(&visit, &about, kept, is_complete, errors);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// The rows of a form, those behind the last filled one left out.
fn rows(form: &HashMap<String, String>) -> Vec<Row> {
    let field = |name: &str, place: usize| {
        form.get(&format!("{name}-{place}")).map(|value| value.trim().to_owned()).unwrap_or_default()
    };
    let row = |place: usize| Row {
        kind: field("type", place),
        subject: field("subject", place),
        grade: field("grade", place),
        level: field("level", place),
    };
    let mut rows: Vec<Row> = (0..MOST_ROWS).map(row).collect();
    while rows.last().is_some_and(Row::is_empty) {
        rows.pop();
    }
    rows
}

/// What is wrong, with the field it is about.
fn placed(visit: &Visit, fault: Fault) -> (String, String) {
    let row = fault
        .path
        .split_once('[')
        .and_then(|(_, rest)| rest.split(']').next())
        .and_then(|row| row.parse::<usize>().ok());
    let key = fault.path.rsplit('.').next().filter(|key| SHOWN.contains(key)).unwrap_or("type");
    let help = fault.help.map_or_else(String::new, |help| format!(" ({help})"));
    match row {
        Some(row) => {
            let message = format!(
                "{} {}{help}",
                visit.say_of("qualification-row", &[("it", (row + 1).to_string().into())]),
                fault.message
            );
            (format!("{key}-{row}"), message)
        }
        None => ("type-0".to_owned(), format!("{}{help}", fault.message)),
    }
}
