//! Counting what was set aside and what was left unknown, with where the first of it stands.

use std::collections::BTreeMap;

use rungs_app::wire::sweep::SetAsideCount;

use super::bound::{Bound, NAMED};
use super::cell::Trouble;

/// Where something stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The sheet, if the file has several.
    pub sheet: Option<String>,
    /// The row, from 1, as Excel counts.
    pub row: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(formatter, "{sheet}, row {}", self.row),
            None => write!(formatter, "row {}", self.row),
        }
    }
}

/// Something that the file says and that was left unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The column, where it is one.
    pub column: Option<String>,
    /// What stands in its cells.
    pub cell: Option<String>,
    /// Why it isn't known what that says.
    pub why: String,
    /// How many rows.
    pub rows: u64,
    /// The first of them.
    pub first: Vec<Place>,
}

/// Reasons, with how often and where first.
#[derive(Default)]
pub(crate) struct Tally(BTreeMap<String, (u64, Vec<u64>)>);

impl Tally {
    pub(crate) fn add(&mut self, reason: &str, row: u64) {
        if !self.0.contains_key(reason) {
            self.0.insert(reason.to_owned(), (0, Vec::new()));
        }
        if let Some((rows, first)) = self.0.get_mut(reason) {
            *rows += 1;
            if first.len() < NAMED {
                first.push(row);
            }
        }
    }

    /// The reasons, what most rows were set aside for first.
    pub(crate) fn set_aside(&self, sheet: Option<&String>) -> Vec<SetAsideCount> {
        let place = |row: &u64| Place { sheet: sheet.cloned(), row: *row }.to_string();
        let count = |(reason, (rows, first)): (&String, &(u64, Vec<u64>))| SetAsideCount {
            reason: reason.clone(),
            rows: *rows,
            first: first.iter().map(place).collect(),
        };
        let mut counts: Vec<SetAsideCount> = self.0.iter().map(count).collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.rows));
        counts
    }

    pub(crate) fn unread(&self, sheet: Option<&String>) -> Vec<Unread> {
        let unread = |(why, (rows, first)): (&String, &(u64, Vec<u64>))| Unread {
            column: None,
            cell: None,
            why: why.clone(),
            rows: *rows,
            first: first.iter().map(|row| Place { sheet: sheet.cloned(), row: *row }).collect(),
        };
        self.0.iter().map(unread).collect()
    }
}

/// The cells of columns that were left unknown.
pub(crate) fn unread_cells(bound: &[Bound], sheet: Option<&String>) -> Vec<Unread> {
    let of_column = |bound: &Bound| {
        let unread = |(cell, rows): (&super::bound::Cell, u64)| match &cell.trouble {
            Some(Trouble::Unknown(why)) if rows > 0 => Some(Unread {
                column: Some(bound.column.name.clone()),
                cell: Some(cell.text.to_string()),
                why: why.clone(),
                rows,
                first: cell.first.iter().map(|row| Place { sheet: sheet.cloned(), row: *row }).collect(),
            }),
            _ => None,
        };
        let mut cells: Vec<Unread> = bound.counted().filter_map(unread).collect();
        cells.sort_by_key(|cell| std::cmp::Reverse(cell.rows));
        cells
    };
    bound.iter().flat_map(of_column).collect()
}
