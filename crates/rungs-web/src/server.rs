//! The server around the site: what it listens on, what it bears, and how it ends.

mod connection;
mod headers;
mod limits;
mod log;
mod metrics;
pub(crate) mod rate;
pub(crate) mod settings;

use std::future::{Future, pending};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::http::{Method, StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::get;
use tokio::net::TcpListener;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::cors::{Any, CorsLayer};

use crate::{Site, api, assets, cache, crawlers, health, page, problem};
use headers::Told;
use limits::Limits;
use metrics::Figures;
use rate::Rate;
use settings::{Metrics, Settings};

/// Serves a site until it is told to end (by Ctrl+C or SIGTERM); what is under way is finished first.
///
/// `ready` is told the address once it can be opened.
///
/// # Errors
/// An address that can't be listened on: what is wrong, and what to do.
pub fn serve(site: Site, settings: &Settings, ready: impl FnOnce(SocketAddr)) -> Result<(), String> {
    log::begin(settings.log);
    log::tell_panics_by_place();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("the server can't begin: {error}"))?;
    // Who knows the address may end it at once: it listens for that first.
    let served = runtime.block_on(async { run(site, settings, ready, told_to_end()).await });
    // What is worked out for nobody any more isn't waited for.
    runtime.shutdown_background();
    served
}

/// Serves a site until `stop`, in a runtime that is there.
///
/// # Errors
/// As [`serve`].
pub async fn run(
    site: Site,
    settings: &Settings,
    ready: impl FnOnce(SocketAddr),
    stop: impl Future<Output = ()>,
) -> Result<(), String> {
    let listener = listener(settings.listen).await?;
    let address = listener.local_addr().map_err(|error| format!("the server can't begin: {error}"))?;
    let figures = Figures::new();
    let rate = Arc::new(Rate::new(settings));
    let site = Arc::new(site.taking(settings));
    let router = around(routes(&figures, settings), Arc::clone(&site), settings, &figures, &rate);
    let aside = match settings.metrics {
        Metrics::At(address) => Some(self::listener(address).await?),
        _ => None,
    };
    ready(address);
    tokio::select! {
        () = connection::taken(listener, router, settings, &figures, stop) => {}
        () = figures_aside(aside, settings, &figures) => {}
        () = forgotten(&rate) => {}
        () = files_forgotten(&site) => {}
    }
    Ok(())
}

/// Every address of the site, behind all that stands between it and the world but the counting of clients.
pub fn router(site: Arc<Site>) -> Router {
    let settings = Settings { rate: 0, ..Settings::default() };
    let figures = Figures::new();
    around(routes(&figures, &settings), site, &settings, &figures, &Arc::new(Rate::new(&settings)))
}

async fn listener(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            let other = SocketAddr::new(address.ip(), address.port().checked_add(1).unwrap_or(8080));
            format!(
                "something is listening on {address} already, perhaps another rungs: end that, or open the site elsewhere \
                 with --listen {other}"
            )
        }
        std::io::ErrorKind::PermissionDenied => {
            format!("{address} needs a permission that you don't have: ports from 1024 on need none, as in --listen 127.0.0.1:8080")
        }
        std::io::ErrorKind::AddrNotAvailable => {
            format!("{address} is no address of this machine: 127.0.0.1 is for yourself, 0.0.0.0 for everybody")
        }
        _ => format!("{address} can't be listened on: {error}"),
    })
}

/// Every address of the site, pages and API apart.
struct Routes {
    pages: Router<Arc<Site>>,
    api: Router<Arc<Site>>,
}

fn routes(figures: &Figures, settings: &Settings) -> Routes {
    let mut pages = page::routes().merge(assets::routes()).merge(crawlers::routes()).merge(health::routes());
    if settings.metrics == Metrics::On {
        let figures = figures.clone();
        pages = pages.route("/metrics", get(async move || figures.shown()));
    }
    Routes { pages: pages.fallback(problem::no_such_page), api: api::routes() }
}

/// The site behind everything that stands between it and the world. What is added last is outermost.
fn around(routes: Routes, site: Arc<Site>, settings: &Settings, figures: &Figures, rate: &Arc<Rate>) -> Router {
    let inner = |router: Router<Arc<Site>>| {
        router
            .layer(from_fn_with_state(Limits::new(settings), limits::held))
            .layer(from_fn_with_state(Arc::clone(rate), rate::limited))
            .layer(CatchPanicLayer::custom(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response()))
    };
    let outer = |router: Router<Arc<Site>>, resource: &'static str| {
        router
            .layer(compressed())
            .layer(from_fn_with_state(Told { tls: settings.tls, resource }, headers::told))
            .layer(from_fn_with_state(figures.clone(), log::recorded))
    };
    let pages = inner(routes.pages)
        .layer(from_fn_with_state(Arc::clone(&site), problem::dressed))
        .layer(from_fn_with_state(Arc::clone(&site), cache::pages));
    let api = inner(routes.api).layer(from_fn(api::dressed)).layer(for_everybody());
    outer(pages, "same-origin").merge(outer(api, "cross-origin")).with_state(site)
}

/// Small answers over slow lines. Levels beyond the middle cost more time than they save.
fn compressed() -> CompressionLayer {
    CompressionLayer::new().quality(CompressionLevel::Precise(4))
}

/// The API has no cookies and no accounts: a page from anywhere learns no more from it than anybody does.
fn for_everybody() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST])
        .allow_headers([header::CONTENT_TYPE, header::IF_NONE_MATCH])
        .expose_headers([header::ETAG, header::RETRY_AFTER, header::ALLOW])
        .max_age(Duration::from_secs(24 * 60 * 60))
}

/// The figures at an address of their own.
async fn figures_aside(listener: Option<TcpListener>, settings: &Settings, figures: &Figures) {
    let Some(listener) = listener else { return pending().await };
    let shown = figures.clone();
    let router = Router::new().route("/metrics", get(async move || shown.shown()));
    connection::taken(listener, router, settings, &Figures::new(), pending()).await;
}

/// Once a minute, those who have been quiet are forgotten.
async fn forgotten(rate: &Rate) {
    let mut minutes = tokio::time::interval(Duration::from_secs(60));
    loop {
        minutes.tick().await;
        rate.forget();
    }
}

/// Files that nobody looks at any more are dropped within a few seconds.
async fn files_forgotten(site: &Site) {
    let mut often = tokio::time::interval(Duration::from_secs(5));
    loop {
        often.tick().await;
        site.jobs.forget_old(Instant::now());
    }
}

/// Ends once the process is told to end. It is listened for from when this is called, and not only from when it is awaited.
fn told_to_end() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let mut told = {
        use tokio::signal::unix::{SignalKind, signal};
        [SignalKind::interrupt(), SignalKind::terminate()].map(|kind| signal(kind).ok())
    };
    async move {
        #[cfg(unix)]
        if let [Some(interrupted), Some(terminated)] = &mut told {
            tokio::select! {
                _ = interrupted.recv() => {}
                _ = terminated.recv() => {}
            }
            return;
        }
        let _ = tokio::signal::ctrl_c().await;
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

    use axum::body::{Body, to_bytes};
    use axum::http::Request;
    use rungs_app::framework;
    use tower::Service;

    use super::*;

    /// Something that no page does.
    async fn panics() -> &'static str {
        panic!("somebody's facts")
    }

    async fn never_answers() -> &'static str {
        pending().await
    }

    async fn answered(path: &str) -> (u16, Option<String>, String, String) {
        let settings = Settings { timeout: Duration::from_millis(200), ..Settings::default() };
        let site = Site::new(framework::built_in(), None, || "2026-11-22".parse().unwrap()).unwrap();
        let figures = Figures::new();
        let Routes { pages, api } = routes(&figures, &settings);
        let pages = pages.route("/panics", get(panics)).route("/slow", get(never_answers));
        let api = api.route("/api/panics", get(panics)).route("/api/slow", get(never_answers));
        let routes = Routes { pages, api };
        let mut router = around(routes, Arc::new(site), &settings, &figures, &Arc::new(Rate::new(&settings)));
        let response = router.call(Request::get(path).body(Body::empty()).unwrap()).await.unwrap();
        let header = |name| response.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        let (status, later, sort) =
            (response.status().as_u16(), header("retry-after"), header("content-type").unwrap());
        let body = to_bytes(response.into_body(), 1 << 20).await.unwrap();
        (status, later, sort, String::from_utf8(body.to_vec()).unwrap())
    }

    #[tokio::test]
    async fn a_panic_is_a_page_and_tells_nothing() {
        let (status, _, sort, text) = answered("/panics").await;
        assert_eq!((status, sort.as_str()), (500, "text/html; charset=utf-8"));
        assert!(text.contains("Something is wrong on our side") && !text.contains("facts"), "{text}");
        let (status, _, sort, text) = answered("/api/panics").await;
        assert_eq!((status, sort.as_str()), (500, "application/problem+json"));
        assert!(text.contains("our-fault") && !text.contains("facts"), "{text}");
    }

    #[tokio::test]
    async fn an_answer_that_takes_too_long_is_given_up() {
        let (status, later, sort, _) = answered("/slow").await;
        assert_eq!((status, later.as_deref(), sort.as_str()), (503, Some("5"), "text/html; charset=utf-8"));
        let (status, later, sort, text) = answered("/api/slow").await;
        assert_eq!((status, later.as_deref(), sort.as_str()), (503, Some("5"), "application/problem+json"));
        assert!(text.contains("busy"), "{text}");
    }
}
