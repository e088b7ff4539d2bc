//! Terms that cover or are something else than before.

use std::collections::BTreeSet;

use rungs_core::vocabulary::{Term, TermId, Vocabulary};

use super::TermChange;

/// What differs between two vocabularies, by class and name.
pub(super) fn changes(older: &Vocabulary, newer: &Vocabulary) -> Vec<TermChange> {
    let mut found = Vec::new();
    for (id, term) in older.iter() {
        match of_name(newer, term) {
            Some(now) => found.extend(change(older, id, newer, now)),
            None => found.push(one(term, vec!["is gone".to_owned()])),
        }
    }
    let new = newer.iter().filter(|(_, term)| of_name(older, term).is_none());
    found.extend(new.map(|(_, term)| one(term, vec!["is new".to_owned()])));
    found.sort_by(|one, other| (&one.class, &one.title).cmp(&(&other.class, &other.title)));
    found
}

fn of_name(vocabulary: &Vocabulary, term: &Term) -> Option<TermId> {
    vocabulary.iter().find(|(_, other)| other.slug == term.slug && other.class == term.class).map(|(id, _)| id)
}

fn one(term: &Term, details: Vec<String>) -> TermChange {
    TermChange { title: term.title.clone(), class: term.class.clone(), details }
}

fn change(older: &Vocabulary, then: TermId, newer: &Vocabulary, now: TermId) -> Option<TermChange> {
    let (before, after) = (older.get(then)?, newer.get(now)?);
    let mut details = Vec::new();
    let (covered, covers) = (covered(older, then), covered(newer, now));
    details.extend(covers.difference(&covered).map(|title| format!("covers {title} now")));
    details.extend(covered.difference(&covers).map(|title| format!("no longer covers {title}")));
    let level = |term: &Term| term.level.as_ref().map_or("none".to_owned(), |level| level.level.to_string());
    if level(before) != level(after) {
        details.push(format!("level {}, was {}", level(after), level(before)));
    }
    if before.grades != after.grades {
        details.push(format!("grades {}, were {}", after.grades.join(" "), before.grades.join(" ")));
    }
    let stands_for = |vocabulary: &Vocabulary, term: &Term| {
        let each = term.equivalences.iter().map(|one| {
            let whom = one.owner.as_ref().map_or("everyone".to_owned(), |owner| owner.spoken());
            let from = one.from.map(|day| format!(" from {day}")).unwrap_or_default();
            let subject = one.subject.map(|subject| format!(" in {}", vocabulary.title(subject))).unwrap_or_default();
            format!("{}{subject} for {whom}{from}", vocabulary.title(one.stands_for))
        });
        each.collect::<BTreeSet<String>>()
    };
    let (stood, stands) = (stands_for(older, before), stands_for(newer, after));
    details.extend(stands.difference(&stood).map(|what| format!("stands for {what} now")));
    details.extend(stood.difference(&stands).map(|what| format!("no longer stands for {what}")));
    if before.question != after.question {
        let asked = |term: &Term| term.question.clone().unwrap_or_else(|| "nothing".to_owned());
        details.push(format!("is asked as “{}”, was “{}”", asked(after), asked(before)));
    }
    (!details.is_empty()).then(|| one(after, details))
}

/// The titles of what a term covers, itself left out.
fn covered(vocabulary: &Vocabulary, wide: TermId) -> BTreeSet<String> {
    let narrower = vocabulary.iter().filter(|(id, _)| *id != wide && vocabulary.covers(wide, *id));
    narrower.map(|(_, term)| term.title.clone()).collect()
}
