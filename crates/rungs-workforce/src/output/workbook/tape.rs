//! Rows that wait to be written: cells one after another, pressed together block by block.
//!
//! A sheet's rows are known long before its place in the file is. Millions of them pressed take tens of megabytes; as cells in
//! memory they would take gigabytes, and in a file beside they would lie on a disk, where nothing of a person is to lie.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;

use crate::output::fault::OutputFault;
use crate::output::workbook::style::Style;

/// Bytes that are gathered before they are pressed.
const BLOCK: usize = 64 * 1024;

const END_OF_ROW: u8 = 0;
const EMPTY: u8 = 1;
const TEXT: u8 = 2;
const NUMBER: u8 = 3;

/// What a cell holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// Nothing, but with the look of its style.
    Empty,
    /// A text; never a formula, whatever it begins with.
    Text(String),
    /// A count.
    Number(u64),
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) style: Style,
    pub(super) value: Value,
}

impl Cell {
    pub(super) fn text(text: impl Into<String>) -> Cell {
        Cell { style: Style::Text, value: Value::Text(text.into()) }
    }

    pub(super) fn number(number: u64) -> Cell {
        Cell { style: Style::Number, value: Value::Number(number) }
    }

    pub(super) fn empty(style: Style) -> Cell {
        Cell { style, value: Value::Empty }
    }
}

/// Rows, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Tape {
    rows: u64,
    pressed: Vec<Vec<u8>>,
    open: Vec<u8>,
}

impl Tape {
    /// How many rows there are.
    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// Adds a row.
    pub(super) fn push(&mut self, cells: &[Cell]) -> Result<(), OutputFault> {
        for cell in cells {
            let tag = match cell.value {
                Value::Empty => EMPTY,
                Value::Text(_) => TEXT,
                Value::Number(_) => NUMBER,
            };
            self.open.extend([tag, cell.style.code()]);
            match &cell.value {
                Value::Empty => {}
                Value::Text(text) => {
                    self.open.extend((text.len() as u64).to_le_bytes());
                    self.open.extend(text.as_bytes());
                }
                Value::Number(number) => self.open.extend(number.to_le_bytes()),
            }
        }
        self.open.push(END_OF_ROW);
        self.rows += 1;
        if self.open.len() >= BLOCK { self.press() } else { Ok(()) }
    }

    fn press(&mut self) -> Result<(), OutputFault> {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(&self.open)?;
        let mut pressed = encoder.finish()?;
        pressed.shrink_to_fit();
        self.pressed.push(pressed);
        self.open.clear();
        Ok(())
    }

    /// Plays the rows back, in order.
    pub(super) fn play(&self, mut take: impl FnMut(&[Cell]) -> Result<(), OutputFault>) -> Result<(), OutputFault> {
        for pressed in &self.pressed {
            let mut block = Vec::new();
            DeflateDecoder::new(pressed.as_slice()).read_to_end(&mut block)?;
            play_block(&block, &mut take)?;
        }
        play_block(&self.open, &mut take)
    }
}

fn play_block(block: &[u8], take: &mut impl FnMut(&[Cell]) -> Result<(), OutputFault>) -> Result<(), OutputFault> {
    let mut left = block;
    let mut cells = Vec::new();
    while let Some((tag, rest)) = left.split_first() {
        left = rest;
        if *tag == END_OF_ROW {
            take(&cells)?;
            cells.clear();
            continue;
        }
        let cell =
            read_cell(*tag, &mut left).ok_or_else(|| OutputFault::Format("rows in memory are spoilt".to_owned()))?;
        cells.push(cell);
    }
    Ok(())
}

fn read_cell(tag: u8, left: &mut &[u8]) -> Option<Cell> {
    let (style, rest) = left.split_first()?;
    let style = Style::of_code(*style)?;
    *left = rest;
    if tag == EMPTY {
        return Some(Cell::empty(style));
    }
    let (number, rest) = left.split_first_chunk::<8>()?;
    let number = u64::from_le_bytes(*number);
    *left = rest;
    if tag == NUMBER {
        return Some(Cell { style, value: Value::Number(number) });
    }
    let (text, rest) = left.split_at_checked(usize::try_from(number).ok()?)?;
    *left = rest;
    Some(Cell { style, value: Value::Text(std::str::from_utf8(text).ok()?.to_owned()) })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;

    #[test]
    fn what_was_pushed_is_played_over_any_number_of_blocks() {
        let row = |place: u64| {
            vec![Cell::text(format!("=row {place} é")), Cell::number(place), Cell::empty(Style::Answer), Cell::text("")]
        };
        let mut tape = Tape::default();
        for place in 0..20_000 {
            tape.push(&row(place)).unwrap();
        }
        assert!(tape.pressed.len() > 5, "{} blocks", tape.pressed.len());
        let mut played = 0;
        tape.play(|cells| {
            assert_eq!(cells, row(played));
            played += 1;
            Ok(())
        })
        .unwrap();
        assert_eq!((played, tape.rows()), (20_000, 20_000));
    }
}
