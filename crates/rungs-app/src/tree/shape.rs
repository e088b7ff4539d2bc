//! A value that should have a shape, and what is wrong with it in the words of whoever wrote it.

use serde::de::DeserializeOwned;
use serde_json::Value;

use super::written::Written;
use super::{Fault, Step, steps};

/// A value in its shape, and what of it can't be read; `what` is what messages call the whole: *a person file*.
///
/// # Errors
/// Everything wrong with it, where nothing can be made of the rest.
pub fn shape<T: DeserializeOwned>(mut value: Value, what: &str) -> Result<(T, Vec<Fault>), Vec<Fault>> {
    let mut faults: Vec<Fault> = Vec::new();
    loop {
        let error = match serde_path_to_error::deserialize(Written(value.clone())) {
            Ok(file) => return Ok((file, faults)),
            Err(error) => error,
        };
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        let is_new = faults.iter().all(|fault| fault.path != path);
        faults.push(shape_fault(path.clone(), &error.inner().to_string(), what));
        // What can't be read is left out, so that the rest of the file's faults are told as well.
        if !is_new || faults.len() > MOST_SHAPE_FAULTS || !leave_out(&mut value, &path) {
            return Err(faults);
        }
    }
}

/// Shape faults that are looked for: each costs another reading of the file.
const MOST_SHAPE_FAULTS: usize = 20;

/// Takes the key at this path out of a value. An entry of a list stays, or else the others would change their places.
fn leave_out(value: &mut Value, path: &str) -> bool {
    let mut steps = steps(path);
    let Some(Step::Key(last)) = steps.pop() else { return false };
    let mut at = value;
    for step in steps {
        let next = match step {
            Step::Key(key) => at.get_mut(key),
            Step::Index(index) => at.get_mut(index),
        };
        let Some(next) = next else { return false };
        at = next;
    }
    at.as_object_mut().is_some_and(|map| map.shift_remove(&last).is_some())
}

/// Other words for keys, where the spelling doesn't tell which is meant.
const SAID_OTHERWISE: &[(&str, &str)] = &[
    ("to", "until"),
    ("end", "until"),
    ("ended", "until"),
    ("since", "from"),
    ("start", "from"),
    ("started", "from"),
    ("hours", "hours_per_week"),
    ("job", "role"),
    ("title", "called"),
    ("other", "called"),
    ("date", "awarded"),
    ("date_of_birth", "born"),
    ("dob", "born"),
];

/// What a wrong shape means in an author's words, from what serde says of it.
pub fn shape_fault(path: String, message: &str, what: &str) -> Fault {
    if let Some(rest) = message.strip_prefix("unknown field ") {
        let mut names = rest.split('`').skip(1).step_by(2);
        let unknown = names.next().unwrap_or_default().to_owned();
        let known: Vec<&str> = names.collect();
        let said = SAID_OTHERWISE.iter().find(|(said, key)| *said == unknown && known.contains(key));
        let near = said.map(|(_, key)| (*key).to_owned());
        let near = near.or_else(|| rungs_check::nearest(&unknown, known.iter().copied()).into_iter().next());
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("the keys here are {}", known.join(", ")),
        };
        return Fault {
            path,
            place: None,
            message: format!("`{unknown}` is not a key of {what} here"),
            help: Some(help),
            ..Fault::default()
        };
    }
    if let Some(rest) = message.strip_prefix("missing field ") {
        let key = rest.trim_matches('`').to_owned();
        return Fault { path, message: format!("`{key}:` is missing here"), ..Fault::default() };
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        let mut names = rest.split('`').skip(1).step_by(2);
        let unknown = names.next().unwrap_or_default();
        let message = format!("“{unknown}” is not one of {}", names.collect::<Vec<_>>().join(", "));
        return Fault { path, message, ..Fault::default() };
    }
    let of_any = [
        ("enum Scalar", "this should be one value: words or a number"),
        ("expected an age", "an age is a number, or `{ at_least: 16, under: 25 }`"),
        ("enum Reply", "an answer is yes, no, a number or a date"),
    ];
    let mut help = None;
    let message = match of_any.iter().find(|(shape, _)| message.ends_with(shape)) {
        Some((_, message)) => (*message).to_owned(),
        None => match message.split_once(": ").and_then(|(_, rest)| rest.rsplit_once(", expected ")) {
            Some((found, expected)) => {
                if (found, expected) == ("sequence", "a string") {
                    let several = "where it is one of several, join them by “or”: “nurse or midwife”; what is all of them takes an entry for each";
                    help = Some(several.to_owned());
                }
                format!("this is the wrong sort of value: {}, where {}", sort(found), wanted(expected))
            }
            None => message.to_owned(),
        },
    };
    Fault { path, message, help, ..Fault::default() }
}

/// What was found, without the names that programmers have for it.
fn sort(found: &str) -> String {
    let told = |rest: &str| rest.trim_matches('`').trim_matches('"').to_owned();
    match found.split_once(' ') {
        Some(("boolean", rest)) => if rest.contains("true") { "yes" } else { "no" }.to_owned(),
        Some(("string", rest)) => format!("“{}”", told(rest)),
        Some(("integer" | "floating", rest)) => told(rest.trim_start_matches("point ")),
        _ => match found {
            "sequence" => "a list".to_owned(),
            "map" => "keys with values".to_owned(),
            "null" | "unit" => "nothing".to_owned(),
            other => other.to_owned(),
        },
    }
}

fn wanted(expected: &str) -> &'static str {
    match expected {
        "a sequence" => "a list belongs",
        "a string" => "words belong",
        "a boolean" => "yes or no (true or false) belongs",
        "u8" | "u16" | "u32" | "u64" => "a whole number that fits belongs",
        "i64" | "f64" => "a number belongs",
        _ => "keys with values belong",
    }
}
