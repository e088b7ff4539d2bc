//! What was read out of the published texts, as data.

use std::collections::BTreeMap;

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::{Framework, Role};
use serde::Deserialize;

/// The day on which everybody asks.
pub(crate) const ON: &str = "2026-11-22";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Key {
    pub(crate) profiles: Vec<Profile>,
    pub(crate) groups: Vec<Group>,
}

/// A job profile of the National Careers Service.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    /// The last part of its address.
    pub(crate) profile: String,
    /// The role it is about.
    pub(crate) role: String,
    /// Which of the made-up people holds it.
    pub(crate) person: String,
    /// The kinds of way in under which the profile has something.
    pub(crate) ways: Vec<String>,
    /// Why the role's page doesn't describe such a way, by kind.
    #[serde(default)]
    pub(crate) missing: BTreeMap<String, String>,
    /// Jobs that one could begin in, as the profile has it.
    #[serde(default)]
    pub(crate) starts_as: Vec<Named>,
    /// What it names as coming next.
    pub(crate) next: Vec<Named>,
}

/// Words of a published text, and the role they name.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) names: String,
    pub(crate) role: Option<String>,
    pub(crate) because: Option<String>,
}

/// A unit group of the Standard Occupational Classification 2020.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) group: String,
    /// Job titles that the group lists, and the roles they are.
    pub(crate) titles: Vec<Named>,
    /// The kinds of way in that its text on entry names.
    pub(crate) ways: Vec<NamedWay>,
    /// Why it names none.
    pub(crate) silent: Option<String>,
    /// Why a role's page doesn't describe such a way, by kind.
    #[serde(default)]
    pub(crate) missing: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedWay {
    pub(crate) way: String,
    pub(crate) names: String,
}

impl Key {
    pub(crate) fn read() -> Key {
        serde_saphyr::from_str(include_str!("correspondences.yaml")).expect("the correspondences can be read")
    }
}

/// Somebody who holds a role, or the same person before they did.
pub(crate) fn person(framework: &Framework, which: &str, role: &Role, holds_it: bool) -> Person {
    let level = role.level.unwrap_or_default();
    let profession = role.professions.first().map_or("", String::as_str);
    let written = include_str!("people.yaml")
        .replace("JOB", &role.title.to_lowercase())
        .replace("SUBJECT", if profession == "paramedicine" { "paramedic science" } else { profession })
        .replace("PROFESSION", profession)
        .replace("DEGREE", if level >= 7 { "master's degree" } else { "degree" });
    let mut people: BTreeMap<String, serde_json::Value> =
        serde_saphyr::from_str(&written).expect("the people can be read");
    let mut person = people.remove(which).unwrap_or_else(|| panic!("nobody is called {which}"));
    if let Some(keys) = person.as_object_mut().filter(|_| !holds_it) {
        keys.remove("employments");
        keys.remove("registrations");
        if let Some(qualifications) = keys.get_mut("qualifications").and_then(|list| list.as_array_mut()) {
            qualifications.retain(|one| one.get("type").is_some_and(|kind| kind == "GCSE"));
        }
    }
    let on: Date = ON.parse().expect("a day");
    rungs_app::person::of_value(person, &framework.vocabulary, on)
        .unwrap_or_else(|faults| panic!("{which} as {}: {faults:?}", role.slug))
}
