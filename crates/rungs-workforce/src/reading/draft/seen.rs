//! What is in the columns of a sheet. Of columns that are private by their heading, nothing.

use std::collections::HashMap;

use foldhash::fast::RandomState;
use rungs_app::words::in_threes;
use serde::Serialize;

use super::guess::is_private;
use crate::reading::dates::Evidence;
use crate::reading::sheet::{Row, SheetFault, Table};

/// Different cells that are kept of a column.
const MOST_CELLS: usize = 5_000;

/// What is in a column.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Seen {
    /// Rows whose cell is blank.
    pub blank: u64,
    /// Rows whose cell isn't.
    pub filled: u64,
    /// The different cells, those of most rows first; of very many, the first that came.
    pub cells: Vec<SeenCell>,
    /// Whether there are more than those.
    pub has_more: bool,
    /// Cells that can't be read as what the column is proposed to be.
    pub unread: Vec<SeenCell>,
    #[serde(skip)]
    pub(crate) dates: Evidence,
}

/// One of the different cells of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SeenCell {
    /// What it says.
    pub text: String,
    /// Rows that say so.
    pub rows: u64,
}

impl Seen {
    /// What is in it, in words.
    pub(super) fn told(&self) -> String {
        let first: Vec<String> = self.cells.iter().take(4).map(|cell| format!("“{}”", cell.text)).collect();
        let more = if self.has_more { "more than " } else { "" };
        let different = match self.cells.len() {
            0 => "nothing".to_owned(),
            1..=4 => first.join(", "),
            many => format!("{more}{} different cells: {} …", in_threes(many as u64), first.join(", ")),
        };
        match self.blank {
            0 => different,
            blank => format!("{different}; {} blank", in_threes(blank)),
        }
    }

    /// The part of rows with a cell that passes a test, from 0 to 1.
    pub(super) fn share(&self, test: impl Fn(&str) -> bool) -> f64 {
        let all: u64 = self.cells.iter().map(|cell| cell.rows).sum();
        let passing: u64 = self.cells.iter().filter(|cell| test(&cell.text)).map(|cell| cell.rows).sum();
        if all == 0 { 0.0 } else { passing as f64 / all as f64 }
    }
}

/// Looks through a sheet; gives what is in each column, and how many rows there are.
pub(super) fn look(table: &mut Table) -> Result<(Vec<Seen>, u64), SheetFault> {
    let names = table.headings.names.clone();
    let mut seen = vec![Seen::default(); names.len()];
    let mut counts: Vec<HashMap<String, (u64, usize), RandomState>> = vec![HashMap::default(); names.len()];
    let open: Vec<usize> = names.iter().enumerate().filter(|(_, name)| !is_private(name)).map(|(at, _)| at).collect();
    let (mut row, mut rows) = (Row::default(), 0);
    while table.next(&mut row)? {
        rows += 1;
        if table.misshapen(&row).is_some() {
            continue;
        }
        for at in &open {
            let (Some(seen), Some(counts)) = (seen.get_mut(*at), counts.get_mut(*at)) else { continue };
            let cell = row.get(*at);
            if cell.is_empty() {
                seen.blank += 1;
                continue;
            }
            seen.filled += 1;
            seen.dates.take(cell);
            if let Some((count, _)) = counts.get_mut(cell) {
                *count += 1;
            } else if counts.len() < MOST_CELLS {
                let order = counts.len();
                counts.insert(cell.to_owned(), (1, order));
            } else {
                seen.has_more = true;
            }
        }
    }
    for (seen, counts) in seen.iter_mut().zip(counts) {
        let mut cells: Vec<(String, (u64, usize))> = counts.into_iter().collect();
        cells.sort_by_key(|(_, (rows, order))| (std::cmp::Reverse(*rows), *order));
        seen.cells = cells.into_iter().map(|(text, (rows, _))| SeenCell { text, rows }).collect();
    }
    Ok((seen, rows))
}
