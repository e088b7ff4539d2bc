//! Files that a sweep writes: each beside its place first, so that a sweep that breaks off costs nobody what they had.

use std::ffi::OsStr;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use rungs_workforce::sweeping::{
    Counted, MOST_QUESTIONS, MOST_SHEETS, Output, Progress, Stage, Sweep as Sweeping, Watch, tell,
};
use rungs_workforce::{CsvTable, Form, MailMerge, OutputFault, ParquetTable, Workbook, summary_page};

use super::{opened, refused};
use crate::answer::Failure;
use crate::arguments::Sweep;
use crate::{input, words};

/// What sort of file a name asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Workbook,
    Csv,
    Parquet,
    Page,
}

fn kind(file: &Path) -> Option<Kind> {
    match file.extension().and_then(OsStr::to_str)?.to_lowercase().as_str() {
        "xlsx" => Some(Kind::Workbook),
        "csv" => Some(Kind::Csv),
        "parquet" => Some(Kind::Parquet),
        "html" => Some(Kind::Page),
        _ => None,
    }
}

/// Before anything is worked out: whether every file that is asked for can be written.
pub(super) fn known(arguments: &Sweep) -> Result<(), Failure> {
    for file in &arguments.out {
        if kind(file).is_none() {
            return Err(Failure::with_help(
                format!("{}: the name doesn't say what sort of file it is", file.display()),
                "end it in .xlsx, .csv, .parquet or .html",
            ));
        }
    }
    let all = arguments.out.iter().chain(&arguments.questions);
    if let Some(file) = all.clone().find(|file| arguments.files.contains(file)) {
        return Err(Failure::with_help(
            format!("{} would be written over what is read", file.display()),
            "name another file",
        ));
    }
    Ok(())
}

/// A file on the way: it has its name once it is whole.
struct Beside {
    file: PathBuf,
    beside: PathBuf,
}

impl Beside {
    fn new(file: &Path) -> Result<(Beside, BufWriter<File>), Failure> {
        let mut beside = file.as_os_str().to_owned();
        beside.push(".new");
        let beside = Beside { file: file.to_owned(), beside: beside.into() };
        match File::create(&beside.beside) {
            Ok(out) => Ok((beside, BufWriter::new(out))),
            Err(error) => Err(beside.failed(&input::reason(&error))),
        }
    }

    fn failed(&self, reason: &str) -> Failure {
        Failure::new(format!("{} can't be written: {reason}", self.file.display()))
    }

    fn whole(self, mut out: BufWriter<File>) -> Result<String, Failure> {
        let done = out.flush().and_then(|()| std::fs::rename(&self.beside, &self.file));
        done.map_err(|error| self.failed(&input::reason(&error)))?;
        Ok(format!("wrote {}", self.file.display()))
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // Where it became whole, there is nothing beside any more.
        let _ = std::fs::remove_file(&self.beside);
    }
}

/// Writes all that was asked for, and says what.
pub(super) fn write<'f>(
    arguments: &Sweep,
    sweep: Sweeping<'_, 'f>,
    counted: &mut Counted<'f>,
    progress: Watch<'_>,
) -> Result<Vec<String>, Failure> {
    let mut told = Vec::new();
    let report = counted.report.clone();
    let first = usize::MAX;
    for file in arguments.out.iter().filter(|file| kind(file) == Some(Kind::Page)) {
        let route = if report.answer.routes.len() == 1 { 0 } else { first };
        let (beside, mut out) = Beside::new(file)?;
        let page = summary_page(&report, route);
        out.write_all(page.as_bytes()).map_err(|error| beside.failed(&input::reason(&error)))?;
        told.push(beside.whole(out)?);
    }
    let people: Vec<&PathBuf> = arguments.out.iter().filter(|file| kind(file) != Some(Kind::Page)).collect();
    if people.is_empty() && arguments.questions.is_none() {
        return Ok(told);
    }
    let form = if arguments.long { Form::Long } else { Form::Wide };
    let named = !arguments.roles.is_empty();
    let sheets = if named { report.answer.routes.len() } else { report.answer.routes.len().min(MOST_SHEETS) };
    let chosen: Vec<usize> = (0..sheets).collect();
    let fault = |beside: &Beside, fault: OutputFault| beside.failed(&fault.to_string());
    let (mut books, mut tables, mut columns, mut merges) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for file in people {
        let (beside, out) = Beside::new(file)?;
        match kind(file) {
            Some(Kind::Csv) => match CsvTable::new(&report, form, out) {
                Ok(table) => tables.push((beside, table)),
                Err(error) => return Err(fault(&beside, error)),
            },
            Some(Kind::Parquet) => match ParquetTable::new(&report, form, out) {
                Ok(table) => columns.push((beside, table)),
                Err(error) => return Err(fault(&beside, error)),
            },
            _ => books.push((beside, out, Workbook::new(&report, &chosen))),
        }
    }
    if let Some(file) = &arguments.questions {
        let (beside, out) = Beside::new(file)?;
        match MailMerge::new(&report, MOST_QUESTIONS, arguments.link.as_deref(), out) {
            Ok(merge) => merges.push((beside, merge)),
            Err(error) => return Err(fault(&beside, error)),
        }
    }
    let mut outputs: Vec<&mut dyn Output> = Vec::new();
    outputs.extend(books.iter_mut().map(|(_, _, book)| book as &mut dyn Output));
    outputs.extend(tables.iter_mut().map(|(_, table)| table as &mut dyn Output));
    outputs.extend(columns.iter_mut().map(|(_, table)| table as &mut dyn Output));
    outputs.extend(merges.iter_mut().map(|(_, merge)| merge as &mut dyn Output));
    tell(opened(&arguments.files)?, sweep, counted, &mut outputs, progress)
        .map_err(|ended| refused(&ended, arguments))?;
    // What is told now can't be stopped any more but with the program.
    let _ = progress(Progress { stage: Stage::Finishing, done: 0, of: None });
    for (beside, out, book) in books {
        let out = book.finish(out).map_err(|error| fault(&beside, error))?;
        told.push(beside.whole(out)?);
    }
    for (beside, table) in tables {
        let out = table.finish().map_err(|error| fault(&beside, error))?;
        told.push(beside.whole(out)?);
    }
    for (beside, table) in columns {
        let out = table.finish().map_err(|error| fault(&beside, error))?;
        told.push(beside.whole(out)?);
    }
    for (beside, merge) in merges {
        let out = merge.finish().map_err(|error| fault(&beside, error))?;
        told.push(beside.whole(out)?);
    }
    if !named
        && report.answer.routes.len() > MOST_SHEETS
        && !arguments.out.iter().all(|file| kind(file) != Some(Kind::Workbook))
    {
        let sheets = words::count(MOST_SHEETS, "way in", "ways in");
        told.push(format!("the workbook tells person by person of the first {sheets}; name a --role for others"));
    }
    Ok(told)
}
