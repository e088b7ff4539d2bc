//! What the columns of a staff export mean: a file that people read and edit.

mod file;
mod meaning;
pub(crate) mod write;

use std::collections::BTreeMap;

use rungs_app::person::file::{Employer, KnownBy};
use rungs_app::tree::{Fault, Tree, nearest};

pub use crate::reading::dates::DateOrder;
use crate::reading::sheet::Headings;
pub use meaning::{Described, MEANINGS, Meaning, On};

/// Hours a week of full time, where the mapping doesn't say: those of the NHS.
pub const FULL_TIME_HOURS: f64 = 37.5;

/// What the columns of a staff export mean.
#[derive(Clone, Debug, Default)]
pub struct Mapping {
    /// The sheet of the staff; the first with rows where it isn't named.
    pub sheet: Option<String>,
    /// The row of the headings, as Excel counts; looked for where it isn't told.
    pub headings: Option<u64>,
    /// Which comes first in a date like 03/04/2022, in every column that says nothing itself.
    pub dates: Option<DateOrder>,
    /// Hours a week of full time; [`FULL_TIME_HOURS`] where it isn't told.
    pub full_time_hours: Option<f64>,
    /// How what the file says is known.
    pub known_by: KnownBy,
    /// What is so of the employer of everybody in the file.
    pub employer: Option<Employer>,
    /// Lists of a person file that have everything in them, of everybody: said, never guessed.
    pub complete: Vec<String>,
    /// The columns, in the order of the file.
    pub columns: Vec<Column>,
    /// A sheet with a row for each qualification.
    pub qualifications: Option<Beside>,
    /// A sheet with a row for each employer or site.
    pub employers: Option<Beside>,
    /// A sheet with answers to questions.
    pub answers: Option<Beside>,
    /// The file it was read from, for the lines of faults that are found later.
    tree: Option<Tree>,
}

/// A sheet that goes with the staff.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    /// The file it is in, where that is another.
    pub file: Option<String>,
    /// The sheets, which have the same columns; the first with rows where none is named.
    pub sheets: Vec<String>,
    /// The row of the headings.
    pub headings: Option<u64>,
    /// Their columns.
    pub columns: Vec<Column>,
}

impl Beside {
    /// The sheets, of which one without a name is the first with rows.
    pub(crate) fn each_sheet(&self) -> Vec<Option<&str>> {
        match self.sheets.as_slice() {
            [] => vec![None],
            sheets => sheets.iter().map(|sheet| Some(sheet.as_str())).collect(),
        }
    }
}

/// What one column is.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub name: String,
    /// What it is.
    pub is: Meaning,
    /// What is named beside it, by key: `type`, `subject`, `register` …
    pub keys: BTreeMap<&'static str, String>,
    /// What its cells mean that don't say it themselves.
    pub values: BTreeMap<String, Value>,
    /// A blank cell says that there is none. Never so unless it is said.
    pub blank_means_none: bool,
    /// What becomes of a cell that can't be read.
    pub otherwise: Otherwise,
    /// Which comes first in its dates.
    pub dates: Option<DateOrder>,
}

impl Column {
    /// A column of which nothing but its meaning is said.
    pub fn new(name: impl Into<String>, is: Meaning) -> Column {
        Column {
            name: name.into(),
            is,
            keys: BTreeMap::new(),
            values: BTreeMap::new(),
            blank_means_none: false,
            otherwise: Otherwise::LeaveUnknown,
            dates: None,
        }
    }

    /// With something named beside it.
    pub fn with(mut self, key: &'static str, value: impl Into<String>) -> Column {
        self.keys.insert(key, value.into());
        self
    }

    /// What is named beside it.
    pub fn key(&self, key: &str) -> Option<&String> {
        self.keys.get(key)
    }

    /// What a cell is said to mean, whatever its case.
    pub(crate) fn value(&self, cell: &str) -> Option<&Value> {
        let by_case = || self.values.iter().find(|(known, _)| known.trim().to_lowercase() == cell.to_lowercase());
        self.values.get(cell).or_else(|| by_case().map(|(_, value)| value))
    }
}

/// What a cell is said to mean.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// As if these words stood in it: `yes`, `no`, `none`, `unknown`, or a name, a grade, a number.
    Words(String),
    /// A qualification.
    Qualification {
        /// Its type.
        kind: Option<String>,
        /// Its subject.
        subject: Option<String>,
        /// Its level.
        level: Option<String>,
        /// Its grade.
        grade: Option<String>,
    },
}

/// What becomes of a cell that can't be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Otherwise {
    /// What it would say is unknown, and the cells are listed.
    #[default]
    LeaveUnknown,
    /// The row is set aside.
    SetAside,
    /// Anything that can't be read is a yes, as a registration number is.
    Yes,
}

impl Otherwise {
    /// The name used in a mapping.
    pub fn as_str(self) -> &'static str {
        match self {
            Otherwise::LeaveUnknown => "leave unknown",
            Otherwise::SetAside => "set aside",
            Otherwise::Yes => "yes",
        }
    }

    fn from_name(name: &str) -> Option<Otherwise> {
        let all = [Otherwise::LeaveUnknown, Otherwise::SetAside, Otherwise::Yes];
        all.into_iter().find(|otherwise| otherwise.as_str() == name.trim())
    }
}

impl Mapping {
    /// Reads a mapping: YAML, TOML or JSON.
    ///
    /// # Errors
    /// Everything wrong with it, each with its line.
    pub fn read(content: &[u8]) -> Result<Mapping, Vec<Fault>> {
        file::read(content)
    }

    /// The mapping as a file that people read and edit.
    pub fn to_yaml(&self) -> String {
        write::yaml(self, &write::Remarks::default())
    }

    /// Hours a week of full time.
    pub fn full_time(&self) -> f64 {
        self.full_time_hours.unwrap_or(FULL_TIME_HOURS)
    }

    /// Faults with the lines they stand in, where the mapping was read from a file.
    pub(crate) fn placed(&self, mut faults: Vec<Fault>) -> Vec<Fault> {
        for fault in &mut faults {
            fault.place = self.tree.as_ref().and_then(|tree| tree.place(&fault.path));
        }
        faults
    }

    /// Columns that are the same meaning, in order.
    pub fn of(&self, meaning: Meaning) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(move |column| column.is == meaning)
    }
}

/// Where the columns of a mapping stand in a sheet: for each, its place among the headings. Columns that are left out need
/// not be there.
///
/// # Errors
/// Columns that the sheet doesn't have, with those that come near; `list` is where the columns stand in the mapping.
pub(crate) fn places(columns: &[Column], headings: &Headings, list: &str) -> Result<Vec<(usize, usize)>, Vec<Fault>> {
    let (mut places, mut faults) = (Vec::new(), Vec::new());
    for (at, column) in columns.iter().enumerate().filter(|(_, column)| column.is != Meaning::LeftOut) {
        if let Some(place) = headings.place(&column.name) {
            places.push((at, place));
            continue;
        }
        let near = nearest(&column.name, headings.names.iter().map(String::as_str));
        let help = match near.first() {
            Some(near) => format!("did you mean “{near}”?"),
            None => {
                format!("the headings, in row {}, are {}", headings.row, crate::reading::sheet::quoted(&headings.names))
            }
        };
        faults.push(Fault {
            path: format!("{list}[{at}].column"),
            message: format!("the file has no column “{}”", column.name),
            help: Some(help),
            ..Fault::default()
        });
    }
    if faults.is_empty() { Ok(places) } else { Err(faults) }
}
