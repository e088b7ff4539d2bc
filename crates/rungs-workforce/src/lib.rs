//! A staff export in, a workforce's answer out.

mod dates;
pub mod draft;
pub mod mapping;
pub mod sheet;
pub mod staff;
pub mod titles;
