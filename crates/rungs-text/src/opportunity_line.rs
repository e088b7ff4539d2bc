//! The special lines of an opportunity: what it is and takes, what it costs, until when to apply, and who offers it. What it
//! gives is said as a way in says it.

use crate::code;
use crate::date::{Day, read_day, read_month};
use crate::line::{self, MODES, award_line, begins, level, once, sentence_words, written};
use crate::problem::Problem;
use crate::refusal::always::upper_first;
use crate::slot_reader::whole;
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::Word;

/// What an opportunity is, and what its line says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpportunityLine {
    /// How it is learned.
    pub pace: Pace,
    /// What the line calls it, in lower case: *part-time course*.
    pub name: &'static str,
    /// *at level 2*
    pub level: Option<u8>,
    /// *3 to 6 months*
    pub length: Option<Stretch>,
    /// *2 to 4 hours a week*: the fewest and the most; equal where one number is given. The fewest of *up to 4* is 0.
    pub hours_a_week: Option<(u32, u32)>,
    /// Whether it is in the evening.
    pub in_evenings: bool,
    /// *online*, *day release*
    pub mode: Option<&'static str>,
    /// *starting in January or September*: the months it starts in, 1 to 12, as written.
    pub starts_in: Vec<u8>,
    /// *starting at any time*
    pub at_any_time: bool,
    /// The whole line.
    pub span: Span,
}

/// How an opportunity is learned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Pace {
    /// In paid time.
    AtWork,
    /// Beside a job.
    PartTime,
    /// Full-time.
    FullTime,
}

/// A length in the unit it was written in. Years are months.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The shortest; 0 for *up to*.
    pub low: u32,
    /// The longest.
    pub high: u32,
    /// What is counted.
    pub unit: StretchUnit,
}

/// What a length is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say all there is to say")]
pub enum StretchUnit {
    Days,
    Weeks,
    Months,
}

impl Stretch {
    /// Whole months: the shortest rounded down, the longest up.
    pub fn months(self) -> (u32, u32) {
        let in_a_year: u32 = match self.unit {
            StretchUnit::Days => 365,
            StretchUnit::Weeks => 52,
            StretchUnit::Months => 12,
        };
        let twelfths = |count: u32| count.saturating_mul(12);
        (twelfths(self.low) / in_a_year, twelfths(self.high).div_ceil(in_a_year))
    }
}

/// What an opportunity is called, with how it is learned and whether it is in the evening.
pub(crate) const KINDS: &[(&str, Pace, bool)] = &[
    ("part-time course", Pace::PartTime, false),
    ("evening course", Pace::PartTime, true),
    ("online course", Pace::PartTime, false),
    ("full-time course", Pace::FullTime, false),
    ("course at work", Pace::AtWork, false),
    ("training at work", Pace::AtWork, false),
    ("agreement at work", Pace::AtWork, false),
    ("placement", Pace::PartTime, false),
    ("voluntary placement", Pace::PartTime, false),
    ("full-time placement", Pace::FullTime, false),
    ("lessons", Pace::PartTime, false),
    ("test", Pace::PartTime, false),
    ("award", Pace::PartTime, false),
];

/// The heading below which the rules of an opportunity stand.
pub const BEFORE_YOU_START: &str = "Before you start";

/// Whether the line says something of an opportunity: what it is, costs or gives, until when to apply, who offers it.
pub fn is_opportunity_line(text: &Text) -> bool {
    opportunity_line(text).is_some()
        || award_line(text).is_some()
        || cost_line(text).is_some()
        || apply_line(text).is_some()
        || offered_by_line(text).is_some()
}

/// Reads the one heading of an opportunity's page.
///
/// # Errors
/// Any other heading, and this one at another level.
pub fn opportunity_heading(text: &Text, level: u8) -> Result<(), Problem> {
    let written = text.as_str().trim();
    let is_it = crate::say::spaced(written).eq_ignore_ascii_case(BEFORE_YOU_START);
    if is_it && level == 2 {
        return Ok(());
    }
    if is_it {
        let message = format!("“{written}” doesn't belong at level {level}");
        return Err(
            Problem::new(code::HEADING_LEVEL, message, text.span()).help(format!("write ## {BEFORE_YOU_START}"))
        );
    }
    let problem = Problem::new(
        code::UNKNOWN_HEADING,
        format!("“{written}” is not a heading of an opportunity's page"),
        text.span(),
    );
    Err(problem.help(format!(
        "it has one, `## {BEFORE_YOU_START}`, for what it asks; what else there is to say stands below the title"
    )))
}

/// Reads `Part-time course, 3 to 6 months, 4 hours a week, in the evening, starting in January or September.`: the line as
/// far as it can be read, and what is wrong with the rest. Nothing, if the line doesn't begin with what it is.
pub fn opportunity_line(text: &Text) -> Option<(OpportunityLine, Vec<Problem>)> {
    let words = sentence_words(text);
    let article = usize::from(words.first().is_some_and(|word| word.is_one_of(&["a", "an"])));
    let named = words.get(article..)?;
    let fits = KINDS.iter().filter(|(name, ..)| is_named(named, name));
    let (name, pace, in_evenings) = fits.max_by_key(|(name, ..)| name.len())?;
    let mut problems = Vec::new();
    if let (Some(article), Some(first)) = (words.first().filter(|_| article > 0), named.first()) {
        let message = format!("this is called “{}”, without “{}”", upper_first(name), article.written);
        let place = article.span.join(first.span);
        let problem = Problem::new(code::UNREAD_OPPORTUNITY_LINE, message, place);
        problems.push(problem.rewrite("without the article", place, upper_first(&first.written)));
    }
    let mut line = OpportunityLine {
        pace: *pace,
        name,
        level: None,
        length: None,
        hours_a_week: None,
        in_evenings: *in_evenings,
        mode: None,
        starts_in: Vec::new(),
        at_any_time: false,
        span: text.span(),
    };
    let mut rest = named.get(name.split(' ').count()..).unwrap_or_default();
    while let Some((first, behind)) = rest.split_first() {
        if first.is(",") {
            rest = behind;
            continue;
        }
        let ends = |words: &[Word]| words.first().is_none_or(|word| word.is(","));
        // *3 months 4 hours a week* is two parts without a comma, and not read as one.
        match part(&mut line, rest).filter(|after| ends(after)) {
            Some(after) => rest = after,
            None => {
                let length = rest.iter().position(|word| word.is(",")).unwrap_or(rest.len());
                problems.push(unread(text, rest.get(..length).unwrap_or_default()));
                rest = rest.get(length..).unwrap_or_default();
            }
        }
    }
    Some((line, problems))
}

/// Whether words begin with what an opportunity is called. A single word may begin any sentence: it stands alone, or has
/// something of it behind.
fn is_named(words: &[Word], name: &str) -> bool {
    let phrase: Vec<&str> = name.split(' ').collect();
    let goes_on = |word: &Word| word.is(",") || word.is("at");
    begins(words, &phrase) && (phrase.len() > 1 || words.get(phrase.len()).is_none_or(goes_on))
}

/// Takes up one part of the line, and gives what stands behind it.
fn part<'w, 't>(line: &mut OpportunityLine, words: &'w [Word<'t>]) -> Option<&'w [Word<'t>]> {
    let comma = words.iter().position(|word| word.is(",")).unwrap_or(words.len());
    let (part, behind) = words.split_at_checked(comma)?;
    if let Some(level) = level(part) {
        return once(&mut line.level, level).then_some(behind);
    }
    if let Some((hours, after)) = hours_a_week(part) {
        return (after.is_empty() && once(&mut line.hours_a_week, hours)).then_some(behind);
    }
    if let Some(length) = stretch(part) {
        return once(&mut line.length, length).then_some(behind);
    }
    let said = part.iter().map(|word| word.lower.as_ref()).collect::<Vec<_>>().join(" ");
    if matches!(said.as_str(), "in the evening" | "in the evenings" | "evenings") {
        line.in_evenings = true;
        return Some(behind);
    }
    if said == "starting at any time" {
        line.at_any_time = true;
        return line.starts_in.is_empty().then_some(behind);
    }
    if begins(part, &["starting", "in"]) {
        let (months, after) = months_of_year(words.get(2..)?)?;
        line.starts_in = (line.starts_in.is_empty() && !line.at_any_time).then_some(months)?;
        return Some(after);
    }
    let mode = MODES.iter().find(|mode| **mode == said && !mode.ends_with("-time"))?;
    once(&mut line.mode, *mode).then_some(behind)
}

/// *January, April or September*, and what stands behind.
fn months_of_year<'w, 't>(words: &'w [Word<'t>]) -> Option<(Vec<u8>, &'w [Word<'t>])> {
    let (first, mut rest) = words.split_first()?;
    let mut months = vec![read_month(first)?];
    loop {
        let joiners = rest.iter().take_while(|word| word.is_one_of(&[",", "or", "and"])).count();
        let next = rest.get(joiners).filter(|_| joiners > 0).and_then(read_month);
        let Some(next) = next.filter(|next| !months.contains(next)) else { return Some((months, rest)) };
        months.push(next);
        rest = rest.get(joiners + 1..)?;
    }
}

/// *up to 4*, *2 to 4*, *4*, and what stands behind.
fn range<'w, 't>(words: &'w [Word<'t>]) -> Option<((u32, u32), &'w [Word<'t>])> {
    let up_to = begins(words, &["up", "to"]);
    let words = if up_to { words.get(2..)? } else { words };
    let (first, rest) = words.split_first()?;
    let first = whole(&first.lower)?;
    match rest {
        [to, last, rest @ ..] if to.is("to") && !up_to => {
            let last = whole(&last.lower).filter(|last| *last > first)?;
            Some(((first, last), rest))
        }
        rest => Some(((if up_to { 0 } else { first }, first), rest)),
    }
}

fn hours_a_week<'w, 't>(words: &'w [Word<'t>]) -> Option<((u32, u32), &'w [Word<'t>])> {
    let (hours, rest) = range(words)?;
    let [unit, a, week, rest @ ..] = rest else { return None };
    let fits = unit.is_one_of(&["hours", "hour"]) && a.is_one_of(&["a", "per"]) && week.is("week");
    fits.then_some((hours, rest))
}

/// *3 to 6 months*, *up to 10 weeks*, *1 day*, and no more.
fn stretch(words: &[Word]) -> Option<Stretch> {
    if let Some((low, high)) = line::route_months(words) {
        return Some(Stretch { low, high, unit: StretchUnit::Months });
    }
    let ((low, high), rest) = range(words)?;
    let [unit] = rest else { return None };
    let unit = match unit.lower.as_ref() {
        "day" | "days" => StretchUnit::Days,
        "week" | "weeks" => StretchUnit::Weeks,
        _ => return None,
    };
    Some(Stretch { low, high, unit })
}

fn unread(text: &Text, part: &[Word]) -> Problem {
    let part = written(text, part);
    let message = format!("“{}” says nothing known of an opportunity", part.value);
    Problem::new(code::UNREAD_OPPORTUNITY_LINE, message, part.span).help(
        "after what it is come any of: at level 2, 3 to 6 months, 4 hours a week, in the evening, online, starting in January or September; advice belongs into the paragraphs below the title",
    )
}

/// Reads `Costs £300 to £500.`: the least and the most, in pounds. The least of *up to £500* is 0.
pub fn cost_line(text: &Text) -> Option<Result<(u32, u32), Problem>> {
    let words = sentence_words(text);
    let words = match words.as_slice() {
        [it, rest @ ..] if it.is("it") => rest,
        words => words,
    };
    let (costs, rest) = words.split_first()?;
    if !costs.is("costs") {
        return None;
    }
    Some(cost(rest).ok_or_else(|| {
        let place = rest.first().map_or(text.span(), |first| written(text, rest).span.join(first.span));
        Problem::new(code::UNREAD_OPPORTUNITY_LINE, "this cost can't be read", place)
            .help("write it in whole pounds: Costs nothing. Costs £300. Costs £300 to £500. Costs up to £500. Leave the line out where nobody knows")
    }))
}

fn cost(words: &[Word]) -> Option<(u32, u32)> {
    let pounds = |word: &Word| whole(word.lower.strip_prefix('£')?);
    match words {
        [nothing] if nothing.is("nothing") => Some((0, 0)),
        [one] => pounds(one).map(|one| (one, one)),
        [up, to, most] if up.is("up") && to.is("to") => pounds(most).map(|most| (0, most)),
        [least, to, most] if to.is("to") => {
            let (least, most) = (pounds(least)?, pounds(most)?);
            (least < most).then_some((least, most))
        }
        _ => None,
    }
}

/// Reads `Apply by 31 July.`: the last day of a year to apply.
pub fn apply_line(text: &Text) -> Option<Result<Day, Problem>> {
    let words = sentence_words(text);
    if !begins(&words, &["apply", "by"]) {
        return None;
    }
    let day = words.get(2..).unwrap_or_default();
    let read = read_day(day).filter(|(_, length)| *length == day.len()).map(|(day, _)| day);
    Some(read.ok_or_else(|| {
        let place = day.first().map_or(text.span(), |first| written(text, day).span.join(first.span));
        Problem::new(code::UNREAD_OPPORTUNITY_LINE, "this is no day of the year", place)
            .help("write it as: Apply by 31 July. It is meant of every year, so no year stands behind it")
    }))
}

/// Reads `Offered by hospitals.`: who offers it, as written.
pub fn offered_by_line(text: &Text) -> Option<Result<Spanned<String>, Problem>> {
    let words = sentence_words(text);
    if !begins(&words, &["offered", "by"]) {
        return None;
    }
    let owner = words.get(2..).unwrap_or_default();
    if owner.is_empty() || owner.iter().any(Word::is_stop) {
        let problem = Problem::new(code::UNREAD_OPPORTUNITY_LINE, "this line doesn't say who offers it", text.span());
        return Some(Err(problem.help("name them in a few words, such as: Offered by the employer.")));
    }
    Some(Ok(written(text, owner)))
}
