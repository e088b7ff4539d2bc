//! A language server for those who write frameworks: an editor asks over the Language Server Protocol, and is told
//! what is wrong with a page, what can stand at a place, what a sentence means and where a word is used.
//!
//! - [`workspace`]: a framework as it stands, and every answer about it. Files in, answers out; no protocol, no change.
//! - [`frameworks`]: which frameworks are in view: the disk, and over it what is open and unsaved.
//! - [`server`]: a session: messages in, messages out. Neither a stream nor a clock.
//! - [`serve()`]: the loop around it.

pub mod address;
pub mod client;
pub mod disk;
pub mod document;
pub mod frameworks;
pub mod position;
mod serve;
pub mod server;
pub mod transport;
mod workers;
pub mod workspace;

pub use serve::serve;
