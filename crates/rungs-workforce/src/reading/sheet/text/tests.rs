#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

use std::io::Cursor;

use encoding_rs::{UTF_8, UTF_16LE, WINDOWS_1252};

use super::*;

/// Letters of which texts are made: everything that means something, and something that means nothing.
const LETTERS: [char; 6] = ['a', ',', '"', '\n', '\r', 'é'];

/// The rows of a text in pieces of so many bytes, each with its number.
fn rows(bytes: Vec<u8>, encoding: &'static encoding_rs::Encoding, piece: usize) -> Vec<(u64, Vec<String>)> {
    read(bytes, encoding, piece).unwrap()
}

type Numbered = Vec<(u64, Vec<String>)>;

fn read(bytes: Vec<u8>, encoding: &'static encoding_rs::Encoding, piece: usize) -> Result<Numbered, SheetFault> {
    let source = Source::new(Box::new(Cursor::new(bytes))).unwrap();
    let told = Told { encoding, mark: 0 };
    let text = Text { told, separator: b',', skip: 0 };
    let mut rows = text.rows_of(Decoded::in_pieces(&source, told, 0, piece));
    let (mut row, mut all) = (Row::default(), Vec::new());
    while rows.next(&mut row)? {
        all.push((row.number(), row.cells().map(str::to_owned).collect()));
    }
    Ok(all)
}

/// The same by another reader.
fn by_another(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_short_text_is_read_as_another_reader_reads_it() {
    let count = LETTERS.len();
    for length in 0..=6_u32 {
        for number in 0..count.pow(length) {
            let letter = |place: u32| LETTERS[number / count.pow(place) % count];
            let text: String = (0..length).map(letter).collect();
            match read(text.clone().into_bytes(), UTF_8, 1 << 10) {
                Ok(own) => {
                    let own: Vec<Vec<String>> = own.into_iter().map(|(_, cells)| cells).collect();
                    let trimmed = |cells: Vec<String>| cells.iter().map(|cell| cell.trim().to_owned()).collect();
                    let other: Vec<Vec<String>> = by_another(&text).into_iter().map(trimmed).collect();
                    assert_eq!(own, other, "{text:?}");
                }
                // What the other reader takes for one cell, with the rows that went into it.
                Err(fault) => {
                    assert!(fault.message.contains("isn't closed"), "{text:?}: {fault:?}");
                    let other = by_another(&text);
                    let last = other.last().and_then(|cells| cells.last()).unwrap();
                    assert!(last.contains(['\n', '\r']), "{text:?}");
                }
            }
        }
    }
}

#[test]
fn a_quotation_mark_that_is_never_closed_takes_no_row_with_it() {
    let rest = "2,\"b\n3,c\n4,d\n";
    let message = |text: String| read(text.into_bytes(), UTF_8, 1 << 10).map_err(|fault| fault.message);
    let expected = "row 2 has a quotation mark that isn't closed, up to the end of the file";
    assert_eq!(message(format!("1,a\n{rest}")), Err(expected.to_owned()));
    // Where it takes nothing, nothing is lost.
    for text in ["1,a\n2,\"b", "1,a\n2,\"b\r\n", "1,a\n2,\"b\n\n"] {
        assert_eq!(message(text.to_owned()).unwrap().len(), 2, "{text:?}");
    }
    assert_eq!(message("1,a\n2,\"b\nc\"\n".to_owned()).unwrap().len(), 2, "closed further down");
    assert_eq!(message("1,a\n2,\"b\nc\"".to_owned()).unwrap().len(), 2, "closed with the last letter");
}

#[test]
fn where_pieces_of_a_text_end_changes_nothing() {
    let text = "No,Job\r\n\r\n1,\"a \"\"b\"\"\r\nc\"x,\"\"\n\n\n2,é\r3,\"é,\"\r\n\"\"\"\",\"end";
    let whole = rows(text.as_bytes().to_vec(), UTF_8, 1 << 10);
    let numbers: Vec<u64> = whole.iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [1, 3, 6, 7, 8], "a line break within a cell begins no row, and an empty line is one");
    let utf_16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let latin = text.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect::<Vec<u8>>();
    for piece in 1..text.len() {
        assert_eq!(rows(text.as_bytes().to_vec(), UTF_8, piece), whole, "{piece}");
        assert_eq!(rows(utf_16.clone(), UTF_16LE, piece), whole, "{piece}");
        assert_eq!(rows(latin.clone(), WINDOWS_1252, piece), whole, "{piece}");
    }
}

#[test]
fn a_cell_that_never_ends_is_refused_before_it_fills_the_memory() {
    let refused = |text: String| {
        let source = Source::new(Box::new(Cursor::new(text.into_bytes()))).unwrap();
        let told = Told { encoding: UTF_8, mark: 0 };
        let mut rows = Text { told, separator: b',', skip: 0 }.rows(&source);
        let mut row = Row::default();
        let fault = loop {
            match rows.next(&mut row) {
                Ok(more) => assert!(more, "it should have been refused"),
                Err(fault) => break fault,
            }
        };
        (fault.message, rows.text.len())
    };
    let (message, held) = refused(format!("1,a\n2,\"b\n{}", "c\n".repeat(5_000_000)));
    assert_eq!(message, "row 2 goes on for more than 400 lines: a quotation mark isn't closed");
    assert!(held < 2_000_000, "{held}");
    for begins in ["1,a\n2,\"", "1,a\n2,"] {
        let (message, held) = refused(format!("{begins}{}", "c".repeat(10_000_000)));
        assert_eq!(message, "row 2 has a cell of more than 32767 letters, longer than any spreadsheet's");
        assert!(held < 2_000_000, "{held}");
    }
}
