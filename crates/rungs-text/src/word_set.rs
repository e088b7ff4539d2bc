//! Which words are there, seen at one glance.

use crate::template::{Node, Reads};

/// Words, kept as a bit each. Two words may share a bit, so a set can say for certain only that a word is not in it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct WordSet(u128);

impl WordSet {
    /// The words with these hashes.
    pub(crate) fn of(hashes: &[u64]) -> Self {
        hashes.iter().map(|hash| Self::one(*hash)).fold(Self::default(), Self::and)
    }

    /// The words without which a clause can't be read with these nodes.
    pub(crate) fn needed(nodes: &[Node]) -> Self {
        let needed = nodes.iter().map(|node| match node {
            Node::Word(word) => Self::one(word.hash),
            Node::FirmComma => Self::one(hash(",")),
            // What every choice needs.
            Node::Either(choices) => {
                choices.iter().map(|choice| Self::needed(choice)).reduce(Self::common).unwrap_or_default()
            }
            Node::Slot { reads: Reads::Level, .. } => Self::one(hash("level")),
            Node::Slot { .. } | Node::Comma | Node::OwnComma | Node::OrMore | Node::Maybe(_) | Node::AnyOrder(_) => {
                Self::default()
            }
        });
        needed.fold(Self::default(), Self::and)
    }

    /// Whether all of `words` may be in it; if not, one of them surely isn't.
    pub(crate) fn may_hold(self, words: Self) -> bool {
        words.0 & !self.0 == 0
    }

    fn one(hash: u64) -> Self {
        Self(1 << (hash >> 57))
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn common(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }
}

/// A number for a word in lower case: other words seldom have the same, save *a* and *an*, which are one.
pub(crate) fn hash(word: &str) -> u64 {
    let word = if word == "an" { "a" } else { word };
    // The hash of Fowler, Noll and Vo: short, and good enough to spread words over bits.
    word.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
