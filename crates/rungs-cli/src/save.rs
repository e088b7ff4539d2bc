//! Answers go into a person's file beside what stands there: its own text stays as it is, comments and all.

use std::path::Path;

use rungs_app::tree::Format;
use rungs_core::date::Date;
use rungs_core::fact::Person;
use rungs_core::framework::Framework;
use serde_json::Value;

use crate::answer::Failure;
use crate::arguments::Who;
use crate::input;
use crate::talk::Said;

/// Writes the person with the answers to a file, once it is sure that they are read back as they were given.
pub(crate) fn save(
    file: &Path,
    who: &Who,
    content: &[u8],
    answers: &[Said],
    framework: &Framework,
    on: Date,
) -> Result<(), Failure> {
    let format = who.format.unwrap_or_else(|| Format::of(&String::from_utf8_lossy(content)));
    let (before, _) = input::person(who, content, framework, on)?;
    let text = String::from_utf8_lossy(content);
    let written = match format {
        Format::Yaml => Some(yaml(&text, answers)),
        Format::Toml => Some(toml(&text, answers)),
        Format::Json => json(&text, answers),
    };
    let read_back = |text: &String| {
        let who = Who { format: Some(format), ..who.clone() };
        input::person(&who, text.as_bytes(), framework, on).is_ok_and(|(after, _)| has_all(&before, &after, answers))
    };
    let Some(written) = written.filter(read_back) else {
        let message =
            format!("the answers can't be added to {} without touching what stands there", who.person.display());
        let lines = match format {
            Format::Toml => toml("", answers),
            Format::Yaml | Format::Json => yaml("", answers),
        };
        return Err(Failure::with_lines(message, "nothing was written; here is what was answered:", &lines));
    };
    write(file, &written)
}

/// Writes beside the file first: a full disk must not cost somebody what they had.
fn write(file: &Path, text: &str) -> Result<(), Failure> {
    let mut beside = file.as_os_str().to_owned();
    beside.push(".new");
    let failed =
        |error: std::io::Error| Failure::new(format!("{} can't be written: {}", file.display(), input::reason(&error)));
    std::fs::write(&beside, text).map_err(failed)?;
    std::fs::rename(&beside, file).map_err(failed)
}

fn has_all(before: &Person, after: &Person, answers: &[Said]) -> bool {
    let told = answers.iter().all(|said| match &said.reply {
        Some(told) => after.answers.iter().any(|answer| answer.question == said.key && answer.reply == told.reply),
        None => after.not_known.contains(&said.key),
    });
    told && after.items == before.items
        && after.denials == before.denials
        && before.answers.iter().all(|answer| after.answers.contains(answer))
        && before.not_known.iter().all(|key| after.not_known.contains(key))
}

/// A string as JSON writes it, which YAML and TOML read as well.
fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// The text with the answers under `answers:` and `not_known:`, below what these hold already.
fn yaml(text: &str, answers: &[Said]) -> String {
    let told =
        answers.iter().filter_map(|said| Some(format!("{}: {}", quoted(&said.key), said.reply.as_ref()?.written)));
    let unknown = answers.iter().filter(|said| said.reply.is_none()).map(|said| format!("- {}", quoted(&said.key)));
    let text = under(text, "answers:", &told.collect::<Vec<_>>());
    under(&text, "not_known:", &unknown.collect::<Vec<_>>())
}

fn under(text: &str, key: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return text.to_owned();
    }
    let mut all: Vec<String> = text.lines().map(str::to_owned).collect();
    // A comment may stand behind the key.
    let is_key = |line: &String| {
        line.strip_prefix(key).is_some_and(|rest| rest.trim().is_empty() || rest.trim().starts_with('#'))
    };
    let (at, indent) = match all.iter().position(is_key) {
        Some(at) => {
            let first = all
                .get(at + 1..)
                .unwrap_or_default()
                .iter()
                .find(|line| !line.trim().is_empty() && !line.trim().starts_with('#'));
            let indent = first.map_or(2, |line| line.len() - line.trim_start().len());
            (at + 1, indent)
        }
        None => {
            all.push(key.to_owned());
            (all.len(), 2)
        }
    };
    let lines = lines.iter().map(|line| format!("{}{line}", " ".repeat(indent)));
    all.splice(at..at, lines);
    all.join("\n") + "\n"
}

/// Keys without a table stand before the first table of a TOML file, tables at its end; what is there is added to.
fn toml(text: &str, answers: &[Said]) -> String {
    let unknown: Vec<String> =
        answers.iter().filter(|said| said.reply.is_none()).map(|said| quoted(&said.key)).collect();
    let told: Vec<String> = answers
        .iter()
        .filter_map(|said| {
            let value = match said.reply.as_ref()?.written.as_str() {
                "yes" => "true",
                "no" => "false",
                other => other,
            };
            Some(format!("{} = {value}", quoted(&said.key)))
        })
        .collect();
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    if !unknown.is_empty() {
        let list = lines.iter_mut().find_map(|line| {
            let rest =
                line.strip_prefix("not_known")?.trim_start().strip_prefix('=')?.trim_start().strip_prefix('[')?;
            let rest = rest.to_owned();
            Some((line, rest))
        });
        match list {
            Some((line, rest)) => *line = format!("not_known = [{}, {rest}", unknown.join(", ")),
            None => lines.insert(0, format!("not_known = [{}]", unknown.join(", "))),
        }
    }
    if !told.is_empty() {
        let at = match lines.iter().position(|line| line.trim() == "[answers]") {
            Some(at) => at + 1,
            None => {
                lines.extend([String::new(), "[answers]".to_owned()]);
                lines.len()
            }
        };
        lines.splice(at..at, told);
    }
    lines.join("\n") + "\n"
}

fn json(text: &str, answers: &[Said]) -> Option<String> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    let person = value.as_object_mut()?;
    for said in answers {
        match &said.reply {
            Some(told) => {
                let written = match told.written.as_str() {
                    "yes" => Value::Bool(true),
                    "no" => Value::Bool(false),
                    other => serde_json::from_str(other).ok()?,
                };
                let answers = person.entry("answers").or_insert_with(|| Value::Object(Default::default()));
                answers.as_object_mut()?.insert(said.key.clone(), written);
            }
            None => {
                let unknown = person.entry("not_known").or_insert_with(|| Value::Array(Vec::new()));
                unknown.as_array_mut()?.push(Value::String(said.key.clone()));
            }
        }
    }
    serde_json::to_string_pretty(&value).ok().map(|text| text + "\n")
}

#[cfg(test)]
mod tests {
    use rungs_core::fact::Reply;

    use super::*;
    use crate::talk::Told;

    fn answers() -> Vec<Said> {
        let yes = Told { reply: Reply::YesNo(true), written: "yes".into() };
        vec![Said { key: "Do you hold \"it\"?".into(), reply: Some(yes) }, Said { key: "How old?".into(), reply: None }]
    }

    #[test]
    fn answers_go_below_the_text_and_leave_it_alone() {
        let text = "# Mine\nname: Amina # yes\n";
        let expected =
            "# Mine\nname: Amina # yes\nanswers:\n  \"Do you hold \\\"it\\\"?\": yes\nnot_known:\n  - \"How old?\"\n";
        assert_eq!(yaml(text, &answers()), expected);
    }

    #[test]
    fn answers_join_those_that_are_there() {
        let text = "answers:\n    a: no\nname: Amina\n";
        let expected =
            "answers:\n    \"Do you hold \\\"it\\\"?\": yes\n    a: no\nname: Amina\nnot_known:\n  - \"How old?\"\n";
        assert_eq!(yaml(text, &answers()), expected);
    }

    #[test]
    fn in_toml_the_table_comes_last() {
        let expected =
            "not_known = [\"How old?\"]\nname = \"Amina\"\n\n[answers]\n\"Do you hold \\\"it\\\"?\" = true\n";
        assert_eq!(toml("name = \"Amina\"\n", &answers()), expected);
    }

    #[test]
    fn in_toml_answers_join_those_that_are_there() {
        let text = "not_known = [\"a\"]\nname = \"Amina\"\n[answers]\nb = true\n";
        let expected = "not_known = [\"How old?\", \"a\"]\nname = \"Amina\"\n[answers]\n\"Do you hold \\\"it\\\"?\" = true\nb = true\n";
        assert_eq!(toml(text, &answers()), expected);
    }

    #[test]
    fn in_json_the_keys_keep_their_order() {
        let expected = "{\n  \"name\": \"A\",\n  \"answers\": {\n    \"Do you hold \\\"it\\\"?\": true\n  },\n  \"not_known\": [\n    \"How old?\"\n  ]\n}\n";
        assert_eq!(json("{\"name\": \"A\"}", &answers()).as_deref(), Some(expected));
    }
}
