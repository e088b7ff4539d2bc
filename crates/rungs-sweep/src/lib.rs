//! Many people at once: columns in, standings out.
//!
//! A [`Crowd`] is people list by list, where each different content of a list is kept once and a person is a row of numbers.

mod crowd;

pub use crowd::{Content, ContentId, Crowd};
