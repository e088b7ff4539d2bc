//! Rows put into a workbook: its sheets are there with heading and all around, and one row that shows each style.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Seek, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipArchive, ZipWriter};

use crate::output::fault::OutputFault;
use crate::output::workbook::style::Style;
use crate::output::workbook::tape::{Cell, Tape, Value};

/// Characters of a cell, as Excel counts them.
const MOST_CHARACTERS: usize = 32_767;

/// The rows of one sheet.
pub(super) struct Filling<'t> {
    /// The sheet's place, from 0.
    pub(super) sheet: usize,
    /// The tapes it is filled from, one after another.
    pub(super) tapes: &'t [&'t Tape],
    /// Rows of these that stand on sheets before it.
    pub(super) skip: u64,
    /// Rows that stand on it.
    pub(super) take: u64,
    /// How wide its columns are, in characters.
    pub(super) widths: Vec<f64>,
}

/// Writes a workbook with its rows filled in.
pub(super) fn pack<W: Write + Seek>(workbook: Vec<u8>, fillings: &[Filling<'_>], out: W) -> Result<W, OutputFault> {
    let mut empty = ZipArchive::new(Cursor::new(workbook))?;
    let mut full = ZipWriter::new(out);
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default());
    for place in 0..empty.len() {
        let mut file = empty.by_index(place)?;
        let name = file.name()?.into_owned();
        let filling = fillings.iter().find(|filling| name == format!("xl/worksheets/sheet{}.xml", filling.sheet + 1));
        let Some(filling) = filling else {
            full.raw_copy_file(file)?;
            continue;
        };
        let mut xml = String::new();
        file.read_to_string(&mut xml)?;
        full.start_file(name, options)?;
        fill(&xml, filling, &mut full)?;
    }
    Ok(full.finish()?)
}

fn fill(xml: &str, filling: &Filling<'_>, out: &mut impl Write) -> Result<(), OutputFault> {
    let spoilt = || OutputFault::Format("a sheet has no row that shows its styles".to_owned());
    let (head, rest) = xml.split_once("<row r=\"2\"").ok_or_else(spoilt)?;
    let (shown, tail) = rest.split_once("</row>").ok_or_else(spoilt)?;
    let looks = looks(shown).ok_or_else(spoilt)?;
    let last = format!("{}{}", letters(filling.widths.len().saturating_sub(1)), filling.take + 1);
    out.write_all(with_dimension(head, &last).as_bytes())?;
    let columns: Vec<(String, f64)> =
        filling.widths.iter().enumerate().map(|(place, width)| (letters(place), *width)).collect();
    let (mut passed, mut row) = (0, 1);
    let mut text = String::new();
    for tape in filling.tapes {
        // What lies on other sheets as a whole is not even unpacked.
        if passed + tape.rows() <= filling.skip || row > filling.take {
            passed += tape.rows();
            continue;
        }
        tape.play(|cells| {
            passed += 1;
            if passed <= filling.skip || row > filling.take {
                return Ok(());
            }
            row += 1;
            text.clear();
            write_row(&mut text, row, &columns, cells, &looks);
            Ok(out.write_all(text.as_bytes())?)
        })?;
    }
    Ok(out.write_all(tail.as_bytes())?)
}

/// The number of each style's look in this workbook, read from the row that shows them.
fn looks(shown: &str) -> Option<Vec<u32>> {
    let looks: Vec<u32> =
        shown.split(" s=\"").skip(1).filter_map(|rest| rest.split_once('"')?.0.parse().ok()).collect();
    (looks.len() == Style::ALL.len()).then_some(looks)
}

fn with_dimension(head: &str, last: &str) -> String {
    let ends =
        head.split_once("<dimension ref=\"").and_then(|(before, rest)| Some((before, rest.split_once("\"/>")?.1)));
    match ends {
        Some((before, after)) => format!("{before}<dimension ref=\"A1:{last}\"/>{after}"),
        None => head.to_owned(),
    }
}

fn write_row(text: &mut String, row: u64, columns: &[(String, f64)], cells: &[Cell], looks: &[u32]) {
    // Writing to a string can't fail.
    let lines = columns.iter().zip(cells).map(|((_, width), cell)| match &cell.value {
        Value::Text(text) => lines(text, *width),
        _ => 1,
    });
    let _ = match height(lines.max().unwrap_or(1)) {
        None => write!(text, "<row r=\"{row}\">"),
        Some(height) => write!(text, "<row r=\"{row}\" ht=\"{height}\" customHeight=\"1\">"),
    };
    for ((column, _), cell) in columns.iter().zip(cells) {
        let look = looks.get(usize::from(cell.style.code())).copied().unwrap_or_default();
        let _ = match &cell.value {
            Value::Empty => write!(text, "<c r=\"{column}{row}\" s=\"{look}\"/>"),
            Value::Number(number) => write!(text, "<c r=\"{column}{row}\" s=\"{look}\"><v>{number}</v></c>"),
            Value::Text(said) => write!(
                text,
                "<c r=\"{column}{row}\" s=\"{look}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{}</t></is></c>",
                escaped(&fitting(said))
            ),
        };
    }
    text.push_str("</row>");
}

/// How many lines a text takes in a column, about: not every spreadsheet makes rows as high as what is wrapped in them.
pub(super) fn lines(text: &str, width: f64) -> u32 {
    let room = (width as usize).max(1);
    let lines = text.split('\n').map(|line| {
        let (mut lines, mut used) = (1, 0);
        for word in line.split(' ') {
            let long = word.chars().count();
            if used > 0 && used + 1 + long > room {
                lines += 1;
                used = 0;
            }
            used += long + usize::from(used > 0);
            while used > room {
                lines += 1;
                used -= room;
            }
        }
        lines
    });
    lines.fold(0, u32::saturating_add)
}

/// The height of a row of so many lines, in points; none for one, which is as high as rows are.
pub(super) fn height(lines: u32) -> Option<u32> {
    /// The most that Excel takes.
    const MOST: u32 = 409;
    (lines > 1).then(|| lines.saturating_mul(15).min(MOST))
}

/// A text that a cell takes; what is cut off is said.
pub(super) fn fitting(text: &str) -> Cow<'_, str> {
    // No text has more UTF-16 units than bytes.
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return Cow::Borrowed(text);
    }
    const SAID: &str = " … (the rest does not fit into a cell)";
    let mut room = MOST_CHARACTERS - SAID.encode_utf16().count();
    let kept: String = text
        .chars()
        .take_while(|letter| match room.checked_sub(letter.len_utf16()) {
            Some(left) => {
                room = left;
                true
            }
            None => false,
        })
        .collect();
    Cow::Owned(format!("{kept}{SAID}"))
}

/// A text in XML as spreadsheets have it: what XML can't hold is written `_x0001_`, and what reads like that is made to differ.
fn escaped(text: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| !matches!(letter, '&' | '<' | '>' | '_' | '\u{FFFE}' | '\u{FFFF}') && letter >= ' ';
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for (place, letter) in text.char_indices() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\t' | '\n' => escaped.push(letter),
            '_' if reads_like_a_code(text.get(place..).unwrap_or_default()) => escaped.push_str("_x005F_"),
            '\u{FFFE}' | '\u{FFFF}' => {
                let _ = write!(escaped, "_x{:04X}_", u32::from(letter));
            }
            letter if letter < ' ' => {
                let _ = write!(escaped, "_x{:04X}_", u32::from(letter));
            }
            letter => escaped.push(letter),
        }
    }
    Cow::Owned(escaped)
}

/// Whether a text begins `_x0041_`.
fn reads_like_a_code(text: &str) -> bool {
    let Some((code, _)) = text.strip_prefix("_x").and_then(|rest| rest.split_once('_')) else { return false };
    code.len() == 4 && code.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// The letters of a column, from 0: A, B … Z, AA.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut left = column + 1;
    while left > 0 {
        let place = u8::try_from((left - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + place));
        left = (left - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        for (column, expected) in
            [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")]
        {
            assert_eq!(letters(column), expected);
        }
    }

    #[test]
    fn what_xml_cannot_hold_is_written_as_spreadsheets_write_it() {
        let cases = [
            ("Ward 4", "Ward 4"),
            ("=1<2&\"3\"", "=1&lt;2&amp;\"3\""),
            ("a\tb\nc\rd\u{1}", "a\tb\nc_x000D_d_x0001_"),
            ("_x0041_ and _x12_ and _", "_x005F_x0041_ and _x12_ and _"),
            ("\u{FFFF}", "_xFFFF_"),
        ];
        for (text, expected) in cases {
            assert_eq!(escaped(text), expected, "{text:?}");
        }
    }

    #[test]
    fn rows_are_as_high_as_what_is_wrapped_in_them() {
        let cases = [
            ("", 10.0, 1),
            ("one two", 10.0, 1),
            ("one two three", 10.0, 2),
            ("one\ntwo\n", 10.0, 3),
            ("incomprehensibilities", 10.0, 3),
            ("a incomprehensibilities b", 10.0, 4),
        ];
        for (text, width, expected) in cases {
            assert_eq!(lines(text, width), expected, "{text:?}");
        }
        assert_eq!([1, 2, 1_000].map(height), [None, Some(30), Some(409)]);
    }

    #[test]
    fn a_text_that_is_too_long_is_cut_and_says_so() {
        let long = "é".repeat(40_000);
        let cut = fitting(&long);
        assert_eq!(cut.encode_utf16().count(), MOST_CHARACTERS);
        assert!(cut.ends_with("é … (the rest does not fit into a cell)"));
        let fits = "é".repeat(MOST_CHARACTERS);
        assert_eq!(fitting(&fits), fits);
    }
}
