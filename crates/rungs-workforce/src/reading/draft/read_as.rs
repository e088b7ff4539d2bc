//! What a column is read as, in words.

use crate::reading::mapping::{Column, Meaning};

/// What a column is read as, in words for whoever looks it over.
pub(crate) fn read_as(column: &Column) -> String {
    let key = |key: &str| column.key(key).cloned().unwrap_or_default();
    let thing = [key("type"), key("subject")].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    match column.is {
        Meaning::StaffNumber => "Whose row it is".to_owned(),
        Meaning::AssignmentNumber => "Which of their assignments it is".to_owned(),
        Meaning::JobTitle => "Job now".to_owned(),
        Meaning::OccupationCode => "Job now, by its code".to_owned(),
        Meaning::HoursAWeek => "Hours a week".to_owned(),
        Meaning::ShareOfFullTime => "Share of full time".to_owned(),
        Meaning::FullTime => "Full-time or not".to_owned(),
        Meaning::Contract => "Employed here, or bank".to_owned(),
        Meaning::StartDate => "Here since".to_owned(),
        Meaning::EndDate => "Here until".to_owned(),
        Meaning::Born => "When they were born".to_owned(),
        Meaning::Grade => format!("{thing} grade"),
        Meaning::Level => {
            if thing.is_empty() {
                "Level of a qualification".to_owned()
            } else {
                format!("Level of {thing}")
            }
        }
        Meaning::HighestLevel => "Highest level of qualification".to_owned(),
        Meaning::Qualification => "A qualification".to_owned(),
        Meaning::QualificationHeld => format!("{thing} held"),
        Meaning::NumberHeld => match column.key("grade") {
            Some(grade) => format!("Number of {thing}s at grade {grade} or above"),
            None => format!("Number of {thing}s"),
        },
        Meaning::Registration => format!("Registered with {}", key("register")),
        Meaning::RegisteredUntil => format!("Registered with {} until", key("register")),
        Meaning::RightToWork => "Right to work".to_owned(),
        Meaning::Training => format!("{} completed", key("training")),
        Meaning::Check => key("check"),
        Meaning::Test => format!("{} passed", key("test")),
        Meaning::Vaccination => format!("Vaccinated against {}", key("against")),
        Meaning::Has => key("thing"),
        Meaning::LivesThereSince => format!("Lives in {} since", key("country")),
        Meaning::Group => "Group to report by".to_owned(),
        Meaning::LeftOut => "Nothing: not needed".to_owned(),
        other => {
            let name = other.as_str();
            let mut letters = name.chars();
            letters.next().map_or_else(String::new, |first| first.to_uppercase().collect::<String>() + letters.as_str())
        }
    }
}
