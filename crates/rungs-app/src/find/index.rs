//! The names of all roles, ready to be searched: built once, asked often.

use std::collections::{BTreeMap, HashMap};

use rungs_core::framework::Framework;

use super::word::{letters, likeness, words};

/// A score below this is no find, and neither is one far below the best.
const LEAST: f64 = 0.4;
const FAR_BELOW: f64 = 0.7;
/// More would be a list to read, and no answer.
const MOST: usize = 25;
/// Nobody types a longer name; what comes after isn't looked at.
const LONGEST: usize = 12;
/// From this likeness on, a word that was typed stands for a word of a name.
const STANDS_FOR: f64 = 0.7;
/// What a word counts that the names of several roles use for the same.
const SAME: f64 = 0.8;
/// What letters count that a name begins its words with: *ODP*.
const INITIALS: f64 = 0.95;
/// What the words of a name count against it that nothing was typed for.
const UNSAID: f64 = 0.3;

/// The names of a framework's roles by their words.
#[derive(Clone, Debug)]
pub struct Index {
    names: Vec<Name>,
    words: Vec<Word>,
    by_word: HashMap<String, usize>,
    by_initials: HashMap<String, Vec<usize>>,
    roles: usize,
}

/// A role that was found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hit {
    /// Its place among the framework's roles.
    pub role: usize,
    /// How well its best name fits: 1 is that name, word for word.
    pub score: f64,
}

#[derive(Clone, Debug)]
struct Name {
    role: usize,
    words: Vec<usize>,
    is_title: bool,
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    letters: u64,
    /// How much it tells: what many roles are called tells little.
    weight: f64,
    /// Words that names of one role have in its place, for several roles.
    same: Vec<usize>,
}

impl Index {
    /// Reads all names.
    pub fn of(framework: &Framework) -> Index {
        let roles = framework.roles.len();
        let mut index =
            Index { names: Vec::new(), words: Vec::new(), by_word: HashMap::new(), by_initials: HashMap::new(), roles };
        for (role, page) in framework.roles.iter().enumerate() {
            index.name(role, &page.title, true);
            page.aliases.iter().for_each(|alias| index.name(role, alias, false));
        }
        index.weigh();
        index.learn();
        index
    }

    fn name(&mut self, role: usize, name: &str, is_title: bool) {
        let said = words(name);
        if said.len() > 1 {
            let initials: String = said.iter().filter_map(|word| word.chars().next()).collect();
            let known = self.by_initials.entry(initials).or_default();
            if known.last() != Some(&role) {
                known.push(role);
            }
        }
        let words = said.into_iter().map(|word| self.word(word)).collect();
        self.names.push(Name { role, words, is_title });
    }

    fn word(&mut self, text: String) -> usize {
        let next = self.words.len();
        let letters = letters(&text);
        let place = *self.by_word.entry(text.clone()).or_insert(next);
        if place == next {
            self.words.push(Word { text, letters, weight: 0.0, same: Vec::new() });
        }
        place
    }

    /// A word weighs the more, the fewer roles have it.
    fn weigh(&mut self) {
        let mut counts = vec![0_u32; self.words.len()];
        let mut last = vec![usize::MAX; self.words.len()];
        for name in &self.names {
            for word in &name.words {
                if let (Some(count), Some(last)) = (counts.get_mut(*word), last.get_mut(*word))
                    && *last != name.role
                {
                    *last = name.role;
                    *count += 1;
                }
            }
        }
        let all = self.roles as f64;
        for (word, count) in self.words.iter_mut().zip(counts) {
            word.weight = (1.0 + all / f64::from(count.max(1))).ln();
        }
    }

    /// Words that stand for the same: where two names of a role differ in one word alone, and so do those of another role.
    fn learn(&mut self) {
        let mut pairs: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        let mut from = 0;
        while let Some(first) = self.names.get(from) {
            let rest = self.names.get(from..).unwrap_or_default();
            let own = rest.iter().take_while(|name| name.role == first.role).count();
            let own = rest.get(..own).unwrap_or_default();
            for (at, one) in own.iter().enumerate() {
                for other in own.get(at + 1..).unwrap_or_default() {
                    if let Some((one, other)) = differing(&one.words, &other.words) {
                        let roles = pairs.entry((one.min(other), one.max(other))).or_default();
                        if roles.last() != Some(&first.role) {
                            roles.push(first.role);
                        }
                    }
                }
            }
            from += own.len().max(1);
        }
        for ((one, other), _) in pairs.into_iter().filter(|(_, roles)| roles.len() > 1) {
            for (word, same) in [(one, other), (other, one)] {
                if let Some(word) = self.words.get_mut(word) {
                    word.same.push(same);
                }
            }
        }
    }

    /// The roles that are called so or nearly so, best first.
    pub fn search(&self, typed: &str) -> Vec<Hit> {
        let mut said = words(typed);
        said.truncate(LONGEST);
        let mut best = vec![0.0_f64; self.roles];
        for said in self.readings(&said) {
            self.score(&said, &mut best);
        }
        if let [one] = said.as_slice() {
            for role in self.by_initials.get(one).into_iter().flatten() {
                if let Some(best) = best.get_mut(*role) {
                    *best = best.max(INITIALS);
                }
            }
        }
        let top = best.iter().copied().fold(0.0, f64::max);
        let least = LEAST.max(top * FAR_BELOW);
        let scored = best.into_iter().enumerate();
        let mut hits: Vec<Hit> =
            scored.filter(|(_, score)| *score >= least).map(|(role, score)| Hit { role, score }).collect();
        hits.sort_by(|one, other| other.score.total_cmp(&one.score).then(one.role.cmp(&other.role)));
        hits.truncate(MOST);
        hits
    }

    /// What was typed, and the same with two words as one or one as two, where names know them so: *health care*.
    fn readings(&self, said: &[String]) -> Vec<Vec<String>> {
        let mut readings = vec![said.to_vec()];
        for at in 0..said.len() {
            let with = |words: Vec<String>| {
                let mut reading = said.to_vec();
                let end = (at + 3 - words.len()).min(reading.len());
                reading.splice(at..end, words);
                reading
            };
            let (one, next) = (said.get(at), said.get(at + 1));
            if let (Some(one), Some(next)) = (one, next) {
                let joined = format!("{one}{next}");
                if self.by_word.contains_key(&joined) {
                    readings.push(with(vec![joined]));
                }
            }
            let cut = one.and_then(|word| {
                let cuts = word.char_indices().map(|(cut, _)| word.split_at(cut));
                cuts.filter(|(front, behind)| front.len() > 2 && behind.len() > 2)
                    .find(|(front, behind)| self.by_word.contains_key(*front) && self.by_word.contains_key(*behind))
            });
            if let Some((front, behind)) = cut.filter(|_| one.is_some_and(|word| !self.by_word.contains_key(word))) {
                readings.push(with(vec![front.to_owned(), behind.to_owned()]));
            }
        }
        readings
    }

    fn score(&self, said: &[String], best: &mut [f64]) {
        // For each word typed: what it weighs, and how well it stands for each word of the names.
        let mut typed: Vec<(f64, Vec<f64>)> = Vec::new();
        for word in said {
            let like = self.alike(word);
            let unknown = (1.0 + self.roles as f64).ln() / 2.0;
            let exact = self.by_word.get(word).and_then(|at| self.words.get(*at)).map(|word| word.weight);
            let known = like.iter().zip(&self.words).filter(|(like, _)| **like > 0.0).map(|(_, word)| word.weight);
            let weight = exact.unwrap_or_else(|| known.fold(0.0, f64::max));
            typed.push((if weight > 0.0 { weight } else { unknown }, like));
        }
        let asked: f64 = typed.iter().map(|(weight, _)| weight).sum();
        if asked <= 0.0 {
            return;
        }
        for name in &self.names {
            let mut met = 0.0;
            let mut used = [false; 64];
            for (weight, like) in &typed {
                let fits = name.words.iter().enumerate().filter_map(|(at, word)| Some((at, *like.get(*word)?)));
                let fit = fits.filter(|(_, fit)| *fit > 0.0).max_by(|(_, one), (_, other)| one.total_cmp(other));
                if let Some((at, fit)) = fit {
                    met += weight * fit;
                    if let Some(used) = used.get_mut(at) {
                        *used = true;
                    }
                }
            }
            if met <= 0.0 {
                continue;
            }
            let unsaid: f64 = name
                .words
                .iter()
                .zip(used)
                .filter(|(_, used)| !used)
                .filter_map(|(word, _)| self.words.get(*word))
                .map(|word| word.weight)
                .sum();
            let mut score = met / (asked + UNSAID * unsaid);
            // Of two roles with one name, it is the one that is called so first.
            if name.is_title {
                score *= 1.001;
            }
            if let Some(best) = best.get_mut(name.role) {
                *best = best.max(score);
            }
        }
    }

    /// How well a typed word stands for each word of the names: 0, where it doesn't.
    fn alike(&self, word: &str) -> Vec<f64> {
        let typed = (word, letters(word));
        let like = |known: &Word| likeness(typed, (&known.text, known.letters));
        let mut found: Vec<f64> =
            self.words.iter().map(like).map(|like| if like >= STANDS_FOR { like } else { 0.0 }).collect();
        let exact = self.by_word.get(word).and_then(|at| self.words.get(*at));
        for same in exact.into_iter().flat_map(|word| &word.same) {
            if let Some(like) = found.get_mut(*same) {
                *like = like.max(SAME);
            }
        }
        found
    }
}

/// The words in which two names differ, where it is one word in one place.
fn differing(one: &[usize], other: &[usize]) -> Option<(usize, usize)> {
    let mut differing = one.iter().zip(other).filter(|(one, other)| one != other);
    let (first, second) = (differing.next(), differing.next());
    first.filter(|_| one.len() == other.len() && one.len() > 1 && second.is_none()).map(|(one, other)| (*one, *other))
}
