//! What went wrong, as a page: what happened, and what to do.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Site;
use crate::page::{Frame, Section, html};
use crate::visit::Visit;

/// A page that says what went wrong.
pub(crate) struct Problem {
    status: StatusCode,
    visit: Box<Visit>,
    /// The beginning of the keys of its messages.
    key: &'static str,
    /// What is wrong with this one thing, beyond the messages; mostly nothing.
    why: String,
    /// What to try instead: addresses with their words.
    instead: Vec<(String, String)>,
}

impl Problem {
    fn new(status: StatusCode, key: &'static str, visit: Visit) -> Problem {
        Problem { status, visit: Box::new(visit), key, why: String::new(), instead: Vec::new() }
    }

    /// Answers that were changed on the way, or sealed by another server.
    pub(crate) fn foreign(visit: Visit) -> Problem {
        let problem = Problem::new(StatusCode::BAD_REQUEST, "problem-foreign", visit);
        problem.here_without_answers()
    }

    /// Answers that were sealed long ago.
    pub(crate) fn old(visit: Visit) -> Problem {
        let problem = Problem::new(StatusCode::GONE, "problem-old", visit);
        problem.here_without_answers()
    }

    /// No such page; these may be meant.
    pub(crate) fn not_found(visit: Visit, instead: Vec<(String, String)>) -> Problem {
        Problem { instead, ..Problem::new(StatusCode::NOT_FOUND, "problem-not-found", visit) }
    }

    /// A role that nobody can begin from outside, so that there is nothing to check.
    pub(crate) fn no_way_in(visit: Visit, instead: Vec<(String, String)>) -> Problem {
        Problem { instead, ..Problem::new(StatusCode::NOT_FOUND, "problem-no-way-in", visit) }
    }

    /// A plan that can't be printed, and why; what else it can be taken along as.
    pub(crate) fn unprintable(visit: Visit, why: String, instead: Vec<(String, String)>) -> Problem {
        Problem { why, instead, ..Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-unprintable", visit) }
    }

    /// A form that can't be read.
    pub(crate) fn unreadable(visit: Visit) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "problem-unreadable", visit)
    }

    /// More answers than an address can carry.
    pub(crate) fn too_long(visit: Visit) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "problem-too-long", visit)
    }

    /// A staff file that is there no more.
    pub(crate) fn file_gone(visit: Visit) -> Problem {
        let again = (visit.link("/employers"), visit.say("employers-choose-another"));
        Problem { instead: vec![again], ..Problem::new(StatusCode::GONE, "problem-file-gone", visit) }
    }

    /// A staff file that there is no room for at the moment.
    pub(crate) fn files_full(visit: Visit) -> Problem {
        let again = (visit.link("/employers"), visit.say("employers-title"));
        Problem { instead: vec![again], ..Problem::new(StatusCode::SERVICE_UNAVAILABLE, "problem-files-full", visit) }
    }

    /// A staff file of somebody who has several there already.
    pub(crate) fn files_too_many(visit: Visit) -> Problem {
        let again = (visit.link("/employers"), visit.say("employers-title"));
        Problem { instead: vec![again], ..Problem::new(StatusCode::TOO_MANY_REQUESTS, "problem-files-many", visit) }
    }

    /// A fault of the framework or of the program.
    pub(crate) fn ours(visit: Visit) -> Problem {
        Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-ours", visit)
    }

    fn here_without_answers(mut self) -> Problem {
        let words = self.visit.say("problem-without-answers");
        self.instead = vec![(self.visit.here.clone(), words)];
        self
    }
}

#[derive(Template)]
#[template(path = "problem.html")]
struct ProblemPage<'v> {
    frame: Frame<'v>,
    title: String,
    what: String,
    why: &'v str,
    to_do: String,
    instead: &'v [(String, String)],
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let say = |part: &str| self.visit.say(&format!("{}-{part}", self.key));
        let page = ProblemPage {
            frame: Frame::new(&self.visit, Section::None),
            title: say("title"),
            what: say("what"),
            why: &self.why,
            to_do: say("do"),
            instead: &self.instead,
        };
        (self.status, html(&self.visit, &page)).into_response()
    }
}

pub(crate) async fn no_such_page(visit: Visit) -> Problem {
    Problem::not_found(visit, Vec::new())
}

/// Says as a page what went wrong on the way, where only a status says it: a limit of the server, a panic.
pub(crate) async fn dressed(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let language = request.headers().get(ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = language.unwrap_or_default().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    let is_problem = status.is_client_error() || status.is_server_error();
    let is_page = response.headers().get(CONTENT_TYPE).is_some_and(|sort| sort.as_bytes().starts_with(b"text/html"));
    if !is_problem || is_page {
        return response;
    }
    let key = match status {
        StatusCode::NOT_FOUND => "problem-not-found",
        StatusCode::METHOD_NOT_ALLOWED => "problem-method",
        StatusCode::REQUEST_TIMEOUT => "problem-slow",
        StatusCode::PAYLOAD_TOO_LARGE => "problem-large",
        StatusCode::URI_TOO_LONG => "problem-too-long",
        StatusCode::TOO_MANY_REQUESTS => "problem-too-many",
        StatusCode::SERVICE_UNAVAILABLE => "problem-busy",
        status if status.is_client_error() => "problem-unreadable",
        _ => "problem-ours",
    };
    let page = Problem::new(status, key, Visit::new(site, &language)).into_response();
    // What was said beside it stays: which methods there are, when to come back.
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(CONTENT_LENGTH);
    headers.remove(CONTENT_TYPE);
    let (mut parts, body) = page.into_parts();
    headers.extend(parts.headers);
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    parts.headers = headers;
    Response::from_parts(parts, body)
}
