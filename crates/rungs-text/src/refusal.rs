//! Refusals: English that can be read two ways, said back with the ways to choose from.

pub(crate) mod always;
mod bullets;
mod judged;
mod list;
mod name;
mod unread;

pub(crate) use always::always;
pub(crate) use judged::{no_number, vague_in};
pub(crate) use name::{shared_class, unknown_terms};
pub(crate) use unread::{begins_with_distance, points_back, stopping_place, unread};

use crate::clause::Stop;
use crate::english;
use crate::problem::Problem;
use crate::sentence::Grammar;
use crate::slot::Slots;
use crate::span::Span;
use crate::text::Text;

/// *a* or *an* and a blank, before this word as it is written.
pub(crate) fn article(word: &str) -> &'static str {
    if english::article(word) == "an" { "an " } else { "a " }
}

/// *a, b or c*
pub(crate) fn listed(items: &[impl AsRef<str>], joiner: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} {joiner} {}", first.join(", "), last.as_ref())
        }
    }
}

/// Why no frame reads a clause, as far as it can be told. The order is from the surest sign to the least.
pub(crate) fn explain(stop: &Stop<'_>, text: &Text, end: Span, grammar: &Grammar<'_>) -> Option<Problem> {
    let words = &stop.form.words;
    let found = grammar.names.find_all(words);
    let stop = stop.reach.word;
    list::or_experience(words, &found, text, end)
        .or_else(|| no_number(words, &Slots::default(), text, grammar))
        .or_else(|| list::two_levels(words))
        .or_else(|| unread::exactly(words, stop))
        .or_else(|| unread::nearby(words, stop, text))
        .or_else(|| unread::membership(words, stop, text))
        .or_else(|| list::lists(words, &found, stop, text, end))
        .or_else(|| judged::vague_word(words, &found, text, end))
        .or_else(|| unread::two_requirements(words, stop, text, end, grammar))
        .or_else(|| unread::reason_or_limit(words, stop, &found, text, end, grammar))
        .or_else(|| list::negated(words, stop, text, end))
        .or_else(|| unread::refers_back(words))
}
