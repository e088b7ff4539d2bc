//! Why an output could not be written.

use std::fmt;

/// Why an output could not be written: what happened, and what to do about it.
#[derive(Debug)]
pub enum OutputFault {
    /// Where it was to go takes no more: a full disk, a closed connection.
    Write(std::io::Error),
    /// A row of a person has another number of groups or ways in than the report.
    Row {
        /// Whose row.
        staff_number: String,
        /// What doesn't fit.
        what: String,
    },
    /// The format itself can't hold it.
    Format(String),
}

impl fmt::Display for OutputFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OutputFault::Write(error) => {
                write!(formatter, "the output could not be written: {error}; look whether there is room, and try again")
            }
            OutputFault::Row { staff_number, what } => {
                write!(formatter, "the row of staff number {staff_number} doesn't fit the report: {what}")
            }
            OutputFault::Format(what) => write!(formatter, "the output could not be put together: {what}"),
        }
    }
}

impl std::error::Error for OutputFault {}

impl From<std::io::Error> for OutputFault {
    fn from(error: std::io::Error) -> OutputFault {
        OutputFault::Write(error)
    }
}

impl From<csv::Error> for OutputFault {
    fn from(error: csv::Error) -> OutputFault {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => OutputFault::Write(error),
            other => OutputFault::Format(format!("{other:?}")),
        }
    }
}

impl From<parquet::errors::ParquetError> for OutputFault {
    fn from(error: parquet::errors::ParquetError) -> OutputFault {
        OutputFault::Format(error.to_string())
    }
}

impl From<arrow_schema::ArrowError> for OutputFault {
    fn from(error: arrow_schema::ArrowError) -> OutputFault {
        OutputFault::Format(error.to_string())
    }
}

impl From<rust_xlsxwriter::XlsxError> for OutputFault {
    fn from(error: rust_xlsxwriter::XlsxError) -> OutputFault {
        OutputFault::Format(error.to_string())
    }
}

impl From<zip::result::ZipError> for OutputFault {
    fn from(error: zip::result::ZipError) -> OutputFault {
        match error {
            zip::result::ZipError::Io(error) => OutputFault::Write(error),
            other => OutputFault::Format(other.to_string()),
        }
    }
}
