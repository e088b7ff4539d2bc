//! How large a request may be, how long it may take to arrive, and how long its answer may take.

use std::sync::Arc;
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use hyper::body::Body as _;
use tokio::sync::Semaphore;
use tokio::time::timeout;

use super::settings::Settings;
use crate::address::UPLOADS;

/// Bytes of an address: answers that travel in it have room, and proxies on the way commonly take no more.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// What stands around a file in a form, in bytes.
const AROUND_A_FILE: usize = 64 * 1024;
/// How many times as long a file may take to arrive as anything else: hospitals' lines upwards are slow.
const PATIENCE_WITH_FILES: u32 = 30;
/// Files that arrive at once. Each lies in memory as far as it has come.
const ARRIVING: usize = 4;
/// Seconds after which to ask again for an answer that took too long.
const LATER: u16 = 5;

#[derive(Clone)]
pub(super) struct Limits {
    body: usize,
    arrival: Duration,
    answer: Duration,
    /// Bytes of a file that is sent, with the form around it.
    upload: usize,
    /// Places for files that arrive.
    arriving: Arc<Semaphore>,
}

impl Limits {
    pub(super) fn new(settings: &Settings) -> Limits {
        Limits {
            body: settings.body_limit,
            arrival: settings.client_timeout,
            answer: settings.timeout,
            upload: settings.upload_limit.saturating_add(AROUND_A_FILE).max(settings.body_limit),
            arriving: Arc::new(Semaphore::new(ARRIVING)),
        }
    }

    /// The same for a file.
    fn for_a_file(self) -> Limits {
        Limits { body: self.upload, arrival: self.arrival.saturating_mul(PATIENCE_WITH_FILES), ..self }
    }
}

/// Takes in the whole request, and answers in time or not at all.
pub(super) async fn held(State(limits): State<Limits>, request: Request, next: Next) -> Response {
    if request.uri().to_string().len() > LONGEST_ADDRESS {
        return StatusCode::URI_TOO_LONG.into_response();
    }
    let later = || (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, HeaderValue::from(LATER))]);
    let is_file = request.method() == Method::POST && UPLOADS.contains(&request.uri().path());
    let place = match is_file {
        true => match Arc::clone(&limits.arriving).try_acquire_owned() {
            Ok(place) => Some(place),
            Err(_) => {
                let (status, later) = later();
                return (status, later, [(header::CONNECTION, "close")]).into_response();
            }
        },
        false => None,
    };
    let answer = limits.answer;
    let (parts, body) = request.into_parts();
    let taken = taken_in(body, if is_file { limits.for_a_file() } else { limits }).await;
    drop(place);
    let body = match taken {
        Ok(body) => body,
        // What is still to come is not waited for, so this connection can't be used again.
        Err(status) => return (status, [(header::CONNECTION, "close")]).into_response(),
    };
    match timeout(answer, next.run(Request::from_parts(parts, Body::from(body)))).await {
        Ok(response) => response,
        Err(_) => later().into_response(),
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
