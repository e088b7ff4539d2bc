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

use crate::output::report::Sort;

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
}

/// How many people of each group can't meet a requirement as they are, before anything is hidden.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StopCounts {
    /// The requirement's id.
    pub requirement: String,
    /// Its sentence.
    pub sentence: String,
    /// People, in the order of the groups.
    pub people: Vec<u64>,
}

/// A group, or several told together.
struct Gathered {
    name: Option<String>,
    /// Their places among all groups.
    members: Vec<usize>,
    counts: [u64; SORTS],
}

impl Gathered {
    fn people(&self) -> u64 {
        self.counts.iter().sum()
    }
}

/// The groups of one column for one way in, with small numbers hidden; the largest first, small ones together last; and which
/// requirements stop how many of them, what stops most first. None where fewer than two groups are left: then the only one is
/// everybody, whose counts are told elsewhere.
pub fn grouping(
    column: &str,
    role: &str,
    route: &str,
    groups: &[GroupCounts],
    stops: &[StopCounts],
) -> Option<Grouping> {
    let groups = gathered(groups);
    if groups.len() < 2 {
        return None;
    }
    let counts: Vec<Vec<u64>> = groups.iter().map(|group| group.counts.to_vec()).collect();
    let hidden = hidden(&counts, &[]);
    let stopped = stopped(&groups, &hidden, stops);
    let told = groups.into_iter().zip(hidden).map(|(group, hidden)| {
        let is_hidden = |place: usize| hidden.get(place).copied().unwrap_or(true);
        let [ready, they_decide, one_step_away, cannot_tell, further] = group.counts;
        Group {
            people: group.people(),
            of: group.members.len() as u64,
            name: group.name,
            ready: (!is_hidden(0)).then_some(ready),
            they_decide: (!is_hidden(1)).then_some(they_decide),
            one_step_away: (!is_hidden(2)).then_some(one_step_away),
            cannot_tell: (!is_hidden(3)).then_some(cannot_tell),
            further: (!is_hidden(4)).then_some(further),
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

/// How many people of each group each requirement stops. That so many are stopped tells how many aren't, so both are looked at;
/// and where a count of standings is hidden, so is what stops that group: who meets the only requirement there is, is ready.
fn stopped(groups: &[Gathered], hidden_standings: &[Vec<bool>], stops: &[StopCounts]) -> Vec<Stopped> {
    let is_hidden: Vec<Vec<bool>> = hidden_standings.iter().map(|row| vec![row.contains(&true); 2]).collect();
    let mut told: Vec<(u64, Stopped)> = Vec::new();
    for stop in stops {
        let people = |group: &Gathered| -> u64 {
            group.members.iter().filter_map(|member| stop.people.get(*member)).sum::<u64>().min(group.people())
        };
        let counts: Vec<Vec<u64>> =
            groups.iter().map(|group| vec![people(group), group.people() - people(group)]).collect();
        let all = groups.iter().map(people).sum();
        let hidden = hidden(&counts, &is_hidden);
        let shown = counts
            .iter()
            .zip(hidden)
            .map(|(counts, hidden)| counts.first().copied().filter(|_| !hidden.first().copied().unwrap_or(true)));
        let (requirement, sentence) = (stop.requirement.clone(), stop.sentence.clone());
        told.push((all, Stopped { requirement, sentence, people: shown.collect() }));
    }
    told.sort_by(|(one, first), (other, second)| {
        other.cmp(one).then_with(|| first.requirement.cmp(&second.requirement))
    });
    told.into_iter().map(|(_, stopped)| stopped).collect()
}

/// Groups of fewer than five people together, and the next smallest with them while that are still fewer than five.
fn gathered(groups: &[GroupCounts]) -> Vec<Gathered> {
    let people = |group: &GroupCounts| group.counts.iter().sum::<u64>();
    let mut sorted: Vec<(usize, &GroupCounts)> =
        groups.iter().enumerate().filter(|(_, group)| people(group) > 0).collect();
    sorted.sort_by_key(|(_, group)| (Reverse(people(group)), group.name.is_none(), group.name.clone()));
    let mut together: Option<Gathered> = None;
    while let Some((place, smallest)) = sorted.last() {
        let is_small = people(smallest) < HIDDEN_BELOW;
        let is_short = together.as_ref().is_some_and(|together| together.people() < HIDDEN_BELOW);
        if !is_small && !is_short {
            break;
        }
        let sum = together.get_or_insert(Gathered { name: None, members: Vec::new(), counts: [0; SORTS] });
        sum.members.push(*place);
        for (sum, count) in sum.counts.iter_mut().zip(smallest.counts) {
            *sum += count;
        }
        sorted.pop();
    }
    let alone = sorted.into_iter().map(|(place, group)| Gathered {
        name: group.name.clone(),
        members: vec![place],
        counts: group.counts,
    });
    alone.chain(together).collect()
}

/// Which counts are hidden, of which some can be already. There are at least two rows, each of at least five people: then what has
/// to be hidden always can be.
fn hidden(counts: &[Vec<u64>], already: &[Vec<bool>]) -> Vec<Vec<bool>> {
    let columns = counts.first().map_or(0, Vec::len);
    let hidden = counts.iter().map(|row| vec![false; row.len()]).collect();
    let mut table = Table { counts, columns, hidden };
    let mut first: Vec<Cell> = Vec::new();
    for (row, counts) in counts.iter().enumerate() {
        for (column, count) in counts.iter().enumerate() {
            let is_already = already.get(row).and_then(|row| row.get(column)).copied().unwrap_or(false);
            if is_already || (1..HIDDEN_BELOW).contains(count) {
                first.push(Cell { row, column });
            }
        }
    }
    for cell in &first {
        table.set(*cell, true);
    }
    for cell in first {
        // The cheaper of the two ways round: this count one more, or one less.
        let cycles = [table.cycle(cell, true), table.cycle(cell, false)];
        match cycles.into_iter().flatten().min() {
            Some((_, cells)) => cells.into_iter().for_each(|cell| table.set(cell, true)),
            // No other count can be in its place, whatever is hidden: its total says it. No small count is such a one.
            None => table.set(cell, false),
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
    counts: &'a [Vec<u64>],
    columns: usize,
    hidden: Vec<Vec<bool>>,
}

impl Table<'_> {
    fn count(&self, cell: Cell) -> u64 {
        self.counts.get(cell.row).and_then(|row| row.get(cell.column)).copied().unwrap_or_default()
    }

    fn is_hidden(&self, cell: Cell) -> bool {
        self.hidden.get(cell.row).and_then(|row| row.get(cell.column)).copied().unwrap_or_default()
    }

    fn set(&mut self, cell: Cell, is_hidden: bool) {
        if let Some(hidden) = self.hidden.get_mut(cell.row).and_then(|row| row.get_mut(cell.column)) {
            *hidden = is_hidden;
        }
    }

    /// The cheapest cycle through a count that goes up by one (or down): what it costs to hide its cells, and its other cells.
    ///
    /// Rows and columns are the places of a walk. From a row to a column goes a count that rises, back from a column to a row one
    /// that falls and isn't nought; a rising count and a falling one in turns leave all totals as they are.
    fn cycle(&self, through: Cell, rises: bool) -> Option<(Cost, Vec<Cell>)> {
        if !rises && self.count(through) == 0 {
            return None;
        }
        let rows = self.counts.len();
        let (row, column) = (through.row, rows + through.column);
        let (from, to) = if rises { (column, row) } else { (row, column) };
        let places = rows + self.columns;
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
