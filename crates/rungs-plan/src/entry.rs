//! Entries that an undertaking adds to what is known of a person, and what an entry could count for.

use std::collections::BTreeMap;

use rungs_core::condition::{Check, Condition, Tally, Test};
use rungs_core::date::{Date, DateRange};
use rungs_core::fact::{Fact, Field, Item, Known, KnownBy, List};
use rungs_core::framework::Framework;
use rungs_core::opportunity::{Gain, Gained};
use rungs_core::vocabulary::{TermId, Vocabulary};

use crate::undertaking::Post;

/// From when to when an undertaking goes, and what its facts are told as.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Span<'a> {
    /// The day it begins.
    pub(crate) from: Date,
    /// The day it is over.
    pub(crate) until: Date,
    /// What it is called.
    pub(crate) title: &'a str,
}

/// The entries that these give, once they are over.
pub(crate) fn gained(vocabulary: &Vocabulary, gives: &[Gain], post: Option<&Post>, span: Span<'_>) -> Vec<Item> {
    // What gives the right to join a register is approved by it.
    let register = gives.iter().find_map(|gain| match gain.what {
        Some(Gained::RightToRegister(register)) => Some(register),
        _ => None,
    });
    gives.iter().flat_map(|gain| of_gain(vocabulary, gain, (post, register), span)).collect()
}

/// The entries that these give, on no particular day: no day is known of them.
pub(crate) fn shown(framework: &Framework, gives: &[Gain], post: Option<&Post>) -> Vec<Item> {
    let span = Span { from: DateRange::FIRST, until: DateRange::FIRST, title: "" };
    let mut items = gained(&framework.vocabulary, gives, post, span);
    items.extend(post.map(|post| of_post(post, None, span)));
    for item in &mut items {
        item.fields.retain(|_, fact| !matches!(fact.known, Known::Date(_)));
        item.fields.remove(&Field::Months);
    }
    items
}

/// Whether this is the right to join a register, which is the register's to decide.
pub(crate) fn is_register(gain: &Gain) -> bool {
    matches!(gain.what, Some(Gained::RightToRegister(_)))
}

/// The hours a week that these give at least in the job that one has, in hundredths.
pub(crate) fn hours_in_the_job(gives: &[Gain]) -> Option<i64> {
    let hours = gives.iter().filter_map(|gain| match gain.what {
        Some(Gained::Hours(hundredths)) => Some(hundredths),
        _ => None,
    });
    hours.max()
}

/// The same job with so many hours a week at least, in hundredths.
pub(crate) fn with_hours(mut job: Item, least: i64, span: Span<'_>) -> Item {
    let (low, high) = match job.fields.get(&Field::Hours).map(|fact| &fact.known) {
        Some(Known::Number(low, high)) => (*low, *high),
        _ => (least, Field::Hours.ends().1),
    };
    job.fields.insert(Field::Hours, fact(Known::Number(low.max(least), high.max(least)), span));
    job
}

/// A job that goes on from the beginning with so many hours a week at least, in hundredths, of which nothing else is known.
pub(crate) fn some_job(least: i64, span: Span<'_>) -> Item {
    let known = [
        (Field::Employed, Known::Truth(true)),
        (Field::Hours, Known::Number(least, Field::Hours.ends().1)),
        (Field::From, Known::Date(DateRange::day(span.from))),
        (Field::Until, Known::Date(DateRange::day(DateRange::LAST))),
    ];
    let fields = known.into_iter().map(|(field, known)| (field, fact(known, span))).collect();
    Item { list: List::Work, label: span.title.to_owned(), fields }
}

/// An entry that comes about once, as soon as can be or as late: one of which the day isn't known, where that is all that
/// differs, as it counts once; otherwise both.
pub(crate) fn at_some_time(soon: Item, late: Item) -> Vec<Item> {
    let day = |item: &Item| match item.fields.get(&Field::On).map(|fact| &fact.known) {
        Some(Known::Date(day)) => Some(*day),
        _ => None,
    };
    let others = |item: &Item| -> Vec<(Field, Known)> {
        let others = item.fields.iter().filter(|(field, _)| **field != Field::On);
        others.map(|(field, fact)| (*field, fact.known.clone())).collect()
    };
    let (Some(first), Some(last)) = (day(&soon), day(&late)) else { return vec![soon, late] };
    if others(&soon) != others(&late) {
        return vec![soon, late];
    }
    let mut item = soon;
    let some_day = Known::Date(DateRange { earliest: first.earliest, latest: last.latest });
    item.fields.entry(Field::On).and_modify(|on| on.known = some_day);
    vec![item]
}

/// How many months it takes until a condition holds by doing; none where that isn't a matter of time.
pub(crate) fn months_of(condition: &Condition) -> Option<u32> {
    match condition.tally {
        Tally::Months { at_least, .. } => Some(at_least),
        _ => None,
    }
}

fn of_gain(
    vocabulary: &Vocabulary,
    gain: &Gain,
    (post, register): (Option<&Post>, Option<TermId>),
    span: Span<'_>,
) -> Vec<Item> {
    match &gain.what {
        None => Vec::new(),
        Some(Gained::RightToRegister(register)) => {
            let mut item = Item { label: gain.words.clone(), ..Item::unknown(List::Registrations) };
            let profession = post.and_then(|post| post.profession).map(Known::Term);
            let known = [
                (Field::What, Some(Known::Term(*register))),
                (Field::Profession, profession),
                (Field::From, Some(Known::Date(DateRange::day(span.until)))),
                (Field::Until, Some(Known::Date(DateRange::day(DateRange::LAST)))),
            ];
            for (field, known) in known {
                item.fields.extend(known.map(|known| (field, fact(known, span))));
            }
            vec![item]
        }
        Some(Gained::Entry(condition)) => of_condition(vocabulary, condition, register, &gain.words, span),
        // They are no entry, but change the one of a job.
        Some(Gained::Hours(_)) => Vec::new(),
    }
}

/// As many entries as it takes for a condition to hold, each as its first way has it.
fn of_condition(
    vocabulary: &Vocabulary,
    condition: &Condition,
    register: Option<TermId>,
    words: &str,
    span: Span<'_>,
) -> Vec<Item> {
    let Some(way) = condition.ways.first() else { return Vec::new() };
    let mut fields = BTreeMap::new();
    for test in way {
        let Some(field) = test.fields.first() else { continue };
        let before: Option<&Known> = fields.get(field);
        if let Some(known) = passing(vocabulary, *field, test, before, span) {
            fields.insert(*field, known);
        }
    }
    for field in days(condition.list) {
        let day = if *field == Field::Until { DateRange::LAST } else { span.until };
        fields.entry(*field).or_insert(Known::Date(DateRange::day(day)));
    }
    if condition.list == List::Qualifications {
        fields.insert(Field::Held, Known::Truth(true));
        // What a page doesn't say it gives, it doesn't give.
        for field in [Field::Type, Field::Subject, Field::EquivalentTo] {
            fields.entry(field).or_insert(Known::Unnamed);
        }
        let approved = register.map_or(Known::Unnamed, Known::Term);
        fields.entry(Field::ApprovedBy).or_insert(approved);
    }
    if condition.list == List::Work {
        for field in [Field::Role, Field::Sector, Field::Setting, Field::With] {
            fields.entry(field).or_insert(Known::Unnamed);
        }
        fields.entry(Field::Employed).or_insert(Known::Truth(false));
    }
    let count = match condition.tally {
        Tally::Count(count) => usize::from(count),
        Tally::Months { at_least, .. } => {
            // The time that was spent on it, or as much as it is worth.
            let spent = rungs_core::date::months_between(span.from, span.until).0;
            if spent >= at_least {
                fields.insert(Field::From, Known::Date(DateRange::day(span.from)));
                fields.insert(Field::Until, Known::Date(DateRange::day(span.until)));
            } else {
                fields.insert(Field::Months, Known::Number(i64::from(at_least), i64::from(at_least)));
            }
            1
        }
        Tally::Sum { field, at_least } => {
            fields.insert(field, Known::Number(at_least, at_least));
            1
        }
    };
    let fields: BTreeMap<Field, Fact> = fields.into_iter().map(|(field, known)| (field, fact(known, span))).collect();
    let item = Item { list: condition.list, label: words.to_owned(), fields };
    vec![item; count]
}

/// The days that an entry of a list is known by.
fn days(list: List) -> &'static [Field] {
    match list {
        List::Qualifications | List::Training | List::Checks | List::Tests | List::LanguageTests => &[Field::On],
        List::Registrations | List::Licences => &[Field::From, Field::Until],
        _ => &[],
    }
}

/// A value that passes a test, beside what an earlier test has asked of the field.
fn passing(
    vocabulary: &Vocabulary,
    field: Field,
    test: &Test,
    before: Option<&Known>,
    span: Span<'_>,
) -> Option<Known> {
    let (low, high) = match before {
        Some(Known::Number(low, high)) => (*low, *high),
        _ => field.ends(),
    };
    Some(match &test.check {
        Check::Within(terms) => Known::one_of(&terms.iter().map(|term| Some(*term)).collect::<Vec<_>>()),
        Check::AtLeast(least) => Known::Number(low.max(*least), high),
        Check::AtMost(most) => Known::Number(low, high.min(*most)),
        Check::Grade(floors) => {
            let (scale, rank) = *floors.first()?;
            let top = vocabulary.get(scale)?.grades.len().saturating_sub(1);
            Known::Grade(scale, rank, u8::try_from(top).ok()?)
        }
        Check::Is(truth) => Known::Truth(*truth),
        Check::SinceThen(_) if field == Field::Until => Known::Date(DateRange::day(DateRange::LAST)),
        Check::ByThen(_) | Check::SinceThen(_) => Known::Date(DateRange::day(span.until)),
        Check::Outside(_) | Check::StartSince(_) => return None,
    })
}

/// The post that somebody has from the end of a way in. What is known of the job it was trained in stays known, as long as
/// the employer stays.
pub(crate) fn of_post(post: &Post, before: Option<&Item>, span: Span<'_>) -> Item {
    let mut fields: BTreeMap<Field, Fact> = BTreeMap::new();
    if let Some(job) = before.filter(|_| post.is_with_same_employer) {
        let stays = |field: &Field| {
            use Field::{FullTime, Hours, Part, Sector, Setting, With};
            matches!(field, Sector | Setting | With | Hours | FullTime | Part(_))
        };
        let kept = job.fields.iter().filter(|(field, _)| stays(field));
        fields.extend(kept.map(|(field, fact)| (*field, fact.clone())));
    }
    let known = [
        (Field::Role, Known::Term(post.role)),
        (Field::Employed, Known::Truth(true)),
        (Field::Paid, Known::Truth(true)),
        (Field::From, Known::Date(DateRange::day(span.until))),
        (Field::Until, Known::Date(DateRange::day(DateRange::LAST))),
    ];
    fields.extend(known.map(|(field, known)| (field, fact(known, span))));
    // What a page doesn't say it gives, it doesn't give.
    for field in [Field::Setting, Field::With] {
        fields.entry(field).or_insert_with(|| fact(Known::Unnamed, span));
    }
    Item { list: List::Work, label: span.title.to_owned(), fields }
}

fn fact(known: Known, span: Span<'_>) -> Fact {
    Fact { known, known_by: KnownBy::Said, path: "plan".into(), shown: span.title.to_owned() }
}

/// Whether an entry could count for a condition, whatever isn't known of it turns out to be.
pub(crate) fn may_count(item: &Item, condition: &Condition, vocabulary: &Vocabulary) -> bool {
    let may_pass = |test: &Test| {
        test.fields.iter().any(|field| match item.fields.get(field) {
            Some(fact) => may_be(&fact.known, &test.check, vocabulary),
            None => may_turn_out(*field, &test.check, vocabulary),
        })
    };
    item.list == condition.list && condition.ways.iter().any(|way| way.iter().all(may_pass))
}

/// Whether something can stand in a field that passes a check: a sector is no setting.
fn may_turn_out(field: Field, check: &Check, vocabulary: &Vocabulary) -> bool {
    let (Check::Within(wide), [_, ..]) = (check, field.classes()) else { return true };
    let fits = |term: &TermId| vocabulary.get(*term).is_some_and(|term| field.classes().contains(&term.class.as_str()));
    wide.iter().flat_map(|wide| vocabulary.narrower(*wide)).any(fits)
}

fn may_be(known: &Known, check: &Check, vocabulary: &Vocabulary) -> bool {
    let either = |one, other| vocabulary.covers(one, other) || vocabulary.covers(other, one);
    match (check, known) {
        (Check::Within(wide), Known::Term(_) | Known::OneOf(_) | Known::Unnamed) => {
            known.terms().iter().flatten().any(|term| wide.iter().any(|wide| either(*wide, *term)))
        }
        (Check::AtLeast(low), Known::Number(_, most)) => most >= low,
        (Check::AtMost(high), Known::Number(least, _)) => least <= high,
        (Check::Grade(floors), Known::Grade(scale, _, best)) => {
            floors.iter().any(|(on, floor)| on == scale && best >= floor)
        }
        (Check::Is(wanted), Known::Truth(truth)) => wanted == truth,
        // Days come later; what else an entry can say, it may turn out to.
        _ => true,
    }
}
