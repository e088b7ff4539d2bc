//! What can stand in the slots of a template: the names of the vocabulary, numbers, grades, lengths and days.

use std::collections::BTreeMap;

use rungs_core::vocabulary::Vocabulary;

use crate::choices::Choices;

/// Names by their class.
pub(crate) struct Words(BTreeMap<String, Vec<String>>);

const NUMBERS: &[&str] = &["4", "at least 30", "2 or more", "16 to 21", "7.5", "three", "100"];
const GRADES: &[&str] = &[
    "at grade 4 or above",
    "at grade C",
    "at merit or above",
    "at 2:2 or above",
    "at grades 9 to 5",
    "at distinction",
];
const LEVELS: &[&str] = &["level 3", "level 3 or above", "level 2"];
const MONTHS: &[&str] = &["2 years", "6 months", "at least 1 year", "3 years", "1 to 2 years", "18 months"];
const WEIGHTS: &[&str] = &["preferably", "usually"];
const DATES: &[&str] = &["1 August 2025", "31 January 2027"];
const DAYS: &[&str] = &["15 January", "1 September"];
const PLAIN: &[&str] = &["how the body works", "clinical practice", "a clinical area"];

impl Words {
    pub(crate) fn of(vocabulary: &Vocabulary) -> Words {
        let mut classes: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (_, term) in vocabulary.iter() {
            let names = classes.entry(term.class.replace(' ', "-")).or_default();
            names.push(term.title.clone());
            names.extend(term.aliases.first().cloned());
        }
        Words(classes)
    }

    /// Something for a slot of this type; none where the vocabulary has no such names.
    pub(crate) fn slot(&self, kind: &str, choices: &mut Choices<'_>) -> Option<String> {
        let of = |choices: &mut Choices<'_>, list: &[&str]| Some((*choices.one(list)).to_owned());
        match kind {
            "number" => of(choices, NUMBERS),
            "grade" => of(choices, GRADES),
            "level" => of(choices, LEVELS),
            "months" => of(choices, MONTHS),
            "weight" => of(choices, WEIGHTS),
            "date" => of(choices, DATES),
            "day" => of(choices, DAYS),
            "words" => of(choices, PLAIN),
            other => match other.strip_prefix("examples ") {
                Some(classes) => {
                    let (one, other) = (self.name(classes, choices)?, self.name(classes, choices)?);
                    Some(format!("such as {one} or {other}"))
                }
                None => self.names(other, choices),
            },
        }
    }

    /// One name, or a list of several.
    fn names(&self, classes: &str, choices: &mut Choices<'_>) -> Option<String> {
        let one = self.name(classes, choices)?;
        Some(match choices.below(8) {
            5 => format!("{one} or {}", self.name(classes, choices)?),
            6 => format!("{one} and {}", self.name(classes, choices)?),
            7 => format!("{one}, {} or {}", self.name(classes, choices)?, self.name(classes, choices)?),
            _ => one,
        })
    }

    fn name(&self, classes: &str, choices: &mut Choices<'_>) -> Option<String> {
        let known: Vec<&Vec<String>> = classes.split('+').filter_map(|class| self.0.get(class)).collect();
        if known.is_empty() {
            return None;
        }
        let names = choices.one(&known);
        Some(choices.one(names).clone())
    }
}
