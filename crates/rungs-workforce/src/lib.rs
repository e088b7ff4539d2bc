//! A staff export in, a workforce's answer out.

mod survey;

pub use survey::{PersonStanding, Story, Survey, SurveyError, Surveyed};
