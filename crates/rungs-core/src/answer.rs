//! Answers as facts: what a reply to a question says about a person, and no more than that.

use std::collections::BTreeMap;

use crate::condition::{Check, Condition, Tally, Test};
use crate::date::{Date, DateRange};
use crate::fact::{Answered, Denial, Fact, Field, Item, Known, KnownBy, Person, Reply};
use crate::program::Program;
use crate::requirement::Leaf;
use crate::vocabulary::{Vocabulary, normal};
use crate::world::entry::{Contribution, Reader};
use crate::world::{ListView, Pull, Wanted};

impl Program<'_> {
    /// The person with their answers turned into facts, as far as this program asks those questions.
    ///
    /// What has been answered is not asked again, not even where facts can't quite say what the answer was.
    pub fn with_answers(&self, person: &Person) -> Person {
        let mut told = person.clone();
        for answered in &person.answers {
            let words = normal(&answered.question);
            let asked = |leaf: &&&Leaf| normal(&leaf.question.key) == words || normal(&leaf.question.text) == words;
            // Conditions with one key are settled together, so the first speaks for them all, save that
            // a yes or no speaks for each of them.
            for leaf in self.leaves.iter().filter(asked) {
                told.take(leaf, answered, self.asked.start, self.vocabulary);
                if !matches!(answered.reply, Reply::YesNo(_)) {
                    break;
                }
            }
            let open = self.leaves.iter().filter(asked).find(|leaf| {
                let view = looking_at(&leaf.condition);
                view.worlds(&told, self.asked.start, self.vocabulary, Wanted::All).len() > 1
            });
            told.not_known.extend(open.map(|leaf| leaf.question.key.clone()));
        }
        told
    }
}

/// The list of a condition as this condition alone sees it.
fn looking_at(condition: &Condition) -> ListView {
    ListView { list: condition.list, conditions: vec![condition.clone()], pull: Pull::default() }
}

impl Person {
    /// Takes in what an answer says about one condition.
    fn take(&mut self, leaf: &Leaf, answered: &Answered, start: Date, vocabulary: &Vocabulary) {
        let condition = &leaf.condition;
        let Some(way) = condition.ways.first() else { return };
        // So many are there; those listed that surely are among them need no saying again.
        let add = |person: &mut Person, count: u32| {
            let entries = looking_at(condition).entries(person, start, vocabulary);
            let counts = |entry: &Contribution| entry.counts_for != 0;
            let sure = entries.listed.iter().filter(|ways| ways.iter().all(counts)).count();
            let open: Vec<bool> =
                entries.listed.iter().map(|ways| ways.iter().any(counts) && !ways.iter().all(counts)).collect();
            let missing = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(sure).min(100);
            let mut found = witness(leaf, way, None, answered, start, vocabulary);
            let denials: Vec<&Denial> = person.denials.iter().filter(|denial| denial.list == condition.list).collect();
            let conditions = std::slice::from_ref(condition);
            let passes = Reader::new(conditions, start, vocabulary).listed(&found, &denials);
            if !passes.iter().all(counts) {
                // Something else than what the rule names: which, nobody asked.
                let else_than = way.iter().filter(|test| matches!(test.check, Check::Outside(_)));
                for field in else_than.filter_map(|test| test.fields.first()) {
                    found.fields.entry(*field).or_insert_with(|| fact(Known::Unnamed, answered, leaf.words.clone()));
                }
            }
            if entries.unlisted.is_empty() {
                // There are no further ones: they can only be among those listed, and if these are just as many, they are it.
                if open.iter().filter(|open| **open).count() == missing {
                    let listed = person.items.iter_mut().filter(|item| item.list == condition.list);
                    for (item, _) in listed.zip(open).filter(|(_, open)| *open) {
                        narrow(item, &found);
                    }
                }
            } else {
                person.items.extend(std::iter::repeat_n(found, missing));
            }
        };
        let add_sum = |person: &mut Person, field: Field, low: i64, high: i64| {
            let extra = Some((field, Known::Number(low, high)));
            person.items.push(witness(leaf, way, extra, answered, start, vocabulary));
        };
        let denied = match answered.reply {
            Reply::YesNo(true) => {
                match condition.tally {
                    Tally::Count(count) => add(self, u32::from(count)),
                    Tally::Months { at_least, .. } => {
                        add_sum(self, Field::Months, i64::from(at_least), i64::from(u32::MAX));
                    }
                    Tally::Sum { field, at_least } => add_sum(self, field, at_least, i64::MAX),
                }
                false
            }
            Reply::YesNo(false) => true,
            Reply::Number(number) => {
                match condition.tally {
                    Tally::Count(_) => add(self, number),
                    Tally::Months { .. } if number > 0 => {
                        add_sum(self, Field::Months, i64::from(number), i64::from(number));
                    }
                    Tally::Months { .. } => {}
                    Tally::Sum { field, .. } => add_sum(self, field, i64::from(number), i64::from(number)),
                }
                true
            }
            Reply::Date(range) => {
                if let Some(field) = way.first().and_then(|test| test.fields.first()) {
                    let fields = BTreeMap::from([(*field, fact(Known::Date(range), answered, String::new()))]);
                    let told = Item { list: condition.list, label: String::new(), fields };
                    let single = self.items.iter_mut().find(|item| item.list == told.list && item.list.is_single());
                    match single {
                        Some(item) => narrow(item, &told),
                        None => self.items.push(told),
                    }
                }
                false
            }
        };
        if denied {
            self.denials.extend(condition.ways.iter().map(|way| Denial {
                list: condition.list,
                tests: way.clone(),
                path: answered.path.clone(),
                shown: format!("no to “{}”", leaf.question.text),
            }));
        }
    }
}

/// Takes into an entry what is told of it. What was known of it more closely stays.
fn narrow(item: &mut Item, told: &Item) {
    for (field, fact) in &told.fields {
        let closer = match (item.fields.get(field).map(|fact| fact.known), fact.known) {
            (None, _) => fact.known,
            (Some(Known::Number(low, high)), Known::Number(from, to)) => Known::Number(low.max(from), high.min(to)),
            (Some(Known::Date(one)), Known::Date(other)) => Known::Date(common(one, other)),
            (Some(Known::Grade(scale, low, high)), Known::Grade(on, from, to)) if scale == on => {
                Known::Grade(scale, low.max(from), high.min(to))
            }
            (Some(known), _) => known,
        };
        item.fields.insert(*field, Fact { known: closer, ..fact.clone() });
    }
}

/// The days in both ranges.
fn common(one: DateRange, other: DateRange) -> DateRange {
    DateRange { earliest: one.earliest.max(other.earliest), latest: one.latest.min(other.latest) }
}

/// An entry that is known to pass these tests, and of which nothing else is known.
fn witness(
    leaf: &Leaf,
    way: &[Test],
    extra: Option<(Field, Known)>,
    answered: &Answered,
    start: Date,
    vocabulary: &Vocabulary,
) -> Item {
    let mut fields: BTreeMap<Field, Fact> = BTreeMap::new();
    let shown = || leaf.words.clone();
    for test in way {
        let (Some(field), Some(known)) = (test.fields.first(), passing(&test.check, start, vocabulary)) else {
            continue;
        };
        let known = match (fields.get(field).map(|fact| fact.known), known) {
            (Some(Known::Number(low, high)), Known::Number(other_low, other_high)) => {
                Known::Number(low.max(other_low), high.min(other_high))
            }
            (Some(Known::Date(one)), Known::Date(other)) => Known::Date(common(one, other)),
            (_, known) => known,
        };
        fields.insert(*field, fact(known, answered, shown()));
    }
    if let Some((field, known)) = extra {
        fields.insert(field, fact(known, answered, shown()));
    }
    Item { list: leaf.condition.list, label: leaf.words.clone(), fields }
}

/// All that is known of a value that passes a check.
fn passing(check: &Check, start: Date, vocabulary: &Vocabulary) -> Option<Known> {
    match check {
        Check::Within(terms) => terms.first().map(|term| Known::Term(*term)),
        Check::Outside(_) | Check::StartSince(_) => None,
        Check::AtMost(high) => Some(Known::Number(0, *high)),
        Check::AtLeast(low) => Some(Known::Number(*low, i64::MAX)),
        Check::Grade(floors) => {
            let (scale, floor) = floors.first().copied()?;
            let best = vocabulary.get(scale)?.grades.len().saturating_sub(1);
            Some(Known::Grade(scale, floor, u8::try_from(best).unwrap_or(u8::MAX)))
        }
        Check::Is(answer) => Some(Known::Truth(*answer)),
        Check::ByThen(when) => Some(Known::Date(DateRange { earliest: DateRange::FIRST, latest: when.day(start) })),
        Check::SinceThen(when) => Some(Known::Date(DateRange { earliest: when.day(start), latest: DateRange::LAST })),
    }
}

fn fact(known: Known, answered: &Answered, shown: String) -> Fact {
    Fact { known, known_by: KnownBy::Said, path: answered.path.clone(), shown }
}
