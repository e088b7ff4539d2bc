//! Columns as Parquet: batches of rows go out as they fill, so that as much memory is taken whether thousands come or millions.

use std::io::Write;
use std::sync::Arc;

use arrow_array::builder::{Int8Builder, StringBuilder};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema};
use parquet::arrow::ArrowWriter;
use parquet::basic::Compression;
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;

use crate::output::columns::{Cell, Column, Form, Kind, columns, rows};
use crate::output::fault::OutputFault;
use crate::output::report::{PersonRow, Report};
use crate::sweeping::Output;

/// Rows that are gathered before they are handed to the writer.
const BATCH: usize = 8_192;

/// Rows of a row group. The writer keeps one in memory, encoded.
const ROW_GROUP: usize = 262_144;

/// A table as Parquet, written as people go by.
///
/// Standings are Int8 columns. What each column means, what the numbers stand for, the framework and the days are in the metadata:
/// of the file under `rungs.*`, of each column under `meaning`.
pub struct ParquetTable<'r, W: Write + Send> {
    report: &'r Report,
    form: Form,
    schema: Arc<Schema>,
    columns: Vec<Builder>,
    rows: usize,
    writer: ArrowWriter<W>,
}

enum Builder {
    Text(StringBuilder),
    Code(Int8Builder),
}

impl Builder {
    fn new(column: &Column) -> Builder {
        match column.kind {
            Kind::Text | Kind::OptionalText => Builder::Text(StringBuilder::new()),
            Kind::Code => Builder::Code(Int8Builder::new()),
        }
    }

    fn push(&mut self, cell: &Cell<'_>) {
        match self {
            Builder::Text(texts) => texts.append_option(cell.text()),
            Builder::Code(codes) => codes.append_option(match cell {
                Cell::Code(code) => Some(*code),
                _ => None,
            }),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Builder::Text(texts) => Arc::new(texts.finish()),
            Builder::Code(codes) => Arc::new(codes.finish()),
        }
    }
}

impl<'r, W: Write + Send> ParquetTable<'r, W> {
    /// A table without people.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn new(report: &'r Report, form: Form, out: W) -> Result<ParquetTable<'r, W>, OutputFault> {
        let columns = columns(report, form);
        let field = |column: &Column| {
            let kind = if column.kind == Kind::Code { DataType::Int8 } else { DataType::Utf8 };
            let field = Field::new(&column.name, kind, column.kind == Kind::OptionalText);
            field.with_metadata([("meaning".to_owned(), column.meaning.clone())].into())
        };
        let schema = Arc::new(Schema::new(columns.iter().map(field).collect::<Vec<_>>()));
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_max_row_group_row_count(Some(ROW_GROUP))
            .set_key_value_metadata(Some(metadata(report, &columns)))
            .build();
        let writer = ArrowWriter::try_new(out, Arc::clone(&schema), Some(properties))?;
        let columns = columns.iter().map(Builder::new).collect();
        Ok(ParquetTable { report, form, schema, columns, rows: 0, writer })
    }

    /// Takes the rows of one person.
    ///
    /// # Errors
    ///
    /// Where the row doesn't fit the report, and where `out` takes no more.
    pub fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        let (columns, count) = (&mut self.columns, &mut self.rows);
        rows(self.report, self.form, person, |cells| {
            for (column, cell) in columns.iter_mut().zip(cells) {
                column.push(cell);
            }
            *count += 1;
            Ok(())
        })?;
        if self.rows >= BATCH { self.write() } else { Ok(()) }
    }

    /// Writes what is left, and gives back where it went.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn finish(mut self) -> Result<W, OutputFault> {
        self.write()?;
        Ok(self.writer.into_inner()?)
    }

    fn write(&mut self) -> Result<(), OutputFault> {
        let columns = self.columns.iter_mut().map(Builder::finish).collect();
        self.rows = 0;
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)?;
        Ok(self.writer.write(&batch)?)
    }
}

fn metadata(report: &Report, columns: &[Column]) -> Vec<KeyValue> {
    let answer = &report.answer;
    let meanings: Vec<String> = columns.iter().map(|column| format!("{}: {}", column.name, column.meaning)).collect();
    let said = |key: &str, value: &str| KeyValue::new(format!("rungs.{key}"), Some(value.to_owned()));
    vec![
        said("framework", &answer.framework.id),
        said("framework_version", &answer.framework.version),
        said("framework_digest", &answer.framework.digest),
        said("on", &answer.on),
        said("start", &answer.start),
        said("standings", super::CODES),
        said("columns", &meanings.join("\n")),
    ]
}

impl<W: Write + Send> Output for ParquetTable<'_, W> {
    fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        ParquetTable::person(self, person)
    }
}
