//! Which letters bytes stand for: UTF-8, UTF-16, or the Windows-1252 that Excel writes for *CSV*.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use super::source::{Source, SourceReader};

/// The encoding of a text, and how many bytes of it are the mark that tells it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told {
    pub(super) encoding: &'static Encoding,
    pub(super) mark: u64,
}

/// Bytes that are looked at to see whether every other one is NUL.
const LOOKED_AT: usize = 4096;
/// Bytes that are decoded in one go.
const PIECE: usize = 1 << 18;

/// Tells the encoding. Without a mark, text that is valid UTF-8 to its last byte is that: Windows-1252 with letters beyond
/// ASCII practically never is.
pub(super) fn tell(source: &Source) -> io::Result<Told> {
    let mut start = vec![0; LOOKED_AT];
    let length = source.fill(0, &mut start)?;
    start.truncate(length);
    match start.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => return Ok(Told { encoding: UTF_8, mark: 3 }),
        [0xff, 0xfe, ..] => return Ok(Told { encoding: UTF_16LE, mark: 2 }),
        [0xfe, 0xff, ..] => return Ok(Told { encoding: UTF_16BE, mark: 2 }),
        _ => {}
    }
    let nul = |from: usize| start.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    let half = start.len() / 2;
    // Latin letters in UTF-16 have a NUL beside each; other letters are few in a staff export.
    if half >= 2 && nul(1) * 10 >= half * 7 && nul(0) * 10 <= half {
        return Ok(Told { encoding: UTF_16LE, mark: 0 });
    }
    if half >= 2 && nul(0) * 10 >= half * 7 && nul(1) * 10 <= half {
        return Ok(Told { encoding: UTF_16BE, mark: 0 });
    }
    let encoding = if is_utf_8(source)? { UTF_8 } else { WINDOWS_1252 };
    Ok(Told { encoding, mark: 0 })
}

fn is_utf_8(source: &Source) -> io::Result<bool> {
    let mut reader = source.reader(0);
    let mut chunk = vec![0; 1 << 18];
    let mut kept = 0;
    loop {
        let Some(free) = chunk.get_mut(kept..) else { return Ok(false) };
        let read = reader.read(free)?;
        let filled = kept + read;
        let bytes = chunk.get(..filled).unwrap_or_default();
        match std::str::from_utf8(bytes) {
            Ok(_) => kept = 0,
            // A letter that is cut in two by the end of the chunk.
            Err(error) if error.error_len().is_none() && read > 0 => {
                let from = error.valid_up_to();
                chunk.copy_within(from..filled, 0);
                kept = filled - from;
            }
            Err(_) => return Ok(false),
        }
        if read == 0 {
            return Ok(true);
        }
    }
}

/// A text as UTF-8, piece by piece.
pub(super) struct Decoded {
    inner: SourceReader,
    decoder: Decoder,
    raw: Vec<u8>,
    is_over: bool,
}

impl Decoded {
    pub(super) fn new(source: &Source, told: Told, skip: u64) -> Decoded {
        Decoded::in_pieces(source, told, skip, PIECE)
    }

    /// The same in pieces of so many bytes.
    pub(super) fn in_pieces(source: &Source, told: Told, skip: u64, piece: usize) -> Decoded {
        Decoded {
            inner: source.reader_at(told.mark + skip),
            decoder: told.encoding.new_decoder_without_bom_handling(),
            raw: vec![0; piece],
            is_over: false,
        }
    }

    /// Puts the next piece behind a text; `false` where nothing comes any more.
    pub(super) fn more(&mut self, text: &mut String) -> io::Result<bool> {
        if self.is_over {
            return Ok(false);
        }
        let read = self.inner.read(&mut self.raw)?;
        self.is_over = read == 0;
        let mut raw = self.raw.get(..read).unwrap_or_default();
        loop {
            // Room for any letter beside what is there, or else the decoder could stand still.
            text.reserve(raw.len() + 64);
            let (result, used, _) = self.decoder.decode_to_string(raw, text, self.is_over);
            raw = raw.get(used..).unwrap_or_default();
            if result == CoderResult::InputEmpty {
                return Ok(!self.is_over);
            }
        }
    }
}
