//! The manual: for every code what it means, why it matters, what raises it and what to write instead.
//!
//! Examples are more than words: a test in `rungs-check` puts each into a small framework that has nothing wrong with
//! it, and sees that it raises its code and no other, and that the cure raises none.

mod line;
mod page;
mod sentence;

use crate::code;

/// What the manual says of a code of this crate. Its meaning in one line stands in [`code::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The code.
    pub code: &'static str,
    /// Why it matters.
    pub matters: &'static str,
    /// What raises it.
    pub example: Example,
    /// What to write instead.
    pub cure: Example,
}

/// What an author writes, as far as an example needs it; the rest of the framework has nothing wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Example {
    /// Bullets of a way in.
    Bullets(&'static str),
    /// A way in, from its `###` heading on.
    WayIn(&'static str),
    /// What stands under *Notes*.
    Notes(&'static str),
    /// A whole role page.
    Page(&'static str),
    /// Entries of a vocabulary page.
    Terms(&'static str),
    /// Entries of a vocabulary page, and bullets of a way in that use them.
    TermsAndBullets(&'static str, &'static str),
    /// The same, so many times; `{n}` stands for the number of each.
    Many(&'static str, &'static str, usize),
    /// Whole files, each by its path; one without content isn't there.
    Files(&'static [(&'static str, &'static str)]),
    /// A page that can't be shown, told in words.
    Bytes(&'static str, &'static [u8]),
}

/// What the manual says of every code of this crate, in the order of [`code::ALL`].
pub fn entries() -> impl Iterator<Item = &'static Entry> {
    page::ENTRIES.iter().chain(line::ENTRIES).chain(sentence::ENTRIES)
}

/// The meaning of a code of this crate, in one line.
pub fn meaning(code: &str) -> Option<&'static str> {
    code::ALL.iter().find(|(known, _)| *known == code).map(|(_, meaning)| meaning.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_its_entry_in_its_place() {
        let told: Vec<&str> = entries().map(|entry| entry.code).collect();
        let codes: Vec<&str> = code::ALL.iter().map(|(code, _)| *code).collect();
        assert_eq!(told, codes);
    }

    #[test]
    fn entries_are_whole_sentences() {
        for entry in entries() {
            assert!(entry.matters.ends_with('.'), "{entry:?}");
            assert!(meaning(entry.code).is_some_and(|meaning| meaning.ends_with(['.', '?'])), "{entry:?}");
        }
    }
}
