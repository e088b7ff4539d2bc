//! When a requirement must hold.

use crate::date::{Date, read_date};
use crate::fixed::after;
use crate::problem::Problem;
use crate::word::{A_OR_AN, Word};

/// When a requirement must hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Moment {
    /// *when you apply*
    Apply,
    /// *when you start*, *before you start*, *by the time you start*
    Start,
    /// *once offered a place*
    Offered,
    /// *within 3 months of starting*
    Within {
        /// The number of months, or of days.
        count: u32,
        /// Whether `count` is days.
        days: bool,
        /// Counted from this.
        of: Milestone,
    },
    /// *before you finish*
    BeforeFinish,
    /// *by the time you qualify*, *before you qualify*
    ByQualifying,
    /// *before you use the title*
    BeforeTitle,
    /// *once you qualify*
    Qualified,
    /// *to register*
    Register,
    /// *every 5 years*
    EveryYears(u32),
    /// *each year*
    Yearly,
    /// *throughout*, *from the start*
    Throughout,
    /// *by 1 August 2025*, *before 1 August 2025*
    By(Date),
    /// *on 1 August 2025*
    On(Date),
}

/// A point in a route that days and months are counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Milestone {
    /// Applying.
    Applying,
    /// Starting.
    Starting,
    /// Finishing.
    Finishing,
    /// Qualifying.
    Qualifying,
    /// Registering.
    Registering,
}

/// Fixed phrases, longest first where one begins another, each with the phrase that says the same canonically. A phrase
/// that tells readers more than its moment (*before you start*) is its own.
const PHRASES: &[(&str, Moment, &str)] = &[
    ("when you apply", Moment::Apply, "when you apply"),
    ("by the time you apply", Moment::Apply, "when you apply"),
    ("before you apply", Moment::Apply, "before you apply"),
    ("before applying", Moment::Apply, "before you apply"),
    ("when you start", Moment::Start, "when you start"),
    ("by the time you start", Moment::Start, "when you start"),
    ("before you start", Moment::Start, "before you start"),
    ("before starting", Moment::Start, "before you start"),
    ("once offered a place", Moment::Offered, "once offered a place"),
    ("once you are offered a place", Moment::Offered, "once offered a place"),
    ("when you are offered a place", Moment::Offered, "once offered a place"),
    ("before you finish", Moment::BeforeFinish, "before you finish"),
    ("by the time you finish", Moment::BeforeFinish, "before you finish"),
    ("by the time you qualify", Moment::ByQualifying, "by the time you qualify"),
    ("before you qualify", Moment::ByQualifying, "by the time you qualify"),
    ("before you use the title", Moment::BeforeTitle, "before you use the title"),
    ("once you qualify", Moment::Qualified, "once you qualify"),
    ("when you qualify", Moment::Qualified, "once you qualify"),
    ("once you have qualified", Moment::Qualified, "once you qualify"),
    ("after you qualify", Moment::Qualified, "once you qualify"),
    ("each year", Moment::Yearly, "each year"),
    ("every year", Moment::Yearly, "each year"),
    ("from the start", Moment::Throughout, "from the start"),
    ("throughout", Moment::Throughout, "throughout"),
];

/// The fixed phrases, each with its canonical one.
pub(crate) fn phrases() -> impl Iterator<Item = (&'static str, &'static str)> {
    PHRASES.iter().map(|(phrase, _, canonical)| (*phrase, *canonical))
}

/// The canonical phrase for one of the fixed ones.
pub(crate) fn canonical(phrase: &str) -> Option<&'static str> {
    PHRASES.iter().find(|(known, ..)| *known == phrase).map(|(.., canonical)| *canonical)
}

/// Every canonical phrase, once.
pub(crate) fn canonical_phrases() -> impl Iterator<Item = &'static str> {
    PHRASES.iter().filter(|(phrase, _, canonical)| phrase == canonical).map(|(phrase, ..)| *phrase)
}

/// The words that a moment can begin with.
const OPENINGS: &[&str] =
    &["when", "by", "before", "once", "after", "each", "every", "from", "throughout", "within", "on", "no"];

/// A moment and the number of words it takes.
pub(crate) type Reading = (Result<Moment, Problem>, usize);

/// The moment at the front of `words`.
pub(crate) fn at_front(words: &[Word]) -> Option<Reading> {
    // Most words begin no moment, and this is asked of every word of every sentence.
    if !words.first()?.is_one_of(OPENINGS) {
        return None;
    }
    let phrase = PHRASES.iter().find(|(phrase, ..)| starts(words, phrase));
    if let Some((phrase, moment, _)) = phrase {
        return Some((Ok(*moment), phrase.split(' ').count()));
    }
    within(words).or_else(|| every_years(words)).or_else(|| by_date(words))
}

/// The moment that ends `words`, and at which word it begins.
pub(crate) fn at_end(words: &[Word]) -> Option<(Result<Moment, Problem>, usize)> {
    const LONGEST: usize = 7;
    let first = words.len().saturating_sub(LONGEST);
    (first..words.len()).find_map(|start| {
        let tail = words.get(start..)?;
        let (moment, length) = at_front(tail)?;
        (length == tail.len()).then_some((moment, start))
    })
}

fn starts(words: &[Word], phrase: &str) -> bool {
    let mut words = words.iter();
    phrase.split(' ').all(|expected| words.next().is_some_and(|word| word.is(expected)))
}

fn within(words: &[Word]) -> Option<Reading> {
    let [first, count, unit, of, event, rest @ ..] = words else { return None };
    if !first.is("within") || !of.is_one_of(&["of", "after"]) {
        return None;
    }
    // *Within a month of starting*
    let count = if count.is_one_of(&A_OR_AN) { 1 } else { crate::slot_reader::whole(&count.lower)? };
    let (count, days) = match unit.lower.as_ref() {
        "month" | "months" => (count, false),
        "year" | "years" => (count.checked_mul(12)?, false),
        "day" | "days" => (count, true),
        "week" | "weeks" => (count.checked_mul(7)?, true),
        _ => return None,
    };
    let (of, length) = match (event.lower.as_ref(), rest.first().map(|word| word.lower.as_ref())) {
        ("your", Some(event)) => (milestone(event)?, 6),
        (event, _) => (milestone(event)?, 5),
    };
    Some((Ok(Moment::Within { count, days, of }), length))
}

fn milestone(word: &str) -> Option<Milestone> {
    match word {
        "applying" | "application" => Some(Milestone::Applying),
        "starting" | "start" => Some(Milestone::Starting),
        "finishing" | "finish" => Some(Milestone::Finishing),
        "qualifying" | "qualification" => Some(Milestone::Qualifying),
        "registering" | "registration" => Some(Milestone::Registering),
        _ => None,
    }
}

fn every_years(words: &[Word]) -> Option<Reading> {
    let [every, count, years, ..] = words else { return None };
    if !every.is("every") || !years.is("years") {
        return None;
    }
    let count = crate::slot_reader::whole(&count.lower).filter(|count| *count > 0)?;
    Some((Ok(if count == 1 { Moment::Yearly } else { Moment::EveryYears(count) }), 3))
}

fn by_date(words: &[Word]) -> Option<Reading> {
    const OPENINGS: &[&[&str]] = &[
        &["on", "or", "by"],
        &["on", "or", "before"],
        &["by", "or", "on"],
        &["no", "later", "than"],
        &["by"],
        &["before"],
        &["on"],
    ];
    let (opening, rest) = OPENINGS.iter().find_map(|opening| Some((opening, after(words, opening)?)))?;
    let (date, length) = read_date(rest)?;
    let moment = date.map(|date| if **opening == ["on"] { Moment::On(date) } else { Moment::By(date) });
    Some((moment, length + opening.len()))
}
