//! Answers as responses, and how long caches may keep them.

use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use super::problem::Problem;
use crate::Site;

const JSON: &str = "application/json";

/// An answer that holds as long as the framework and the program do: caches ask whether it still does.
pub(super) fn kept(site: &Site, headers: &HeaderMap, answer: &impl Serialize) -> Response {
    let edition = format!("W/\"{}\"", site.edition);
    let known = [(header::ETAG, edition.as_str()), (header::CACHE_CONTROL, "public, max-age=0, must-revalidate")];
    if crate::cache::is_known(headers, &edition) {
        return (StatusCode::NOT_MODIFIED, known).into_response();
    }
    match serde_json::to_vec(answer) {
        Ok(text) => (known, [(header::CONTENT_TYPE, JSON)], text).into_response(),
        Err(_) => Problem::ours().into_response(),
    }
}

/// An answer about a person, which nobody on the way keeps.
pub(super) fn unkept(text: Vec<u8>) -> Response {
    ([(header::CONTENT_TYPE, JSON), (header::CACHE_CONTROL, "no-store")], text).into_response()
}
