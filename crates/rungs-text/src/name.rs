//! The names of a vocabulary, and finding them in a sentence.

use std::collections::HashMap;

use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, lower, lower_words, words};

/// The names that sentences may use. One spelling may stand for several things, under several classes.
#[derive(Clone, Debug, Default)]
pub struct Names {
    by_words: HashMap<String, Vec<Meaning>>,
    spellings: Vec<Spelling>,
    longest: usize,
}

/// A name found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What the caller called it.
    pub key: u32,
    /// The class under which it was found.
    pub class: String,
    /// As written, without the article.
    pub written: String,
    /// Where.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) class: String,
    pub(crate) key: u32,
}

#[derive(Clone, Debug)]
struct Spelling {
    written: String,
    class: String,
}

pub(crate) const ARTICLES: [&str; 3] = ["a", "an", "the"];

impl Names {
    /// No names.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a name: a title or an alias, the class it belongs to, and the caller's own key for it.
    pub fn insert(&mut self, spelling: &str, class: &str, key: u32) {
        let mut words = lower_words(spelling);
        if !is_level_exam(spelling)
            && words.len() > 1
            && words.first().is_some_and(|word| ARTICLES.contains(&word.as_str()))
        {
            words.remove(0);
        }
        if words.is_empty() {
            return;
        }
        self.longest = self.longest.max(words.len());
        let meaning = Meaning { class: class.to_owned(), key };
        let meanings = self.by_words.entry(joined(words.iter().map(String::as_str))).or_default();
        if !meanings.contains(&meaning) {
            meanings.push(meaning);
            self.spellings.push(Spelling { written: spelling.to_owned(), class: class.to_owned() });
        }
    }

    /// The spellings of these classes that look most like `words`, best first; of all classes if none is given.
    pub fn nearest(&self, words: &str, classes: &[&str]) -> Vec<String> {
        const MOST: usize = 3;
        let wanted = lower(words);
        let mut near: Vec<(f64, &str)> = self
            .spellings
            .iter()
            .filter(|spelling| classes.is_empty() || classes.contains(&spelling.class.as_str()))
            .map(|spelling| (likeness(&wanted, &lower(&spelling.written)), spelling.written.as_str()))
            .filter(|(likeness, _)| *likeness > LEAST_LIKENESS)
            .collect();
        near.sort_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
        near.dedup_by_key(|(_, spelling)| *spelling);
        near.into_iter().take(MOST).map(|(_, spelling)| spelling.to_owned()).collect()
    }

    /// Whether some spelling of these classes is so near that `words` are most likely a slip for it.
    pub(crate) fn has_close(&self, words: &str, classes: &[&str]) -> bool {
        self.spellings
            .iter()
            .any(|spelling| classes.contains(&spelling.class.as_str()) && is_close(words, &spelling.written))
    }

    /// The classes under which a phrase is known.
    pub(crate) fn classes_of(&self, phrase: &str) -> Vec<&str> {
        let words = words(&Text::verbatim(phrase, 0));
        self.meanings_of(&words).into_iter().flatten().map(|meaning| meaning.class.as_str()).collect()
    }

    fn meanings_of(&self, words: &[Word]) -> Option<&Vec<Meaning>> {
        let (last, before) = words.split_last()?;
        let before = joined(before.iter().map(|word| word.lower.as_str()));
        self.look_up(&before, last, &joined(words.iter().map(|word| word.lower.as_str())))
    }

    /// Whether these very words, plural and all, are a spelling.
    pub(crate) fn is_spelled(&self, words: &[Word]) -> bool {
        self.by_words.contains_key(&joined(words.iter().map(|word| word.lower.as_str())))
    }

    /// Every name in a row of words, by the word it begins at.
    pub(crate) fn find_all(&self, words: &[Word]) -> Found {
        let starts = (0..words.len()).map(|start| self.find_at(words, start)).collect();
        Found { starts }
    }

    /// The names that begin at a word, longest first.
    fn find_at(&self, words: &[Word], start: usize) -> Vec<Candidate> {
        let row = words.get(start..).unwrap_or_default();
        let mut candidates = Vec::new();
        let mut key = String::new();
        for (length, word) in (1..=self.longest).zip(row) {
            if word.is_stop() {
                break;
            }
            let before = key.clone();
            if !key.is_empty() {
                key.push(' ');
            }
            key.push_str(stem(&word.lower));
            let written = row.get(..length).unwrap_or_default();
            if let Some(meanings) = self.look_up(&before, word, &key)
                && exam_is_meant(written, row.get(length))
            {
                candidates.push(Candidate { end: start + length, meanings: meanings.clone() });
            }
        }
        candidates.reverse();
        candidates
    }

    /// The meanings of a phrase: its last word as it is, or else in the singular.
    fn look_up(&self, before: &str, last: &Word, whole: &str) -> Option<&Vec<Meaning>> {
        if let Some(meanings) = self.by_words.get(whole) {
            return Some(meanings);
        }
        singulars(stem(&last.lower)).into_iter().find_map(|singular| {
            let phrase = if before.is_empty() { singular } else { format!("{before} {singular}") };
            self.by_words.get(&phrase)
        })
    }
}

/// A name that begins at some word.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) meanings: Vec<Meaning>,
}

/// The names found in a row of words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Found {
    starts: Vec<Vec<Candidate>>,
}

impl Found {
    /// The names that begin at a word, longest first.
    pub(crate) fn at(&self, start: usize) -> &[Candidate] {
        self.starts.get(start).map_or(&[], Vec::as_slice)
    }

    /// Whether a word is part of any name.
    pub(crate) fn covers(&self, word: usize) -> bool {
        (0..=word).any(|start| self.at(start).first().is_some_and(|name| name.end > word))
    }
}

/// Likeness below which a name is no help.
const LEAST_LIKENESS: f64 = 0.72;

/// How alike two phrases are, 0 to 1. Forgiving of slips within words and of a word more or less.
pub(crate) fn likeness(one: &str, other: &str) -> f64 {
    strsim::normalized_damerau_levenshtein(one, other).max(strsim::jaro_winkler(one, other) * 0.9)
}

/// Whether two phrases are so alike that one is most likely a slip for the other.
pub(crate) fn is_close(one: &str, other: &str) -> bool {
    const CLOSE: f64 = 0.8;
    let (one, other) = (lower(one), lower(other));
    // A pair whose lengths are too far apart needs no comparing.
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    short * 5 >= long * 4 && strsim::normalized_damerau_levenshtein(&one, &other) >= CLOSE
}

/// A word without a possessive *'s* or a plural one's apostrophe.
fn stem(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}

fn singulars(word: &str) -> Vec<String> {
    let mut singulars = Vec::new();
    if let Some(singular) = word.strip_suffix('s').filter(|singular| !singular.is_empty()) {
        singulars.push(singular.to_owned());
    }
    if let Some(singular) = word.strip_suffix("es").filter(|singular| !singular.is_empty()) {
        singulars.push(singular.to_owned());
    }
    if let Some(singular) = word.strip_suffix("ies").filter(|singular| !singular.is_empty()) {
        singulars.push(format!("{singular}y"));
    }
    singulars
}

fn joined<'w>(words: impl Iterator<Item = &'w str>) -> String {
    words.map(stem).collect::<Vec<_>>().join(" ")
}

/// *A level* and *AS level*: the exams, whose capital tells them from *a level 3 diploma*.
fn is_level_exam(spelling: &str) -> bool {
    let mut words = spelling.split_whitespace();
    matches!(words.next(), Some("A" | "AS"))
        && words.next().is_some_and(|word| matches!(lower(word).as_str(), "level" | "levels"))
}

/// A phrase that begins *a level* or *as level* names the exam only with its capital, and never before a number.
fn exam_is_meant(written: &[Word], next: Option<&Word>) -> bool {
    let [first, second, rest @ ..] = written else { return true };
    if !first.is_one_of(&["a", "as"]) || !second.is_one_of(&["level", "levels"]) {
        return true;
    }
    let follows = rest.first().or(next);
    let numbered = follows.is_some_and(|word| word.lower.chars().all(|character| character.is_ascii_digit()));
    matches!(first.written.as_str(), "A" | "AS") && !numbered
}
