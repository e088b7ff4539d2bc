//! The sheets of a workbook: Excel's, old and new, and OpenDocument's. Of a formula, the value that was kept with it; what
//! a program other than a spreadsheet has written may have none.

use std::collections::HashSet;
use std::io::BufReader;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use calamine::{Data, DataRef, ExcelDateTime, Ods, OdsError, Reader, Xls, XlsError, Xlsb, XlsbError, Xlsx, XlsxError};

use super::source::{Source, SourceReader};
use super::{MOST_CELLS, MOST_COLUMNS, Row, Rows, SheetFault};

type Content = BufReader<SourceReader>;

/// A workbook that was opened.
pub(super) enum Workbook {
    Xlsx(Box<Xlsx<Content>>),
    Xlsb(Box<Xlsb<Content>>),
    Xls(Box<Xls<Content>>),
    Ods(Box<Ods<Content>>),
}

impl Workbook {
    /// Opens a workbook, whichever it is.
    pub(super) fn open(source: &Source) -> Result<Workbook, SheetFault> {
        guarded(|| Workbook::of(source))
    }

    fn of(source: &Source) -> Result<Workbook, SheetFault> {
        let xlsx = match Xlsx::new(source.reader(0)) {
            Ok(book) => return Ok(Workbook::Xlsx(Box::new(book))),
            Err(XlsxError::Password) => return Err(locked()),
            Err(error) => error,
        };
        match Xls::new(source.reader(0)) {
            Ok(book) => return Ok(Workbook::Xls(Box::new(book))),
            Err(XlsError::Password) => return Err(locked()),
            Err(_) => {}
        }
        match Ods::new(source.reader(0)) {
            Ok(book) => return Ok(Workbook::Ods(Box::new(book))),
            Err(OdsError::Password) => return Err(locked()),
            Err(_) => {}
        }
        match Xlsb::new(source.reader(0)) {
            Ok(book) => return Ok(Workbook::Xlsb(Box::new(book))),
            Err(XlsbError::Password) => return Err(locked()),
            Err(_) => {}
        }
        Err(broken(&xlsx.to_string()))
    }

    pub(super) fn sheets(&self) -> Vec<String> {
        match self {
            Workbook::Xlsx(book) => book.sheet_names(),
            Workbook::Xlsb(book) => book.sheet_names(),
            Workbook::Xls(book) => book.sheet_names(),
            Workbook::Ods(book) => book.sheet_names(),
        }
    }

    /// What stands in a sheet.
    pub(super) fn unpacked(&mut self, sheet: &str) -> Result<Unpacked, SheetFault> {
        guarded(|| {
            let range = match self {
                Workbook::Xlsx(book) => return cell_by_cell(book, sheet),
                Workbook::Xlsb(book) => book.worksheet_range(sheet).map_err(|error| broken(&error.to_string())),
                Workbook::Xls(book) => book.worksheet_range(sheet).map_err(|error| broken(&error.to_string())),
                Workbook::Ods(book) => book.worksheet_range(sheet).map_err(|error| broken(&error.to_string())),
            };
            Ok(Unpacked { rows: of_range(&range?)?, without_result: 0 })
        })
    }

    /// Regions of merged cells of a sheet that go over several rows.
    pub(super) fn merged_rows(&mut self, sheet: &str) -> usize {
        let Workbook::Xlsx(book) = self else { return 0 };
        let regions = guarded(|| book.merge_cells_by_sheet_name(sheet).map_err(|error| broken(&error.to_string())));
        let regions = regions.unwrap_or_default();
        regions.iter().filter(|region| region.end.0 > region.start.0).count()
    }
}

/// The reader of workbooks is another's, and a damaged workbook can find a mistake in it: that is a fault of the file then,
/// and not the end of the program.
fn guarded<T>(read: impl FnOnce() -> Result<T, SheetFault>) -> Result<T, SheetFault> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|_| Err(broken("it contradicts itself")))
}

fn locked() -> SheetFault {
    SheetFault::new(
        "the workbook is protected by a password",
        "open it, take the password off (File, Info, Protect Workbook), and save it again",
    )
}

fn broken(why: &str) -> SheetFault {
    // A workbook is an archive of files, which nobody who opens one has to know.
    let why = if why.starts_with("Zip error") { "it is damaged, or wasn't copied to its end" } else { why };
    SheetFault::new(
        format!("the workbook can't be read: {why}"),
        "open it in Excel and save it again, or save the sheet as CSV",
    )
}

/// Cells one by one: a sheet with one cell far out is as small as it is.
fn cell_by_cell(book: &mut Xlsx<Content>, sheet: &str) -> Result<Unpacked, SheetFault> {
    let failed = |error: XlsxError| broken(&error.to_string());
    let mut cells = book.worksheet_cells_reader(sheet).map_err(failed)?;
    let (mut rows, mut count): (Vec<Row>, usize) = (Vec::new(), 0);
    let mut blank: HashSet<(u32, u32)> = HashSet::new();
    while let Some(cell) = cells.next_cell().map_err(failed)? {
        let (row, column) = cell.get_position();
        let number = u64::from(row) + 1;
        count += 1;
        let text = match cell.get_value() {
            DataRef::Empty => {
                blank.insert(cell.get_position());
                continue;
            }
            DataRef::SharedString(text) => (*text).to_owned(),
            DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
            DataRef::Int(number) => number.to_string(),
            DataRef::Float(number) => plain(*number),
            DataRef::Bool(truth) => if *truth { "yes" } else { "no" }.to_owned(),
            DataRef::DateTime(moment) => day(moment),
            DataRef::Error(error) => error.to_string(),
        };
        put(&mut rows, number, column as usize, &text, count)?;
    }
    drop(cells);
    let mut without_result = 0;
    if !blank.is_empty() {
        let mut cells = book.worksheet_cells_reader(sheet).map_err(failed)?;
        while let Some(formula) = cells.next_formula().map_err(failed)? {
            without_result += usize::from(!formula.get_value().is_empty() && blank.contains(&formula.get_position()));
        }
    }
    Ok(Unpacked { rows, without_result })
}

fn of_range(range: &calamine::Range<Data>) -> Result<Vec<Row>, SheetFault> {
    let (mut rows, mut count): (Vec<Row>, usize) = (Vec::new(), 0);
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        count += 1;
        let text = match value {
            Data::Empty => continue,
            Data::String(text) | Data::DateTimeIso(text) | Data::DurationIso(text) => text.clone(),
            Data::Int(number) => number.to_string(),
            Data::Float(number) => plain(*number),
            Data::Bool(truth) => if *truth { "yes" } else { "no" }.to_owned(),
            Data::DateTime(moment) => day(moment),
            Data::Error(error) => error.to_string(),
        };
        put(&mut rows, u64::from(top) + row as u64 + 1, left as usize + column, &text, count)?;
    }
    Ok(rows)
}

fn put(rows: &mut Vec<Row>, number: u64, column: usize, text: &str, count: usize) -> Result<(), SheetFault> {
    if text.trim().is_empty() {
        return Ok(());
    }
    if column >= MOST_COLUMNS {
        let message = format!("row {number} has a cell beyond column {MOST_COLUMNS}");
        return Err(SheetFault::new(message, "leave out columns that aren't needed"));
    }
    if count > MOST_CELLS {
        return Err(SheetFault::new("the sheet has more than 60 million cells", "save it as CSV"));
    }
    if rows.last().is_none_or(|row| row.number() != number) {
        let mut row = Row::default();
        row.refill(number, |_| {});
        rows.push(row);
    }
    if let Some(row) = rows.last_mut() {
        row.put(column, text);
    }
    Ok(())
}

/// A number without the noise of its last digits: 22.5, not 22.499999999999996.
pub(super) fn plain(number: f64) -> String {
    let rounded = (number * 1e9).round() / 1e9;
    let shown = if rounded.is_finite() && number.abs() < 1e6 { rounded } else { number };
    format!("{shown}")
}

/// A day as 2019-08-14; a length of time as 37:30.
fn day(moment: &ExcelDateTime) -> String {
    let days = moment.as_f64();
    if moment.is_duration() || days < 1.0 {
        let minutes = (days * 24.0 * 60.0).round();
        return format!("{}:{:02}", (minutes / 60.0).trunc(), (minutes % 60.0).abs());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

/// What stands in a sheet.
#[derive(Default)]
pub(super) struct Unpacked {
    /// The rows that aren't empty.
    pub(super) rows: Vec<Row>,
    /// Cells with a formula whose result isn't in the file.
    pub(super) without_result: usize,
}

/// The rows of a sheet that was unpacked, one after the other.
pub(super) struct Unpacking {
    sheet: Arc<Unpacked>,
    next: usize,
}

impl Unpacking {
    pub(super) fn new(sheet: Arc<Unpacked>) -> Unpacking {
        Unpacking { sheet, next: 0 }
    }
}

impl Rows for Unpacking {
    fn next(&mut self, row: &mut Row) -> Result<bool, SheetFault> {
        let Some(found) = self.sheet.rows.get(self.next) else { return Ok(false) };
        row.clone_from(found);
        self.next += 1;
        Ok(true)
    }
}
