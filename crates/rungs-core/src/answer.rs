//! Answers as facts: what a reply to a question says about a person, and no more than that.

use std::collections::BTreeMap;

use crate::condition::{Check, Tally, Test};
use crate::date::{Date, DateRange};
use crate::fact::{Answered, Denial, Fact, Field, Item, Known, KnownBy, Person, Reply};
use crate::program::Program;
use crate::requirement::Leaf;
use crate::vocabulary::{Vocabulary, normal};

impl Program<'_> {
    /// The person with their answers turned into facts, as far as this program asks those questions.
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
        }
        told
    }
}

impl Person {
    /// Takes in what an answer says about one condition.
    fn take(&mut self, leaf: &Leaf, answered: &Answered, start: Date, vocabulary: &Vocabulary) {
        let condition = &leaf.condition;
        let mut add = |count: u32, extra: Option<(Field, Known)>| {
            let Some(way) = condition.ways.first() else {
                return;
            };
            for _ in 0..count.min(100) {
                self.items.push(witness(leaf, way, extra, answered, start, vocabulary));
            }
        };
        let denied = match answered.reply {
            Reply::YesNo(true) => {
                match condition.tally {
                    Tally::Count(count) => add(u32::from(count), None),
                    Tally::Months { at_least, .. } => {
                        add(1, Some((Field::Months, Known::Number(i64::from(at_least), i64::from(u32::MAX)))));
                    }
                    Tally::Sum { field, at_least } => add(1, Some((field, Known::Number(at_least, i64::MAX)))),
                }
                false
            }
            Reply::YesNo(false) => true,
            Reply::Number(number) => {
                match condition.tally {
                    Tally::Count(_) => add(number, None),
                    Tally::Months { .. } if number > 0 => {
                        let months = i64::from(number);
                        add(1, Some((Field::Months, Known::Number(months, months))));
                    }
                    Tally::Months { .. } => {}
                    Tally::Sum { field, .. } => {
                        add(1, Some((field, Known::Number(i64::from(number), i64::from(number)))));
                    }
                }
                true
            }
            Reply::Date(range) => {
                let field = condition.ways.first().and_then(|way| way.first()).and_then(|test| test.fields.first());
                if let Some(field) = field {
                    let fact = fact(Known::Date(range), answered, String::new());
                    let fields = BTreeMap::from([(*field, fact)]);
                    self.items.push(Item { list: condition.list, label: String::new(), fields });
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
            (Some(Known::Date(one)), Known::Date(other)) => Known::Date(DateRange {
                earliest: one.earliest.max(other.earliest),
                latest: one.latest.min(other.latest),
            }),
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
