//! What went wrong, as a page: what happened, and what to do.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::page::{Frame, Section, html};
use crate::visit::Visit;

/// A page that says what went wrong.
pub(crate) struct Problem {
    status: StatusCode,
    visit: Box<Visit>,
    /// The beginning of the keys of its messages.
    key: &'static str,
    /// What to try instead: addresses with their words.
    instead: Vec<(String, String)>,
}

impl Problem {
    fn new(status: StatusCode, key: &'static str, visit: Visit) -> Problem {
        Problem { status, visit: Box::new(visit), key, instead: Vec::new() }
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

    /// A form that can't be read.
    pub(crate) fn unreadable(visit: Visit) -> Problem {
        Problem::new(StatusCode::BAD_REQUEST, "problem-unreadable", visit)
    }

    /// More answers than an address can carry.
    pub(crate) fn too_long(visit: Visit) -> Problem {
        Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "problem-too-long", visit)
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
            to_do: say("do"),
            instead: &self.instead,
        };
        (self.status, html(&self.visit, &page)).into_response()
    }
}

pub(crate) async fn no_such_page(visit: Visit) -> Problem {
    Problem::not_found(visit, Vec::new())
}
