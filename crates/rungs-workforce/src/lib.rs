//! A staff export in, a workforce's answer out.
//!
//! What goes out: people stream by once ([`PersonRow`]), and each output takes of them what it needs: [`Workbook`],
//! is asked, nothing is printed: values come in, bytes go out, the same bytes for the same values.

mod columns;
#[cfg(test)]
mod example;
mod fault;
mod harmless;
mod merge;
mod report;
mod small;
mod words;

pub use columns::{CsvTable, Form, ParquetTable, dictionary};
pub use fault::OutputFault;
pub use harmless::{harmless, unharmed};
pub use merge::MailMerge;
pub use report::{
    ColumnRead, PersonRoute, PersonRow, Place, Question, QuestionId, Report, SetAsideRow, Shape, SheetHeadings, Sort,
    Step, StepId,
};
pub use small::{GroupCounts, HIDDEN_BELOW, grouping};
