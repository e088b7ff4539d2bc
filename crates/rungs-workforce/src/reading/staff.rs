//! Rows of a staff export to people, in batches.
//!
//! A sheet is read twice: the first pass counts whose rows there are and looks at the order of dates, the second puts people
//! together. Somebody with one row goes out with it; of somebody with several, rows wait until the last has come
//! ([0050](../../../docs/decision/0050-a-staff-export-is-read-twice.md)).

mod beside;
pub(crate) mod bound;
pub(crate) mod cell;
mod check;
pub(crate) mod first;
mod held;
pub(crate) mod outcome;
mod part;
mod tally;
pub(crate) mod tell;
mod together;

use std::collections::HashMap;
use std::hash::BuildHasher;

use foldhash::fast::{FixedState, RandomState};
use jiff::civil::Date;
use rungs_app::tree::Fault;
use rungs_app::wire::sweep::Rows;
use rungs_core::fact::List;
use rungs_core::framework::Framework;
use rungs_sweep::{ContentId, Crowd};

use crate::reading::mapping::{Column, Mapping, Meaning, places};
use crate::reading::sheet::{Export, Row, SheetFault, Table};
use crate::reading::titles::{Title, Titles};
use beside::AnswersOf;
use bound::{Bound, Context};
use cell::Trouble;
use first::Several;
use held::Held;
use part::{BesideRows, Part};
use tally::{Tally, unread_cells};
use tell::{About, Common};

pub use beside::BesideSummary;
pub use first::{FirstPass, Watch};
pub use outcome::{Batch, Refused, SetAside, Somebody, Summary, TitleCount};
pub use tally::{Place, Unread};

/// A staff export that is being read.
pub struct Reading<'f> {
    titles: Titles<'f>,
    common: Common,
    on: Date,
    table: Table,
    /// Columns that decide something, or tell groups.
    bound: Vec<Bound>,
    groups: Vec<usize>,
    born: Option<usize>,
    staff_number: Option<usize>,
    assignment_number: Option<usize>,
    parts: Vec<Part>,
    first: FirstPass,
    /// Rows still to come of everybody who has several, by the hash of their number.
    to_come: Several,
    waiting: HashMap<u64, Vec<(String, Vec<Held>)>, RandomState>,
    qualifications: BesideRows,
    answers: AnswersOf,
    rows: Rows,
    people: u64,
    tally: Tally,
    left: Tally,
    beside: Vec<BesideSummary>,
    not_mapped: Vec<String>,
    notes: Vec<String>,
    /// Rows with cells beyond the last heading.
    beyond: u64,
    is_over: bool,
    room: Room,
}

/// Room for what is put together of one person, which is used again for the next.
#[derive(Default)]
struct Room {
    cells: Vec<u32>,
    /// A part, and what its cells say.
    reads: Vec<(usize, usize)>,
    numbers: Vec<(List, ContentId)>,
}

impl<'f> Reading<'f> {
    /// Begins to read. The staff are in the first file; the mapping speaks of others by their names. `on` is the day on
    /// which ages hold.
    ///
    /// # Errors
    /// A file that can't be read, or a mapping that doesn't fit it or the framework: all its faults.
    pub fn open(
        exports: Vec<Export>,
        mapping: &Mapping,
        framework: &'f Framework,
        on: Date,
    ) -> Result<Reading<'f>, Refused> {
        Reading::open_watched(exports, mapping, framework, on, None, &mut first::unwatched)
    }

    /// The same with somebody who is told how many rows the first pass has looked through, and can stop it. Where the same
    /// staff were read by the same mapping before, what its first pass found is taken, and there is no other.
    ///
    /// # Errors
    /// As [`Reading::open`]; that somebody stopped it.
    pub fn open_watched(
        mut exports: Vec<Export>,
        mapping: &Mapping,
        framework: &'f Framework,
        on: Date,
        before: Option<&FirstPass>,
        watch: Watch<'_>,
    ) -> Result<Reading<'f>, Refused> {
        let titles = Titles::of(framework);
        check::check(mapping, &titles, on).map_err(|faults| Refused::Mapping(mapping.placed(faults)))?;
        let mut common = Common {
            full_time: mapping.full_time(),
            known_by: mapping.known_by,
            employer: mapping.employer.clone(),
            sites: None,
        };
        let mut besides = Vec::new();
        if let Some(told) = &mapping.employers {
            let context = Context { titles: &titles, common: &common, on };
            let mut sites = HashMap::new();
            for sheet in told.each_sheet() {
                besides.push(beside::employers(&mut exports, (told, sheet), mapping, &context, &mut sites)?);
            }
            common.sites = Some(sites);
        }
        let context = Context { titles: &titles, common: &common, on };
        let (mut qualifications, mut answers) = (BesideRows::default(), AnswersOf::default());
        if let Some(told) = &mapping.qualifications {
            for sheet in told.each_sheet() {
                let told = (told, sheet);
                besides.push(beside::qualifications(&mut exports, told, mapping, &context, &mut qualifications)?);
            }
        }
        if let Some(told) = &mapping.answers {
            for sheet in told.each_sheet() {
                besides.push(beside::answers(&mut exports, (told, sheet), mapping, &context, &mut answers)?);
            }
        }
        let export =
            exports.first_mut().ok_or_else(|| SheetFault::new("no file was given", "give the staff export"))?;
        let known: Vec<&str> = mapping.columns.iter().map(|column| column.name.as_str()).collect();
        let table = Table::open(export, mapping.sheet.as_deref(), mapping.headings, &known)?;
        let places = places(&mapping.columns, &table.headings, "columns")
            .map_err(|faults| Refused::Mapping(mapping.placed(faults)))?;
        let columns: Vec<_> =
            places.iter().filter_map(|(at, place)| Some((mapping.columns.get(*at)?.clone(), *place))).collect();
        let of = |meaning| columns.iter().find(|(column, _)| column.is == meaning).map(|(_, place)| *place);
        let (staff_number, assignment_number) = (of(Meaning::StaffNumber), of(Meaning::AssignmentNumber));
        if staff_number.is_none() && (mapping.qualifications.is_some() || mapping.answers.is_some()) {
            let message = "nothing says which column is the staff number, and other sheets are joined by it";
            let help = Some("add `- { column: …, is: staff number }`".to_owned());
            let fault = Fault { path: "columns".into(), message: message.into(), help, ..Fault::default() };
            return Err(Refused::Mapping(mapping.placed(vec![fault])));
        }
        let first = match before.filter(|before| before.fits(&columns, mapping.dates)) {
            Some(before) => before.clone(),
            None => {
                let mut rows = Table::open(export, table.sheet.as_deref(), Some(table.headings.row), &[])?;
                let found = FirstPass::of(&mut rows, &columns, (mapping.dates, staff_number), watch)?;
                found.ok_or(Refused::Stopped)?
            }
        };
        let bound = columns
            .into_iter()
            .zip(first.orders.iter().copied())
            .filter(|((column, _), _)| About::of(column.is).is_some() || column.is == Meaning::Group);
        let bound: Vec<Bound> = bound.map(|((column, place), order)| Bound::new(column, place, order)).collect();
        let of_all = |meaning| bound.iter().enumerate().filter(move |(_, bound)| bound.column.is == meaning);
        let groups = of_all(Meaning::Group).map(|(at, _)| at).collect();
        let born = of_all(Meaning::Born).map(|(at, _)| at).next();
        let is_mapped = |name: &&String| {
            !mapping.columns.iter().any(|column| table.headings.place(&column.name) == table.headings.place(name))
        };
        let not_mapped = table.headings.names.iter().filter(is_mapped).cloned().collect();
        let notes = export.notes(table.sheet.as_deref())?;
        Ok(Reading {
            parts: parts(mapping, &bound, !qualifications.rows.is_empty()),
            groups,
            born,
            titles,
            common,
            on,
            table,
            bound,
            staff_number,
            assignment_number,
            to_come: Several::clone(&first.several),
            first,
            waiting: HashMap::default(),
            qualifications,
            answers,
            rows: Rows::default(),
            people: 0,
            tally: Tally::default(),
            left: Tally::default(),
            beside: besides,
            not_mapped,
            notes,
            beyond: 0,
            is_over: false,
            room: Room::default(),
        })
    }

    /// The columns by which groups are told.
    pub fn groups(&self) -> Vec<String> {
        self.groups.iter().filter_map(|at| self.bound.get(*at)).map(|bound| bound.column.name.clone()).collect()
    }

    /// The headings of the columns that are read, in the order of [`SetAside::cells`]. No column that is left out is among
    /// them.
    pub fn headings(&self) -> Vec<String> {
        let own = self.staff_number.into_iter().chain(self.assignment_number);
        let name = |place: usize| self.table.headings.names.get(place).cloned().unwrap_or_default();
        own.chain(self.bound.iter().map(|bound| bound.place)).map(name).collect()
    }

    /// The sheet that the staff are in, if the file has several.
    pub fn sheet(&self) -> Option<&str> {
        self.table.sheet.as_deref()
    }

    /// Where each fact comes from: the name of the column that tells of a list of a person, for each that one is mapped to.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.bound.iter().map(|bound| (bound.column.name.as_str(), bound.column.is))
    }

    /// The columns that decide something or tell groups, in the order of the bits of [`Somebody::blank`].
    pub fn read_columns(&self) -> Vec<Column> {
        self.bound.iter().map(|bound| bound.column.clone()).collect()
    }

    /// How many of the rows read so far say something in each of these columns, and how many don't.
    pub fn filled(&self) -> impl Iterator<Item = (&Column, u64, u64)> {
        self.bound.iter().map(|bound| {
            let all: u64 = bound.counted().map(|(_, rows)| rows).sum();
            let blank = bound.counted().next().map_or(0, |(_, rows)| rows);
            (&bound.column, all - blank, blank)
        })
    }

    /// The next people, `most` of them or fewer, perhaps none where many rows were set aside; no batch when all have been
    /// read.
    ///
    /// # Errors
    /// A file that can't be read any further: what came before holds.
    pub fn next_batch(&mut self, most: usize) -> Result<Option<Batch>, SheetFault> {
        self.next_batch_after(Crowd::new(), most)
    }

    /// The same in a crowd that follows that of the batch before: what a sweep has seen of its contents holds on.
    ///
    /// # Errors
    /// As [`Reading::next_batch`].
    pub fn next_batch_after(&mut self, before: Crowd, most: usize) -> Result<Option<Batch>, SheetFault> {
        if self.is_over {
            return Ok(None);
        }
        let mut batch = Batch { crowd: before.next(), ..Batch::default() };
        let (mut row, mut cells) = (Row::default(), Vec::with_capacity(self.bound.len()));
        for part in &mut self.parts {
            part.tidy();
        }
        while batch.people.len() < most.max(1) && batch.set_aside.len() < most.max(1) {
            if !self.table.next(&mut row)? {
                self.is_over = true;
                // Rows still waiting can only be there where the file has changed since its first pass.
                for (staff_number, rows) in std::mem::take(&mut self.waiting).into_values().flatten() {
                    self.put_together(staff_number, rows, &mut batch);
                }
                self.finish();
                return Ok(Some(batch).filter(|batch| !batch.people.is_empty() || !batch.set_aside.is_empty()));
            }
            self.take(&row, &mut cells, &mut batch);
        }
        Ok(Some(batch))
    }

    /// What became of the rows so far.
    pub fn rows(&self) -> Rows {
        self.rows
    }

    /// What the first pass found.
    pub fn first_pass(&self) -> &FirstPass {
        &self.first
    }

    /// What became of everything so far.
    pub fn summary(&self) -> Summary {
        let sheet = self.table.sheet.as_ref();
        let mut unread = unread_cells(&self.bound, sheet);
        unread.extend(self.left.unread(sheet));
        let title = |(cell, rows): (&bound::Cell, u64)| match &cell.said {
            cell::Said::Job(role, _) if rows > 0 => {
                Some(TitleCount { title: cell.text.to_string(), role: role.clone(), rows })
            }
            _ => None,
        };
        let titles = self.bound.iter().filter(|bound| bound.column.is == Meaning::JobTitle);
        let mut titles: Vec<TitleCount> = titles.flat_map(|bound| bound.counted().filter_map(title)).collect();
        titles.sort_by_key(|title| std::cmp::Reverse(title.rows));
        let mut notes = self.notes.clone();
        for sheet in &self.beside {
            notes.extend(sheet.notes.iter().map(|note| format!("of the {}, {note}", sheet.what)));
        }
        if self.beyond > 0 {
            let rows =
                rungs_app::words::count(usize::try_from(self.beyond).unwrap_or(usize::MAX), "row has", "rows have");
            notes.push(format!("{rows} cells beyond the last heading, which aren't read"));
        }
        Summary {
            rows: self.rows,
            people: self.people,
            set_aside: self.tally.set_aside(sheet),
            unread,
            titles,
            beside: self.beside.clone(),
            not_mapped: self.not_mapped.clone(),
            notes,
        }
    }

    /// What a title would be taken for.
    pub fn title(&self, title: &str) -> Title {
        self.titles.find(title)
    }

    /// Takes in one row.
    fn take(&mut self, row: &Row, cells: &mut Vec<u32>, batch: &mut Batch) {
        self.rows.came_in += 1;
        if let Some(why) = self.table.misshapen(row) {
            return self.set_aside((row.number(), None, &why), Vec::new(), batch);
        }
        self.beyond += u64::from(self.table.goes_beyond(row));
        let own = self.staff_number.map(|place| row.get(place));
        if own == Some("") {
            let cells = self.cells_of_row(row);
            return self.set_aside((row.number(), None, "it has no staff number"), cells, batch);
        }
        let key = own.map(hash);
        let is_last = match key.and_then(|key| self.to_come.get_mut(&key)) {
            None => None,
            Some(rows) => {
                *rows = rows.saturating_sub(1);
                Some(*rows == 0)
            }
        };
        cells.clear();
        let context = Context { titles: &self.titles, common: &self.common, on: self.on };
        let mut why = None;
        for bound in &mut self.bound {
            let number = bound.number_of(row, &context);
            if let Some(Trouble::SetAside(reason)) = bound.count(number, row.number()) {
                why = Some(reason.clone());
            }
            cells.push(number);
        }
        let staff_number = own.map_or_else(|| format!("row {}", row.number()), str::to_owned);
        let key = key.unwrap_or_default();
        if let Some(why) = why {
            let cells = self.cells_of_row(row);
            self.set_aside((row.number(), Some(&staff_number), &why), cells, batch);
        } else if is_last.is_none() {
            return self.put_alone(staff_number, cells, row, batch);
        } else {
            let assignment = self.assignment_number.map(|place| row.get(place)).unwrap_or_default();
            let held =
                Held { cells: Box::from(cells.as_slice()), assignment: Box::from(assignment), row: row.number() };
            let waiting = self.waiting.entry(key).or_default();
            match waiting.iter_mut().find(|(number, _)| *number == staff_number) {
                Some((_, rows)) => rows.push(held),
                None => waiting.push((staff_number, vec![held])),
            }
        }
        if is_last == Some(true) {
            self.to_come.remove(&key);
            for (staff_number, rows) in self.waiting.remove(&key).unwrap_or_default() {
                self.put_together(staff_number, rows, batch);
            }
        }
    }

    /// Counts what the sheets beside tell of people who aren't among the staff.
    fn finish(&mut self) {
        for (what, left) in [("qualifications", self.qualifications.of.len()), ("answers", self.answers.len())] {
            if let Some(summary) = self.beside.iter_mut().find(|summary| summary.what == what) {
                summary.of_nobody = left as u64;
            }
        }
    }
}

fn hash(staff_number: &str) -> u64 {
    FixedState::with_seed(7).hash_one(staff_number)
}

/// The parts that what is mapped falls into.
fn parts(mapping: &Mapping, bound: &[Bound], has_qualifications: bool) -> Vec<Part> {
    let mut abouts: Vec<About> = bound.iter().filter_map(|bound| About::of(bound.column.is)).collect();
    abouts.extend(mapping.complete.iter().map(|list| About::of_list(list)));
    abouts.extend(has_qualifications.then_some(About::Qualifications));
    abouts.extend(mapping.employer.as_ref().map(|_| About::Work));
    abouts.sort_unstable();
    abouts.dedup();
    let part = |about: About| {
        let columns = bound.iter().enumerate().filter(|(_, bound)| About::of(bound.column.is) == Some(about));
        let complete = mapping.complete.iter().filter(|list| About::of_list(list) == about).cloned();
        Part::new(about, columns.map(|(at, _)| at).collect(), complete.collect())
    };
    abouts.into_iter().map(part).collect()
}
