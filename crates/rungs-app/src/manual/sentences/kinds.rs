//! The kinds of sentences, by what they are about, and the kinds of names that they speak of.

use std::collections::BTreeMap;

use rungs_core::kind::{KINDS, Kind, kind};

use super::{Entry, Topic, topic};

/// Every kind, under what it is about.
const TOPICS: &[(&str, &[&str])] = &[
    (
        "Qualifications and study",
        &[
            "qualification count",
            "subjects passed",
            "UCAS points",
            "credits",
            "English and maths",
            "qualification held",
            "further qualifications",
            "those qualifications",
            "degree",
            "recent study",
        ],
    ),
    ("The course", &["approved course", "course content"]),
    ("Registers and professions", &["registration", "occupation", "practice since registering"]),
    ("Work and experience", &["employment", "weekly hours", "employer's part", "experience", "mentor"]),
    (
        "Who you are and where you live",
        &[
            "age",
            "right to work",
            "residence",
            "nationality",
            "working time",
            "circumstance",
            "living near",
            "measurement",
        ],
    ),
    (
        "Checks, tests and training",
        &["check", "vaccination", "English language test", "test", "training completed", "hours logged", "sign-off"],
    ),
    ("Licences, things and abilities", &["driving licence", "licence or card", "possession", "ability"]),
    (
        "Applying and starting",
        &["application window", "post available", "profession of the post", "start date", "declaration", "procedure"],
    ),
    ("Judgement", &["judgement"]),
];

/// What the sentences of a kind mean, where they don't say it themselves.
const MEANS: &[(&str, &str)] = &[
    (
        "weekly hours",
        "So many hours or more, however it is written: *30 hours a week*, *at least 30 hours a week*, *contracted for 30 hours a week or more*. No sentence asks for exactly so many: more hours never count against anybody.",
    ),
    (
        "right to work",
        "A country that includes others in the vocabulary is one state, with one right to work: who has it in a part has it in the whole and in every other part, and who has none in a part has none in any. Don't give a union of states as a country that includes them.",
    ),
    (
        "registration",
        "A member of a body is on its register: *a member of*, *membership of* and *membership with* are the same.",
    ),
];

const TOLD: &str = "Patterns have *You must*; any strength takes its place, and *be* stands for *are* and *is*. ‹…› is a slot, (a / b) one of these, […] may be left out.";

/// The kinds by topic; those without one come last, so that a new kind is told wherever it stands.
pub(super) fn topics() -> Vec<Topic> {
    let named = TOPICS.iter().map(|(title, names)| (*title, names.iter().filter_map(|name| kind(name)).collect()));
    let has_topic = |kind: &&Kind| TOPICS.iter().any(|(_, names)| names.contains(&kind.name));
    let others: Vec<&Kind> = KINDS.iter().filter(|kind| !has_topic(kind)).collect();
    let all = named.chain([("Other rules", others)]).filter(|(_, kinds): &(&str, Vec<&Kind>)| !kinds.is_empty());
    all.map(|(title, kinds)| topic(title, TOLD, kinds.into_iter().map(entry).collect())).collect()
}

fn entry(kind: &Kind) -> Entry {
    Entry {
        name: kind.name.to_owned(),
        means: MEANS
            .iter()
            .find(|(name, _)| *name == kind.name)
            .map(|(_, means)| (*means).to_owned())
            .unwrap_or_default(),
        written: kind.examples.iter().map(|example| (*example).to_owned()).collect(),
        patterns: kind.frames.iter().filter_map(|frame| rungs_text::pattern(frame)).collect(),
        ..Entry::default()
    }
}

/// What the slots of patterns hold: numbers and the like, and names by their kind in the vocabulary.
pub(super) fn names() -> Topic {
    let mut entries: Vec<Entry> = rungs_text::SLOTS.iter().map(|(slot, holds)| Entry::named(*slot, *holds)).collect();
    let mut classes: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for kind in KINDS {
        for class in kind.frames.iter().flat_map(|frame| rungs_text::classes(frame)) {
            let kinds = classes.entry(class).or_default();
            if kinds.last() != Some(&kind.name) {
                kinds.push(kind.name);
            }
        }
    }
    entries.extend(
        classes
            .into_iter()
            .filter(|(class, _)| class != "role")
            .map(|(class, kinds)| Entry::named(format!("`Kind: {class}`"), format!("Named in: {}.", kinds.join(", ")))),
    );
    topic(
        "Slots, and kinds of names",
        "A name in a sentence is a term of the vocabulary, and its kind says where it may stand. A role's title is a name by itself. *And* between names means all, *or* any.",
        entries,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_stands_under_one_topic() {
        let mut told: Vec<String> = topics().into_iter().flat_map(|topic| topic.entries).map(|one| one.name).collect();
        let mut kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name).collect();
        told.sort_unstable();
        kinds.sort_unstable();
        assert_eq!(told, kinds);
    }

    #[test]
    fn every_frame_has_a_pattern() {
        for kind in KINDS {
            assert_eq!(entry(kind).patterns.len(), kind.frames.len(), "{}", kind.name);
        }
    }
}
