//! Tables of classifications, row by row: columns by their names, and what is wrong with a row told once a file.

use crate::input::unpacked;
use crate::report::{Fate, Fault, Tally};

/// More rows than these are not named one by one; the counts have them all.
const MOST_NAMED: usize = 20;

/// A table that came with a classification.
pub(crate) struct Table<'b> {
    /// What it is called in reports: its usual file name.
    pub(crate) name: &'static str,
    pub(crate) bytes: &'b [u8],
    /// Commas and quotation marks, or tabs and neither.
    pub(crate) separator: Separator,
    /// Columns that have to be there, in the order in which a row hands them out.
    pub(crate) needed: &'static [&'static str],
    /// Further columns, which may be missing: empty then.
    pub(crate) further: &'static [&'static str],
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Separator {
    Comma,
    Tab,
}

/// The cells of a row: those needed, then the further ones.
pub(crate) struct Row<'r> {
    pub(crate) line: u64,
    cells: Vec<&'r str>,
}

impl Row<'_> {
    pub(crate) fn cell(&self, at: usize) -> &str {
        self.cells.get(at).copied().unwrap_or_default()
    }
}

impl Table<'_> {
    /// Hands out row by row. How many there were, and how many of those couldn't be read, goes into the tally as `rows`; it
    /// returns how many there were in all.
    pub(crate) fn each(
        &self,
        rows: &'static str,
        tally: &mut Tally,
        faults: &mut Vec<Fault>,
        mut row: impl FnMut(&Row<'_>),
    ) -> usize {
        let input = unpacked(self.bytes);
        let mut builder = csv::ReaderBuilder::new();
        builder.flexible(true);
        if self.separator == Separator::Tab {
            builder.delimiter(b'\t').quoting(false);
        }
        let mut reader = builder.from_reader(input.content.as_slice());
        let place = |line: u64| format!("{}, line {line}", self.name);
        let heads: Vec<String> = match reader.byte_headers() {
            Ok(heads) => heads.iter().map(|head| String::from_utf8_lossy(head).into_owned()).collect(),
            Err(error) => {
                let what = format!("the first line has no names of columns: {error}");
                faults.push(Fault { place: place(1), what });
                return 0;
            }
        };
        let heads: Vec<&str> = heads.iter().map(|head| head.trim_start_matches('\u{feff}').trim()).collect();
        let at = |name: &&str| heads.iter().position(|head| head.eq_ignore_ascii_case(name));
        let missing: Vec<&str> = self.needed.iter().filter(|name| at(name).is_none()).copied().collect();
        if !missing.is_empty() {
            let what =
                format!("no column is called {}: this is another file, or another edition", missing.join(" or "));
            faults.push(Fault { place: place(1), what });
            return 0;
        }
        let columns: Vec<Option<usize>> = self.needed.iter().chain(self.further).map(at).collect();
        let others: Vec<usize> = (0..heads.len()).filter(|at| !columns.contains(&Some(*at))).collect();
        let (mut count, mut unreadable, mut cells_of_others) = (0, 0, 0);
        let mut set_aside = |line: u64, what: &str, faults: &mut Vec<Fault>| {
            unreadable += 1;
            if unreadable <= MOST_NAMED {
                faults.push(Fault { place: place(line), what: format!("{what}: set aside") });
            }
        };
        let mut record = csv::ByteRecord::new();
        loop {
            match reader.read_byte_record(&mut record) {
                Ok(false) => break,
                Ok(true) => {}
                Err(error) => {
                    faults.push(Fault {
                        place: place(reader.position().line()),
                        what: format!("reading ended: {error}"),
                    });
                    break;
                }
            }
            count += 1;
            let line = record.position().map_or(0, csv::Position::line);
            if record.len() != heads.len() {
                let what = format!("this row has {} columns, and the first line names {}", record.len(), heads.len());
                set_aside(line, &what, faults);
                tally.item(rows, Fate::Lost("it doesn't have the columns of the first line"));
                continue;
            }
            let cells: Result<Vec<&str>, _> = columns
                .iter()
                .map(|at| std::str::from_utf8(at.and_then(|at| record.get(at)).unwrap_or_default()).map(str::trim))
                .collect();
            let Ok(cells) = cells else {
                set_aside(line, "it is no text in UTF-8", faults);
                tally.item(rows, Fate::Lost("it is no text in UTF-8"));
                continue;
            };
            tally.item(rows, Fate::Kept);
            cells_of_others += others.iter().filter(|at| record.get(**at).is_some_and(|cell| !cell.is_empty())).count();
            row(&Row { line, cells });
        }
        tally.items("cells of other columns", Fate::Lost("the import has no use for the column"), cells_of_others);
        if unreadable > MOST_NAMED {
            let what = format!("{} more rows can't be read, and are set aside", unreadable - MOST_NAMED);
            faults.push(Fault { place: self.name.to_owned(), what });
        }
        if let Some(why) = input.broken {
            faults.push(Fault {
                place: self.name.to_owned(),
                what: format!("{why}; {count} rows were read before it broke"),
            });
        }
        count
    }
}
