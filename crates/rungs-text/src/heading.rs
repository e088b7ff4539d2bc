//! The headings of the language.

use crate::code;
use crate::date::{Date, read_date};
use crate::problem::{Problem, Rewrite};
use crate::refusal::listed;
use crate::say::spaced;
use crate::span::{Span, Spanned};
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

/// Every heading with its level, those of level 2 first; names and days in them are examples.
pub(crate) fn all() -> impl Iterator<Item = (u8, Heading)> {
    let named = |name: &str| Spanned::new(name.to_owned(), Span::default());
    let day = Date { year: 2025, month: 8, day: 1 };
    let open = [
        Heading::At(named("Northmoor University")),
        Heading::In(named("dietetics")),
        Heading::StartingFrom(day),
        Heading::StartingBefore(day),
    ];
    let upper = UPPER.iter().map(|(_, heading)| (2, heading.clone()));
    upper.chain(open.into_iter().chain(LOWER.iter().map(|(_, heading)| heading.clone())).map(|heading| (4, heading)))
}

impl Heading {
    /// What stands below it, for the reference that authors read.
    pub(crate) fn holds(&self) -> &'static str {
        match self {
            Self::WhatYouDo => "Duties, one a bullet; never rules.",
            Self::WhatYouBring => "Skills and qualities, one a bullet; never rules.",
            Self::EveryoneNeeds => "What it takes to hold the role, by whichever way in; the employer asks.",
            Self::ToStartAnyWayIn => "What every way in asks at its start; the provider asks.",
            Self::WaysIn => "A heading `### Name` for each way in: its line, then its rules.",
            Self::At(_) => "Below a way in: what this provider asks beside the rest.",
            Self::In(_) => "Below a way in: rules for one profession of a page for several.",
            Self::StartingFrom(_) => "Below a way in: rules for starts from this day on.",
            Self::StartingBefore(_) => "Below a way in: rules for starts before this day.",
            Self::OnceOffered => "Below a way in: interview, checks, health; they come next, and never stop a start.",
            Self::BeforeYouFinish => "Below a way in: what is due by its end.",
            Self::OnceYouQualify => "Below a way in: what completes it; the regulator asks.",
            Self::StayingInTheRole => "What is asked again and again; the regulator asks.",
            Self::WhereItLeads => {
                "In each bullet a link to a role's page, with rules of that step nested below it, or “Midwife, no page here yet.”"
            }
            Self::Notes => "Prose and advice; never rules.",
        }
    }

    /// The heading in its canonical words.
    pub fn canonical(&self) -> String {
        match self {
            Self::At(provider) => format!("At {}", spaced(&provider.value)),
            Self::In(profession) => format!("In {}", spaced(&profession.value)),
            Self::StartingFrom(day) => format!("Starting from {}", day.written()),
            Self::StartingBefore(day) => format!("Starting before {}", day.written()),
            fixed => UPPER
                .iter()
                .chain(LOWER)
                .find(|(_, heading)| heading == fixed)
                .map_or_else(String::new, |(words, _)| (*words).to_owned()),
        }
    }
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
            let misdated = crate::date::misdated(date);
            Err(misdated.unwrap_or_else(|| {
                Problem::new(code::INVALID_DATE, "this heading needs a date", span).help("write it as 1 August 2025")
            }))
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

/// What pages elsewhere call these parts.
const OTHER_NAMES: &[(&str, &[&str])] = &[
    ("entry requirements", &["Everyone needs", "To start any way in"]),
    ("requirements", &["Everyone needs", "To start any way in"]),
    ("essential criteria", &["Everyone needs", "To start any way in"]),
    ("qualifications", &["Everyone needs", "To start any way in"]),
    ("how to become one", &["Ways in"]),
    ("entry routes", &["Ways in"]),
    ("routes", &["Ways in"]),
    ("duties", &["What you do"]),
    ("responsibilities", &["What you do"]),
    ("day-to-day tasks", &["What you do"]),
    ("skills", &["What you bring"]),
    ("personal qualities", &["What you bring"]),
    ("skills and qualities", &["What you bring"]),
    ("progression", &["Where it leads"]),
    ("career progression", &["Where it leads"]),
    ("next steps", &["Where it leads"]),
    ("continuing professional development", &["Staying in the role"]),
    ("renewal", &["Staying in the role"]),
    ("further information", &["Notes"]),
    ("more information", &["Notes"]),
    ("interview and checks", &["Once offered a place"]),
    ("selection", &["Once offered a place"]),
    ("completion", &["Before you finish"]),
    ("gateway", &["Before you finish"]),
    ("after you qualify", &["Once you qualify"]),
];

fn unknown(text: &Text, level: u8) -> Problem {
    let written = text.as_str().trim().to_lowercase();
    let shown = text.as_str().trim();
    let problem =
        Problem::new(code::UNKNOWN_HEADING, format!("“{shown}” is not a heading of the language"), text.span());
    let list = if level == 2 { UPPER } else { LOWER };
    let known = |name: &str| list.iter().any(|(candidate, _)| *candidate == name);
    let meant: Vec<&str> = OTHER_NAMES
        .iter()
        .filter(|(other, _)| *other == written)
        .flat_map(|(_, names)| names.iter().copied())
        .filter(|name| known(name))
        .collect();
    let near = || {
        let alike = list.iter().map(|(candidate, _)| (likeness(&written, &candidate.to_lowercase()), *candidate));
        alike.max_by(|(one, _), (other, _)| one.total_cmp(other))
    };
    let named = |names: &[&str]| listed(&names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>(), "or");
    let rewrite = |name: &&str| Rewrite::new(format!("“{name}”"), text.span(), *name);
    match (meant.as_slice(), near()) {
        ([], Some((likeness, candidate))) if likeness > LIKELY => {
            problem.help(format!("did you mean “{candidate}”?")).or(rewrite(&candidate))
        }
        ([], _) => problem.help(format!(
            "those at this level are {}",
            named(&list.iter().map(|(name, _)| *name).collect::<Vec<_>>())
        )),
        (meant, _) => {
            meant.iter().map(rewrite).fold(problem.help(format!("here it is called {}", named(meant))), Problem::or)
        }
    }
}

/// Likeness above which a heading is most likely a slip for another.
const LIKELY: f64 = 0.6;

/// How alike two headings are: by their letters, and by the words they share.
fn likeness(one: &str, other: &str) -> f64 {
    let letters = strsim::normalized_damerau_levenshtein(one, other);
    let words = |heading: &str| heading.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (one, other) = (words(one), words(other));
    let shared =
        one.iter().filter(|word| other.iter().any(|known| strsim::normalized_damerau_levenshtein(word, known) > 0.7));
    let most = one.len().max(other.len()).max(1);
    letters.max(shared.count() as f64 / most as f64)
}
