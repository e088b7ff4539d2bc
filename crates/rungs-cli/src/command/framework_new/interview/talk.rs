//! What is put on the screen and what is typed: a question, a line, a word about it.

use super::Interview;
use crate::answer::Failure;
use crate::screen::{BAD, BOLD, FAINT, GOOD, PLAIN, Screen};

impl Interview<'_> {
    pub(super) fn required(&mut self, question: &str, what: &str) -> Result<String, Failure> {
        self.ask(question)?;
        loop {
            match self.line("")? {
                None => return Err(self.ended(what)),
                Some(typed) if typed.is_empty() => self.refuse("This one is needed.")?,
                Some(typed) => return Ok(typed),
            }
        }
    }

    /// A line, or nothing where nothing was typed.
    pub(super) fn optional(&mut self, question: &str) -> Result<Option<String>, Failure> {
        self.ask(question)?;
        Ok(self.line("")?.filter(|typed| !typed.is_empty()))
    }

    /// What was typed; none where there are no more lines.
    pub(super) fn line(&mut self, indent: &str) -> Result<Option<String>, Failure> {
        match crate::screen::tells_in_words() {
            true => self.put("answer: ")?,
            false => self.put(&format!("  {indent}> "))?,
        }
        let mut line = String::new();
        let read = self.input.read_line(&mut line).map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidData => Failure::new("what was typed is not text in UTF-8; nothing was written"),
            _ => Failure::new(format!("the answers can't be read: {error}; nothing was written")),
        })?;
        let typed = crate::screen::clean(&line).split_whitespace().collect::<Vec<_>>().join(" ");
        if self.echoes || read == 0 {
            self.put(&format!("{typed}\n"))?;
        }
        Ok((read > 0).then_some(typed))
    }

    pub(super) fn ask(&mut self, question: &str) -> Result<(), Failure> {
        self.put("\n")?;
        self.tell(BOLD, question)
    }

    pub(super) fn tell(&mut self, style: anstyle::Style, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.line(style, text);
        self.put(&screen.into_text())
    }

    pub(super) fn note(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.hanging(4, "", FAINT, text);
        self.put(&screen.into_text())
    }

    pub(super) fn accept(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.marked(4, screen.sign("✓ ", "read: "), GOOD, FAINT, text);
        self.put(&screen.into_text())
    }

    pub(super) fn refuse(&mut self, text: &str) -> Result<(), Failure> {
        let mut screen = Screen::for_answers();
        screen.marked(4, screen.sign("✗ ", "refused: "), BAD, PLAIN, text);
        self.put(&screen.into_text())
    }

    pub(super) fn put(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.output.write_all(text.as_bytes()).and_then(|()| self.output.flush());
        written.map_err(|_| Failure::new("nobody reads the questions any more; nothing was written"))
    }

    /// The answers stop before there is a page: what there is of it is shown, so that no work is lost.
    pub(super) fn ended(&self, what: &str) -> Failure {
        let message = format!("the answers ended before the page had {what}");
        match self.draft.title.is_empty() {
            true => Failure::with_help(message, "nothing was written; one answer a line is needed for each question"),
            false => Failure::with_lines(message, "nothing was written; here is the page so far:", &self.draft.text()),
        }
    }
}
