//! A person file, as a visitor fills it in question by question.

use rungs_app::person;
use rungs_app::tree::Fault;
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// What a visitor has told: a person file, and in which order its questions were answered.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Told {
    /// The person file.
    #[serde(rename = "p")]
    file: Map<String, Value>,
    /// The questions answered here, in the order in which they were.
    #[serde(rename = "o")]
    pub(crate) order: Vec<String>,
    /// The answer that was changed last, and how things stood before, until something else is told.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub(crate) changed: Option<Change>,
    /// The day it was sealed.
    #[serde(rename = "d")]
    pub(crate) made: Option<Date>,
}

/// An answer that was changed, and how things stood before.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Change {
    /// The question.
    #[serde(rename = "q")]
    pub(crate) question: String,
    /// What was told before; null is *I don't know*.
    #[serde(rename = "w")]
    pub(crate) was: Value,
}

impl Told {
    /// Nothing yet.
    pub(crate) fn new(today: Date) -> Told {
        Told { made: Some(today), ..Told::default() }
    }

    /// The person file as a value.
    pub(crate) fn file(&self) -> Value {
        Value::Object(self.file.clone())
    }

    /// Another person file in place of this one. What isn't an object is none.
    pub(crate) fn set_file(&mut self, file: Value) {
        if let Value::Object(file) = file {
            self.file = file;
        }
    }

    /// Whether nothing was told.
    pub(crate) fn is_empty(&self) -> bool {
        self.file.is_empty()
    }

    /// The person as the engine takes them.
    pub(crate) fn person(&self, vocabulary: &Vocabulary, today: Date) -> Result<Person, Vec<Fault>> {
        person::of_value(self.file(), vocabulary, today)
    }

    /// The entries of a list of the file.
    pub(crate) fn list(&self, name: &str) -> &[Value] {
        self.file.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    /// Puts other entries into a list; an empty one goes.
    pub(crate) fn set_list(&mut self, name: &str, entries: Vec<Value>) {
        if entries.is_empty() {
            self.file.remove(name);
        } else {
            self.file.insert(name.to_owned(), Value::Array(entries));
        }
    }

    /// Says of a list of the file whether everything is in it.
    pub(crate) fn set_complete(&mut self, name: &str, is_complete: bool) {
        let mut complete: Vec<Value> = self.list("complete").to_vec();
        complete.retain(|one| one != name);
        if is_complete {
            complete.push(json!(name));
        }
        self.set_list("complete", complete);
    }

    /// Whether everything is said to be in a list.
    pub(crate) fn is_complete(&self, name: &str) -> bool {
        self.list("complete").iter().any(|one| one == name)
    }

    /// What was answered to a question: null for *I don't know*, nothing where it wasn't answered.
    pub(crate) fn answer(&self, question: &str) -> Option<Value> {
        let answers = self.file.get("answers").and_then(Value::as_object);
        match answers.and_then(|answers| answers.get(question)) {
            Some(answer) => Some(answer.clone()),
            None => self.list("not_known").iter().any(|one| one == question).then_some(Value::Null),
        }
    }

    /// Every question that is answered, in the order of the file.
    pub(crate) fn answered(&self) -> Vec<String> {
        let answers = self.file.get("answers").and_then(Value::as_object);
        let known = answers.into_iter().flat_map(Map::keys).cloned();
        known.chain(self.list("not_known").iter().filter_map(Value::as_str).map(str::to_owned)).collect()
    }

    /// Answers a question anew: with a value, with *I don't know* (null), or not at all.
    pub(crate) fn set_answer(&mut self, question: &str, answer: Option<Value>) {
        let was = self.answer(question);
        let mut answers = self.file.get("answers").and_then(Value::as_object).cloned().unwrap_or_default();
        answers.remove(question);
        let mut not_known: Vec<Value> = self.list("not_known").iter().filter(|one| *one != question).cloned().collect();
        match &answer {
            Some(Value::Null) => not_known.push(json!(question)),
            Some(answer) => {
                answers.insert(question.to_owned(), answer.clone());
            }
            None => {}
        }
        if answers.is_empty() {
            self.file.remove("answers");
        } else {
            self.file.insert("answers".to_owned(), Value::Object(answers));
        }
        self.set_list("not_known", not_known);
        match answer.is_some() {
            // A change keeps its place in the order.
            true if self.order.iter().any(|one| one == question) => {}
            true => self.order.push(question.to_owned()),
            false => self.order.retain(|one| one != question),
        }
        self.changed = match was {
            Some(was) if answer.as_ref().is_some_and(|answer| *answer != was) => {
                Some(Change { question: question.to_owned(), was })
            }
            _ => None,
        };
    }

    /// What was told before the last change, if something was changed.
    pub(crate) fn before(&self) -> Option<Told> {
        let change = self.changed.clone()?;
        let mut before = self.clone();
        before.set_answer(&change.question, Some(change.was));
        Some(before)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn told() -> Told {
        let mut told = Told::new("2026-11-26".parse().unwrap());
        told.set_answer("Do you drive?", Some(json!(true)));
        told.set_answer("How many?", Some(json!(3)));
        told
    }

    #[test]
    fn answers_keep_the_order_in_which_they_were_first_given() {
        let mut told = told();
        told.set_answer("Do you drive?", Some(json!(false)));
        assert_eq!(told.order, ["Do you drive?", "How many?"]);
        assert_eq!(told.file(), json!({ "answers": { "How many?": 3, "Do you drive?": false } }));
    }

    #[test]
    fn not_knowing_is_an_answer_and_never_a_no() {
        let mut told = told();
        told.set_answer("Do you drive?", Some(Value::Null));
        assert_eq!(told.answer("Do you drive?"), Some(Value::Null));
        assert_eq!(told.file(), json!({ "answers": { "How many?": 3 }, "not_known": ["Do you drive?"] }));
    }

    #[test]
    fn an_answer_taken_back_leaves_no_trace() {
        let mut told = told();
        told.set_answer("How many?", None);
        told.set_answer("Do you drive?", None);
        assert!(told.is_empty());
        assert_eq!(told.order, Vec::<String>::new());
    }

    #[test]
    fn the_last_change_can_be_looked_behind() {
        let mut told = told();
        assert_eq!(told.before(), None);
        told.set_answer("How many?", Some(json!(5)));
        assert_eq!(told.before().unwrap().answer("How many?"), Some(json!(3)));
        told.set_answer("Do you sing?", Some(json!(true)));
        assert_eq!(told.before(), None);
    }

    #[test]
    fn a_list_is_complete_or_not() {
        let mut told = told();
        told.set_complete("qualifications", true);
        assert!(told.is_complete("qualifications"));
        told.set_complete("qualifications", false);
        assert!(!told.is_complete("qualifications"));
    }
}
