//! What the reader of sentences is told: the frames of every kind and the names of the vocabulary.

use std::sync::LazyLock;

use rungs_core::kind::{KINDS, PROOF};
use rungs_core::vocabulary::Vocabulary;
use rungs_text::{FrameError, Frames, Names};

/// The sentence frames of every kind, put together once: a page is read again after every key that its author presses.
pub fn frames() -> &'static Frames {
    // A template that can't be read is a fault of a kind's file; a test reads them all.
    static FRAMES: LazyLock<Frames> = LazyLock::new(|| read_frames().unwrap_or_default());
    &FRAMES
}

/// The same, read from the templates of the kinds.
///
/// # Errors
/// A template that the reader of sentences can't read: a fault of the kind's file, which a test finds.
pub fn read_frames() -> Result<Frames, FrameError> {
    let clauses = KINDS.iter().flat_map(|kind| kind.frames.iter().map(|frame| (kind.name, with_ends(frame))));
    let clauses: Vec<(&str, String)> = clauses.collect();
    let sentences = KINDS.iter().flat_map(|kind| kind.examples.iter().map(|example| (kind.name, *example)));
    Ok(Frames::new(clauses.iter().map(|(kind, clause)| (*kind, clause.as_str())))?.with_sentences(sentences))
}

/// A template with what any clause may end in; those that say themselves what doesn't count keep it where it stands.
fn with_ends(template: &str) -> String {
    const EXCLUDED: &str = "{excluded:";
    if template.contains(EXCLUDED) {
        return format!("{template}{PROOF}");
    }
    format!(
        "{template}<not counting {EXCLUDED}subject+qualification+setting+client-group+role+role-family+job}}>{PROOF}"
    )
}

/// Every name of a vocabulary: titles and other names, under its class and with the number of its term as key. Where a
/// class has two words, they are joined by a hyphen, as in the templates.
pub fn names(vocabulary: &Vocabulary) -> Names {
    let mut names = Names::new();
    for (id, term) in vocabulary.iter() {
        // In a template a class is one word.
        let class = term.class.replace(" ", "-");
        names.insert(&term.title, &class, id.0);
        term.aliases.iter().for_each(|alias| names.insert_alias(alias, &class, id.0));
    }
    names
}
