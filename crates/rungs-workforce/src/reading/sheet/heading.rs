//! Finding the row of headings, below titles and above the first person.

use std::collections::HashMap;

use super::{Export, Row, Rows, SheetFault};

/// Rows among which the headings are looked for.
const LOOKED_AT: usize = 40;

/// The headings of a sheet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// What each column is called: what its heading says; with a number behind where an earlier one says the same, and by
    /// its letters (`column D`) where it says nothing.
    pub names: Vec<String>,
    /// The row they stand in, as Excel counts.
    pub row: u64,
}

impl Headings {
    fn of(row: &Row) -> Headings {
        let mut seen: HashMap<String, usize> = HashMap::new();
        let name = |(place, cell): (usize, &str)| {
            if cell.is_empty() {
                return format!("column {}", letters(place));
            }
            let said = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            let times = seen.entry(said.to_lowercase()).or_default();
            *times += 1;
            if *times == 1 { said } else { format!("{said} ({times})") }
        };
        let mut names: Vec<String> = row.cells().enumerate().map(name).collect();
        // Columns beyond the last heading have none.
        while names.last().is_some_and(|last| *last == format!("column {}", letters(names.len() - 1))) {
            names.pop();
        }
        Headings { names, row: row.number() }
    }

    /// The column of a name, whatever its case and spaces.
    pub fn place(&self, name: &str) -> Option<usize> {
        let plain = |name: &str| name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let wanted = plain(name);
        self.names.iter().position(|known| plain(known) == wanted)
    }
}

/// What Excel calls a column: A, B, … Z, AA.
fn letters(place: usize) -> String {
    let mut letters = Vec::new();
    let mut left = place + 1;
    while left > 0 {
        left -= 1;
        letters.push(char::from(b'A' + u8::try_from(left % 26).unwrap_or_default()));
        left /= 26;
    }
    letters.iter().rev().collect()
}

/// A sheet from its first row below the headings on.
pub struct Table {
    /// The headings.
    pub headings: Headings,
    /// The sheet, if the file has several.
    pub sheet: Option<String>,
    rows: Box<dyn Rows>,
}

impl Table {
    /// Opens a sheet, by name or the first that isn't empty. The headings stand in the row given; otherwise they are looked
    /// for, and `known` are names that they should have.
    ///
    /// # Errors
    /// No such sheet, no such row, no headings, or what [`Export::open`] could not see yet.
    pub fn open(
        export: &mut Export,
        sheet: Option<&str>,
        headings: Option<u64>,
        known: &[&str],
    ) -> Result<Table, SheetFault> {
        let sheet = export.sheet(sheet)?;
        let at = match headings {
            Some(row) => row,
            None => found(export, sheet.as_deref(), known)?,
        };
        let mut rows = export.rows(sheet.as_deref())?;
        let mut row = Row::default();
        while rows.next(&mut row)? {
            if row.number() >= at {
                break;
            }
        }
        if row.number() != at || row.is_empty() {
            let message = format!("row {at} should hold the headings, and is empty");
            return Err(SheetFault::new(message, "say in `headings:` which row holds them"));
        }
        Ok(Table { headings: Headings::of(&row), sheet, rows })
    }

    /// Puts the next row that isn't empty into `row`; `false` after the last.
    ///
    /// # Errors
    /// A file that can't be read any further.
    pub fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        while self.rows.next(row)? {
            if !row.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether a row has cells that aren't blank beyond the last heading.
    pub fn goes_beyond(&self, row: &Row) -> bool {
        row.len() > self.headings.names.len()
            && row.cells().skip(self.headings.names.len()).any(|cell| !cell.is_empty())
    }

    /// Why a row can't be read, if that is so: it has more or fewer cells than there are headings, or is damaged. A workbook
    /// knows of every cell where it stands; in text, who knows which one is missing, or is one too many?
    pub fn misshapen(&self, row: &Row) -> Option<String> {
        let (cells, headings) = (row.len(), self.headings.names.len());
        let is_workbook = self.sheet.is_some();
        if !is_workbook && self.goes_beyond(row) {
            return Some(format!(
                "it has more cells than there are headings ({headings}): text with the separator in it needs quotation marks around it"
            ));
        }
        if cells < headings && !is_workbook {
            return Some(format!("it has {cells} cells, and there are {headings} headings"));
        }
        row.is_damaged().then(|| "it has letters in it that are none: the file is damaged there".to_owned())
    }
}

/// The row that holds the headings: the first that has most of the names that are expected, or else one that is as wide as
/// what is below it and has words alone.
fn found(export: &mut Export, sheet: Option<&str>, known: &[&str]) -> Result<u64, SheetFault> {
    let mut rows = export.rows(sheet)?;
    let (mut first, mut row) = (Vec::new(), Row::default());
    while first.len() < LOOKED_AT && rows.next(&mut row)? {
        if !row.is_empty() {
            first.push(row.clone());
        }
    }
    let named = |row: &Row| {
        let names = Headings::of(row);
        known.iter().filter(|name| names.place(name).is_some()).count()
    };
    let best = first.iter().map(|row| (named(row), row)).reduce(|best, other| match other.0 > best.0 {
        true => other,
        false => best,
    });
    if let Some((1.., row)) = best {
        return Ok(row.number());
    }
    let filled = |row: &Row| row.cells().filter(|cell| !cell.is_empty()).count();
    let widest = first.iter().map(filled).max().unwrap_or(0);
    let is_word = |cell: &str| {
        let numbers = cell.chars().filter(|letter| letter.is_ascii_digit()).count();
        cell.is_empty() || numbers * 2 < cell.chars().count()
    };
    let is_heading = |row: &&Row| filled(row) * 10 >= widest * 6 && row.cells().all(is_word);
    let row = first.iter().find(is_heading).or_else(|| first.iter().find(|row| filled(row) * 10 >= widest * 6));
    row.map(Row::number).ok_or_else(|| {
        SheetFault::new(
            "there are no rows in it",
            "give the sheet that holds the staff, with headings in its first row",
        )
    })
}
