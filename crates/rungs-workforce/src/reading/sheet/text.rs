//! Lines of text with cells between separators.

use std::io;

use memchr::{memchr, memchr3};

use super::encoding::{Decoded, Told, tell};
use super::row::Texts;
use super::source::Source;
use super::{LONGEST_CELL, MOST_COLUMNS, Row, Rows, SheetFault, damaged};

/// What may stand between cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows by which the separator is told.
const LOOKED_AT: usize = 60;
/// Lines within one cell from which a quotation mark was surely forgotten.
const MOST_LINES: usize = 400;
/// Bytes of one cell from which the same is so.
const LONGEST: usize = LONGEST_CELL * 4;
/// Bytes by which a text is told from what is none.
const SAMPLE: usize = 1 << 17;

/// How a text is to be read.
pub(super) struct Text {
    told: Told,
    separator: u8,
    /// Bytes at the start that are no row: Excel's `sep=;`.
    skip: u64,
}

impl Text {
    /// Looks how a text is to be read.
    pub(super) fn of(source: &Source) -> Result<Text, SheetFault> {
        let told = tell(source).map_err(|error| damaged(&error))?;
        let start = sample(Decoded::new(source, told, 0)).map_err(|error| damaged(&error))?;
        let noise = start.chars().filter(|letter| letter.is_control() && !"\r\n\t\u{c}".contains(*letter)).count();
        if noise * 20 > start.chars().count() {
            let message = "this is not text, and no kind of table that is known here";
            return Err(SheetFault::new(message, "give a CSV, XLSX, XLS, ODS, Parquet or Arrow file"));
        }
        let first = start.lines().next().unwrap_or_default();
        let said = first.strip_prefix("sep=").map(str::as_bytes);
        if let Some([separator]) = said {
            let bytes = first.len() as u64
                + if start.get(first.len()..).is_some_and(|rest| rest.starts_with("\r\n")) { 2 } else { 1 };
            let wide = if told.encoding.is_ascii_compatible() { 1 } else { 2 };
            return Ok(Text { told, separator: *separator, skip: bytes * wide });
        }
        if start.trim().is_empty() {
            return Err(SheetFault::new("the file has no rows", "export it again, and look that it has rows"));
        }
        let fitting = SEPARATORS.into_iter().map(|separator| (fit(&start, separator), separator));
        let best = fitting.reduce(|best, other| if other.0 > best.0 { other } else { best });
        Ok(Text { told, separator: best.map_or(b',', |(_, separator)| separator), skip: 0 })
    }

    pub(super) fn rows(&self, source: &Source) -> TextRows {
        self.rows_of(Decoded::new(source, self.told, self.skip))
    }

    fn rows_of(&self, decoded: Decoded) -> TextRows {
        // `sep=;` is a row as Excel counts.
        let number = u64::from(self.skip > 0);
        TextRows { decoded, separator: self.separator, text: String::new(), taken: 0, is_whole: false, number }
    }
}

/// The first letters of a text.
fn sample(mut text: Decoded) -> io::Result<String> {
    let mut sample = String::new();
    while sample.len() < SAMPLE && text.more(&mut sample)? {}
    sample.truncate(sample.floor_char_boundary(SAMPLE));
    Ok(sample)
}

/// How well a separator fits a sample: how many rows have as many cells as is usual with it, and how many those are.
fn fit(sample: &str, separator: u8) -> f64 {
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(sample.as_bytes());
    let lengths: Vec<usize> =
        reader.byte_records().map_while(Result::ok).take(LOOKED_AT).map(|record| record.len()).collect();
    let times = |length: usize| lengths.iter().filter(|other| **other == length).count();
    let usual = lengths.iter().map(|length| (times(*length), *length)).max();
    match usual {
        Some((times, length @ 2..)) => times as f64 / lengths.len() as f64 * (length as f64).ln_1p(),
        _ => 0.0,
    }
}

/// The rows of a text. Cells are found by what ends them, many bytes at a time, and copied once. What a quotation mark means
/// is what other readers take it for: a test compares with one.
pub(super) struct TextRows {
    decoded: Decoded,
    separator: u8,
    /// What was decoded, and how far it was taken.
    text: String,
    taken: usize,
    /// Whether nothing follows what was decoded.
    is_whole: bool,
    /// Rows before the next one, as Excel counts.
    number: u64,
}

/// Where something ends in what was decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    At(usize),
    /// In what follows, if anything does.
    Beyond,
}

impl Rows for TextRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        loop {
            if self.pass_blanks() {
                let (number, mut end) = (self.number + 1, Ok(End::Beyond));
                row.refill(number, |cells| end = self.cells(number, cells));
                if let End::At(end) = end? {
                    (self.taken, self.number) = (end, number);
                    if row.len() > MOST_COLUMNS {
                        let message = format!("row {number} has more than {MOST_COLUMNS} cells");
                        return Err(SheetFault::new(message, "leave out columns that aren't needed"));
                    }
                    return Ok(true);
                }
            } else if self.is_whole {
                return Ok(false);
            }
            self.more()?;
        }
    }
}

impl TextRows {
    /// Decodes the next piece behind what isn't taken yet.
    fn more(&mut self) -> Result<(), SheetFault> {
        self.text.drain(..self.taken);
        self.taken = 0;
        let more = self.decoded.more(&mut self.text);
        self.is_whole = !more.map_err(|error| damaged(&format!("after row {}, {error}", self.number)))?;
        Ok(())
    }

    /// Passes over lines without anything, which are rows as Excel counts. Whether there is a line behind them.
    fn pass_blanks(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.taken) {
                Some(b'\n' | b'\r') => match line_end(bytes, self.taken, self.is_whole) {
                    End::At(end) => self.taken = end,
                    End::Beyond => return false,
                },
                next => return next.is_some(),
            }
            self.number += 1;
        }
    }

    /// The cells of the row that begins where the text was taken to, and where it ends.
    fn cells(&self, number: u64, cells: &mut Texts) -> Result<End, SheetFault> {
        let bytes = self.text.as_bytes();
        let (mut at, mut lines) = (self.taken, 0);
        loop {
            if bytes.get(at) == Some(&b'"') {
                let (closed, is_closed) = self.quoted(at + 1, cells.open());
                lines += cells.open_text().bytes().filter(|byte| *byte == b'\n').count();
                if lines > MOST_LINES {
                    let message =
                        format!("row {number} goes on for more than {MOST_LINES} lines: a quotation mark isn't closed");
                    return Err(SheetFault::new(message, CLOSE_IT));
                }
                match closed {
                    End::At(_) if !is_closed && takes_rows(cells.open_text()) => {
                        let message =
                            format!("row {number} has a quotation mark that isn't closed, up to the end of the file");
                        return Err(SheetFault::new(message, CLOSE_IT));
                    }
                    End::At(end) => at = end,
                    End::Beyond if cells.open_text().len() > LONGEST => return Err(too_long(number)),
                    End::Beyond => return Ok(End::Beyond),
                }
            }
            let rest = bytes.get(at..).unwrap_or_default();
            let end = match memchr3(self.separator, b'\n', b'\r', rest) {
                Some(length) => at + length,
                None if self.is_whole => bytes.len(),
                None if rest.len() > LONGEST => return Err(too_long(number)),
                None => return Ok(End::Beyond),
            };
            cells.open().push_str(self.text.get(at..end).unwrap_or_default());
            if cells.open_text().len() > LONGEST {
                return Err(too_long(number));
            }
            cells.end();
            match bytes.get(end) {
                Some(byte) if *byte == self.separator => at = end + 1,
                Some(_) => return Ok(line_end(bytes, end, self.is_whole)),
                None => return Ok(End::At(end)),
            }
        }
    }

    /// Writes what stands between quotation marks, of which two stand for one. Where that ends, and whether a mark stands there;
    /// what comes behind it up to the next separator belongs to the cell as well.
    fn quoted(&self, mut from: usize, cell: &mut String) -> (End, bool) {
        let bytes = self.text.as_bytes();
        loop {
            let length = memchr(b'"', bytes.get(from..).unwrap_or_default());
            let end = length.map_or(bytes.len(), |length| from + length);
            cell.push_str(self.text.get(from..end).unwrap_or_default());
            match bytes.get(end + 1) {
                Some(b'"') => cell.push('"'),
                Some(_) => return (End::At(end + 1), true),
                None if self.is_whole => return (End::At(bytes.len()), length.is_some()),
                None => return (End::Beyond, false),
            }
            from = end + 2;
        }
    }
}

/// Whether a cell that was never closed has taken in what stands on further lines.
fn takes_rows(cell: &str) -> bool {
    cell.trim_end().contains(['\n', '\r'])
}

const CLOSE_IT: &str = "close it, or export the file again, so that no row is lost";

fn too_long(number: u64) -> SheetFault {
    let message = format!("row {number} has a cell of more than {LONGEST_CELL} letters, longer than any spreadsheet's");
    SheetFault::new(message, "perhaps a quotation mark isn't closed: export the file again, so that no row is lost")
}

/// Behind the end of a line, which is one letter or two.
fn line_end(bytes: &[u8], at: usize, is_whole: bool) -> End {
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(b'\r'), Some(b'\n')) => End::At(at + 2),
        (Some(b'\r'), None) if !is_whole => End::Beyond,
        _ => End::At(at + 1),
    }
}

#[cfg(test)]
mod tests;
