//! `rungs sweep`: where everybody of a staff export stands, what would help most, and what isn't known.

mod mapping;
mod output;
mod shown;
mod supply;
mod what_if;

use std::fs::File;
use std::io::{IsTerminal, Write, stderr};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rungs_core::framework::Role;
use rungs_workforce::mapping::Mapping;
use rungs_workforce::sheet::{Export, SheetFault};
use rungs_workforce::staff::Refused;
use rungs_workforce::sweeping::{Ended, Progress, Stage, Sweep as Sweeping, count};

use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{Global, Sweep};
use crate::{faults, input};

/// Time between one word on how far it has come and the next.
const BETWEEN: Duration = Duration::from_millis(200);
/// Letters of a line on how far it has come.
const LINE: usize = 60;

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
    supply::known(arguments, sweep)?;
    let refused = |ended: Ended| refused(&ended, arguments);
    let mut progress = Told::default();
    progress.say(&format!("opening {} …", staff(&arguments.files).display()));
    let mut counted = count(opened(&arguments.files)?, sweep, &mut |at| progress.tell(at)).map_err(refused)?;
    if arguments.supply {
        let supply = supply::asked(arguments, sweep, &counted, &mut |at| progress.tell(at))?;
        counted.report.answer.supply = Some(supply);
    }
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
    if path.is_dir() {
        return Err(Failure::with_help(format!("{} is a folder", path.display()), "give the file in it"));
    }
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
    last: Option<(Stage, Instant)>,
    is_told: bool,
}

impl Told {
    fn tell(&mut self, at: Progress) -> ControlFlow<()> {
        let is_due = |(stage, told): (Stage, Instant)| stage != at.stage || told.elapsed() >= BETWEEN;
        if self.last.is_none_or(is_due) {
            self.last = Some((at.stage, Instant::now()));
            self.say(&told_of(at));
        }
        ControlFlow::Continue(())
    }

    fn say(&mut self, text: &str) {
        if stderr().is_terminal() {
            self.is_told = true;
            // Nobody misses a word on the way where it can't be told.
            let _ = write!(stderr(), "\r{text:<LINE$}");
            let _ = stderr().flush();
        }
    }

    fn over(&self) {
        if self.is_told {
            let _ = write!(stderr(), "\r{:LINE$}\r", "");
        }
    }
}

impl Drop for Told {
    /// Whatever is said next, also of an error, begins on an empty line.
    fn drop(&mut self) {
        self.over();
    }
}

fn told_of(at: Progress) -> String {
    let done = rungs_app::words::in_threes(at.done);
    let done = at.of.map_or_else(|| done.clone(), |of| format!("{done} of {}", rungs_app::words::in_threes(of)));
    match at.stage {
        Stage::Looking => format!("{done} rows looked through …"),
        Stage::Counting => format!("{done} rows read …"),
        Stage::Telling => format!("{done} rows written …"),
        Stage::Planning => format!("plans looked for: {done} …"),
        Stage::Finishing => "putting the files together …".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_far_it_has_come_is_told_of_every_stage() {
        let told = |stage, of| told_of(Progress { stage, done: 1_250_000, of });
        assert_eq!(told(Stage::Looking, None), "1,250,000 rows looked through …");
        assert_eq!(told(Stage::Counting, Some(5_411_000)), "1,250,000 of 5,411,000 rows read …");
        assert_eq!(told(Stage::Telling, Some(5_411_000)), "1,250,000 of 5,411,000 rows written …");
        assert_eq!(told(Stage::Planning, Some(2_000_000)), "plans looked for: 1,250,000 of 2,000,000 …");
    }
}
