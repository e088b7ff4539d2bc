//! What schemas say of shapes and keys: the comments that stand on them in the code, taken over for those who read elsewhere.

use schemars::generate::SchemaSettings;
use schemars::transform::{Transform, transform_subschemas};
use schemars::{JsonSchema, Schema};
use serde_json::Value;

/// The schema of a shape, with its descriptions in whole lines.
pub(crate) fn schema_of<T: JsonSchema>() -> Schema {
    SchemaSettings::default().with_transform(WholeLines).into_generator().into_root_schema_for::<T>()
}

/// Takes the line breaks out of the descriptions of a schema and of all within it, where they only keep code narrow. Paragraphs
/// and points of a list (`- `) stay lines of their own.
#[derive(Clone, Copy, Debug)]
pub struct WholeLines;

impl Transform for WholeLines {
    fn transform(&mut self, schema: &mut Schema) {
        if let Some(Value::String(description)) = schema.get_mut("description") {
            *description = whole_lines(description);
        }
        transform_subschemas(self, schema);
    }
}

fn whole_lines(text: &str) -> String {
    let mut whole = String::with_capacity(text.len());
    for line in text.lines().map(str::trim) {
        let begins = line.is_empty() || line.starts_with("- ") || whole.is_empty() || whole.ends_with('\n');
        if !begins {
            whole.push(' ');
        } else if !whole.is_empty() {
            whole.push('\n');
        }
        whole.push_str(line);
    }
    whole
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn lines_of_a_paragraph_are_one_line() {
        let cases = [
            ("One line.", "One line."),
            ("A sentence that\ngoes on.", "A sentence that goes on."),
            ("First.\nStill first.\n\nSecond,\nstill second.", "First. Still first.\n\nSecond, still second."),
            ("One of:\n- this,\n  which goes on\n- that\n\nAfter.", "One of:\n- this, which goes on\n- that\n\nAfter."),
            ("", ""),
        ];
        for (text, whole) in cases {
            assert_eq!(whole_lines(text), whole, "{text:?}");
        }
    }

    /// Of a shape whose comment
    /// goes on.
    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only its schema is looked at")]
    struct Outer {
        /// Of a key whose comment
        /// goes on.
        inner: Vec<Inner>,
    }

    #[derive(JsonSchema)]
    #[allow(dead_code, reason = "only its schema is looked at")]
    enum Inner {
        /// Of a choice whose comment
        /// goes on.
        One,
        /// Another one.
        Other {
            #[doc = "Deep\ndown."]
            deep: bool,
        },
    }

    #[test]
    fn descriptions_are_found_however_deep_they_lie() {
        let told = serde_json::to_string(&schema_of::<Outer>()).unwrap();
        for whole in [
            "Of a shape whose comment goes on.",
            "Of a key whose comment goes on.",
            "Of a choice whose comment goes on.",
            "Deep down.",
        ] {
            assert!(told.contains(whole), "{whole} in {told}");
        }
    }
}
