//! The shape of a person file. Its JSON Schema is generated from here.

use std::collections::BTreeMap;
use std::fmt;

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::{Deserialize, Serialize};

mod entry;

pub use entry::{
    Check, Credit, Distance, Employer, Employment, Experience, LanguageTest, Licence, LogEntry, Qualification,
    Registration, Residence, SignOff, Test, Training, Vaccination,
};

/// Everything a person, or someone for them, can tell about them.
///
/// What is not told is unknown, never a no. Terms (roles, subjects, qualifications …) are named by
/// title, alias or id; `other` names one that the framework doesn't have, and `nurse or midwife` one of several, where
/// it isn't known which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
#[schemars(title = "Person")]
pub struct PersonFile {
    /// How they are called; never decides anything.
    pub name: Option<String>,
    /// When they were born: a year, a month or a day (1994, 1994-05, 1994-05-12).
    pub born: Option<Scalar>,
    /// How old they are, or between what ages, where the day they were born isn't told.
    pub age: Option<Age>,
    /// How tall they are, in centimetres.
    pub height: Option<f64>,
    /// Jobs, now and before.
    pub employments: Vec<Employment>,
    /// Experience beside jobs, paid or voluntary.
    pub experience: Vec<Experience>,
    /// Qualifications held or being studied for.
    pub qualifications: Vec<Qualification>,
    /// All their UCAS points, where they don't follow from the qualifications listed.
    pub ucas_points: Option<u32>,
    /// When they applied.
    pub applied: Option<Scalar>,
    /// The universities, colleges, trusts and other providers they are applying to: where a page says what one of them
    /// asks, that is asked of them, and otherwise what everybody is.
    pub applying_to: Vec<String>,
    /// The profession of the post they go for.
    pub post_in: Option<String>,
    /// Entries in professional registers.
    pub registrations: Vec<Registration>,
    /// Background and health checks.
    pub checks: Vec<Check>,
    /// What they are vaccinated against.
    pub vaccinations: Vec<Vaccination>,
    /// Training completed.
    pub training: Vec<Training>,
    /// Hours of training or practice, as logged.
    pub log: Vec<LogEntry>,
    /// Duties and skills signed off, or not yet.
    pub sign_offs: Vec<SignOff>,
    /// Tests and assessments passed.
    pub tests: Vec<Test>,
    /// Language tests with their scores.
    pub language_tests: Vec<LanguageTest>,
    /// Driving licences, other licences, certificates and cards; of a driving licence, one entry a category.
    pub licences: Vec<Licence>,
    /// Things one has, is or can do, or doesn't: a driving licence, own transport, being a care leaver.
    pub has: BTreeMap<String, bool>,
    /// Who mentors or supervises them: the mentor's part, and the name.
    pub mentors: BTreeMap<String, String>,
    /// Citizenships.
    pub nationalities: Vec<String>,
    /// Countries they have the right to work in. One that is part of another stands for the whole.
    pub right_to_work: Vec<String>,
    /// Where they have lived.
    pub residence: Vec<Residence>,
    /// How far they live from places.
    pub distances: BTreeMap<String, Distance>,
    /// How much of their working time is in which country, per cent.
    pub working_time: BTreeMap<String, f64>,
    /// Answers to questions that were asked, by the question.
    pub answers: BTreeMap<String, Reply>,
    /// Lists above that have everything in them, so that what isn't there is not the case.
    pub complete: Vec<String>,
    /// What is not held: no (further) qualification of this type, in this subject, at this level …
    pub without: Vec<Without>,
    /// Questions they can't answer, so that they aren't asked again.
    pub not_known: Vec<String>,
    /// What others have decided about them.
    pub decisions: Vec<Decision>,
}

/// One value: words, or a number read as words (a grade, a year).
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Scalar {
    /// A whole number.
    Whole(i64),
    /// A number with decimals.
    Decimal(f64),
    /// Words.
    Words(String),
}

impl Scalar {
    /// The value as written.
    pub fn text(&self) -> String {
        match self {
            Scalar::Whole(number) => number.to_string(),
            Scalar::Decimal(number) => number.to_string(),
            Scalar::Words(words) => words.trim().to_owned(),
        }
    }
}

/// How old someone is, or between what ages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Age {
    /// So many years.
    Years(u16),
    /// Between two ages.
    Between(AgeRange),
}

/// Read by hand: of several shapes, the derived reader would take a list for the second.
impl<'de> Deserialize<'de> for Age {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Age, D::Error> {
        struct AgeVisitor;
        impl<'de> Visitor<'de> for AgeVisitor {
            type Value = Age;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an age")
            }

            fn visit_u64<E: Error>(self, years: u64) -> Result<Age, E> {
                u16::try_from(years).map(Age::Years).map_err(|_| E::invalid_value(Unexpected::Unsigned(years), &self))
            }

            fn visit_i64<E: Error>(self, years: i64) -> Result<Age, E> {
                u16::try_from(years).map(Age::Years).map_err(|_| E::invalid_value(Unexpected::Signed(years), &self))
            }

            fn visit_map<A: MapAccess<'de>>(self, ages: A) -> Result<Age, A::Error> {
                AgeRange::deserialize(MapAccessDeserializer::new(ages)).map(Age::Between)
            }
        }
        deserializer.deserialize_any(AgeVisitor)
    }
}

/// Between what ages someone is.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AgeRange {
    /// So many years or more.
    pub at_least: Option<u16>,
    /// Less than so many years.
    pub under: Option<u16>,
}

/// How a fact came to be known.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum KnownBy {
    /// The person said so.
    #[default]
    Said,
    /// Someone has seen a document.
    Seen,
    /// The issuer has confirmed it.
    Verified,
}

/// An answer to a question.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Reply {
    /// Yes or no.
    YesNo(bool),
    /// How many.
    Number(u32),
    /// `yes`, `no`, or a day, month or year.
    Words(String),
}

/// Something that is not held. The keys given together describe one thing.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Without {
    /// No qualification of this type.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// No qualification in this subject.
    pub subject: Option<String>,
    /// No qualification at this level or above.
    pub level: Option<Scalar>,
    /// No entry in this register.
    pub register: Option<String>,
    /// No such check.
    pub check: Option<String>,
    /// No such vaccination.
    pub vaccination: Option<String>,
    /// No such licence or card.
    pub licence: Option<String>,
    /// No such citizenship.
    pub nationality: Option<String>,
    /// No such training.
    pub training: Option<String>,
    /// No such test.
    pub test: Option<String>,
    /// No such language test.
    pub language_test: Option<String>,
    /// No work in this role.
    pub role: Option<String>,
    /// No work or experience in this setting.
    pub setting: Option<String>,
    /// No work or experience with these people.
    pub with: Option<String>,
    /// No work in this sector.
    pub sector: Option<String>,
    /// No right to work in this country, nor in any that it is part of.
    pub right_to_work: Option<String>,
}

/// A decision somebody took about the person.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// The requirement it is about: its id, or words of its sentence.
    pub requirement: String,
    /// The way in it was taken for.
    pub route: Option<String>,
    /// The provider whose offer it was taken for.
    pub offer: Option<String>,
    /// Who decided.
    pub by: Option<String>,
    /// What was decided.
    pub outcome: Outcome,
    /// When.
    pub on: Option<Scalar>,
}

/// What was decided.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// They accepted, waived or were satisfied.
    Granted,
    /// They said no.
    Refused,
}
