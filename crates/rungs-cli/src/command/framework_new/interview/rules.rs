//! Rules: one sentence a line, each read at once, and mended or left out while it can't be.

use super::tried::Tried;
use super::{Interview, bare, unmarked};
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

    /// One rule: tried, and while it can't be read, mended, kept as a note or left out.
    pub(super) fn rule(&mut self, part: Part, typed: &str) -> Result<(), Failure> {
        let mut block = self.bullet(bare(typed))?;
        loop {
            self.draft.add(part, block.clone());
            let rewrites = match self.tried(part)? {
                Tried::Fits => return Ok(()),
                Tried::Refused(rewrites) => rewrites,
            };
            self.draft.take_back(part);
            match self.in_other_words(&rewrites, &block)? {
                Some(other) => block = other,
                None => return Ok(()),
            }
        }
    }

    /// What stands in place of a rule that can't: a ready-made one, one in other words, or none.
    pub(super) fn in_other_words(&mut self, rewrites: &[String], block: &str) -> Result<Option<String>, Failure> {
        let take = match rewrites.len() {
            0 => "Write it in other words".to_owned(),
            1 => "Type 1 to take that, or write it in other words".to_owned(),
            2 => "Type 1 or 2 to take one, or write it in other words".to_owned(),
            many => format!("Type 1 to {many} to take one, or write it in other words"),
        };
        self.note(&format!(
            "{take}. note keeps it under Notes, where it decides nothing; an empty line leaves it out."
        ))?;
        loop {
            let Some(typed) = self.line("")?.filter(|typed| !typed.is_empty()) else {
                self.note("Left out.")?;
                return Ok(None);
            };
            if typed.eq_ignore_ascii_case("note") {
                let words: Vec<&str> = block.lines().map(unmarked).map(str::trim).collect();
                self.draft.add(Part::Notes, words.join(" "));
                self.note("Kept under Notes.")?;
                return Ok(None);
            }
            match chosen(&typed, rewrites) {
                Ok(Some(rewritten)) => return Ok(Some(rewritten.clone())),
                Ok(None) => return self.bullet(bare(&typed)).map(Some),
                Err(message) => self.refuse(&message)?,
            }
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

/// The ready-made one that a number stands for; none, if what was typed is no number.
pub(super) fn chosen<'r>(typed: &str, rewrites: &'r [String]) -> Result<Option<&'r String>, String> {
    let Ok(number) = typed.trim_end_matches(['.', ')']).parse::<usize>() else { return Ok(None) };
    match number.checked_sub(1).and_then(|place| rewrites.get(place)) {
        Some(rewritten) => Ok(Some(rewritten)),
        None => Err(format!("there is no {number} to take")),
    }
}
