//! What is wrong with a person's file: where, what, and what to do about it.

use rungs_app::tree::Fault;

use crate::arguments::Who;
use crate::screen::{BOLD, FAINT, PLAIN, Screen};
use crate::words;

/// More than these are not shown: mending the first ones often mends the rest.
const MOST: usize = 50;
/// Longer lines of a file are shown in part.
const LONGEST: usize = 160;

/// Every fault with its place, the line as it is written, and help.
pub(crate) fn shown(who: &Who, content: &[u8], faults: &[Fault]) -> String {
    let file = match who.person.as_os_str() == "-" {
        true => "standard input".to_owned(),
        false => who.person.display().to_string(),
    };
    in_file(&file, content, faults)
}

/// The same, of any file of facts.
pub(crate) fn in_file(file: &str, content: &[u8], faults: &[Fault]) -> String {
    let text = String::from_utf8_lossy(content);
    let mut screen = Screen::for_errors();
    for fault in faults.iter().take(MOST) {
        screen.error(&fault.message);
        let place = fault.place.map_or_else(String::new, |(line, column)| format!(":{line}:{column}"));
        let path = if fault.path.is_empty() { String::new() } else { format!(", in {}", fault.path) };
        screen.hanging(0, "  at ", PLAIN, &format!("{file}{place}{path}"));
        let line = fault.place.and_then(|(line, _)| text.lines().nth(usize::try_from(line).ok()?.checked_sub(1)?));
        if let Some(line) = line.filter(|line| !line.trim().is_empty()) {
            let line: String = line.trim().chars().take(LONGEST).collect();
            screen.marked(2, "| ", FAINT, PLAIN, &line);
        }
        if let Some(help) = &fault.help {
            screen.marked(2, "help: ", BOLD, PLAIN, help);
        }
        screen.gap();
    }
    if faults.len() > MOST {
        screen.line(PLAIN, &format!("and {} more", faults.len() - MOST));
        screen.gap();
    }
    screen.line(PLAIN, &format!("{} in {file}: nothing was checked", words::count(faults.len(), "fault", "faults")));
    // A file is written for a framework: with another one, its words may be right and of no use there.
    if faults.iter().all(|fault| fault.is_unknown_word) {
        let help = "all of them are words that this framework doesn't have: with --leave-unknown-words, what they say \
                    stays unknown, and the rest is checked";
        screen.marked(0, "help: ", BOLD, PLAIN, help);
    }
    screen.into_text()
}

/// What was left unknown, each thing with its place in the file; nothing, where every word was known.
pub(crate) fn left(left: &[Fault]) -> Option<String> {
    let told = |fault: &Fault| {
        let line = fault.place.map_or_else(String::new, |(line, _)| format!(", line {line}"));
        format!("{} ({}{line})", fault.message, fault.path)
    };
    let all: Vec<String> = left.iter().map(told).collect();
    let things = words::count(left.len(), "thing", "things");
    (!left.is_empty()).then(|| format!("{things} left unknown: {}", all.join("; ")))
}
