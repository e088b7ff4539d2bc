//! A body of JSON as the shape that an operation takes: strictly, and with every fault in its place.

use axum::http::{HeaderMap, header};
use rungs_app::tree::{Fault, Strict, shape};
use serde::de::DeserializeOwned;

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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde_json::Value;

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
