//! Small numbers, hidden: counts by group of which none of those hidden can be worked out from what is shown.
//!
//! Three steps. Groups of fewer than five people are told together ([`grouping`]). In what is left, a count of one to four is
//! hidden. Then further counts are hidden until each hidden one could be another as well, though the total of every group and of
//! every sort of standing is known. The last step looks for cycles: where one hidden count goes up by one, another of the same
//! group has to go down, then another of that sort up, and so on back to the first. A count can be another exactly where such a
//! cycle through hidden counts leads through it, and none goes below zero.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rungs_app::wire::sweep::{Group, Grouping, Stopped};

use crate::report::Sort;

/// Counts below this are hidden, but for nought: where nobody stands, nobody can be picked out.
pub const HIDDEN_BELOW: u64 = 5;

const SORTS: usize = Sort::ALL.len();

/// How many people of one group stand where, before anything is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupCounts {
    /// What the rows say; none where they say nothing.
    pub name: Option<String>,
    /// How many are of each sort, in the order of [`Sort::ALL`].
    pub counts: [u64; 5],
    /// How many each requirement stops, in the order in which requirements are told.
    pub stopped: Vec<u64>,
}

/// A requirement that stops people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stop {
    /// Its id.
    pub requirement: String,
    /// Its sentence.
    pub sentence: String,
}

/// A group, or several told together.
struct Gathered {
    name: Option<String>,
    of: u64,
    counts: [u64; SORTS],
    stopped: Vec<u64>,
}

impl Gathered {
    fn people(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// The groups of one column for one way in, with small numbers hidden; the largest first, small ones together last. None where
/// fewer than two groups are left: then the only one is everybody, whose counts are told elsewhere.
///
/// `stops` are the requirements that the groups count. Of a requirement no total is told, so what it stops of a group is hidden where
/// it is a small number, or leaves one.
pub fn grouping(column: &str, (role, route): (&str, &str), groups: &[GroupCounts], stops: &[Stop]) -> Option<Grouping> {
    let groups = gathered(groups);
    if groups.len() < 2 {
        return None;
    }
    let is_small = |count: u64| (1..HIDDEN_BELOW).contains(&count);
    let stopped = stops.iter().enumerate().map(|(place, stop)| {
        let of_group = |group: &Gathered| {
            let count = group.stopped.get(place).copied().unwrap_or(0);
            (!is_small(count) && !is_small(group.people() - count.min(group.people()))).then_some(count)
        };
        Stopped {
            requirement: stop.requirement.clone(),
            sentence: stop.sentence.clone(),
            people: groups.iter().map(of_group).collect(),
        }
    });
    let stopped: Vec<Stopped> = stopped.collect();
    let counts: Vec<[u64; SORTS]> = groups.iter().map(|group| group.counts).collect();
    let hidden = hidden(&counts);
    let told = groups.into_iter().zip(hidden).map(|(group, hidden)| {
        let people = group.people();
        let shown = |count: u64, is_hidden: bool| (!is_hidden).then_some(count);
        let [ready, they_decide, one_step_away, cannot_tell, further] = group.counts;
        let [no_ready, no_they_decide, no_one_step_away, no_cannot_tell, no_further] = hidden;
        Group {
            name: group.name,
            of: group.of,
            people,
            ready: shown(ready, no_ready),
            they_decide: shown(they_decide, no_they_decide),
            one_step_away: shown(one_step_away, no_one_step_away),
            further: shown(further, no_further),
            cannot_tell: shown(cannot_tell, no_cannot_tell),
        }
    });
    Some(Grouping {
        column: column.to_owned(),
        role: role.to_owned(),
        route: route.to_owned(),
        groups: told.collect(),
        stopped,
    })
}

/// Groups of fewer than five people together, and the next smallest with them while that are still fewer than five.
fn gathered(groups: &[GroupCounts]) -> Vec<Gathered> {
    let people = |group: &GroupCounts| group.counts.iter().sum::<u64>();
    let mut sorted: Vec<&GroupCounts> = groups.iter().filter(|group| people(group) > 0).collect();
    sorted.sort_by_key(|group| (Reverse(people(group)), group.name.is_none(), group.name.clone()));
    let mut together: Option<Gathered> = None;
    while let Some(smallest) = sorted.last() {
        let is_small = people(smallest) < HIDDEN_BELOW;
        let is_short = together.as_ref().is_some_and(|together| together.people() < HIDDEN_BELOW);
        if !is_small && !is_short {
            break;
        }
        let sum = together.get_or_insert(Gathered {
            name: None,
            of: 0,
            counts: [0; SORTS],
            stopped: vec![0; smallest.stopped.len()],
        });
        sum.of += 1;
        for (sum, count) in sum.counts.iter_mut().zip(smallest.counts) {
            *sum += count;
        }
        for (sum, count) in sum.stopped.iter_mut().zip(&smallest.stopped) {
            *sum += count;
        }
        sorted.pop();
    }
    let alone = sorted.into_iter().map(|group| Gathered {
        name: group.name.clone(),
        of: 1,
        counts: group.counts,
        stopped: group.stopped.clone(),
    });
    alone.chain(together).collect()
}

/// Which counts are hidden. There are at least two rows, each of at least five people: then what has to be hidden always can be.
fn hidden(counts: &[[u64; SORTS]]) -> Vec<[bool; SORTS]> {
    let mut table = Table { counts, hidden: vec![[false; SORTS]; counts.len()] };
    let mut small: Vec<Cell> = Vec::new();
    for (row, counts) in counts.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            if (1..HIDDEN_BELOW).contains(count) {
                small.push(Cell { row, column });
            }
        }
    }
    for cell in &small {
        table.hide(*cell);
    }
    for cell in small {
        // The cheaper of the two ways round: this count one more, or one less.
        let cycles = [table.cycle(cell, true), table.cycle(cell, false)];
        if let Some((_, cells)) = cycles.into_iter().flatten().min() {
            for cell in cells {
                table.hide(cell);
            }
        }
    }
    table.hidden
}

/// One count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Cell {
    row: usize,
    column: usize,
}

/// What hiding costs: how many more counts, and how many people they are.
type Cost = (u32, u64);

struct Table<'a> {
    counts: &'a [[u64; SORTS]],
    hidden: Vec<[bool; SORTS]>,
}

impl Table<'_> {
    fn count(&self, cell: Cell) -> u64 {
        self.counts.get(cell.row).and_then(|row| row.get(cell.column)).copied().unwrap_or_default()
    }

    fn is_hidden(&self, cell: Cell) -> bool {
        self.hidden.get(cell.row).and_then(|row| row.get(cell.column)).copied().unwrap_or_default()
    }

    fn hide(&mut self, cell: Cell) {
        if let Some(hidden) = self.hidden.get_mut(cell.row).and_then(|row| row.get_mut(cell.column)) {
            *hidden = true;
        }
    }

    /// The cheapest cycle through a count that goes up by one (or down): what it costs to hide its cells, and its other cells.
    ///
    /// Rows and columns are the places of a walk. From a row to a column goes a count that rises, back from a column to a row one
    /// that falls and isn't nought; a rising count and a falling one in turns leave all totals as they are.
    fn cycle(&self, through: Cell, rises: bool) -> Option<(Cost, Vec<Cell>)> {
        let rows = self.counts.len();
        let (from, to) = (through.row, rows + through.column);
        let (from, to) = if rises { (to, from) } else { (from, to) };
        let places = rows + SORTS;
        let mut best: Vec<Option<(Cost, usize)>> = vec![None; places];
        let mut done = vec![false; places];
        let mut open = BinaryHeap::from([Reverse(((0, 0), from))]);
        while let Some(Reverse((cost, place))) = open.pop() {
            if std::mem::replace(done.get_mut(place)?, true) {
                continue;
            }
            if place == to {
                break;
            }
            let is_row = place < rows;
            let next = if is_row { rows..places } else { 0..rows };
            for next in next {
                let cell = if is_row {
                    Cell { row: place, column: next - rows }
                } else {
                    Cell { row: next, column: place - rows }
                };
                let can_move = is_row || self.count(cell) > 0;
                if cell == through || !can_move {
                    continue;
                }
                let more = if self.is_hidden(cell) { (0, 0) } else { (1, self.count(cell)) };
                let cost = (cost.0 + more.0, cost.1 + more.1);
                let known = best.get_mut(next)?;
                if known.is_none_or(|(known, _)| cost < known) {
                    *known = Some((cost, place));
                    open.push(Reverse((cost, next)));
                }
            }
        }
        let (cost, _) = (*best.get(to)?)?;
        let mut cells = Vec::new();
        let mut place = to;
        while place != from {
            let (_, before) = (*best.get(place)?)?;
            let (row, column) = if place < rows { (place, before) } else { (before, place) };
            cells.push(Cell { row, column: column - rows });
            place = before;
        }
        Some((cost, cells))
    }
}

#[cfg(test)]
mod tests;
