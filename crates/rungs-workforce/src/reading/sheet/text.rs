//! Lines of text with cells between separators.

use std::io::{self, Read};

use super::encoding::{Decoded, Told, tell};
use super::source::Source;
use super::{LONGEST_CELL, MOST_COLUMNS, Row, Rows, SheetFault, damaged};

/// What may stand between cells.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows by which the separator is told.
const LOOKED_AT: usize = 60;
/// Lines within one cell from which a quotation mark was surely forgotten.
const MOST_LINES: u64 = 400;

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
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.separator)
            .buffer_capacity(1 << 17)
            .from_reader(Decoded::new(source, self.told, self.skip));
        // `sep=;` is a row as Excel counts.
        TextRows { reader, number: u64::from(self.skip > 0), line: 1 }
    }
}

/// The first letters of a text.
fn sample(mut text: Decoded) -> io::Result<String> {
    let (mut sample, mut filled) = (vec![0; 1 << 17], 0);
    while let Some(free) = sample.get_mut(filled..).filter(|free| free.len() >= 64) {
        match text.read(free)? {
            0 => break,
            read => filled += read,
        }
    }
    sample.truncate(filled);
    Ok(String::from_utf8_lossy(&sample).into_owned())
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

/// The rows of a text.
pub(super) struct TextRows {
    reader: csv::Reader<Decoded>,
    number: u64,
    line: u64,
}

impl Rows for TextRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        match self.reader.read_record(&mut row.cells) {
            Ok(true) => {}
            Ok(false) => return Ok(false),
            Err(error) => {
                return Err(damaged(&format!("after row {}, {error}", self.number)));
            }
        }
        let line = self.reader.position().line();
        let lines = line.saturating_sub(self.line);
        self.line = line;
        let mut inner = 0;
        if lines > 1 {
            inner = row.cells.as_slice().bytes().filter(|byte| *byte == b'\n').count() as u64;
        }
        // Lines without anything are passed over, and are rows as Excel counts.
        self.number += lines.saturating_sub(inner).max(1);
        row.number = self.number;
        if inner > MOST_LINES || row.cells.iter().any(|cell| cell.len() > LONGEST_CELL * 4) {
            let message = format!("row {} goes on for {} lines: a quotation mark isn't closed", self.number, inner + 1);
            return Err(SheetFault::new(message, "close it, or export the file again, so that no row is lost"));
        }
        if row.cells.len() > MOST_COLUMNS {
            let message = format!("row {} has more than {MOST_COLUMNS} cells", self.number);
            return Err(SheetFault::new(message, "leave out columns that aren't needed"));
        }
        Ok(true)
    }
}
