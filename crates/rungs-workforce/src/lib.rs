//! A staff export in, a workforce's answer out.
//!
//! What goes out: people stream by once ([`PersonRow`]), and each output takes of them what it needs: [`Workbook`],
//! [`ParquetTable`], [`CsvTable`], [`MailMerge`]; [`summary_page`] needs only the [`Report`]. No file is opened here, no clock
//! is asked, nothing is printed: values come in, bytes go out, the same bytes for the same values.

mod columns;
mod dates;
pub mod draft;
#[cfg(test)]
mod example;
mod fault;
mod harmless;
mod headline;
pub mod mapping;
mod merge;
mod report;
pub mod sheet;
mod small;
pub mod staff;
mod summary;
pub mod survey;
pub mod sweeping;
pub mod titles;
mod words;
mod workbook;

pub use columns::{CsvTable, Form, ParquetTable, dictionary};
pub use fault::OutputFault;
pub use harmless::{harmless, unharmed};
pub use merge::MailMerge;
pub use report::{
    ColumnRead, OneStep, OneStepId, PersonRoute, PersonRow, Place, Question, QuestionId, Report, SetAsideRow, Shape,
    SheetHeadings, Sort,
};
pub use small::{GroupCounts, HIDDEN_BELOW, StopCounts, grouping};
pub use summary::summary_page;
pub use workbook::{Workbook, YES_NO_UNSURE};
