//! Figures about the server, as Prometheus reads them.

use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::time::Duration;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use prometheus_client::encoding::EncodeLabelSet;
use prometheus_client::encoding::text::encode;
use prometheus_client::metrics::counter::Counter;
use prometheus_client::metrics::family::Family;
use prometheus_client::metrics::gauge::Gauge;
use prometheus_client::metrics::histogram::Histogram;
use prometheus_client::registry::{Registry, Unit};

/// Bounds of the histogram in seconds: a page takes a few milliseconds, everything for everybody a second.
const BOUNDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// One sort of request. Paths are those that routes have, so there are only so many.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Request {
    method: &'static str,
    path: String,
    status: u16,
}

/// One sort of page.
#[derive(Clone, Debug, Hash, PartialEq, Eq, EncodeLabelSet)]
struct Page {
    path: String,
}

/// What is counted.
#[derive(Clone)]
pub(super) struct Figures {
    registry: Arc<Registry>,
    requests: Family<Request, Counter>,
    durations: Family<Page, Histogram>,
    under_way: Gauge<i64, AtomicI64>,
    pub(super) connections: Gauge<i64, AtomicI64>,
}

/// Something that goes on until this is dropped.
pub(super) struct UnderWay(Gauge<i64, AtomicI64>);

impl UnderWay {
    pub(super) fn new(gauge: &Gauge<i64, AtomicI64>) -> UnderWay {
        gauge.inc();
        UnderWay(gauge.clone())
    }
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.dec();
    }
}

impl Figures {
    pub(super) fn new() -> Figures {
        let mut registry = Registry::with_prefix("rungs");
        let requests = Family::<Request, Counter>::default();
        let durations = Family::<Page, Histogram>::new_with_constructor(|| Histogram::new(BOUNDS));
        let (under_way, connections) = (Gauge::default(), Gauge::default());
        registry.register("http_requests", "Requests answered", requests.clone());
        registry.register_with_unit("http_request_duration", "Time to an answer", Unit::Seconds, durations.clone());
        registry.register("http_requests_under_way", "Requests that are being answered", Gauge::clone(&under_way));
        registry.register("http_connections", "Connections that are open", Gauge::clone(&connections));
        Figures { registry: Arc::new(registry), requests, durations, under_way, connections }
    }

    pub(super) fn begin(&self) -> UnderWay {
        UnderWay::new(&self.under_way)
    }

    pub(super) fn count(&self, method: &'static str, path: &str, status: u16, took: Duration) {
        self.requests.get_or_create(&Request { method, path: path.to_owned(), status }).inc();
        self.durations.get_or_create(&Page { path: path.to_owned() }).observe(took.as_secs_f64());
    }

    /// All of them, as text.
    pub(super) fn shown(&self) -> Response {
        let mut text = String::new();
        match encode(&mut text, &self.registry) {
            Ok(()) => {
                let sort = "application/openmetrics-text; version=1.0.0; charset=utf-8";
                ([(header::CONTENT_TYPE, sort), (header::CACHE_CONTROL, "no-store")], text).into_response()
            }
            Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
        }
    }
}
