//! A run of prose that remembers where each of its characters stands in the page.

use crate::span::Span;

/// One stretch of a [`Text`] and the stretch of the page it came from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it begins in the text.
    pub start: usize,
    /// Where it ends in the text.
    pub end: usize,
    /// Where it stands in the page.
    pub source: Span,
    /// Whether text and page agree byte for byte. Entities and line breaks don't; a place inside them is the whole piece.
    pub verbatim: bool,
}

/// Prose kept as pieces, so that every character maps back to the page. Markup is gone and line breaks are one space.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    string: String,
    pieces: Vec<Piece>,
}

impl Text {
    /// A text that stands in `source` exactly as it is, beginning at byte `at`. For callers that have no page.
    pub fn verbatim(source: &str, at: usize) -> Self {
        let mut text = Self::default();
        text.push(source, Span::new(at, at.saturating_add(source.len())), true);
        text
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.string
    }

    /// Whether it has no characters but blanks.
    pub fn is_blank(&self) -> bool {
        self.string.trim().is_empty()
    }

    /// From the first character to the last, in the page.
    pub fn span(&self) -> Span {
        match (self.pieces.first(), self.pieces.last()) {
            (Some(first), Some(last)) => Span::new(first.source.start, last.source.end),
            _ => Span::default(),
        }
    }

    /// The pieces, in order.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// Where the bytes `start..end` of this text stand in the page.
    pub fn source_span(&self, start: usize, end: usize) -> Span {
        if end <= start {
            return Span::at(self.place(start, Side::Start));
        }
        Span::new(self.place(start, Side::Start), self.place(end, Side::End))
    }

    /// A part of this text, with its own pieces. Offsets that split a character give an empty text.
    pub fn part(&self, start: usize, end: usize) -> Self {
        let mut part = Self::default();
        for piece in &self.pieces {
            let from = piece.start.max(start);
            let to = piece.end.min(end);
            if from >= to {
                continue;
            }
            let Some(words) = self.string.get(from..to) else { return Self::default() };
            let source = if piece.verbatim { shifted(piece, from, to) } else { piece.source };
            part.push(words, source, piece.verbatim);
        }
        part
    }

    /// The same text with other words at a place of the page, each of which stands for the whole place.
    pub fn reworded(&self, place: Span, words: &str) -> Self {
        let mut text = Self::default();
        let mut is_said = false;
        for piece in &self.pieces {
            let within = self.string.get(piece.start..piece.end).unwrap_or_default();
            if piece.source.end <= place.start || place.end <= piece.source.start {
                text.push(within, piece.source, piece.verbatim);
                continue;
            }
            // A place in the middle of a piece parts it.
            let cut =
                |at: usize| if piece.verbatim { at.saturating_sub(piece.source.start).min(within.len()) } else { 0 };
            let (before, behind) = (cut(place.start), cut(place.end));
            text.push(within.get(..before).unwrap_or_default(), Span::new(piece.source.start, place.start), true);
            if !is_said {
                text.push(words, place, false);
                is_said = true;
            }
            if place.end < piece.source.end {
                let rest = within.get(behind..).unwrap_or_default();
                text.push(rest, Span::new(place.end, piece.source.end), piece.verbatim);
            }
        }
        text
    }

    /// The same text without blanks at either end.
    pub fn trimmed(&self) -> Self {
        self.clone().into_trimmed()
    }

    /// This text without blanks at either end.
    pub(crate) fn into_trimmed(self) -> Self {
        let start = self.string.len() - self.string.trim_start().len();
        let end = self.string.trim_end().len();
        if start == 0 && end == self.string.len() {
            return self;
        }
        self.part(start, end.max(start))
    }

    /// The text of each line of the page it ran over.
    pub fn lines(&self) -> Vec<Self> {
        // Each piece is looked at once: a paragraph may have a million lines.
        let (mut lines, mut line) = (Vec::new(), Self::default());
        for piece in &self.pieces {
            if self.is_break(piece) {
                lines.push(std::mem::take(&mut line).into_trimmed());
            } else {
                line.push(self.string.get(piece.start..piece.end).unwrap_or_default(), piece.source, piece.verbatim);
            }
        }
        lines.push(line.into_trimmed());
        lines.retain(|line| !line.is_blank());
        lines
    }

    pub(crate) fn push(&mut self, words: &str, source: Span, verbatim: bool) {
        if words.is_empty() {
            return;
        }
        let start = self.string.len();
        self.string.push_str(words);
        let end = self.string.len();
        // Contiguous verbatim stretches are one piece: it keeps pieces few and `part` cheap.
        if let Some(last) = self.pieces.last_mut()
            && verbatim
            && last.verbatim
            && last.source.end == source.start
        {
            last.end = end;
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece { start, end, source, verbatim });
    }

    /// Adds another text behind this one, every character with the place it has.
    pub(crate) fn append(&mut self, other: &Self) {
        for piece in &other.pieces {
            self.push(other.string.get(piece.start..piece.end).unwrap_or_default(), piece.source, piece.verbatim);
        }
    }

    pub(crate) fn push_break(&mut self, source: Span) {
        if !self.string.is_empty() {
            self.push(" ", source, false);
        }
    }

    fn is_break(&self, piece: &Piece) -> bool {
        !piece.verbatim && self.string.get(piece.start..piece.end) == Some(" ")
    }

    fn place(&self, offset: usize, side: Side) -> usize {
        // The end of a range belongs to the piece before it, the start to the piece after it.
        let found = match side {
            Side::Start => self.pieces.partition_point(|piece| piece.end <= offset),
            Side::End => self.pieces.partition_point(|piece| piece.end < offset),
        };
        let Some(piece) = self.pieces.get(found) else { return self.span().end };
        if piece.verbatim {
            piece.source.start + offset.saturating_sub(piece.start)
        } else if matches!(side, Side::Start) {
            piece.source.start
        } else {
            piece.source.end
        }
    }
}

fn shifted(piece: &Piece, from: usize, to: usize) -> Span {
    let start = piece.source.start + (from - piece.start);
    Span::new(start, start + (to - from))
}

#[derive(Clone, Copy)]
enum Side {
    Start,
    End,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::word::words;

    #[test]
    fn other_words_stand_for_the_whole_of_a_place() {
        let mut text = Text::default();
        text.push("You need", Span::new(10, 18), true);
        text.push_break(Span::new(18, 19));
        text.push("good maths", Span::new(19, 29), true);
        let place = Span::new(19, 23);
        let reworded = text.reworded(place, "some sort of");
        assert_eq!(reworded.as_str(), "You need some sort of maths");
        let spans: Vec<Span> = words(&reworded).iter().map(|word| word.span).collect();
        assert_eq!(spans, [Span::new(10, 13), Span::new(14, 18), place, place, place, Span::new(24, 29)]);
    }

    #[test]
    fn blanks_at_either_end_go() {
        for written in ["one word", " one word", "one word ", "  one word  "] {
            let trimmed = Text::verbatim(written, 5).trimmed();
            let start = 5 + written.find('o').unwrap_or_default();
            assert_eq!((trimmed.as_str(), trimmed.span()), ("one word", Span::new(start, start + 8)));
        }
        assert!(Text::verbatim("  ", 5).trimmed().as_str().is_empty());
    }
}
