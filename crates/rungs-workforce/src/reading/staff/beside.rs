//! The sheets that go with the staff: qualifications row by row, employers, and answers to questions.

use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;
use rungs_app::person;
use rungs_app::person::file::{Employment, PersonFile, Qualification, Scalar};
use rungs_app::wire::sweep::{Rows, SetAsideCount};
use rungs_core::date::DateRange;
use rungs_core::fact::{Answered, Reply};

use super::Refused;
use super::bound::{Bound, Context};
use super::cell::{Said, Trouble, yes_or_no};
use super::first::{orders, unwatched};
use super::part::BesideRows;
use super::tally::{Tally, Unread, unread_cells};
use super::tell::{Common, Site};
use crate::reading::dates::{self, DateOrder, written};
use crate::reading::mapping::{Beside, Mapping, Meaning, places};
use crate::reading::sheet::{Export, Row, SheetFault, Table};

/// What became of the rows of a sheet that goes with the staff.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BesideSummary {
    /// What its rows are: `qualifications`, `employers` or `answers`.
    pub what: &'static str,
    /// The sheet, if the file has several.
    pub sheet: Option<String>,
    /// What became of them.
    pub rows: Rows,
    /// What was set aside, for each reason.
    pub set_aside: Vec<SetAsideCount>,
    /// What was left unknown.
    pub unread: Vec<Unread>,
    /// Staff numbers in it that nobody of the staff has, counted when all of them have been read.
    pub of_nobody: u64,
    /// What is worth knowing about its cells.
    pub notes: Vec<String>,
}

/// What somebody answered.
#[derive(Clone, Debug, Default)]
pub(crate) struct Answers {
    pub(crate) answered: Vec<Answered>,
    pub(crate) not_known: Vec<String>,
}

pub(crate) type AnswersOf = HashMap<String, Answers, RandomState>;

/// A sheet row by row, with what of each is read.
struct Rowwise {
    table: Table,
    bound: Vec<Bound>,
    what: &'static str,
    rows: Rows,
    tally: Tally,
    left: Tally,
    notes: Vec<String>,
}

impl Rowwise {
    fn open(
        exports: &mut [Export],
        (told, sheet): (&Beside, Option<&str>),
        mapping: &Mapping,
        what: &'static str,
    ) -> Result<Rowwise, Refused> {
        let known: Vec<&str> = told.columns.iter().map(|column| column.name.as_str()).collect();
        let export = chosen(exports, told)?;
        let table = Table::open(export, sheet, told.headings, &known)?;
        let list = format!("{what}.columns");
        let places =
            places(&told.columns, &table.headings, &list).map_err(|faults| Refused::Mapping(mapping.placed(faults)))?;
        let columns: Vec<_> =
            places.iter().filter_map(|(at, place)| Some((told.columns.get(*at)?.clone(), *place))).collect();
        let mut first = Table::open(export, table.sheet.as_deref(), Some(table.headings.row), &[])?;
        let found = orders(&mut first, &columns, mapping.dates, |_| {}, &mut unwatched)?;
        let orders = found.ok_or(Refused::Stopped)?.of_columns;
        let bound = columns.into_iter().zip(orders);
        let bound = bound.map(|((column, place), order)| Bound::new(column, place, order).of_whole_rows()).collect();
        let notes = export.notes(table.sheet.as_deref())?;
        let (rows, tally, left) = (Rows::default(), Tally::default(), Tally::default());
        Ok(Rowwise { table, bound, what, rows, tally, left, notes })
    }

    /// The next row that can be read, with what its cells say.
    fn next(&mut self, row: &mut Row, context: &Context<'_, '_>) -> Result<bool, SheetFault> {
        while self.table.next(row)? {
            self.rows.came_in += 1;
            if let Some(why) = self.table.misshapen(row) {
                self.set_aside(&why, row);
                continue;
            }
            let mut trouble = None;
            for column in &mut self.bound {
                let number = column.number(row.get(column.place), context);
                if let Some(Trouble::SetAside(why)) = column.count(number, row.number()) {
                    trouble = Some(why.clone());
                }
            }
            match trouble {
                Some(why) => self.set_aside(&why, row),
                None => return Ok(true),
            }
        }
        Ok(false)
    }

    fn set_aside(&mut self, why: &str, row: &Row) {
        self.rows.set_aside += 1;
        self.tally.add(why, row.number());
    }

    fn text<'r>(&self, meaning: Meaning, row: &'r Row) -> Option<&'r str> {
        let place = self.bound.iter().find(|bound| bound.column.is == meaning)?.place;
        Some(row.get(place)).filter(|cell| !cell.is_empty())
    }

    /// What every cell of a row says, column by column.
    fn said<'s>(&'s mut self, row: &Row, context: &Context<'_, '_>) -> Vec<(&'s Bound, &'s Said)> {
        let numbers: Vec<u32> =
            self.bound.iter_mut().map(|column| column.number(row.get(column.place), context)).collect();
        self.bound.iter().zip(numbers).map(|(column, number)| (column, column.said(number))).collect()
    }

    fn summary(mut self) -> BesideSummary {
        self.rows.read = self.rows.came_in - self.rows.set_aside;
        let sheet = self.table.sheet.as_ref();
        let mut unread = unread_cells(&self.bound, sheet);
        unread.extend(self.left.unread(sheet));
        let set_aside = self.tally.set_aside(sheet);
        let (what, rows, notes) = (self.what, self.rows, self.notes);
        BesideSummary { what, sheet: sheet.cloned(), rows, set_aside, unread, of_nobody: 0, notes }
    }
}

/// The file that a sheet is in: the staff's own, or another by its name.
fn chosen<'e>(exports: &'e mut [Export], told: &Beside) -> Result<&'e mut Export, SheetFault> {
    let names: Vec<String> = exports.iter().map(|export| export.name().to_owned()).collect();
    let place = match &told.file {
        None => 0,
        Some(file) => names.iter().position(|name| name == file).ok_or_else(|| {
            let message = format!("the mapping speaks of the file “{file}”, which wasn't given");
            SheetFault::new(
                message,
                &format!("give it beside the staff; given are {}", crate::reading::sheet::quoted(&names)),
            )
        })?,
    };
    exports.get_mut(place).ok_or_else(|| SheetFault::new("no file was given", "give the staff export"))
}

/// Reads qualifications, one a row.
pub(crate) fn qualifications(
    exports: &mut [Export],
    told: (&Beside, Option<&str>),
    mapping: &Mapping,
    context: &Context<'_, '_>,
    rows: &mut BesideRows,
) -> Result<BesideSummary, Refused> {
    let mut sheet = Rowwise::open(exports, told, mapping, "qualifications")?;
    let mut row = Row::default();
    let mut known: HashMap<String, Result<u32, String>, RandomState> = HashMap::default();
    while sheet.next(&mut row, context)? {
        let Some(of) = sheet.text(Meaning::StaffNumber, &row).map(str::to_owned) else {
            sheet.set_aside("it has no staff number", &row);
            continue;
        };
        let said = sheet.said(&row, context);
        let held = qualification(&said, context.common);
        // Whoever's it is, the same qualification is read once.
        let words = serde_json::to_string(&held).unwrap_or_default();
        let number = match known.get(&words) {
            Some(known) => known.clone(),
            None => {
                let number = readable(held, context, |why| sheet.left.add(&why, row.number())).map(|held| {
                    rows.rows.push(held);
                    u32::try_from(rows.rows.len() - 1).unwrap_or(u32::MAX)
                });
                known.insert(words, number.clone());
                number
            }
        };
        match number {
            Ok(number) => rows.of.entry(of).or_default().push(number),
            Err(why) => sheet.set_aside(&why, &row),
        }
    }
    Ok(sheet.summary())
}

fn qualification(said: &[(&Bound, &Said)], common: &Common) -> Qualification {
    let mut held = Qualification { known_by: common.known_by, ..Qualification::default() };
    let words = |text: &String| Some(Scalar::Words(text.clone()));
    for (bound, said) in said {
        match (bound.column.is, said) {
            (Meaning::Qualification, Said::Text(name)) => held.kind = Some(name.clone()),
            (_, Said::Qualification { kind, subject, level, grade }) => {
                held.kind = kind.clone().or(held.kind);
                held.subject = subject.clone().or(held.subject);
                held.level = level.as_ref().and_then(words).or(held.level);
                held.grade = grade.as_ref().and_then(words).or(held.grade);
            }
            (Meaning::Subject, Said::Text(name)) => held.subject = Some(name.clone()),
            (Meaning::Level, Said::Text(level)) => held.level = words(level),
            (Meaning::Grade, Said::Text(grade)) => held.grade = words(grade),
            (Meaning::Awarded, Said::Date(range)) => held.awarded = Some(Scalar::Words(written(*range))),
            (Meaning::Studying, Said::Yes) => held.studying = true,
            _ => {}
        }
    }
    held
}

/// A qualification without what of it can't be read.
fn readable(
    mut held: Qualification,
    context: &Context<'_, '_>,
    mut left: impl FnMut(String),
) -> Result<Qualification, String> {
    for _ in 0..2 {
        let file = PersonFile { qualifications: vec![held.clone()], ..PersonFile::default() };
        let faults = match person::of_file(&file, context.titles.vocabulary(), context.on) {
            Ok((_, words)) => {
                words.into_iter().for_each(|fault| left(fault.message));
                return Ok(held);
            }
            Err(faults) => faults,
        };
        let fault = faults.into_iter().next().map(|fault| fault.message).unwrap_or_default();
        if held.grade.take().is_none() {
            return Err(fault);
        }
        left(fault);
    }
    Err("it can't be read".to_owned())
}

/// Reads employers, one a row.
pub(crate) fn employers(
    exports: &mut [Export],
    told: (&Beside, Option<&str>),
    mapping: &Mapping,
    context: &Context<'_, '_>,
    sites: &mut HashMap<String, Site>,
) -> Result<BesideSummary, Refused> {
    let mut sheet = Rowwise::open(exports, told, mapping, "employers")?;
    let (mut row, mut double) = (Row::default(), HashSet::new());
    while sheet.next(&mut row, context)? {
        let Some(code) = sheet.text(Meaning::Employer, &row).map(str::to_lowercase) else {
            sheet.set_aside("it names no employer", &row);
            continue;
        };
        let named = sheet.text(Meaning::EmployerName, &row).or(sheet.text(Meaning::Employer, &row));
        // What is so of the file's employer is so of its sites, unless the sheet says otherwise.
        let mut site = Site { employer: mapping.employer.clone().unwrap_or_default(), setting: None };
        site.employer.name = named.map(str::to_owned);
        for (bound, said) in sheet.said(&row, context) {
            match (bound.column.is, said) {
                (Meaning::Sector, Said::Text(sector)) => site.employer.sector = Some(sector.clone()),
                (Meaning::Setting, Said::Text(setting)) => site.setting = Some(setting.clone()),
                (Meaning::TakesPart, said @ (Said::Yes | Said::No)) => {
                    let scheme = bound.column.key("scheme").cloned();
                    site.employer.takes_part.extend(scheme.map(|scheme| (scheme, *said == Said::Yes)));
                }
                _ => {}
            }
        }
        let job = Employment {
            employer: Some(site.employer.clone()),
            setting: site.setting.clone(),
            ..Employment::default()
        };
        let file = PersonFile { employments: vec![job], ..PersonFile::default() };
        match person::of_file(&file, context.titles.vocabulary(), context.on) {
            Ok((_, words)) => words.iter().for_each(|fault| sheet.left.add(&fault.message, row.number())),
            Err(faults) => {
                let why = faults.into_iter().next().map(|fault| fault.message).unwrap_or_default();
                sheet.set_aside(&why, &row);
                continue;
            }
        }
        if double.contains(&code) || sites.contains_key(&code) {
            sites.remove(&code);
            double.insert(code);
            sheet.set_aside("an employer's code stands in several rows, and none of them is taken", &row);
        } else {
            sites.insert(code, site);
        }
    }
    Ok(sheet.summary())
}

/// Reads answers, one a row.
pub(crate) fn answers(
    exports: &mut [Export],
    told: (&Beside, Option<&str>),
    mapping: &Mapping,
    context: &Context<'_, '_>,
    of: &mut AnswersOf,
) -> Result<BesideSummary, Refused> {
    let mut sheet = Rowwise::open(exports, told, mapping, "answers")?;
    let mut row = Row::default();
    while sheet.next(&mut row, context)? {
        let (Some(number), Some(question)) = (
            sheet.text(Meaning::StaffNumber, &row).map(str::to_owned),
            sheet.text(Meaning::QuestionKey, &row).or(sheet.text(Meaning::Question, &row)).map(str::to_owned),
        ) else {
            sheet.set_aside("it has no staff number, or no question", &row);
            continue;
        };
        match answer(&sheet, &row, context) {
            Ok(None) => {}
            Ok(Some(Given::NotKnown)) => of.entry(number).or_default().not_known.push(question),
            Ok(Some(Given::Reply(reply))) => {
                let path = format!("answers.{question}");
                let answers = of.entry(number).or_default();
                match answers.answered.iter().find(|known| known.question == question) {
                    Some(known) if known.reply == reply => {}
                    Some(_) => sheet.set_aside("the question has been answered otherwise further up", &row),
                    None => answers.answered.push(Answered { question, reply, path }),
                }
            }
            Err(why) => sheet.set_aside(&why, &row),
        }
    }
    Ok(sheet.summary())
}

enum Given {
    Reply(Reply),
    NotKnown,
}

/// The answer of a row; none where every column for it is blank.
fn answer(sheet: &Rowwise, row: &Row, context: &Context<'_, '_>) -> Result<Option<Given>, String> {
    let text = |meaning| sheet.text(meaning, row);
    let is_no = |cell: &str| yes_or_no(&cell.to_lowercase()) == Some(Said::No);
    if text(Meaning::DoNotKnow).is_some_and(|cell| !is_no(cell)) {
        return Ok(Some(Given::NotKnown));
    }
    let order = sheet.bound.iter().find(|bound| bound.column.is == Meaning::Month).and_then(|bound| bound.order);
    let month = |cell: &str| match (dates::read(cell, context.on), order) {
        (dates::Told::Surely(range), _) => Some(Reply::Date(range)),
        (dates::Told::Either(day, _), Some(DateOrder::DayFirst))
        | (dates::Told::Either(_, day), Some(DateOrder::MonthFirst)) => Some(Reply::Date(DateRange::day(day))),
        (dates::Told::Either(..), None) | (dates::Told::Not, _) => None,
    };
    let number = |cell: &str| cell.parse::<u32>().ok().map(Reply::Number);
    let truth = |cell: &str| match yes_or_no(&cell.to_lowercase()) {
        Some(Said::Yes) => Some(Reply::YesNo(true)),
        Some(Said::No) => Some(Reply::YesNo(false)),
        _ => None,
    };
    let refused = |cell: &str, wanted: &str| Err(format!("“{cell}” is not {wanted}"));
    let mut given: Vec<Reply> = Vec::new();
    if let Some(cell) = text(Meaning::YesOrNo) {
        match truth(cell) {
            Some(reply) => given.push(reply),
            None => return refused(cell, "yes or no"),
        }
    }
    if let Some(cell) = text(Meaning::Number) {
        match number(cell) {
            Some(reply) => given.push(reply),
            None => return refused(cell, "a whole number"),
        }
    }
    if let Some(cell) = text(Meaning::Month) {
        match month(cell) {
            Some(reply) => given.push(reply),
            None => return refused(cell, "a month that can be read in one way only, such as 2019-08"),
        }
    }
    if let Some(cell) = text(Meaning::Answer) {
        let lower = cell.to_lowercase().replace('’', "'");
        if matches!(lower.as_str(), "don't know" | "i don't know" | "dont know" | "not known" | "unknown") {
            return Ok(Some(Given::NotKnown));
        }
        // Of one column for every sort of answer, 1 is a number.
        match number(cell).or_else(|| truth(cell)).or_else(|| month(cell)) {
            Some(reply) => given.push(reply),
            None => return refused(cell, "yes, no, a number or a month"),
        }
    }
    match given.as_slice() {
        [] => Ok(None),
        [reply] => Ok(Some(Given::Reply(*reply))),
        _ => Err("it has several answers to one question".to_owned()),
    }
}
