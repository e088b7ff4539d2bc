//! The first pass over a sheet: whose rows there are, and which comes first in its dates. Nothing else of it is kept.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use foldhash::fast::RandomState;
use rayon::slice::ParallelSliceMut;

use super::hash;
use crate::reading::dates::{DateOrder, Evidence};
use crate::reading::mapping::Column;
use crate::reading::sheet::{Row, SheetFault, Table};

/// Rows between one word on how far it has come and the next.
const ROWS_BETWEEN: u64 = 1 << 14;

/// Rows that somebody has who has several, by the hash of their number.
pub(crate) type Several = HashMap<u64, u32, RandomState>;

/// Somebody who is told how many rows have been looked through, and can stop it.
pub type Watch<'w> = &'w mut dyn FnMut(u64) -> ControlFlow<()>;

/// What the first pass over the staff found: with it they are read once more without another.
#[derive(Clone, Debug)]
pub struct FirstPass {
    /// The columns at their places, with the order of the dates of each.
    columns: Arc<[(Column, usize)]>,
    /// Which comes first in dates, as it is said of all columns.
    of_all: Option<DateOrder>,
    pub(super) orders: Arc<[Option<DateOrder>]>,
    pub(super) several: Arc<Several>,
    pub(super) rows: u64,
}

impl FirstPass {
    /// How many rows there are below the headings.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// Whether it would be the same for these columns, with this said of all dates.
    pub(super) fn fits(&self, columns: &[(Column, usize)], of_all: Option<DateOrder>) -> bool {
        *self.columns == *columns && self.of_all == of_all
    }

    /// Looks through the staff; none where somebody stopped it.
    pub(super) fn of(
        table: &mut Table,
        columns: &[(Column, usize)],
        (of_all, staff_number): (Option<DateOrder>, Option<usize>),
        watch: Watch<'_>,
    ) -> Result<Option<FirstPass>, SheetFault> {
        // Sorted, those that stand several times are beside each other; a count of each would take thrice the memory.
        let mut hashes: Vec<u64> = Vec::new();
        let own = |row: &Row| {
            let number = staff_number.map(|place| row.get(place)).filter(|number| !number.is_empty());
            hashes.extend(number.map(hash));
        };
        let Some(found) = orders(table, columns, of_all, own, watch)? else { return Ok(None) };
        hashes.par_sort_unstable();
        let mut several = Several::default();
        for same in hashes.chunk_by(PartialEq::eq).filter(|same| same.len() > 1) {
            several.extend(same.first().map(|hash| (*hash, u32::try_from(same.len()).unwrap_or(u32::MAX))));
        }
        let Orders { of_columns, rows } = found;
        Ok(Some(FirstPass {
            columns: columns.into(),
            of_all,
            orders: of_columns.into(),
            several: Arc::new(several),
            rows,
        }))
    }
}

/// What a first pass found.
pub(crate) struct Orders {
    /// The order of the dates of each column, where one is known.
    pub(crate) of_columns: Vec<Option<DateOrder>>,
    /// How many rows there are.
    pub(crate) rows: u64,
}

/// The order of the dates of each column, by what is said of it, what its own dates tell, or what is said of all: in this
/// order; and how many rows there are. `seen` is given each row that can be read. None where somebody stopped it.
pub(crate) fn orders(
    table: &mut Table,
    columns: &[(Column, usize)],
    of_all: Option<DateOrder>,
    mut seen: impl FnMut(&Row),
    watch: Watch<'_>,
) -> Result<Option<Orders>, SheetFault> {
    let dated: Vec<usize> =
        columns.iter().filter(|(column, _)| column.is.has_dates()).map(|(_, place)| *place).collect();
    let mut evidence = vec![Evidence::default(); dated.len()];
    let (mut row, mut rows) = (Row::default(), 0_u64);
    while table.next(&mut row)? {
        rows += 1;
        if rows.is_multiple_of(ROWS_BETWEEN) && watch(rows).is_break() {
            return Ok(None);
        }
        if table.misshapen(&row).is_some() {
            continue;
        }
        for (place, evidence) in dated.iter().zip(&mut evidence) {
            evidence.take(row.get(*place));
        }
        seen(&row);
    }
    let mut told = evidence.into_iter();
    let order = |(column, _): &(Column, usize)| {
        let told = if column.is.has_dates() { told.next().and_then(Evidence::order) } else { None };
        column.dates.or(told).or(of_all)
    };
    Ok(Some(Orders { of_columns: columns.iter().map(order).collect(), rows }))
}

/// Somebody who lets it go on to its end.
pub(crate) fn unwatched(_rows: u64) -> ControlFlow<()> {
    ControlFlow::Continue(())
}
