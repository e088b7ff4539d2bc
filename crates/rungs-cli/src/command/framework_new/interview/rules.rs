//! Rules: one sentence a line, each read at once, and mended or left out while it can't be.

use super::tried::Tried;
use super::{Interview, bare};
use crate::answer::Failure;
use crate::command::framework_new::draft::Part;

impl Interview<'_> {
    /// Rules, each read at once. Returns whether there may be more lines to read.
    pub(super) fn rules(&mut self, part: Part, question: &str) -> Result<bool, Failure> {
        self.ask(question)?;
        loop {
            let Some(typed) = self.line("")? else { return Ok(false) };
            match typed.as_str() {
                "" => return Ok(true),
                "back" => self.take_back(part)?,
                typed => self.rule(part, typed)?,
            }
        }
    }

    /// One rule: tried, and while it can't be read, mended or left out.
    pub(super) fn rule(&mut self, part: Part, typed: &str) -> Result<(), Failure> {
        let mut block = self.bullet(bare(typed))?;
        loop {
            self.draft.add(part, block.clone());
            let rewrites = match self.tried(part)? {
                Tried::Fits => return Ok(()),
                Tried::Refused(rewrites) => rewrites,
            };
            self.draft.take_back(part);
            let choice = match rewrites.len() {
                0 => "Write it in other words, or leave it out with an empty line.".to_owned(),
                1 => "Type 1 to take that, or write it in other words; an empty line leaves it out.".to_owned(),
                many => {
                    let last = if many == 2 { "1 or 2".to_owned() } else { format!("1 to {many}") };
                    format!("Type {last} to take one, or write it in other words; an empty line leaves it out.")
                }
            };
            self.note(&choice)?;
            let Some(typed) = self.line("")?.filter(|typed| !typed.is_empty()) else {
                return self.note("Left out.");
            };
            let chosen = typed.parse::<usize>().ok().and_then(|number| number.checked_sub(1));
            block = match chosen.and_then(|place| rewrites.get(place)) {
                Some(rewritten) => rewritten.clone(),
                None => self.bullet(bare(&typed))?,
            };
        }
    }

    /// A sentence as a bullet, with its source; an introducer with the items that are asked for below it.
    pub(super) fn bullet(&mut self, sentence: &str) -> Result<String, Failure> {
        if !sentence.ends_with(':') {
            return Ok(format!("- {}", self.sourced(sentence)));
        }
        let mut block = format!("- {sentence}");
        self.note("Its items, one a line; an empty line ends them.")?;
        while let Some(item) = self.line("  ")?.filter(|item| !item.is_empty()) {
            block.push_str(&format!("\n  - {}", self.sourced(bare(&item))));
        }
        Ok(block)
    }

    /// The sentence with a full stop, and with the first source where it names none.
    pub(super) fn sourced(&self, sentence: &str) -> String {
        let (words, marks) = sentence.find("[^").map_or((sentence, ""), |at| sentence.split_at(at));
        let words = words.trim_end();
        let stop = if words.ends_with('.') { "" } else { "." };
        let first = self.draft.sources.first().map(|source| format!("[^{}]", source.name)).unwrap_or_default();
        let marks = if marks.is_empty() { first.as_str() } else { marks };
        format!("{words}{stop}{marks}")
    }
}
