#![allow(clippy::indexing_slicing, reason = "tests")]

use proptest::prelude::*;

use super::*;

/// Cells that each column has.
const CELLS: [usize; 4] = [2, 3, 5, 4];

/// A table of some columns of which cells are told apart at random, with random rows: whoever reaches a level reaches those below it.
fn table(columns: Vec<usize>, classes: &[u32], words: &[u64]) -> Table {
    let column = |place: usize| {
        let told: Vec<u32> = (0..CELLS[place]).map(|cell| classes[place * 5 + cell] % CELLS[place] as u32).collect();
        Column { place, classes: told, count: CELLS[place] }
    };
    let columns: Vec<Column> = columns.into_iter().map(column).collect();
    let count: usize = columns.iter().map(|column| column.count).product();
    let mut rows = Vec::new();
    for row in words.chunks_exact(PLANES).take(count) {
        let mut row = row.to_vec();
        for level in 1..LEVELS {
            // Often a level is reached with the one below.
            for plane in [level, level + LEVELS] {
                row[plane] = if row[plane] & 3 == 0 { row[plane] & row[plane - 1] } else { row[plane - 1] };
            }
        }
        rows.extend(row);
    }
    Table { columns, rows }
}

fn tables() -> impl Strategy<Value = Vec<Table>> {
    let columns = proptest::sample::subsequence(vec![0, 1, 2, 3], 0..3);
    let words = proptest::collection::vec(prop_oneof![Just(u64::MAX), any::<u64>()], 20 * PLANES);
    let one = (columns, proptest::collection::vec(0_u32..8, 20), words);
    proptest::collection::vec(one.prop_map(|(columns, classes, words)| table(columns, &classes, &words)), 0..9)
}

/// What somebody has reached, table by table.
fn plainly(tables: &[Table], cells: &[u16]) -> [u64; PLANES] {
    let mut planes = [u64::MAX; PLANES];
    for table in tables {
        let (mut place, mut width) = (0, 1);
        for column in &table.columns {
            place += column.classes[usize::from(cells[column.place])] as usize * width;
            width *= column.count;
        }
        let row = &table.rows[place * PLANES..(place + 1) * PLANES];
        planes.iter_mut().zip(row).for_each(|(plane, word)| *plane &= word);
    }
    planes
}

proptest! {
    #[test]
    fn whoever_is_looked_up_is_counted(
        tables in tables(),
        numbers in proptest::collection::vec(any::<[u16; 4]>(), 0..2 * STRETCH + 70),
        near in prop_oneof![Just(MOST_NEAR), 0_usize..20],
    ) {
        let numbers: Vec<[u16; 4]> =
            numbers.iter().map(|cells| std::array::from_fn(|column| cells[column] % CELLS[column] as u16)).collect();
        let columns: Vec<Vec<u16>> = (0..4).map(|column| numbers.iter().map(|cells| cells[column]).collect()).collect();
        let people: Vec<&[u16]> = columns.iter().map(Vec::as_slice).collect();
        let lookups = Lookups::with_near(&tables, near);
        let mut room = lookups.room();
        for first in (0..numbers.len()).step_by(STRETCH) {
            lookups.count(&people, &(first..(first + STRETCH).min(numbers.len())), &mut room);
        }
        let counts = lookups.counts(&room, numbers.len());
        let mut expected = [[0; PLANES]; 64];
        for cells in &numbers {
            let planes = plainly(&tables, cells);
            prop_assert_eq!(lookups.person(cells), planes);
            for (standing, counts) in expected.iter_mut().enumerate() {
                counts.iter_mut().zip(planes).for_each(|(count, plane)| *count += plane >> standing & 1);
            }
        }
        prop_assert_eq!(counts, expected);
    }
}

proptest! {
    #[test]
    fn bits_are_counted_as_one_by_one(rows in proptest::collection::vec(any::<[u64; 2]>(), 0..600)) {
        let mut tally = Tally::new();
        let row = |place: usize| u64x2::new(rows.get(place).copied().unwrap_or_default());
        for first in (0..rows.len()).step_by(TOGETHER) {
            tally.add(|eight| std::array::from_fn(|one| row(first + eight * EIGHT + one)));
        }
        for (word, counts) in tally.counts().into_iter().enumerate() {
            for (bit, count) in counts.into_iter().enumerate() {
                let one_by_one = rows.iter().filter(|row| row[word] >> bit & 1 == 1).count();
                prop_assert_eq!(count, one_by_one as u64);
            }
        }
    }
}
