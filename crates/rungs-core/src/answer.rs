//! Answers as facts: what a reply to a question says about a person, and no more than that.

use std::collections::BTreeMap;

use crate::condition::{Check, Condition, Tally, Test};
use crate::date::{Date, DateRange};
use crate::fact::{Answered, Denial, Fact, Field, Item, Known, KnownBy, Person, Reply};
use crate::program::Program;
use crate::requirement::Leaf;
use crate::vocabulary::{TermId, Vocabulary};
use crate::world::entry::{Contribution, Reader};
use crate::world::{ListView, Pull, Wanted};

impl Program<'_> {
    /// The person with their answers turned into facts, as far as this program asks those questions.
    ///
    /// What has been answered is not asked again, not even where facts can't quite say what the answer was.
    pub fn with_answers(&self, person: &Person) -> Person {
        let mut told = person.clone();
        for answered in &person.answers {
            let asked = self.asking(&answered.question);
            // Conditions with one key are settled together, so the first speaks for them all, save that
            // a yes or no speaks for each of them.
            for leaf in &asked {
                told.take(leaf, answered, self.asked.start, self.vocabulary);
                if !matches!(answered.reply, Reply::YesNo(_)) {
                    break;
                }
            }
            let open = asked.iter().find(|leaf| {
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
        // So many are there; those listed that surely are among them need no saying again. Whether facts could say it.
        let add = |person: &mut Person, count: u32| {
            let entries = looking_at(condition).entries(person, start, vocabulary);
            let counts = |entry: &Contribution| entry.counts_for != 0;
            let sure = entries.listed.iter().filter(|ways| ways.iter().all(counts)).count();
            let open: Vec<bool> =
                entries.listed.iter().map(|ways| ways.iter().any(counts) && !ways.iter().all(counts)).collect();
            let missing = usize::try_from(count).unwrap_or(usize::MAX).saturating_sub(sure).min(100);
            if missing == 0 {
                return true;
            }
            let Some(fitting) = Fitting::new(leaf, person, answered, start, vocabulary) else { return false };
            if !entries.unlisted.is_empty() {
                let found = fitting.narrowing(&fitting.nothing());
                person.items.extend(found.iter().flat_map(|found| std::iter::repeat_n(found.clone(), missing)));
                return found.is_some();
            }
            // There are no further ones, so they are among those listed; where these are just as many, they are it.
            let listed = person.items.iter_mut().filter(|item| item.list == condition.list);
            let open: Vec<&mut Item> = listed.zip(open).filter(|(_, open)| *open).map(|(item, _)| item).collect();
            let narrowed: Option<Vec<Item>> = open.iter().map(|item| fitting.narrowing(item)).collect();
            let Some(narrowed) = narrowed.filter(|_| open.len() == missing) else { return false };
            open.into_iter().zip(narrowed).for_each(|(item, narrowed)| *item = narrowed);
            true
        };
        let add_sum = |person: &mut Person, field: Field, low: i64, high: i64| {
            let extra = Some((field, Known::Number(low, high)));
            person.items.push(witness(leaf, way, 0, extra, answered, start, vocabulary));
        };
        let denied = match answered.reply {
            Reply::YesNo(true) => {
                match condition.tally {
                    Tally::Count(count) => {
                        add(self, u32::from(count));
                    }
                    Tally::Months { at_least, .. } => {
                        add_sum(self, Field::Months, i64::from(at_least), i64::from(u32::MAX));
                    }
                    Tally::Sum { field, at_least } => add_sum(self, field, at_least, i64::MAX),
                }
                false
            }
            Reply::YesNo(false) => true,
            Reply::Number(number) => {
                let amount = i64::from(number);
                match condition.tally {
                    // No further ones, if it could be said which these are.
                    Tally::Count(_) => add(self, number),
                    Tally::Months { .. } if number > 0 => {
                        add_sum(self, Field::Months, amount, amount);
                        true
                    }
                    Tally::Months { .. } => true,
                    Tally::Sum { field, .. } => {
                        // What is listed is part of it; the rest comes from others.
                        let amount = amount.saturating_mul(field.units());
                        let (least, most) = listed_sum(condition, field, self, start, vocabulary);
                        let rest = (amount.saturating_sub(most).max(0), amount.saturating_sub(least).max(0));
                        if rest.1 > 0 {
                            add_sum(self, field, rest.0, rest.1);
                        }
                        true
                    }
                }
            }
            Reply::Date(range) => {
                if let Some(field) = way.first().and_then(|test| test.fields.first()) {
                    let fields = BTreeMap::from([(*field, fact(Known::Date(range), answered, String::new()))]);
                    let told = Item { list: condition.list, label: String::new(), fields };
                    let single = self.items.iter_mut().find(|item| item.list == told.list && item.list.is_single());
                    match single {
                        Some(item) => narrow(item, &told, vocabulary),
                        None => self.items.push(told),
                    }
                }
                false
            }
        };
        if denied {
            // Nothing further that adds to a sum; what adds nothing was not asked about.
            let adds = match condition.tally {
                Tally::Sum { field, .. } => Some(Test::new(field, Check::AtLeast(1))),
                _ => None,
            };
            self.denials.extend(condition.ways.iter().map(|way| Denial {
                list: condition.list,
                tests: way.iter().cloned().chain(adds.clone()).collect(),
                path: answered.path.clone(),
                shown: format!("no to “{}”", leaf.question.text),
            }));
        }
    }
}

/// What the entries listed surely add to a sum, and what they may add at most.
fn listed_sum(
    condition: &Condition,
    field: Field,
    person: &Person,
    start: Date,
    vocabulary: &Vocabulary,
) -> (i64, i64) {
    let entries = looking_at(condition).entries(person, start, vocabulary);
    // What doesn't count has no amounts.
    let amount =
        |entry: &Contribution| entry.amounts.iter().find(|(of, _)| *of == field).map_or(0, |(_, amount)| *amount);
    entries.listed.iter().fold((0_i64, 0_i64), |(least, most), ways| {
        let amounts = || ways.iter().map(amount);
        let (low, high) = (amounts().min().unwrap_or(0), amounts().max().unwrap_or(0));
        (least.saturating_add(low), most.saturating_add(high))
    })
}

/// Takes into an entry what is told of it. What was known of it more closely stays.
fn narrow(item: &mut Item, told: &Item, vocabulary: &Vocabulary) {
    for (field, fact) in &told.fields {
        let closer = match item.fields.get(field) {
            Some(before) => both(&before.known, &fact.known, vocabulary).unwrap_or_else(|| before.known.clone()),
            None => fact.known.clone(),
        };
        item.fields.insert(*field, Fact { known: closer, ..fact.clone() });
    }
}

/// What is known by two statements about one value, unless they contradict each other.
fn both(one: &Known, other: &Known, vocabulary: &Vocabulary) -> Option<Known> {
    match (one, other) {
        (Known::Number(low, high), Known::Number(from, to)) => Some(Known::Number(*low.max(from), *high.min(to))),
        (Known::Date(one), Known::Date(other)) => Some(Known::Date(common(*one, *other))),
        (Known::Grade(scale, low, high), Known::Grade(on, from, to)) if scale == on => {
            Some(Known::Grade(*scale, *low.max(from), *high.min(to)))
        }
        _ => {
            let narrower = |one: Option<TermId>, other: Option<TermId>| match (one, other) {
                (Some(wide), Some(term)) if vocabulary.covers(wide, term) => Some(other),
                (Some(term), Some(wide)) if vocabulary.covers(wide, term) => Some(one),
                (None, None) => Some(None),
                _ => None,
            };
            let others = other.terms();
            let pairs = one.terms().into_iter().flat_map(|one| others.iter().map(move |other| (one, *other)));
            let common: Vec<Option<TermId>> = pairs.filter_map(|(one, other)| narrower(one, other)).collect();
            (!common.is_empty()).then(|| Known::one_of(&common))
        }
    }
}

/// The days in both ranges.
fn common(one: DateRange, other: DateRange) -> DateRange {
    DateRange { earliest: one.earliest.max(other.earliest), latest: one.latest.min(other.latest) }
}

/// Entries that count for a condition and of which nothing else is known, one for each way to count.
struct Fitting<'a> {
    condition: &'a Condition,
    reader: Reader<'a>,
    vocabulary: &'a Vocabulary,
    denials: Vec<Denial>,
    candidates: Vec<Item>,
}

impl<'a> Fitting<'a> {
    fn new(
        leaf: &'a Leaf,
        person: &Person,
        answered: &Answered,
        start: Date,
        vocabulary: &'a Vocabulary,
    ) -> Option<Fitting<'a>> {
        let condition = &leaf.condition;
        let mut candidates = Vec::new();
        for way in &condition.ways {
            for choice in 0..way.iter().map(|test| choices(test, start, vocabulary).len()).max().unwrap_or(1).max(1) {
                let found = witness(leaf, way, choice, None, answered, start, vocabulary);
                let mut other = found.clone();
                // Something else than what the rule names: which, nobody asked.
                let else_than = way.iter().filter(|test| matches!(test.check, Check::Outside(_)));
                for field in else_than.filter_map(|test| test.fields.first()) {
                    other.fields.entry(*field).or_insert_with(|| fact(Known::Unnamed, answered, leaf.words.clone()));
                }
                candidates.extend([found, other]);
            }
        }
        let reader = Reader::new(std::slice::from_ref(condition), start, vocabulary);
        let of_list = person.denials.iter().filter(|denial| denial.list == condition.list);
        (!candidates.is_empty()).then(|| Fitting {
            condition,
            reader,
            vocabulary,
            denials: of_list.cloned().collect(),
            candidates,
        })
    }

    /// An entry of which nothing is known.
    fn nothing(&self) -> Item {
        let label = self.candidates.first().map(|candidate| candidate.label.clone()).unwrap_or_default();
        Item { list: self.condition.list, label, fields: BTreeMap::new() }
    }

    /// The entry with as much more known of it that it surely counts, in agreement with what is said not to be there.
    fn narrowing(&self, item: &Item) -> Option<Item> {
        let denials: Vec<&Denial> = self.denials.iter().filter(|denial| !denial.tests.is_empty()).collect();
        let given = self.reader.given(&denials);
        let counts = |item: &Item| {
            let possible = given.agreeing(item);
            !possible.is_empty() && possible.iter().all(|entry| entry.counts_for != 0)
        };
        let narrowed = self.candidates.iter().map(|candidate| {
            let mut narrowed = item.clone();
            narrow(&mut narrowed, candidate, self.vocabulary);
            narrowed
        });
        narrowed.into_iter().find(counts)
    }
}

/// The ways to pass a test: a field with all that is known of it then. Where any of several terms would do, that it is
/// one of them stands before each by itself, and terms stand first in the fields they belong to.
fn choices(test: &Test, start: Date, vocabulary: &Vocabulary) -> Vec<(Field, Known)> {
    let each = |known: Vec<Known>| -> Vec<(Field, Known)> {
        known.into_iter().flat_map(|known| test.fields.iter().map(move |field| (*field, known.clone()))).collect()
    };
    match &test.check {
        Check::Within(terms) => {
            let belongs = |field: Field, term: TermId| {
                let class = vocabulary.get(term).map(|term| term.class.as_str());
                field.classes().is_empty() || class.is_some_and(|class| field.classes().contains(&class))
            };
            let any = test.fields.iter().map(|field| {
                let here = terms.iter().filter(|term| belongs(*field, **term));
                (*field, here.map(|term| Some(*term)).collect::<Vec<_>>())
            });
            let several = any.filter(|(_, here)| here.len() > 1);
            let single = terms.iter().flat_map(|term| test.fields.iter().map(move |field| (*field, *term)));
            let mut single: Vec<(Field, TermId)> = single.collect();
            single.sort_by_key(|(field, term)| !belongs(*field, *term));
            let single = single.into_iter().map(|(field, term)| (field, Known::Term(term)));
            several.map(|(field, here)| (field, Known::one_of(&here))).chain(single).collect()
        }
        Check::Outside(_) | Check::StartSince(_) => Vec::new(),
        Check::AtMost(high) => each(vec![Known::Number(0, *high)]),
        Check::AtLeast(low) => each(vec![Known::Number(*low, i64::MAX)]),
        Check::Grade(floors) => {
            let graded = |(scale, floor): &(TermId, u8)| {
                let best = vocabulary.get(*scale)?.grades.len().saturating_sub(1);
                Some(Known::Grade(*scale, *floor, u8::try_from(best).unwrap_or(u8::MAX)))
            };
            each(floors.iter().filter_map(graded).collect())
        }
        Check::Is(answer) => each(vec![Known::Truth(*answer)]),
        Check::ByThen(when) => {
            each(vec![Known::Date(DateRange { earliest: DateRange::FIRST, latest: when.day(start) })])
        }
        Check::SinceThen(when) => {
            each(vec![Known::Date(DateRange { earliest: when.day(start), latest: DateRange::LAST })])
        }
    }
}

/// An entry that is known to pass these tests, and of which nothing else is known. Where a test can be
/// passed by several fields, one is chosen: facts can't say *this or that of the two*.
fn witness(
    leaf: &Leaf,
    way: &[Test],
    choice: usize,
    extra: Option<(Field, Known)>,
    answered: &Answered,
    start: Date,
    vocabulary: &Vocabulary,
) -> Item {
    let mut fields: BTreeMap<Field, Fact> = BTreeMap::new();
    let shown = || leaf.words.clone();
    for test in way {
        let choices = choices(test, start, vocabulary);
        let Some((field, known)) = choices.get(choice).or(choices.first()) else { continue };
        let before = fields.get(field).and_then(|fact: &Fact| both(&fact.known, known, vocabulary));
        let known = before.unwrap_or_else(|| known.clone());
        fields.insert(*field, fact(known, answered, shown()));
    }
    if let Some((field, known)) = extra {
        fields.insert(field, fact(known, answered, shown()));
    }
    Item { list: leaf.condition.list, label: leaf.words.clone(), fields }
}

fn fact(known: Known, answered: &Answered, shown: String) -> Fact {
    Fact { known, known_by: KnownBy::Said, path: answered.path.clone(), shown }
}
