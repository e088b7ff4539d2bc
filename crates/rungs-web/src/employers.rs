//! What is worked out of a staff file that was sent: what its columns are, the answer for everybody in it, and files made of
//! that answer. The work is [`rungs_workforce`]'s; here it is given memory instead of files, and can be stopped.

mod content;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};

use axum::body::Bytes;
use rungs_app::person::file::Employer;
use rungs_app::service::Question;
use rungs_app::wire::sweep::Supply;
use rungs_core::date::Date;
use rungs_core::framework::{Framework, Role};
use rungs_core::requirement::Moment;
use rungs_workforce::draft::{Draft, DraftColumn, Preview, State, draft, preview};
use rungs_workforce::mapping::{Column, Mapping, Meaning};
use rungs_workforce::sheet::{Export, SheetFault};
use rungs_workforce::staff::{FirstPass, Refused, Summary};
use rungs_workforce::supply::{Prospects, prospects};
use rungs_workforce::sweeping::{self, Counted, MOST_QUESTIONS, MOST_SHEETS, Output as Taker, Progress, Stage, Sweep};
use rungs_workforce::{CsvTable, Form, MailMerge, ParquetTable, Report, Workbook, summary_page};

use crate::Site;
use crate::address::with;
use crate::jobs::{Broken, Sent, Under};
use content::Content;

/// Rows that are shown as they are read.
pub(crate) const SHOWN: usize = 20;

/// What the columns of a file are taken for.
#[derive(Clone)]
pub(crate) struct Looked {
    /// What they were understood as by themselves.
    pub(crate) draft: Draft,
    /// What they are taken for: the draft's, with what was chosen, or one that was sent.
    pub(crate) mapping: Mapping,
    /// Whether the mapping was sent.
    pub(crate) is_own: bool,
    /// Of each question that was answered, by the place of its column: the place of the choice.
    pub(crate) chosen: BTreeMap<usize, usize>,
    /// The first rows as they are read.
    pub(crate) preview: Preview,
    /// Whether something was chosen since they were read.
    pub(crate) is_stale: bool,
}

/// The answer for everybody in a file.
pub(crate) struct Answered {
    pub(crate) report: Report,
    pub(crate) summary: Summary,
    /// What the first pass over the file found.
    pub(crate) first: FirstPass,
    /// What people are told by one by one.
    counted: Mutex<Counted<'static>>,
}

/// A file made of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Output {
    Workbook,
    Csv,
    Parquet,
    Questions,
    Summary,
}

impl Output {
    pub(crate) const ALL: [Output; 5] =
        [Output::Workbook, Output::Csv, Output::Parquet, Output::Questions, Output::Summary];

    /// Its name, as downloads have it.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Output::Workbook => "rungs-answer.xlsx",
            Output::Csv => "rungs-people.csv",
            Output::Parquet => "rungs-people.parquet",
            Output::Questions => "rungs-questions.csv",
            Output::Summary => "rungs-summary.html",
        }
    }

    /// What is in it, as browsers know it.
    pub(crate) fn sort(self) -> &'static str {
        match self {
            Output::Workbook => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Output::Csv | Output::Questions => "text/csv; charset=utf-8",
            Output::Parquet => "application/vnd.apache.parquet",
            Output::Summary => "text/html; charset=utf-8",
        }
    }

    pub(crate) fn named(file: &str) -> Option<Output> {
        Output::ALL.into_iter().find(|output| output.file() == file)
    }
}

impl Looked {
    /// Columns that only a person can tell, and nobody has yet: their places.
    pub(crate) fn open(&self) -> Vec<usize> {
        if self.is_own {
            return Vec::new();
        }
        let columns = self.draft.columns.iter().enumerate();
        let is_open = |place: &usize| !self.chosen.contains_key(place);
        columns.filter(|(_, column)| column.ask.is_some()).map(|(place, _)| place).filter(is_open).collect()
    }

    /// Takes what was chosen for a column. Whether there is such a choice.
    pub(crate) fn choose(&mut self, column: usize, choice: usize) -> bool {
        self.draft.mapping = self.mapping.clone();
        let is_there = self.draft.choose(column, choice);
        if is_there {
            self.mapping = self.draft.mapping.clone();
            self.chosen.insert(column, choice);
            self.is_stale = true;
        }
        is_there
    }

    /// Takes a code of a column for a job; without one, nobody knows which it is. Whether that is something else than before.
    pub(crate) fn name(&mut self, column: usize, code: usize, job: Option<&str>) -> bool {
        self.draft.mapping = self.mapping.clone();
        let is_other = self.draft.name(column, code, job);
        if is_other {
            self.mapping = self.draft.mapping.clone();
            self.is_stale = true;
        }
        is_other
    }

    /// Columns of codes of which nobody has said yet which job any of them is.
    pub(crate) fn unnamed(&self) -> usize {
        let is_open = |column: &&DraftColumn| !self.is_own && column.state == State::CheckThis;
        self.draft.to_name().filter(is_open).count()
    }

    /// Takes a column for something else. Whether there is such a column.
    pub(crate) fn change(&mut self, place: usize, meaning: Meaning) -> bool {
        let Some(told) = self.draft.columns.get_mut(place) else { return false };
        let column = Column::new(told.heading.clone(), meaning);
        retell(told, &column);
        match self.mapping.columns.iter_mut().find(|known| known.name == column.name) {
            Some(known) => *known = column,
            None => self.mapping.columns.push(column),
        }
        self.chosen.insert(place, usize::MAX);
        self.is_stale = true;
        true
    }

    /// Takes what is so of the employer of everybody in the file. Whether that is something else than before.
    pub(crate) fn employ(&mut self, employer: Employer) -> bool {
        let known = self.mapping.employer.clone().unwrap_or_default();
        let is_other = known.sector != employer.sector || known.takes_part != employer.takes_part;
        if is_other {
            self.mapping.employer =
                Some(Employer { sector: employer.sector, takes_part: employer.takes_part, ..known });
        }
        is_other
    }

    /// Takes a mapping that was sent in place of what was understood.
    pub(crate) fn take(&mut self, mapping: Mapping) {
        for told in &mut self.draft.columns {
            let column = mapping.columns.iter().find(|column| column.name == told.heading);
            retell(told, column.unwrap_or(&Column::new(told.heading.clone(), Meaning::LeftOut)));
        }
        self.mapping = mapping;
        self.is_own = true;
        self.chosen.clear();
    }
}

/// A column told anew, by what somebody says that it is.
fn retell(told: &mut DraftColumn, column: &Column) {
    told.is = column.is;
    told.state = if column.is == Meaning::LeftOut { State::LeftOut } else { State::Understood };
    let beside: Vec<&str> = column.keys.values().map(String::as_str).collect();
    let beside = if beside.is_empty() { String::new() } else { format!(": {}", beside.join(", ")) };
    told.read_as = format!("{}{beside}", rungs_app::words::capital(column.is.as_str()));
}

/// Looks through a file for what its columns could be.
///
/// # Errors
/// A file that can't be read; that somebody stopped it.
pub(crate) fn look(site: &Site, sent: &Sent, under: &Arc<Under>, on: Date) -> Result<Looked, Broken> {
    let framework = site.framework();
    let mut export = opened(sent, under)?;
    let draft = draft(std::slice::from_mut(&mut export), framework, on).map_err(|fault| broken(under, fault))?;
    let mapping = draft.mapping.clone();
    let preview = first_rows(&mut export, &mapping, framework, on).map_err(|refused| told(under, refused))?;
    if preview.columns.is_empty() {
        let help = Some("see below what a file needs, or send a mapping that says what its columns are".to_owned());
        return Err(Broken::File { message: "none of its columns is one that we understand".to_owned(), help });
    }
    Ok(Looked { draft, mapping, is_own: false, chosen: BTreeMap::new(), preview, is_stale: false })
}

/// Reads the first rows of a file anew, by what its columns are taken for now.
///
/// # Errors
/// As [`look`], and a mapping that doesn't fit the file.
pub(crate) fn look_again(
    site: &Site,
    sent: &Sent,
    mut looked: Looked,
    under: &Arc<Under>,
    on: Date,
) -> Result<Looked, Broken> {
    let mut export = opened(sent, under)?;
    let preview = first_rows(&mut export, &looked.mapping, site.framework(), on);
    looked.preview = preview.map_err(|refused| told(under, refused))?;
    looked.is_stale = false;
    Ok(looked)
}

fn first_rows(export: &mut Export, mapping: &Mapping, framework: &Framework, on: Date) -> Result<Preview, Refused> {
    preview(export, mapping, framework, on, SHOWN)
}

/// Answers for everybody in a file.
///
/// # Errors
/// A file or a mapping that can't be read; that somebody stopped it.
pub(crate) fn answer(
    site: &Site,
    sent: &Sent,
    mapping: &Mapping,
    rows: u64,
    under: &Arc<Under>,
    on: Date,
) -> Result<Answered, Broken> {
    let asked = Asked::of(site, sent, on);
    let export = opened(sent, under)?;
    let counted = site.jobs.at_work(|| {
        sweeping::count(vec![export], asked.sweep(site, mapping), &mut |progress| go_on(under, progress, rows))
    });
    let counted = counted.map_err(|ended| over(under, ended))?;
    let (report, summary, first) = (counted.report.clone(), counted.summary.clone(), counted.first.clone());
    Ok(Answered { report, summary, first, counted: Mutex::new(counted) })
}

/// Works out when everybody in a file that was answered for could start: over so many quarters, with so many plans looked for
/// at most.
///
/// # Errors
/// As [`answer`].
pub(crate) fn foresee(
    site: &Site,
    sent: &Sent,
    mapping: &Mapping,
    (first, extent): (&FirstPass, (u32, usize)),
    under: &Arc<Under>,
    on: Date,
) -> Result<Prospects, Broken> {
    let asked = Asked::of(site, sent, on);
    let export = opened(sent, under)?;
    let found = site.jobs.at_work(|| {
        let mut progress = |progress| go_on(under, progress, first.rows());
        prospects(vec![export], asked.sweep(site, mapping), Some(first), extent, &mut progress)
    });
    found.map_err(|ended| over(under, ended))
}

/// Makes a file of an answer: everybody in it is told once more, one by one.
///
/// # Errors
/// As [`answer`].
pub(crate) fn make(
    site: &Site,
    sent: &Sent,
    mapping: &Mapping,
    (answered, supply): (&Answered, Option<Supply>),
    (output, route): (Output, usize),
    under: &Arc<Under>,
    on: Date,
) -> Result<Bytes, Broken> {
    let mut report = answered.report.clone();
    report.answer.supply = supply;
    let answered = (answered, &report);
    let content = site.jobs.at_work(|| made(site, sent, mapping, answered, (output, route), under, on))?;
    if site.jobs.has_room_for(content.len()) { Ok(content.into()) } else { Err(Broken::NoRoom) }
}

fn made(
    site: &Site,
    sent: &Sent,
    mapping: &Mapping,
    (answered, report): (&Answered, &Report),
    (output, route): (Output, usize),
    under: &Arc<Under>,
    on: Date,
) -> Result<Vec<u8>, Broken> {
    let tell = |taker: &mut dyn Taker| {
        let asked = Asked::of(site, sent, on);
        let export = opened(sent, under)?;
        let mut counted = answered.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = report.answer.rows.came_in;
        let told =
            sweeping::tell(vec![export], asked.sweep(site, mapping), &mut counted, &mut [taker], &mut |progress| {
                go_on(under, progress, rows)
            });
        told.map_err(|ended| over(under, ended))
    };
    Ok(match output {
        Output::Summary => summary_page(report, route).into_bytes(),
        Output::Workbook => {
            let chosen: Vec<usize> = (0..report.answer.routes.len().min(MOST_SHEETS)).collect();
            let mut workbook = Workbook::new(report, &chosen);
            tell(&mut workbook)?;
            under.tell(Progress { stage: Stage::Finishing, done: 0, of: None });
            workbook.finish(Cursor::new(Vec::new())).map_err(ours)?.into_inner()
        }
        Output::Csv => {
            let mut table = CsvTable::new(report, Form::Long, Vec::new()).map_err(ours)?;
            tell(&mut table)?;
            table.finish().map_err(ours)?
        }
        Output::Parquet => {
            let mut table = ParquetTable::new(report, Form::Long, Vec::new()).map_err(ours)?;
            tell(&mut table)?;
            table.finish().map_err(ours)?
        }
        Output::Questions => {
            // Of one role, the questions are asked for that; of several, whichever asks most of them.
            let way = sent.way.clone().map(|(role, route)| (role, route.unwrap_or_default())).unwrap_or_default();
            let check = with("/check", &[("role", &way.0), ("route", &way.1)]);
            let base = site.public_url.as_ref().map(|home| format!("{home}{check}"));
            let mut merge = MailMerge::new(report, MOST_QUESTIONS, base.as_deref(), Vec::new()).map_err(ours)?;
            tell(&mut merge)?;
            merge.finish().map_err(ours)?
        }
    })
}

/// What is asked about a file.
struct Asked {
    roles: Vec<&'static Role>,
    route: Option<String>,
    question: Question,
}

impl Asked {
    fn of(site: &Site, sent: &Sent, on: Date) -> Asked {
        let framework = site.framework();
        let (role, route) = sent.way.clone().map_or((None, None), |(role, route)| (Some(role), route));
        let roles = match role.and_then(|role| framework.role(&role)) {
            Some(role) => vec![role],
            None => framework.roles.iter().filter(|role| !role.routes.is_empty()).collect(),
        };
        Asked { roles, route, question: Question { on, start: sent.start.unwrap_or(on), moment: Moment::Start } }
    }

    fn sweep<'a>(&'a self, site: &Site, mapping: &'a Mapping) -> Sweep<'a, 'static> {
        Sweep { loaded: site.loaded, roles: &self.roles, route: self.route.as_deref(), asked: self.question, mapping }
    }
}

fn opened(sent: &Sent, under: &Arc<Under>) -> Result<Export, Broken> {
    let content = Content::new(sent.content.clone(), Arc::clone(under));
    Export::open(&sent.name, content).map_err(|fault| broken(under, fault))
}

/// Goes on unless somebody stopped it. How many rows there are is known before they are counted where the file was looked at.
fn go_on(under: &Under, progress: Progress, rows: u64) -> ControlFlow<()> {
    under.tell(Progress { of: progress.of.or((rows > 0).then_some(rows)), ..progress });
    if under.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
}

/// A fault of a file; where somebody stopped it, reading broke off because of that.
fn broken(under: &Under, fault: SheetFault) -> Broken {
    if under.is_stopped() {
        return Broken::Stopped;
    }
    Broken::File { message: fault.message, help: fault.help }
}

fn told(under: &Under, refused: Refused) -> Broken {
    match refused {
        Refused::File(fault) => broken(under, fault),
        Refused::Mapping(faults) => Broken::Mapping(faults),
        Refused::Stopped => Broken::Stopped,
    }
}

fn over(under: &Under, ended: sweeping::Ended) -> Broken {
    match ended {
        sweeping::Ended::Refused(refused) => told(under, refused),
        sweeping::Ended::Stopped => Broken::Stopped,
        sweeping::Ended::Asked(error) => {
            tracing::error!(?error, "a sweep that was asked for can't be compiled");
            Broken::Ours
        }
        sweeping::Ended::Output(fault) => ours(fault),
    }
}

/// An output that can't be put together. Its message may name somebody, and stays out of the log.
fn ours(_: rungs_workforce::OutputFault) -> Broken {
    tracing::error!("a file can't be made of an answer");
    Broken::Ours
}
