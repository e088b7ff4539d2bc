//! `rungs import`: other people's files into a framework's folder, with a report that adds up.

use std::fs;
use std::path::{Component, Path};

use rungs_core::date::Date;
use rungs_exchange::{CoverageReport, Fault, FieldReport, Import, Report, import_ncs, import_standards};

use super::import_occupations;
use crate::answer::{ANSWERED, Answer, FOUND, Failure, Outcome};
use crate::arguments::{ImportCommand, Imported};
use crate::screen::{BOLD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen, tells_in_words};
use crate::{input, words};

/// Says that a folder was made by an import, and what it wrote there.
const REPORT: &str = "import-report.json";
/// More faults than these are not shown; the report has them all.
const MOST: usize = 20;

pub(crate) fn run(command: &ImportCommand) -> Outcome {
    match command {
        ImportCommand::Ncs(arguments) => import(arguments, import_ncs),
        ImportCommand::Standards(arguments) => import(arguments, import_standards),
        ImportCommand::Esco(arguments) => import_occupations::esco(arguments),
        ImportCommand::Onet(arguments) => import_occupations::onet(arguments),
    }
}

fn import(arguments: &Imported, read: fn(&[u8], Date) -> Import) -> Outcome {
    let file = &arguments.file;
    let bytes = fs::read(file)
        .map_err(|error| Failure::new(format!("{} can't be read: {}", file.display(), input::reason(&error))))?;
    let earlier = earlier(&arguments.out)?;
    let import = read(&bytes, arguments.on.unwrap_or_else(input::today));
    if import.report.records.read == 0 {
        return Err(nothing(arguments, &import.report));
    }
    write(&arguments.out, &import, &earlier)?;
    let status = if import.report.faults.is_empty() { ANSWERED } else { FOUND };
    if arguments.json {
        return Ok(Answer::json(&import.report)?.status(status));
    }
    let mut screen = Screen::for_answers();
    shown(&mut screen, arguments, &import.report);
    Ok(Answer::screen(screen).status(status))
}

/// What an earlier import wrote into the folder. A folder that somebody else filled is left alone.
fn earlier(out: &Path) -> Result<Vec<String>, Failure> {
    let mut entries = match fs::read_dir(out) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => {
            return Err(Failure::new(format!("{} is no folder to write to: {}", out.display(), input::reason(&error))));
        }
        Ok(entries) => entries,
    };
    if entries.next().is_none() {
        return Ok(Vec::new());
    }
    let report = fs::read(out.join(REPORT)).ok();
    let files = report.and_then(|report| serde_json::from_slice::<serde_json::Value>(&report).ok());
    let files = files.as_ref().and_then(|report| report.get("files")).and_then(serde_json::Value::as_array);
    let Some(files) = files else {
        let message = format!("{} isn't empty, and no import made it", out.display());
        return Err(Failure::with_help(message, "name a new folder after --out; nothing was written"));
    };
    let files = files.iter().filter_map(|path| path.as_str()).filter(|path| stays_inside(path));
    Ok(files.map(str::to_owned).collect())
}

/// Whether a path of a report leads to a page below its folder, and nowhere else.
fn stays_inside(path: &str) -> bool {
    path.ends_with(".md") && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)))
}

fn write(out: &Path, import: &Import, earlier: &[String]) -> Result<(), Failure> {
    let failed = |path: &Path, error: std::io::Error| {
        Failure::new(format!("{} can't be written: {}", path.display(), input::reason(&error)))
    };
    let put = |path: &str, content: &str| {
        let path = out.join(path);
        let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
        folder.and_then(|()| fs::write(&path, content)).map_err(|error| failed(&path, error))
    };
    // First, so that an import that breaks off can be made again.
    put(REPORT, &Answer::json(&import.report)?.text)?;
    for path in earlier.iter().filter(|path| !import.report.files.contains(path)) {
        // What is gone already need not be taken away.
        let _ = fs::remove_file(out.join(path));
    }
    import.files.iter().try_for_each(|(path, content)| put(path, content))
}

fn nothing(arguments: &Imported, report: &Report) -> Failure {
    let faults = report.faults.iter().take(MOST).map(|fault| format!("  {}: {}\n", fault.place, fault.what));
    let message = format!("nothing in {} could be read", arguments.file.display());
    Failure::with_lines(message, "nothing was written; this is what was found:", &faults.collect::<String>())
}

fn shown(screen: &mut Screen, arguments: &Imported, report: &Report) {
    let pages = words::count(report.records.read, "page", "pages");
    let (file, out) = (arguments.file.display(), arguments.out.display());
    screen.marked(0, "✓ ", GOOD, BOLD, &format!("{pages} from {file} in {out}."));
    if report.records.set_aside > 0 {
        let (aside, all) = (report.records.set_aside, report.records.in_);
        let were = if aside == 1 { "was" } else { "were" };
        screen.marked(0, "! ", OPEN, PLAIN, &format!("{aside} of {all} records {were} set aside."));
    }
    coverage(screen, &report.coverage);
    fields(screen, &report.fields);
    if let Some(progression) = &report.progression {
        screen.gap();
        let links = words::count(progression.links, "link leads", "links lead");
        let circles = match progression.circles.len() {
            0 => String::new(),
            count => {
                let circles = words::count(count, "circle", "circles");
                format!(", with {circles} of roles that lead back to themselves")
            }
        };
        screen.line(PLAIN, &words::capital(&format!("{links} from role to role{circles}.")));
        for circle in progression.circles.iter().take(3) {
            let some: Vec<&str> = circle.iter().take(4).map(String::as_str).collect();
            let more = circle.len().saturating_sub(some.len());
            let more = if more > 0 { format!(", and {more} more") } else { String::new() };
            screen.hanging(2, "- ", FAINT, &format!("{}{more}", some.join(", ")));
        }
    }
    faults(screen, &report.faults, REPORT);
    screen.gap();
    screen.line(FAINT, &format!("To go on: rungs framework check {out}, then rungs roles --framework {out}"));
}

/// What was wrong with a file; all of it is in the report, which is there by this name.
pub(crate) fn faults(screen: &mut Screen, faults: &[Fault], report: &str) {
    if faults.is_empty() {
        return;
    }
    screen.gap();
    screen.line(BOLD, "What was wrong, and survived");
    for fault in faults.iter().take(MOST) {
        screen.hanging(2, "- ", PLAIN, &format!("{}: {}", fault.place, fault.what));
    }
    if faults.len() > MOST {
        screen.line(FAINT, &format!("  and {} more, in {report}", faults.len() - MOST));
    }
}

/// How far the requirements are understood.
fn coverage(screen: &mut Screen, kinds: &[CoverageReport]) {
    if kinds.is_empty() {
        return;
    }
    screen.gap();
    screen.line(BOLD, "How far the requirements are understood");
    const HEADS: [&str; 6] =
        ["in", "facts decide", "somebody decides", "asked word for word", "asks nothing", "unread"];
    if !tells_in_words() {
        row(screen, &std::iter::once("").chain(HEADS).map(str::to_owned).collect::<Vec<_>>());
    }
    for kind in kinds {
        let counts = [kind.in_, kind.decided, kind.decision, kind.handed_back, kind.asks_nothing, kind.unread];
        if tells_in_words() {
            // A number says nothing without its column's head, and none is nothing to tell.
            const SAID: [&str; 6] =
                ["in", "decided by facts", "decided by somebody", "asked word for word", "asking nothing", "unread"];
            let told = SAID.iter().zip(counts).filter(|(_, count)| *count > 0);
            let told: Vec<String> = told.map(|(said, count)| format!("{count} {said}")).collect();
            screen.line(PLAIN, &format!("{}: {}", kind.kind, told.join("; ")));
            continue;
        }
        let cells: Vec<String> =
            std::iter::once(kind.kind.clone()).chain(counts.map(|count| count.to_string())).collect();
        row(screen, &cells);
    }
}

fn row(screen: &mut Screen, cells: &[String]) {
    const WIDTHS: [usize; 7] = [20, 6, 8, 9, 10, 8, 6];
    let cells: Vec<Cell<'_>> =
        cells.iter().zip(WIDTHS).map(|(text, width)| Cell { text, width, style: PLAIN }).collect();
    screen.row(2, &cells);
}

/// What became of everything: in = kept + changed + lost.
pub(crate) fn fields(screen: &mut Screen, fields: &[FieldReport]) {
    screen.gap();
    screen.line(BOLD, "What became of everything that came in");
    for field in fields {
        let mut parts = Vec::new();
        parts.extend((field.kept > 0).then(|| format!("{} kept", field.kept)));
        parts.extend((field.changed > 0).then(|| format!("{} in other words", field.changed)));
        parts.extend(field.lost.iter().map(|(why, count)| format!("{count} lost: {why}")));
        let lead = format!("{}: {} in", field.field, field.in_);
        match tells_in_words() {
            true => screen.line(PLAIN, &format!("{lead}; {}", parts.join("; "))),
            false => screen.hanging(2, &format!("{lead}; "), PLAIN, &parts.join("; ")),
        }
    }
}
