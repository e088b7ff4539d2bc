//! Whether the server answers, and for what.

use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use serde_json::json;

use crate::Site;

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/health", get(health))
}

async fn health(State(site): State<Arc<Site>>) -> Response {
    let framework = site.framework();
    let told = json!({
        "status": "ok",
        "version": env!("CARGO_PKG_VERSION"),
        "framework": { "id": framework.id, "version": framework.version, "digest": site.loaded.digest },
    });
    ([(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")], told.to_string())
        .into_response()
}
