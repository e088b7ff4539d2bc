//! Content that several readers look into, each at its own place.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::sync::{Arc, Mutex, PoisonError};

/// What a file's content has to be able to do.
pub(super) trait Content: Read + Seek + Send {}

impl<T: Read + Seek + Send> Content for T {}

/// The content of a file.
#[derive(Clone)]
pub(crate) struct Source {
    content: Arc<Mutex<Box<dyn Content>>>,
    length: u64,
}

impl Source {
    pub(super) fn new(mut content: Box<dyn Content>) -> io::Result<Source> {
        let length = content.seek(SeekFrom::End(0))?;
        Ok(Source { content: Arc::new(Mutex::new(content)), length })
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> u64 {
        self.length
    }

    /// A reader of its own from a place on.
    pub(super) fn reader(&self, at: u64) -> BufReader<SourceReader> {
        BufReader::with_capacity(1 << 18, self.reader_at(at))
    }

    /// The same for whoever reads many bytes in one go.
    pub(super) fn reader_at(&self, at: u64) -> SourceReader {
        SourceReader { source: self.clone(), at }
    }

    /// Fills a buffer from a place on, as far as there is something to fill it with.
    pub(super) fn fill(&self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let mut reader = SourceReader { source: self.clone(), at };
        let mut filled = 0;
        while let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) {
            match reader.read(rest)? {
                0 => break,
                read => filled += read,
            }
        }
        Ok(filled)
    }
}

/// A reader of a source with a place of its own.
pub(super) struct SourceReader {
    source: Source,
    at: u64,
}

impl Read for SourceReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let mut content = self.source.content.lock().unwrap_or_else(PoisonError::into_inner);
        content.seek(SeekFrom::Start(self.at))?;
        let read = content.read(buffer)?;
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for SourceReader {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.source.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a place before the start"))?;
        Ok(self.at)
    }
}
