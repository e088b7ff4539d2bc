//! Answers as a file of one's own: saved, and opened again.

use askama::Template;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use rungs_app::person;
use rungs_app::tree::{Fault, Tree};
use serde_json::Value;

use super::onward;
use crate::page::{Frame, Section, html};
use crate::problem::Problem;
use crate::state::Told;
use crate::visit::Visit;

/// What the saved file begins with: it is read by people as well.
const HEAD: &str = "# What you told Rungs. Open it there again, or check it with: rungs check rungs-person.yaml\n";

pub(crate) async fn save(visit: Visit) -> Response {
    let file = visit.told_so_far().file();
    let text = match serde_saphyr::to_string(&file) {
        Ok(text) => text,
        // JSON is YAML as well.
        Err(_) => serde_json::to_string_pretty(&file).unwrap_or_default(),
    };
    let headers = [
        (header::CONTENT_TYPE, "application/yaml; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"rungs-person.yaml\""),
        (header::CACHE_CONTROL, "private, no-store"),
    ];
    (headers, format!("{HEAD}{text}")).into_response()
}

#[derive(Template)]
#[template(path = "faults.html")]
struct Faults<'v> {
    frame: Frame<'v>,
    faults: Vec<Shown>,
    /// Whether it is a plan, and not answers, that is opened.
    is_plan: bool,
}

/// Something wrong with a file.
struct Shown {
    place: String,
    message: String,
    help: Option<String>,
}

pub(crate) async fn open(visit: Visit, form: Result<Multipart, MultipartRejection>) -> Result<Response, Problem> {
    let Some(content) = content(form, "person").await else { return Err(Problem::unreadable(visit)) };
    match read(&visit, &content) {
        Ok(file) => {
            let mut told = Told::new(visit.today);
            told.set_file(file);
            told.order = told.answered();
            Ok(onward(visit, told, "/check/you")?.into_response())
        }
        Err(faults) => Ok(refused(&visit, faults, false)),
    }
}

/// A page that says what is wrong with a file, and where.
pub(crate) fn refused(visit: &Visit, faults: Vec<Fault>, is_plan: bool) -> Response {
    let shown = |fault: Fault| Shown {
        place: match fault.place {
            Some((line, _)) => visit.say_of("open-line", &[("it", line.to_string().into())]),
            None => fault.path,
        },
        message: fault.message,
        help: fault.help,
    };
    let section = if is_plan { Section::Plan } else { Section::Check };
    let page = Faults { frame: Frame::new(visit, section), faults: faults.into_iter().map(shown).collect(), is_plan };
    (StatusCode::UNPROCESSABLE_ENTITY, html(visit, &page)).into_response()
}

/// The content of the file that was sent in a field of a form.
pub(crate) async fn content(form: Result<Multipart, MultipartRejection>, name: &str) -> Option<Vec<u8>> {
    let mut form = form.ok()?;
    while let Some(field) = form.next_field().await.ok()? {
        if field.name() == Some(name) {
            return field.bytes().await.ok().map(|bytes| bytes.to_vec());
        }
    }
    None
}

/// The file as a value, once it is sure that it says what a person file can say.
fn read(visit: &Visit, content: &[u8]) -> Result<Value, Vec<Fault>> {
    person::read(content, None, &visit.site.framework().vocabulary, visit.today)?;
    Tree::read(content, None).map(|tree| tree.value()).map_err(|fault| vec![fault])
}
