//! Places in a text: bytes here, lines and columns in the protocol.
//!
//! The protocol counts a column in units that client and server agree on. Whatever place a client names, there is a
//! byte for it: beyond the end of a line is its end, beyond the last line is the end of the text, and inside a
//! character is its beginning.

use gen_lsp_types::{Position, PositionEncodingKind, Range};
use rungs_text::Span;

/// The units in which columns are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// What every client knows.
    #[default]
    Utf16,
}

impl Encoding {
    /// The best of what a client offers: bytes if it can, since they are what we count in.
    pub fn agreed(offered: &[PositionEncodingKind]) -> Encoding {
        if offered.contains(&PositionEncodingKind::UTF8) { Encoding::Utf8 } else { Encoding::Utf16 }
    }

    /// Its name in the protocol.
    pub fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
        }
    }

    fn width(self, letter: char) -> usize {
        match self {
            Encoding::Utf8 => letter.len_utf8(),
            Encoding::Utf16 => letter.len_utf16(),
        }
    }
}

/// Where the lines of a text begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
    encoding: Encoding,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text, which end as the protocol has it: with `\n`, `\r\n` or `\r`.
    pub fn new(text: &'t str, encoding: Encoding) -> Lines<'t> {
        let bytes = text.as_bytes();
        let ends_line = |at: usize| match bytes.get(at) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        };
        let starts = std::iter::once(0).chain((0..bytes.len()).filter(|at| ends_line(*at)).map(|at| at + 1)).collect();
        Lines { text, starts, encoding }
    }

    /// The line of a byte, from 0.
    pub fn line(&self, byte: usize) -> usize {
        self.starts.partition_point(|start| *start <= byte).saturating_sub(1)
    }

    /// A line without what ends it; empty beyond the last.
    pub fn span(&self, line: usize) -> Span {
        let Some(start) = self.starts.get(line).copied() else { return Span::at(self.text.len()) };
        let end = self.starts.get(line + 1).copied().unwrap_or(self.text.len());
        let written = self.text.get(start..end).unwrap_or_default();
        Span::new(start, start + written.trim_end_matches(['\r', '\n']).len())
    }

    /// Where a byte stands.
    pub fn position(&self, byte: usize) -> Position {
        let line = self.line(byte);
        let start = self.starts.get(line).copied().unwrap_or_default();
        let before = self.text.get(start..).unwrap_or_default().char_indices();
        let before = before.take_while(|(at, letter)| start + at + letter.len_utf8() <= byte);
        let column = before.map(|(_, letter)| self.encoding.width(letter)).sum();
        Position { line: number(line), character: number(column) }
    }

    /// Which byte a place names.
    pub fn byte(&self, position: Position) -> usize {
        let line = self.span(usize::try_from(position.line).unwrap_or(usize::MAX));
        let wanted = usize::try_from(position.character).unwrap_or(usize::MAX);
        let (mut column, mut byte) = (0, line.start);
        for letter in line.slice(self.text).chars() {
            column += self.encoding.width(letter);
            if column > wanted {
                break;
            }
            byte += letter.len_utf8();
        }
        byte
    }

    /// Where a span stands.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// Which bytes a range names; one that runs backwards is empty.
    pub fn bytes(&self, range: Range) -> Span {
        Span::new(self.byte(range.start), self.byte(range.end))
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The byte at ‸ stands here, counted either way, and these places name that byte.
    fn check(marked: &str, utf8: (u32, u32), utf16: (u32, u32)) {
        let byte = marked.find('‸').unwrap_or_default();
        let text = marked.replace('‸', "");
        for (encoding, (line, character)) in [(Encoding::Utf8, utf8), (Encoding::Utf16, utf16)] {
            let lines = Lines::new(&text, encoding);
            let position = Position { line, character };
            assert_eq!(lines.position(byte), position, "{marked:?}, {encoding:?}");
            assert_eq!(lines.byte(position), byte, "{marked:?}, {encoding:?}");
        }
    }

    #[test]
    fn letters_before_a_place_are_counted_in_what_was_agreed() {
        check("‸Zoë", (0, 0), (0, 0));
        check("Zoë‸ writes", (0, 4), (0, 3));
        check("- 🎨 art‸", (0, 10), (0, 8));
        check("Zoë 🎨\n“Zoë 🎨‸”", (1, 12), (1, 7));
        // A letter and a combining mark are two.
        check("e\u{301}‸", (0, 3), (0, 2));
    }

    #[test]
    fn lines_end_as_the_protocol_has_it() {
        check("one\r\n‸two", (1, 0), (1, 0));
        check("one\r‸two", (1, 0), (1, 0));
        check("one\n\n‸", (2, 0), (2, 0));
        check("one\r\n\r\n‸two", (2, 0), (2, 0));
    }

    #[test]
    fn a_place_outside_the_text_is_the_nearest_inside() {
        let check = |text: &str, line: u32, character: u32, byte: usize| {
            let lines = Lines::new(text, Encoding::Utf16);
            assert_eq!(lines.byte(Position { line, character }), byte, "{text:?} {line}:{character}");
        };
        check("one\ntwo", 0, 99, 3);
        check("one\r\ntwo", 0, 4, 3);
        check("one\ntwo", 7, 0, 7);
        check("", u32::MAX, u32::MAX, 0);
        // Between the two halves of an emoji.
        check("🎨", 0, 1, 0);
    }

    #[test]
    fn a_byte_inside_a_letter_stands_where_the_letter_begins() {
        let lines = Lines::new("ë!", Encoding::Utf16);
        assert_eq!(lines.position(1), Position { line: 0, character: 0 });
        assert_eq!(Lines::new("one", Encoding::Utf8).position(99), Position { line: 0, character: 3 });
    }

    proptest! {
        #[test]
        fn every_byte_between_letters_has_a_place_of_its_own(text in "[a ë🎨\u{301}\r\n]{0,40}", wide: bool) {
            let lines = Lines::new(&text, if wide { Encoding::Utf16 } else { Encoding::Utf8 });
            // Between \r and \n there is no place.
            let inside = |at: usize| text.get(..at).is_some_and(|before| before.ends_with('\r')) && text.get(at..).is_some_and(|after| after.starts_with('\n'));
            for (at, _) in text.char_indices().filter(|(at, _)| !inside(*at)) {
                prop_assert_eq!(lines.byte(lines.position(at)), at);
            }
        }

        #[test]
        fn every_place_names_a_byte_between_letters(text in "[a ë🎨\u{301}\r\n]{0,40}", line in 0..9_u32, character in 0..30_u32, wide: bool) {
            let lines = Lines::new(&text, if wide { Encoding::Utf16 } else { Encoding::Utf8 });
            let byte = lines.byte(Position { line, character });
            prop_assert!(text.is_char_boundary(byte), "{}", byte);
        }
    }
}
