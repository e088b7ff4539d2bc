//! One row of a sheet: cells of its own, or a place in a batch of columns.

use std::sync::Arc;

use super::block::Block;

/// One row, with where it stands.
#[derive(Clone, Debug, Default)]
pub struct Row {
    cells: Cells,
    number: u64,
}

#[derive(Clone, Debug)]
enum Cells {
    /// One after another.
    Own(Texts),
    /// A row of a batch of columns.
    Of(Arc<Block>, usize),
}

impl Default for Cells {
    fn default() -> Cells {
        Cells::Own(Texts::default())
    }
}

/// A value of a column that has each of its values once: the list of values, and a place in it. One list is one number,
/// as long as the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Listed {
    pub(crate) list: u64,
    pub(crate) place: u32,
}

impl Row {
    /// A cell without the blanks around it; empty past the end of the row.
    pub fn get(&self, column: usize) -> &str {
        trimmed(match &self.cells {
            Cells::Own(texts) => texts.get(column),
            Cells::Of(block, row) => block.get(column, *row),
        })
    }

    /// Which of the values of its column a cell is, where the file has each once.
    pub(crate) fn listed(&self, column: usize) -> Option<Listed> {
        match &self.cells {
            Cells::Own(_) => None,
            Cells::Of(block, row) => block.listed(column, *row),
        }
    }

    /// How many cells it has.
    pub fn len(&self) -> usize {
        match &self.cells {
            Cells::Own(texts) => texts.len(),
            Cells::Of(block, _) => block.width(),
        }
    }

    /// Whether every cell is blank.
    pub fn is_empty(&self) -> bool {
        self.cells().all(str::is_empty)
    }

    /// The number of the row, from 1, as Excel counts.
    pub fn number(&self) -> u64 {
        self.number
    }

    /// The cells in order.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.get(column))
    }

    /// Whether there are characters in it that stand where none could be read.
    pub(crate) fn is_damaged(&self) -> bool {
        match &self.cells {
            Cells::Own(texts) => is_damaged(&texts.text),
            Cells::Of(block, _) => block.is_damaged() && self.cells().any(is_damaged),
        }
    }

    /// Makes it a row with this number and with the cells that are filled in.
    pub(super) fn refill(&mut self, number: u64, fill: impl FnOnce(&mut Texts)) {
        self.number = number;
        let mut texts = match std::mem::take(&mut self.cells) {
            Cells::Own(texts) => texts,
            Cells::Of(..) => Texts::default(),
        };
        texts.clear();
        fill(&mut texts);
        self.cells = Cells::Own(texts);
    }

    /// Puts a cell at a place, which is at the end of the row or beyond it.
    pub(super) fn put(&mut self, column: usize, text: &str) {
        if let Cells::Own(texts) = &mut self.cells {
            (texts.len()..column).for_each(|_| texts.end());
            texts.push(text);
        }
    }

    /// Makes it a row of a batch of columns.
    pub(super) fn place(&mut self, number: u64, block: &Arc<Block>, row: usize) {
        self.number = number;
        match &mut self.cells {
            Cells::Of(known, at) if Arc::ptr_eq(known, block) => *at = row,
            cells => *cells = Cells::Of(Arc::clone(block), row),
        }
    }
}

/// Texts one after another.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    text: String,
    ends: Vec<usize>,
}

impl Texts {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, place: usize) -> &str {
        let Some(end) = self.ends.get(place) else { return "" };
        let from = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(from..*end).unwrap_or_default()
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.end();
    }

    /// The text that comes next, to be written at its end; [`Texts::end`] ends it.
    pub(super) fn open(&mut self) -> &mut String {
        &mut self.text
    }

    pub(super) fn end(&mut self) {
        self.ends.push(self.text.len());
    }

    /// The text that comes next, as far as it is written.
    pub(super) fn open_text(&self) -> &str {
        self.text.get(self.ends.last().copied().unwrap_or(0)..).unwrap_or_default()
    }

    pub(super) fn is_damaged(&self) -> bool {
        is_damaged(&self.text)
    }
}

/// A text without the blanks around it. Nearly none has any, and most begin and end with a letter that can't be one.
fn trimmed(text: &str) -> &str {
    match text.as_bytes() {
        [] => text,
        [first, .., last] if first.is_ascii_graphic() && last.is_ascii_graphic() => text,
        [only] if only.is_ascii_graphic() => text,
        _ => text.trim(),
    }
}

fn is_damaged(text: &str) -> bool {
    // The mark for what couldn't be decoded is no ASCII.
    text.as_bytes().contains(&0) || (!text.is_ascii() && text.contains('\u{fffd}'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_of_every_sort_are_no_part_of_a_cell() {
        for text in ["", " ", "a", " a", "a ", "\u{a0}a b\u{a0}", "é", "\u{3000}é\t", "a\u{a0}", "\r\na\n", "a\u{85}"]
        {
            assert_eq!(trimmed(text), text.trim(), "{text:?}");
        }
    }
}
