//! A person and what is asked about them, as the body of a question.

use std::fmt;

use rungs_app::person::{self, file::PersonFile};
use rungs_app::service;
use rungs_app::tree::Fault;
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::Role;
use rungs_core::program::TooLarge;
use rungs_core::requirement::Moment;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error, Visitor};
use serde_json::{Value, json};

use super::operation::Weighed;
use super::problem::{Kind, Problem};
use super::{roles, routes};
use crate::Site;

/// A person, and what is asked about them.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Question {
    /// What is known of the person, as a person file has it. What isn't told is unknown, never a no.
    #[schemars(with = "PersonFile")]
    pub(super) person: Value,
    /// The role's slug, its title, or another name for it; every role, if not given.
    #[serde(default)]
    pub(super) role: Option<String>,
    /// Only this way into the role: its slug, or its title.
    #[serde(default)]
    pub(super) route: Option<String>,
    /// The day the question is asked; the server's today, if not given.
    #[serde(default)]
    pub(super) on: Option<Day>,
    /// The day the way in would start; the day of the question, if not given.
    #[serde(default)]
    pub(super) start: Option<Day>,
}

/// A person, and the role for which the next question to them is wanted.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct QuestionOfRole {
    /// What is known of the person, as a person file has it. What isn't told is unknown, never a no.
    #[schemars(with = "PersonFile")]
    person: Value,
    /// The role's slug, its title, or another name for it.
    role: String,
    /// Only this way into the role: its slug, or its title.
    #[serde(default)]
    route: Option<String>,
    /// The day the question is asked; the server's today, if not given.
    #[serde(default)]
    on: Option<Day>,
    /// The day the way in would start; the day of the question, if not given.
    #[serde(default)]
    start: Option<Day>,
}

impl From<QuestionOfRole> for Question {
    fn from(question: QuestionOfRole) -> Question {
        let QuestionOfRole { person, role, route, on, start } = question;
        Question { person, role: Some(role), route, on, start }
    }
}

impl Weighed for Question {
    /// One for each role that is worked out.
    fn weight(&self, site: &Site) -> usize {
        if self.role.is_some() { 1 } else { site.framework().roles.len() }
    }
}

impl Weighed for QuestionOfRole {
    fn weight(&self, _: &Site) -> usize {
        1
    }
}

/// A question whose names are known and whose person could be read.
pub(super) struct Asked {
    pub(super) person: Person,
    pub(super) roles: Vec<&'static Role>,
    pub(super) route: Option<&'static str>,
    pub(super) question: service::Question,
}

impl Question {
    /// Looks up the names, and reads the person.
    pub(super) fn read(self, site: &Site) -> Result<Asked, Problem> {
        let on = self.on.map_or_else(|| site.today(), |day| day.0);
        let start = self.start.map_or(on, |day| day.0);
        let role = self.role.map(|name| roles::role(site, &name)).transpose()?;
        let route = match (role, self.route) {
            (Some(role), Some(name)) => Some(routes::route(role, &name)?.slug.as_str()),
            (None, Some(_)) => {
                let message = "a way in is one into a role: name that too";
                let fault = Fault { path: "route".to_owned(), message: message.to_owned(), ..Fault::default() };
                return Err(Problem::new(Kind::Unreadable, message).with(vec![fault]));
            }
            (_, None) => None,
        };
        let person = person::of_value(self.person, &site.framework().vocabulary, on).map_err(|faults| {
            let faults: Vec<Fault> = faults.into_iter().map(below_person).collect();
            Problem::new(Kind::Unreadable, "what is told of the person can't be read").with(faults)
        })?;
        let roles = role.map_or_else(|| site.framework().roles.iter().collect(), |role| vec![role]);
        Ok(Asked { person, roles, route, question: service::Question { on, start, moment: Moment::Start } })
    }
}

/// A fault of the person, as a fault of the body.
fn below_person(fault: Fault) -> Fault {
    let path = if fault.path.is_empty() { "person".to_owned() } else { format!("person.{}", fault.path) };
    Fault { path, ..fault }
}

/// A role that checking the framework would have refused.
pub(super) fn too_large(_: TooLarge) -> Problem {
    Problem::ours()
}

/// A day as every file of ours has it.
#[derive(Clone, Copy)]
pub(super) struct Day(pub(super) Date);

/// Of 1900 to 2199: what lies outside is a slip of the keys.
const PATTERN: &str = "^(19[0-9]{2}|2[01][0-9]{2})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Day, D::Error> {
        struct DayVisitor;
        impl Visitor<'_> for DayVisitor {
            type Value = Day;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Day, E> {
                let digits = |place: usize, letter: u8| match place {
                    4 | 7 => letter == b'-',
                    _ => letter.is_ascii_digit(),
                };
                let is_day = text.len() == 10 && text.bytes().enumerate().all(|(place, letter)| digits(place, letter));
                let day = if is_day { text.parse().ok() } else { None };
                match day {
                    Some(day) if (1900..2200).contains(&Date::year(day)) => Ok(Day(day)),
                    Some(_) => Err(E::custom("the year should lie between 1900 and 2199")),
                    None => Err(E::custom(format!("“{text}” is no day; write one like 2026-11-22"))),
                }
            }
        }
        deserializer.deserialize_str(DayVisitor)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "pattern": PATTERN })
    }
}

/// A question as the examples of the document have it: a healthcare assistant who could go further.
pub(super) fn example() -> Value {
    json!({
        "person": {
            "employments": [{
                "role": "healthcare assistant",
                "employer": { "name": "Northmoor NHS Trust", "sector": "NHS" },
                "hours_per_week": 37.5,
                "from": "2023-02"
            }],
            "qualifications": [
                { "type": "GCSE", "subject": "English", "grade": "5", "awarded": "2019-08" },
                { "type": "GCSE", "subject": "maths", "grade": "4", "awarded": "2019-08" }
            ]
        },
        "role": "assistant-practitioner",
        "on": "2026-11-22"
    })
}
