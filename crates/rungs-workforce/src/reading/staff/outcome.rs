//! What comes of a staff export: people in batches, rows set aside, and what became of it all.

use std::fmt;
use std::sync::Arc;

use rungs_app::tree::Fault;
use rungs_app::wire::sweep::{Rows, SetAsideCount};
use rungs_sweep::Crowd;

use super::beside::BesideSummary;
use super::tally::Unread;
use crate::reading::sheet::SheetFault;

/// Why a staff export isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something is wrong with a file.
    File(SheetFault),
    /// The mapping doesn't fit the file, or the framework.
    Mapping(Vec<Fault>),
    /// Somebody stopped it.
    Stopped,
}

impl From<SheetFault> for Refused {
    fn from(fault: SheetFault) -> Refused {
        Refused::File(fault)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::File(fault) => fault.fmt(formatter),
            Refused::Stopped => formatter.write_str("it was stopped"),
            Refused::Mapping(faults) => {
                let told = faults.iter().map(|fault| match &fault.help {
                    Some(help) => format!("{}: {help}", fault.message),
                    None => fault.message.clone(),
                });
                formatter.write_str(&told.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl std::error::Error for Refused {}

/// Somebody of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Somebody {
    /// Their staff number; `row 12` where the mapping names no column for it.
    pub staff_number: String,
    /// The group they are in, for each of [`super::Reading::groups`]; of somebody with several rows, that of the first that says
    /// one.
    pub groups: Vec<Option<Arc<str>>>,
    /// Their rows.
    pub rows: Vec<u64>,
    /// Questions they have said they can't answer.
    pub not_known: Vec<String>,
    /// Which of [`super::Reading::read_columns`] are blank in all their rows: a bit each, sixty-four to a word.
    pub blank: Box<[u64]>,
}

impl Somebody {
    /// Whether all of these columns are blank in all their rows.
    pub(crate) fn is_blank_in(&self, columns: &[usize]) -> bool {
        columns.iter().all(|column| is_blank(&self.blank, *column))
    }
}

/// Whether a column is blank in every row of somebody; `blank` has a bit for each column that is read.
pub(crate) fn is_blank(blank: &[u64], column: usize) -> bool {
    blank.get(column / 64).is_some_and(|word| word >> (column % 64) & 1 == 1)
}

/// A row that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The row, from 1, as Excel counts.
    pub row: u64,
    /// Whose it is, if it says so.
    pub staff_number: Option<String>,
    /// Why.
    pub reason: String,
    /// Its cells in the columns of [`super::Reading::headings`]; none where it can't be told which cell belongs to which column.
    pub cells: Vec<String>,
}

/// Some people.
#[derive(Debug, Default)]
pub struct Batch {
    /// What is known of them, in the order of `people`.
    pub crowd: Crowd,
    /// Who they are.
    pub people: Vec<Somebody>,
    /// Rows that were set aside since the last batch.
    pub set_aside: Vec<SetAside>,
}

/// What became of a job title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleCount {
    /// The title as the file has it.
    pub title: String,
    /// What it was taken for; none where no job of the framework is clearly this one.
    pub role: Option<String>,
    /// How many rows have it.
    pub rows: u64,
}

/// What became of a staff export, as far as it has been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// What became of its rows: `in` is always `read` and `set_aside` together, once all have been read.
    pub rows: Rows,
    /// How many people they are of.
    pub people: u64,
    /// What was set aside, for each reason.
    pub set_aside: Vec<SetAsideCount>,
    /// What the file says and was left unknown.
    pub unread: Vec<Unread>,
    /// Job titles, those of most rows first.
    pub titles: Vec<TitleCount>,
    /// The sheets that went with it.
    pub beside: Vec<BesideSummary>,
    /// Headings that the mapping doesn't speak of: those columns are left out.
    pub not_mapped: Vec<String>,
    /// What is worth knowing about the file.
    pub notes: Vec<String>,
}
