//! Rows of cells, whatever file they stand in: told apart by what the file holds, never by its name.
//!
//! Every cell is text when it leaves here: numbers without trailing noise, dates as `2019-08-14`. Text and columnar files
//! are read row by row, as often as they are asked for; a workbook is unpacked once, sheet by sheet.

mod block;
mod columnar;
mod encoding;
mod heading;
mod row;
mod source;
mod text;
mod workbook;

use std::collections::HashMap;
use std::fmt;
use std::io::{Cursor, Read, Seek};
use std::sync::Arc;

pub use heading::{Headings, Table};
pub(crate) use row::Listed;
pub use row::Row;
use source::Source;

/// Columns of a sheet that are read at most.
pub const MOST_COLUMNS: usize = 2_000;
/// Characters of a cell at most: what a cell of Excel holds.
pub const LONGEST_CELL: usize = 32_767;
/// Bytes of a workbook at most: it has to be unpacked as a whole. Text and columnar files have no limit.
pub const LARGEST_WORKBOOK: u64 = 256 << 20;
/// Cells of one sheet of a workbook at most.
pub const MOST_CELLS: usize = 60_000_000;

/// Why a file, or a sheet of it, can't be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetFault {
    /// What is wrong, with where.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

impl SheetFault {
    pub(crate) fn new(message: impl Into<String>, help: &str) -> SheetFault {
        SheetFault { message: message.into(), help: Some(help.to_owned()).filter(|help| !help.is_empty()) }
    }
}

impl fmt::Display for SheetFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.help {
            Some(help) => write!(formatter, "{}: {help}", self.message),
            None => formatter.write_str(&self.message),
        }
    }
}

impl std::error::Error for SheetFault {}

/// What sort of file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Lines of text with cells between commas, semicolons, tabs or bars.
    Text,
    /// A workbook with sheets: Excel's or OpenDocument's.
    Workbook,
    /// Apache Parquet.
    Parquet,
    /// Apache Arrow's file or stream.
    Arrow,
}

impl fmt::Display for Format {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Format::Text => "text with separated cells (CSV)",
            Format::Workbook => "a workbook",
            Format::Parquet => "a Parquet file",
            Format::Arrow => "an Arrow file",
        })
    }
}

/// Rows one after the other.
pub(crate) trait Rows: Send {
    /// Puts the next row into `row`; `false` after the last.
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault>;
}

/// A file that was opened.
pub struct Export {
    name: String,
    body: Body,
}

enum Body {
    Text { source: Source, text: text::Text },
    Workbook { book: workbook::Workbook, read: HashMap<String, Arc<workbook::Unpacked>> },
    Parquet(Source),
    ArrowFile(Source),
    ArrowStream(Source),
}

impl Export {
    /// Opens a file by its content. It is read as it is needed, and more than once.
    ///
    /// # Errors
    /// Content that is empty, protected by a password, damaged, or no table.
    pub fn open(name: &str, content: impl Read + Seek + Send + 'static) -> Result<Export, SheetFault> {
        let source = Source::new(Box::new(content)).map_err(|error| damaged(&error))?;
        let mut start = [0_u8; 512];
        let length = source.fill(0, &mut start).map_err(|error| damaged(&error))?;
        let start = start.get(..length).unwrap_or_default();
        let body = match kind_of(start)? {
            Kind::Parquet => Body::Parquet(source),
            Kind::ArrowFile => Body::ArrowFile(source),
            Kind::ArrowStream => Body::ArrowStream(source),
            Kind::Zip | Kind::Compound => {
                if source.len() > LARGEST_WORKBOOK {
                    let message = "the workbook is larger than 256 MB, which can't be unpacked";
                    return Err(SheetFault::new(message, "save the sheet as CSV"));
                }
                Body::Workbook { book: workbook::Workbook::open(&source)?, read: HashMap::new() }
            }
            Kind::Text => {
                let text = text::Text::of(&source)?;
                Body::Text { source, text }
            }
        };
        Ok(Export { name: name.to_owned(), body })
    }

    /// The same of content that is in memory.
    ///
    /// # Errors
    /// As [`Export::open`].
    pub fn of_bytes(name: &str, content: Vec<u8>) -> Result<Export, SheetFault> {
        Export::open(name, Cursor::new(content))
    }

    /// What the file is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What sort of file it is.
    pub fn format(&self) -> Format {
        match &self.body {
            Body::Text { .. } => Format::Text,
            Body::Workbook { .. } => Format::Workbook,
            Body::Parquet(_) => Format::Parquet,
            Body::ArrowFile(_) | Body::ArrowStream(_) => Format::Arrow,
        }
    }

    /// The names of its sheets in order; none where the file is one table.
    pub fn sheets(&self) -> Vec<String> {
        match &self.body {
            Body::Workbook { book, .. } => book.sheets(),
            _ => Vec::new(),
        }
    }

    /// A sheet by its name in the spelling it has, or the first that isn't empty; none where the file is one table.
    ///
    /// # Errors
    /// A name that no sheet has, with those that come near.
    pub fn sheet(&mut self, named: Option<&str>) -> Result<Option<String>, SheetFault> {
        let sheets = self.sheets();
        let Some(named) = named else {
            for sheet in &sheets {
                if self.unpacked(sheet)?.rows.len() > 1 {
                    return Ok(Some(sheet.clone()));
                }
            }
            return Ok(sheets.into_iter().next());
        };
        let is = |sheet: &&String| sheet.trim().to_lowercase() == named.trim().to_lowercase();
        if let Some(found) = sheets.iter().find(is) {
            return Ok(Some(found.clone()));
        }
        if sheets.is_empty() {
            let message = format!("{} has no sheets, and “{named}” is asked for", self.name);
            return Err(SheetFault::new(message, "leave `sheet:` out"));
        }
        let near = rungs_app::tree::nearest(named, sheets.iter().map(String::as_str));
        let help = match near.first() {
            Some(near) => format!("did you mean “{near}”?"),
            None => format!("the sheets are {}", quoted(&sheets)),
        };
        Err(SheetFault::new(format!("there is no sheet “{named}” in {}", self.name), &help))
    }

    /// The rows of a sheet from the first on.
    pub(crate) fn rows(&mut self, sheet: Option<&str>) -> Result<Box<dyn Rows>, SheetFault> {
        if let (Body::Workbook { .. }, Some(sheet)) = (&self.body, sheet) {
            return Ok(Box::new(workbook::Unpacking::new(self.unpacked(sheet)?)));
        }
        match &self.body {
            Body::Text { source, text } => Ok(Box::new(text.rows(source))),
            Body::Parquet(source) => columnar::parquet(source),
            Body::ArrowFile(source) => columnar::arrow_file(source),
            Body::ArrowStream(source) => columnar::arrow_stream(source),
            Body::Workbook { .. } => Err(SheetFault::new("the workbook has no sheet with rows", "")),
        }
    }

    /// What to know of the cells of a sheet: those that are merged over several rows, and formulas without a result.
    pub(crate) fn notes(&mut self, sheet: Option<&str>) -> Result<Vec<String>, SheetFault> {
        let (Body::Workbook { .. }, Some(sheet)) = (&self.body, sheet) else { return Ok(Vec::new()) };
        let without_result = self.unpacked(sheet)?.without_result;
        let Body::Workbook { book, .. } = &mut self.body else { return Ok(Vec::new()) };
        let merged = book.merged_rows(sheet);
        let mut notes = Vec::new();
        if merged > 0 {
            let count = rungs_app::words::count(merged, "cell is", "cells are");
            notes.push(format!(
                "{count} merged over several rows: the first row has what it says, and in the others it is blank"
            ));
        }
        if without_result > 0 {
            let count = rungs_app::words::count(without_result, "cell has", "cells have");
            let what = if without_result == 1 { "a formula whose result" } else { "formulas whose results" };
            notes.push(format!(
                "{count} {what} the file doesn't hold: read as blank; open it in Excel and save it, and they are there"
            ));
        }
        Ok(notes)
    }

    fn unpacked(&mut self, sheet: &str) -> Result<Arc<workbook::Unpacked>, SheetFault> {
        let Body::Workbook { book, read } = &mut self.body else { return Ok(Arc::default()) };
        if let Some(unpacked) = read.get(sheet) {
            return Ok(Arc::clone(unpacked));
        }
        let unpacked = Arc::new(book.unpacked(sheet)?);
        read.insert(sheet.to_owned(), Arc::clone(&unpacked));
        Ok(unpacked)
    }
}

/// Names in quotation marks, for a message.
pub(crate) fn quoted(names: &[String]) -> String {
    names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
}

pub(crate) fn damaged(error: &dyn fmt::Display) -> SheetFault {
    SheetFault::new(format!("the file can't be read to its end: {error}"), "export it again")
}

enum Kind {
    Text,
    Zip,
    Compound,
    Parquet,
    ArrowFile,
    ArrowStream,
}

/// What the first bytes of a file say that it is.
fn kind_of(start: &[u8]) -> Result<Kind, SheetFault> {
    let text = String::from_utf8_lossy(start).to_lowercase();
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let refused = |what: &str, help: &str| Err(SheetFault::new(what, help));
    match start {
        [] => refused("the file is empty", "export it again, and look that it has rows"),
        [b'P', b'A', b'R', b'1', ..] => Ok(Kind::Parquet),
        [b'A', b'R', b'R', b'O', b'W', b'1', ..] => Ok(Kind::ArrowFile),
        [0xff, 0xff, 0xff, 0xff, ..] => Ok(Kind::ArrowStream),
        [b'P', b'K', 3, 4, ..] => Ok(Kind::Zip),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => Ok(Kind::Compound),
        [b'%', b'P', b'D', b'F', ..] => refused("this is a PDF, not a table", "export the staff list as CSV or XLSX"),
        [0x1f, 0x8b, ..] => refused("the file is packed with gzip", "unpack it first"),
        [b'P', b'K', 5, 6, ..] => refused("this is an empty zip archive", "give the staff export itself"),
        _ if text.starts_with("<html") || text.starts_with("<!doctype") || text.starts_with("<table") => {
            refused("this is a web page, even if its name ends in .xls", "open it in Excel and save it as XLSX or CSV")
        }
        _ if text.starts_with("<?xml") => {
            refused("this is XML, not a table", "open it in Excel and save it as XLSX or CSV")
        }
        _ => Ok(Kind::Text),
    }
}
