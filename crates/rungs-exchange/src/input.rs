//! Files of others: packed or not, whole or broken off.

use std::io::Read as _;

use flate2::read::MultiGzDecoder;

/// More than this is not unpacked, in bytes: what is small when packed could fill any memory.
const LARGEST: u64 = 1 << 30;

/// What a file holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Input {
    pub(crate) content: Vec<u8>,
    /// Why it ends before its end.
    pub(crate) broken: Option<String>,
}

/// The content of a file, unpacked where it is packed with gzip. What could be unpacked is there even if the rest isn't.
pub(crate) fn unpacked(bytes: &[u8]) -> Input {
    const GZIP: [u8; 2] = [0x1f, 0x8b];
    if !bytes.starts_with(&GZIP) {
        return Input { content: bytes.to_vec(), broken: None };
    }
    let mut content = Vec::new();
    let mut decoder = MultiGzDecoder::new(bytes).take(LARGEST);
    let broken = match decoder.read_to_end(&mut content) {
        Ok(_) if decoder.limit() == 0 => Some("it holds more than 1 GB".to_owned()),
        Ok(_) => None,
        Err(error) => Some(match error.kind() {
            std::io::ErrorKind::UnexpectedEof => "the packed file breaks off before its end".to_owned(),
            _ => format!("the packed file is damaged: {error}"),
        }),
    };
    Input { content, broken }
}
