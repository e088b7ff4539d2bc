//! The keys of pages and files.

use rungs_check::keys::{self, Holds, Key};
use schemars::JsonSchema;
use serde_json::Value;

use super::{Entry, Topic, topic};
use crate::wire::schema_of;
use crate::{cases, person};

pub(super) fn topics() -> Vec<Topic> {
    let page = |title: &str, told: &str, keys: &[Key]| topic(title, told, keys.iter().map(entry).collect());
    vec![
        page("Front matter of a role page", "Between two lines `---` at the top of the page.", keys::ROLE),
        page(
            "Front matter of an opportunity's page",
            "Between two lines `---` at the top of the page.",
            keys::OPPORTUNITY,
        ),
        page("Front matter of a vocabulary page", "Between two lines `---` at the top of the page.", keys::VOCABULARY),
        page(
            "Lines of a vocabulary entry",
            "A heading `## Name` for each term, and below it any of these lines, one a line.",
            keys::LINES,
        ),
        page("Front matter of framework.md", "The page that says what the framework is called.", keys::FRAMEWORK),
        topic(
            "A file of worked cases",
            "Beside the role's page, with its name: `roles/porter.cases.yaml`. `rungs framework test` runs them.",
            properties::<cases::CaseFile>(),
        ),
        topic("A worked case", "Each under `cases:`.", properties::<cases::Case>()),
        topic(
            "What a worked case expects",
            "Under its `expect:`; a standing is not-yet, by-exception, at-discretion or ready, or two of them: [not-yet, ready].",
            properties::<cases::Expect>(),
        ),
        topic(
            "A person file",
            "For `rungs check`, and for `person:` and `with:` of worked cases. `rungs schema person` says what stands in each.",
            properties::<person::file::PersonFile>(),
        ),
    ]
}

fn entry(key: &Key) -> Entry {
    let holds = match key.holds {
        Holds::Level(highest) => format!(" A number from 1 to {highest}."),
        Holds::Day => " A day, as 2026-11-22.".to_owned(),
        Holds::Term(classes) | Holds::Terms(classes) => {
            format!(" Named in the vocabulary as {}.", classes.join(" or "))
        }
        Holds::Slug | Holds::Words | Holds::List | Holds::Narrower | Holds::Class => String::new(),
    };
    Entry::named(format!("`{}:`", key.name), format!("{}{holds}", key.meaning))
}

/// The keys of a file's shape, each with what its field is said to be.
fn properties<T: JsonSchema>() -> Vec<Entry> {
    let schema = serde_json::to_value(schema_of::<T>()).unwrap_or_default();
    let words = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ");
    let required: Vec<&str> =
        schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect();
    let properties = schema.get("properties").and_then(Value::as_object);
    properties
        .into_iter()
        .flatten()
        .map(|(key, shape)| {
            let means = shape.get("description").map(words).unwrap_or_default();
            let needed = if required.contains(&key.as_str()) { " Always there." } else { "" };
            Entry::named(format!("`{key}:`"), format!("{means}{needed}"))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_key_says_what_it_is() {
        for topic in topics() {
            assert!(!topic.entries.is_empty(), "{}", topic.title);
            for entry in topic.entries {
                assert!(entry.means.contains(['.', '…']), "{}: {}", topic.title, entry.name);
            }
        }
    }
}
