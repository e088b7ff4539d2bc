//! The first pass over a sheet: whose rows there are, and which comes first in its dates. Nothing else of it is kept.

use crate::reading::dates::{DateOrder, Evidence};
use crate::reading::mapping::Column;
use crate::reading::sheet::{Row, SheetFault, Table};

/// The order of the dates of each column, by what is said of it, what its own dates tell, or what is said of all: in this
/// order. `seen` is given each row that can be read.
pub(crate) fn orders(
    table: &mut Table,
    columns: &[(Column, usize)],
    of_all: Option<DateOrder>,
    seen: &mut dyn FnMut(&Table, &Row),
) -> Result<Vec<Option<DateOrder>>, SheetFault> {
    let dated: Vec<usize> =
        columns.iter().filter(|(column, _)| column.is.has_dates()).map(|(_, place)| *place).collect();
    let mut evidence = vec![Evidence::default(); dated.len()];
    let mut row = Row::default();
    while table.next(&mut row)? {
        if table.misshapen(&row).is_some() {
            continue;
        }
        for (place, evidence) in dated.iter().zip(&mut evidence) {
            evidence.take(row.get(*place));
        }
        seen(table, &row);
    }
    let mut told = evidence.into_iter();
    let order = |(column, _): &(Column, usize)| {
        let told = if column.is.has_dates() { told.next().and_then(Evidence::order) } else { None };
        column.dates.or(told).or(of_all)
    };
    Ok(columns.iter().map(order).collect())
}
