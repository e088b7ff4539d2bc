//! The reference of what can be written: sentences by topic, what stands around them, headings, lines, keys and files.
//!
//! It is put together from what reads them: the frames and examples of every kind, the words of the frame of the
//! language, the keys of pages, and the shape of a file of worked cases. `docs/manual/sentences.md` is written from it,
//! and `rungs framework sentences` shows it in a terminal.

mod keys;
mod kinds;
mod render;

use rungs_text::reference::{self, Form};
use schemars::JsonSchema;
use serde::Serialize;

pub use render::markdown;

/// A role page with a bit of everything.
pub const MODEL_PAGE: &str = include_str!("sentences/model-page.md");
/// Worked cases for it.
pub const MODEL_CASES: &str = include_str!("sentences/model-page.cases.yaml");

/// What can be written about one thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Topic {
    /// What it is about.
    pub title: String,
    /// What to know about all of it.
    pub told: String,
    /// What can be written.
    pub entries: Vec<Entry>,
}

/// One thing that can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Entry {
    /// What it is called, or how it is written where that says it.
    pub name: String,
    /// What it means or holds.
    pub means: String,
    /// As it is written, in canonical words.
    pub written: Vec<String>,
    /// What is read as the same.
    pub also: Vec<String>,
    /// Its patterns: what may stand where, and what may be left out.
    pub patterns: Vec<String>,
}

impl Entry {
    fn named(name: impl Into<String>, means: impl Into<String>) -> Entry {
        Entry { name: name.into(), means: means.into(), ..Entry::default() }
    }

    fn of(form: &Form) -> Entry {
        let owned = |words: &[&str]| words.iter().map(|words| (*words).to_owned()).collect();
        Entry {
            name: form.written.to_owned(),
            means: form.means.to_owned(),
            also: owned(form.also),
            ..Entry::default()
        }
    }

    /// Everything that is said of it, for somebody who looks for a word.
    fn words(&self) -> impl Iterator<Item = &str> {
        let lists = self.written.iter().chain(&self.also).chain(&self.patterns).map(String::as_str);
        [self.name.as_str(), self.means.as_str()].into_iter().chain(lists)
    }
}

/// Everything that can be written, topic by topic.
pub fn topics() -> Vec<Topic> {
    let mut topics = kinds::topics();
    topics.extend(around());
    topics.extend(page());
    topics.push(kinds::names());
    topics.extend(keys::topics());
    topics
}

/// What is said of something, by a word of it: *gcse*, *route line*, *nhs*. A topic called so is told whole.
pub fn search(word: &str) -> Vec<Topic> {
    let wanted = word.trim().to_lowercase();
    let wanted = wanted.strip_suffix('s').filter(|stem| stem.len() > 3).unwrap_or(&wanted);
    let has = |text: &str| text.to_lowercase().contains(wanted);
    let mut found = topics();
    for topic in &mut found {
        if !has(&topic.title) {
            topic.entries.retain(|entry| entry.words().any(has));
        }
    }
    found.retain(|topic| !topic.entries.is_empty());
    found
}

fn topic(title: &str, told: &str, entries: Vec<Entry>) -> Topic {
    Topic { title: title.to_owned(), told: told.to_owned(), entries }
}

/// What stands around what is asked for.
fn around() -> Vec<Topic> {
    let forms = |forms: &[Form]| forms.iter().map(Entry::of).collect::<Vec<_>>();
    let mut moments: Vec<Entry> = reference::moments()
        .into_iter()
        .map(|(phrase, also)| Entry {
            name: format!("… {phrase}"),
            also: also.into_iter().map(|also| format!("… {also}")).collect(),
            ..Entry::default()
        })
        .collect();
    moments.extend(forms(reference::OPEN_MOMENTS));
    vec![
        topic("Strengths", "Every sentence says how strongly it asks, once.", forms(reference::STRENGTHS)),
        topic(
            "Who decides",
            "At the end of a sentence. Without a decider nothing is anybody's judgement; words like *good* and *relevant* need one.",
            forms(reference::DECIDERS),
        ),
        topic(
            "Conditions: if and unless",
            "One in a sentence, in front with a comma or at the end. For two, write `If …, you must:` and nest the other.",
            forms(reference::GUARDS),
        ),
        topic(
            "Moments: when it falls due",
            "In front with a comma, or at the end. Without one the heading says when; interviews, checks, vaccinations and declarations fall due once offered a place.",
            moments,
        ),
        topic(
            "Whose rule it is",
            "In front of a sentence, where the heading doesn't say so.",
            forms(reference::SCOPES),
        ),
        topic(
            "Lists",
            "A line that ends in a colon, and bullets nested below it: whole sentences, or what completes the line. Elsewhere a bullet has nothing below it.",
            forms(reference::LISTS),
        ),
        topic(
            "Sentences that ask for nothing",
            "An empty heading is an error: say which of these it is.",
            forms(reference::SILENCES),
        ),
        topic(
            "What one provider fills in",
            "Below `#### At Northmoor University`, or behind “At Northmoor University,”: what the general rules leave open, closed for everybody who goes there. What they say must be met, no provider can set aside.",
            forms(reference::FILLED_IN),
        ),
    ]
}

/// What to know of the pages of opportunities.
const OPPORTUNITY: &str = "In the folder `opportunities`: below the title prose, then these lines in a paragraph of their own, each with its footnotes, then `## Before you start` with its rules. Two things have to be there beside the rules: how long it takes, and what it gives.";

/// The parts of an opportunity's page.
fn opportunity() -> Vec<Entry> {
    let mut entries: Vec<Entry> = reference::opportunity_kinds()
        .into_iter()
        .filter_map(|(means, names)| {
            let mut names = names.into_iter().map(|name| format!("{name}, 6 months."));
            let first = names.next()?;
            Some(Entry { also: names.collect(), ..Entry::named(first, means) })
        })
        .collect();
    entries.extend(reference::OPPORTUNITY_LINES.iter().map(Entry::of));
    let below =
        "What it asks of those who start it, as sentences; `###` headings below it say when, as below a way in.";
    entries.push(Entry::named(format!("`## {}`", rungs_text::BEFORE_YOU_START), below));
    entries
}

/// The parts of a role page.
fn page() -> Vec<Topic> {
    let mut headings: Vec<Entry> = reference::headings()
        .into_iter()
        .map(|heading| Entry::named(format!("`{}`", heading.written), heading.holds))
        .collect();
    headings.insert(0, Entry::named("`# Title`", "The role's title; below it, in prose, what the role is."));
    let mut lines: Vec<Entry> = reference::route_kinds()
        .into_iter()
        .map(|(name, also)| Entry { name: format!("{name}."), also, ..Entry::default() })
        .collect();
    let modes = reference::modes().join(", ");
    lines.push(Entry::named(
        "Apprenticeship at level 5, standard ST0215, 18 to 24 months, learning on and off the job.",
        format!(
            "After the kind come, with commas and in any order: a level, a standard's code, a length, and one of: {modes}."
        ),
    ));
    lines.extend(reference::LINES.iter().map(Entry::of));
    vec![
        topic("Headings of a role page", "In this order as far as they are there; no others.", headings),
        topic(
            "Lines of a way in",
            "Below `### Name` and above its bullets. The first line says which kind of way in it is, in one of these words.",
            lines,
        ),
        topic("The page of an opportunity", OPPORTUNITY, opportunity()),
        topic(
            "Footnotes",
            "Where a rule comes from. They stand at the end of a page.",
            vec![
                Entry::named(
                    "- You must be employed in the NHS.[^gm]",
                    "Behind the full stop of a bullet, or of a heading for all bullets below it.",
                ),
                Entry::named(
                    "[^gm]: Title and owner. Read 2026-11-22.",
                    "One line each, with an address where there is one. “General knowledge.” is no source, and is told so.",
                ),
            ],
        ),
    ]
}

#[cfg(test)]
mod tests {
    use rungs_check::examine;
    use rungs_check::example;
    use rungs_text::manual::Example;

    use super::*;
    use crate::{cases, framework};

    #[test]
    fn the_model_page_has_nothing_wrong_with_it_and_its_cases_pass() {
        let mut files = example::framework(&Example::Page(MODEL_PAGE));
        let cases = rungs_check::SourceFile {
            path: "roles/one.cases.yaml".to_owned(),
            content: Ok(MODEL_CASES.as_bytes().to_vec()),
        };
        files.push(cases);
        let loaded = framework::of_files(files);
        let findings = examine(&loaded.files, &loaded.checked, example::ON);
        let told: Vec<_> = findings.iter().map(|finding| (finding.code, &finding.message)).collect();
        assert!(told.is_empty(), "{told:?}");
        let answer = cases::run(&loaded);
        assert!(answer.passed > 1 && answer.failed == 0, "{:?}", answer.cases);
    }

    #[test]
    fn a_word_finds_what_speaks_of_it_and_a_topic_is_told_whole() {
        let names = |word: &str| -> Vec<String> {
            search(word).into_iter().flat_map(|topic| topic.entries).map(|entry| entry.name).collect()
        };
        assert!(names("GCSEs").contains(&"qualification count".to_owned()));
        assert!(names("ucas").contains(&"UCAS points".to_owned()));
        assert!(names("strength").len() >= reference::STRENGTHS.len());
        assert!(names("direct entry").contains(&"Direct entry.".to_owned()));
        assert_eq!(names("zebra"), Vec::<String>::new());
    }
}
