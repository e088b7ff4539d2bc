//! Columns as CSV: UTF-8, commas, a heading, lines that end as RFC 4180 has them, and no cell that begins like a formula.

use std::io::Write;

use crate::output::columns::{Cell, Form, columns, rows};
use crate::output::fault::OutputFault;
use crate::output::harmless::harmless;
use crate::output::report::{PersonRow, Report};
use crate::sweeping::Output;

/// A table as CSV, written as people go by.
pub struct CsvTable<'r, W: Write> {
    report: &'r Report,
    form: Form,
    writer: csv::Writer<W>,
}

impl<'r, W: Write> CsvTable<'r, W> {
    /// A table without people; its heading is written.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn new(report: &'r Report, form: Form, out: W) -> Result<CsvTable<'r, W>, OutputFault> {
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
        writer.write_record(columns(report, form).iter().map(|column| harmless(&column.name).into_owned()))?;
        Ok(CsvTable { report, form, writer })
    }

    /// Writes the rows of one person.
    ///
    /// # Errors
    ///
    /// Where the row doesn't fit the report, and where `out` takes no more.
    pub fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        let writer = &mut self.writer;
        rows(self.report, self.form, person, |cells| {
            for cell in cells {
                match cell {
                    Cell::Code(code) => writer.write_field(code.to_string())?,
                    cell => writer.write_field(harmless(cell.text().unwrap_or_default()).as_bytes())?,
                }
            }
            Ok(writer.write_record(None::<&[u8]>)?)
        })
    }

    /// Writes what is left, and gives back where it went.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more.
    pub fn finish(self) -> Result<W, OutputFault> {
        self.writer.into_inner().map_err(|error| OutputFault::Write(error.into_error()))
    }
}

impl<W: Write> Output for CsvTable<'_, W> {
    fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        CsvTable::person(self, person)
    }
}
