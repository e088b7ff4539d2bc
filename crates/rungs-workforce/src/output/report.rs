//! What outputs are made of, beside the counts of a [`SweepAnswer`]: how the file was read, and people, one row each.

use rungs_app::wire::sweep::SweepAnswer;
use rungs_core::standing::{Interval, Standing};

use crate::output::fault::OutputFault;

/// Everything outputs tell of that isn't of single people. It is there before the first [`PersonRow`] goes by.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// The counts. The order of its routes is that of [`PersonRow::routes`].
    pub answer: SweepAnswer,
    /// The name of the export's file, as people know it.
    pub file: String,
    /// How each column of the export was read, in its order; also those that were left out, which `read_as` says.
    pub columns: Vec<ColumnRead>,
    /// What the export says and was left unknown, what most rows say first.
    pub left_unknown: Vec<LeftUnknown>,
    /// What is worth knowing about the file.
    pub notes: Vec<String>,
    /// The headings of the cells of rows set aside, sheet by sheet. A column that was left out (a name, a national insurance
    /// number) must have no heading here and no cell in a [`SetAsideRow`]: whatever comes is written.
    pub headings: Vec<SheetHeadings>,
    /// The columns by which groups are told, in the order of [`PersonRow::groups`].
    pub group_columns: Vec<String>,
    /// What a single step can be; [`OneStepId`] is a place in it.
    pub steps: Vec<OneStep>,
    /// What can be asked of people; [`QuestionId`] is a place in it.
    pub questions: Vec<Question>,
}

/// A column of the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnRead {
    /// The sheet it stands in; none where the file has no sheets.
    pub sheet: Option<String>,
    /// Its heading.
    pub heading: String,
    /// What it was taken for, in words: *hours a week*, *left out*.
    pub read_as: String,
    /// Rows in which it says something; none where nobody looked.
    pub filled: Option<u64>,
    /// Rows in which it is blank; none where nobody looked.
    pub blank: Option<u64>,
}

/// Something that the export says and that was left unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftUnknown {
    /// The column, where it is one.
    pub column: Option<String>,
    /// What stands in its cells.
    pub cell: Option<String>,
    /// Why it isn't known what that says.
    pub why: String,
    /// How many rows.
    pub rows: u64,
    /// The first of them.
    pub first: Vec<Place>,
}

/// The headings of one sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetHeadings {
    /// The sheet; none where the file has no sheets.
    pub sheet: Option<String>,
    /// Its headings, in order.
    pub headings: Vec<String>,
}

/// Something that would make somebody ready by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneStep {
    /// What to do.
    pub what: String,
    /// Whose step it is: *the person*, an employer, a university, a regulator …
    pub who: String,
}

/// A place in [`Report::steps`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OneStepId(pub u32);

/// Something that isn't known of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The key that an answer is kept under.
    pub key: String,
    /// The question, to be put to the person.
    pub text: String,
    /// What an answer is.
    pub shape: Shape,
    /// The column of the export that would say it, or some of it, where there is one.
    pub column: Option<String>,
    /// What a column would be that isn't there and would say it, or some of it.
    pub wanted: Option<String>,
}

/// What an answer to a question is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Yes, no, or *don't know*.
    YesNo,
    /// A whole number, 0 or more: how many, or how many months.
    Number,
    /// A day.
    Date,
}

/// A place in [`Report::questions`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct QuestionId(pub u32);

/// Where somebody or something stands in the export.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// The sheet; none where the file has no sheets.
    pub sheet: Option<String>,
    /// The row as a spreadsheet numbers it: the first is 1.
    pub row: u64,
}

/// One person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// The number by which the employer knows them.
    pub staff_number: String,
    /// The rows they were put together of, in the export's order.
    pub places: Vec<Place>,
    /// What they say in each of [`Report::group_columns`]; none where they say nothing.
    pub groups: Vec<Option<String>>,
    /// Where they stand, in the order of the answer's routes.
    pub routes: Vec<PersonRoute>,
    /// Questions of which a column is there that would say it, and is empty for them, in order.
    pub blank: Vec<QuestionId>,
    /// The few questions to put to them, what settles most first.
    pub questions: Vec<QuestionId>,
}

/// Where one person stands towards one way in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRoute {
    /// The worst and the best it can still turn out to be.
    pub standing: Interval,
    /// Single steps, each of which would make them ready whatever else is so; the first is the one they are listed by.
    pub steps: Vec<OneStepId>,
    /// What isn't known and can change the standing: the first few, what settles most first.
    pub missing: Vec<QuestionId>,
    /// How many more there are.
    pub more_missing: u32,
}

/// The five sorts that people are counted in: everybody is in one of them for each way in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    /// Ready.
    Ready,
    /// At somebody's discretion, or by exception.
    TheyDecide,
    /// One single step would make them ready, whatever else is so.
    OneStepAway,
    /// It depends on what isn't known.
    CannotTell,
    /// Not yet, by more than one step.
    Further,
}

impl Sort {
    /// All five, in the order in which they are told.
    pub const ALL: [Sort; 5] = [Sort::Ready, Sort::TheyDecide, Sort::OneStepAway, Sort::CannotTell, Sort::Further];

    /// Of a standing, where one step would make it *ready*, or none would.
    pub fn of(standing: Interval, is_one_step: bool) -> Sort {
        match (standing.floor, standing.ceiling) {
            (Standing::Ready, _) => Sort::Ready,
            (Standing::ByException | Standing::AtDiscretion, _) => Sort::TheyDecide,
            _ if is_one_step => Sort::OneStepAway,
            (_, Standing::NotYet) => Sort::Further,
            _ => Sort::CannotTell,
        }
    }
}

impl PersonRoute {
    /// Which sort they are of.
    pub fn sort(&self) -> Sort {
        Sort::of(self.standing, !self.steps.is_empty())
    }
}

/// A row of the export that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAsideRow {
    /// Where it stands.
    pub place: Place,
    /// Why, in words.
    pub reason: String,
    /// Its cells, in the order of the sheet's [`SheetHeadings`]; there may be more of them, or fewer.
    pub cells: Vec<String>,
}

impl Report {
    /// What a step is. One that isn't among the steps has no words.
    pub(crate) fn step(&self, step: OneStepId) -> Option<&OneStep> {
        self.steps.get(usize::try_from(step.0).ok()?)
    }

    /// What a question is.
    pub(crate) fn question(&self, question: QuestionId) -> Option<&Question> {
        self.questions.get(usize::try_from(question.0).ok()?)
    }
}

impl PersonRow {
    /// That the row has a place for each group and way in of the report, and no other.
    pub(crate) fn fits(&self, report: &Report) -> Result<(), OutputFault> {
        let what = if self.routes.len() != report.answer.routes.len() {
            format!("it tells of {} ways in, and the report of {}", self.routes.len(), report.answer.routes.len())
        } else if self.groups.len() != report.group_columns.len() {
            format!("it tells of {} groups, and the report of {}", self.groups.len(), report.group_columns.len())
        } else {
            return Ok(());
        };
        Err(OutputFault::Row { staff_number: self.staff_number.clone(), what })
    }
}
