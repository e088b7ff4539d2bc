//! What a visitor has told, as it goes from page to page.
//!
//! It is kept nowhere but in the addresses of the visitor's own pages: packed, and sealed with a key that only the server
//! has, so that nobody on the way can read or change it ([record 0024](../../../docs/decision/0024-answers-live-in-the-address.md)).

mod seal;
mod told;

pub(crate) use seal::{Seal, Unsealed};
pub(crate) use told::Told;
