//! An answer out: people stream by once ([`PersonRow`]), and each output takes of them what it needs: [`Workbook`],
//! [`ParquetTable`], [`CsvTable`], [`MailMerge`]; [`summary_page`] needs only the [`Report`].

pub(crate) mod columns;
#[cfg(test)]
mod example;
mod fault;
mod harmless;
mod headline;
mod merge;
pub(crate) mod report;
pub(crate) mod small;
mod summary;
pub(crate) mod words;
mod workbook;

pub use columns::{CsvTable, Form, ParquetTable, dictionary};
pub use fault::OutputFault;
pub use harmless::{harmless, unharmed};
pub use merge::MailMerge;
pub use report::{
    ColumnRead, LeftUnknown, OneStep, OneStepId, PersonRoute, PersonRow, Place, Question, QuestionId, Report,
    SetAsideRow, Shape, SheetHeadings, Sort,
};
pub use small::{GroupCounts, HIDDEN_BELOW, StopCounts, grouping};
pub use summary::summary_page;
pub use workbook::{Workbook, YES_NO_UNSURE};
