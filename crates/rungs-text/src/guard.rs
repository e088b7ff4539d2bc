//! Guards: *if …* and *unless …*.

use crate::clause::{self, Form, Heard, base_forms};
use crate::code;
use crate::lead;
use crate::matching::written;
use crate::moment;
use crate::problem::Problem;
use crate::refusal;
use crate::sentence::{Clause, Grammar, Guard};
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::{Word, words};

/// A guard whose clause has not been read yet.
#[derive(Clone, Debug)]
pub(crate) struct RawGuard<'w> {
    pub(crate) unless: bool,
    /// Where *if* or *unless* stands.
    pub(crate) word: Span,
    pub(crate) clause: Vec<Word<'w>>,
}

/// A guard that has been read, and how.
#[derive(Clone, Debug)]
pub(crate) struct Guarded<'w> {
    pub(crate) guard: Guard,
    /// The clause, where a frame has read it.
    pub(crate) heard: Option<Heard<'w>>,
}

/// The guard in front of a line that is no sentence of its own: *If you hold a degree, it takes 12 months.*
///
/// # Errors
/// What is wrong with it.
pub fn read_guard(text: &Text, grammar: &Grammar<'_>) -> Result<Option<Guard>, Vec<Problem>> {
    let words = words(text);
    let mut problems = Vec::new();
    let (leads, _) = lead::take(text, &words, &mut problems);
    let guard = leads.guard.map(|raw| read(&raw, text, grammar)).transpose();
    match guard {
        _ if !problems.is_empty() => Err(problems),
        Ok(guard) => Ok(guard.map(|guarded| guarded.guard)),
        Err(problem) => Err(vec![problem]),
    }
}

/// Reads the clause of a guard: with a frame if one knows it, or else word for word.
pub(crate) fn read<'w>(raw: &RawGuard<'w>, text: &Text, grammar: &Grammar<'_>) -> Result<Guarded<'w>, Problem> {
    if let Some(inner) = raw.clause.iter().find(|word| word.is_one_of(&["if", "unless"])) {
        return Err(second(inner.span));
    }
    if let Some(joined) = joined_guards(&raw.clause, text, grammar) {
        return Err(joined);
    }
    let words = written(text, &raw.clause);
    let span = raw.word.join(words.span);
    let guard = |clause, moment| Guard { unless: raw.unless, clause, moment, span };
    let matched = |heard: Heard<'w>, moment| {
        let found = heard.as_match();
        let negated = found.negated;
        Guarded { guard: guard(Clause::Match { found, negated }, moment), heard: Some(heard) }
    };
    if let Some(heard) = read_clause(&raw.clause, text, grammar)? {
        return Ok(matched(heard, None));
    }
    // *You are under 19 when you start*: frames know the age, this crate knows the moment.
    if let Some((Ok(moment), start)) = moment::at_end(&raw.clause)
        && let Some(front) = raw.clause.get(..start).filter(|front| !front.is_empty())
        && let Some(heard) = read_clause(front, text, grammar)?
    {
        let span = written(text, raw.clause.get(start..).unwrap_or_default()).span;
        return Ok(matched(heard, Some(Spanned::new(moment, span))));
    }
    if let Some(tail) = left_over(&raw.clause, text, grammar)? {
        return Err(unread(&tail));
    }
    if raw.clause.iter().map(|word| word.lower.as_ref()).eq(ASKED_FOR) {
        return Ok(Guarded { guard: guard(Clause::AskedFor(words), None), heard: None });
    }
    if let Some(pronoun) = points_elsewhere(&raw.clause) {
        return Err(refusal::points_back(pronoun));
    }
    if !can_be_asked(&raw.clause) {
        return Err(unread(&words));
    }
    Ok(Guarded { guard: guard(Clause::Open(words), None), heard: None })
}

/// What stands after a comma when the words before it are a condition by themselves: *you hold a degree, in Wales*.
/// Asked word for word, it would hide the condition.
fn left_over(words: &[Word], text: &Text, grammar: &Grammar<'_>) -> Result<Option<Spanned<String>>, Problem> {
    let Some(comma) = words.iter().position(|word| word.is(",")) else { return Ok(None) };
    let front = read_clause(words.get(..comma).unwrap_or_default(), text, grammar)?;
    Ok(front.map(|_| written(text, words.get(comma + 1..).unwrap_or_default())))
}

fn read_clause<'w>(words: &[Word<'w>], text: &Text, grammar: &Grammar<'_>) -> Result<Option<Heard<'w>>, Problem> {
    let forms: Vec<Form> = base_forms(words);
    let Some(reading) = clause::read(text, &forms, grammar, false) else { return Ok(None) };
    match clause::settle(reading, text) {
        Ok(heard) => Ok(Some(heard)),
        Err(problems) => problems.into_iter().next().map_or(Ok(None), Err),
    }
}

/// The one clause whose *it* is plain: what the sentence asks for.
const ASKED_FOR: [&str; 5] = ["the", "post", "asks", "for", "it"];

/// Clauses about the reader, the course or the post can be asked word for word.
fn can_be_asked(words: &[Word]) -> bool {
    match words {
        [you, ..] if you.is_one_of(&["you", "your", "you're"]) => words.len() > 1,
        [the, thing, rest @ ..] => {
            the.is("the") && thing.is_one_of(&["course", "post", "course's", "post's"]) && !rest.is_empty()
        }
        _ => false,
    }
}

/// A word for something that another sentence names: *you don't have them*. Asked word for word, it means nothing.
fn points_elsewhere<'s, 'w>(words: &'s [Word<'w>]) -> Option<&'s Word<'w>> {
    words.iter().enumerate().skip(1).find_map(|(at, word)| {
        let stands_alone = || words.get(at + 1).is_none_or(|next| next.is_stop());
        match word.lower.as_ref() {
            "it" | "them" | "they" => Some(word),
            "these" | "those" | "this" | "that" | "one" if stands_alone() => Some(word),
            _ => None,
        }
    })
}

/// Two guards with *and* or *or* between them, as far as both have a subject.
fn joined_guards(words: &[Word], text: &Text, grammar: &Grammar<'_>) -> Option<Problem> {
    let found = grammar.names.find_all(words);
    let at = (1..words.len()).find(|at| {
        let joins = words.get(*at).is_some_and(|word| word.is_one_of(&["and", "or"]));
        let subject = words.get(at + 1).is_some_and(|word| word.is_one_of(&["you", "your"]));
        joins && subject && !found.covers(*at)
    })?;
    let joiner = words.get(at)?;
    let second = written(text, words.get(at + 1..)?);
    Some(
        Problem::new(code::JOINED_GUARDS, format!("two conditions are joined by “{}”", joiner.lower), joiner.span)
            .label(second.span, "this is the second")
            .help("write one condition in front, and the other as “If …, you must:” with nested bullets"),
    )
}

/// One sentence, one guard.
pub(crate) fn second(at: Span) -> Problem {
    Problem::new(code::GUARD_IN_GUARD, "a sentence has one “if” or “unless”", at)
        .help("nest it: “If …, you must:” and the other condition in a bullet below")
}

fn unread(words: &Spanned<String>) -> Problem {
    Problem::new(code::UNREAD_GUARD, format!("“{}” can't be asked or looked up", words.value), words.span)
        .help("say it of the reader, the employer, the course or the post: If you …, If your employer …")
}
