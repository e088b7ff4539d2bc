//! How alike two phrases are: for names that are misspelt.

use crate::word::lower;

/// Likeness below which a name is no help.
const LEAST: f64 = 0.72;

/// Likeness from which one phrase is most likely a slip for the other.
const CLOSE: f64 = 0.8;

/// Kinds of letters that are told apart when they are only counted. More than one letter may be of a kind.
const KINDS: usize = 64;

/// Whether one phrase is so like another that it is most likely a slip for it.
pub fn is_slip(written: &str, meant: &str) -> bool {
    Likened::new(written).is_close(&lower(meant))
}

/// A phrase to be compared with many others. Most of them are nothing like it, which its letters show without comparing.
pub(crate) struct Likened {
    lower: String,
    length: usize,
    letters: [u32; KINDS],
}

impl Likened {
    pub(crate) fn new(phrase: &str) -> Self {
        let lower = lower(phrase).into_owned();
        let (mut length, mut letters) = (0, [0; KINDS]);
        for letter in lower.chars() {
            length += 1;
            if let Some(count) = letters.get_mut(kind(letter)) {
                *count += 1;
            }
        }
        Self { lower, length, letters }
    }

    /// How alike a phrase in lower case is, up to 1, if it is any help. Forgiving of slips within words and of a word more
    /// or less.
    pub(crate) fn likeness(&self, other: &str) -> Option<f64> {
        if self.most(other) < LEAST {
            return None;
        }
        let likeness = strsim::normalized_damerau_levenshtein(&self.lower, other)
            .max(strsim::jaro_winkler(&self.lower, other) * 0.9);
        (likeness > LEAST).then_some(likeness)
    }

    /// Whether a phrase in lower case is so alike that this one is most likely a slip for it.
    pub(crate) fn is_close(&self, other: &str) -> bool {
        // A pair whose lengths are too far apart needs no comparing.
        let (short, long) = (self.lower.len().min(other.len()), self.lower.len().max(other.len()));
        short * 5 >= long * 4
            && self.shared(other).1 >= CLOSE
            && strsim::normalized_damerau_levenshtein(&self.lower, other) >= CLOSE
    }

    /// No less than the likeness: what it would be if all letters that both have stood in their places.
    fn most(&self, other: &str) -> f64 {
        let (of_both, edits) = self.shared(other);
        let begins_alike = self.lower.chars().zip(other.chars()).take(4).take_while(|(one, two)| one == two).count();
        let jaro = (of_both + 1.0) / 3.0;
        let winkler = jaro + 0.1 * begins_alike as f64 * (1.0 - jaro);
        // Both are reckoned in another order than the likeness itself, which may round differently.
        edits.max(winkler * 0.9) + 1e-9
    }

    /// How much of each phrase the letters are that both have, added up; and the least of the two shares.
    fn shared(&self, other: &str) -> (f64, f64) {
        let mut letters = self.letters;
        let (mut length, mut both) = (0_usize, 0_usize);
        for letter in other.chars() {
            length += 1;
            if let Some(count) = letters.get_mut(kind(letter)).filter(|count| **count > 0) {
                *count -= 1;
                both += 1;
            }
        }
        let share = |length: usize| if length == 0 { 1.0 } else { both as f64 / length as f64 };
        (share(self.length) + share(length), share(self.length.max(length)))
    }
}

fn kind(letter: char) -> usize {
    letter as usize % KINDS
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// What is compared without looking at the letters first.
    fn plainly(one: &str, other: &str) -> f64 {
        strsim::normalized_damerau_levenshtein(one, other).max(strsim::jaro_winkler(one, other) * 0.9)
    }

    /// Phrases that are often alike.
    fn phrase() -> impl Strategy<Value = String> {
        prop_oneof!["[a-d ]{0,12}", "(health|helth|hospital|hopsital|care|carer|ŵ| ){0,5}", any::<String>()]
            .prop_map(|phrase: String| lower(&phrase).into_owned())
    }

    /// Each of some phrases beside each other one: what the properties below say of any, where it is quick to see.
    #[test]
    fn phrases_beside_each_other() {
        let phrases = [
            "",
            "a",
            "art",
            "arts",
            "art therapy",
            "art therpy",
            "therapy art",
            "healthcare",
            "helthcare",
            "health care",
            "maths",
            "mahts",
            "math",
            "matsh",
            "physics",
            "psychology",
            "physiology",
            "dramatherapy",
            "drama",
            "ŵŷ",
        ];
        for one in phrases {
            for other in phrases {
                let (likened, likeness) = (Likened::new(one), plainly(one, other));
                assert_eq!(likened.likeness(other), (likeness > LEAST).then_some(likeness), "{one} {other}");
                let is_close = strsim::normalized_damerau_levenshtein(one, other) >= CLOSE;
                let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
                assert_eq!(likened.is_close(other), is_close && short * 5 >= long * 4, "{one} {other}");
                assert_eq!(is_slip(one, other), likened.is_close(other));
            }
        }
        assert!(is_slip("Mahts", "maths") && is_slip("art therpy", "Art therapy") && !is_slip("drama", "maths"));
        // Nothing alike, and that is seen without comparing.
        assert!(Likened::new("maths").most("drug") < LEAST && Likened::new("maths").most("") < LEAST);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn looking_at_the_letters_first_changes_nothing(one in phrase(), other in phrase()) {
            let likened = Likened::new(&one);
            let likeness = plainly(&one, &other);
            prop_assert_eq!(likened.likeness(&other), (likeness > LEAST).then_some(likeness));
            prop_assert!(likened.most(&other) >= likeness);
        }

        #[test]
        fn a_slip_stays_a_slip(one in phrase(), other in phrase()) {
            let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
            let slip = short * 5 >= long * 4 && strsim::normalized_damerau_levenshtein(&one, &other) >= CLOSE;
            prop_assert_eq!(Likened::new(&one).is_close(&other), slip);
        }
    }
}
