//! A staff export in, a workforce's answer out.
//!
//! [`reading`] turns the rows of an export into people, [`survey`] asks where they stand and what would help, [`output`] makes
//! what goes out, and [`sweeping`] is the way from the one to the other. No file is opened here, no clock is asked, nothing is
//! printed: values come in, bytes go out, the same bytes for the same values.

pub mod output;
pub mod reading;
pub mod supply;
pub mod survey;
pub mod sweeping;

pub use output::{
    ColumnRead, CsvTable, Form, GroupCounts, HIDDEN_BELOW, LeftUnknown, MailMerge, OneStep, OneStepId, OutputFault,
    ParquetTable, PersonRoute, PersonRow, Place, Question, QuestionId, Report, SetAsideRow, Shape, SheetHeadings, Sort,
    StopCounts, Workbook, YES_NO_UNSURE, dictionary, grouping, harmless, summary_page, unharmed,
};
pub use reading::{draft, mapping, sheet, staff, titles};
