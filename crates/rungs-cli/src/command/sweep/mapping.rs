//! What the columns of an export mean: read from a file, proposed and written to one, or asked for.

use std::io::{BufRead, IsTerminal, Write, stdin, stdout};
use std::path::{Path, PathBuf};

use rungs_core::date::Date;
use rungs_core::framework::Framework;
use rungs_workforce::draft::{Ask, Draft, State, draft};
use rungs_workforce::mapping::Mapping;

use super::{Confirmed, opened, staff, told};
use crate::answer::{Answer, Failure, Outcome, UNREADABLE};
use crate::arguments::Sweep;
use crate::screen::{BOLD, Cell, FAINT, GOOD, OPEN, PLAIN, Screen};
use crate::{faults, input, words};

/// The widths of the columns that are shown: heading, what it is, what is in it.
const WIDTHS: (usize, usize, usize) = (24, 30, 40);

pub(super) fn read(file: &Path) -> Result<Mapping, Failure> {
    let content = std::fs::read(file)
        .map_err(|error| Failure::new(format!("{} can't be read: {}", file.display(), input::reason(&error))))?;
    Mapping::read(&content).map_err(|found| {
        let text = faults::in_file(&file.display().to_string(), &content, &found);
        Failure { text, status: UNREADABLE }
    })
}

/// Writes the proposal to a file.
pub(super) fn drafted(file: &Path, files: &[PathBuf], framework: &Framework, on: Date) -> Outcome {
    if file.exists() {
        return Err(Failure::with_help(
            format!("{} is there already", file.display()),
            "name another file, or take that one away first",
        ));
    }
    let proposed = proposed(files, framework, on)?;
    std::fs::write(file, proposed.to_yaml())
        .map_err(|error| Failure::new(format!("{} can't be written: {}", file.display(), input::reason(&error))))?;
    let mut screen = Screen::for_answers();
    show(&mut screen, &proposed);
    screen.gap();
    let asked = proposed.to_ask();
    screen.line(PLAIN, &format!("Written to {}. Look at it, and change what is wrong.", file.display()));
    if asked > 0 {
        let columns = words::count(asked, "column", "columns");
        screen.line(OPEN, &format!("{columns} can be two things; below each, the file has what it can be."));
    }
    for column in proposed.to_name() {
        let heading = &column.heading;
        let text = format!(
            "“{heading}”: the file lists its codes; behind each, write which job it is. Until then nobody's job is known."
        );
        screen.hanging(0, "", OPEN, &text);
    }
    let staff: Vec<String> = files.iter().map(|file| words::shell(&file.display().to_string())).collect();
    screen.line(
        PLAIN,
        &format!("Then: rungs sweep {} --map {}", staff.join(" "), words::shell(&file.display().to_string())),
    );
    Ok(Answer::screen(screen))
}

/// The proposal, once somebody has confirmed it: in a terminal, or beforehand with `--as-proposed`.
pub(super) fn confirmed(arguments: &Sweep, framework: &Framework, on: Date) -> Result<Confirmed, Failure> {
    let mut proposed = proposed(&arguments.files, framework, on)?;
    if arguments.as_proposed {
        return Ok(Confirmed::Mapping(Box::new(proposed.mapping)));
    }
    let mut screen = Screen::for_answers();
    show(&mut screen, &proposed);
    if stdin().is_terminal() && stdout().is_terminal() && !arguments.json {
        say(&screen.into_text())?;
        return asked(&mut proposed);
    }
    let staff = arguments.files.first().map_or_else(String::new, |file| words::shell(&file.display().to_string()));
    let mut failure = Screen::for_errors();
    failure.error(&format!("nobody has confirmed what the columns of {} mean", proposed.file));
    failure.help(&format!(
        "rungs sweep {staff} --draft map.yaml writes the proposal to look at, and --map map.yaml takes it from there; \
         --as-proposed takes it as it is"
    ));
    Ok(Confirmed::NotYet(Answer::screen(screen).status(UNREADABLE).remarks(vec![failure.into_text()])))
}

fn proposed(files: &[PathBuf], framework: &Framework, on: Date) -> Result<Draft, Failure> {
    let mut exports = opened(files)?;
    draft(&mut exports, framework, on).map_err(|fault| told(staff(files), &fault))
}

fn show(screen: &mut Screen, proposed: &Draft) {
    let rows = words::count(usize::try_from(proposed.rows).unwrap_or(usize::MAX), "row", "rows");
    let sheet = proposed.sheet.as_ref().map_or_else(String::new, |sheet| format!(", sheet {sheet}"));
    screen.line(BOLD, &format!("{}{sheet}: {rows}, {} columns", proposed.file, proposed.columns.len()));
    screen.line(FAINT, "Blank means unknown: it never counts against anyone.");
    screen.gap();
    for column in &proposed.columns {
        let (mark, style) = match column.state {
            State::Understood => ("✓ ", GOOD),
            State::CheckThis => ("? ", OPEN),
            State::LeftOut => ("- ", FAINT),
        };
        let state = match column.state {
            State::Understood => "understood",
            State::CheckThis => "to be answered",
            State::LeftOut => "left out",
        };
        if screen.is_in_words() {
            screen.line(PLAIN, &format!("{}: {}; {state}. {}", column.heading, column.read_as, column.in_it));
            continue;
        }
        let heading = format!("{mark}{}", column.heading);
        screen.row(
            0,
            &[
                Cell { text: &heading, width: WIDTHS.0, style },
                Cell { text: &column.read_as, width: WIDTHS.1, style: PLAIN },
                Cell { text: &column.in_it, width: WIDTHS.2, style: FAINT },
            ],
        );
    }
    for column in &proposed.columns {
        let Some(ask) = &column.ask else { continue };
        screen.gap();
        question(screen, &column.heading, ask);
    }
    for note in &proposed.notes {
        screen.gap();
        screen.line(PLAIN, &format!("{note}."));
    }
}

fn question(screen: &mut Screen, heading: &str, ask: &Ask) {
    screen.line(BOLD, &format!("“{heading}”: {}", ask.question));
    for (place, choice) in ask.choices.iter().enumerate() {
        screen.hanging(2, &format!("{}. ", place + 1), PLAIN, &choice.label);
    }
    if !ask.hint.is_empty() {
        screen.hanging(2, "", FAINT, &ask.hint);
    }
}

/// Asks about each column that can be two things, and whether all of it is right.
fn asked(proposed: &mut Draft) -> Result<Confirmed, Failure> {
    let open: Vec<(usize, String, usize)> = proposed
        .columns
        .iter()
        .enumerate()
        .filter_map(|(place, column)| Some((place, column.heading.clone(), column.ask.as_ref()?.choices.len())))
        .collect();
    for (column, heading, choices) in open {
        loop {
            say(&format!("\n“{heading}” (1 to {choices}; Enter leaves it out): "))?;
            let typed = typed()?;
            if typed.is_empty() {
                break;
            }
            if typed.parse::<usize>().is_ok_and(|choice| choice > 0 && proposed.choose(column, choice - 1)) {
                break;
            }
            say("That is none of them.\n")?;
        }
    }
    say("\nIs that right? (yes or no): ")?;
    match typed()?.to_lowercase().as_str() {
        "y" | "yes" => Ok(Confirmed::Mapping(Box::new(proposed.mapping.clone()))),
        _ => {
            let help = "rungs sweep … --draft map.yaml writes the proposal to a file that you can change";
            Err(Failure::with_help("nothing was swept", help))
        }
    }
}

fn say(text: &str) -> Result<(), Failure> {
    let mut output = anstream::stdout().lock();
    let said = output.write_all(text.as_bytes()).and_then(|()| output.flush());
    said.map_err(|error| Failure::new(format!("the question can't be asked: {error}")))
}

fn typed() -> Result<String, Failure> {
    let mut line = String::new();
    stdin().lock().read_line(&mut line).map_err(|error| Failure::new(format!("the answer can't be read: {error}")))?;
    Ok(line.trim().to_owned())
}
