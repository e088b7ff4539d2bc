//! Random choices that a seed decides, the same on every machine: SplitMix64.

/// Choices one after another.
#[derive(Clone, Debug)]
pub(crate) struct Choices {
    state: u64,
}

impl Choices {
    /// Those of one seed and one place: places don't know of each other.
    pub(crate) fn of(seed: u64, place: u64) -> Choices {
        let mut seeded = Choices { state: seed };
        let state = seeded.next() ^ place.wrapping_mul(0xD1B5_4A32_D192_ED03);
        Choices { state }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below another, which is not nought.
    pub(crate) fn below(&mut self, most: u64) -> u64 {
        // The high half of a product is as even as anybody here needs.
        ((u128::from(self.next()) * u128::from(most)) >> 64) as u64
    }

    /// A number from one to another, both included.
    pub(crate) fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most.saturating_sub(least) + 1)
    }

    /// Something that happens so often in a thousand.
    pub(crate) fn in_thousand(&mut self, often: u64) -> bool {
        self.below(1_000) < often
    }

    /// One of several; the default where there are none.
    pub(crate) fn pick<T: Copy + Default>(&mut self, several: &[T]) -> T {
        let place = self.below(several.len().max(1) as u64);
        usize::try_from(place).ok().and_then(|place| several.get(place)).copied().unwrap_or_default()
    }

    /// The place of one of several, each as often as its weight says.
    pub(crate) fn weighted(&mut self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum::<u64>().max(1));
        for (place, weight) in weights.enumerate() {
            match left.checked_sub(weight) {
                Some(rest) => left = rest,
                None => return place,
            }
        }
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_the_same_for_one_seed_and_others_for_another() {
        let of = |seed: u64, place: u64| -> Vec<u64> {
            let mut choices = Choices::of(seed, place);
            (0..4).map(|_| choices.below(1_000)).collect()
        };
        assert_eq!(of(2026, 1), of(2026, 1));
        assert_ne!(of(2026, 1), of(2027, 1));
        assert_ne!(of(2026, 1), of(2026, 2));
    }

    #[test]
    fn choices_are_as_often_as_they_are_asked_to_be() {
        let mut choices = Choices::of(1, 1);
        let mut counts = [0_u32; 3];
        for _ in 0..30_000 {
            if let Some(count) = counts.get_mut(choices.weighted([1, 0, 2].into_iter())) {
                *count += 1;
            }
        }
        let [first, none, last] = counts;
        assert!((9_500..10_500).contains(&first) && none == 0 && (19_500..20_500).contains(&last), "{counts:?}");
        assert!((0..1_000).all(|_| (3..=5).contains(&choices.between(3, 5))));
    }
}
