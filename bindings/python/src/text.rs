//! A person as JSON text, read strictly: a key that is given twice is an error, and not the second one.

use rungs_app::tree::Strict;
use serde_json::Value;

/// The value of a text, or what is wrong with it.
pub(crate) fn value(text: &str) -> Result<Value, String> {
    serde_json::from_str::<Strict>(text).map(|Strict(value)| value).map_err(|why| format!("this is not JSON: {why}"))
}

/// Writes text as JSON has it.
pub(crate) fn quoted(text: &str, into: &mut String) {
    into.push('"');
    if text.bytes().all(|byte| byte >= 0x20 && byte != b'"' && byte != b'\\') {
        into.push_str(text);
    } else {
        for character in text.chars() {
            match character {
                '"' => into.push_str("\\\""),
                '\\' => into.push_str("\\\\"),
                control if control < ' ' => into.push_str(&format!("\\u{:04x}", u32::from(control))),
                other => into.push(other),
            }
        }
    }
    into.push('"');
}
