//! Whether a browser or a cache on the way has an answer already.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::Site;
use crate::address::TOLD;

/// Whether a request names this edition as one that it has.
pub(crate) fn is_known(headers: &HeaderMap, edition: &str) -> bool {
    let named = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let weak = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    named.flat_map(|value| value.split(',')).any(|tag| tag.trim() == "*" || weak(tag) == weak(edition))
}

/// Pages that tell nothing of a visitor are the same for everybody on one day, in one language: whoever has one from today
/// is told that it still holds.
pub(crate) async fn pages(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let is_read = [Method::GET, Method::HEAD].contains(request.method());
    let tells =
        request.uri().query().is_some_and(|query| query.split('&').any(|part| part.split('=').next() == Some(TOLD)));
    if !is_read || tells || request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    let accepted = request.headers().get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    let language = &site.languages.wished(accepted.unwrap_or_default()).tag;
    let edition = format!("W/\"{}-{language}-{}\"", site.edition, site.today());
    let is_known = is_known(request.headers(), &edition);
    let mut response = next.run(request).await;
    let is_public =
        response.headers().get(header::CACHE_CONTROL).is_some_and(|kept| kept.as_bytes().starts_with(b"public"));
    if response.status() != StatusCode::OK || !is_public {
        return response;
    }
    if let Ok(edition) = HeaderValue::from_str(&edition) {
        response.headers_mut().insert(header::ETAG, edition);
    }
    if !is_known {
        return response;
    }
    let mut headers = std::mem::take(response.headers_mut());
    headers.remove(header::CONTENT_TYPE);
    headers.remove(header::CONTENT_LENGTH);
    (StatusCode::NOT_MODIFIED, headers).into_response()
}
