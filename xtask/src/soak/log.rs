//! Whether a log speaks of sorts of pages alone.

use serde_json::Value;

/// What a line says of a request.
const KEYS: [&str; 7] = ["timestamp", "level", "message", "method", "path", "status", "milliseconds"];
/// Sorts of pages at most: more would mean that addresses are written down as they were typed.
const SORTS: usize = 80;
/// The longest word of a log that has nothing sealed in it: a sealed state is longer by far.
const LONGEST: usize = 40;

/// A log that says nothing of visitors: how many requests it has.
///
/// # Errors
/// The first line that says more than it should, or that something went wrong.
pub(crate) fn held(log: &str, told: &[&str]) -> Result<usize, String> {
    let mut sorts: Vec<String> = Vec::new();
    for line in log.lines() {
        let says = |what: &str| Err(format!("the log {what}: {line}"));
        if told.iter().any(|told| line.to_lowercase().contains(&told.to_lowercase())) {
            return says("tells what was told");
        }
        let is_sealed = |letter: char| letter.is_ascii_alphanumeric() || "-_".contains(letter);
        if line.split(|letter| !is_sealed(letter)).any(|word| word.len() > LONGEST) {
            return says("holds something as long as what is sealed");
        }
        let Ok(Value::Object(fields)) = serde_json::from_str(line) else {
            return says("has a line that is no JSON object");
        };
        if let Some(key) = fields.keys().find(|key| !KEYS.contains(&key.as_str())) {
            return says(&format!("says `{key}`, or that something went wrong"));
        }
        if fields.get("level").and_then(Value::as_str) != Some("INFO") {
            return says("says that something went wrong");
        }
        let path = fields.get("path").and_then(Value::as_str).unwrap_or_default();
        if path.is_empty() || path.contains('?') {
            return says("doesn't know the sort of a page");
        }
        if !sorts.iter().any(|known| known == path) {
            sorts.push(path.to_owned());
        }
    }
    if sorts.len() > SORTS {
        return Err(format!("the log knows {} sorts of pages: are addresses written down as typed?", sorts.len()));
    }
    Ok(log.lines().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(path: &str, more: &str) -> String {
        format!(
            r#"{{"timestamp":"2026-11-22T10:00:00.000000Z","level":"INFO","message":"request","method":"GET","path":"{path}","status":200,"milliseconds":1.5{more}}}"#
        )
    }

    #[test]
    fn sorts_of_pages_are_all_it_may_know() {
        let sealed = "Zm9vYmFy".repeat(10);
        assert_eq!(held(&[line("/", ""), line("/roles/{role}", "")].join("\n"), &["Amina"]), Ok(2));
        let cases = [
            line("/roles/amina", ""),
            line("/", r#","query":"x""#),
            line(&format!("/check?s={sealed}"), ""),
            line(&format!("/check/{sealed}"), ""),
            line("/roles?x", ""),
            line("", ""),
            line("/", "").replace("INFO", "ERROR"),
            "thread panicked".to_owned(),
            (0..100).map(|page| line(&format!("/{page}"), "")).collect::<Vec<_>>().join("\n"),
        ];
        for case in cases {
            assert!(held(&case, &["Amina"]).is_err(), "{case}");
        }
    }
}
