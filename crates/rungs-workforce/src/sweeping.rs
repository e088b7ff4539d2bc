//! A sweep from a staff export to what goes out.
//!
//! The export is read twice: once to count ([`count`]), which is all that a summary needs, and once more where people are to be
//! told one by one ([`tell`]), since every output begins with the counts. So what is in memory doesn't grow with the people.

mod told;
mod what_if;

use std::collections::HashMap;
use std::fmt;
use std::ops::ControlFlow;

use rungs_app::framework::Loaded;
use rungs_app::service::Question as Asked;
use rungs_core::framework::Role;
use rungs_core::requirement::Shape as Answered;
use rungs_sweep::Crowd;

use crate::output::OutputFault;
use crate::output::report::{
    ColumnRead, LeftUnknown, OneStep, OneStepId, PersonRow, Place, Question, QuestionId, Report, SetAsideRow, Shape,
    SheetHeadings,
};
use crate::reading::draft::read_as;
use crate::reading::mapping::{Column, Mapping, Meaning};
use crate::reading::sheet::{Export, SheetFault};
use crate::reading::staff::{Batch, FirstPass, Reading, Refused, Summary, Unread};
use crate::reading::wanted::Elsewhere;
use crate::survey::{OpenQuestion, Survey, SurveyError};

use told::Told;
pub use what_if::compare;

/// People that are worked on in one go.
pub(crate) const BATCH: usize = 1 << 14;
/// Questions that are put to one person at most.
pub const MOST_QUESTIONS: usize = 5;
/// Ways in that have a sheet of their own in a workbook at most, where none was named.
pub const MOST_SHEETS: usize = 12;
/// How a column is read that isn't.
const LEFT_OUT: &str = "left out";
/// What isn't known that is named for one way in.
const MOST_MISSING: usize = 3;

/// What is asked, of whom.
#[derive(Clone, Copy)]
pub struct Sweep<'a, 'f> {
    /// The framework.
    pub loaded: &'f Loaded,
    /// The roles.
    pub roles: &'a [&'f Role],
    /// One way in of theirs, by its slug; without one, all of them.
    pub route: Option<&'a str>,
    /// When.
    pub asked: Asked,
    /// What the columns of the export mean.
    pub mapping: &'a Mapping,
}

/// How far a sweep has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is at.
    pub stage: Stage,
    /// Rows that it has come by, or plans that were looked for.
    pub done: u64,
    /// How many there are, where that is known.
    pub of: Option<u64>,
}

/// What a sweep is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Rows are looked through for the first time: whose they are, and which comes first in their dates.
    Looking,
    /// Everybody is counted.
    Counting,
    /// People are told one by one, after all have been counted.
    Telling,
    /// Plans are looked for.
    Planning,
    /// Files are put together of what was told.
    Finishing,
}

impl Progress {
    pub(crate) fn rows(stage: Stage, reading: &Reading<'_>) -> Progress {
        Progress { stage, done: reading.rows().came_in, of: Some(reading.first_pass().rows()) }
    }
}

/// Somebody who is told how far a sweep has come, and can stop it.
pub type Watch<'w> = &'w mut dyn FnMut(Progress) -> ControlFlow<()>;

/// Why a sweep came to no end.
#[derive(Debug)]
pub enum Ended {
    /// The export can't be read, or its mapping doesn't fit.
    Refused(Refused),
    /// What is asked isn't there.
    Asked(SurveyError),
    /// Something can't be written.
    Output(OutputFault),
    /// Somebody stopped it.
    Stopped,
}

impl From<Refused> for Ended {
    fn from(refused: Refused) -> Ended {
        match refused {
            Refused::Stopped => Ended::Stopped,
            refused => Ended::Refused(refused),
        }
    }
}

impl From<SheetFault> for Ended {
    fn from(fault: SheetFault) -> Ended {
        Ended::Refused(Refused::File(fault))
    }
}

impl From<SurveyError> for Ended {
    fn from(error: SurveyError) -> Ended {
        Ended::Asked(error)
    }
}

impl From<OutputFault> for Ended {
    fn from(fault: OutputFault) -> Ended {
        Ended::Output(fault)
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::Refused(refused) => refused.fmt(formatter),
            Ended::Asked(SurveyError::NoSuchRoute(route)) => {
                write!(formatter, "no role asked about has a way in called {route}")
            }
            Ended::Asked(SurveyError::TooLarge) => formatter.write_str("a role is too large to be worked out"),
            Ended::Output(fault) => fault.fmt(formatter),
            Ended::Stopped => formatter.write_str("it was stopped"),
        }
    }
}

impl std::error::Error for Ended {}

/// Everybody counted, and ready to be told one by one.
pub struct Counted<'f> {
    /// What outputs tell of that isn't of single people.
    pub report: Report,
    /// What became of the export.
    pub summary: Summary,
    /// What the first pass over it found.
    pub first: FirstPass,
    survey: Survey<'f>,
    steps: HashMap<(String, String), OneStepId>,
    questions: HashMap<String, QuestionId>,
    /// Of each question, the columns in which it is answered.
    answered_in: Vec<Vec<usize>>,
}

/// Something that people and rows that were set aside go to, one after another.
pub trait Output {
    /// Takes one person.
    ///
    /// # Errors
    /// Where it takes no more.
    fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault>;

    /// Takes one row that was set aside; most have no place for it.
    ///
    /// # Errors
    /// Where it takes no more.
    fn set_aside(&mut self, _row: &SetAsideRow) -> Result<(), OutputFault> {
        Ok(())
    }
}

/// Counts everybody. `progress` is told after each batch, and can stop it.
///
/// # Errors
/// An export or a question that can't be made sense of; that somebody stopped it.
pub fn count<'f>(exports: Vec<Export>, sweep: Sweep<'_, 'f>, progress: Watch<'_>) -> Result<Counted<'f>, Ended> {
    let file = exports.first().map(|export| export.name().to_owned()).unwrap_or_default();
    let mut reading = read(exports, &sweep, None, progress)?;
    if reading.first_pass().rows() == 0 {
        let message = "there are headings, and no rows below them";
        return Err(SheetFault::new(message, "export it again, with the rows of the staff").into());
    }
    if reading.read_columns().is_empty() {
        let message = "none of its columns is read: the mapping leaves all of them out";
        return Err(SheetFault::new(message, "say in the mapping what they are").into());
    }
    let mut survey = Survey::new(sweep.loaded, sweep.roles, sweep.route, reading.groups(), sweep.asked)?;
    survey.set_columns(reading.read_columns(), Elsewhere::of(sweep.mapping));
    // What was seen of the contents of one batch holds in the next.
    let mut crowd = Crowd::new();
    while let Some(batch) = reading.next_batch_after(crowd, BATCH)? {
        let profiles = survey.add(&batch.crowd, |person| groups(&batch, person)).into_profiles();
        let blank = |person: usize| batch.people.get(person).map(|one| &*one.blank).unwrap_or_default();
        survey.add_lacking(&profiles, blank);
        crowd = batch.crowd;
        if progress(Progress::rows(Stage::Counting, &reading)).is_break() {
            return Err(Ended::Stopped);
        }
    }
    let summary = reading.summary();
    let sheet = reading.sheet().map(str::to_owned);
    let mut columns: Vec<ColumnRead> = Vec::new();
    let counted: Vec<(&Column, u64, u64)> = reading.filled().collect();
    for column in &sweep.mapping.columns {
        let counted = counted.iter().find(|(known, _, _)| known.name == column.name);
        columns.push(ColumnRead {
            sheet: sheet.clone(),
            heading: column.name.clone(),
            read_as: if column.is == Meaning::LeftOut { LEFT_OUT.to_owned() } else { read_as(column) },
            filled: counted.map(|(_, filled, _)| *filled),
            blank: counted.map(|(_, _, blank)| *blank),
        });
    }
    columns.extend(summary.not_mapped.iter().map(|heading| ColumnRead {
        sheet: sheet.clone(),
        heading: heading.clone(),
        read_as: LEFT_OUT.to_owned(),
        filled: None,
        blank: None,
    }));
    let mut left_unknown: Vec<LeftUnknown> = summary.unread.iter().map(left_unknown).collect();
    left_unknown.sort_by_key(|one| std::cmp::Reverse(one.rows));
    let answer = survey.answer(summary.rows, summary.set_aside.clone());
    let report = Report {
        answer,
        file,
        columns,
        left_unknown,
        notes: summary.notes.clone(),
        headings: vec![SheetHeadings { sheet, headings: reading.headings() }],
        group_columns: reading.groups(),
        steps: Vec::new(),
        questions: Vec::new(),
    };
    let mut counted = Counted {
        report,
        summary,
        survey,
        steps: HashMap::new(),
        questions: HashMap::new(),
        answered_in: Vec::new(),
        first: reading.first_pass().clone(),
    };
    counted.name();
    Ok(counted)
}

fn left_unknown(unread: &Unread) -> LeftUnknown {
    let place = |place: &crate::reading::staff::Place| Place { sheet: place.sheet.clone(), row: place.row };
    LeftUnknown {
        column: unread.column.clone(),
        cell: unread.cell.clone(),
        why: unread.why.clone(),
        rows: unread.rows,
        first: unread.first.iter().map(place).collect(),
    }
}

/// Tells everybody who was counted, one by one, to these outputs. The same export is given once more.
///
/// # Errors
/// As [`count`], and where an output takes no more.
pub fn tell<'f>(
    exports: Vec<Export>,
    sweep: Sweep<'_, 'f>,
    counted: &mut Counted<'f>,
    outputs: &mut [&mut dyn Output],
    progress: Watch<'_>,
) -> Result<(), Ended> {
    let mut reading = read(exports, &sweep, Some(&counted.first), progress)?;
    // What was seen of the contents of one batch holds in the next.
    let mut crowd = Crowd::new();
    while let Some(batch) = reading.next_batch_after(crowd, BATCH)? {
        let sheet = reading.sheet();
        let surveyed = counted.survey.again(&batch.crowd);
        let mut told = Told {
            sheet,
            steps: &counted.steps,
            questions: &counted.questions,
            answered_in: &counted.answered_in,
            known: HashMap::default(),
        };
        for (place, somebody) in batch.people.iter().enumerate() {
            let row = told.person(somebody, place, &surveyed);
            outputs.iter_mut().try_for_each(|output| output.person(&row))?;
        }
        for row in &batch.set_aside {
            let row = SetAsideRow {
                place: Place { sheet: sheet.map(str::to_owned), row: row.row },
                reason: row.reason.clone(),
                cells: row.cells.clone(),
            };
            outputs.iter_mut().try_for_each(|output| output.set_aside(&row))?;
        }
        crowd = batch.crowd;
        if progress(Progress::rows(Stage::Telling, &reading)).is_break() {
            return Err(Ended::Stopped);
        }
    }
    Ok(())
}

/// Begins to read an export, with or without what its first pass found before.
pub(crate) fn read<'f>(
    exports: Vec<Export>,
    sweep: &Sweep<'_, 'f>,
    before: Option<&FirstPass>,
    progress: Watch<'_>,
) -> Result<Reading<'f>, Ended> {
    let framework = &sweep.loaded.checked.framework;
    let mut watch = |done| progress(Progress { stage: Stage::Looking, done, of: None });
    Ok(Reading::open_watched(exports, sweep.mapping, framework, sweep.asked.on, before, &mut watch)?)
}

fn groups(batch: &Batch, person: usize) -> &[Option<std::sync::Arc<str>>] {
    batch.people.get(person).map(|somebody| somebody.groups.as_slice()).unwrap_or_default()
}

impl Counted<'_> {
    /// Gives each step and each question that is told of anybody its number; what matters to most people comes first.
    fn name(&mut self) {
        let mut steps: HashMap<(String, String), u64> = HashMap::new();
        let mut questions: HashMap<OpenQuestion, (u64, u64)> = HashMap::new();
        for (story, people) in self.survey.stories() {
            for step in story.deeds() {
                *steps.entry((step.words.clone(), step.who.clone())).or_default() += people;
            }
            for question in &story.open {
                let (settles, open) = questions.entry(question.clone()).or_default();
                *settles += if story.open.len() == 1 { people } else { 0 };
                *open += people;
            }
        }
        let mut steps: Vec<((String, String), u64)> = steps.into_iter().collect();
        steps.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        for (place, ((what, who), _)) in steps.into_iter().enumerate() {
            self.steps.insert((what.clone(), who.clone()), OneStepId(u32::try_from(place).unwrap_or(u32::MAX)));
            self.report.steps.push(OneStep { what, who });
        }
        let mut questions: Vec<(OpenQuestion, (u64, u64))> = questions.into_iter().collect();
        questions.sort_by(|one, other| (other.1, &one.0).cmp(&(one.1, &other.0)));
        for (question, _) in questions {
            let next = QuestionId(u32::try_from(self.report.questions.len()).unwrap_or(u32::MAX));
            if self.questions.contains_key(&question.key) {
                continue;
            }
            self.questions.insert(question.key.clone(), next);
            let shape = match question.shape {
                Answered::YesNo => Shape::YesNo,
                Answered::Count | Answered::Months => Shape::Number,
                Answered::Date => Shape::Date,
            };
            let (column, wanted) = self.survey.column_of(&question.key);
            self.answered_in.push(self.survey.answered_in(&question.key));
            self.report.questions.push(Question { key: question.key, text: question.text, shape, column, wanted });
        }
    }
}
