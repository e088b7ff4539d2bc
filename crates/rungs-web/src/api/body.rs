//! A body of JSON as the shape that an operation takes: strictly, and with every fault in its place.

use std::fmt;

use axum::http::{HeaderMap, header};
use rungs_app::tree::{Fault, shape};
use serde::Deserialize;
use serde::de::{DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::problem::{Kind, Problem};

pub(super) fn read<B: DeserializeOwned>(headers: &HeaderMap, content: &[u8]) -> Result<B, Problem> {
    if !is_json(headers) {
        let detail = "the body should be JSON: send it with `Content-Type: application/json`";
        return Err(Problem::new(Kind::NotJson, detail));
    }
    let Strict(value) = serde_json::from_slice(content).map_err(|error| broken(&error))?;
    let refused = |faults| Problem::new(Kind::Unreadable, "the question can't be read").with(faults);
    match shape(value, "a question") {
        Ok((question, faults)) if faults.is_empty() => Ok(question),
        Ok((_, faults)) | Err(faults) => Err(refused(faults)),
    }
}

fn is_json(headers: &HeaderMap) -> bool {
    let sort = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    sort.split(';').next().is_some_and(|sort| sort.trim().eq_ignore_ascii_case("application/json"))
}

/// Text that isn't JSON, or not of one meaning.
fn broken(error: &serde_json::Error) -> Problem {
    let told = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let message = match told.strip_suffix(&place).unwrap_or(&told) {
        "recursion limit exceeded" => "this is nested too deeply: no person's facts are",
        other => other,
    };
    let fault = Fault {
        message: message.to_owned(),
        place: (error.line() > 0).then_some((error.line() as u64, error.column() as u64)),
        ..Fault::default()
    };
    Problem::new(Kind::Body, "the body is no JSON that could be read in one way").with(vec![fault])
}

/// A value in which no key stands twice: of two values, nobody could say which was meant.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Strict, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Strict)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Number::from_f64(value).map(Value::Number).ok_or_else(|| E::custom("this is no number"))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut values = Vec::new();
        while let Some(Strict(value)) = entries.next_element()? {
            values.push(value);
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut values = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            if values.contains_key(&key) {
                return Err(A::Error::custom(format!("`{key}` is given twice")));
            }
            let Strict(value) = entries.next_value()?;
            values.insert(key, value);
        }
        Ok(Value::Object(values))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    fn refused(content: &[u8]) -> (Kind, Fault) {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, "Application/JSON; charset=utf-8".parse().unwrap());
        let problem = read::<Value>(&headers, content).unwrap_err();
        (problem.kind, problem.faults.first().cloned().unwrap())
    }

    #[test]
    fn json_of_two_meanings_is_refused_in_its_place() {
        let deep = format!("{}{}", "[".repeat(10_000), "]".repeat(10_000));
        let cases: [(&[u8], &str, (u64, u64)); 6] = [
            (b"", "EOF while parsing a value", (1, 0)),
            (b"{\"a\": 1,\n \"a\": 2}", "`a` is given twice", (2, 4)),
            (b"[{\"b\": {\"a\": 1, \"a\": 2}}]", "`a` is given twice", (1, 19)),
            (b"{} {}", "trailing characters", (1, 4)),
            (b"\"\xff\"", "invalid unicode code point", (1, 2)),
            (deep.as_bytes(), "this is nested too deeply: no person's facts are", (1, 128)),
        ];
        for (content, message, place) in cases {
            let (kind, fault) = refused(content);
            let shown = String::from_utf8_lossy(content.get(..40).unwrap_or(content)).into_owned();
            assert_eq!((kind, fault.message.as_str(), fault.place), (Kind::Body, message, Some(place)), "{shown}");
        }
    }

    #[test]
    fn what_is_not_called_json_is_not_read() {
        assert_eq!(read::<Value>(&HeaderMap::new(), b"{}").unwrap_err().kind, Kind::NotJson);
    }
}
