//! How wide text is in Arial, and where it breaks: a drawing made on a server has no browser to ask.

/// A kind of letters in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Font {
    /// The size in units of the drawing.
    pub(crate) size: i32,
    pub(crate) is_bold: bool,
}

impl Font {
    pub(crate) const fn plain(size: i32) -> Font {
        Font { size, is_bold: false }
    }

    pub(crate) const fn bold(size: i32) -> Font {
        Font { size, is_bold: true }
    }
}

/// Thousandths of the size, from the space to the tilde.
const PLAIN: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];
/// Any other letter: no letter that names are written in here is wider.
const OTHER: u16 = 1_000;

/// How wide a text is, rounded up.
pub(crate) fn width(text: &str, font: Font) -> i32 {
    let table = if font.is_bold { &BOLD } else { &PLAIN };
    let thousandths: i64 = text.chars().map(|letter| i64::from(of_letter(letter, table))).sum();
    let exact = thousandths * i64::from(font.size);
    i32::try_from((exact + 999) / 1_000).unwrap_or(i32::MAX)
}

fn of_letter(letter: char, table: &[u16; 95]) -> u16 {
    let plain = match letter {
        '‘' | '’' => 'i',
        '“' | '”' => '"',
        '–' => '0',
        'é' | 'è' | 'ê' | 'ë' | 'á' | 'à' | 'â' | 'ô' | 'ŵ' | 'ŷ' => 'm',
        letter => letter,
    };
    let place = u32::from(plain).checked_sub(32).and_then(|place| usize::try_from(place).ok());
    place.and_then(|place| table.get(place)).copied().unwrap_or(OTHER)
}

/// A text in lines no wider than this. A word that is wider by itself is broken.
pub(crate) fn wrapped(text: &str, font: Font, room: i32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        for piece in pieces(word, font, room) {
            let longer = if line.is_empty() { piece.clone() } else { format!("{line} {piece}") };
            if width(&longer, font) <= room || line.is_empty() {
                line = longer;
            } else {
                lines.push(std::mem::replace(&mut line, piece));
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// As [`wrapped`], in as many lines, and these as alike in length as can be: no word is left alone at the end.
pub(crate) fn balanced(text: &str, font: Font, room: i32) -> Vec<String> {
    let mut lines = wrapped(text, font, room);
    let widest = |lines: &[String]| lines.iter().map(|line| width(line, font)).max().unwrap_or(0);
    loop {
        let narrower = wrapped(text, font, widest(&lines) - 1);
        // A word that only fits in pieces has more of them the narrower it gets.
        if lines.len() < 2 || narrower.len() > lines.len() || widest(&narrower) >= widest(&lines) {
            return lines;
        }
        lines = narrower;
    }
}

/// A word as it is, or in pieces that fit.
fn pieces(word: &str, font: Font, room: i32) -> Vec<String> {
    if width(word, font) <= room {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    for letter in word.chars() {
        let longer = format!("{piece}{letter}");
        if width(&longer, font) > room && !piece.is_empty() {
            pieces.push(std::mem::take(&mut piece));
            piece.push(letter);
        } else {
            piece = longer;
        }
    }
    pieces.push(piece);
    pieces
}

/// The first lines of a text; what is left out shows as an ellipsis.
pub(crate) fn shortened(text: &str, font: Font, room: i32, most: usize) -> Vec<String> {
    let mut lines = wrapped(text, font, room);
    if lines.len() <= most {
        return lines;
    }
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        while width(&format!("{last}…"), font) > room {
            match last.rfind(' ') {
                Some(space) => last.truncate(space),
                None if last.pop().is_some() => {}
                None => break,
            }
        }
        let kept = last.trim_end_matches([',', ';', ':', ' ']).len();
        last.truncate(kept);
        last.push('…');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const FONT: Font = Font::plain(14);

    #[test]
    fn widths_are_those_of_the_typeface() {
        assert_eq!(width("", FONT), 0);
        assert_eq!(width("apprenticeship", Font::plain(1_000)), 6_503);
        assert_eq!(width("Ready", Font::bold(1_000)), 722 + 556 + 556 + 611 + 556);
    }

    #[test]
    fn lines_break_between_words_and_a_long_word_inside() {
        assert_eq!(wrapped("one two three", FONT, 52), ["one two", "three"]);
        assert_eq!(wrapped("physiotherapy", FONT, 50), ["physiot", "herapy"]);
        assert_eq!(wrapped("  ", FONT, 50), Vec::<String>::new());
    }

    #[test]
    fn no_word_is_left_alone_where_lines_can_be_alike() {
        assert_eq!(wrapped("one two three four five", FONT, 120), ["one two three four", "five"]);
        assert_eq!(balanced("one two three four five", FONT, 120), ["one two three", "four five"]);
        assert_eq!(balanced("one two", FONT, 120), ["one two"]);
        assert_eq!(balanced("", FONT, 120), Vec::<String>::new());
        assert_eq!(balanced("physiotherapy", FONT, 50).concat(), "physiotherapy");
    }

    #[test]
    fn what_is_left_out_shows() {
        assert_eq!(shortened("one two three, four", FONT, 52, 2), ["one two", "three…"]);
        assert_eq!(shortened("one two", FONT, 52, 1), ["one two"]);
    }
}
