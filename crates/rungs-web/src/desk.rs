//! Work that takes a while goes on a thread of its own, as soon as a processor is free for it: what is quick is never kept
//! waiting by it.

use std::sync::Arc;

use axum::response::Response;
use tokio::task::spawn_blocking;

use crate::Site;
use crate::problem::Problem;
use crate::visit::Visit;

/// Works something out at the next free desk; none where the work broke off.
pub(crate) async fn work<T: Send + 'static>(site: &Site, work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    let desk = Arc::clone(&site.desks).acquire_owned().await.ok()?;
    let working = spawn_blocking(move || {
        let worked_out = work();
        drop(desk);
        worked_out
    });
    working.await.ok()
}

/// Makes a page at the next free desk.
pub(crate) async fn page(
    visit: Visit,
    make: impl FnOnce(Visit) -> Result<Response, Problem> + Send + 'static,
) -> Result<Response, Problem> {
    let site = Arc::clone(&visit.site);
    let made = work(&site, move || make(visit)).await;
    made.unwrap_or_else(|| Err(Problem::ours(Visit::new(site, ""))))
}
