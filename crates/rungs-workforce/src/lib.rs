//! A staff export in, a workforce's answer out.

mod dates;
pub mod draft;
pub mod mapping;
pub mod sheet;
pub mod staff;
mod survey;
pub mod titles;

pub use survey::{OpenQuestion, PersonStanding, Step, Stop, Story, Survey, SurveyError, Surveyed};
