//! The query of an address as its parameters. What isn't a parameter is refused: a slip would otherwise be passed over.

use rungs_app::tree::shape_fault;
use serde::de::DeserializeOwned;

use super::problem::{Kind, Problem};

pub(super) fn read<Q: DeserializeOwned>(query: &str) -> Result<Q, Problem> {
    let pairs = || form_urlencoded::parse(query.as_bytes());
    let fault = |path: &str, message: &str| {
        let fault = shape_fault(path.to_owned(), message, "the query");
        Problem::new(Kind::Query, fault.message.clone()).with(vec![fault])
    };
    for (place, (name, _)) in pairs().enumerate() {
        if pairs().take(place).any(|(other, _)| other == name) {
            return Err(fault(&name, &format!("`{name}` is given twice")));
        }
    }
    let read = serde_path_to_error::deserialize(serde_urlencoded::Deserializer::new(pairs()));
    read.map_err(|error| {
        let path = error.path().to_string();
        let path = if path == "." { String::new() } else { path };
        let message = error.inner().to_string();
        match pairs().find(|(name, _)| *name == path).filter(|_| !message.starts_with("unknown field")) {
            Some((_, value)) => {
                fault(&path, &format!("“{value}” is no value for `{path}`: {}", in_our_words(&message)))
            }
            None => fault(&path, &message),
        }
    })
}

/// What the standard library says of numbers, in fewer words.
fn in_our_words(message: &str) -> &str {
    match message {
        "invalid digit found in string" | "cannot parse integer from empty string" => "a whole number belongs here",
        "number too large to fit in target type" => "the number is too large",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use serde::Deserialize;

    use super::*;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields, default)]
    struct Wanted {
        q: Option<String>,
        level: Option<u8>,
    }

    #[test]
    fn parameters_are_read_as_they_are_meant() {
        assert_eq!(read::<Wanted>("").unwrap(), Wanted::default());
        let wanted = Wanted { q: Some("a b&c".into()), level: Some(3) };
        assert_eq!(read::<Wanted>("q=a+b%26c&level=3").unwrap(), wanted);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let cases = [
            ("level=x", "“x” is no value for `level`: a whole number belongs here"),
            ("level=", "“” is no value for `level`: a whole number belongs here"),
            ("level=300", "“300” is no value for `level`: the number is too large"),
            ("levle=3", "`levle` is not a key of the query here"),
            ("level=3&level=4", "`level` is given twice"),
        ];
        for (query, message) in cases {
            assert_eq!(read::<Wanted>(query).unwrap_err().detail, message, "{query}");
        }
    }
}
