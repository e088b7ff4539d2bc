//! Words: what sentences are matched by.
//!
//! A word is lower-cased for matching and keeps its written form and its place. Apostrophes and hyphens belong to words;
//! commas, colons, full stops and brackets are words of their own. `A*`, `2:2`, `9-1`, `7.0`, `£500` and `1,000` stay whole,
//! and a unit is parted from its number, so that `152cm` is read like `152 cm`.

use std::borrow::Cow;

use crate::span::Span;
use crate::text::Text;

/// One word of a text. Most words are borrowed from it as they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// For matching: lower-case, with straight apostrophes.
    pub lower: Cow<'t, str>,
    /// As written.
    pub written: Cow<'t, str>,
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends in the text.
    pub end: usize,
    /// Where it stands in the page.
    pub span: Span,
}

impl<'t> Word<'t> {
    /// A word the author didn't write but meant, such as *you have* before an item of a list. It has a place, and no width.
    pub(crate) fn meant(lower: &'t str, start: usize, place: usize) -> Self {
        Self { lower: Cow::Borrowed(lower), written: Cow::Borrowed(""), start, end: start, span: Span::at(place) }
    }

    /// The same word read in another form, such as *be* for *is*.
    pub(crate) fn read_as(&self, lower: impl Into<Cow<'t, str>>) -> Self {
        Self { lower: lower.into(), ..self.clone() }
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_ref())
    }

    /// Whether it is punctuation that ends or parts a clause.
    pub(crate) fn is_stop(&self) -> bool {
        self.is_one_of(&[",", ".", ":", ";", "(", ")", "!", "?", "–", "—"])
    }

    pub(crate) fn starts_with_capital(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text.
pub fn words(text: &Text) -> Vec<Word<'_>> {
    let string = text.as_str();
    let mut found = Vec::new();
    let mut start = 0;
    while let Some(rest) = string.get(start..) {
        let before = rest.len() - rest.trim_start().len();
        start += before;
        let Some(rest) = rest.get(before..).filter(|rest| !rest.is_empty()) else { break };
        let written = rest.get(..word_length(rest)).unwrap_or(rest);
        let end = start + written.len();
        let span = text.source_span(start, end);
        found.push(Word { lower: lower(written), written: Cow::Borrowed(written), start, end, span });
        start = end;
    }
    found
}

/// The matching form of a written word.
pub(crate) fn lower(written: &str) -> Cow<'_, str> {
    if !written.is_ascii() {
        Cow::Owned(written.to_lowercase().replace(['’', '‘'], "'").replace(['‐', '‑'], "-"))
    } else if written.bytes().any(|letter| letter.is_ascii_uppercase()) {
        Cow::Owned(written.to_ascii_lowercase())
    } else {
        Cow::Borrowed(written)
    }
}

/// One word in two forms.
pub(crate) const A_OR_AN: [&str; 2] = ["a", "an"];

/// The matching forms of the words of a plain string, for templates and names.
pub(crate) fn lower_words(string: &str) -> Vec<String> {
    words(&Text::verbatim(string, 0)).into_iter().map(|word| word.lower.into_owned()).collect()
}

/// How many bytes the word at the front has: at least one character.
fn word_length(rest: &str) -> usize {
    if let Some(length) = plain_length(rest) {
        return length;
    }
    let mut characters = rest.char_indices().peekable();
    let mut next = move || {
        let (at, here) = characters.next()?;
        Some((at, here, characters.peek().map_or(' ', |(_, after)| *after)))
    };
    let Some((_, first, second)) = next() else { return 0 };
    if !starts_word(first, second) {
        return first.len_utf8();
    }
    let mut before = first;
    while let Some((at, here, after)) = next() {
        let goes_on = if here.is_alphanumeric() {
            !(before.is_ascii_digit() && here.is_alphabetic() && is_unit(rest, at))
        } else {
            match here {
                '\'' | '’' => before.is_alphanumeric(),
                '-' | '/' | '‐' | '‑' => (before.is_alphanumeric() || before == '*') && after.is_alphanumeric(),
                ':' | '.' => before.is_ascii_digit() && after.is_ascii_digit(),
                ',' => before.is_ascii_digit() && is_thousands(rest, at),
                '*' => before.is_alphabetic(),
                '+' => before.is_alphanumeric(),
                // A combining mark belongs to the letter before it.
                _ => is_mark(here),
            }
        };
        if !goes_on {
            return at;
        }
        before = here;
    }
    rest.len()
}

/// The length of a word of nothing but plain letters, which most words are.
fn plain_length(rest: &str) -> Option<usize> {
    let length = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
    let goes_on = |next: &u8| !next.is_ascii() || next.is_ascii_digit() || b"'-/*+".contains(next);
    (length > 0 && !rest.as_bytes().get(length).is_some_and(goes_on)).then_some(length)
}

fn starts_word(first: char, second: char) -> bool {
    first.is_alphanumeric() || (matches!(first, '£' | '$' | '€' | '#' | '@') && second.is_alphanumeric())
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// Whether the letters after a number are a unit (*cm*), and not an ordinal (*1st*) or a plural (*16s*).
fn is_unit(rest: &str, at: usize) -> bool {
    let (number, letters) = rest.split_at_checked(at).unwrap_or((rest, ""));
    let letters = letters.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default();
    number.chars().all(|character| character.is_ascii_digit() || character == '.')
        && !matches!(letters, "st" | "nd" | "rd" | "th" | "s")
}

/// Whether a comma is followed by exactly three digits, as in *1,000*.
fn is_thousands(rest: &str, comma: usize) -> bool {
    let after = rest.get(comma + 1..).unwrap_or_default();
    after.bytes().take_while(u8::is_ascii_digit).count() == 3
}
