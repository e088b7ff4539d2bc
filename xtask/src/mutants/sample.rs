//! A sample that anybody can draw again, extend, and share out.

use std::fmt::{Display, Formatter, Result};

use sha2::{Digest, Sha256};

/// One part of a sample that is shared out among so many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    /// From 1.
    pub(super) number: usize,
    of: usize,
}

impl Part {
    pub(super) const WHOLE: Part = Part { number: 1, of: 1 };

    /// As it is written: `2/3`.
    pub(super) fn told(written: &str) -> Option<Part> {
        let (number, of) = written.split_once('/')?;
        let part = Part { number: number.parse().ok()?, of: of.parse().ok()? };
        (1..=part.of).contains(&part.number).then_some(part)
    }
}

impl Display for Part {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}/{}", self.number, self.of)
    }
}

/// So many of all, or all if there are fewer; and of these, those of a part.
///
/// The seed puts all of them in an order, and the sample is how it begins: a larger sample with the same seed has the
/// smaller one in it.
pub(super) fn drawn(all: &[String], seed: u64, count: usize, part: Part) -> Vec<String> {
    let mut order: Vec<&String> = all.iter().collect();
    order.sort_by_cached_key(|mutant| Sha256::digest(format!("{seed} {mutant}")));
    order.into_iter().take(count).skip(part.number - 1).step_by(part.of).cloned().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]
mod tests {
    use super::*;

    fn drawn(count: usize, seed: u64, part: &str) -> Vec<String> {
        let all: Vec<String> = (0..100).map(|number| format!("mutant {number}")).collect();
        super::drawn(&all, seed, count, Part::told(part).unwrap())
    }

    #[test]
    fn a_larger_sample_begins_with_the_smaller_one() {
        assert_eq!(drawn(10, 7, "1/1"), drawn(30, 7, "1/1")[..10]);
        assert_ne!(drawn(10, 7, "1/1"), drawn(10, 8, "1/1"));
        assert_eq!(drawn(1_000, 7, "1/1").len(), 100);
    }

    #[test]
    fn the_parts_are_the_whole() {
        let mut parts = [drawn(20, 7, "1/3"), drawn(20, 7, "2/3"), drawn(20, 7, "3/3")].concat();
        let mut whole = drawn(20, 7, "1/1");
        parts.sort();
        whole.sort();
        assert_eq!(parts, whole);
    }

    #[test]
    fn a_part_is_one_of_them() {
        assert_eq!(Part::told("2/3"), Some(Part { number: 2, of: 3 }));
        for wrong in ["0/3", "4/3", "1", "a/b", "1/0"] {
            assert_eq!(Part::told(wrong), None, "{wrong}");
        }
    }
}
