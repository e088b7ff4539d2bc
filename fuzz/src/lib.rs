//! What must hold of every reader, whatever it is given: no panic, no endless work, and places that lie in the input.
//!
//! Each function takes any bytes at all and panics only where something is wrong with the reader. The fuzz targets
//! hand them input that a fuzzer makes up; the tests hand them the files in `seeds`.

mod editor;
mod format;
mod framework;
mod page;
mod person;
mod sentence;
mod shipped;
mod staff;

pub use editor::editor;
pub use format::format;
pub use framework::framework;
pub use page::page;
pub use person::person;
pub use sentence::sentence;
pub use staff::staff;

/// The input as text, if it is text.
fn text(input: &[u8]) -> Option<&str> {
    std::str::from_utf8(input).ok()
}
