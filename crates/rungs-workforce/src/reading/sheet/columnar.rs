//! Parquet and Arrow: batches of columns, read row by row. The names of the columns are the first row.

use std::io::BufReader;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_ipc::reader::{FileReader, StreamReader};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use bytes::Bytes;
use parquet::arrow::arrow_reader::{ArrowReaderMetadata, ArrowReaderOptions, ParquetRecordBatchReaderBuilder};
use parquet::basic::Encoding;
use parquet::errors::ParquetError;
use parquet::file::metadata::{ColumnChunkMetaData, ParquetMetaData};
use parquet::file::reader::{ChunkReader, Length};

use super::block::Block;
use super::source::{Source, SourceReader};
use super::{MOST_COLUMNS, Row, Rows, SheetFault, damaged};

/// Rows of a batch.
const BATCH: usize = 8192;

/// The rows of a Parquet file.
pub(super) fn parquet(source: &Source) -> Result<Box<dyn Rows>, SheetFault> {
    let chunks = Chunks(source.clone());
    let plain = ArrowReaderMetadata::load(&chunks, ArrowReaderOptions::new()).map_err(|error| damaged(&error))?;
    let listed = ArrowReaderOptions::new().with_schema(Arc::new(listed(plain.schema(), plain.metadata())));
    // Where its values can't be had as lists, they are had one by one.
    let metadata = ArrowReaderMetadata::try_new(Arc::clone(plain.metadata()), listed).unwrap_or(plain);
    let builder = ParquetRecordBatchReaderBuilder::new_with_metadata(chunks, metadata);
    let schema = builder.schema().clone();
    let batches = builder.with_batch_size(BATCH).build().map_err(|error| damaged(&error))?;
    batched(&schema, Box::new(batches))
}

/// The same columns, with those of texts that the file has each once as lists of values.
fn listed(schema: &Schema, metadata: &ParquetMetaData) -> Schema {
    let fields = schema.fields().iter().enumerate().map(|(place, field)| {
        let mut chunks = metadata.row_groups().iter().map(|group| group.columns().get(place));
        let is_text = matches!(field.data_type(), DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View);
        if !is_text || !chunks.all(|chunk| chunk.is_some_and(is_listed)) {
            return Arc::clone(field);
        }
        let listed = DataType::Dictionary(Box::new(DataType::Int32), Box::new(DataType::Utf8));
        Arc::new(Field::clone(field).with_data_type(listed))
    });
    Schema::new_with_metadata(fields.collect::<Vec<_>>(), schema.metadata().clone())
}

/// Whether every page of a column's chunk has places in one list of values.
fn is_listed(chunk: &ColumnChunkMetaData) -> bool {
    let in_list = |encoding: Encoding| matches!(encoding, Encoding::RLE_DICTIONARY | Encoding::PLAIN_DICTIONARY);
    let pages = chunk.page_encoding_stats_mask();
    chunk.dictionary_page_offset().is_some() && pages.is_some_and(|pages| pages.encodings().all(in_list))
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
    Ok(Box::new(BatchRows { batches, block: None, headings: Some(headings), at: 0, number: 0 }))
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
    block: Option<Arc<Block>>,
    headings: Option<Vec<String>>,
    at: usize,
    number: u64,
}

impl Rows for BatchRows {
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        if let Some(headings) = self.headings.take() {
            self.number = 1;
            row.refill(1, |cells| headings.iter().for_each(|heading| cells.push(heading)));
            return Ok(true);
        }
        loop {
            if let Some(block) = self.block.as_ref().filter(|block| self.at < block.rows()) {
                self.number += 1;
                row.place(self.number, block, self.at);
                self.at += 1;
                return Ok(true);
            }
            let Some(batch) = self.batches.next() else { return Ok(false) };
            let batch = batch.map_err(|error| damaged(&error))?;
            self.block = Some(Arc::new(Block::of(&batch, self.block.as_deref())));
            self.at = 0;
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use std::io::Cursor;

    use arrow_array::{ArrayRef, StringArray};
    use parquet::arrow::ArrowWriter;
    use parquet::file::properties::WriterProperties;

    use super::*;

    /// A file of two columns, in several row groups: few different texts, one of them missing, and all different ones.
    fn file(rows: usize) -> Source {
        let few = |row: usize| Some(["Wards", "Theatres ", "Wärds"].get(row % 4)).flatten().copied();
        let few: ArrayRef = Arc::new((0..rows).map(few).collect::<StringArray>());
        let all: ArrayRef = Arc::new((0..rows).map(|row| Some(format!("staff number {row}"))).collect::<StringArray>());
        let batch = RecordBatch::try_from_iter([("Few", few), ("All", all)]).unwrap();
        // A list of values that grows too long is given up on by those who write it.
        let properties = WriterProperties::builder()
            .set_max_row_group_row_count(Some(rows / 3))
            .set_dictionary_page_size_limit(1 << 14)
            .build();
        let mut bytes = Vec::new();
        let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), Some(properties)).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        Source::new(Box::new(Cursor::new(bytes))).unwrap()
    }

    #[test]
    fn values_that_a_file_has_once_are_looked_up_once() {
        let count = 30_000;
        let mut rows = parquet(&file(count)).unwrap();
        let (mut row, mut lists, mut read) = (Row::default(), Vec::new(), 0);
        assert!(rows.next(&mut row).unwrap());
        assert_eq!(row.cells().collect::<Vec<_>>(), ["Few", "All"]);
        while rows.next(&mut row).unwrap() {
            let few = ["Wards", "Theatres", "Wärds", ""].get(read % 4).copied().unwrap();
            assert_eq!(row.cells().collect::<Vec<_>>(), [few, &format!("staff number {read}")]);
            read += 1;
            assert_eq!(row.number(), read as u64 + 1);
            assert_eq!(row.listed(1), None, "no list has all of them");
            lists.push(row.listed(0).unwrap().list);
        }
        lists.dedup();
        assert_eq!(read, count);
        assert!(lists.len() <= 3 * 2, "about one list for each row group: {lists:?}");
    }

    #[test]
    fn what_is_no_letter_is_found_in_the_row_that_has_it() {
        let texts: ArrayRef = Arc::new(StringArray::from(vec!["a", "b\0", "c", "d\u{fffd}"]));
        let lists = arrow_array::cast::AsArray::as_string::<i32>(&texts);
        let listed: arrow_array::DictionaryArray<arrow_array::types::Int32Type> = lists.iter().collect();
        for column in [Arc::clone(&texts), Arc::new(listed) as ArrayRef] {
            let batch = RecordBatch::try_from_iter([("One", column)]).unwrap();
            let block = Arc::new(Block::of(&batch, None));
            let mut row = Row::default();
            let mut is_damaged = |at| {
                row.place(at as u64, &block, at);
                row.is_damaged()
            };
            assert_eq!([0, 1, 2, 3].map(&mut is_damaged), [false, true, false, true]);
        }
    }
}
