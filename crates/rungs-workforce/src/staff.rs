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
mod part;
mod tally;
pub(crate) mod tell;

use std::collections::HashMap;
use std::fmt;
use std::hash::BuildHasher;
use std::sync::Arc;

use foldhash::fast::{FixedState, RandomState};
use jiff::civil::Date;
use rungs_app::tree::Fault;
use rungs_app::wire::sweep::{Rows, SetAsideCount};
use rungs_core::fact::{List, Person};
use rungs_core::framework::Framework;
use rungs_sweep::{ContentId, Crowd};

use crate::mapping::{Mapping, Meaning, places};
use crate::sheet::{Export, Row, SheetFault, Table};
use crate::titles::{Title, Titles};
use beside::{Answers, AnswersOf};
use bound::{Bound, Context};
use cell::Trouble;
use held::{Held, Taken};
use part::{BesideRows, Part};
use tally::{Tally, unread_cells};
use tell::{About, Common};

pub use beside::BesideSummary;
pub use tally::{Place, Unread};

/// Why a staff export isn't read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Something is wrong with a file.
    File(SheetFault),
    /// The mapping doesn't fit the file, or the framework.
    Mapping(Vec<Fault>),
}

impl From<SheetFault> for Refused {
    fn from(fault: SheetFault) -> Refused {
        Refused::File(fault)
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::File(fault) => fault.fmt(formatter),
            Refused::Mapping(faults) => {
                let told = faults.iter().map(|fault| match &fault.help {
                    Some(help) => format!("{}: {help}", fault.message),
                    None => fault.message.clone(),
                });
                formatter.write_str(&told.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl std::error::Error for Refused {}

/// Somebody of a batch.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Somebody {
    /// Their staff number; `row 12` where the mapping names no column for it.
    pub staff_number: String,
    /// The group they are in, for each of [`Reading::groups`]; of somebody with several rows, that of the first that says
    /// one.
    pub groups: Vec<Option<Arc<str>>>,
    /// Their rows.
    pub rows: Vec<u64>,
    /// Questions they have said they can't answer.
    pub not_known: Vec<String>,
}

/// A row that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// The row, from 1, as Excel counts.
    pub row: u64,
    /// Whose it is, if it says so.
    pub staff_number: Option<String>,
    /// Why.
    pub reason: String,
}

/// Some people.
#[derive(Debug, Default)]
pub struct Batch {
    /// What is known of them, in the order of `people`.
    pub crowd: Crowd,
    /// Who they are.
    pub people: Vec<Somebody>,
    /// Rows that were set aside since the last batch.
    pub set_aside: Vec<SetAside>,
}

/// What became of a job title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TitleCount {
    /// The title as the file has it.
    pub title: String,
    /// What it was taken for; none where no job of the framework is clearly this one.
    pub role: Option<String>,
    /// How many rows have it.
    pub rows: u64,
}

/// What became of a staff export, as far as it has been read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// What became of its rows: `in` is always `read` and `set_aside` together, once all have been read.
    pub rows: Rows,
    /// How many people they are of.
    pub people: u64,
    /// What was set aside, for each reason.
    pub set_aside: Vec<SetAsideCount>,
    /// What the file says and was left unknown.
    pub unread: Vec<Unread>,
    /// Job titles, those of most rows first.
    pub titles: Vec<TitleCount>,
    /// The sheets that went with it.
    pub beside: Vec<BesideSummary>,
    /// Headings that the mapping doesn't speak of: those columns are left out.
    pub not_mapped: Vec<String>,
    /// What is worth knowing about the file.
    pub notes: Vec<String>,
}

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
    /// Rows still to come of everybody who has several, by the hash of their number.
    to_come: HashMap<u64, u32, RandomState>,
    waiting: HashMap<u64, Vec<(String, Vec<Held>)>, RandomState>,
    qualifications: BesideRows,
    answers: AnswersOf,
    rows: Rows,
    people: u64,
    batches: u64,
    tally: Tally,
    left: Tally,
    beside: Vec<BesideSummary>,
    not_mapped: Vec<String>,
    notes: Vec<String>,
    is_over: bool,
}

impl<'f> Reading<'f> {
    /// Begins to read. The staff are in the first file; the mapping speaks of others by their names. `on` is the day on
    /// which ages hold.
    ///
    /// # Errors
    /// A file that can't be read, or a mapping that doesn't fit it or the framework: all its faults.
    pub fn open(
        mut exports: Vec<Export>,
        mapping: &Mapping,
        framework: &'f Framework,
        on: Date,
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
            let (sites, summary) = beside::employers(&mut exports, told, mapping, &context)?;
            common.sites = Some(sites);
            besides.push(summary);
        }
        let context = Context { titles: &titles, common: &common, on };
        let (mut qualifications, mut answers) = (BesideRows::default(), AnswersOf::default());
        if let Some(told) = &mapping.qualifications {
            let (rows, summary) = beside::qualifications(&mut exports, told, mapping, &context)?;
            qualifications = rows;
            besides.push(summary);
        }
        if let Some(told) = &mapping.answers {
            let (of, summary) = beside::answers(&mut exports, told, mapping, &context)?;
            answers = of;
            besides.push(summary);
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
        let mut to_come: HashMap<u64, u32, RandomState> = HashMap::default();
        let mut first = Table::open(export, table.sheet.as_deref(), Some(table.headings.row), &[])?;
        let orders = first::orders(&mut first, &columns, mapping.dates, &mut |_, row| {
            if let Some(number) = staff_number.map(|place| row.get(place)).filter(|number| !number.is_empty()) {
                *to_come.entry(hash(number)).or_default() += 1;
            }
        })?;
        to_come.retain(|_, rows| *rows > 1);
        to_come.shrink_to_fit();
        let bound = columns
            .into_iter()
            .zip(orders)
            .filter(|((column, _), _)| About::of(column.is).is_some() || column.is == Meaning::Group);
        let bound: Vec<Bound> = bound.map(|((column, place), order)| Bound::new(column, place, order)).collect();
        let of_all = |meaning| bound.iter().enumerate().filter(move |(_, bound)| bound.column.is == meaning);
        let groups = of_all(Meaning::Group).map(|(at, _)| at).collect();
        let born = of_all(Meaning::Born).map(|(at, _)| at).next();
        let is_mapped = |name: &&String| {
            !mapping.columns.iter().any(|column| table.headings.place(&column.name) == table.headings.place(name))
        };
        let not_mapped = table.headings.names.iter().filter(is_mapped).cloned().collect();
        let mut notes = Vec::new();
        let merged = export.merged_rows(table.sheet.as_deref());
        if merged > 0 {
            notes.push(format!(
                "{merged} cells are merged over several rows: only the first row of each has what they say, and in the \
                 others it is blank"
            ));
        }
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
            to_come,
            waiting: HashMap::default(),
            qualifications,
            answers,
            rows: Rows::default(),
            people: 0,
            batches: 0,
            tally: Tally::default(),
            left: Tally::default(),
            beside: besides,
            not_mapped,
            notes,
            is_over: false,
        })
    }

    /// The columns by which groups are told.
    pub fn groups(&self) -> Vec<String> {
        self.groups.iter().filter_map(|at| self.bound.get(*at)).map(|bound| bound.column.name.clone()).collect()
    }

    /// The sheet that the staff are in, if the file has several.
    pub fn sheet(&self) -> Option<&str> {
        self.table.sheet.as_deref()
    }

    /// Where each fact comes from: the name of the column that tells of a list of a person, for each that one is mapped to.
    pub fn columns(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.bound.iter().map(|bound| (bound.column.name.as_str(), bound.column.is))
    }

    /// How many of the rows read so far say something in each of these columns, and how many don't.
    pub fn filled(&self) -> impl Iterator<Item = (&str, Meaning, u64, u64)> {
        self.bound.iter().map(|bound| {
            let all: u64 = bound.cells.iter().map(|cell| cell.rows).sum();
            let blank = bound.cells.first().map_or(0, |cell| cell.rows);
            (bound.column.name.as_str(), bound.column.is, all - blank, blank)
        })
    }

    /// The next people, `most` of them or fewer; none when all have been read.
    ///
    /// # Errors
    /// A file that can't be read any further: what came before holds.
    pub fn next_batch(&mut self, most: usize) -> Result<Option<Batch>, SheetFault> {
        if self.is_over {
            return Ok(None);
        }
        self.batches += 1;
        let mut batch = Batch::default();
        let (mut row, mut cells) = (Row::default(), Vec::with_capacity(self.bound.len()));
        for part in &mut self.parts {
            part.tidy();
        }
        while batch.people.len() < most.max(1) {
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

    /// What became of everything so far.
    pub fn summary(&self) -> Summary {
        let sheet = self.table.sheet.as_ref();
        let mut unread = unread_cells(&self.bound, sheet);
        unread.extend(self.left.unread(sheet));
        let title = |cell: &bound::Cell| match &cell.said {
            cell::Said::Job(role, _) if cell.rows > 0 => {
                Some(TitleCount { title: cell.text.to_string(), role: role.clone(), rows: cell.rows })
            }
            _ => None,
        };
        let titles = self.bound.iter().filter(|bound| bound.column.is == Meaning::JobTitle);
        let mut titles: Vec<TitleCount> = titles.flat_map(|bound| bound.cells.iter().filter_map(title)).collect();
        titles.sort_by_key(|title| std::cmp::Reverse(title.rows));
        Summary {
            rows: self.rows,
            people: self.people,
            set_aside: self.tally.set_aside(sheet),
            unread,
            titles,
            beside: self.beside.clone(),
            not_mapped: self.not_mapped.clone(),
            notes: self.notes.clone(),
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
            return self.set_aside(row.number(), None, &why, batch);
        }
        let own = self.staff_number.map(|place| row.get(place));
        if own == Some("") {
            return self.set_aside(row.number(), None, "it has no staff number", batch);
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
            let number = bound.number(row.get(bound.place), &context);
            if let Some(Trouble::SetAside(reason)) = bound.count(number, row.number()) {
                why = Some(reason.clone());
            }
            cells.push(number);
        }
        let assignment = self.assignment_number.map(|place| row.get(place)).unwrap_or_default();
        let staff_number = own.map_or_else(|| format!("row {}", row.number()), str::to_owned);
        let key = key.unwrap_or_default();
        if let Some(why) = why {
            self.set_aside(row.number(), Some(&staff_number), &why, batch);
        } else {
            let held =
                Held { cells: Box::from(cells.as_slice()), assignment: Box::from(assignment), row: row.number() };
            if is_last.is_none() {
                return self.put_together(staff_number, vec![held], batch);
            }
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

    /// Makes somebody of their rows.
    fn put_together(&mut self, staff_number: String, rows: Vec<Held>, batch: &mut Batch) {
        let Taken { rows, set_aside } =
            held::taken(rows, self.born.and_then(|born| Some((born, self.bound.get(born)?))));
        for (row, why) in set_aside {
            self.set_aside(row, Some(&staff_number), &why, batch);
        }
        let context = Context { titles: &self.titles, common: &self.common, on: self.on };
        let mut kept: Vec<&Held> = Vec::with_capacity(rows.len());
        let mut refused: Vec<(u64, String)> = Vec::new();
        let mut cells: Vec<u32> = Vec::new();
        // A job that can't be so is set aside with its row, and not with the person.
        let work = self.parts.iter_mut().find(|part| part.about == About::Work);
        if let Some(work) = work {
            for held in &rows {
                cells.clear();
                cells.extend(work.columns.iter().filter_map(|column| held.cells.get(*column)));
                let read = work.read(&cells, &self.bound, None, &context);
                match work.get_mut(read).and_then(|read| read.fault.clone()) {
                    Some(why) => refused.push((held.row, why)),
                    None => kept.push(held),
                }
            }
        } else {
            kept.extend(&rows);
        }
        let mut reads: Vec<(usize, usize)> = Vec::with_capacity(self.parts.len());
        if let Some(first) = kept.first() {
            for (at, part) in self.parts.iter_mut().enumerate() {
                cells.clear();
                if part.about == About::Work {
                    cells.extend(
                        kept.iter().flat_map(|held| part.columns.iter().filter_map(|column| held.cells.get(*column))),
                    );
                } else {
                    for column in &part.columns {
                        let Some(bound) = self.bound.get(*column) else { continue };
                        let numbers = kept.iter().filter_map(|held| held.cells.get(*column)).copied();
                        let agreed = part::agreed(numbers, bound).unwrap_or_else(|()| {
                            let why = format!("“{}”: rows of one person say different things", bound.column.name);
                            self.left.add(&why, first.row);
                            0
                        });
                        cells.push(agreed);
                    }
                }
                if part.about == About::Qualifications {
                    self.qualifications.add(&staff_number, &mut cells);
                }
                let read = part.read(&cells, &self.bound, Some(&self.qualifications), &context);
                let told = part.get_mut(read);
                for why in told.iter().flat_map(|read| read.left.iter().chain(&read.fault)) {
                    self.left.add(why, first.row);
                }
                reads.push((at, read));
            }
            let mut answers = self.answers.remove(&staff_number);
            let not_known = answers.as_mut().map(|answers| std::mem::take(&mut answers.not_known)).unwrap_or_default();
            self.push(reads, answers, batch);
            self.qualifications.of.remove(&staff_number);
            let group = |at: &usize| {
                let bound = self.bound.get(*at)?;
                let number = kept.iter().filter_map(|held| held.cells.get(*at)).find(|number| **number != 0)?;
                bound.cell(*number).map(|cell| Arc::clone(&cell.text))
            };
            self.rows.read += kept.len() as u64;
            self.people += 1;
            batch.people.push(Somebody {
                groups: self.groups.iter().map(group).collect(),
                rows: kept.iter().map(|held| held.row).collect(),
                staff_number: staff_number.clone(),
                not_known,
            });
        }
        for (row, why) in refused {
            self.set_aside(row, Some(&staff_number), &why, batch);
        }
    }

    /// Adds what was read of somebody to the crowd.
    fn push(&mut self, reads: Vec<(usize, usize)>, answers: Option<Answers>, batch: &mut Batch) {
        let Some(answers) = answers.filter(|answers| !answers.answered.is_empty()) else {
            let mut numbers: Vec<(List, ContentId)> = Vec::with_capacity(reads.len() + 2);
            for (at, read) in reads {
                if let Some(read) = self.parts.get_mut(at).and_then(|part| part.get_mut(read)) {
                    numbers.extend_from_slice(read.numbers(&mut batch.crowd, self.batches));
                }
            }
            return batch.crowd.push(numbers);
        };
        let mut person = Person { answers: answers.answered, ..Person::default() };
        for (at, read) in reads {
            let read = self.parts.get_mut(at).and_then(|part| part.get_mut(read));
            for (_, content) in read.iter().flat_map(|read| &read.contents) {
                person.items.extend(content.items.iter().cloned());
                person.denials.extend(content.denials.iter().cloned());
            }
        }
        batch.crowd.push_person(&person);
    }

    fn set_aside(&mut self, row: u64, staff_number: Option<&str>, why: &str, batch: &mut Batch) {
        self.rows.set_aside += 1;
        self.tally.add(why, row);
        let staff_number = staff_number.map(str::to_owned);
        batch.set_aside.push(SetAside { row, staff_number, reason: why.to_owned() });
    }

    /// Counts what the sheets beside tell of people who aren't among the staff.
    fn finish(&mut self) {
        for summary in &mut self.beside {
            summary.of_nobody = match summary.what {
                "qualifications" => self.qualifications.of.len() as u64,
                "answers" => self.answers.len() as u64,
                _ => 0,
            };
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
