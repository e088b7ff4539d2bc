//! What may stand in front of a sentence: a guard, a scope, a moment.

use crate::code;
use crate::fixed::after;
use crate::guard::RawGuard;
use crate::matching::written;
use crate::moment::{self, Moment};
use crate::problem::{Problem, Rewrite};
use crate::refusal::always::upper_first;
use crate::sentence::Scope;
use crate::span::{Span, Spanned};
use crate::strength;
use crate::text::Text;
use crate::word::Word;

/// What stood in front.
#[derive(Debug, Default)]
pub(crate) struct Leads<'w> {
    pub(crate) guard: Option<RawGuard<'w>>,
    pub(crate) scope: Option<Spanned<Scope>>,
    pub(crate) moment: Option<Spanned<Moment>>,
}

/// Takes what stands in front of a sentence, and gives the rest.
pub(crate) fn take<'w>(text: &Text, words: &'w [Word<'w>], problems: &mut Vec<Problem>) -> (Leads<'w>, &'w [Word<'w>]) {
    let mut leads = Leads::default();
    let mut rest = words;
    while let Some(after) = take_one(text, rest, &mut leads, problems) {
        rest = after;
    }
    (leads, rest)
}

fn take_one<'w>(
    text: &Text,
    words: &'w [Word<'w>],
    leads: &mut Leads<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    let first = words.first()?;
    match first.lower.as_ref() {
        "if" | "unless" => take_guard(words, leads, problems),
        "for" => take_for(text, words, leads, problems),
        "to" => take_purpose(text, words, leads, problems),
        "at" => take_provider(text, words, leads, problems).or_else(|| take_moment(words, leads, problems)),
        _ => take_moment(words, leads, problems),
    }
}

fn take_guard<'w>(words: &'w [Word<'w>], leads: &mut Leads<'w>, problems: &mut Vec<Problem>) -> Option<&'w [Word<'w>]> {
    let (first, rest) = words.split_first()?;
    let Some(end) = end_of_guard(rest) else {
        let main = main_clause(rest);
        let problem = Problem::new(code::UNREAD_GUARD, format!("this “{}” has no end", first.lower), first.span)
            .help("put a comma where the condition ends: If you work in the NHS, you must …");
        let before = main.and_then(|main| rest.get(main.checked_sub(1)?));
        problems.push(match before {
            Some(before) => problem.rewrite("with a comma", Span::at(before.span.end), ","),
            None => problem,
        });
        return rest.get(main?..);
    };
    let clause = rest.get(..end).unwrap_or_default().to_vec();
    let guard = RawGuard { unless: first.is("unless"), word: first.span, clause };
    if leads.guard.is_some() {
        problems.push(crate::guard::second(first.span));
    } else {
        leads.guard = Some(guard);
    }
    rest.get(end + 1..)
}

/// Where a main clause begins behind a condition that no comma ends: a subject with its strength word.
fn main_clause(words: &[Word]) -> Option<usize> {
    const SUBJECTS: &[&str] = &["you", "your", "the", "there"];
    const STRENGTHS: &[&str] = &["must", "should", "may", "might", "need", "will", "usually", "normally", "generally"];
    (2..words.len()).find(|at| {
        let subject = words.get(*at).is_some_and(|word| word.is_one_of(SUBJECTS));
        subject && words.iter().skip(at + 1).take(2).any(|word| word.is_one_of(STRENGTHS))
    })
}

/// The comma that ends a guard: the first with a main clause after it, or else the first.
fn end_of_guard(words: &[Word]) -> Option<usize> {
    const STARTERS: &[&str] = &[
        "you",
        "your",
        "the",
        "there",
        "some",
        "preferably",
        "ideally",
        "for",
        "at",
        "it",
        "english",
        "those",
        "every",
        "each",
        "what",
        "if",
        "unless",
        "usually",
    ];
    let commas = || words.iter().enumerate().filter(|(_, word)| word.is(",")).map(|(index, _)| index);
    commas().find(|comma| words.get(comma + 1).is_some_and(|word| word.is_one_of(STARTERS))).or_else(|| commas().next())
}

fn take_for<'w>(
    text: &Text,
    words: &'w [Word<'w>],
    leads: &mut Leads<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    if let [for_word, most, jobs, ..] = words
        && most.is_one_of(&["most", "many"])
        && jobs.is_one_of(&["jobs", "posts", "roles", "courses", "employers", "universities"])
    {
        let span = for_word.span.join(jobs.span);
        let phrase = written(text, words.get(..3)?).value;
        let rest = skip_comma(words.get(3..)?);
        let problem =
            Problem::new(code::MOST_JOBS, format!("“{}”: usually, or only some?", phrase.to_lowercase()), span)
                .help("write “You usually need …” or “Some employers ask for …”");
        let only_some = Rewrite::new("only some", most.span, "some");
        problems.push(usually(for_word, rest).into_iter().chain([only_some]).fold(problem, Problem::or));
        return Some(rest);
    }
    let (scope, rest) = if let Some(rest) = after(words, &["for", "funding"]) {
        (Scope::Funding, rest)
    } else if let Some(rest) = after(words, &["for", "registration"]) {
        (Scope::Registration, rest)
    } else {
        (Scope::Post, after(words, &["for", "the", "post"])?)
    };
    let taken = words.get(..words.len() - rest.len())?;
    set_scope(leads, Spanned::new(scope, written(text, taken).span), problems);
    Some(skip_comma(rest))
}

/// The sentence without *for most jobs*, with *usually* as its strength.
fn usually(first: &Word, rest: &[Word]) -> Option<Rewrite> {
    let [you, verb, ..] = rest else { return None };
    let strength = match verb.lower.as_ref() {
        "need" => "usually need",
        "must" => "usually",
        _ => return None,
    };
    let place = first.span.join(verb.span);
    you.is("you").then(|| Rewrite::new("usually", place, format!("You {strength}")))
}

fn take_provider<'w>(
    text: &Text,
    words: &'w [Word<'w>],
    leads: &mut Leads<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    const LONGEST_NAME: usize = 10;
    let (_, rest) = words.split_first()?;
    let comma = rest.iter().take(LONGEST_NAME).position(|word| word.is(","))?;
    let name = rest.get(..comma)?;
    // A provider has a name: *at the start* is no provider.
    let named = match name {
        [the, first, ..] if the.is("the") => first.starts_with_capital(),
        [first, ..] => first.starts_with_capital(),
        [] => false,
    };
    if !named {
        return None;
    }
    let span = written(text, words.get(..=comma)?).span;
    set_scope(leads, Spanned::new(Scope::At(written(text, name).value), span), problems);
    rest.get(comma + 1..)
}

fn set_scope(leads: &mut Leads<'_>, scope: Spanned<Scope>, problems: &mut Vec<Problem>) {
    match &leads.scope {
        None => leads.scope = Some(scope),
        Some(first) => problems.push(said_twice("whose rule this is", first.span, scope.span)),
    }
}

fn take_purpose<'w>(
    text: &Text,
    words: &'w [Word<'w>],
    leads: &mut Leads<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    let comma = words.iter().position(|word| word.is(","))?;
    let phrase = words.get(..comma)?;
    let span = written(text, phrase).span;
    let moment = match phrase {
        [_, verb] if verb.is("register") => Moment::Register,
        [_, verb] if verb.is("finish") => Moment::BeforeFinish,
        _ => {
            let purpose = written(text, phrase.get(1..)?).value;
            let problem = Problem::new(
                code::PURPOSE_IN_FRONT,
                format!("“{}”: for everyone, or only then?", written(text, phrase).value),
                span,
            )
            .help(format!("write it as a condition: If you {purpose}, …"))
            .rewrite("only then", span, format!("If you {purpose}"));
            let rest = words.get(comma + 1..)?;
            let everyone =
                rest.first().map(|first| Rewrite::new("everyone", span.join(first.span), upper_first(&first.written)));
            problems.push(everyone.into_iter().fold(problem, Problem::or));
            return Some(rest);
        }
    };
    set_moment(leads, Spanned::new(moment, span), problems);
    words.get(comma + 1..)
}

fn take_moment<'w>(
    words: &'w [Word<'w>],
    leads: &mut Leads<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    let (moment, length) = moment::at_front(words)?;
    let rest = words.get(length..)?;
    // In front, a moment is set off by a comma: "Throughout the course …" is something else.
    let (comma, rest) = rest.split_first()?;
    if !comma.is(",") {
        return None;
    }
    let span = words.get(..length)?.iter().map(|word| word.span).reduce(Span::join)?;
    match moment {
        Ok(moment) => set_moment(leads, Spanned::new(moment, span), problems),
        Err(problem) => problems.push(problem),
    }
    Some(rest)
}

fn set_moment(leads: &mut Leads<'_>, moment: Spanned<Moment>, problems: &mut Vec<Problem>) {
    match &leads.moment {
        None => leads.moment = Some(moment),
        Some(first) => problems.push(said_twice("when", first.span, moment.span)),
    }
}

/// Words in front of a sentence that are no guard, scope or moment.
pub(crate) fn unread(text: &Text, words: &[Word]) -> Option<Problem> {
    let comma = words.iter().position(|word| word.is(","))?;
    strength::read(text, words.get(comma + 1..)?).ok()??;
    let front = written(text, words.get(..comma)?);
    Some(
        Problem::new(code::UNREAD_WORDS, format!("I can't read “{}” in front of a sentence", front.value), front.span).help(
            "in front stand a condition (If …,), whose rule it is (For funding, or At and a provider's name,) or when (Before you finish,)",
        ),
    )
}

/// A part of the frame that stands in one sentence twice.
pub(crate) fn said_twice(what: &str, first: Span, second: Span) -> Problem {
    Problem::new(code::SAID_TWICE, format!("this sentence says {what} twice"), second)
        .label(first, "said here first")
        .help("keep one, or write two bullets")
}

fn skip_comma<'w>(words: &'w [Word<'w>]) -> &'w [Word<'w>] {
    match words {
        [comma, rest @ ..] if comma.is(",") => rest,
        _ => words,
    }
}
