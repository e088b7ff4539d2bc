//! `rungs sweep`: where everybody of a staff export stands, what would help most, and what isn't known.

mod mapping;
mod output;
mod shown;
mod what_if;

use std::fs::File;
use std::io::{IsTerminal, Write, stderr};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use rungs_core::framework::Role;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::{Export, SheetFault};
use rungs_workforce::staff::Refused;
use rungs_workforce::sweeping::{Ended, Progress, Sweep as Sweeping, count};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Global, Sweep};
use crate::{faults, input};

/// Rows between one word on how far it has come and the next.
const ROWS_BETWEEN: u64 = 50_000;

pub(crate) fn run(arguments: &Sweep, global: &Global) -> Outcome {
    output::known(arguments)?;
    let question = input::question(arguments.when);
    let loaded = input::framework(None, global)?;
    let framework = &loaded.checked.framework;
    let mut remarks = Vec::from_iter(input::left_out(&loaded, None, global));
    let status = if loaded.left_out.is_empty() { ANSWERED } else { FOUND };
    let mut roles: Vec<&Role> = Vec::new();
    for name in &arguments.roles {
        let (role, remark) = input::role(&loaded, global, name)?;
        remarks.extend(remark);
        if !roles.iter().any(|known| known.slug == role.slug) {
            roles.push(role);
        }
    }
    let route = match (&arguments.route, roles.as_slice()) {
        (None, _) => None,
        (Some(name), [role]) => Some(input::route(role, name)?),
        (Some(_), _) => {
            return Err(Failure::with_help("one way in is of one role", "name one --role with --route"));
        }
    };
    if roles.is_empty() {
        roles = framework.roles.iter().collect();
    }
    if let Some(file) = &arguments.draft {
        return mapping::drafted(file, &arguments.files, framework, question.on);
    }
    let mapping = match &arguments.map {
        Some(file) => Confirmed::Mapping(Box::new(mapping::read(file)?)),
        None => mapping::confirmed(arguments, framework, question.on)?,
    };
    let mapping = match mapping {
        Confirmed::Mapping(mapping) => mapping,
        Confirmed::NotYet(answer) => return Ok(answer),
    };
    let sweep =
        Sweeping { loaded: &loaded, roles: &roles, route: route.as_deref(), asked: question, mapping: &mapping };
    let refused = |ended: Ended| refused(&ended, arguments);
    let mut progress = Told::default();
    let mut counted = count(opened(&arguments.files)?, sweep, &mut |at| progress.tell(at)).map_err(refused)?;
    let written = output::write(arguments, sweep, &mut counted, &mut |at| progress.tell(at))?;
    if !arguments.what_if.is_empty() {
        let otherwise = what_if::asked(arguments, global, sweep, &mut counted, &mut |at| progress.tell(at))?;
        counted.report.answer.what_if = Some(otherwise);
    }
    progress.over();
    remarks.extend(written);
    if arguments.json {
        return Ok(Answer::json(&counted.report.answer)?.status(status).remarks(remarks));
    }
    Ok(Answer::screen(shown::screen(&counted, arguments)).status(status).remarks(remarks))
}

/// What came of looking at the columns.
enum Confirmed {
    Mapping(Box<Mapping>),
    /// Somebody has to look at it first.
    NotYet(Answer),
}

/// The file that the staff are in: one has to be given.
fn staff(files: &[PathBuf]) -> &Path {
    files.first().map_or(Path::new("the staff export"), PathBuf::as_path)
}

/// The files, opened to be read.
fn opened(files: &[PathBuf]) -> Result<Vec<Export>, Failure> {
    files.iter().map(|file| open(file)).collect()
}

fn open(path: &Path) -> Result<Export, Failure> {
    let file = File::open(path)
        .map_err(|error| Failure::new(format!("{} can't be read: {}", path.display(), input::reason(&error))))?;
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    Export::open(&name, file).map_err(|fault| told(path, &fault))
}

fn told(path: &Path, fault: &SheetFault) -> Failure {
    let message = format!("{}: {}", path.display(), fault.message);
    match &fault.help {
        Some(help) => Failure::with_help(message, help),
        None => Failure::new(message),
    }
}

fn refused(ended: &Ended, arguments: &Sweep) -> Failure {
    match ended {
        Ended::Refused(Refused::File(fault)) => told(staff(&arguments.files), fault),
        Ended::Refused(Refused::Mapping(found)) => {
            let file =
                arguments.map.as_deref().map_or_else(|| "the mapping".to_owned(), |map| map.display().to_string());
            let content = arguments.map.as_deref().and_then(|map| std::fs::read(map).ok()).unwrap_or_default();
            let text = faults::in_file(&file, &content, found);
            Failure { text, status: crate::answer::UNREADABLE }
        }
        other => Failure::new(other.to_string()),
    }
}

/// How far it has come, told on a line of the terminal that is written over.
#[derive(Default)]
struct Told {
    next: u64,
    is_told: bool,
}

impl Told {
    fn tell(&mut self, at: Progress) -> ControlFlow<()> {
        if at.rows >= self.next && at.rows >= ROWS_BETWEEN && stderr().is_terminal() {
            self.next = at.rows + ROWS_BETWEEN;
            self.is_told = true;
            let what = if at.is_telling { "written" } else { "read" };
            // Nobody misses a word on the way where it can't be told.
            let _ = write!(stderr(), "\r{} rows {what} …", at.rows);
        }
        ControlFlow::Continue(())
    }

    fn over(&self) {
        if self.is_told {
            let _ = write!(stderr(), "\r{:40}\r", "");
        }
    }
}
