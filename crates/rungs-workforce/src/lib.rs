//! A staff export in, a workforce's answer out.

pub mod sheet;
