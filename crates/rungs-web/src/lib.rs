//! The site: pages rendered on the server, and a REST API. It keeps nothing: what a visitor tells lives in the address
//! of the page, sealed.

mod address;
mod assets;
mod ladder;
mod language;
mod marked;
mod page;
mod problem;
mod references;
mod rule;
mod server;
mod site;
mod state;
mod tag;
mod visit;

pub use server::serve;
pub use site::Site;

use std::sync::Arc;

use axum::Router;

/// Every address of the site.
pub fn router(site: Arc<Site>) -> Router {
    page::routes().merge(assets::routes()).fallback(problem::no_such_page).with_state(site)
}
