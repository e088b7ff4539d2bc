//! What the reader of sentences is told: the frames of every kind and the names of the vocabulary.

use rungs_core::kind::KINDS;
use rungs_core::vocabulary::Vocabulary;
use rungs_text::{FrameError, Frames, Names};

/// The sentence frames of every kind.
///
/// # Errors
/// A template that the reader of sentences can't read: a fault of the kind's file, which a test finds.
pub fn frames() -> Result<Frames, FrameError> {
    Frames::new(KINDS.iter().flat_map(|kind| kind.frames.iter().map(|frame| (kind.name, *frame))))
}

/// Every name of a vocabulary: titles and other names, under its class and with the number of its term as key. Where a
/// class has two words, they are joined by a hyphen, as in the templates.
pub fn names(vocabulary: &Vocabulary) -> Names {
    let mut names = Names::new();
    for (id, term) in vocabulary.iter() {
        for name in std::iter::once(&term.title).chain(&term.aliases) {
            // In a template a class is one word.
            names.insert(name, &term.class.replace(" ", "-"), id.0);
        }
    }
    names
}
