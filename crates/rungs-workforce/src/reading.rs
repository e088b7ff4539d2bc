//! A staff export in: sheets of cells, the mapping that says what columns mean, and people put together of their rows.

pub(crate) mod dates;
pub mod draft;
pub mod mapping;
pub mod sheet;
pub mod staff;
pub mod titles;
pub mod wanted;
