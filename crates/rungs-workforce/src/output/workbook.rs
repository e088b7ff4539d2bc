//! The workbook that people forward: a summary, who is ready, who is one step away, of whom the file says too little, what was set
//! aside, a sheet for each way in that was chosen, and the questions, whose sheet is read back in.
//!
//! Sheets and charts are rust_xlsxwriter's; rows are put in afterwards ([`pack`]), so that they never lie in memory as cells, nor
//! in a file beside.

mod frame;
mod name;
mod pack;
mod page;
mod people;
mod style;
mod summary;
mod supply;
mod tape;

use std::collections::BTreeMap;
use std::io::{Seek, Write};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook as Book};

use crate::output::fault::OutputFault;
use crate::output::report::{OneStepId, PersonRow, QuestionId, Report, SetAsideRow, Shape, Sort};
use crate::output::words;
use crate::sweeping::Output;
use name::Names;
use pack::{Filling, pack};
use people::{Column, SetAsideColumns};
use tape::Tape;

/// Rows of a sheet, its heading included: more, Excel doesn't take.
const ROWS: u64 = 1_048_576;

/// The name of the first sheet, and of that of expected supply, which is the second where it was asked for.
const SUMMARY: &str = "Summary";
const SUPPLY: &str = "Supply";

/// What a yes-or-no question is answered with on the sheet *Questions*.
pub const YES_NO_UNSURE: [&str; 3] = ["yes", "no", "don't know"];

/// A workbook (xlsx), put together as people go by.
///
/// In memory, rows are pressed together: 10 to 20 bytes a row and sheet. Nothing is written before [`Workbook::finish`].
pub struct Workbook<'r> {
    report: &'r Report,
    /// The ways in that are told person by person, as places in the answer's routes.
    chosen: Vec<usize>,
    /// Rows of a sheet, its heading included.
    rows: u64,
    ready: Tape,
    they_decide: Tape,
    /// By step, the first of the report first.
    one_step: BTreeMap<OneStepId, Tape>,
    /// By the question that would settle most.
    cannot_tell: BTreeMap<Option<QuestionId>, Tape>,
    set_aside: Tape,
    set_aside_columns: SetAsideColumns,
    routes: Vec<Tape>,
    questions: [Tape; 3],
}

impl<'r> Workbook<'r> {
    /// A workbook without people. Of the ways in that are chosen (places in the answer's routes; one that isn't there is passed
    /// over) it tells person by person; of all it tells the numbers.
    pub fn new(report: &'r Report, chosen: &[usize]) -> Workbook<'r> {
        let mut kept: Vec<usize> = Vec::new();
        for route in chosen {
            if *route < report.answer.routes.len() && !kept.contains(route) {
                kept.push(*route);
            }
        }
        Workbook {
            report,
            routes: vec![Tape::default(); kept.len()],
            chosen: kept,
            rows: ROWS,
            ready: Tape::default(),
            they_decide: Tape::default(),
            one_step: BTreeMap::new(),
            cannot_tell: BTreeMap::new(),
            set_aside: Tape::default(),
            set_aside_columns: SetAsideColumns::new(report),
            questions: [Tape::default(), Tape::default(), Tape::default()],
        }
    }

    /// Takes one person.
    ///
    /// # Errors
    ///
    /// Where the row doesn't fit the report.
    pub fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        person.fits(self.report)?;
        let report = self.report;
        for (place, tape) in self.chosen.iter().zip(&mut self.routes) {
            let (Some(route), Some(at)) = (report.answer.routes.get(*place), person.routes.get(*place)) else {
                continue;
            };
            tape.push(&people::of_route(report, person, at))?;
            match at.sort() {
                Sort::Ready => self.ready.push(&people::ready(person, route))?,
                Sort::TheyDecide => self.they_decide.push(&people::they_decide(person, route, at))?,
                Sort::OneStepAway => {
                    let step = at.steps.first().copied().unwrap_or(OneStepId(u32::MAX));
                    self.one_step.entry(step).or_default().push(&people::one_step(report, person, route, at))?;
                }
                Sort::CannotTell => {
                    let first = at.missing.first().copied();
                    self.cannot_tell.entry(first).or_default().push(&people::cannot_tell(report, person, route, at))?;
                }
                Sort::Further => {}
            }
        }
        for question in person.questions.iter().filter_map(|question| report.question(*question)) {
            let [yes_no, number, date] = &mut self.questions;
            let tape = match question.shape {
                Shape::YesNo => yes_no,
                Shape::Number => number,
                Shape::Date => date,
            };
            tape.push(&people::question(person, question))?;
        }
        Ok(())
    }

    /// Takes one row that was set aside.
    ///
    /// # Errors
    ///
    /// None that is known: rows are kept in memory.
    pub fn set_aside(&mut self, row: &SetAsideRow) -> Result<(), OutputFault> {
        let cells = self.set_aside_columns.row(row);
        self.set_aside.push(&cells)
    }

    /// Writes the workbook, and gives back where it went.
    ///
    /// # Errors
    ///
    /// Where `out` takes no more, and where the answer's day is none.
    pub fn finish<W: Write + Seek>(self, out: W) -> Result<W, OutputFault> {
        let mut names = Names::default();
        let summary_name = names.give(SUMMARY);
        let supply = self.report.answer.supply.as_ref();
        let before = 1 + usize::from(supply.is_some());
        let supply_name = supply.map(|_| names.give(SUPPLY));
        let mut left_unknown = Tape::default();
        for left in &self.report.left_unknown {
            left_unknown.push(&people::left_unknown(left))?;
        }
        let lists = self.lists(&left_unknown);
        let parts = parts(&lists, self.rows, &mut names);
        let mut book = Book::new();
        book.set_properties(&properties(self.report)?);
        summary::write(book.add_worksheet().set_name(&summary_name)?, self.report, &self.chosen, &parts)?;
        if let (Some(supply), Some(name)) = (supply, supply_name) {
            supply::write(book.add_worksheet().set_name(name)?, supply)?;
        }
        for part in &parts {
            frame::write(book.add_worksheet().set_name(&part.name)?, part)?;
        }
        let empty = book.save_to_buffer()?;
        let fillings: Vec<Filling<'_>> = parts
            .iter()
            .enumerate()
            .map(|(place, part)| Filling {
                sheet: place + before,
                tapes: &part.list.tapes,
                skip: part.skip,
                take: part.take,
                widths: part.list.columns.iter().map(|column| column.width).collect(),
            })
            .collect();
        pack(empty, &fillings, out)
    }

    /// The lists in their order. A list of questions that nobody is asked is left out.
    fn lists<'t>(&'t self, left_unknown: &'t Tape) -> Vec<List<'t>> {
        let report = self.report;
        let mut lists = vec![
            List::new("Ready", "who is ready", people::ready_columns(report), vec![&self.ready]),
            List::new(
                "One step away",
                "whom one single thing to do would make ready, by step",
                people::one_step_columns(report),
                self.one_step.values().collect(),
            ),
            List::new(
                "They decide",
                "where somebody else decides",
                people::they_decide_columns(report),
                vec![&self.they_decide],
            ),
            List::new(
                "Cannot tell",
                "of whom the file says too little, by what is missing",
                people::cannot_tell_columns(report),
                self.cannot_tell.values().collect(),
            ),
            List::new(
                "Set aside",
                "rows of the export that could not be read, and why",
                self.set_aside_columns.list.clone(),
                vec![&self.set_aside],
            ),
        ];
        if left_unknown.rows() > 0 {
            let holds = "what the export says and we can't tell the meaning of; `values` in the mapping can say it";
            lists.push(List::new("Left unknown", holds, people::left_unknown_columns(), vec![left_unknown]));
        }
        for (place, tape) in self.chosen.iter().zip(&self.routes) {
            let Some(route) = report.answer.routes.get(*place) else { continue };
            let titles = format!("{}, {}", route.role_title, route.route_title);
            let holds = format!("everybody, and where they stand: {titles}");
            lists.push(List::new(&titles, &holds, people::route_columns(report), vec![tape]));
        }
        let [yes_no, number, date] = &self.questions;
        let questions = [
            ("Questions", "questions to answer with yes, no or don't know", Shape::YesNo, yes_no),
            ("Questions (numbers)", "questions to answer with a number", Shape::Number, number),
            ("Questions (days)", "questions to answer with a day", Shape::Date, date),
        ];
        for (name, holds, shape, tape) in questions {
            if shape == Shape::YesNo || tape.rows() > 0 {
                let holds = format!("{holds}; fill in the yellow column and give the workbook back");
                let list = List::new(name, &holds, people::question_columns(), vec![tape]);
                lists.push(List { answers: Some(shape), ..list });
            }
        }
        lists
    }
}

/// A list of people or rows.
struct List<'t> {
    name: String,
    /// What it holds, in words.
    holds: String,
    columns: Vec<Column>,
    /// What is to be written into its column [`people::ANSWER`], if it has one.
    answers: Option<Shape>,
    tapes: Vec<&'t Tape>,
}

impl<'t> List<'t> {
    fn new(name: &str, holds: &str, columns: Vec<Column>, tapes: Vec<&'t Tape>) -> List<'t> {
        List { name: name.to_owned(), holds: holds.to_owned(), columns, answers: None, tapes }
    }
}

/// What of a list stands on one sheet.
struct Part<'l> {
    /// The sheet's name.
    name: String,
    list: &'l List<'l>,
    /// Which part it is, from 1, and of how many.
    number: u64,
    of: u64,
    /// Rows that stand on sheets before it.
    skip: u64,
    /// Rows that stand on it.
    take: u64,
}

/// Each list on as many sheets as it takes, and one at least.
fn parts<'l>(lists: &'l [List<'l>], rows: u64, names: &mut Names) -> Vec<Part<'l>> {
    let room = rows.saturating_sub(1).max(1);
    let mut parts = Vec::new();
    for list in lists {
        let total: u64 = list.tapes.iter().map(|tape| tape.rows()).sum();
        let of = total.div_ceil(room).max(1);
        for number in 1..=of {
            let skip = (number - 1) * room;
            parts.push(Part {
                name: names.give(&list.name),
                list,
                number,
                of,
                skip,
                take: room.min(total.saturating_sub(skip)),
            });
        }
    }
    parts
}

fn properties(report: &Report) -> Result<DocProperties, OutputFault> {
    let answer = &report.answer;
    Ok(DocProperties::new()
        .set_title(format!("Where people of {} stand", report.file))
        .set_subject(format!("Ways in that start on {}", words::day(&answer.start)))
        .set_author("Rungs")
        .set_comment(format!(
            "{}, version {}, digest {}. Answered on {}.",
            answer.framework.title,
            answer.framework.version,
            answer.framework.digest,
            words::day(&answer.on)
        ))
        .set_creation_datetime(&ExcelDateTime::parse_from_str(&answer.on)?))
}

impl Output for Workbook<'_> {
    fn person(&mut self, person: &PersonRow) -> Result<(), OutputFault> {
        Workbook::person(self, person)
    }

    fn set_aside(&mut self, row: &SetAsideRow) -> Result<(), OutputFault> {
        Workbook::set_aside(self, row)
    }
}

#[cfg(test)]
mod tests;
