//! A column of a mapping, bound to its place in a sheet. Each different cell of it is read once, and has a number.

use std::collections::HashMap;
use std::num::NonZeroU32;
use std::sync::Arc;

use foldhash::fast::RandomState;
use jiff::civil::Date;
use rungs_app::person;

use super::cell::{Said, Trouble, read};
use super::tell::{About, Common, Telling};
use crate::reading::dates::DateOrder;
use crate::reading::mapping::{Column, Meaning, Otherwise, Value};
use crate::reading::sheet::{Listed, Row};
use crate::reading::titles::Titles;

/// Rows named for a cell that couldn't be read.
pub(crate) const NAMED: usize = 5;

/// The cell of somebody whose rows say different things: nothing is known, even where a blank would say something.
pub(crate) const CONTRADICTED: u32 = 1;

/// A column at its place.
pub(crate) struct Bound {
    pub(crate) column: Column,
    pub(crate) place: usize,
    pub(crate) order: Option<DateOrder>,
    /// Whether a cell means something without the others of its row.
    is_whole: bool,
    known: HashMap<Box<str>, u32, RandomState>,
    pub(crate) cells: Vec<Cell>,
    /// Of each of them, how many rows have it. What is looked at for every row lies close together.
    counts: Vec<Count>,
    /// Of the list of values that the file has at the moment: which it is, and the numbers of those that have been read.
    listed: (u64, Vec<Option<NonZeroU32>>),
}

/// Rows that have a cell.
#[derive(Clone, Copy, Default)]
struct Count {
    rows: u64,
    /// Whether the cell couldn't be read.
    is_trouble: bool,
}

/// One of the different cells of a column.
pub(crate) struct Cell {
    pub(crate) text: Arc<str>,
    pub(crate) said: Said,
    pub(crate) trouble: Option<Trouble>,
    /// The first rows that have it, where it couldn't be read.
    pub(crate) first: Vec<u64>,
}

/// What reading a cell takes.
pub(crate) struct Context<'c, 'f> {
    pub(crate) titles: &'c Titles<'f>,
    pub(crate) common: &'c Common,
    pub(crate) on: Date,
}

impl Bound {
    pub(crate) fn new(column: Column, place: usize, order: Option<DateOrder>) -> Bound {
        let blank_says = column.blank_means_none;
        let said = if blank_says { Said::NoneHeld } else { Said::Nothing };
        let cell = |said| Cell { text: Arc::from(""), said, trouble: None, first: Vec::new() };
        let cells = vec![cell(said), cell(Said::Nothing)];
        let counts = vec![Count::default(); cells.len()];
        let listed = (u64::MAX, Vec::new());
        Bound { column, place, order, is_whole: true, known: HashMap::default(), cells, counts, listed }
    }

    /// The same of a sheet whose rows are read as a whole.
    pub(crate) fn of_whole_rows(self) -> Bound {
        Bound { is_whole: false, ..self }
    }

    /// The number of the cell of a row. Where the file has each value of the column once, each is looked up once.
    pub(crate) fn number_of(&mut self, row: &Row, context: &Context<'_, '_>) -> u32 {
        let Some(Listed { list, place }) = row.listed(self.place).filter(|listed| listed.place != u32::MAX) else {
            return self.number(row.get(self.place), context);
        };
        if self.listed.0 != list {
            self.listed = (list, Vec::new());
        }
        let place = place as usize;
        if let Some(known) = self.listed.1.get(place).copied().flatten() {
            return known.get() - 1;
        }
        let number = self.number(row.get(self.place), context);
        if self.listed.1.len() <= place {
            self.listed.1.resize(place + 1, None);
        }
        if let Some(known) = self.listed.1.get_mut(place) {
            *known = NonZeroU32::new(number.saturating_add(1));
        }
        number
    }

    /// The number of a cell; 0 is a blank one, and [`CONTRADICTED`] none that stands in the file.
    pub(crate) fn number(&mut self, text: &str, context: &Context<'_, '_>) -> u32 {
        if text.is_empty() {
            return 0;
        }
        if let Some(number) = self.known.get(text) {
            return *number;
        }
        let (said, trouble) = match self.column.is {
            Meaning::Group => (Said::Nothing, None),
            _ => self.read(text, context),
        };
        let number = u32::try_from(self.cells.len()).unwrap_or(u32::MAX);
        let shown = match (self.column.is, self.column.value(text)) {
            (Meaning::Group, Some(Value::Words(name))) => name.as_str(),
            _ => text,
        };
        self.counts.push(Count { rows: 0, is_trouble: trouble.is_some() });
        self.cells.push(Cell { text: Arc::from(shown), said, trouble, first: Vec::new() });
        self.known.insert(Box::from(text), number);
        number
    }

    pub(crate) fn cell(&self, number: u32) -> Option<&Cell> {
        self.cells.get(number as usize)
    }

    pub(crate) fn said(&self, number: u32) -> &Said {
        self.cell(number).map_or(&Said::Nothing, |cell| &cell.said)
    }

    /// Counts a row that has this cell.
    pub(crate) fn count(&mut self, number: u32, row: u64) -> Option<&Trouble> {
        let count = self.counts.get_mut(number as usize)?;
        count.rows += 1;
        if !count.is_trouble {
            return None;
        }
        let cell = self.cells.get_mut(number as usize)?;
        if cell.first.len() < NAMED {
            cell.first.push(row);
        }
        cell.trouble.as_ref()
    }

    /// The cells, each with how many rows have it.
    pub(crate) fn counted(&self) -> impl Iterator<Item = (&Cell, u64)> {
        self.cells.iter().zip(self.counts.iter().map(|count| count.rows))
    }

    /// Reads a cell, and then what it says by itself: a name that the framework doesn't have is found here.
    fn read(&self, text: &str, context: &Context<'_, '_>) -> (Said, Option<Trouble>) {
        let (said, trouble) = read(&self.column, text, self.order, context.on, context.titles);
        let Some(about) = About::of(self.column.is).filter(|_| trouble.is_none() && self.is_whole) else {
            return (said, trouble);
        };
        if self.column.is == Meaning::Employer
            && context.common.sites.as_ref().is_some_and(|sites| !sites.contains_key(&text.to_lowercase()))
        {
            return (said, Some(Trouble::Unknown("the sheet of employers doesn't have it".to_owned())));
        }
        let mut telling = Telling::default();
        match about {
            // What is so of all employers is looked at when the mapping is read.
            About::Work if self.column.is == Meaning::Employer => return (said, None),
            About::Work => {
                let alone = Common { full_time: context.common.full_time, ..Common::default() };
                telling.job(std::iter::once((&self.column, &said)), &alone);
            }
            _ => telling.cell(&self.column, &said, context.common),
        }
        let why = match person::of_file(&telling.file, context.titles.vocabulary(), context.on) {
            Ok((_, left)) => left.into_iter().next(),
            Err(faults) => faults.into_iter().next(),
        };
        let Some(fault) = why else { return (said, None) };
        match self.column.otherwise {
            Otherwise::LeaveUnknown => (Said::Nothing, Some(Trouble::Unknown(fault.message))),
            Otherwise::SetAside => {
                let why = format!("“{}”: {}", self.column.name, fault.message);
                (Said::Nothing, Some(Trouble::SetAside(why)))
            }
            Otherwise::Yes => (Said::Yes, None),
        }
    }
}
