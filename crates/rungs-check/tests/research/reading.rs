//! What a sentence is read as, in the terms of the files beside this one.

use std::collections::BTreeMap;

use rungs_core::vocabulary::{TermId, Vocabulary};
use rungs_text::{Body, Clause, Grammar, GroupHow, Guard, Joiner, Match, Place, Sentence, Slot, Text, Weight};

use crate::entry::{Condition, Said};

/// Reads sentences with the vocabulary that ships.
pub struct Reader<'a> {
    pub grammar: Grammar<'a>,
    pub vocabulary: &'a Vocabulary,
}

impl Reader<'_> {
    /// The differences between what a sentence should be read as and what it is, and the same for the list below it.
    pub fn differences(&self, said: &Said, place: Place, found: &mut Vec<String>) {
        let sentence = match rungs_text::read_sentence(&Text::verbatim(&said.sentence, 0), place, &self.grammar) {
            Ok(sentence) => sentence,
            Err(problems) => {
                let why = problems.iter().map(|problem| match &problem.help {
                    Some(help) => format!("{} ({help})", problem.message),
                    None => problem.message.clone(),
                });
                let why: Vec<String> = why.collect();
                found.push(format!("“{}” is refused: {}", said.sentence, why.join("; ")));
                return;
            }
        };
        let mut differ = |what: &str, expected: String, read: String| {
            if expected != read {
                found.push(format!("“{}”: {what} should be {expected}, and is read as {read}", said.sentence));
            }
        };
        let (kind, slots) = self.body(&sentence.body);
        differ("the kind", said.kind.clone().or(said.group.clone()).unwrap_or_default(), kind);
        differ("what it asks", shown(&said.slots), shown(&slots));
        let guard = sentence.guard.as_ref().map(|guard| self.guard(guard));
        let read = |unless| format!("{:?}", guard.as_ref().filter(|(word, _)| *word == unless).map(|(_, of)| of));
        differ("its if", format!("{:?}", said.only_if.as_ref()), read(false));
        differ("its unless", format!("{:?}", said.unless.as_ref()), read(true));
        let below = below(&sentence);
        for item in &said.items {
            match &below {
                Some(place) => self.differences(item, place.clone(), found),
                None => found.push(format!("“{}” introduces no list", said.sentence)),
            }
        }
    }

    /// The kind of what is asked, and what stands in its slots.
    pub fn body(&self, body: &Body) -> (String, BTreeMap<String, String>) {
        let kind = match body {
            Body::Match(read) => return self.read(read),
            Body::Words(_) => "judgement".to_owned(),
            Body::Group { how: GroupHow::All, .. } => "all".to_owned(),
            Body::Group { how: GroupHow::One, .. } => "one".to_owned(),
            Body::Group { how: GroupHow::AtLeast(count), .. } => count.to_string(),
            Body::Definition(_) => "definition".to_owned(),
            Body::NothingSet => "nothing set".to_owned(),
            Body::Varies { .. } => "varies".to_owned(),
            Body::NotKnownYet => "not known yet".to_owned(),
            Body::FilledIn(_) => "filled in".to_owned(),
            Body::Unread(_) => "unread".to_owned(),
        };
        (kind, BTreeMap::new())
    }

    fn read(&self, read: &Match) -> (String, BTreeMap<String, String>) {
        let slots = read.slots.iter().filter_map(|(name, slot)| Some((name.clone(), self.slot(slot)?)));
        let kind = if read.negated { format!("not {}", read.kind) } else { read.kind.clone() };
        (kind, slots.collect())
    }

    /// Whether the guard is an *unless*, and its condition.
    fn guard(&self, guard: &Guard) -> (bool, Condition) {
        let condition = match &guard.clause {
            Clause::Open(words) | Clause::AskedFor(words) => Condition {
                kind: "open".to_owned(),
                words: words.value.clone(),
                slots: BTreeMap::new(),
                negated: false,
            },
            Clause::Match { found, negated } => Condition {
                kind: found.kind.clone(),
                words: String::new(),
                slots: self.read(found).1,
                negated: *negated,
            },
        };
        (guard.unless, condition)
    }

    /// A slot as the files write it; nothing for a weight that no word changes.
    fn slot(&self, slot: &Slot) -> Option<String> {
        fn range<N: ToString>(low: N, high: Option<N>) -> String {
            match high {
                Some(high) => format!("{} to {}", low.to_string(), high.to_string()),
                None => low.to_string(),
            }
        }
        Some(match slot {
            Slot::Number { low, high, .. } => range(*low, *high),
            Slot::Grade { floor, high: Some(high), .. } => format!("{floor} to {high}"),
            Slot::Grade { floor, letters: Some(letters), .. } => format!("{floor} ({letters})"),
            Slot::Grade { floor, letters: None, .. } => floor.clone(),
            Slot::Level { level, exactly: true } => format!("exactly {level}"),
            Slot::Level { level, exactly: false } => level.to_string(),
            Slot::Months { low, high } => range(*low, *high),
            Slot::Date(date) => format!("{date:?}"),
            Slot::Day(day) => format!("{day:?}"),
            Slot::Words(words) => words.value.clone(),
            Slot::Flag => "yes".to_owned(),
            Slot::Weight(Weight::Must) => return None,
            Slot::Weight(Weight::Usually) => "usually".to_owned(),
            Slot::Weight(Weight::Preferably) => "preferably".to_owned(),
            Slot::Names { joiner, names } => {
                let titles: Vec<&str> = names.iter().map(|name| self.vocabulary.title(TermId(name.key))).collect();
                titles.join(match joiner {
                    Joiner::One | Joiner::And => " and ",
                    Joiner::Or => " or ",
                })
            }
        })
    }
}

/// Where the bullets below an introducer stand.
fn below(sentence: &Sentence) -> Option<Place> {
    let Body::Group { how, verb, .. } = &sentence.body else { return None };
    Some(match &sentence.guard {
        Some(_) if verb.is_empty() => Place::GuardedItem,
        _ => Place::Item { introducer: verb.clone(), group: *how },
    })
}

fn shown(slots: &BTreeMap<String, String>) -> String {
    let slots: Vec<String> = slots.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    format!("{{ {} }}", slots.join(", "))
}
