//! Reading a person file: its shape in [`file`], and what its words mean in [`reader`].

pub mod file;
mod reader;

use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::vocabulary::Vocabulary;
use serde_json::Value;

use crate::tree::{Fault, Format, Tree};
use file::PersonFile;

/// Reads a person from the content of a file.
///
/// `on` is the day on which the file's ages hold.
///
/// # Errors
/// Everything wrong with the file: one fault where its shape can't be read, otherwise all of them.
pub fn read(content: &[u8], format: Option<Format>, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    let tree = Tree::read(content, format).map_err(|fault| vec![fault])?;
    of_value(tree.value(), vocabulary, on).map_err(|mut faults| {
        for fault in &mut faults {
            fault.place = tree.place(&fault.path);
        }
        faults
    })
}

/// Reads a person from a value of the same shape.
///
/// # Errors
/// As [`read`], without places.
pub fn of_value(value: Value, vocabulary: &Vocabulary, on: Date) -> Result<Person, Vec<Fault>> {
    let file: PersonFile = serde_path_to_error::deserialize(value).map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        vec![shape_fault(path, &error.inner().to_string())]
    })?;
    reader::read(&file, vocabulary, on)
}

/// What a wrong shape means in an author's words.
fn shape_fault(path: String, message: &str) -> Fault {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let mut names = rest.split('`').skip(1).step_by(2);
        let unknown = names.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = names.collect();
        let near = crate::person::reader::nearest(&unknown, known.iter().copied());
        let help = match near.first() {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", known.join(", ")),
        };
        return Fault {
            path,
            place: None,
            message: format!("`{unknown}` is not a key of a person file here"),
            help: Some(help),
        };
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        let key = rest.trim_matches('`').to_owned();
        return Fault { path, place: None, message: format!("`{key}:` is missing here"), help: None };
    }
    let message = message
        .replace("invalid type: ", "this is the wrong sort of value: ")
        .replace(
            "data did not match any variant of untagged enum Scalar",
            "this should be one value: words or a number",
        )
        .replace(
            "data did not match any variant of untagged enum Age",
            "an age is a number, or `{ at_least: 16, under: 25 }`",
        )
        .replace("data did not match any variant of untagged enum Reply", "an answer is yes, no, a number or a date");
    Fault { path, place: None, message, help: None }
}
