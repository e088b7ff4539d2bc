//! The site: pages rendered on the server, and a REST API. It keeps nothing: what a visitor tells lives in the address
//! of the page, sealed.

mod address;
mod api;
mod assets;
mod cache;
mod crawlers;
mod daily;
mod desk;
mod drawing;
mod employers;
mod health;
mod jobs;
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
mod timeline;
mod visit;

pub use api::openapi;
pub use crawlers::public_url;
pub use server::settings::{LogFormat, Metrics, Settings};
pub use server::{router, run, serve};
pub use site::{Printer, Site};
