//! The lists that a person's facts stand in.

use std::fmt;

/// The lists that a person's facts stand in. Facts of different lists say nothing about each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// The person as such: when they were born, how tall they are.
    About,
    /// Jobs and other experience, paid or voluntary.
    Work,
    /// Qualifications held or being studied for.
    Qualifications,
    /// Credits gained within qualifications, by level, grade and subject.
    Credits,
    /// Entries in professional registers.
    Registrations,
    /// Background and health checks.
    Checks,
    /// What the person is vaccinated against.
    Vaccinations,
    /// Training completed.
    Training,
    /// Hours of training or practice, as a log has them.
    Log,
    /// Duties and skills signed off, or not yet.
    SignOffs,
    /// Tests and assessments passed.
    Tests,
    /// Language tests with their scores.
    LanguageTests,
    /// Licences, certificates and cards with their dates; of a driving licence, one entry a category.
    Licences,
    /// Citizenships.
    Nationalities,
    /// Countries the person has the right to work in.
    RightToWork,
    /// Where the person has lived.
    Residence,
    /// How far the person lives from places.
    Distances,
    /// How working time is shared between countries.
    WorkingTime,
    /// Things one has or is: abilities, statuses, possessions, mentors, declarations made.
    Has,
    /// Answers to questions that a page leaves to the reader, word for word.
    Answers,
}

impl List {
    /// Every list.
    pub const ALL: [List; 20] = [
        List::About,
        List::Work,
        List::Qualifications,
        List::Credits,
        List::Registrations,
        List::Checks,
        List::Vaccinations,
        List::Training,
        List::Log,
        List::SignOffs,
        List::Tests,
        List::LanguageTests,
        List::Licences,
        List::Nationalities,
        List::RightToWork,
        List::Residence,
        List::Distances,
        List::WorkingTime,
        List::Has,
        List::Answers,
    ];

    /// Whether the list has exactly one entry by its nature, so that nothing can be missing from it but its fields.
    pub fn is_single(self) -> bool {
        self == List::About
    }
}

impl fmt::Display for List {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            List::About => "about you",
            List::Work => "work and experience",
            List::Qualifications => "qualifications",
            List::Credits => "credits",
            List::Registrations => "registrations",
            List::Checks => "checks",
            List::Vaccinations => "vaccinations",
            List::Training => "training",
            List::Log => "hours logged",
            List::SignOffs => "duties signed off",
            List::Tests => "tests",
            List::LanguageTests => "language tests",
            List::Licences => "licences and cards",
            List::Nationalities => "nationalities",
            List::RightToWork => "right to work",
            List::Residence => "where you have lived",
            List::Distances => "how far you live from places",
            List::WorkingTime => "working time",
            List::Has => "other facts",
            List::Answers => "answers",
        })
    }
}
