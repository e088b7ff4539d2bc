//! How large a request may be, how long it may take to arrive, and how long its answer may take.

use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Body as _;
use tokio::time::timeout;

use super::settings::Settings;

/// Bytes of an address: answers that travel in it have room, and proxies on the way commonly take no more.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// Seconds after which to ask again for an answer that took too long.
const LATER: u16 = 5;

#[derive(Clone, Copy)]
pub(super) struct Limits {
    body: usize,
    arrival: Duration,
    answer: Duration,
}

impl Limits {
    pub(super) fn new(settings: &Settings) -> Limits {
        Limits { body: settings.body_limit, arrival: settings.client_timeout, answer: settings.timeout }
    }
}

/// Takes in the whole request, and answers in time or not at all.
pub(super) async fn held(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    if request.uri().to_string().len() > LONGEST_ADDRESS {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    let (parts, body) = request.into_parts();
    let body = match taken_in(body, limits).await {
        Ok(body) => body,
        // What is still to come is not waited for, so this connection can't be used again.
        Err(status) => return (status, [(header::CONNECTION, "close")]).into_response(),
    };
    match timeout(limits.answer, next.run(Request::from_parts(parts, Body::from(body)))).await {
        Ok(response) => response,
        Err(_) => {
            let later = [(header::RETRY_AFTER, HeaderValue::from(LATER))];
            (StatusCode::SERVICE_UNAVAILABLE, later).into_response()
        }
    }
}

async fn taken_in(body: Body, limits: Limits) -> Result<Bytes, StatusCode> {
    // A body that says it is too large needn't come first.
    if body.size_hint().lower() > limits.body as u64 {
        return Err(StatusCode::PAYLOAD_TOO_LARGE);
    }
    match timeout(limits.arrival, Limited::new(body, limits.body).collect()).await {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(StatusCode::PAYLOAD_TOO_LARGE),
        Ok(Err(_)) => Err(StatusCode::BAD_REQUEST),
        Err(_) => Err(StatusCode::REQUEST_TIMEOUT),
    }
}
