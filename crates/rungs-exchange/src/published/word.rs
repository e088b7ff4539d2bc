//! The words of a published sentence, and a place among them.

/// A word or a mark: commas, colons, brackets and full stops stand by themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Word {
    /// As written.
    pub(crate) written: String,
    /// In lower case.
    pub(crate) lower: String,
}

/// The words of a text.
pub(crate) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    for written in text.split_whitespace() {
        let bare = written.trim_start_matches(OPENING);
        written
            .get(..written.len() - bare.len())
            .unwrap_or_default()
            .chars()
            .for_each(|mark| push_mark(&mut words, mark));
        let word = bare.trim_end_matches(CLOSING);
        if !word.is_empty() {
            words.push(Word { written: word.to_owned(), lower: word.to_lowercase() });
        }
        bare.get(word.len()..).unwrap_or_default().chars().for_each(|mark| push_mark(&mut words, mark));
    }
    words
}

const OPENING: [char; 4] = ['(', '“', '"', '‘'];
const CLOSING: [char; 9] = [',', '.', ':', ';', ')', '”', '"', '?', '!'];

fn push_mark(words: &mut Vec<Word>, mark: char) {
    words.push(Word { written: mark.to_string(), lower: mark.to_string() });
}

/// Words as they are written in a sentence, marks at the words before them.
pub(crate) fn joined(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        let is_closing = word.written.chars().all(|letter| CLOSING.contains(&letter));
        if !text.is_empty() && !is_closing && !text.ends_with('(') {
            text.push(' ');
        }
        text.push_str(&word.written);
    }
    text
}

/// A place among words. Reading takes words from the front; a copy of the place is the way back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'w> {
    words: &'w [Word],
}

impl<'w> Cursor<'w> {
    pub(crate) fn new(words: &'w [Word]) -> Self {
        Self { words }
    }

    /// What hasn't been taken yet.
    pub(crate) fn rest(self) -> &'w [Word] {
        self.words
    }

    pub(crate) fn is_at_end(self) -> bool {
        self.words.is_empty()
    }

    pub(crate) fn peek(self) -> Option<&'w Word> {
        self.words.first()
    }

    pub(crate) fn next(&mut self) -> Option<&'w Word> {
        let (first, rest) = self.words.split_first()?;
        self.words = rest;
        Some(first)
    }

    /// Takes these words, if they come next. They are given in lower case, with blanks between them.
    pub(crate) fn eat(&mut self, phrase: &str) -> bool {
        let mut rest = self.words.iter();
        let mut length = 0;
        for wanted in phrase.split(' ') {
            if rest.next().is_none_or(|word| word.lower != wanted) {
                return false;
            }
            length += 1;
        }
        self.words = self.words.get(length..).unwrap_or_default();
        true
    }

    /// Takes the first of these phrases that comes next.
    pub(crate) fn eat_one(&mut self, phrases: &[&'static str]) -> Option<&'static str> {
        phrases.iter().copied().find(|phrase| self.eat(phrase))
    }

    /// Takes *a* or *an*, if it is there.
    pub(crate) fn eat_article(&mut self) -> bool {
        self.eat_one(&["a", "an", "the"]).is_some()
    }

    /// Takes a number in digits or in words.
    pub(crate) fn number(&mut self) -> Option<u32> {
        let word = self.peek()?;
        let number = match word.lower.as_str() {
            "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            digits => digits.parse().ok()?,
        };
        self.next();
        Some(number)
    }

    /// Whether any of these words is still to come.
    pub(crate) fn has(self, any: &[&str]) -> bool {
        self.words.iter().any(|word| any.contains(&word.lower.as_str()))
    }
}
