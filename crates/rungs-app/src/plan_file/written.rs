//! A plan as YAML that somebody can read, and write into what was done.

use rungs_plan::Undertaking;
use serde_json::Value;

use crate::framework::Loaded;
use crate::tree::Format;
use crate::wire::plan::{PlanAnswer, PlanShown};
use crate::words;

/// What every plan file begins with.
pub const FIRST_WORDS: &str = "# A plan: ";

/// Below so many spaces an entry's keys stand.
const DEEPER: usize = 2;

/// A plan of an answer by a framework as a file, with the person file that was asked about.
///
/// The file's name for the person is left out: it decides nothing. None where the person's file can't be taken apart.
pub fn written(
    loaded: &Loaded,
    answer: &PlanAnswer,
    plan: &PlanShown,
    (person, format): (&[u8], Option<Format>),
) -> Option<String> {
    let atlas = loaded.atlas();
    let mut person = crate::tree::Tree::read(person, format).ok()?.value();
    if let Some(keys) = person.as_object_mut() {
        keys.shift_remove("name");
    }
    let mut file = Written::default();
    file.line(0, &format!("{FIRST_WORDS}{}, over by {}.", answer.role_title, words::told_date(&plan.ends)));
    file.line(0, "# To see later what has become of it:");
    file.line(0, "#   rungs plan --reopen FILE");
    file.line(
        0,
        "# Below a step, write `begun: 2027-01-31` once it has begun, and `done: 2027-06-30` once it is over.",
    );
    file.key(0, "framework");
    let framework = &answer.framework;
    for (key, value) in [
        ("id", &framework.id),
        ("title", &framework.title),
        ("version", &framework.version),
        ("digest", &framework.digest),
    ] {
        file.words(DEEPER, key, value);
    }
    file.words(0, "made_on", &answer.on);
    file.words(0, "begins", &answer.begins);
    file.words(0, "ends", &plan.ends);
    if plan.unknown_lengths > 0 {
        file.line(0, "# It ends later by what steps take of which nobody has told how long they are.");
    }
    file.words(0, "role", &answer.role);
    if let Some(route) = &answer.route {
        file.words(0, "route", route);
    }
    file.entry(0, "limits", &serde_json::to_value(&answer.limits).unwrap_or_default());
    file.line(0, "# Whether it counts on what was told alone, and on somebody setting a rule of their own aside.");
    file.line(0, &format!("counts_on_told: {}", answer.counts_on_told));
    file.line(0, &format!("counts_on_exceptions: {}", answer.counts_on_exceptions));
    file.line(0, "");
    file.key(0, "steps");
    for (place, step) in plan.steps.iter().enumerate() {
        file.line(DEEPER, &format!("# {}. {}", place + 1, step.whole_title()));
        file.line(DEEPER, &format!("- name: {}", scalar(&step.name)));
        let inside = 2 * DEEPER;
        file.words(inside, "title", &step.whole_title());
        file.words(inside, "begins", &step.begins);
        file.words(inside, "ends", &step.ends);
        if step.months.is_none() {
            file.line(inside, "# How long it takes, nobody has told.");
        }
        file.words(inside, "begins_at_the_latest", &step.begins_at_the_latest);
        if let Some(day) = &step.apply_by {
            file.words(inside, "apply_by", day);
        }
        let what = atlas.named(&step.name).and_then(|what| atlas.undertakings.get(what));
        match what.map(Undertaking::sentences) {
            Some(asks) if asks.is_empty() => file.line(inside, "asks: []"),
            Some(asks) => file.list(inside, "asks", &asks),
            None => {}
        }
        file.list(inside, "gives", &step.gives);
        let name = |place: usize| plan.steps.get(place.checked_sub(1)?).map(|step| step.name.clone());
        let asked: Vec<String> = step.why.iter().filter_map(|why| name(why.step)).collect();
        file.list(inside, "asked_for_by", &asked);
        if !step.agreements.is_empty() {
            file.key(inside, "agreements");
        }
        for one in &step.agreements {
            file.line(inside + DEEPER, &format!("- owner: {}", scalar(&one.owner)));
            file.words(inside + 2 * DEEPER, "kind", &one.kind);
            file.words(inside + 2 * DEEPER, "about", &one.about);
        }
        if !step.find_out.is_empty() {
            file.key(inside, "to_find_out");
        }
        for one in &step.find_out {
            file.line(inside + DEEPER, &format!("- question: {}", scalar(&one.question)));
            file.line(inside + 2 * DEEPER, &format!("is_so: {}", one.is_so));
        }
    }
    file.line(0, "");
    file.line(0, "# What was told of the person when it was made, as in a person file.");
    file.entry(0, "person", &person);
    Some(file.text)
}

#[derive(Default)]
struct Written {
    text: String,
}

impl Written {
    fn line(&mut self, deep: usize, line: &str) {
        if !line.is_empty() {
            self.text.push_str(&" ".repeat(deep));
            self.text.push_str(line);
        }
        self.text.push('\n');
    }

    fn key(&mut self, deep: usize, key: &str) {
        self.line(deep, &format!("{}:", scalar(key)));
    }

    fn words(&mut self, deep: usize, key: &str, words: &str) {
        self.line(deep, &format!("{key}: {}", scalar(words)));
    }

    fn list(&mut self, deep: usize, key: &str, items: &[String]) {
        if !items.is_empty() {
            self.key(deep, key);
            items.iter().for_each(|item| self.line(deep + DEEPER, &format!("- {}", scalar(item))));
        }
    }

    /// A key with whatever stands below it.
    fn entry(&mut self, deep: usize, key: &str, value: &Value) {
        match value {
            Value::Object(keys) if !keys.is_empty() => {
                self.key(deep, key);
                keys.iter().for_each(|(key, value)| self.entry(deep + DEEPER, key, value));
            }
            Value::Array(items) if items.iter().any(Value::is_object) => {
                self.key(deep, key);
                items.iter().for_each(|item| self.line(deep + DEEPER, &format!("- {}", flow(item))));
            }
            other => self.line(deep, &format!("{}: {}", scalar(key), flow(other))),
        }
    }
}

/// A value on one line.
fn flow(value: &Value) -> String {
    match value {
        Value::String(words) => scalar(words),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(flow).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(keys) if keys.is_empty() => "{}".to_owned(),
        Value::Object(keys) => {
            let keys: Vec<String> =
                keys.iter().map(|(key, value)| format!("{}: {}", scalar(key), flow(value))).collect();
            format!("{{ {} }}", keys.join(", "))
        }
        other => other.to_string(),
    }
}

/// Words as YAML has them: plain where nobody could take them for anything else, otherwise in quotation marks.
fn scalar(words: &str) -> String {
    let is_letter = |letter: char| letter.is_alphabetic();
    let mut letters = words.chars();
    let is_plain = letters.next().is_some_and(is_letter)
        && letters.all(|letter| letter.is_alphanumeric() || " -_/.".contains(letter))
        && !words.ends_with(' ')
        && !["true", "false", "null", "yes", "no", "on", "off", "y", "n"].contains(&words.to_lowercase().as_str());
    let is_day = words.len() >= 7
        && words.split('-').count() >= 2
        && words.split('-').all(|part| !part.is_empty() && part.chars().all(|letter| letter.is_ascii_digit()));
    if is_plain || is_day { words.to_owned() } else { Value::from(words).to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_where_they_could_be_anything_else() {
        for plain in ["Care Certificate", "assistant-practitioner/apprenticeship", "2027-01-31", "2027-01"] {
            assert_eq!(scalar(plain), plain);
        }
        for (words, quoted) in [
            ("yes", "\"yes\""),
            ("5", "\"5\""),
            ("2023", "\"2023\""),
            ("a: b", "\"a: b\""),
            ("# not a comment", "\"# not a comment\""),
            ("", "\"\""),
            ("-", "\"-\""),
            ("a \"b\"", "\"a \\\"b\\\"\""),
            ("one\ntwo", "\"one\\ntwo\""),
        ] {
            assert_eq!(scalar(words), quoted);
        }
    }

    #[test]
    fn what_is_written_reads_as_the_same_value() {
        let value = serde_json::json!({
            "employments": [{ "role": "healthcare assistant", "hours_per_week": 37.5, "from": "2023-02", "employer": { "sector": "NHS" } }],
            "qualifications": [{ "type": "GCSE", "grade": "5" }],
            "answers": { "Do you hold \"it\": now?": true },
            "complete": ["employments"],
            "born": 1994,
            "has": {},
        });
        let mut file = Written::default();
        file.entry(0, "person", &value);
        let read = crate::tree::Tree::read(file.text.as_bytes(), Some(Format::Yaml)).map(|tree| tree.value());
        assert_eq!(read, Ok(serde_json::json!({ "person": value })), "{}", file.text);
    }
}
