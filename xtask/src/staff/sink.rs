//! Where rows go: CSV, a spreadsheet, or columns. Each is written as rows come, and keeps few of them.

use std::io::{Seek, Write};
use std::sync::Arc;

use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::properties::WriterProperties;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook};

use super::SHEET_ROWS;
use super::people::{HEADINGS, QUALIFICATIONS, SECOND_HEADINGS};
use crate::Outcome;

/// Takes rows.
pub(crate) trait Sink {
    fn row(&mut self, row: &[String]) -> Outcome;
    /// A row of the second sheet.
    fn qualification(&mut self, row: &[String]) -> Outcome;
    fn finish(self) -> Outcome;
}

fn said(error: impl std::fmt::Display) -> String {
    format!("the export could not be written: {error}")
}

/// CSV. Broken rows are as long as they are.
pub(crate) struct Text<W: Write> {
    writer: csv::Writer<W>,
}

impl<W: Write> Text<W> {
    pub(crate) fn new(out: W) -> Result<Text<W>, String> {
        let terminator = csv::Terminator::CRLF;
        let mut writer = csv::WriterBuilder::new().flexible(true).terminator(terminator).from_writer(out);
        writer.write_record(HEADINGS).map_err(said)?;
        Ok(Text { writer })
    }
}

impl<W: Write> Sink for Text<W> {
    fn row(&mut self, row: &[String]) -> Outcome {
        self.writer.write_record(row).map_err(said)
    }

    fn qualification(&mut self, _: &[String]) -> Outcome {
        Err("a CSV file has no second sheet".to_owned())
    }

    fn finish(mut self) -> Outcome {
        self.writer.flush().map_err(said)
    }
}

/// A spreadsheet. Numbers are numbers and days are days, where they are any.
pub(crate) struct Sheet<W: Write + Seek + Send> {
    out: W,
    book: Workbook,
    day: Format,
    rows: u32,
    second_rows: Option<u32>,
}

impl<W: Write + Seek + Send> Sheet<W> {
    pub(crate) fn new(out: W, second_sheet: bool) -> Result<Sheet<W>, String> {
        let mut book = Workbook::new();
        let day = ExcelDateTime::parse_from_str("2026-11-01").map_err(said)?;
        book.set_properties(&DocProperties::new().set_title("Staff list").set_creation_datetime(&day));
        let headings = HEADINGS.get(..if second_sheet { QUALIFICATIONS } else { HEADINGS.len() }).unwrap_or(&HEADINGS);
        let sheet = book.add_worksheet_with_constant_memory().map_err(said)?;
        sheet.set_name("Staff List").map_err(said)?;
        sheet.write_row(0, 0, headings.iter().copied()).map_err(said)?;
        if second_sheet {
            let sheet = book.add_worksheet_with_constant_memory().map_err(said)?;
            sheet.set_name("Qualifications").map_err(said)?;
            sheet.write_row(0, 0, SECOND_HEADINGS).map_err(said)?;
        }
        let day = Format::new().set_num_format("dd/mm/yyyy");
        Ok(Sheet { out, book, day, rows: 1, second_rows: second_sheet.then_some(1) })
    }
}

/// A row below those of a sheet, if there is room.
fn next_row(rows: &mut u32) -> Result<u32, String> {
    let row = *rows;
    *rows += 1;
    if u64::from(row) < SHEET_ROWS {
        Ok(row)
    } else {
        Err(format!(
            "a sheet takes {SHEET_ROWS} rows, and there are more: ask for fewer people, or for .csv or .parquet"
        ))
    }
}

impl<W: Write + Seek + Send> Sink for Sheet<W> {
    fn row(&mut self, row: &[String]) -> Outcome {
        let place = next_row(&mut self.rows)?;
        let shown = if self.second_rows.is_some() { row.len().min(QUALIFICATIONS) } else { row.len() };
        let sheet = self.book.worksheet_from_index(0).map_err(said)?;
        for (column, text) in (0_u16..).zip(row.iter().take(shown)) {
            // Numbers by which people are known are text in a staff record.
            let is_amount =
                matches!(HEADINGS.get(usize::from(column)), Some(&("FTE" | "Contracted Hours" | "GCSEs (number)")));
            let day = text.split_once('/').and_then(|_| excel_day(text));
            match (text.parse::<f64>(), day) {
                _ if text.is_empty() => {}
                (Ok(number), _) if is_amount => {
                    sheet.write_number(place, column, number).map_err(said)?;
                }
                (_, Some(day)) => {
                    sheet.write_datetime_with_format(place, column, &day, &self.day).map_err(said)?;
                }
                _ => {
                    sheet.write_string(place, column, text).map_err(said)?;
                }
            }
        }
        Ok(())
    }

    fn qualification(&mut self, row: &[String]) -> Outcome {
        let rows = self.second_rows.as_mut().ok_or_else(|| "there is no second sheet".to_owned())?;
        let place = next_row(rows)?;
        let sheet = self.book.worksheet_from_index(1).map_err(said)?;
        for (column, text) in (0_u16..).zip(row).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(place, column, text).map_err(said)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Outcome {
        self.book.save_to_writer(self.out).map_err(said)
    }
}

/// A day of a spreadsheet, where *dd/mm/yyyy* is one.
fn excel_day(text: &str) -> Option<ExcelDateTime> {
    let mut parts = text.split('/');
    let (day, month, year) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
    // A spreadsheet's own days know February no better than people do.
    (month != 2 || day < 29).then(|| ExcelDateTime::from_ymd(year, month, day).ok()).flatten()
}

/// Columns of text. What a broken row has too many of is left out, and what it has too few of is missing.
pub(crate) struct Columns<W: Write + Send> {
    writer: ArrowWriter<W>,
    schema: Arc<Schema>,
    columns: Vec<StringBuilder>,
    rows: usize,
}

/// Rows that are gathered before they are handed to the writer.
const BATCH: usize = 8_192;

impl<W: Write + Send> Columns<W> {
    pub(crate) fn new(out: W) -> Result<Columns<W>, String> {
        let fields: Vec<Field> = HEADINGS.iter().map(|heading| Field::new(*heading, DataType::Utf8, true)).collect();
        let schema = Arc::new(Schema::new(fields));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(131_072))
            .build();
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties)).map_err(said)?;
        Ok(Columns { writer, schema, columns: HEADINGS.iter().map(|_| StringBuilder::new()).collect(), rows: 0 })
    }

    fn write(&mut self) -> Outcome {
        self.rows = 0;
        let columns = self.columns.iter_mut().map(|column| Arc::new(column.finish()) as ArrayRef).collect();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns).map_err(said)?;
        self.writer.write(&batch).map_err(said)
    }
}

impl<W: Write + Send> Sink for Columns<W> {
    fn row(&mut self, row: &[String]) -> Outcome {
        for (place, column) in self.columns.iter_mut().enumerate() {
            column.append_option(row.get(place).filter(|text| !text.is_empty()));
        }
        self.rows += 1;
        if self.rows < BATCH { Ok(()) } else { self.write() }
    }

    fn qualification(&mut self, _: &[String]) -> Outcome {
        Err("a Parquet file has no second sheet".to_owned())
    }

    fn finish(mut self) -> Outcome {
        self.write()?;
        self.writer.close().map_err(said)?;
        Ok(())
    }
}
