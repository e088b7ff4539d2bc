//! Rows and columns: where the roles of a ladder stand, before anything is measured.

use super::Ladder;
use super::step::Step;

/// The rows of a drawing, from the bottom up, and which roles stand in them from left to right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grid {
    pub(crate) columns: usize,
    pub(crate) rows: Vec<Vec<Option<usize>>>,
    /// For each row: its rung, as a place in the ladder's.
    pub(crate) rungs: Vec<usize>,
}

/// Where a role stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Spot {
    pub(crate) row: usize,
    pub(crate) column: usize,
}

impl Grid {
    /// Every rung in as many rows as it needs. A role that leads to another on the same rung stands below it or to its left.
    pub(crate) fn of(ladder: &Ladder<'_>, columns: usize) -> Grid {
        let columns = columns.max(1);
        let mut grid = Grid { columns, rows: Vec::new(), rungs: Vec::new() };
        for (place, rung) in ladder.rungs.iter().enumerate() {
            let ordered = in_order(&rung.roles, &ladder.steps);
            // An odd one stands at the bottom, so that what is beside it stays free for lines upwards.
            let mut rows: Vec<&[usize]> = ordered.rchunks(columns).collect();
            rows.reverse();
            for row in rows {
                let mut cells: Vec<Option<usize>> = row.iter().copied().map(Some).collect();
                cells.resize(columns, None);
                grid.rows.push(cells);
                grid.rungs.push(place);
            }
        }
        grid
    }

    /// Where each of so many roles stands.
    pub(crate) fn spots(&self, roles: usize) -> Vec<Spot> {
        let mut spots = vec![Spot::default(); roles];
        for (row, cells) in self.rows.iter().enumerate() {
            for (column, role) in cells.iter().enumerate() {
                if let Some(spot) = role.and_then(|role| spots.get_mut(role)) {
                    *spot = Spot { row, column };
                }
            }
        }
        spots
    }

    pub(crate) fn at(&self, row: usize, column: usize) -> Option<usize> {
        self.rows.get(row)?.get(column).copied().flatten()
    }

    /// Whether the row is the lowest of its rung.
    pub(crate) fn is_lowest(&self, row: usize) -> bool {
        row == 0 || self.rungs.get(row) != self.rungs.get(row - 1)
    }

    /// Whether the row is the highest of its rung.
    pub(crate) fn is_highest(&self, row: usize) -> bool {
        self.rungs.get(row) != self.rungs.get(row + 1)
    }
}

/// Roles of one rung, each after those that lead to it; where they lead in a circle, as they came.
fn in_order(roles: &[usize], steps: &[Step]) -> Vec<usize> {
    let mut left: Vec<usize> = roles.to_vec();
    let mut ordered = Vec::with_capacity(left.len());
    while !left.is_empty() {
        let is_led_to = |role: usize| steps.iter().any(|step| step.to == role && left.contains(&step.from));
        let next = left.iter().position(|role| !is_led_to(*role)).unwrap_or(0);
        ordered.push(left.remove(next));
    }
    ordered
}
