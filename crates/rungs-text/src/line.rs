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
    /// What the line calls it, in lower case: *degree apprenticeship*.
    pub name: &'static str,
    /// *at level 5*
    pub level: Option<u8>,
    /// *18 to 24 months*: the shortest and the longest; equal where one number is given. The shortest of *up to 72 months*
    /// is 0.
    pub months: Option<(u32, u32)>,
    /// *up to 6 months of assessment*, which come after that time.
    pub assessment: Option<(u32, u32)>,
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
    /// *University course*
    UniversityCourse,
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

/// What ways in are called, longest first where one name begins another. A line keeps its name: it tells readers more than
/// its kind does.
pub(crate) const KINDS: &[(&str, RouteKind)] = &[
    ("direct entry", RouteKind::DirectEntry),
    ("apprenticeship", RouteKind::Apprenticeship),
    ("foundation degree higher apprenticeship", RouteKind::Apprenticeship),
    ("foundation degree apprenticeship", RouteKind::Apprenticeship),
    ("integrated degree apprenticeship", RouteKind::Apprenticeship),
    ("degree apprenticeship", RouteKind::Apprenticeship),
    ("higher apprenticeship", RouteKind::Apprenticeship),
    ("advanced apprenticeship", RouteKind::Apprenticeship),
    ("intermediate apprenticeship", RouteKind::Apprenticeship),
    ("foundation apprenticeship", RouteKind::Apprenticeship),
    ("full-time course", RouteKind::FullTimeCourse),
    ("part-time course", RouteKind::PartTimeCourse),
    ("university course", RouteKind::UniversityCourse),
    ("degree course", RouteKind::UniversityCourse),
    ("degree", RouteKind::UniversityCourse),
    ("undergraduate course", RouteKind::UniversityCourse),
    ("undergraduate degree", RouteKind::UniversityCourse),
    ("foundation degree", RouteKind::UniversityCourse),
    ("postgraduate course", RouteKind::PostgraduateCourse),
    ("postgraduate degree", RouteKind::PostgraduateCourse),
    ("postgraduate diploma", RouteKind::PostgraduateCourse),
    ("master's course", RouteKind::PostgraduateCourse),
    ("master's degree", RouteKind::PostgraduateCourse),
    ("college course", RouteKind::CollegeCourse),
    ("access course", RouteKind::CollegeCourse),
    ("registration", RouteKind::Registration),
    ("portfolio", RouteKind::Portfolio),
    ("promotion", RouteKind::Promotion),
];

/// What can stand in front of a name as well as behind it: *part-time master's course*.
const MODES_IN_FRONT: &[&str] = &["full-time or part-time", "full-time", "part-time"];

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
    let Named { name, kind, mode, length } = named_way_in(named)?;
    let mut problems = Vec::new();
    if let (Some(article), Some(first)) = (words.first().filter(|_| article > 0), named.first()) {
        let kind = upper_first(&written(text, named.get(..length)?).value);
        let message = format!("this kind of way in is called “{kind}”, without “{}”", article.written);
        let place = article.span.join(first.span);
        let problem = Problem::new(code::UNREAD_ROUTE_LINE, message, place);
        problems.push(problem.rewrite("without the article", place, upper_first(&first.written)));
    }
    let mode = mode.map(|mode| written(text, named.get(..mode).unwrap_or_default()).value);
    let mut line =
        RouteLine { kind, name, level: None, months: None, assessment: None, mode, standard: None, span: text.span() };
    let rest = named.get(length..).unwrap_or_default();
    for part in rest.split(|word| word.is(",")).filter(|part| !part.is_empty()) {
        if !read_route_part(&mut line, text, part) {
            problems.push(unread_part(text, part));
        } else if let Some(problem) = two_paces(&line, text, part) {
            problems.push(problem);
        }
    }
    Some((line, problems))
}

/// The words that name a way in at the front of its line.
struct Named {
    name: &'static str,
    kind: RouteKind,
    /// How many words in front say how people learn.
    mode: Option<usize>,
    /// How many words it takes in all.
    length: usize,
}

fn named_way_in(words: &[Word]) -> Option<Named> {
    let at = |start: usize| {
        let words = words.get(start..)?;
        let fits = KINDS.iter().filter(|(name, _)| begins(words, &phrase(name)));
        fits.max_by_key(|(name, _)| phrase(name).len()).map(|(name, kind)| (*name, *kind, start + phrase(name).len()))
    };
    if let Some((name, kind, length)) = at(0) {
        return Some(Named { name, kind, mode: None, length });
    }
    let mode = MODES_IN_FRONT.iter().map(|mode| phrase(mode)).find(|mode| begins(words, mode))?.len();
    let (name, kind, length) = at(mode)?;
    // Only a course is taken at a pace: an apprenticeship is work.
    let is_course =
        matches!(kind, RouteKind::UniversityCourse | RouteKind::PostgraduateCourse | RouteKind::CollegeCourse);
    is_course.then_some(Named { name, kind, mode: Some(mode), length })
}

fn phrase(name: &'static str) -> Vec<&'static str> {
    name.split(' ').collect()
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
    if let Some(months) = route_months(part) {
        return once(&mut line.months, months);
    }
    if let Some(months) = of_assessment(part) {
        return once(&mut line.assessment, months);
    }
    let mode = written(text, part);
    MODES.contains(&mode.value.to_lowercase().as_str()) && once(&mut line.mode, mode.value)
}

/// *up to 6 months of assessment*, *and 3 months of assessment*
fn of_assessment(part: &[Word]) -> Option<(u32, u32)> {
    let [length @ .., of, assessment] = part else { return None };
    let length = match length {
        [and, length @ ..] if and.is("and") => length,
        length => length,
    };
    route_months(length).filter(|_| of.is("of") && assessment.is("assessment"))
}

/// *18 to 24 months*, *up to 72 months*, and no more.
pub(crate) fn route_months(part: &[Word]) -> Option<(u32, u32)> {
    let (months, rest) = months(part)?;
    rest.is_empty().then_some(months)
}

/// A length at the front, and what follows it. The shortest of *up to 24 months* is 0.
fn months<'w, 't>(words: &'w [Word<'t>]) -> Option<((u32, u32), &'w [Word<'t>])> {
    let up_to = begins(words, &["up", "to"]);
    let words = if up_to { words.get(2..)? } else { words };
    let ((low, high), length) = slot_reader::months(words)?;
    if up_to && high.is_some() {
        return None;
    }
    Some(((if up_to { 0 } else { low }, high.unwrap_or(low)), words.get(length..)?))
}

/// Puts a value where there was none. A second one isn't taken.
pub(crate) fn once<T>(place: &mut Option<T>, value: T) -> bool {
    let is_first = place.is_none();
    place.get_or_insert(value);
    is_first
}

pub(crate) fn level(part: &[Word]) -> Option<u8> {
    let part = match part {
        [at, rest @ ..] if at.is("at") => rest,
        _ => part,
    };
    match part {
        [level, number] if level.is("level") => number.lower.parse().ok().filter(|level| (1..=9).contains(level)),
        _ => None,
    }
}

/// Reads `Gives a foundation degree at level 5, and the right to register with the HCPC.`: each award as written. One
/// begins with an article or a number (*12 months' experience in health or care*), or behind a comma and *and*.
pub fn award_line(text: &Text) -> Option<Result<Vec<Text>, Problem>> {
    let words = sentence_words(text);
    let (first, rest) = words.split_first()?;
    if !first.is("gives") {
        return None;
    }
    let mut awards = Vec::new();
    let mut start = 0;
    for (index, word) in rest.iter().enumerate() {
        // "art, drama and music" inside one stays together.
        let parts = (word.is(",") || word.is("and")) && begins_award(rest, index + 1);
        if parts {
            awards.push(rest.get(start..index).unwrap_or_default());
            start = index + 1;
        }
    }
    awards.push(rest.get(start..).unwrap_or_default());
    let awards = awards.into_iter().filter_map(|award| {
        let award = match award {
            [and, award @ ..] if and.is("and") => award,
            award => award,
        };
        Some(text.part(award.first()?.start, award.last()?.end))
    });
    let awards: Vec<Text> = awards.collect();
    if awards.is_empty() {
        let problem = Problem::new(code::UNREAD_AWARD_LINE, "this line names nothing that is given", text.span())
            .help("write what this way in gives, such as: Gives a foundation degree at level 5.");
        return Some(Err(problem));
    }
    Some(Ok(awards))
}

/// Whether an award begins there, behind a comma or *and*. One behind both begins with any word: so the formatter writes it.
fn begins_award(words: &[Word], at: usize) -> bool {
    let begins = |word: &Word| {
        word.is_one_of(&["a", "an", "the"]) || word.lower.starts_with(|first: char| first.is_ascii_digit())
    };
    let is_behind_comma = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.is(","));
    match words.get(at..) {
        Some([and, first, ..]) if and.is("and") => is_behind_comma || begins(first),
        Some([first, ..]) => begins(first),
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
        let problem = Problem::new(code::UNREAD_LENGTH_LINE, "this length can't be read", span);
        match for_some(text, rest) {
            Some(lines) => problem
                .help("a length for some is a line of its own, and the one for all others comes last")
                .rewrite("a line for each", text.span(), lines),
            None => problem.help("write it as: It takes 18 to 24 months."),
        }
    }))
}

/// *18 months, or 24 if you start before 1 August 2025*, as two lines.
fn for_some(text: &Text, words: &[Word]) -> Option<String> {
    let comma = words.iter().position(|word| word.is(","))?;
    let (most, [_, or, some @ ..]) = (words.get(..comma)?, words.get(comma..)?) else { return None };
    let at = some.iter().position(|word| word.is_one_of(&["if", "unless"]))?;
    let (length, [guard, clause @ ..]) = (some.get(..at)?, some.get(at..)?) else { return None };
    let is_sound = or.is("or") && !length.is_empty() && !clause.is_empty() && route_months(most).is_some();
    let said = |words: &[Word]| written(text, words).value;
    // *Or 24* takes the unit of the first.
    let unit = if route_months(length).is_none() { most.last().map(|unit| format!(" {}", unit.written)) } else { None };
    let unit = unit.unwrap_or_default();
    is_sound.then(|| {
        format!(
            "{} {}, it takes {}{unit}.\nIt takes {}.",
            upper_first(&guard.lower),
            said(clause),
            said(length),
            said(most)
        )
    })
}

fn read_length(text: &Text, guard: Option<(bool, Spanned<String>)>, words: &[Word]) -> Option<LengthLine> {
    let (months, mut rest) = months(words)?;
    let mut line = LengthLine {
        guard,
        months,
        mode: None,
        hours_a_week: None,
        longer_in_proportion: false,
        may_be_shorter: false,
        span: text.span(),
    };
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
    let fits = hours.is_one_of(&["hours", "hour"]) && a.is("a") && week.is("week");
    fits.then_some((whole(&count.lower)?, rest))
}

/// The words of a line without its full stop.
pub(crate) fn sentence_words(text: &Text) -> Vec<Word<'_>> {
    let mut words = words(text);
    words.pop_if(|word| word.is("."));
    words
}

pub(crate) fn begins(words: &[Word], phrase: &[&str]) -> bool {
    let mut words = words.iter();
    phrase.iter().all(|expected| words.next().is_some_and(|word| word.is(expected)))
}

pub(crate) fn written(text: &Text, words: &[Word]) -> Spanned<String> {
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return Spanned::new(String::new(), text.span());
    };
    let written = text.as_str().get(first.start..last.end).unwrap_or_default();
    Spanned::new(written.to_owned(), first.span.join(last.span))
}

/// *Full-time course, part-time*: the kind has its pace already.
fn two_paces(line: &RouteLine, text: &Text, part: &[Word]) -> Option<Problem> {
    let own = match line.kind {
        RouteKind::FullTimeCourse => "full-time",
        RouteKind::PartTimeCourse => "part-time",
        _ => return None,
    };
    let pace = written(text, part);
    let is_other = MODES_IN_FRONT.contains(&pace.value.to_lowercase().as_str()) && pace.value.to_lowercase() != own;
    is_other.then(|| {
        let message = format!("a “{}” is {own}, and this line says “{}” as well", line.name, pace.value);
        Problem::new(code::UNREAD_ROUTE_LINE, message, pace.span)
            .help("say it once: “Full-time course”, “Part-time course”, or “University course, full-time or part-time”")
    })
}

fn unread_part(text: &Text, part: &[Word]) -> Problem {
    let part = written(text, part);
    let problem =
        Problem::new(code::UNREAD_ROUTE_LINE, format!("“{}” says nothing known of a way in", part.value), part.span);
    let problem = match plainly(&part.value) {
        Some(plain) => problem.rewrite(format!("“{plain}”"), part.span, plain),
        None => problem,
    };
    problem.help("after the kind come any of: at level 5, standard ST0215, 18 to 24 months, up to 6 months of assessment, full-time, part-time, learning on and off the job; advice belongs in Notes")
}

/// A part of a line without what it is dressed in, if it can be read so: *(level 5)*, *18–24 months*, *2 yrs*, *approx. 24 months*.
fn plainly(part: &str) -> Option<String> {
    let bare = part.trim_matches(['(', ')', ' ']);
    let ranged = bare
        .replace([' ', '–', '—', '‑'], " ")
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ");
    let is_number = |word: &str| !word.is_empty() && word.bytes().all(|digit| digit.is_ascii_digit());
    let mut words: Vec<String> = Vec::new();
    for word in ranged.split(' ') {
        match word.split_once('-') {
            Some((low, high)) if is_number(low) && is_number(high) => {
                words.extend([low.into(), "to".into(), high.into()])
            }
            _ if is_number(word) && words.last().is_some_and(|last| is_number(last)) => {
                words.extend(["to".into(), word.into()])
            }
            _ if matches!(
                word.to_lowercase().as_str(),
                "approx." | "approx" | "approximately" | "about" | "around"
            ) => {}
            _ if matches!(word.to_lowercase().as_str(), "yrs" | "yrs." | "yr") => words.push("years".into()),
            _ if matches!(word.to_lowercase().as_str(), "mths" | "mths." | "mth") => words.push("months".into()),
            _ => words.push(word.to_lowercase()),
        }
    }
    let plain = words.join(" ");
    let plain = if plain.starts_with("level ") { format!("at {plain}") } else { plain };
    let text = Text::verbatim(&plain, 0);
    let mut line = RouteLine {
        kind: RouteKind::FullTimeCourse,
        name: "",
        level: None,
        months: None,
        assessment: None,
        mode: None,
        standard: None,
        span: text.span(),
    };
    let parts = crate::word::words(&text);
    (plain != part && read_route_part(&mut line, &text, &parts)).then_some(plain)
}
