//! The headings of the language.

use crate::code;
use crate::date::{Date, read_date};
use crate::problem::Problem;
use crate::span::Spanned;
use crate::text::Text;
use crate::word::{Word, words};

/// A heading of a role page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heading {
    /// `## What you do`
    WhatYouDo,
    /// `## What you bring`
    WhatYouBring,
    /// `## Everyone needs`
    EveryoneNeeds,
    /// `## To start any way in`
    ToStartAnyWayIn,
    /// `## Ways in`
    WaysIn,
    /// `#### At Northmoor University`
    At(Spanned<String>),
    /// `#### Starting from 1 August 2025`
    StartingFrom(Date),
    /// `#### Starting before 1 August 2025`
    StartingBefore(Date),
    /// `#### In dietetics`
    In(Spanned<String>),
    /// `#### Once offered a place`
    OnceOffered,
    /// `#### Before you finish`
    BeforeYouFinish,
    /// `#### Once you qualify`
    OnceYouQualify,
    /// `## Staying in the role`
    StayingInTheRole,
    /// `## Where it leads`
    WhereItLeads,
    /// `## Notes`
    Notes,
}

/// Headings of level 2.
const UPPER: &[(&str, Heading)] = &[
    ("What you do", Heading::WhatYouDo),
    ("What you bring", Heading::WhatYouBring),
    ("Everyone needs", Heading::EveryoneNeeds),
    ("To start any way in", Heading::ToStartAnyWayIn),
    ("Ways in", Heading::WaysIn),
    ("Staying in the role", Heading::StayingInTheRole),
    ("Where it leads", Heading::WhereItLeads),
    ("Notes", Heading::Notes),
];

/// Headings below a way in or another rules heading: level 3 or deeper.
const LOWER: &[(&str, Heading)] = &[
    ("Once offered a place", Heading::OnceOffered),
    ("Before you finish", Heading::BeforeYouFinish),
    ("Once you qualify", Heading::OnceYouQualify),
];

/// Reads a heading. A `### Name` under *Ways in* is the caller's business.
pub fn heading(text: &Text, level: u8) -> Result<Heading, Problem> {
    match read(text)? {
        Some((heading, upper)) if belongs(level, upper) => Ok(heading),
        Some((_, upper)) => Err(wrong_level(text, level, upper)),
        None => Err(unknown(text, level)),
    }
}

/// Reads a heading, if it is one of the language. For callers to whom any other heading is no problem.
pub fn known_heading(text: &Text, level: u8) -> Option<Heading> {
    let (heading, upper) = read(text).ok()??;
    belongs(level, upper).then_some(heading)
}

/// A heading of the language, and whether it belongs at level 2 rather than below.
fn read(text: &Text) -> Result<Option<(Heading, bool)>, Problem> {
    let words = words(text);
    match fixed(&words) {
        Some(found) => Ok(Some(found)),
        None => Ok(open(text, &words)?.map(|heading| (heading, false))),
    }
}

fn belongs(level: u8, upper: bool) -> bool {
    upper == (level == 2) && level >= 2
}

fn fixed(words: &[Word]) -> Option<(Heading, bool)> {
    let find = |list: &[(&str, Heading)], upper: bool| {
        list.iter().find(|(written, _)| same(words, written)).map(|(_, heading)| (heading.clone(), upper))
    };
    find(UPPER, true).or_else(|| find(LOWER, false))
}

fn same(words: &[Word], written: &str) -> bool {
    let mut expected = written.split(' ');
    words.iter().all(|word| expected.next().is_some_and(|other| other.eq_ignore_ascii_case(&word.lower)))
        && expected.next().is_none()
}

/// Headings with a name or a date in them.
fn open(text: &Text, words: &[Word]) -> Result<Option<Heading>, Problem> {
    let Some((first, rest)) = words.split_first() else { return Ok(None) };
    if first.is("starting") {
        return starting(rest);
    }
    let Some(name) = rest_of(text, rest) else { return Ok(None) };
    Ok(match first.lower.as_ref() {
        "at" => Some(Heading::At(name)),
        "in" => Some(Heading::In(name)),
        _ => None,
    })
}

fn starting(rest: &[Word]) -> Result<Option<Heading>, Problem> {
    let Some((word, date)) = rest.split_first() else { return Ok(None) };
    if !word.is_one_of(&["from", "before"]) {
        return Ok(None);
    }
    match read_date(date) {
        Some((date_read, length)) if length == date.len() => {
            let date = date_read?;
            Ok(Some(if word.is("from") { Heading::StartingFrom(date) } else { Heading::StartingBefore(date) }))
        }
        _ => {
            let span = date.iter().map(|word| word.span).reduce(|all, span| all.join(span)).unwrap_or(word.span);
            Err(Problem::new(code::INVALID_DATE, "this heading needs a date", span).help("write it as 1 August 2025"))
        }
    }
}

fn rest_of(text: &Text, words: &[Word]) -> Option<Spanned<String>> {
    let (first, last) = (words.first()?, words.last()?);
    let written = text.as_str().get(first.start..last.end)?;
    Some(Spanned::new(written.to_owned(), first.span.join(last.span)))
}

fn wrong_level(text: &Text, level: u8, upper: bool) -> Problem {
    let wanted = if upper { "##" } else { "####" };
    let message = format!("“{}” doesn't belong at level {level}", text.as_str());
    Problem::new(code::HEADING_LEVEL, message, text.span()).help(format!("write {wanted} {}", text.as_str()))
}

fn unknown(text: &Text, level: u8) -> Problem {
    let written = text.as_str().to_lowercase();
    let list = if level == 2 { UPPER } else { LOWER };
    let nearest = list
        .iter()
        .map(|(candidate, _)| (strsim::jaro_winkler(&written, &candidate.to_lowercase()), *candidate))
        .max_by(|(one, _), (other, _)| one.total_cmp(other));
    let problem = Problem::new(
        code::UNKNOWN_HEADING,
        format!("“{}” is not a heading of the language", text.as_str()),
        text.span(),
    );
    match nearest {
        // An edit is offered only where it is likely to be what was meant.
        Some((likeness, candidate)) if likeness > 0.75 => problem.help(format!("did you mean “{candidate}”?")).rewrite(
            format!("“{candidate}”"),
            text.span(),
            candidate,
        ),
        Some((_, candidate)) => problem.help(format!("the nearest is “{candidate}”")),
        None => problem,
    }
}
