//! The rows of one person: which of them are duplicates, and whether they can be of one person at all.

use super::bound::Bound;
use super::cell::Said;

/// A row that waits for the others of its person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Held {
    /// The numbers of its cells, column by column.
    pub(crate) cells: Box<[u32]>,
    pub(crate) assignment: Box<str>,
    pub(crate) row: u64,
}

/// Rows that are taken, and rows that are set aside with the reason.
#[derive(Debug, Default)]
pub(crate) struct Taken {
    pub(crate) rows: Vec<Held>,
    pub(crate) set_aside: Vec<(Held, Why)>,
}

/// Why a row is set aside, beside others of one staff number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Why {
    /// As it is counted: alike for all rows of the sort.
    pub(crate) counted: &'static str,
    /// As it stands beside the row.
    pub(crate) told: String,
}

/// Sorts out the rows of one staff number; `born` is the column that tells when they were born.
pub(crate) fn taken(rows: Vec<Held>, born: Option<(usize, &Bound)>) -> Taken {
    if rows.len() < 2 {
        return Taken { rows, set_aside: Vec::new() };
    }
    if let Some((at, column)) = born {
        let dates = rows.iter().filter_map(|held| match column.said(*held.cells.get(at)?) {
            Said::Date(range) => Some(*range),
            _ => None,
        });
        // A year and a day in it are no contradiction.
        let dates: Vec<_> = dates.collect();
        let apart = dates.iter().enumerate().any(|(at, one)| {
            dates.iter().skip(at + 1).any(|other| one.earliest > other.latest || other.earliest > one.latest)
        });
        if apart {
            let counted = "people born on different days have this staff number";
            let why = |held| (held, Why { counted, told: counted.to_owned() });
            return Taken { rows: Vec::new(), set_aside: rows.into_iter().map(why).collect() };
        }
    }
    let mut taken = Taken::default();
    for held in rows {
        let same = |known: &&Held| match held.assignment.is_empty() && known.assignment.is_empty() {
            true => known.cells == held.cells,
            false => known.assignment == held.assignment,
        };
        match taken.rows.iter().find(same) {
            Some(known) => {
                let why = repeated(known, &held);
                taken.set_aside.push((held, why));
            }
            None => taken.rows.push(held),
        }
    }
    taken
}

fn repeated(known: &Held, held: &Held) -> Why {
    let row = known.row;
    match (held.assignment.is_empty(), known.cells == held.cells) {
        (true, _) => Why {
            counted: "it repeats an earlier row in every column that is read",
            told: format!("it repeats row {row} in every column that is read"),
        },
        (false, true) => Why {
            counted: "it repeats the assignment of an earlier row",
            told: format!("it repeats the assignment of row {row}"),
        },
        (false, false) => Why {
            counted: "it has the assignment number of an earlier row, and says something else",
            told: format!("it has the assignment number of row {row}, and says something else"),
        },
    }
}
