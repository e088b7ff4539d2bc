//! The entries of a person file's lists.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{KnownBy, Scalar};

/// A job.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Employment {
    /// The job or role, as the framework names it; `other` for one that it doesn't.
    pub role: Option<String>,
    /// What the job is called there, in its own words: shown, and never decides.
    pub called: Option<String>,
    /// The employer.
    pub employer: Option<Employer>,
    /// Where the work is done: a hospital, a care home.
    pub setting: Option<String>,
    /// The people worked with.
    pub with: Option<String>,
    /// Hours a week, up to 168.
    pub hours_per_week: Option<f64>,
    /// Whether it counts as full-time.
    pub full_time: Option<bool>,
    /// The first day, month or year.
    pub from: Option<Scalar>,
    /// The last day, month or year; left out while it goes on.
    pub until: Option<Scalar>,
    /// Whether it is paid.
    pub paid: Option<bool>,
    /// Whether it is part of training, as an apprenticeship is.
    pub in_training: Option<bool>,
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
    /// Whether the person's line manager supports the application.
    pub manager_supports: Option<bool>,
    /// Whether it gives the person time to study.
    pub releases: Option<bool>,
    /// Whether it provides the person's placement.
    pub provides_placement: Option<bool>,
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
    /// Whether it was part of training.
    pub in_training: Option<bool>,
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
    /// Its level, 1 to 8, or `Entry 1`, `Entry 2` or `Entry 3`; 0 where it isn't known which of these.
    pub level: Option<Scalar>,
    /// Its grade, on the scale it was given on.
    pub grade: Option<Scalar>,
    /// The grade predicted, while it is being studied for.
    pub predicted: Option<Scalar>,
    /// When it was awarded.
    pub awarded: Option<Scalar>,
    /// The month in which the exam was taken.
    pub sitting: Option<Scalar>,
    /// Whether it is still being studied for.
    pub studying: bool,
    /// The UCAS points it carries, where its type and grade don't tell.
    pub points: Option<u32>,
    /// The credits gained in it.
    pub credits: Vec<Credit>,
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
    /// The register, or the body that one is a member of.
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

/// Credits gained within a qualification.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Credit {
    /// How many.
    pub credits: Option<u32>,
    /// Their level, as that of a qualification.
    pub level: Option<Scalar>,
    /// Their grade, on the scale of the qualification.
    pub grade: Option<Scalar>,
    /// Their subject.
    pub subject: Option<String>,
}

/// A vaccination.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Vaccination {
    /// What it is against.
    pub against: Option<String>,
    /// When it was complete.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// Hours in a log.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LogEntry {
    /// What they were of: off-the-job training, clinical practice.
    pub of: Option<String>,
    /// The setting they were in.
    #[serde(rename = "in")]
    pub setting: Option<String>,
    /// The people they were with.
    pub with: Option<String>,
    /// The role they were in.
    #[serde(rename = "as")]
    pub role: Option<String>,
    /// How many hours.
    pub hours: Option<f64>,
    /// The day, month or year.
    pub on: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A duty or a skill, as the record of an apprenticeship or training has it.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SignOff {
    /// The duty, in the words of the role's page.
    pub duty: Option<String>,
    /// The skill, in the words of the role's page.
    pub skill: Option<String>,
    /// Whether it has been signed off.
    pub signed_off: Option<bool>,
    /// The assessor's name.
    pub by: Option<String>,
    /// Whether the assessor is the person themselves.
    pub by_themselves: Option<bool>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// A licence, certificate or card; a category of a driving licence.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Licence {
    /// Which one.
    pub licence: Option<String>,
    /// The category of a driving licence.
    pub category: Option<String>,
    /// Whether a driving licence is full, rather than provisional.
    pub full: Option<bool>,
    /// Whether a driving licence is for cars with gears.
    pub manual: Option<bool>,
    /// Whether a driving licence has no points on it.
    pub clean: Option<bool>,
    /// The country that issued it.
    pub issued_in: Option<String>,
    /// Who issued it.
    pub issued_by: Option<String>,
    /// Since when.
    pub from: Option<Scalar>,
    /// Until when; left out where it has no end.
    pub until: Option<Scalar>,
    /// How this is known.
    pub known_by: KnownBy,
}

/// How far it is to a place.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Distance {
    /// Minutes of travel.
    pub minutes: Option<f64>,
    /// Miles.
    pub miles: Option<f64>,
}
