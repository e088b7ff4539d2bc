//! Connections: how many, how slow, and how they end.

use std::convert::Infallible;
use std::future::Future;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tower::Service;

use super::metrics::{Figures, UnderWay};
use super::rate::Peer;
use super::settings::Settings;

/// Bytes that a request's head may have.
const LARGEST_HEAD: usize = 64 * 1024;
/// How long to wait where no connection can be taken, as there are too many files open.
const BREATH: Duration = Duration::from_millis(100);

/// Takes connections until it is told to end, and then lets those end that are under way, for as long as they are given.
pub(super) async fn taken(
    listener: TcpListener,
    router: Router,
    settings: &Settings,
    figures: &Figures,
    stop: impl Future<Output = ()>,
) {
    let places = Arc::new(Semaphore::new(settings.connections.max(1)));
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(settings.client_timeout).max_buf_size(LARGEST_HEAD);
    let ending = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        // Whoever finds no place waits in the system's own queue.
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await.map_err(io::Error::other)?;
            listener.accept().await.map(|accepted| (accepted, place))
        };
        let ((stream, peer), place) = tokio::select! {
            next = next => match next {
                Ok(next) => next,
                Err(error) => {
                    tracing::warn!(%error, "a connection can't be taken");
                    sleep(BREATH).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let router = router.clone();
        let answered = service_fn(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(Peer(peer));
            answered(router.clone(), request)
        });
        let connection = http.serve_connection(TokioIo::new(patient(stream, settings.client_timeout)), answered);
        let connection = ending.watch(connection);
        let open = UnderWay::new(&figures.connections);
        tokio::spawn(async move {
            // That somebody hung up, or took too long, is no news.
            let _ = connection.await;
            drop((open, place));
        });
    }
    drop(listener);
    if timeout(settings.grace, ending.shutdown()).await.is_err() {
        tracing::warn!("requests were still under way at the end");
    }
}

async fn answered(mut router: Router, request: Request<Incoming>) -> Result<Response<Body>, Infallible> {
    router.call(request.map(Body::new)).await
}

/// A connection on which a client may take only so long to take what is sent.
fn patient(stream: TcpStream, patience: Duration) -> std::pin::Pin<Box<TimeoutStream<TcpStream>>> {
    // Answers are written in one go: nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(patience));
    Box::pin(stream)
}
