//! Lines of pages, compared word by word: *get people ready for treatment* and *prepare people for treatment* share most.

use std::collections::{BTreeMap, BTreeSet};

use rungs_core::vocabulary::normal;
use rust_stemmers::{Algorithm, Stemmer};

/// Words that say nothing of what somebody does.
const EMPTY: [&str; 41] = [
    "a", "an", "and", "are", "as", "at", "be", "by", "do", "for", "from", "get", "have", "how", "in", "into", "is",
    "it", "make", "of", "on", "one", "or", "other", "others", "own", "so", "some", "such", "that", "the", "their",
    "them", "they", "to", "what", "when", "where", "with", "you", "your",
];
/// Words that only say that something is a skill, and not which.
const FRAME: [&str; 22] = [
    "ability",
    "able",
    "care",
    "clear",
    "confidence",
    "confident",
    "ease",
    "easy",
    "eye",
    "gift",
    "good",
    "interest",
    "liking",
    "readiness",
    "ready",
    "respect",
    "sense",
    "skill",
    "skills",
    "way",
    "work",
    "working",
];

/// What a line of a page comes to: *calm, and understanding* are two skills; a duty is taken apart only where it names
/// another one.
pub(super) fn parts(line: &str, is_duty: bool) -> Vec<String> {
    let marks: &[&str] = if is_duty { &["; ", ", and "] } else { &["; ", ": ", ", and ", ", ", " and "] };
    let mut parts = vec![line.to_owned()];
    for mark in marks {
        parts = parts.iter().flat_map(|part| part.split(mark)).map(str::to_owned).collect();
    }
    parts.retain(|part| !part.trim().is_empty());
    parts.iter().map(|part| crate::words::capital(part.trim())).collect()
}

/// Lines as what they say: their stems, weighed by how few lines have each.
#[derive(Clone, Debug, Default)]
pub(super) struct Lines {
    /// By line: places of stems with their weights, in order; the sum of squares is one.
    rows: Vec<Vec<(usize, f64)>>,
}

impl Lines {
    pub(super) fn of<'t>(lines: impl Iterator<Item = &'t str>) -> Lines {
        let stemmer = Stemmer::create(Algorithm::English);
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        let said: Vec<BTreeSet<usize>> = lines
            .map(|line| {
                let line = normal(line);
                let words = line.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
                let stems = words
                    .filter(|word| !EMPTY.contains(word) && !FRAME.contains(word))
                    .map(|word| stemmer.stem(word).into_owned());
                let mut place = |stem| {
                    let next = places.len();
                    *places.entry(stem).or_insert(next)
                };
                stems.map(&mut place).collect()
            })
            .collect();
        let mut having = vec![0_u32; places.len()];
        for stem in said.iter().flatten() {
            if let Some(count) = having.get_mut(*stem) {
                *count += 1;
            }
        }
        let all = said.len() as f64;
        let row = |stems: &BTreeSet<usize>| {
            let rarity = |stem: &usize| (1.0 + all / f64::from(having.get(*stem).copied().unwrap_or(1))).ln();
            let weighed: Vec<(usize, f64)> = stems.iter().map(|stem| (*stem, rarity(stem))).collect();
            let length = weighed.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt();
            weighed.into_iter().map(|(stem, weight)| (stem, weight / length)).collect()
        };
        Lines { rows: said.iter().map(row).collect() }
    }

    /// How much of the same two lines say, from 0 to 1.
    pub(super) fn likeness(&self, one: usize, other: usize) -> f64 {
        let (Some(one), Some(other)) = (self.rows.get(one), self.rows.get(other)) else { return 0.0 };
        let theirs = |stem: &usize| other.binary_search_by_key(stem, |(stem, _)| *stem).ok();
        let pairs = one.iter().filter_map(|(stem, weight)| Some(weight * other.get(theirs(stem)?)?.1));
        pairs.sum::<f64>().min(1.0)
    }
}
