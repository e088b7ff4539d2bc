//! A person made up of answers and decisions, as a person file.

use rungs_core::fact::{Field, Item, List, Outcome, Person, Reply};
use serde_json::{Map, Value, json};

/// The person as a value of the shape of a person file. Only jobs, answers and decisions are written: made-up people
/// have nothing else.
pub fn value(person: &Person) -> Value {
    let mut file = Map::new();
    let jobs: Vec<Value> = person.items.iter().filter(|item| item.list == List::Work).map(job).collect();
    if !jobs.is_empty() {
        file.insert("employments".into(), Value::Array(jobs));
    }
    // Made-up people say of a list that it is complete, or nothing.
    if person.denials.iter().any(|denial| denial.list == List::Work && denial.tests.is_empty()) {
        file.insert("complete".into(), json!(["employments", "experience"]));
    }
    let answers: Map<String, Value> =
        person.answers.iter().map(|answer| (answer.question.clone(), reply(answer.reply))).collect();
    if !answers.is_empty() {
        file.insert("answers".into(), Value::Object(answers));
    }
    let decisions: Vec<Value> = person
        .decisions
        .iter()
        .map(|decision| {
            let mut told = Map::new();
            told.insert("requirement".into(), json!(decision.requirement));
            if let Some(route) = &decision.route {
                told.insert("route".into(), json!(route));
            }
            let granted = decision.outcome == Outcome::Granted;
            told.insert("outcome".into(), json!(if granted { "granted" } else { "refused" }));
            Value::Object(told)
        })
        .collect();
    if !decisions.is_empty() {
        file.insert("decisions".into(), Value::Array(decisions));
    }
    Value::Object(file)
}

/// A job by its role and its first day; it goes on.
fn job(item: &Item) -> Value {
    let shown = |field| item.fields.get(&field).map(|fact| json!(fact.shown));
    let told = [("role", shown(Field::Role)), ("from", shown(Field::From))];
    Value::Object(told.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

fn reply(reply: Reply) -> Value {
    match reply {
        Reply::YesNo(answer) => json!(answer),
        Reply::Number(number) => json!(number),
        Reply::Date(range) => json!(range.earliest.to_string()),
    }
}

/// The person as a file that can be saved and checked: JSON, which every reader of YAML reads too.
pub fn file(person: &Person) -> String {
    let text = serde_json::to_string_pretty(&value(person)).unwrap_or_default();
    format!("{text}\n")
}
