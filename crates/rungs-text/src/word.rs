//! Words: what sentences are matched by.
//!
//! A word is lower-cased for matching and keeps its written form and its place. Apostrophes and hyphens belong to words;
//! commas, colons, full stops and brackets are words of their own. `A*`, `2:2`, `9-1`, `7.0`, `£500` and `1,000` stay whole,
//! and a unit is parted from its number, so that `152cm` is read like `152 cm`.

use crate::span::Span;
use crate::text::Text;

/// One word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// For matching: lower-case, with straight apostrophes.
    pub lower: String,
    /// As written.
    pub written: String,
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends in the text.
    pub end: usize,
    /// Where it stands in the page.
    pub span: Span,
}

impl Word {
    /// A word the author didn't write but meant, such as *you have* before an item of a list. It has a place, and no width.
    pub(crate) fn meant(lower: &str, start: usize, place: usize) -> Self {
        Self { lower: lower.to_owned(), written: String::new(), start, end: start, span: Span::at(place) }
    }

    /// The same word read in another form, such as *be* for *is*.
    pub(crate) fn read_as(&self, lower: &str) -> Self {
        Self { lower: lower.to_owned(), ..self.clone() }
    }

    pub(crate) fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub(crate) fn is_one_of(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
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
pub fn words(text: &Text) -> Vec<Word> {
    let characters: Vec<(usize, char)> = text.as_str().char_indices().collect();
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(&(start, character)) = characters.get(index) {
        if character.is_whitespace() {
            index += 1;
            continue;
        }
        let length = word_length(characters.get(index..).unwrap_or_default());
        index += length;
        let end = characters.get(index).map_or(text.as_str().len(), |(end, _)| *end);
        let written = text.as_str().get(start..end).unwrap_or_default();
        found.push(Word {
            lower: lower(written),
            written: written.to_owned(),
            start,
            end,
            span: text.source_span(start, end),
        });
    }
    found
}

/// The matching form of a written word.
pub(crate) fn lower(written: &str) -> String {
    written.to_lowercase().replace(['’', '‘'], "'")
}

/// The matching forms of the words of a plain string, for templates and names.
pub(crate) fn lower_words(string: &str) -> Vec<String> {
    words(&Text::verbatim(string, 0)).into_iter().map(|word| word.lower).collect()
}

/// How many characters the word at the front has: at least one.
fn word_length(characters: &[(usize, char)]) -> usize {
    let at = |index: usize| characters.get(index).map_or(' ', |(_, character)| *character);
    if !starts_word(at(0), at(1)) {
        return 1;
    }
    let mut length = 1;
    loop {
        let (before, here, after) = (at(length - 1), at(length), at(length + 1));
        let goes_on = if here.is_alphanumeric() {
            !(before.is_ascii_digit() && here.is_alphabetic() && is_unit(characters, length))
        } else {
            match here {
                '\'' | '’' => before.is_alphanumeric(),
                '-' | '/' | '‑' => (before.is_alphanumeric() || before == '*') && after.is_alphanumeric(),
                ':' | '.' => before.is_ascii_digit() && after.is_ascii_digit(),
                ',' => before.is_ascii_digit() && is_thousands(characters, length),
                '*' => before.is_alphabetic(),
                '+' => before.is_alphanumeric(),
                // A combining mark belongs to the letter before it.
                _ => is_mark(here),
            }
        };
        if !goes_on {
            return length;
        }
        length += 1;
    }
}

fn starts_word(first: char, second: char) -> bool {
    first.is_alphanumeric() || (matches!(first, '£' | '$' | '€' | '#' | '@') && second.is_alphanumeric())
}

fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// Whether the letters after a number are a unit (*cm*), and not an ordinal (*1st*) or a plural (*16s*).
fn is_unit(characters: &[(usize, char)], at: usize) -> bool {
    let only_digits_before =
        characters.iter().take(at).all(|(_, character)| character.is_ascii_digit() || *character == '.');
    let letters: String = characters
        .iter()
        .skip(at)
        .map(|(_, character)| *character)
        .take_while(|character| character.is_alphanumeric())
        .collect();
    only_digits_before && !matches!(letters.as_str(), "st" | "nd" | "rd" | "th" | "s")
}

/// Whether a comma is followed by exactly three digits, as in *1,000*.
fn is_thousands(characters: &[(usize, char)], comma: usize) -> bool {
    let digits = characters.iter().skip(comma + 1).take_while(|(_, character)| character.is_ascii_digit()).count();
    digits == 3
}
