//! The `rungs` command as people and programs meet it: its screens, its JSON, its manners, and what it says of bad input.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that can't go on should say so and stop"
)]

mod bad_pages;
mod bad_people;
mod conversation;
mod formats;
mod formatting;
mod importing;
mod in_words;
mod json;
mod manners;
mod new_page;
mod planning;
mod printing;
mod reopening;
mod saying;
mod screens;
mod serving;
mod similar;
mod sql;
mod support;
mod sweeping;
mod testing;
mod versions;
mod watching;
