//! Sentences read once each. A framework says many things on page after page (*You must be registered with the HCPC
//! before you use the title.*), so most sentences of a page have been read on another.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use foldhash::fast::RandomState;

use crate::moved::Places;
use crate::problem::Problem;
use crate::reader::read_sentence;
use crate::sentence::{Grammar, Place, Sentence};
use crate::span::Span;
use crate::text::{Piece, Text};

/// Reads sentences with one grammar, on any number of threads, and remembers those that can be read. The answers are
/// those of [`read_sentence`].
#[derive(Debug)]
pub struct Readings<'g> {
    /// What sentences are read with.
    pub grammar: Grammar<'g>,
    known: RwLock<HashMap<Place, Words, RandomState>>,
}

/// Of words in one place, how they were read.
type Words = HashMap<String, Known, RandomState>;

/// A sentence as it was first read.
#[derive(Debug)]
struct Known {
    /// Where its words stood.
    pieces: Vec<Piece>,
    sentence: Sentence,
}

impl<'g> Readings<'g> {
    /// Nothing read yet.
    pub fn new(grammar: Grammar<'g>) -> Self {
        Self { grammar, known: RwLock::default() }
    }

    /// Reads a sentence, from its first word to its last, or says why it can't.
    ///
    /// # Errors
    /// The problems of a sentence that is refused, as [`read_sentence`] gives them.
    pub fn read(&self, text: &Text, place: &Place) -> Result<Sentence, Vec<Problem>> {
        // Nothing panics while it writes, and what another thread has written is whole.
        if let Some(known) = self
            .known
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(place)
            .and_then(|words| words.get(text.as_str()))
            && let Some(sentence) = known.elsewhere(text)
        {
            return Ok(sentence);
        }
        let sentence = read_sentence(text, place.clone(), &self.grammar)?;
        let known = Known { pieces: text.pieces().to_vec(), sentence: sentence.clone() };
        let mut all = self.known.write().unwrap_or_else(PoisonError::into_inner);
        all.entry(place.clone()).or_default().insert(text.as_str().to_owned(), known);
        Ok(sentence)
    }
}

impl Known {
    /// The same sentence where `text` stands, if its words stand to each other as these do.
    fn elsewhere(&self, text: &Text) -> Option<Sentence> {
        let (from, to) = (self.pieces.first()?.source.start, text.pieces().first()?.source.start);
        let shifted = |span: Span| Span { start: span.start - from + to, end: span.end - from + to };
        let is_same = |(one, other): (&Piece, &Piece)| {
            one.source.start >= from && Piece { source: shifted(one.source), ..*one } == *other
        };
        if self.pieces.len() != text.pieces().len() || !self.pieces.iter().zip(text.pieces()).all(is_same) {
            return None;
        }
        let mut sentence = self.sentence.clone();
        let within = self.sentence.span;
        sentence.places(&mut |span| {
            // No place at all stays none.
            if within.contains(*span) {
                *span = shifted(*span);
            }
        });
        Some(sentence)
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "tests")]
mod tests {
    use super::*;
    use crate::frame::Frames;
    use crate::name::Names;
    use crate::sentence::GroupHow;

    const SENTENCES: &[&str] = &[
        "If you work in the NHS, you must hold a driving licence, because you travel, when you start, as the employer decides.",
        "For funding, you must be at least 16.",
        "You usually hold a diploma in art or music, preferably a diploma in art.",
        "You must have a diploma in art, but a good portfolio may count instead, as the university decides.",
        "You must have 2 good diplomas, as the university decides.",
        "You must have a diploma in art and two letters, as the university decides.",
        "Art may count instead of the diploma, as they decide.",
        "You must have either:",
        "There are no set requirements.",
        "You must show your work at grade 4 or above.",
        "Requirements vary by university.",
        "Experience counts instead of the GCSEs.",
        "A relevant diploma is one of:",
        "Unread: something else.",
    ];

    fn with_grammar(check: impl Fn(Grammar<'_>)) {
        let frames = Frames::new([
            ("diploma", "you have|hold {count:number} diplomas"),
            ("diploma", "you have|hold a diploma[ in {in:subject}]< , {w:weight} a diploma in {also:subject}>"),
            ("licence", "you have|hold a driving licence"),
            ("age", "you be {age:number}"),
            ("work", "you show your work[ {grade:grade}]"),
            ("setting", "you work in {in:setting}"),
            ("art", "you have {art:subject}"),
        ]);
        let mut names = Names::new();
        names.insert("art", "subject", 1);
        names.insert("music", "subject", 2);
        names.insert("NHS", "setting", 3);
        check(Grammar { frames: &frames.expect("the templates are read"), names: &names });
    }

    fn places() -> [Place; 3] {
        let item = Place::Item { introducer: "have".to_owned(), group: GroupHow::One };
        [Place::Rules, item, Place::GuardedItem]
    }

    #[test]
    fn a_sentence_read_before_is_read_the_same_in_another_place() {
        with_grammar(|grammar| {
            let readings = Readings::new(grammar);
            for sentence in SENTENCES {
                let mut is_read = false;
                for place in places() {
                    for at in [500, 7, 0, 90_000] {
                        let text = Text::verbatim(sentence, at);
                        let expected = read_sentence(&text, place.clone(), &grammar);
                        is_read |= expected.is_ok();
                        assert_eq!(readings.read(&text, &place), expected, "{sentence} at {at} as {place:?}");
                    }
                }
                assert!(is_read, "{sentence} is read nowhere, so it shows nothing");
            }
        });
    }

    #[test]
    fn words_that_break_elsewhere_are_read_anew() {
        let broken_at = |first: &str, second: &str, at: usize, blanks: usize| {
            let mut text = Text::verbatim(first, at);
            let end = at + first.len();
            text.push_break(Span::new(end, end + blanks));
            text.append(&Text::verbatim(second, end + blanks));
            text
        };
        let broken = |at: usize, blanks: usize| broken_at("You must hold a driving", "licence.", at, blanks);
        with_grammar(|grammar| {
            let readings = Readings::new(grammar);
            for text in
                [broken(9, 3), broken(40, 3), broken(0, 1), Text::verbatim("You must hold a driving licence.", 0)]
            {
                assert_eq!(readings.read(&text, &Place::Rules), read_sentence(&text, Place::Rules, &grammar));
            }
            // No piece of one of them is a piece of the other.
            for text in [
                broken_at("You must hold a diploma", "in art.", 9, 3),
                broken_at("You must hold", "a diploma in art.", 9, 5),
            ] {
                assert_eq!(readings.read(&text, &Place::Rules), read_sentence(&text, Place::Rules, &grammar));
            }
        });
    }
}
