//! What a command comes to, and how it leaves the program: text on one stream, remarks on the other, an exit status.

use std::io::{ErrorKind, Write};
use std::process::ExitCode;

use serde::Serialize;

use crate::screen::Screen;

/// The question was answered.
pub(crate) const ANSWERED: u8 = 0;
/// Something was found in pages that could be read, or a person isn't ready and that was asked.
pub(crate) const FOUND: u8 = 1;
/// Wrong usage, or input that can't be read.
pub(crate) const UNREADABLE: u8 = 2;

/// What a command comes to.
#[derive(Debug, Default)]
pub(crate) struct Answer {
    /// What goes to the output.
    pub(crate) text: String,
    /// What goes beside it, so that it doesn't end up in a file: a spelling that was guessed.
    pub(crate) remarks: Vec<String>,
    /// The exit status.
    pub(crate) status: u8,
}

/// Why a command can't answer: what goes to the error stream, and the exit status.
#[derive(Debug)]
pub(crate) struct Failure {
    pub(crate) text: String,
    pub(crate) status: u8,
}

pub(crate) type Outcome = Result<Answer, Failure>;

impl Answer {
    pub(crate) fn screen(screen: Screen) -> Answer {
        Answer { text: screen.into_text(), ..Answer::default() }
    }

    /// An answer as JSON, with its newline.
    pub(crate) fn json(value: &impl Serialize) -> Outcome {
        match serde_json::to_string_pretty(value) {
            Ok(text) => Ok(Answer { text: text + "\n", ..Answer::default() }),
            Err(error) => Err(Failure::new(format!("the answer can't be written as JSON: {error}"))),
        }
    }

    pub(crate) fn status(mut self, status: u8) -> Answer {
        self.status = status;
        self
    }

    pub(crate) fn remarks(mut self, remarks: Vec<String>) -> Answer {
        self.remarks = remarks;
        self
    }
}

impl Failure {
    /// Input that can't be used: one lower-case sentence, and what to do about it on lines of its own.
    pub(crate) fn new(message: impl AsRef<str>) -> Failure {
        let mut screen = Screen::for_errors();
        screen.error(message.as_ref());
        Failure { text: screen.into_text(), status: UNREADABLE }
    }

    pub(crate) fn with_help(message: impl AsRef<str>, help: impl AsRef<str>) -> Failure {
        let mut screen = Screen::for_errors();
        screen.error(message.as_ref());
        screen.help(help.as_ref());
        Failure { text: screen.into_text(), status: UNREADABLE }
    }

    /// The same with lines that can be copied.
    pub(crate) fn with_lines(message: impl AsRef<str>, help: impl AsRef<str>, lines: &str) -> Failure {
        let mut failure = Failure::with_help(message, help);
        failure.text.push_str(lines);
        failure
    }
}

/// Writes what a command came to. A reader that stops early (`| head`) is no error.
pub(crate) fn give(outcome: Outcome) -> ExitCode {
    let (text, remarks, status) = match outcome {
        Ok(answer) => (answer.text, answer.remarks, answer.status),
        Err(failure) => (String::new(), vec![failure.text], failure.status),
    };
    for remark in remarks {
        let end = if remark.ends_with('\n') { "" } else { "\n" };
        // Where even the error stream is closed there is nobody left to tell.
        let _ = write!(anstream::stderr(), "{remark}{end}");
    }
    let mut output = anstream::stdout().lock();
    match output.write_all(text.as_bytes()).and_then(|()| output.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            let _ = writeln!(anstream::stderr(), "error: the answer can't be written: {error}");
            ExitCode::from(UNREADABLE)
        }
        _ => ExitCode::from(status),
    }
}
