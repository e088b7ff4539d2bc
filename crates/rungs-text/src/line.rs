//! The special lines of a way in: its route line, its award line, its owner line and its length.

use crate::code;
use crate::problem::Problem;
use crate::refusal::always::upper_first;
use crate::slot_reader::{self, whole};
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::{Word, words};

/// What kind of way in it is, and what its line says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    /// The kind.
    pub kind: RouteKind,
    /// *at level 5*
    pub level: Option<u8>,
    /// *18 to 24 months*: the shortest and the longest; equal where one number is given.
    pub months: Option<(u32, u32)>,
    /// *full-time*, *learning on and off the job*: as written.
    pub mode: Option<String>,
    /// *standard ST0215*
    pub standard: Option<String>,
    /// The whole line.
    pub span: Span,
}

/// The kinds of ways in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RouteKind {
    /// *Direct entry*
    DirectEntry,
    /// *Apprenticeship*
    Apprenticeship,
    /// *Full-time course*
    FullTimeCourse,
    /// *Part-time course*
    PartTimeCourse,
    /// *Postgraduate course*
    PostgraduateCourse,
    /// *College course*
    CollegeCourse,
    /// *Registration*
    Registration,
    /// *Portfolio*
    Portfolio,
    /// *Promotion*
    Promotion,
}

/// How long a way in takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LengthLine {
    /// *If …,* in front: whether it was *unless*, and the condition as written.
    pub guard: Option<(bool, Spanned<String>)>,
    /// The shortest and the longest, in months; equal where one number is given. The shortest of *up to 24 months* is 0.
    pub months: (u32, u32),
    /// *part-time*, as written.
    pub mode: Option<String>,
    /// *at 30 hours a week*
    pub hours_a_week: Option<u32>,
    /// *and longer in proportion below that*
    pub longer_in_proportion: bool,
    /// *it may be shorter*
    pub may_be_shorter: bool,
    /// The whole line.
    pub span: Span,
}

pub(crate) const KINDS: &[(&[&str], RouteKind)] = &[
    (&["direct", "entry"], RouteKind::DirectEntry),
    (&["full-time", "course"], RouteKind::FullTimeCourse),
    (&["part-time", "course"], RouteKind::PartTimeCourse),
    (&["postgraduate", "course"], RouteKind::PostgraduateCourse),
    (&["college", "course"], RouteKind::CollegeCourse),
    (&["apprenticeship"], RouteKind::Apprenticeship),
    (&["registration"], RouteKind::Registration),
    (&["portfolio"], RouteKind::Portfolio),
    (&["promotion"], RouteKind::Promotion),
];

/// The kinds of ways in as a line begins with them.
pub fn route_kinds() -> impl Iterator<Item = String> {
    KINDS.iter().map(|(phrase, _)| upper_first(&phrase.join(" ")))
}

/// How people learn or work on a way in.
pub(crate) const MODES: &[&str] = &[
    "full-time",
    "part-time",
    "full-time or part-time",
    "learning on and off the job",
    "learning on the job",
    "online",
    "distance learning",
    "blended learning",
    "block release",
    "day release",
    "evenings",
];

/// Reads `Apprenticeship at level 5, standard ST0215, 18 to 24 months, learning on and off the job.`: the line as far as
/// it can be read, and what is wrong with the rest. Nothing, if the line doesn't begin with a kind of way in.
pub fn route_line(text: &Text) -> Option<(RouteLine, Vec<Problem>)> {
    let words = sentence_words(text);
    let article = usize::from(words.first().is_some_and(|word| word.is_one_of(&["a", "an"])));
    let named = words.get(article..)?;
    let (kind, length) =
        KINDS.iter().find_map(|(phrase, kind)| begins(named, phrase).then_some((*kind, phrase.len())))?;
    let mut problems = Vec::new();
    if let (Some(article), Some(first)) = (words.first().filter(|_| article > 0), named.first()) {
        let kind = upper_first(&written(text, named.get(..length)?).value);
        let message = format!("this kind of way in is called “{kind}”, without “{}”", article.written);
        let place = article.span.join(first.span);
        let problem = Problem::new(code::UNREAD_ROUTE_LINE, message, place);
        problems.push(problem.rewrite("without the article", place, upper_first(&first.written)));
    }
    let mut line = RouteLine { kind, level: None, months: None, mode: None, standard: None, span: text.span() };
    let rest = named.get(length..).unwrap_or_default();
    for part in rest.split(|word| word.is(",")).filter(|part| !part.is_empty()) {
        if !read_route_part(&mut line, text, part) {
            problems.push(unread_part(text, part));
        }
    }
    Some((line, problems))
}

fn read_route_part(line: &mut RouteLine, text: &Text, part: &[Word]) -> bool {
    if let Some(level) = level(part) {
        return once(&mut line.level, level);
    }
    if let [standard, code] = part
        && standard.is("standard")
    {
        return once(&mut line.standard, code.written.to_string());
    }
    if let Some((months, length)) = slot_reader::months(part)
        && length == part.len()
    {
        return once(&mut line.months, (months.0, months.1.unwrap_or(months.0)));
    }
    let mode = written(text, part);
    MODES.contains(&mode.value.to_lowercase().as_str()) && once(&mut line.mode, mode.value)
}

/// Puts a value where there was none. A second one isn't taken.
fn once<T>(place: &mut Option<T>, value: T) -> bool {
    let is_first = place.is_none();
    place.get_or_insert(value);
    is_first
}

fn level(part: &[Word]) -> Option<u8> {
    let part = match part {
        [at, rest @ ..] if at.is("at") => rest,
        _ => part,
    };
    match part {
        [level, number] if level.is("level") => number.lower.parse().ok().filter(|level| (1..=9).contains(level)),
        _ => None,
    }
}

/// Reads `Gives a foundation degree at level 5, and the right to register with the HCPC.`: each award as written.
pub fn award_line(text: &Text) -> Option<Result<Vec<Spanned<String>>, Problem>> {
    let words = sentence_words(text);
    let (first, rest) = words.split_first()?;
    if !first.is("gives") {
        return None;
    }
    let mut awards = Vec::new();
    let mut start = 0;
    for (index, word) in rest.iter().enumerate() {
        // An award begins with an article: "art, drama and music" inside one stays together.
        let parts = (word.is(",") || word.is("and")) && begins_award(rest, index + 1);
        if parts {
            awards.push(rest.get(start..index).unwrap_or_default());
            start = index + 1;
        }
    }
    awards.push(rest.get(start..).unwrap_or_default());
    let awards: Vec<_> =
        awards.into_iter().filter(|award| !award.is_empty()).map(|award| written(text, award)).collect();
    if awards.is_empty() {
        let problem = Problem::new(code::UNREAD_AWARD_LINE, "this line names nothing that is given", text.span())
            .help("write what this way in gives, such as: Gives a foundation degree at level 5.");
        return Some(Err(problem));
    }
    Some(Ok(awards))
}

fn begins_award(words: &[Word], at: usize) -> bool {
    match words.get(at..) {
        Some([and, article, ..]) if and.is("and") => article.is_one_of(&["a", "an", "the"]),
        Some([article, ..]) => article.is_one_of(&["a", "an", "the"]),
        _ => false,
    }
}

/// Reads `Asked by the regulator.`: the owner as written.
pub fn owner_line(text: &Text) -> Option<Result<Spanned<String>, Problem>> {
    let words = sentence_words(text);
    if !begins(&words, &["asked", "by"]) {
        return None;
    }
    let owner = words.get(2..).unwrap_or_default();
    if owner.is_empty() || owner.iter().any(Word::is_stop) {
        let problem = Problem::new(code::UNREAD_OWNER_LINE, "this line doesn't say who asks", text.span())
            .help("name one owner, such as: Asked by the regulator.");
        return Some(Err(problem));
    }
    Some(Ok(written(text, owner)))
}

/// Whether the line is `Offered only by those named.`
pub fn named_offers_line(text: &Text) -> bool {
    let words = sentence_words(text);
    words.len() == 5 && begins(&words, &["offered", "only", "by", "those", "named"])
}

/// Reads `It takes 18 to 24 months.`, with *If …,* in front, or *at 30 hours a week, and longer in proportion below that*.
pub fn length_line(text: &Text) -> Option<Result<LengthLine, Problem>> {
    let words = sentence_words(text);
    let takes = words.windows(2).position(|pair| matches!(pair, [it, takes] if it.is("it") && takes.is("takes")))?;
    let guard = match words.get(..takes).unwrap_or_default() {
        [] => None,
        [first, clause @ .., comma] if first.is_one_of(&["if", "unless"]) && comma.is(",") && !clause.is_empty() => {
            Some((first.is("unless"), written(text, clause)))
        }
        _ => return None,
    };
    let rest = words.get(takes + 2..).unwrap_or_default();
    Some(read_length(text, guard, rest).ok_or_else(|| {
        let span = rest.first().map_or(text.span(), |first| written(text, rest).span.join(first.span));
        Problem::new(code::UNREAD_LENGTH_LINE, "this length can't be read", span)
            .help("write it as: It takes 18 to 24 months.")
    }))
}

fn read_length(text: &Text, guard: Option<(bool, Spanned<String>)>, words: &[Word]) -> Option<LengthLine> {
    let (up_to, words) = match words {
        [up, to, rest @ ..] if up.is("up") && to.is("to") => (true, rest),
        _ => (false, words),
    };
    let (months, length) = slot_reader::months(words)?;
    let mut line = LengthLine {
        guard,
        months: (if up_to { 0 } else { months.0 }, months.1.unwrap_or(months.0)),
        mode: None,
        hours_a_week: None,
        longer_in_proportion: false,
        may_be_shorter: false,
        span: text.span(),
    };
    let mut rest = words.get(length..)?;
    while let Some((first, after)) = rest.split_first() {
        rest = match first.lower.as_ref() {
            "," => after,
            "full-time" | "part-time" if line.mode.is_none() => {
                line.mode = Some(first.written.to_string());
                after
            }
            "at" => {
                let (hours, after) = hours_a_week(after)?;
                line.hours_a_week = Some(hours);
                after
            }
            "and" if begins(after, &["longer", "in", "proportion", "below", "that"]) => {
                line.longer_in_proportion = true;
                after.get(5..)?
            }
            "and" if begins(after, &["may", "be", "shorter"]) => {
                line.may_be_shorter = true;
                after.get(3..)?
            }
            "and" if begins(after, &["it", "may", "be", "shorter"]) => {
                line.may_be_shorter = true;
                after.get(4..)?
            }
            _ => return None,
        };
    }
    Some(line)
}

fn hours_a_week<'w>(words: &'w [Word<'w>]) -> Option<(u32, &'w [Word<'w>])> {
    let [count, hours, a, week, rest @ ..] = words else { return None };
    let fits = hours.is("hours") && a.is("a") && week.is("week");
    fits.then_some((whole(&count.lower)?, rest))
}

/// The words of a line without its full stop.
fn sentence_words(text: &Text) -> Vec<Word<'_>> {
    let mut words = words(text);
    words.pop_if(|word| word.is("."));
    words
}

fn begins(words: &[Word], phrase: &[&str]) -> bool {
    let mut words = words.iter();
    phrase.iter().all(|expected| words.next().is_some_and(|word| word.is(expected)))
}

fn written(text: &Text, words: &[Word]) -> Spanned<String> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Spanned::new(String::new(), text.span());
    };
    let written = text.as_str().get(first.start..last.end).unwrap_or_default();
    Spanned::new(written.to_owned(), first.span.join(last.span))
}

fn unread_part(text: &Text, part: &[Word]) -> Problem {
    let part = written(text, part);
    Problem::new(code::UNREAD_ROUTE_LINE, format!("“{}” says nothing known of a way in", part.value), part.span)
        .help("after the kind come any of: at level 5, standard ST0215, 18 to 24 months, full-time, part-time, learning on and off the job; advice belongs in Notes")
}
