//! What is written down about requests: which sort of page, how it went and how long it took. Never who asked, what was
//! searched for or what was told: the address as it was typed, the query, the body and the visitor's own address stay out.

use std::io::stderr;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;

use super::metrics::Figures;
use super::settings::LogFormat;

/// Begins to write to the error stream.
pub(super) fn begin(format: LogFormat) {
    let level = if format == LogFormat::Problems { tracing::Level::WARN } else { tracing::Level::INFO };
    let lines = tracing_subscriber::fmt().with_writer(stderr).with_target(false).with_max_level(level);
    // Whoever brings a log of their own keeps it.
    let _ = match format {
        LogFormat::Problems | LogFormat::Text => lines.with_ansi(false).try_init(),
        LogFormat::Json => lines.json().flatten_event(true).try_init(),
    };
}

/// A panic is told by its place alone: its message may hold what somebody told.
pub(super) fn tell_panics_by_place() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "a fault of the program");
    }));
}

/// Writes down and counts one request.
pub(super) async fn recorded(State(figures): State<Figures>, request: Request, next: Next) -> Response {
    let began = Instant::now();
    let method = named(request.method());
    let path =
        request.extensions().get::<MatchedPath>().map_or_else(|| "other".to_owned(), |path| path.as_str().to_owned());
    let path = if path.contains("__private__") { "other".to_owned() } else { path };
    let under_way = figures.begin();
    let response = next.run(request).await;
    let took = began.elapsed();
    drop(under_way);
    let status = response.status().as_u16();
    figures.count(method, &path, status, took);
    let milliseconds = took.as_secs_f64() * 1000.0;
    let milliseconds = (milliseconds * 100.0).round() / 100.0;
    tracing::info!(method, path, status, milliseconds, "request");
    response
}

/// A method by its name, if it is one of HTTP's own: others could be made up without end.
fn named(method: &Method) -> &'static str {
    match method.as_str() {
        "GET" => "GET",
        "HEAD" => "HEAD",
        "POST" => "POST",
        "PUT" => "PUT",
        "DELETE" => "DELETE",
        "OPTIONS" => "OPTIONS",
        "PATCH" => "PATCH",
        "TRACE" => "TRACE",
        "CONNECT" => "CONNECT",
        _ => "other",
    }
}
