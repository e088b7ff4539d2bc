//! What went wrong, for programs: problem details as RFC 9457 has them.

use axum::extract::Request;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use rungs_app::tree::Fault;
use schemars::JsonSchema;
use serde::Serialize;

use super::ROOT;

/// What can go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Address,
    Query,
    Body,
    NotFound,
    NoRole,
    NoRoute,
    NoProfession,
    Method,
    TooSlow,
    TooLarge,
    TooLong,
    NotJson,
    NoFile,
    Unreadable,
    TooMany,
    Ours,
    Busy,
}

impl Kind {
    pub(super) const ALL: [Kind; 17] = [
        Kind::Address,
        Kind::Query,
        Kind::Body,
        Kind::NotFound,
        Kind::NoRole,
        Kind::NoRoute,
        Kind::NoProfession,
        Kind::Method,
        Kind::TooSlow,
        Kind::TooLarge,
        Kind::TooLong,
        Kind::NotJson,
        Kind::NoFile,
        Kind::Unreadable,
        Kind::TooMany,
        Kind::Ours,
        Kind::Busy,
    ];

    /// Its status, its name in addresses, its title, and what to do about it.
    pub(super) fn told(self) -> (StatusCode, &'static str, &'static str, &'static str) {
        use StatusCode as Status;
        match self {
            Kind::Address => (
                Status::BAD_REQUEST,
                "unreadable-address",
                "The address can't be read",
                "Encode the parts of the path as UTF-8, with % before each byte that isn't a letter or a digit.",
            ),
            Kind::Query => (
                Status::BAD_REQUEST,
                "unreadable-query",
                "The query can't be read",
                "Each fault names a parameter. The document lists those that there are.",
            ),
            Kind::Body => (
                Status::BAD_REQUEST,
                "unreadable-json",
                "The body is no JSON that could be read in one way",
                "The fault says in which line. A key may stand once only, and nothing is nested more than 127 deep.",
            ),
            Kind::NotFound => (
                Status::NOT_FOUND,
                "not-found",
                "There is nothing at this address",
                "The document at /api/v1/openapi.json lists every address.",
            ),
            Kind::NoRole => (
                Status::NOT_FOUND,
                "no-such-role",
                "No role is called so",
                "Search for it at /api/v1/search, or take its slug from /api/v1/roles.",
            ),
            Kind::NoRoute => (
                Status::NOT_FOUND,
                "no-such-route",
                "The role has no way in that is called so",
                "The role's ways in are listed at /api/v1/roles/ROLE/routes.",
            ),
            Kind::NoProfession => (
                Status::NOT_FOUND,
                "no-such-profession",
                "No profession is called so",
                "Roles name the professions they belong to: see /api/v1/roles.",
            ),
            Kind::Method => (
                Status::METHOD_NOT_ALLOWED,
                "wrong-method",
                "This address doesn't take this method",
                "The `Allow` header lists those that it takes.",
            ),
            Kind::TooSlow => {
                (Status::REQUEST_TIMEOUT, "too-slow", "The body took too long to arrive", "Send it again, in one go.")
            }
            Kind::TooLarge => (
                Status::PAYLOAD_TOO_LARGE,
                "too-large",
                "The body is larger than this server reads",
                "No person's facts fill so much: leave out what isn't about the question. Of a staff file, leave out columns that aren't needed.",
            ),
            Kind::TooLong => (
                Status::URI_TOO_LONG,
                "too-long",
                "The address is longer than this server reads",
                "Search for a few words; send what is long in a body.",
            ),
            Kind::NotJson => (
                Status::UNSUPPORTED_MEDIA_TYPE,
                "not-json",
                "The body isn't called JSON",
                "Send JSON, with `Content-Type: application/json`.",
            ),
            Kind::NoFile => (
                Status::UNSUPPORTED_MEDIA_TYPE,
                "no-file",
                "The body isn't called a file",
                "Send the staff file itself, with `Content-Type: application/octet-stream`, or a form with a part `file`.",
            ),
            Kind::Unreadable => (
                Status::UNPROCESSABLE_ENTITY,
                "unreadable-question",
                "The question can't be read",
                "Each fault names a place in the body and says what is wrong there. Nothing was checked.",
            ),
            Kind::TooMany => (
                Status::TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests in a short time",
                "Wait as many seconds as the `Retry-After` header says.",
            ),
            Kind::Ours => (
                Status::INTERNAL_SERVER_ERROR,
                "our-fault",
                "Something is wrong on our side",
                "It is nothing you did. Whoever runs this server finds it in its log.",
            ),
            Kind::Busy => (
                Status::SERVICE_UNAVAILABLE,
                "busy",
                "The answer would have taken too long",
                "Ask again as many seconds later as the `Retry-After` header says, or about one role at a time.",
            ),
        }
    }

    /// Its address.
    pub(super) fn address(self) -> String {
        format!("{ROOT}/problems/{}", self.told().1)
    }

    /// What a bare status stands for.
    fn of(status: StatusCode) -> Kind {
        match status {
            StatusCode::NOT_FOUND => Kind::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Kind::Method,
            StatusCode::REQUEST_TIMEOUT => Kind::TooSlow,
            StatusCode::PAYLOAD_TOO_LARGE => Kind::TooLarge,
            StatusCode::URI_TOO_LONG => Kind::TooLong,
            StatusCode::UNSUPPORTED_MEDIA_TYPE => Kind::NotJson,
            StatusCode::UNPROCESSABLE_ENTITY => Kind::Unreadable,
            StatusCode::TOO_MANY_REQUESTS => Kind::TooMany,
            StatusCode::SERVICE_UNAVAILABLE => Kind::Busy,
            status if status.is_client_error() => Kind::Body,
            _ => Kind::Ours,
        }
    }
}

/// What went wrong with one request. On its way out it is a bare status with this beside it; [`dressed`] writes it down.
#[derive(Clone, Debug)]
pub(super) struct Problem {
    pub(super) kind: Kind,
    pub(super) detail: String,
    pub(super) faults: Vec<Fault>,
}

impl Problem {
    pub(super) fn new(kind: Kind, detail: impl Into<String>) -> Problem {
        Problem { kind, detail: detail.into(), faults: Vec::new() }
    }

    pub(super) fn with(self, faults: Vec<Fault>) -> Problem {
        Problem { faults, ..self }
    }

    /// A fault of the framework or of the program.
    pub(super) fn ours() -> Problem {
        Problem::of(Kind::Ours)
    }

    /// One of which nothing more is known than its kind.
    fn of(kind: Kind) -> Problem {
        Problem::new(kind, kind.told().3)
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.kind.told().0.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A problem as it is written, in `application/problem+json`.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Problem")]
pub(super) struct ProblemAnswer {
    /// What sort of problem it is: an address that says more about it.
    #[serde(rename = "type")]
    #[schemars(extend("format" = "uri-reference"))]
    sort: String,
    /// The sort in a sentence.
    title: &'static str,
    /// The status.
    status: u16,
    /// What was wrong this time.
    detail: String,
    /// The address that was asked for, without its query.
    instance: String,
    /// What was wrong in which place, where there are places to tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<FaultShown>,
}

/// One thing that is wrong with a body or a query.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "Fault")]
struct FaultShown {
    /// Where: `person.employments[0].from`, or the name of a parameter. Empty for the whole.
    path: String,
    /// What is wrong.
    message: String,
    /// What to do about it.
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    /// The line, from 1, where only the text can be pointed at.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    /// The column, from 1; 0 for the end of the line before.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u64>,
}

impl From<Fault> for FaultShown {
    fn from(fault: Fault) -> FaultShown {
        let (line, column) = fault.place.unzip();
        FaultShown { path: fault.path, message: fault.message, help: fault.help, line, column }
    }
}

/// There is nothing here.
pub(super) async fn no_such_address() -> Problem {
    Problem::of(Kind::NotFound)
}

/// Writes down what went wrong on the way, whoever found it: an operation, a limit of the server, a panic.
pub(crate) async fn dressed(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let status = response.status();
    if !status.is_client_error() && !status.is_server_error() {
        return response;
    }
    let problem = response.extensions_mut().remove::<Problem>().unwrap_or_else(|| Problem::of(Kind::of(status)));
    let (status, _, title, _) = problem.kind.told();
    let answer = ProblemAnswer {
        sort: problem.kind.address(),
        title,
        status: status.as_u16(),
        detail: problem.detail,
        instance: path,
        faults: problem.faults.into_iter().map(Into::into).collect(),
    };
    // What was said beside it stays: which methods there are, when to come back.
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_LENGTH);
    let sort = [(header::CONTENT_TYPE, "application/problem+json"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, sort, serde_json::to_vec(&answer).unwrap_or_default()).into_response()
}
