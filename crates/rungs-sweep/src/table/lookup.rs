//! Tables laid out for looking up many people one after another.
//!
//! Of a row two words belong together: of sixty-four standings, whose floor has reached a level, and whose ceiling has. Whoever has
//! reached a level has reached those below it, so at each level only those tables are looked up whose rows say more than they did one
//! level below. Where all must be met, that is one level in all.
//!
//! Whether a number stands for a row isn't asked of each person, which would take half as long again: places are numbers of sixteen
//! bits, and a table has a row for each of those. Past its own ones they are rows of nobody, who has reached nothing.

use std::ops::Range;

use wide::u64x2;

use super::PLANES;
use super::rows::{Column, Table};
use crate::tally::{EIGHT, TOGETHER, Tally};

/// What a standing can have reached: at least by exception, at least at discretion, ready.
const LEVELS: usize = PLANES / 2;
/// People looked up in one go: so few that what is known of them stays near.
pub(super) const STRETCH: usize = 4 * TOGETHER;
/// Numbers of sixteen bits.
const NUMBERS: usize = 1 << 16;
/// The place of nobody's row.
const NOBODY: u16 = u16::MAX;
/// Rows that a table has at most for its places to be numbers of sixteen bits, beside that of nobody.
const MOST_NEAR: usize = NUMBERS - 1;
/// Bytes up to which a table of one column has a row for each cell, though some of them be the same.
const NEAR: usize = 1 << 15;
/// Tables looked up in one go.
const AT_ONCE: usize = 6;

/// All tables of sixty-four standings.
#[derive(Debug)]
pub(super) struct Lookups {
    near: Vec<Places>,
    /// The columns of tables with more rows than numbers of sixteen bits can tell apart.
    far: Vec<Vec<Column>>,
    /// The levels at which somebody can fall short who has reached the one below, lowest first.
    levels: Vec<Level>,
}

/// How the place of somebody's row is found.
#[derive(Debug)]
enum Places {
    /// It is the number in this column.
    Cell(usize),
    /// It is the sum of what the numbers in these columns stand for.
    Sum(Vec<(usize, Box<[u16; NUMBERS]>)>),
}

/// The rows of those tables that say more at a level than at the one below: which table, and its rows.
#[derive(Debug)]
struct Level {
    level: usize,
    near: Vec<(usize, Box<[u64x2; NUMBERS]>)>,
    far: Vec<(usize, Vec<u64x2>)>,
}

/// What is kept from stretch to stretch.
pub(super) struct Room {
    /// For each near table, the places of people's rows.
    places: Vec<[u16; STRETCH]>,
    /// For each person, what they have reached.
    reached: [u64x2; STRETCH],
    /// For each level, how many people have reached it.
    tallies: Vec<Tally>,
}

impl Lookups {
    pub(super) fn of(tables: &[Table]) -> Lookups {
        Lookups::with_near(tables, MOST_NEAR)
    }

    /// The same, where tables with so many rows at most are near.
    fn with_near(tables: &[Table], most: usize) -> Lookups {
        let mut found = Lookups { near: Vec::new(), far: Vec::new(), levels: Vec::new() };
        let mut levels: [Level; LEVELS] =
            std::array::from_fn(|level| Level { level, near: Vec::new(), far: Vec::new() });
        for table in tables {
            let rows: Vec<Option<Vec<u64x2>>> = (0..LEVELS).map(|level| said(table, level)).collect();
            let asked = rows.iter().flatten().count();
            if table.len() > most {
                for (level, rows) in levels.iter_mut().zip(rows) {
                    level.far.extend(rows.map(|rows| (found.far.len(), rows)));
                }
                found.far.push(table.columns.clone());
                continue;
            }
            let cells = match table.columns.as_slice() {
                [column] if column.classes.len() * asked * size_of::<u64x2>() <= NEAR => Some(column),
                _ => None,
            };
            for (level, rows) in levels.iter_mut().zip(rows) {
                let Some(rows) = rows else { continue };
                let rows = match cells {
                    Some(column) => column.classes.iter().map(|class| row(&rows, *class as usize)).collect(),
                    None => rows,
                };
                level.near.extend(each_number(rows, u64x2::ZERO).map(|rows| (found.near.len(), rows)));
            }
            found.near.push(match cells {
                Some(column) => Places::Cell(column.place),
                None => Places::sum(&table.columns),
            });
        }
        found.levels = levels.into_iter().filter(|level| !level.near.is_empty() || !level.far.is_empty()).collect();
        found
    }

    /// What one person has reached: which planes, and of which standings.
    pub(super) fn person(&self, cells: &[u16]) -> [u64; PLANES] {
        let mut planes = [u64::MAX; PLANES];
        let mut reached = u64x2::MAX;
        for level in &self.levels {
            for (table, rows) in &level.near {
                let place = self.near.get(*table).map_or(NOBODY, |places| places.of(cells));
                reached &= row(rows.as_slice(), usize::from(place));
            }
            for (table, rows) in &level.far {
                reached &= row(rows, self.far_place(*table, |column| cells.get(column).copied()));
            }
            // Whoever falls short of a level falls short of those above it.
            let [floor, ceiling] = reached.to_array();
            let (floors, ceilings) = planes.split_at_mut(LEVELS);
            floors.iter_mut().skip(level.level).for_each(|plane| *plane = floor);
            ceilings.iter_mut().skip(level.level).for_each(|plane| *plane = ceiling);
        }
        planes
    }

    /// How many people have reached each plane, standing by standing, after so many were counted.
    pub(super) fn counts(&self, room: &Room, people: usize) -> [[u64; PLANES]; 64] {
        let mut counts = [[people as u64; PLANES]; 64];
        for (level, tally) in self.levels.iter().zip(&room.tallies) {
            let [floors, ceilings] = tally.counts();
            for (counts, (floor, ceiling)) in counts.iter_mut().zip(floors.into_iter().zip(ceilings)) {
                let (of_floor, of_ceiling) = counts.split_at_mut(LEVELS);
                of_floor.iter_mut().skip(level.level).for_each(|count| *count = floor);
                of_ceiling.iter_mut().skip(level.level).for_each(|count| *count = ceiling);
            }
        }
        counts
    }

    pub(super) fn room(&self) -> Room {
        Room {
            places: vec![[NOBODY; STRETCH]; self.near.len()],
            reached: [u64x2::ZERO; STRETCH],
            tallies: self.levels.iter().map(|_| Tally::new()).collect(),
        }
    }

    /// Counts some people, a stretch of them at most.
    pub(super) fn count(&self, people: &[&[u16]], range: &Range<usize>, room: &mut Room) {
        let Room { places, reached, tallies } = room;
        for (near, places) in self.near.iter().zip(places.iter_mut()) {
            near.find(people, range, places);
        }
        let found = |table: usize| {
            let as_they_are = self.near.get(table).and_then(|near| near.as_they_are(people, range));
            as_they_are.or_else(|| places.get(table)).unwrap_or(&[NOBODY; STRETCH])
        };
        for (place, (level, tally)) in self.levels.iter().zip(tallies).enumerate() {
            let (at_once, before) = level.near.split_at(level.near.len().min(AT_ONCE));
            let mut is_first = place == 0;
            let is_last = place + 1 == self.levels.len();
            if is_first && !(before.is_empty() && level.far.is_empty()) {
                let is_there = |person| if person < range.len() { u64x2::MAX } else { u64x2::ZERO };
                *reached = std::array::from_fn(is_there);
                is_first = false;
            }
            for (table, rows) in before {
                let places = found(*table).iter();
                reached.iter_mut().zip(places).for_each(|(reached, place)| *reached &= rows_at(rows, *place));
            }
            for (table, rows) in &level.far {
                for (reached, person) in reached.iter_mut().zip(range.clone()) {
                    let cell = |column: usize| people.get(column).and_then(|cells| cells.get(person)).copied();
                    *reached &= row(rows, self.far_place(*table, cell));
                }
            }
            match (is_first, is_last) {
                (true, true) => at_level::<true, true>(at_once, found, reached, tally),
                (true, false) => at_level::<true, false>(at_once, found, reached, tally),
                (false, true) => at_level::<false, true>(at_once, found, reached, tally),
                (false, false) => at_level::<false, false>(at_once, found, reached, tally),
            }
        }
    }

    fn far_place(&self, table: usize, cell: impl Fn(usize) -> Option<u16>) -> usize {
        let mut width = 1;
        self.far.get(table).into_iter().flatten().fold(0, |place, column| {
            let class = cell(column.place).and_then(|cell| column.classes.get(usize::from(cell)));
            let share = class.map_or(0, |class| *class as usize) * width;
            width *= column.count;
            place + share
        })
    }
}

/// Looks up at most so many tables as fit in one go.
#[inline(always)]
fn at_level<'t, const FIRST: bool, const LAST: bool>(
    tables: &'t [(usize, Box<[u64x2; NUMBERS]>)],
    places: impl Fn(usize) -> &'t [u16; STRETCH],
    reached: &mut [u64x2; STRETCH],
    tally: &mut Tally,
) {
    match tables.len() {
        0 => look_up::<0, FIRST, LAST>(tables, places, reached, tally),
        1 => look_up::<1, FIRST, LAST>(tables, places, reached, tally),
        2 => look_up::<2, FIRST, LAST>(tables, places, reached, tally),
        3 => look_up::<3, FIRST, LAST>(tables, places, reached, tally),
        4 => look_up::<4, FIRST, LAST>(tables, places, reached, tally),
        5 => look_up::<5, FIRST, LAST>(tables, places, reached, tally),
        _ => look_up::<AT_ONCE, FIRST, LAST>(tables, places, reached, tally),
    }
}

/// Takes what people have reached (everything, at the first level) and what `T` tables say of them, and counts it. It is kept for
/// the next level where there is one.
#[inline(never)]
fn look_up<'t, const T: usize, const FIRST: bool, const LAST: bool>(
    tables: &'t [(usize, Box<[u64x2; NUMBERS]>)],
    places: impl Fn(usize) -> &'t [u16; STRETCH],
    reached: &mut [u64x2; STRETCH],
    tally: &mut Tally,
) {
    let Some(tables) = tables.first_chunk::<T>() else { return };
    let tables = tables.each_ref().map(|(table, rows)| (rows, places(*table).as_chunks::<EIGHT>().0));
    let (reached, _) = reached.as_chunks_mut::<EIGHT>();
    for first in (0..STRETCH / EIGHT).step_by(TOGETHER / EIGHT) {
        tally.add(|eight| {
            let Some(reached) = reached.get_mut(first + eight) else { return [u64x2::ZERO; EIGHT] };
            let mut now = if FIRST { [u64x2::MAX; EIGHT] } else { *reached };
            for (rows, places) in tables {
                let places = places.get(first + eight).unwrap_or(&[NOBODY; EIGHT]);
                now.iter_mut().zip(places).for_each(|(now, place)| *now &= rows_at(rows, *place));
            }
            if !LAST {
                *reached = now;
            }
            now
        });
    }
}

/// The row of a number; there is one for each.
#[inline(always)]
fn rows_at(rows: &[u64x2; NUMBERS], place: u16) -> u64x2 {
    rows.get(usize::from(place)).copied().unwrap_or(u64x2::ZERO)
}

fn row(rows: &[u64x2], place: usize) -> u64x2 {
    rows.get(place).copied().unwrap_or(u64x2::ZERO)
}

/// The rows of a table at a level, floors beside ceilings, if they say more than those one level below.
fn said(table: &Table, level: usize) -> Option<Vec<u64x2>> {
    let of = |level: usize| {
        move |row: &[u64]| {
            let word = |place: usize| row.get(place).copied().unwrap_or(0);
            [word(level), word(level + LEVELS)]
        }
    };
    let rows = table.rows.chunks_exact(PLANES);
    let below = |row: &[u64]| if level == 0 { [u64::MAX; 2] } else { of(level - 1)(row) };
    let says_more = rows.clone().any(|row| of(level)(row) != below(row));
    says_more.then(|| rows.map(|row| u64x2::new(of(level)(row))).collect())
}

/// Something for each number of sixteen bits.
fn each_number<T: Copy>(mut of: Vec<T>, beyond: T) -> Option<Box<[T; NUMBERS]>> {
    of.resize(NUMBERS, beyond);
    of.into_boxed_slice().try_into().ok()
}

impl Places {
    fn sum(columns: &[Column]) -> Places {
        let mut width = 1_u16;
        let shares = columns.iter().filter_map(|column| {
            let of = |class: &u32| u16::try_from(*class).unwrap_or(0).wrapping_mul(width);
            let shares = each_number(column.classes.iter().map(of).collect(), 0);
            width = width.wrapping_mul(u16::try_from(column.count).unwrap_or(0));
            Some((column.place, shares?))
        });
        Places::Sum(shares.collect())
    }

    /// The place of one person's row.
    fn of(&self, cells: &[u16]) -> u16 {
        let cell = |column: usize| cells.get(column).copied().unwrap_or(NOBODY);
        match self {
            Places::Cell(column) => cell(*column),
            Places::Sum(columns) => columns.iter().fold(0, |place, (column, shares)| {
                place.wrapping_add(shares.get(usize::from(cell(*column))).copied().unwrap_or(0))
            }),
        }
    }

    /// The places of people's rows, where these are numbers as they stand in a column, and of a whole stretch.
    #[inline]
    fn as_they_are<'p>(&self, people: &[&'p [u16]], range: &Range<usize>) -> Option<&'p [u16; STRETCH]> {
        match self {
            Places::Cell(column) => people.get(*column)?.get(range.clone())?.first_chunk(),
            Places::Sum(_) => None,
        }
    }

    /// Finds the places of people's rows, unless they are there already. Beyond the last person is nobody.
    fn find(&self, people: &[&[u16]], range: &Range<usize>, places: &mut [u16; STRETCH]) {
        if self.as_they_are(people, range).is_some() {
            return;
        }
        let cells = |column: usize| people.get(column).and_then(|cells| cells.get(range.clone())).unwrap_or_default();
        let (places, nobody) = places.split_at_mut(range.len().min(STRETCH));
        nobody.fill(NOBODY);
        match self {
            Places::Cell(column) => {
                places.iter_mut().zip(cells(*column)).for_each(|(place, cell)| *place = *cell);
            }
            Places::Sum(columns) => {
                places.fill(0);
                for (column, shares) in columns {
                    for (place, cell) in places.iter_mut().zip(cells(*column)) {
                        *place = place.wrapping_add(shares.get(usize::from(*cell)).copied().unwrap_or(0));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
