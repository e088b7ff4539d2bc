//! The content of a file in memory, as readers take it; they find its end where somebody has stopped the work.

use std::io::{self, Cursor, Read, Seek, SeekFrom};
use std::sync::Arc;

use axum::body::Bytes;

use crate::jobs::Under;

/// Bytes that can be read as long as nobody stops it.
pub(super) struct Content {
    bytes: Cursor<Bytes>,
    under: Arc<Under>,
}

impl Content {
    pub(super) fn new(bytes: Bytes, under: Arc<Under>) -> Content {
        Content { bytes: Cursor::new(bytes), under }
    }
}

impl Read for Content {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.under.is_stopped() {
            return Err(io::Error::other("it was stopped"));
        }
        self.bytes.read(buffer)
    }
}

impl Seek for Content {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.bytes.seek(to)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]

    use super::*;
    use crate::jobs::Errand;

    #[test]
    fn what_was_stopped_is_not_read_on() {
        let under = Arc::new(Under::new(Errand::Look));
        let mut content = Content::new(Bytes::from_static(b"abcd"), Arc::clone(&under));
        let mut two = [0; 2];
        content.read_exact(&mut two).unwrap();
        assert_eq!(&two, b"ab");
        content.seek(SeekFrom::Start(0)).unwrap();
        under.stop();
        assert!(content.read(&mut two).is_err());
    }
}
