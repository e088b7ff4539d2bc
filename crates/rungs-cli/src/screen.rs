//! A screen of text: lines wrapped to the width, columns side by side, a few styles, and nothing else.

use std::env;
use std::fmt::Write as _;
use std::io::{IsTerminal, stderr, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use anstyle::{AnsiColor, Style};
use textwrap::core::display_width;
use textwrap::{Options, WordSplitter, wrap};

/// Wider lines are hard to read.
const WIDEST: usize = 120;
/// Narrower ones can't be filled sensibly.
const NARROWEST: usize = 30;
/// Where no terminal says how wide it is.
const UNTOLD: usize = 100;
/// From this width on, two columns stand side by side.
const ROOMY: usize = 80;

pub(crate) const PLAIN: Style = Style::new();
pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const FAINT: Style = Style::new().dimmed();
pub(crate) const GOOD: Style = AnsiColor::Green.on_default();
pub(crate) const OPEN: Style = AnsiColor::Yellow.on_default();
pub(crate) const BAD: Style = AnsiColor::Red.on_default();
pub(crate) const THEIRS: Style = AnsiColor::Cyan.on_default();

/// Whether answers are told in words alone, for every screen of this run.
static IN_WORDS: AtomicBool = AtomicBool::new(false);

/// Tells everything in words alone from now on, a line a fact: a screen reader reads aloud whatever is drawn.
pub(crate) fn tell_in_words() {
    IN_WORDS.store(true, Ordering::Relaxed);
}

/// Whether everything is told in words alone.
pub(crate) fn tells_in_words() -> bool {
    IN_WORDS.load(Ordering::Relaxed)
}

/// A screen that is being filled.
#[derive(Debug)]
pub(crate) struct Screen {
    text: String,
    width: usize,
    in_words: bool,
}

/// A column of a row: its text, how wide it is, and how it looks.
#[derive(Debug)]
pub(crate) struct Cell<'t> {
    pub(crate) text: &'t str,
    pub(crate) width: usize,
    pub(crate) style: Style,
}

impl Screen {
    /// As wide as the terminal, and plain text where there is none.
    pub(crate) fn for_answers() -> Screen {
        Screen::of_width(told_width(stdout().is_terminal()))
    }

    pub(crate) fn for_errors() -> Screen {
        Screen::of_width(told_width(stderr().is_terminal()))
    }

    pub(crate) fn of_width(width: usize) -> Screen {
        let in_words = tells_in_words();
        // What stands side by side where there is room stands one below the other for whoever listens.
        let width = if in_words { ROOMY - 1 } else { width };
        Screen { text: String::new(), width: width.clamp(NARROWEST, WIDEST), in_words }
    }

    /// Whether it is told in words alone.
    pub(crate) fn is_in_words(&self) -> bool {
        self.in_words
    }

    /// A name in capitals, where it is seen: read aloud, capitals are letters one by one.
    pub(crate) fn loud(&self, name: &str) -> String {
        if self.in_words { name.to_owned() } else { name.to_uppercase() }
    }

    /// A sign in front of a text that doesn't say by itself what the sign means, or the word for it.
    pub(crate) fn sign<'s>(&self, sign: &'s str, word: &'s str) -> &'s str {
        if self.in_words { word } else { sign }
    }

    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Whether two columns fit side by side.
    pub(crate) fn is_roomy(&self) -> bool {
        self.width >= ROOMY
    }

    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// An empty line, unless there is one already or nothing before.
    pub(crate) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph.
    pub(crate) fn line(&mut self, style: Style, text: &str) {
        self.hanging(0, "", style, text);
    }

    /// A paragraph behind a mark, such as a bullet; later lines stand under the first one's text.
    pub(crate) fn hanging(&mut self, indent: usize, mark: &str, style: Style, text: &str) {
        self.marked(indent, mark, PLAIN, style, text);
    }

    /// The same with a style of its own for the mark.
    pub(crate) fn marked(&mut self, indent: usize, mark: &str, mark_style: Style, style: Style, text: &str) {
        let hang = indent + display_width(&clean(mark));
        self.lead(indent, hang, mark, mark_style, style, text);
    }

    /// A paragraph behind a lead, such as a standing; later lines are indented by `hang`.
    pub(crate) fn lead(&mut self, indent: usize, hang: usize, lead: &str, lead_style: Style, style: Style, text: &str) {
        if self.in_words {
            self.text.push_str(&format!("{}{}\n", spoken(&clean(lead)), joined(text)));
            return;
        }
        let (mark, mark_style) = (clean(lead), lead_style);
        // The lead takes part in the wrapping as a word that can't be broken.
        let taken = (indent + display_width(&mark)).saturating_sub(hang);
        let filled = format!("{}{}", "\u{a0}".repeat(taken), clean(text).trim());
        let lines = wrapped(&filled, self.width.saturating_sub(hang));
        let lines = lines.iter().enumerate().map(|(place, line)| match place {
            0 => line.chars().skip(taken).collect::<String>(),
            _ => line.clone(),
        });
        for (place, line) in lines.enumerate() {
            let line = &line;
            if place == 0 {
                self.text.push_str(&" ".repeat(indent));
                self.styled(mark_style, &mark);
            } else {
                self.text.push_str(&" ".repeat(hang));
            }
            self.styled(style, line);
            self.end_line();
        }
    }

    /// A line that must stay whole, such as an address to be copied.
    pub(crate) fn whole(&mut self, indent: usize, style: Style, text: &str) {
        if !self.in_words {
            self.text.push_str(&" ".repeat(indent));
        }
        let text = clean(text);
        self.styled(style, if self.in_words { text.trim_start_matches("| ") } else { &text });
        self.end_line();
    }

    /// Cells side by side, two spaces apart, each wrapped in its own column.
    pub(crate) fn row(&mut self, indent: usize, cells: &[Cell<'_>]) {
        if self.in_words {
            let told = cells.iter().map(|cell| joined(cell.text)).filter(|text| !text.is_empty());
            self.text.push_str(&format!("{}\n", told.collect::<Vec<_>>().join("; ")));
            return;
        }
        let columns: Vec<Vec<String>> = cells.iter().map(|cell| wrapped(cell.text, cell.width)).collect();
        let height = columns.iter().map(Vec::len).max().unwrap_or(0);
        for line in 0..height {
            self.text.push_str(&" ".repeat(indent));
            for (place, (cell, column)) in cells.iter().zip(&columns).enumerate() {
                let text = column.get(line).map(String::as_str).unwrap_or_default();
                self.styled(cell.style, text);
                if place + 1 < cells.len() {
                    self.text.push_str(&" ".repeat((cell.width + 2).saturating_sub(display_width(text))));
                }
            }
            self.end_line();
        }
    }

    pub(crate) fn error(&mut self, message: &str) {
        self.marked(0, "error: ", BAD.bold(), BOLD, message);
    }

    pub(crate) fn help(&mut self, help: &str) {
        self.marked(0, "help: ", BOLD, PLAIN, help);
    }

    fn styled(&mut self, style: Style, text: &str) {
        // Writing to a string can't fail.
        let _ = match self.in_words || style.is_plain() || text.is_empty() {
            true => write!(self.text, "{text}"),
            false => write!(self.text, "{}{text}{}", style.render(), style.render_reset()),
        };
    }

    /// Ends a line without blanks at its end.
    fn end_line(&mut self) {
        let kept = self.text.trim_end_matches(' ').len();
        self.text.truncate(kept);
        self.text.push('\n');
    }
}

/// A mark in words: without signs and without the blanks that line it up.
fn spoken(mark: &str) -> String {
    const SIGNS: &[char] = &['✓', '✗', '?', '!', '→', '◐', '◔', '•', '·', '–', '−', '-', '+', '=', '|', '▲', '▼', '◆'];
    let words = mark.trim().trim_start_matches(SIGNS).split_whitespace().collect::<Vec<_>>().join(" ");
    match words.as_str() {
        "" => String::new(),
        words if words.ends_with([':', '.', ',', ']']) => format!("{words} "),
        words => format!("{words}: "),
    }
}

/// A text on one line, without what keeps words together where lines are made.
fn joined(text: &str) -> String {
    let text = clean(text).replace('\u{a0}', " ").replace('\u{2060}', "");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn told_width(is_terminal: bool) -> usize {
    let columns = env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|columns| *columns > 0);
    match columns {
        Some(columns) => columns,
        None if is_terminal => textwrap::termwidth(),
        None => UNTOLD,
    }
}

/// A text in lines of at most this width, in columns.
pub(crate) fn wrapped(text: &str, width: usize) -> Vec<String> {
    let text = clean(text);
    let options = Options::new(width.max(8)).word_splitter(WordSplitter::NoHyphenation);
    // What keeps words together has done its work once the lines are made.
    let text = text.trim_matches(' ');
    let lines: Vec<String> =
        wrap(text, options).into_iter().map(|line| line.replace('\u{a0}', " ").replace('\u{2060}', "")).collect();
    if lines.is_empty() { vec![String::new()] } else { lines }
}

/// Text from files can't command the terminal.
pub(crate) fn clean(text: &str) -> String {
    let shown = |character: char| match character {
        '\n' | '\t' => ' ',
        control if control.is_control() => '\u{fffd}',
        // These turn the direction of what follows, and with it what a reader takes it to say.
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other => other,
    };
    text.chars().map(shown).collect()
}

/// How wide a text is on a screen.
pub(crate) fn width(text: &str) -> usize {
    display_width(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_spoken_without_signs_and_blanks() {
        for (mark, expected) in [
            ("✓ ", ""),
            ("tightened  ", "tightened: "),
            ("       was ", "was: "),
            ("• NOT YET: ", "NOT YET: "),
            ("◐ They decide, ", "They decide, "),
            ("           ", ""),
            ("1. ", "1. "),
            ("or     1. ", "or 1. "),
            ("1  ", "1: "),
            ("- usually: ", "usually: "),
            ("[2] ", "[2] "),
            ("error: ", "error: "),
        ] {
            assert_eq!(spoken(mark), expected, "{mark:?}");
        }
    }
}
