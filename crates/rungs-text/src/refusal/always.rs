//! What is refused wherever it stands in a sentence.

use std::borrow::Cow;

use crate::code;
use crate::date::misdated;
use crate::fixed::after;
use crate::matching::written;
use crate::problem::Problem;
use crate::reader::read_sentence;
use crate::sentence::{Grammar, Place};
use crate::slot_reader::whole;
use crate::span::Span;
use crate::text::Text;
use crate::word::Word;

/// Everything in a sentence that is refused wherever it stands.
pub(crate) fn always(text: &Text, words: &[Word], grammar: &Grammar<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let rest = words.get(at..).unwrap_or_default();
        match word.lower.as_ref() {
            "and/or" => problems.push(and_or(word)),
            "except" if after(rest, &["except", "that"]).is_some() => {
                problems.push(
                    Problem::new(code::EXCLUSION_IN_EXCLUSION, "an exclusion has no exceptions of its own", word.span)
                        .help("name what doesn't count, and nothing else"),
                );
            }
            "." if rest.len() > 1 && ends_sentence(words, at) => {
                problems.push(several_sentences(text, words, at, grammar));
                break;
            }
            _ => {}
        }
        problems.extend(over(rest, at.checked_sub(1).and_then(|before| words.get(before))));
        problems.extend(misdated(rest));
        if problems.iter().all(|problem| problem.code != code::REFERS_BACK) {
            problems.extend(refers_back(text, rest));
        }
    }
    problems
}

/// Whether a full stop ends a sentence: it stands neither inside an address nor behind a word that it cuts short.
pub(crate) fn ends_sentence(words: &[Word], at: usize) -> bool {
    let Some(stop) = words.get(at) else { return true };
    let is_inside =
        words.get(at + 1).is_some_and(|next| next.start == stop.end && next.written.starts_with(char::is_lowercase));
    let short = at.checked_sub(1).and_then(|before| words.get(before));
    let is_short = short.is_some_and(|word| {
        word.is_one_of(&["min", "max", "approx", "incl", "inc", "etc", "yrs", "yr", "eg"])
            || (word.lower.len() == 1
                && words.get(at.wrapping_sub(2)).is_some_and(|dot| dot.is(".") && dot.end == word.start))
    });
    !is_inside && !is_short
}

fn and_or(word: &Word) -> Problem {
    Problem::new(code::AND_OR, format!("“{}”: all of them, or any?", word.written), word.span)
        .help("write “one of:” or “at least 1 of:” and name them all")
        .rewrite("all of them", word.span, "and")
        .rewrite("any of them", word.span, "or")
}

/// *over 18*, *more than 30*: whether the number itself is enough is not said.
fn over(rest: &[Word], before: Option<&Word>) -> Option<Problem> {
    const PHRASES: &[&[&str]] = &[&["over"], &["more", "than"], &["older", "than"], &["above"]];
    let (phrase, number) = PHRASES.iter().find_map(|phrase| Some((phrase, after(rest, phrase)?.first()?)))?;
    let count = whole(&number.lower)?;
    // *Or above 4 hours* would be something else; *or over* and *or above* follow a number.
    if before.is_some_and(|word| word.is("or")) {
        return None;
    }
    let span = rest.first()?.span.join(number.span);
    let more = count.saturating_add(1);
    let message = format!("does “{} {count}” mean {count} or over, or {more} or over?", phrase.join(" "));
    Some(
        Problem::new(code::OVER_NUMBER, message, span)
            .help("write the lowest that is enough")
            .rewrite(format!("{count} or over"), span, format!("at least {count}"))
            .rewrite(format!("{more} or over"), span, format!("at least {more}")),
    )
}

fn several_sentences(text: &Text, words: &[Word], stop: usize, grammar: &Grammar<'_>) -> Problem {
    let second = words.get(stop + 1..).unwrap_or_default();
    let second = match second {
        [second @ .., last] if last.is(".") => second,
        second => second,
    };
    let shown = written(text, second);
    let mut problem =
        Problem::new(code::SEVERAL_SENTENCES, format!("“{}” is a second sentence", shown.value), shown.span)
            .help("a bullet holds one: make it a bullet of its own, or a reason with because, or move it to Notes");
    let place = words.get(stop).map_or(shown.span, |stop| stop.span.join(shown.span));
    if let Some(first) = second.first()
        && first.is_one_of(&["you", "your", "this", "there", "it", "they", "the", "these", "we", "some"])
    {
        let reason = format!(" because {}", lower_first(&shown.value));
        problem = problem.rewrite("a reason", place, reason);
    }
    let alone = second.first().zip(second.last()).map(|(first, last)| text.part(first.start, last.end));
    // What can't be read as a rule would only be refused again.
    if alone.is_some_and(|alone| read_sentence(&alone, Place::Rules, grammar).is_ok()) {
        problem = problem.rewrite("a bullet of its own", place, format!(".\n- {}", shown.value));
    }
    problem
}

/// *The same entry as full-time*, *as above*: rules that are somewhere else.
fn refers_back(text: &Text, rest: &[Word]) -> Option<Problem> {
    const PHRASES: &[&[&str]] = &[&["same", "as"], &["as", "above"], &["the", "above"], &["as", "for", "the"]];
    const ASKED: &[&str] = &["entry", "requirements", "rules", "conditions", "criteria"];
    let same_entry = match rest {
        [same, what, ..] => same.is("same") && what.is_one_of(ASKED),
        _ => false,
    };
    if !same_entry && !PHRASES.iter().any(|phrase| after(rest, phrase).is_some()) {
        return None;
    }
    let shown = written(text, rest);
    Some(
        Problem::new(code::REFERS_BACK, format!("“{}” points at rules that stand elsewhere", shown.value), shown.span)
            .help("rules of every way in stand under `## To start any way in`; others are written out where they hold"),
    )
}

/// A sentence as it goes on after other words: its first letter is small, unless the word has more capitals.
pub(crate) fn lower_first(sentence: &str) -> Cow<'_, str> {
    let word_end = sentence.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(sentence.len());
    let (word, rest) = sentence.split_at(word_end);
    let is_plain = word.chars().skip(1).all(char::is_lowercase) && word.chars().next().is_some_and(char::is_uppercase);
    if is_plain && word != "I" { Cow::Owned(format!("{}{rest}", word.to_lowercase())) } else { Cow::Borrowed(sentence) }
}

/// A sentence as it begins: its first letter is a capital.
pub(crate) fn upper_first(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The place of a word together with the blank in front of it, so that taking it out leaves one blank.
pub(crate) fn with_blank_before(words: &[Word], at: usize) -> Option<Span> {
    let word = words.get(at)?;
    let start =
        at.checked_sub(1).and_then(|before| words.get(before)).map_or(word.span.start, |before| before.span.end);
    Some(Span::new(start, word.span.end))
}
