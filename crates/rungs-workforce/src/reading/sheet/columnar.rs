//! Parquet and Arrow: batches of columns, read row by row. The names of the columns are the first row.

use std::fmt::Write;
use std::io::BufReader;

use arrow_array::cast::AsArray;
use arrow_array::types::{
    ArrowDictionaryKeyType, Date32Type, Date64Type, Decimal128Type, Float32Type, Float64Type, Int8Type, Int16Type,
    Int32Type, Int64Type, TimestampMicrosecondType, TimestampMillisecondType, TimestampNanosecondType,
    TimestampSecondType, UInt8Type, UInt16Type, UInt32Type, UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use bytes::Bytes;
use jiff::Span;
use jiff::civil::{Date, date};
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::errors::ParquetError;
use parquet::file::reader::{ChunkReader, Length};

use super::source::{Source, SourceReader};
use super::workbook::plain;
use super::{MOST_COLUMNS, Row, Rows, SheetFault, damaged};

/// Rows of a batch.
const BATCH: usize = 8192;

/// The rows of a Parquet file.
pub(super) fn parquet(source: &Source) -> Result<Box<dyn Rows>, SheetFault> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(Chunks(source.clone())).map_err(|error| damaged(&error))?;
    let schema = builder.schema().clone();
    let batches = builder.with_batch_size(BATCH).build().map_err(|error| damaged(&error))?;
    batched(&schema, Box::new(batches))
}

/// The rows of a file of Arrow's.
pub(super) fn arrow_file(source: &Source) -> Result<Box<dyn Rows>, SheetFault> {
    let batches = FileReader::try_new(source.reader(0), None).map_err(|error| damaged(&error))?;
    let schema = batches.schema();
    batched(&schema, Box::new(batches))
}

/// The rows of a stream of Arrow's.
pub(super) fn arrow_stream(source: &Source) -> Result<Box<dyn Rows>, SheetFault> {
    let batches = StreamReader::try_new(source.reader(0), None).map_err(|error| damaged(&error))?;
    let schema = batches.schema();
    batched(&schema, Box::new(batches))
}

type Batches = Box<dyn Iterator<Item = Result<RecordBatch, ArrowError>> + Send>;

fn batched(schema: &Schema, batches: Batches) -> Result<Box<dyn Rows>, SheetFault> {
    if schema.fields().len() > MOST_COLUMNS {
        let message = format!("the file has more than {MOST_COLUMNS} columns");
        return Err(SheetFault::new(message, "leave out columns that aren't needed"));
    }
    for field in schema.fields() {
        if !is_plain(field.data_type()) {
            let message = format!("column “{}” holds lists or bytes, not one value a row", field.name());
            return Err(SheetFault::new(message, "leave the column out, or give it one value a row"));
        }
    }
    let headings = schema.fields().iter().map(|field| field.name().clone()).collect();
    Ok(Box::new(BatchRows { batches, batch: None, headings: Some(headings), at: 0, number: 0, text: String::new() }))
}

/// Whether there is one value a row that can be written in a cell.
fn is_plain(data_type: &DataType) -> bool {
    match data_type {
        DataType::Dictionary(_, value) => is_plain(value) && !matches!(**value, DataType::Dictionary(..)),
        DataType::Null
        | DataType::Boolean
        | DataType::Int8
        | DataType::Int16
        | DataType::Int32
        | DataType::Int64
        | DataType::UInt8
        | DataType::UInt16
        | DataType::UInt32
        | DataType::UInt64
        | DataType::Float32
        | DataType::Float64
        | DataType::Utf8
        | DataType::LargeUtf8
        | DataType::Utf8View
        | DataType::Date32
        | DataType::Date64
        | DataType::Timestamp(..)
        | DataType::Decimal128(..) => true,
        _ => false,
    }
}

struct BatchRows {
    batches: Batches,
    batch: Option<RecordBatch>,
    headings: Option<Vec<String>>,
    at: usize,
    number: u64,
    text: String,
}

impl Rows for BatchRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        row.cells.clear();
        if let Some(headings) = self.headings.take() {
            headings.iter().for_each(|heading| row.cells.push_field(heading));
            self.number = 1;
            row.number = 1;
            return Ok(true);
        }
        loop {
            if let Some(batch) = self.batch.as_ref().filter(|batch| self.at < batch.num_rows()) {
                for column in batch.columns() {
                    self.text.clear();
                    write_cell(&mut self.text, column.as_ref(), self.at);
                    row.cells.push_field(&self.text);
                }
                self.at += 1;
                self.number += 1;
                row.number = self.number;
                return Ok(true);
            }
            match self.batches.next() {
                Some(batch) => self.batch = Some(batch.map_err(|error| damaged(&error))?),
                None => return Ok(false),
            }
            self.at = 0;
        }
    }
}

/// Writes one value; nothing where there is none.
fn write_cell(text: &mut String, column: &dyn Array, row: usize) {
    if column.is_null(row) {
        return;
    }
    // Writing into a text can't fail.
    macro_rules! number {
        ($kind:ty) => {{
            let _ = write!(text, "{}", column.as_primitive::<$kind>().value(row));
        }};
    }
    match column.data_type() {
        DataType::Boolean => text.push_str(if column.as_boolean().value(row) { "yes" } else { "no" }),
        DataType::Int8 => number!(Int8Type),
        DataType::Int16 => number!(Int16Type),
        DataType::Int32 => number!(Int32Type),
        DataType::Int64 => number!(Int64Type),
        DataType::UInt8 => number!(UInt8Type),
        DataType::UInt16 => number!(UInt16Type),
        DataType::UInt32 => number!(UInt32Type),
        DataType::UInt64 => number!(UInt64Type),
        DataType::Float32 => {
            let shortest = column.as_primitive::<Float32Type>().value(row).to_string();
            text.push_str(&shortest);
        }
        DataType::Float64 => text.push_str(&plain(column.as_primitive::<Float64Type>().value(row))),
        DataType::Decimal128(..) => {
            text.push_str(&column.as_primitive::<Decimal128Type>().value_as_string(row));
        }
        DataType::Utf8 => text.push_str(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => text.push_str(column.as_string::<i64>().value(row)),
        DataType::Utf8View => text.push_str(column.as_string_view().value(row)),
        DataType::Date32 => write_day(text, i64::from(column.as_primitive::<Date32Type>().value(row))),
        DataType::Date64 => write_day(text, column.as_primitive::<Date64Type>().value(row).div_euclid(DAY_MS)),
        DataType::Timestamp(unit, _) => {
            let day = match unit {
                TimeUnit::Second => column.as_primitive::<TimestampSecondType>().value(row).div_euclid(DAY_MS / 1000),
                TimeUnit::Millisecond => {
                    column.as_primitive::<TimestampMillisecondType>().value(row).div_euclid(DAY_MS)
                }
                TimeUnit::Microsecond => {
                    column.as_primitive::<TimestampMicrosecondType>().value(row).div_euclid(DAY_MS * 1000)
                }
                TimeUnit::Nanosecond => {
                    column.as_primitive::<TimestampNanosecondType>().value(row).div_euclid(DAY_MS * 1_000_000)
                }
            };
            write_day(text, day);
        }
        DataType::Dictionary(key, _) => match **key {
            DataType::Int8 => write_listed::<Int8Type>(text, column, row),
            DataType::Int16 => write_listed::<Int16Type>(text, column, row),
            DataType::Int32 => write_listed::<Int32Type>(text, column, row),
            DataType::Int64 => write_listed::<Int64Type>(text, column, row),
            DataType::UInt8 => write_listed::<UInt8Type>(text, column, row),
            DataType::UInt16 => write_listed::<UInt16Type>(text, column, row),
            DataType::UInt32 => write_listed::<UInt32Type>(text, column, row),
            DataType::UInt64 => write_listed::<UInt64Type>(text, column, row),
            _ => {}
        },
        // Refused when the file was opened.
        _ => {}
    }
}

fn write_listed<K: ArrowDictionaryKeyType>(text: &mut String, column: &dyn Array, row: usize) {
    let listed = column.as_dictionary::<K>();
    if let Some(key) = listed.key(row) {
        write_cell(text, listed.values().as_ref(), key);
    }
}

const DAY_MS: i64 = 86_400_000;
const EPOCH: Date = date(1970, 1, 1);

fn write_day(text: &mut String, days: i64) {
    let day = Span::new().try_days(days).ok().and_then(|span| EPOCH.checked_add(span).ok());
    match day {
        Some(day) => {
            let _ = write!(text, "{day}");
        }
        // Beyond every calendar: whoever reads the cell says that it is no date.
        None => {
            let _ = write!(text, "day {days}");
        }
    }
}

/// A source in the parts that a Parquet file is read in.
struct Chunks(Source);

impl Length for Chunks {
    fn len(&self) -> u64 {
        self.0.len()
    }
}

impl ChunkReader for Chunks {
    type T = BufReader<SourceReader>;

    fn get_read(&self, start: u64) -> Result<Self::T, ParquetError> {
        Ok(self.0.reader(start))
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes, ParquetError> {
        // A damaged file may ask for more than there is.
        let rest = usize::try_from(self.0.len().saturating_sub(start)).unwrap_or(usize::MAX);
        if length > rest {
            return Err(ParquetError::EOF(format!("{length} bytes are expected where {rest} are left")));
        }
        let mut buffer = vec![0; length];
        let read = self.0.fill(start, &mut buffer)?;
        buffer.truncate(read);
        Ok(buffer.into())
    }
}
