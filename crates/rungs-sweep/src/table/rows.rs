//! Rows of bits, one for each combination of cells.

use std::collections::HashMap;

use super::PLANES;
use crate::form::{Cells, Form};

/// The rows of some columns.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<Column>,
    /// One after another, a word for each plane.
    pub(super) rows: Vec<u64>,
}

/// One column of a table.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Which of the form's it is.
    pub(super) place: usize,
    /// For each cell, which of those that are told apart it is.
    pub(super) classes: Vec<u32>,
    /// How many are told apart.
    pub(super) count: usize,
}

/// Puts what is the same for everybody into another table, if there is one.
pub(super) fn put_together(tables: Vec<Table>) -> Vec<Table> {
    let (same, mut tables): (Vec<Table>, Vec<Table>) = tables.into_iter().partition(|table| table.columns.is_empty());
    for same in same {
        let Some(smallest) = tables.iter_mut().min_by_key(|table| table.rows.len()) else {
            tables.push(same);
            continue;
        };
        for row in smallest.rows.chunks_exact_mut(PLANES) {
            row.iter_mut().zip(&same.rows).for_each(|(word, same)| *word &= same);
        }
    }
    tables
}

impl Column {
    /// All cells told apart.
    pub(super) fn all(place: usize, form: &Form) -> Column {
        let count = form.columns.get(place).map_or(1, Cells::len);
        Column { place, classes: (0..count).map(|cell| u32::try_from(cell).unwrap_or(0)).collect(), count }
    }
}

impl Table {
    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.rows.len() / PLANES
    }

    /// The same, where cells of a column that have the same rows whatever stands in the other columns are one, and without columns
    /// of which that is so of all cells.
    pub(super) fn told_apart(mut self) -> Table {
        for place in 0..self.columns.len() {
            let counts: Vec<usize> = self.columns.iter().map(|column| column.count).collect();
            let width: usize = counts.iter().take(place).product();
            let count = counts.get(place).copied().unwrap_or(1);
            // The rows of one class: stretches of `width` rows, one in each round through the column.
            let of_class = |class: usize| -> Vec<u64> {
                let rounds = self.rows.chunks_exact(width * count * PLANES);
                let stretch = class * width * PLANES..(class + 1) * width * PLANES;
                rounds.flat_map(|round| round.get(stretch.clone()).unwrap_or_default().iter().copied()).collect()
            };
            let mut known: HashMap<Vec<u64>, u32> = HashMap::new();
            let (mut firsts, mut merged) = (Vec::new(), Vec::new());
            for class in 0..count {
                let next = u32::try_from(firsts.len()).unwrap_or(u32::MAX);
                let number = *known.entry(of_class(class)).or_insert(next);
                if number == next {
                    firsts.push(class);
                }
                merged.push(number);
            }
            let kept: Vec<u64> = self
                .rows
                .chunks_exact(width * count * PLANES)
                .flat_map(|round| {
                    let stretch = |class: &usize| class * width * PLANES..(class + 1) * width * PLANES;
                    firsts.iter().flat_map(move |class| round.get(stretch(class)).unwrap_or_default().iter().copied())
                })
                .collect();
            self.rows = kept;
            if let Some(column) = self.columns.get_mut(place) {
                column.count = firsts.len();
                for class in &mut column.classes {
                    *class = merged.get(*class as usize).copied().unwrap_or(0);
                }
            }
        }
        self.columns.retain(|column| column.count > 1);
        self
    }
}
