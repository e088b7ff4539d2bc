//! Names of sheets: at most 31 characters, none of `[ ] : * ? / \`, no apostrophe at either end, and no two alike.

use std::collections::HashSet;

/// What Excel takes: characters as it counts them, in UTF-16.
const MOST: usize = 31;

const FORBIDDEN: [char; 7] = ['[', ']', ':', '*', '?', '/', '\\'];

/// The names given so far.
#[derive(Debug, Default)]
pub(super) struct Names {
    given: HashSet<String>,
}

impl Names {
    /// A name like this one that no other sheet has: shortened with an ellipsis, and numbered from 2 where there is one already.
    pub(super) fn give(&mut self, wanted: &str) -> String {
        let cleaned: String = wanted
            .chars()
            .map(|letter| if FORBIDDEN.contains(&letter) || letter.is_control() { ' ' } else { letter })
            .collect();
        let cleaned = cleaned.split_whitespace().collect::<Vec<_>>().join(" ");
        let cleaned = cleaned.trim_matches(['\'', ' ']);
        // Excel keeps "History" for itself.
        let wanted = if cleaned.is_empty() || cleaned.eq_ignore_ascii_case("history") { "Sheet" } else { cleaned };
        let mut number = 1_u64;
        loop {
            let ending = if number == 1 { String::new() } else { format!(" ({number})") };
            let name = format!("{}{ending}", shortened(wanted, MOST - ending.len()));
            if self.given.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

fn shortened(name: &str, most: usize) -> String {
    if name.encode_utf16().count() <= most {
        return name.to_owned();
    }
    let mut kept = String::new();
    let mut room = most.saturating_sub(1);
    for letter in name.chars() {
        let Some(left) = room.checked_sub(letter.len_utf16()) else { break };
        room = left;
        kept.push(letter);
    }
    format!("{}…", kept.trim_end_matches([' ', ',', '\'', ';', '-']))
}

#[cfg(test)]
mod tests {
    use super::*;

    use proptest::prelude::*;

    #[test]
    fn names_are_cleaned_shortened_and_numbered() {
        let mut names = Names::default();
        let cases = [
            ("Ready", "Ready"),
            ("ready", "ready (2)"),
            ("READY", "READY (3)"),
            ("Assistant practitioner, Foundation degree", "Assistant practitioner, Founda…"),
            ("Assistant practitioner, Foundation course", "Assistant practitioner, Fo… (2)"),
            ("[x]: a/b?", "x a b"),
            ("'quoted'", "quoted"),
            ("", "Sheet"),
            ("History", "Sheet (2)"),
            ("***", "Sheet (3)"),
            (
                "Therapies 🧑‍⚕️🧑‍⚕️🧑‍⚕️🧑‍⚕️🧑‍⚕️🧑‍⚕️",
                "Therapies 🧑\u{200d}⚕\u{fe0f}🧑\u{200d}⚕\u{fe0f}🧑\u{200d}⚕\u{fe0f}🧑\u{200d}⚕\u{fe0f}…",
            ),
        ];
        for (wanted, expected) in cases {
            assert_eq!(names.give(wanted), expected);
        }
    }

    proptest! {
        #[test]
        fn every_name_is_taken_by_excel_and_none_twice(wanted in prop::collection::vec("[a'\\[: é🧑]{0,40}", 1..40)) {
            let mut names = Names::default();
            let mut seen = HashSet::new();
            for wanted in &wanted {
                let name = names.give(wanted);
                prop_assert!((1..=MOST).contains(&name.encode_utf16().count()), "{name}");
                prop_assert!(!name.contains(FORBIDDEN) && !name.starts_with('\'') && !name.ends_with('\''), "{name}");
                prop_assert!(seen.insert(name.to_lowercase()), "{name} twice");
            }
        }
    }
}
