//! A sweep from a staff export to what goes out.
//!
//! The export is read twice: once to count ([`count`]), which is all that a summary needs, and once more where people are to be
//! told one by one ([`tell`]), since every output begins with the counts. So what is in memory doesn't grow with the people.

mod what_if;

use std::collections::HashMap;
use std::fmt;
use std::ops::ControlFlow;

use jiff::civil::Date;
use rungs_app::framework::Loaded;
use rungs_app::service::Question as Asked;
use rungs_core::framework::Role;
use rungs_core::requirement::Shape as Answered;

use crate::output::OutputFault;
use crate::output::report::{
    ColumnRead, OneStep, OneStepId, PersonRoute, PersonRow, Place, Question, QuestionId, Report, SetAsideRow, Shape,
    SheetHeadings,
};
use crate::reading::mapping::{Mapping, Meaning};
use crate::reading::sheet::{Export, SheetFault};
use crate::reading::staff::{Batch, Reading, Refused, Somebody, Summary};
use crate::survey::{OpenQuestion, PersonStanding, Step, Story, Survey, SurveyError, Surveyed};

pub use what_if::compare;

/// People that are worked on in one go.
const BATCH: usize = 1 << 14;
/// Questions that are put to one person at most.
pub const MOST_QUESTIONS: usize = 5;
/// Ways in that have a sheet of their own in a workbook at most, where none was named.
pub const MOST_SHEETS: usize = 12;
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
    /// Whether people are being told one by one, after all have been counted.
    pub is_telling: bool,
    /// Rows that have been read.
    pub rows: u64,
}

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
        Ended::Refused(refused)
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
    survey: Survey<'f>,
    steps: HashMap<(String, String), OneStepId>,
    questions: HashMap<String, QuestionId>,
    on: Date,
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
pub fn count<'f>(
    exports: Vec<Export>,
    sweep: Sweep<'_, 'f>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Counted<'f>, Ended> {
    let file = exports.first().map(|export| export.name().to_owned()).unwrap_or_default();
    let framework = &sweep.loaded.checked.framework;
    let mut reading = Reading::open(exports, sweep.mapping, framework, sweep.asked.on)?;
    let mut survey = Survey::new(sweep.loaded, sweep.roles, sweep.route, reading.groups(), sweep.asked)?;
    while let Some(batch) = reading.next_batch(BATCH)? {
        survey.add(&batch.crowd, |person| groups(&batch, person));
        let rows = reading.summary().rows;
        if progress(Progress { is_telling: false, rows: rows.came_in }).is_break() {
            return Err(Ended::Stopped);
        }
    }
    let summary = reading.summary();
    let sheet = reading.sheet().map(str::to_owned);
    let mut columns: Vec<ColumnRead> = Vec::new();
    for (heading, meaning, filled, blank) in reading.filled() {
        let heading = heading.to_owned();
        columns.push(ColumnRead { sheet: sheet.clone(), heading, read_as: meaning.to_string(), filled, blank });
    }
    let is_told = |name: &str| columns.iter().any(|column| column.heading == name);
    let left_out = sweep.mapping.columns.iter().filter(|column| !is_told(&column.name)).map(|column| {
        (column.name.clone(), if column.is == Meaning::LeftOut { "left out".to_owned() } else { column.is.to_string() })
    });
    let not_mapped = summary.not_mapped.iter().map(|name| (name.clone(), "left out".to_owned()));
    let beside: Vec<(String, String)> = left_out.chain(not_mapped).collect();
    columns.extend(beside.into_iter().map(|(heading, read_as)| ColumnRead {
        sheet: sheet.clone(),
        heading,
        read_as,
        filled: 0,
        blank: 0,
    }));
    let answer = survey.answer(summary.rows, summary.set_aside.clone());
    let report = Report {
        answer,
        file,
        columns,
        headings: vec![SheetHeadings { sheet, headings: reading.headings() }],
        group_columns: reading.groups(),
        steps: Vec::new(),
        questions: Vec::new(),
    };
    let mut counted =
        Counted { report, summary, survey, steps: HashMap::new(), questions: HashMap::new(), on: sweep.asked.on };
    counted.name();
    Ok(counted)
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
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<(), Ended> {
    let framework = &sweep.loaded.checked.framework;
    let mut reading = Reading::open(exports, sweep.mapping, framework, counted.on)?;
    while let Some(batch) = reading.next_batch(BATCH)? {
        let sheet = reading.sheet();
        let told = Told { sheet, steps: &counted.steps, questions: &counted.questions };
        let surveyed = counted.survey.again(&batch.crowd);
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
        let rows = reading.summary().rows;
        if progress(Progress { is_telling: true, rows: rows.came_in }).is_break() {
            return Err(Ended::Stopped);
        }
    }
    Ok(())
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
            self.report.questions.push(Question { key: question.key, text: question.text, shape, column: None });
        }
    }
}

/// What rows of people are made with.
struct Told<'a> {
    sheet: Option<&'a str>,
    steps: &'a HashMap<(String, String), OneStepId>,
    questions: &'a HashMap<String, QuestionId>,
}

impl Told<'_> {
    fn person(&self, somebody: &Somebody, place: usize, surveyed: &Surveyed<'_, '_>) -> PersonRow {
        let mut questions: Vec<QuestionId> = Vec::new();
        let mut route = |standing: PersonStanding<'_>| {
            let open = self.open(standing.story, somebody);
            questions.extend(&open);
            self.route(standing.story, &open)
        };
        let routes = surveyed.person(place).map(&mut route).collect();
        // The lower its number, the more people it settles something for.
        questions.sort_unstable();
        questions.dedup();
        questions.truncate(MOST_QUESTIONS);
        PersonRow {
            staff_number: somebody.staff_number.clone(),
            places: somebody.rows.iter().map(|row| Place { sheet: self.sheet.map(str::to_owned), row: *row }).collect(),
            groups: somebody.groups.iter().map(|group| group.as_ref().map(ToString::to_string)).collect(),
            routes,
            questions,
        }
    }

    /// What is open for a way in and can be asked of them, what settles most first.
    fn open(&self, story: &Story, somebody: &Somebody) -> Vec<QuestionId> {
        let askable = story.open.iter().filter(|question| !somebody.not_known.contains(&question.key));
        let mut open: Vec<QuestionId> =
            askable.filter_map(|question| self.questions.get(&question.key)).copied().collect();
        open.sort_unstable();
        open
    }

    fn route(&self, story: &Story, open: &[QuestionId]) -> PersonRoute {
        let known = |step: &Step| self.steps.get(&(step.words.clone(), step.who.clone())).copied();
        let mut steps: Vec<OneStepId> = story.deeds().filter_map(known).collect();
        steps.sort_unstable();
        let missing: Vec<QuestionId> = open.iter().copied().take(MOST_MISSING).collect();
        let more_missing = u32::try_from(open.len() - missing.len()).unwrap_or(u32::MAX);
        PersonRoute { standing: story.standing, steps, missing, more_missing }
    }
}
