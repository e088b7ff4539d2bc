//! Typed values of the front matter.

use rungs_core::date::Date;
use rungs_text::{Entry, EntryValue, Rewrite};

use crate::finding::{BAD_VALUE, Finding, MISSING_VALUE, UNKNOWN_KEY, did_you_mean};
use crate::keys::Key;
use crate::nearest::nearest;
use crate::source::Sheet;

/// Reads the front matter of one page, key by key, and tells of keys it doesn't know.
pub(crate) struct Fields<'s, 'a> {
    sheet: &'s Sheet<'a>,
    keys: &'static [Key],
}

impl<'s, 'a> Fields<'s, 'a> {
    pub(crate) fn new(sheet: &'s Sheet<'a>, keys: &'static [Key], findings: &mut Vec<Finding>) -> Self {
        for entry in sheet.page.front_matter.iter().filter(|entry| !is_key(keys, &entry.key.value)) {
            let near = nearest(&entry.key.value, keys.iter().map(|key| key.name));
            let message = format!("`{}` is not something a page of this sort says", entry.key.value);
            let mut finding = UNKNOWN_KEY.at(sheet.locate(entry.key.span), message);
            finding.help = did_you_mean(&near).or_else(|| Some(format!("the keys are {}", listed(keys))));
            if let Some(first) = near.first() {
                finding = finding.rewrite(Rewrite::new(format!("`{first}`"), entry.key.span, first.clone()));
            }
            findings.push(finding);
        }
        Fields { sheet, keys }
    }

    fn entry(&self, key: &str) -> Option<&'s Entry> {
        debug_assert!(is_key(self.keys, key), "{key} is read but not listed");
        self.sheet.page.front_matter.iter().find(|entry| entry.key.value == key)
    }

    pub(crate) fn text(&self, key: &str, findings: &mut Vec<Finding>) -> Option<String> {
        let entry = self.entry(key)?;
        match &entry.value.value {
            EntryValue::Scalar(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => {
                findings.push(self.bad(entry, "a name or a few words"));
                None
            }
        }
    }

    pub(crate) fn required(&self, key: &str, findings: &mut Vec<Finding>) -> Option<String> {
        if self.entry(key).is_none() {
            let message = format!("the front matter says no `{key}:`");
            findings.push(
                MISSING_VALUE
                    .at(self.sheet.whole(), message)
                    .help(format!("add a line `{key}: …` between the --- lines")),
            );
        }
        self.text(key, findings)
    }

    /// A list; a single value counts as a list of one.
    pub(crate) fn list(&self, key: &str) -> Vec<String> {
        match self.entry(key).map(|entry| &entry.value.value) {
            Some(EntryValue::List(items)) => items.iter().map(|item| item.value.trim().to_owned()).collect(),
            Some(EntryValue::Scalar(text)) if !text.trim().is_empty() => vec![text.trim().to_owned()],
            _ => Vec::new(),
        }
    }

    pub(crate) fn level(&self, key: &str, highest: u8, findings: &mut Vec<Finding>) -> Option<u8> {
        let entry = self.entry(key)?;
        let level = match &entry.value.value {
            EntryValue::Scalar(text) => text.trim().parse().ok().filter(|level| (1..=highest).contains(level)),
            EntryValue::List(_) => None,
        };
        if level.is_none() {
            let finding = self.bad(entry, &format!("a number from 1 to {highest}"));
            // *Level 5*, *“5”*
            let numbers: Vec<u8> = match &entry.value.value {
                EntryValue::Scalar(text) => {
                    let digits = text.split(|letter: char| !letter.is_ascii_digit());
                    digits.filter_map(|number| number.parse().ok()).collect()
                }
                EntryValue::List(_) => Vec::new(),
            };
            findings.push(match numbers.as_slice() {
                [number] if (1..=highest).contains(number) => {
                    finding.rewrite(Rewrite::new(number.to_string(), entry.value.span, number.to_string()))
                }
                _ => finding.help("leave the line out if there is none, or if you don't know it"),
            });
        }
        level
    }

    pub(crate) fn date(&self, key: &str, findings: &mut Vec<Finding>) -> Option<Date> {
        let entry = self.entry(key)?;
        let date = match &entry.value.value {
            EntryValue::Scalar(text) => text.trim().parse().ok(),
            EntryValue::List(_) => None,
        };
        if date.is_none() {
            let finding = self.bad(entry, "a day of the calendar, written like 2025-08-01");
            let days = match &entry.value.value {
                EntryValue::Scalar(text) => rungs_text::meant_days(text.trim_matches(['“', '”', '"', '\'', ' '])),
                EntryValue::List(_) => Vec::new(),
            };
            let written = |day: &rungs_text::Date| format!("{:04}-{:02}-{:02}", day.year, day.month, day.day);
            let ways = days.iter().map(|day| Rewrite::new(day.in_words(), entry.value.span, written(day)));
            findings.push(ways.fold(finding, Finding::rewrite));
        }
        date
    }

    fn bad(&self, entry: &Entry, wanted: &str) -> Finding {
        let message = format!("`{}:` must be {wanted}", entry.key.value);
        BAD_VALUE.at(self.sheet.locate(entry.value.span), message)
    }
}

fn is_key(keys: &[Key], name: &str) -> bool {
    keys.iter().any(|key| key.name == name)
}

fn listed(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join(", ")
}
