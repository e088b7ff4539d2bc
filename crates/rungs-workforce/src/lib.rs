//! A staff export in, a workforce's answer out.

mod survey;

pub use survey::{OpenQuestion, PersonStanding, Step, Stop, Story, Survey, SurveyError, Surveyed};
