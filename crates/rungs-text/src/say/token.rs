//! Words on their way to a canonical sentence.

use crate::slot_reader::OF_ONE;
use crate::word::lower;

/// A word, or a few that stay together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    /// What the author wrote for it, if that is another form: *takes* for *take*, *don't hold* for *hold*.
    pub(super) inflected: Option<String>,
    /// Meant and not written, like *you have* in an item of a list.
    pub(super) meant: bool,
    /// Which word of the clause it is, for words of the template.
    pub(super) word: Option<usize>,
    pub(super) kind: Kind,
}

/// What a token is, as far as its neighbours care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Comma,
    /// A number, and whether *at least* goes in front of it.
    Number {
        at_least: bool,
    },
    /// A length of time: *2 years*, and *2 years'* where a thing follows that takes so long.
    Length {
        at_least: bool,
    },
}

impl Token {
    pub(super) fn new(text: impl Into<String>, kind: Kind) -> Self {
        Self { text: text.into(), inflected: None, meant: false, word: None, kind }
    }

    pub(super) fn word(text: impl Into<String>) -> Self {
        Self::new(text, Kind::Word)
    }

    pub(super) fn comma() -> Self {
        Self::new(",", Kind::Comma)
    }
}

/// Adds a comma, if there is something to part from and no comma yet.
pub(super) fn push_comma(tokens: &mut Vec<Token>) {
    if tokens.last().is_some_and(|last| last.kind != Kind::Comma) {
        tokens.push(Token::comma());
    }
}

/// Tokens as a sentence has them.
pub(super) fn joined(tokens: &[Token]) -> String {
    let mut out = String::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.text.is_empty() {
            continue;
        }
        if !out.is_empty() && token.kind != Kind::Comma {
            out.push(' ');
        }
        if matches!(token.kind, Kind::Number { at_least: true } | Kind::Length { at_least: true }) {
            out.push_str("at least ");
        }
        let is_length = matches!(token.kind, Kind::Length { .. });
        let said_before = tokens.get(..index).unwrap_or_default().iter().rev().find(|before| !before.text.is_empty());
        // *In the last year*: no number, for it is one.
        let is_the_last = said_before.is_some_and(|before| OF_ONE.contains(&before.text.as_str()));
        let bare =
            token.text.strip_prefix("1 ").filter(|_| token.kind == Kind::Length { at_least: false } && is_the_last);
        out.push_str(bare.unwrap_or(&token.text));
        if is_length && tokens.get(index + 1).is_some_and(names_a_thing) {
            out.push_str(if token.text.ends_with('s') { "'" } else { "'s" });
        }
    }
    out
}

/// Whether a word behind a length is the thing that takes so long: *2 years' experience*, but *2 years of practice*.
fn names_a_thing(token: &Token) -> bool {
    const JOINTS: &[&str] =
        &["of", "in", "to", "at", "on", "or", "and", "for", "with", "from", "each", "before", "after", "ago", "since"];
    let first = token.text.split(' ').next().unwrap_or_default();
    token.kind == Kind::Word && !first.is_empty() && !JOINTS.contains(&first)
}

/// Words with single spaces.
pub(crate) fn spaced(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence begins with a capital.
pub(crate) fn capital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// What begins with a capital, in the middle of a sentence.
pub(super) fn uncapital(sentence: &str) -> String {
    let mut letters = sentence.chars();
    match letters.next() {
        Some(first) => first.to_lowercase().chain(letters).collect(),
        None => String::new(),
    }
}

/// Words that were the front of a sentence and no longer are, or never were: a capital that only begins the sentence goes.
pub(super) fn mid_sentence(words: &str) -> String {
    const PLAIN: &[&str] = &[
        "a", "an", "the", "you", "your", "there", "it", "those", "these", "every", "each", "some", "any", "have", "be",
        "hold", "what",
    ];
    let words = spaced(words);
    let first = words.split(' ').next().unwrap_or_default();
    if PLAIN.contains(&lower(first).as_ref()) {
        let rest = words.get(first.len()..).unwrap_or_default();
        return lower(first).into_owned() + rest;
    }
    words
}
