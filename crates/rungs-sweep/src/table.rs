//! Everybody by their columns: what each cell does to all standings at once is looked up, and the worst of it counts.
//!
//! A part of a form is columns that hang together (`tied.rs`). For each combination of their cells there is a row: of sixty-four
//! standings, those whose requirements on the part have reached each of the six planes. A person is the AND of one row from each
//! part. Cells that no standing tells apart are one, so that rows are few.

mod kinds;
mod look;
mod lookup;
mod rows;

use std::ops::Range;

use rayon::prelude::*;
use rungs_core::plane::Six;
use rungs_core::program::Program;
use rungs_core::standing::Interval;

use crate::form::{Cells, Form, Unfit};
use crate::tied::{Part, Standing, parts};
use look::look;
use lookup::{Lookups, STRETCH};
use rows::{Column, Table, put_together};

/// Planes that a standing has.
const PLANES: usize = 6;
/// Stretches of people that a thread counts by itself, at least.
const SHARE: usize = 64;
/// Combinations of cells that are worked out for one part, at most.
const MOST_TOGETHER: usize = 1 << 20;

/// A form as roles see it: all that is left to do for a person is to look it up.
#[derive(Debug)]
pub struct Tables {
    columns: usize,
    cells: Vec<usize>,
    standings: usize,
    /// Sixty-four standings each.
    blocks: Vec<Lookups>,
}

impl Tables {
    /// Looks at each cell of a form as roles see it. What is told of everybody, such as the day of the question, is part of the form.
    ///
    /// # Errors
    /// A form that tells something twice, or too much that hangs together.
    pub fn new(programs: &[Program<'_>], form: &Form) -> Result<Tables, Unfit> {
        form.check()?;
        let standings: Vec<Standing> = programs
            .iter()
            .enumerate()
            .flat_map(|(program, of)| of.routes.iter().map(move |route| Standing { program, node: route.standing }))
            .collect();
        let parts = parts(programs, &standings, form);
        for part in &parts {
            let combinations = part.columns.iter().map(|column| form.columns.get(*column).map_or(1, Cells::len));
            if combinations.fold(1_usize, usize::saturating_mul) > MOST_TOGETHER {
                return Err(Unfit::Together { columns: part.columns.clone() });
            }
        }
        let looked: Vec<Vec<(usize, Vec<Six>)>> =
            parts.par_iter().map(|part| look(programs, &standings, form, part)).collect();
        let blocks = (0..standings.len().div_ceil(64)).map(|block| Lookups::of(&tables(block, &parts, &looked, form)));
        Ok(Tables {
            columns: form.columns.len(),
            cells: form.columns.iter().map(Cells::len).collect(),
            standings: standings.len(),
            blocks: blocks.collect(),
        })
    }

    /// How many standings there are: one for each way in, role by role.
    pub fn standings(&self) -> usize {
        self.standings
    }

    /// How many people have reached each plane, standing by standing: the planes are those of [`crate::Planes`]. People are columns of
    /// numbers, as the form has them.
    ///
    /// # Errors
    /// Numbers that aren't the form's.
    pub fn count(&self, people: &[&[u16]]) -> Result<Vec<[u64; PLANES]>, Unfit> {
        let count = self.length(people)?;
        let stretches = count.div_ceil(STRETCH);
        let of_stretches = |stretches: Range<usize>| {
            let mut rooms: Vec<_> = self.blocks.iter().map(Lookups::room).collect();
            for stretch in stretches.clone() {
                let range = stretch * STRETCH..((stretch + 1) * STRETCH).min(count);
                self.check(people, &range)?;
                self.blocks.iter().zip(&mut rooms).for_each(|(block, room)| block.count(people, &range, room));
            }
            let counted = (stretches.end * STRETCH).min(count) - stretches.start * STRETCH;
            let counts = self.blocks.iter().zip(&rooms).flat_map(|(block, room)| block.counts(room, counted));
            Ok(counts.take(self.standings).collect::<Vec<_>>())
        };
        // Each thread counts many stretches by itself: what is told at the end takes as long as some of them.
        let share = stretches.div_ceil(rayon::current_num_threads() * 4).max(SHARE);
        let shares: Vec<_> = (0..stretches).step_by(share).map(|first| first..(first + share).min(stretches)).collect();
        shares.into_par_iter().map(of_stretches).try_reduce(
            || vec![[0; PLANES]; self.standings],
            |mut all, counts| {
                all.iter_mut().flatten().zip(counts.iter().flatten()).for_each(|(all, one)| *all += one);
                Ok(all)
            },
        )
    }

    /// What is known of every standing of one person.
    ///
    /// # Errors
    /// Numbers that aren't the form's.
    pub fn person(&self, cells: &[u16]) -> Result<Vec<Interval>, Unfit> {
        let columns: Vec<&[u16]> = cells.iter().map(std::slice::from_ref).collect();
        self.length(&columns)?;
        self.check(&columns, &(0..1))?;
        let mut found = Vec::new();
        for block in &self.blocks {
            let planes = block.person(cells);
            found.extend((0..64).map(|standing| {
                let bits = planes.iter().rev().fold(0, |bits, plane| bits << 1 | (plane >> standing & 1) as u8);
                Interval::from(Six::of_bits(bits, bits >> 3))
            }));
        }
        found.truncate(self.standings);
        Ok(found)
    }

    /// How many people these columns of numbers are.
    fn length(&self, people: &[&[u16]]) -> Result<usize, Unfit> {
        let count = people.first().map_or(0, |column| column.len());
        let fits = people.len() == self.columns && people.iter().all(|column| column.len() == count);
        if fits { Ok(count) } else { Err(Unfit::Numbers) }
    }

    /// Whether each number of some people stands for a cell.
    fn check(&self, people: &[&[u16]], range: &Range<usize>) -> Result<(), Unfit> {
        let fits = |(column, cells): (&&[u16], &usize)| {
            let numbers = column.get(range.clone()).unwrap_or_default();
            usize::from(numbers.iter().fold(0, |most, number| most.max(*number))) < *cells
        };
        if people.iter().zip(&self.cells).all(fits) { Ok(()) } else { Err(Unfit::Numbers) }
    }
}

/// The tables of sixty-four standings.
fn tables(block: usize, parts: &[Part], looked: &[Vec<(usize, Vec<Six>)>], form: &Form) -> Vec<Table> {
    let standings = block * 64..block * 64 + 64;
    let mut tables = Vec::new();
    for (part, looked) in parts.iter().zip(looked) {
        let columns: Vec<Column> = part.columns.iter().map(|column| Column::all(*column, form)).collect();
        let rows: usize = columns.iter().map(|column| column.count).product();
        // What isn't asked of this part has reached everything.
        let mut words = vec![u64::MAX; rows * PLANES];
        for (place, values) in looked.iter().filter(|(place, _)| standings.contains(place)) {
            let bit = 1_u64 << (place - standings.start);
            for (row, value) in words.chunks_exact_mut(PLANES).zip(values) {
                let missed = row.iter_mut().enumerate().filter(|(plane, _)| value.bits() >> plane & 1 == 0);
                missed.for_each(|(_, word)| *word &= !bit);
            }
        }
        tables.push(Table { columns, rows: words }.told_apart());
    }
    put_together(tables)
}
