//! Finding roles by what people call them: *HCA*, *physio helper*, *radiographer's assistant*, or a slip of the keys.
//!
//! Names are compared word by word. A word that few roles have says more than one that many have (*radiography* more than
//! *assistant*), and what a name has beside the words asked for counts a little against it. Phrases that mean one thing
//! (*OT* and *occupational therapy*, *helper* and *assistant*) stand for each other: the names of professions, and the
//! terms of the vocabulary's pages of kind *word*. What no name says may stand in what the page says of the role.

use std::collections::HashMap;

use rungs_core::framework::{Framework, Role};
use rungs_core::vocabulary::{Term, WORD, normal};
use rust_stemmers::{Algorithm, Stemmer};

/// Classes of terms whose names stand for each other.
const CLASSES: [&str; 2] = ["profession", WORD];
/// Words that say nothing about a role.
const EMPTY: [&str; 12] = ["a", "an", "the", "of", "in", "and", "for", "to", "with", "at", "on", "or"];
/// Ways to say what was asked that are tried at most.
const MOST_WAYS: usize = 12;
/// Words of a question that are looked for at most: no name has as many.
const MOST_WORDS: usize = 12;
/// What a name has that wasn't asked for, in parts of what was.
const BESIDE: f64 = 0.25;
/// What stands in the text of a page, in parts of what stands in a name.
const IN_TEXT: f64 = 0.4;
/// The score from which a role is told.
const LEAST: f64 = 0.3;
/// The part of the best score from which another role is told.
const LEAST_OF_BEST: f64 = 0.65;

/// What roles are called, ready to be searched.
pub struct Index<'f> {
    roles: Vec<&'f Role>,
    words: Vec<Word>,
    names: Vec<Name>,
    same: Vec<Vec<Vec<String>>>,
    stemmer: Stemmer,
}

/// A role that was found, and how well the question fits it, from 0 to 1.
#[derive(Clone, Copy, Debug)]
pub struct Hit<'f> {
    /// The role.
    pub role: &'f Role,
    /// How well it fits: 1 is a name, word for word.
    pub score: f64,
}

/// A word of some name or text.
struct Word {
    text: String,
    stem: String,
    letters: u32,
    /// The names it stands in.
    names: Vec<u32>,
    /// The roles in whose text it stands.
    texts: Vec<u32>,
    /// How much it tells.
    weight: f64,
}

/// A name of a role.
struct Name {
    role: u32,
    words: Vec<u32>,
}

impl<'f> Index<'f> {
    /// Of every role of a framework.
    pub fn of(framework: &'f Framework) -> Index<'f> {
        let mut building = Building { index: Index::empty(framework), places: HashMap::new() };
        for (place, role) in framework.roles.iter().enumerate() {
            building.role(u32::try_from(place).unwrap_or(u32::MAX), role);
        }
        let Building { mut index, .. } = building;
        let all = index.roles.len() as f64;
        for word in &mut index.words {
            let mut roles: Vec<u32> =
                word.names.iter().filter_map(|name| index.names.get(*name as usize)).map(|name| name.role).collect();
            roles.dedup();
            // Words that stand in texts alone tell as much as those of one name in ten.
            let roles = if roles.is_empty() { (all / 10.0).max(1.0) } else { roles.len() as f64 };
            word.weight = (1.0 + all / roles).ln();
        }
        index
    }

    fn empty(framework: &'f Framework) -> Index<'f> {
        let terms = CLASSES.iter().flat_map(|class| framework.vocabulary.of_class(class));
        let names =
            |term: &Term| std::iter::once(&term.title).chain(&term.aliases).map(|name| words(name).collect()).collect();
        let terms = terms.filter_map(|term| framework.vocabulary.get(*term)).map(names);
        let same = terms.chain(framework.roles.iter().map(short_for)).filter(|names: &Vec<_>| names.len() > 1);
        Index {
            roles: framework.roles.iter().collect(),
            words: Vec::new(),
            names: Vec::new(),
            same: same.collect(),
            stemmer: Stemmer::create(Algorithm::English),
        }
    }

    /// The roles that are called so or nearly so, best first.
    pub fn search(&self, question: &str) -> Vec<Hit<'f>> {
        let mut best: HashMap<u32, f64> = HashMap::new();
        for way in self.ways(question) {
            for (role, score) in self.scores(&way) {
                let known = best.entry(role).or_default();
                *known = known.max(score);
            }
        }
        let hit = |(place, score): (u32, f64)| Some(Hit { role: self.roles.get(place as usize)?, score });
        let mut hits: Vec<Hit<'f>> = best.into_iter().filter_map(hit).collect();
        hits.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| one.role.title.cmp(&other.role.title))
        });
        let least = hits.first().map_or(LEAST, |best| (best.score * LEAST_OF_BEST).max(LEAST));
        hits.retain(|hit| hit.score >= least);
        hits
    }

    /// The name of a role that has just these words, in this order.
    pub(crate) fn named(&self, role: &'f Role, asked: &[String]) -> Option<&'f str> {
        let names = std::iter::once(&role.title).chain(&role.aliases);
        names.map(String::as_str).find(|name| words(name).eq(asked.iter().cloned()))
    }

    /// The question, and the question with phrases in it that mean the same.
    pub(crate) fn ways(&self, question: &str) -> Vec<Vec<String>> {
        let asked: Vec<String> = words(question).take(MOST_WORDS).collect();
        let mut ways = vec![asked];
        let mut next = 0;
        while let Some(way) = ways.get(next).cloned() {
            next += 1;
            for phrases in &self.same {
                for phrase in phrases {
                    let Some(at) = way.windows(phrase.len().max(1)).position(|part| part == phrase.as_slice()) else {
                        continue;
                    };
                    for other in phrases.iter().filter(|other| *other != phrase) {
                        let mut said = way.clone();
                        said.splice(at..at + phrase.len(), other.iter().cloned());
                        if ways.len() < MOST_WAYS && !ways.contains(&said) {
                            ways.push(said);
                        }
                    }
                }
            }
        }
        ways
    }

    /// How well each role fits these words.
    fn scores(&self, asked: &[String]) -> HashMap<u32, f64> {
        let found: Vec<Vec<(u32, f64)>> = asked.iter().map(|word| self.like(word)).collect();
        let rarest = (1.0 + self.roles.len() as f64).ln();
        // A word that nothing has is as telling as the rarest there is.
        let weights = found.iter().map(|like| {
            let known = like.iter().filter_map(|(word, how)| Some((self.words.get(*word as usize)?.weight, how)));
            known.max_by(|one, other| one.1.total_cmp(other.1)).map_or(rarest, |(weight, _)| weight)
        });
        let weights: Vec<f64> = weights.collect();
        let all: f64 = weights.iter().sum();
        if all <= 0.0 {
            return HashMap::new();
        }
        let mut in_names: HashMap<u32, Fit> = HashMap::new();
        let mut in_texts: HashMap<u32, Vec<f64>> = HashMap::new();
        for (place, like) in found.iter().enumerate() {
            for (id, how) in like {
                let Some(word) = self.words.get(*id as usize) else { continue };
                for name in &word.names {
                    in_names.entry(*name).or_insert_with(|| Fit::of(asked.len())).take(place, *id, *how);
                }
                for role in &word.texts {
                    let fits = in_texts.entry(*role).or_insert_with(|| vec![0.0; asked.len()]);
                    if let Some(known) = fits.get_mut(place) {
                        *known = known.max(*how);
                    }
                }
            }
        }
        let mut scores: HashMap<u32, f64> = HashMap::new();
        let none = vec![0.0; asked.len()];
        for (name, fit) in in_names {
            let Some(name) = self.names.get(name as usize) else { continue };
            let texts = in_texts.get(&name.role).unwrap_or(&none);
            let parts = fit.how.iter().zip(texts).zip(&weights);
            let fitting: f64 = parts.map(|((name, text), weight)| weight * name.max(text * IN_TEXT)).sum();
            let beside = name.words.iter().filter(|word| !fit.words.contains(word));
            let beside: f64 = beside.filter_map(|word| self.words.get(*word as usize)).map(|word| word.weight).sum();
            let score = scores.entry(name.role).or_default();
            *score = score.max(fitting / (all + BESIDE * beside));
        }
        for (role, texts) in in_texts {
            let fitting: f64 = texts.iter().zip(&weights).map(|(text, weight)| text * weight * IN_TEXT).sum();
            let score = scores.entry(role).or_default();
            *score = score.max(fitting / all);
        }
        scores
    }

    /// The words that are this one, or like it, and how much so.
    fn like(&self, asked: &str) -> Vec<(u32, f64)> {
        let (stem, letters) = (self.stemmer.stem(asked), letters(asked));
        let like = |(place, word): (usize, &Word)| {
            let how = alike(asked, &stem, letters, word);
            (how > 0.0).then(|| (u32::try_from(place).unwrap_or(u32::MAX), how))
        };
        self.words.iter().enumerate().filter_map(like).collect()
    }
}

/// How well a name fits, word by word of the question.
struct Fit {
    how: Vec<f64>,
    /// The words of the name that were asked for.
    words: Vec<u32>,
}

impl Fit {
    fn of(asked: usize) -> Fit {
        Fit { how: vec![0.0; asked], words: Vec::new() }
    }

    fn take(&mut self, place: usize, word: u32, how: f64) {
        if let Some(known) = self.how.get_mut(place) {
            *known = known.max(how);
        }
        self.words.push(word);
    }
}

/// An index in the making.
struct Building<'f> {
    index: Index<'f>,
    places: HashMap<String, u32>,
}

impl<'f> Building<'f> {
    fn role(&mut self, place: u32, role: &'f Role) {
        let slug = role.slug.replace('-', " ");
        for name in std::iter::once(&role.title).chain(&role.aliases).chain([&slug]) {
            let mut words: Vec<u32> = self::words(name).map(|word| self.word(word)).collect();
            words.sort_unstable();
            words.dedup();
            if self.index.names.iter().rev().take_while(|name| name.role == place).any(|name| name.words == words) {
                continue;
            }
            let id = u32::try_from(self.index.names.len()).unwrap_or(u32::MAX);
            for word in &words {
                if let Some(word) = self.index.words.get_mut(*word as usize) {
                    word.names.push(id);
                }
            }
            self.index.names.push(Name { role: place, words });
        }
        for text in role.summary.iter().chain(&role.duties).chain(&role.professions) {
            for word in words(text) {
                let word = self.word(word);
                if let Some(word) = self.index.words.get_mut(word as usize)
                    && word.texts.last() != Some(&place)
                {
                    word.texts.push(place);
                }
            }
        }
    }

    fn word(&mut self, text: String) -> u32 {
        if let Some(known) = self.places.get(&text) {
            return *known;
        }
        let place = u32::try_from(self.index.words.len()).unwrap_or(u32::MAX);
        self.places.insert(text.clone(), place);
        let (stem, letters) = (self.index.stemmer.stem(&text).into_owned(), letters(&text));
        self.index.words.push(Word { text, stem, letters, names: Vec::new(), texts: Vec::new(), weight: 0.0 });
        place
    }
}

/// A role's title and what it is called for short: *HCA* is in *senior HCA* too.
fn short_for(role: &Role) -> Vec<Vec<String>> {
    let is_short = |name: &&String| name.len() <= 5 && name.bytes().all(|letter| letter.is_ascii_uppercase());
    std::iter::once(&role.title).chain(role.aliases.iter().filter(is_short)).map(|name| words(name).collect()).collect()
}

/// The words of a name that say something, in lower case, without the *'s* of *radiographer's*.
fn words(text: &str) -> impl Iterator<Item = String> {
    let text = normal(text);
    let parts: Vec<String> = text
        .split(|letter: char| !letter.is_alphanumeric() && letter != '\'')
        .map(|word| word.strip_suffix("'s").unwrap_or(word).replace('\'', ""))
        .filter(|word| !word.is_empty() && !EMPTY.contains(&word.as_str()))
        .collect();
    parts.into_iter()
}

/// Which letters a word has, a bit for each: words whose letters differ much needn't be compared.
fn letters(word: &str) -> u32 {
    word.bytes().filter(u8::is_ascii_lowercase).fold(0, |all, letter| all | 1 << (letter - b'a'))
}

/// How much a word is the one asked for, from 0 to 1.
fn alike(asked: &str, stem: &str, letters: u32, word: &Word) -> f64 {
    if asked == word.text {
        return 1.0;
    }
    if stem == word.stem {
        return 0.95;
    }
    let (short, long) = (asked.len().min(word.text.len()), asked.len().max(word.text.len()));
    // *Physio* begins *physiotherapy*.
    if asked.len() >= 3 && word.text.starts_with(asked) {
        return 0.75 + 0.2 * short as f64 / long as f64;
    }
    let slips = match short {
        0..4 => 0,
        4..8 => 1,
        _ => 2,
    };
    let may_be = slips > 0 && long - short <= slips && (letters ^ word.letters).count_ones() <= 2 * slips as u32;
    let slipped = match may_be {
        true => strsim::osa_distance(asked, &word.text),
        false => usize::MAX,
    };
    // *Radiographer* and *radiography* are of one family.
    let begun = asked.bytes().zip(word.text.bytes()).take_while(|(one, other)| one == other).count();
    match slipped {
        1 => 0.8,
        _ if begun >= 5 && begun * 10 >= long * 6 => 0.75,
        2 if slips == 2 => 0.65,
        _ => 0.0,
    }
}
