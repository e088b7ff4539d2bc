//! The shape of a person file. Its JSON Schema is generated from here.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Everything a person, or someone for them, can tell about them.
///
/// What is not told is unknown, never a no. Terms (roles, subjects, qualifications …) are named by
/// title, alias or id; `other` names one that the framework doesn't have.
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
    /// Jobs, now and before.
    pub employments: Vec<Employment>,
    /// Experience beside jobs, paid or voluntary.
    pub experience: Vec<Experience>,
    /// Qualifications held or being studied for.
    pub qualifications: Vec<Qualification>,
    /// Entries in professional registers.
    pub registrations: Vec<Registration>,
    /// Background and health checks.
    pub checks: Vec<Check>,
    /// Training completed.
    pub training: Vec<Training>,
    /// Tests and assessments passed.
    pub tests: Vec<Test>,
    /// Language tests with their scores.
    pub language_tests: Vec<LanguageTest>,
    /// Things one has, is or can do, or doesn't: a driving licence, being a care leaver.
    pub has: BTreeMap<String, bool>,
    /// Countries they have the right to work in.
    pub right_to_work: Vec<String>,
    /// Where they have lived.
    pub residence: Vec<Residence>,
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
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(untagged)]
pub enum Age {
    /// So many years.
    Years(u16),
    /// Between two ages.
    Between(AgeRange),
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

/// A job.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Employment {
    /// The job or role.
    pub role: Option<String>,
    /// The employer.
    pub employer: Option<Employer>,
    /// Where the work is done: a hospital, a care home.
    pub setting: Option<String>,
    /// The people worked with.
    pub with: Option<String>,
    /// Hours a week, up to 168.
    pub hours_per_week: Option<f64>,
    /// The first day, month or year.
    pub from: Option<Scalar>,
    /// The last day, month or year; left out while it goes on.
    pub until: Option<Scalar>,
    /// Whether it is paid.
    pub paid: Option<bool>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// An employer.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Employer {
    /// Its name.
    pub name: Option<String>,
    /// Its sector: NHS, social care, charity, private.
    pub sector: Option<String>,
    /// The schemes it takes part in, or doesn't.
    pub takes_part: BTreeMap<String, bool>,
    /// Whether it sponsors the person's place.
    pub sponsors: Option<bool>,
    /// Whether it supports the person's application.
    pub supports: Option<bool>,
    /// Whether it gives the person time to study.
    pub releases: Option<bool>,
}

/// Experience beside jobs.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Experience {
    /// The setting it was in.
    #[serde(rename = "in")]
    pub setting: Option<String>,
    /// The people it was with.
    pub with: Option<String>,
    /// The role it was in.
    #[serde(rename = "as")]
    pub role: Option<String>,
    /// The sector it was in.
    pub sector: Option<String>,
    /// The first day, month or year.
    pub from: Option<Scalar>,
    /// The last day, month or year; left out while it goes on.
    pub until: Option<Scalar>,
    /// How many months, where the days aren't told.
    pub months: Option<u32>,
    /// Whether it was paid.
    pub paid: Option<bool>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A qualification.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Qualification {
    /// Its type: GCSE, A level, diploma, degree.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
    /// Its level, 0 (entry level) to 8.
    pub level: Option<u8>,
    /// Its grade, on the scale it was given on.
    pub grade: Option<Scalar>,
    /// When it was awarded.
    pub awarded: Option<Scalar>,
    /// Whether it is still being studied for.
    pub studying: bool,
    /// The type of qualification it is held to be equivalent to.
    pub equivalent_to: Option<String>,
    /// Who approved it.
    pub approved_by: Option<String>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// An entry in a professional register.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Registration {
    /// The register.
    pub register: Option<String>,
    /// The profession registered in.
    pub profession: Option<String>,
    /// Since when.
    pub from: Option<Scalar>,
    /// Until when; left out while it goes on.
    pub until: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A background or health check.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Check {
    /// The check.
    pub check: Option<String>,
    /// When it was passed.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// Training completed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Training {
    /// The training.
    pub training: Option<String>,
    /// When it was completed.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A test passed.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Test {
    /// The test.
    pub test: Option<String>,
    /// When it was passed.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A language test with its scores.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LanguageTest {
    /// The test.
    pub test: Option<String>,
    /// The overall score.
    pub overall: Option<f64>,
    /// The score in listening.
    pub listening: Option<f64>,
    /// The score in reading.
    pub reading: Option<f64>,
    /// The score in writing.
    pub writing: Option<f64>,
    /// The score in speaking.
    pub speaking: Option<f64>,
    /// When it was taken.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A time of living somewhere.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Residence {
    /// The country.
    pub country: Option<String>,
    /// Since when.
    pub from: Option<Scalar>,
    /// Until when; left out while it goes on.
    pub until: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
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
    pub level: Option<u8>,
    /// No entry in this register.
    pub register: Option<String>,
    /// No such check.
    pub check: Option<String>,
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
    /// No right to work in this country.
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
