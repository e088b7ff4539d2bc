//! A sample that anybody can draw again, and extend.

use std::fmt::Display;

use sha2::{Digest, Sha256};

/// So many of all, or all if there are fewer.
///
/// The seed puts all of them in an order, and the sample is how it begins: a larger sample with the same seed has the
/// smaller one in it.
pub(super) fn drawn<M: Display>(mut all: Vec<M>, seed: u64, count: usize) -> Vec<M> {
    all.sort_by_cached_key(|mutant| Sha256::digest(format!("{seed} {mutant}")));
    all.truncate(count);
    all
}

#[cfg(test)]
#[allow(clippy::indexing_slicing, reason = "tests")]
mod tests {
    fn drawn(count: usize, seed: u64) -> Vec<String> {
        super::drawn((0..100).map(|number| format!("mutant {number}")).collect(), seed, count)
    }

    #[test]
    fn a_larger_sample_begins_with_the_smaller_one() {
        assert_eq!(drawn(10, 7), drawn(30, 7)[..10]);
        assert_ne!(drawn(10, 7), drawn(10, 8));
        assert_eq!(drawn(1_000, 7).len(), 100);
    }
}
