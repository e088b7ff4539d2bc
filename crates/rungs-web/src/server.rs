//! The server around the pages: what it listens on, and how it ends.

use std::net::SocketAddr;
use std::sync::Arc;

use tokio::net::TcpListener;

use crate::{Site, router};

/// Serves a site until it is told to end (by Ctrl+C or SIGTERM); what is under way is finished first.
///
/// `ready` is told the address once it can be opened.
///
/// # Errors
/// An address that can't be listened on.
pub fn serve(site: Site, listen: SocketAddr, ready: impl FnOnce(SocketAddr)) -> Result<(), String> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.map_err(|error| format!("the server can't begin: {error}"))?;
    runtime.block_on(async {
        let failed = |error: std::io::Error| format!("{listen} can't be listened on: {error}");
        let listener = TcpListener::bind(listen).await.map_err(failed)?;
        ready(listener.local_addr().map_err(failed)?);
        let served = axum::serve(listener, router(Arc::new(site))).with_graceful_shutdown(told_to_end());
        served.await.map_err(|error| format!("the server ended: {error}"))
    })
}

async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminated) = terminated {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}
