//! Which cells of a column a program can tell apart.

use std::collections::HashMap;

use rungs_core::program::Program;
use rungs_core::world::World;

use crate::form::{Cells, Form};
use crate::sight::Sight;

/// The cells of a column by what a program can tell apart.
pub(super) struct Kinds {
    /// For each cell, its kind.
    pub(super) of_cell: Vec<usize>,
    /// For each kind, the first cell of it.
    pub(super) firsts: Vec<u16>,
}

impl Kinds {
    pub(super) fn of(program: &Program<'_>, looking: World, form: &Form, column: usize) -> Kinds {
        let mut kinds = Kinds { of_cell: Vec::new(), firsts: Vec::new() };
        let Some(cells) = form.columns.get(column) else { return kinds };
        let sight = form.list(column).map(|list| Sight::of(program, looking, &form.denials, list));
        let mut known = HashMap::new();
        for place in 0..cells.len() {
            let next = kinds.firsts.len();
            let kind = match (cells, &sight) {
                (Cells::Facts { facts, .. }, Some(sight)) => {
                    let facts = facts.get(place).into_iter().flatten();
                    let seen = facts.filter_map(|(field, fact)| Some((*field, sight.see(*field, &fact.known)?)));
                    *known.entry(seen.collect::<Vec<_>>()).or_insert(next)
                }
                _ => next,
            };
            if kind == next {
                kinds.firsts.push(u16::try_from(place).unwrap_or(u16::MAX));
            }
            kinds.of_cell.push(kind);
        }
        kinds
    }
}
