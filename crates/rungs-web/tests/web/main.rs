//! The site and the REST API as browsers and programs meet them: over a real socket, well meant or not.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on should say so and stop"
)]

mod api;
mod bad_input;
mod crawlers;
mod limits;
mod manners;
mod support;
