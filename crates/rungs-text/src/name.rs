//! The names of a vocabulary, and finding them in a sentence.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::likeness::Likened;
use crate::span::Span;
use crate::text::Text;
use crate::word::{Word, lower, lower_words, words};

/// The names that sentences may use. One spelling may stand for several things, under several classes.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Every word of any name, without its possessive.
    words: HashMap<String, NameWord, RandomState>,
    /// From a phrase and a word to the phrase that is longer by this word. Reading a name stops at the first word that
    /// leads nowhere, so that most words of a sentence cost one look.
    longer: HashMap<(Phrase, NameWord), Phrase, RandomState>,
    /// What each phrase means, the empty one left out; nothing where it only begins a name.
    meanings: Vec<Vec<Meaning>>,
    spellings: Vec<Spelling>,
}

/// A word of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct NameWord(usize);

/// The first words of a name, or all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Phrase(usize);

impl Phrase {
    const EMPTY: Self = Self(0);
}

/// A name found in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What the caller called it.
    pub key: u32,
    /// The class under which it was found.
    pub class: String,
    /// The article in front of it, as written.
    pub article: Option<String>,
    /// As written, without the article.
    pub written: String,
    /// Where, without the article.
    pub span: Span,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) class: String,
    pub(crate) key: u32,
    /// Whether it is the title of the thing, and not one more name of it.
    pub(crate) is_title: bool,
}

#[derive(Clone, Debug)]
struct Spelling {
    written: String,
    lower: String,
    class: String,
}

pub(crate) const ARTICLES: [&str; 3] = ["a", "an", "the"];

impl Names {
    /// No names.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds the title of a thing, with the class it belongs to and the caller's own key for it.
    pub fn insert(&mut self, spelling: &str, class: &str, key: u32) {
        self.add(spelling, Meaning { class: class.to_owned(), key, is_title: true });
    }

    /// Adds another name of a thing. Where it is the title of another thing, that one is meant.
    pub fn insert_alias(&mut self, spelling: &str, class: &str, key: u32) {
        self.add(spelling, Meaning { class: class.to_owned(), key, is_title: false });
    }

    fn add(&mut self, spelling: &str, meaning: Meaning) {
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
        let phrase = words.iter().fold(Phrase::EMPTY, |phrase, word| self.lengthen(phrase, stem(word)));
        let Some(meanings) = phrase.0.checked_sub(1).and_then(|place| self.meanings.get_mut(place)) else { return };
        if !meanings.iter().any(|known| (&known.class, known.key) == (&meaning.class, meaning.key)) {
            let (lower, class) = (lower(spelling).into_owned(), meaning.class.clone());
            meanings.push(meaning);
            self.spellings.push(Spelling { written: spelling.to_owned(), lower, class });
        }
    }

    /// The phrase that is longer by this word, made if it isn't there yet.
    fn lengthen(&mut self, phrase: Phrase, word: &str) -> Phrase {
        let number = NameWord(self.words.len());
        let word = *self.words.entry(word.to_owned()).or_insert(number);
        *self.longer.entry((phrase, word)).or_insert_with(|| {
            self.meanings.push(Vec::new());
            Phrase(self.meanings.len())
        })
    }

    /// A name as the vocabulary spells it, capitals and all: *gcses* is *GCSEs*, and at the front of a sentence *Healthcare*
    /// is *healthcare*. A name that isn't the vocabulary's stays as it is.
    pub(crate) fn spelled(&self, name: &Name) -> String {
        let written = lower(&name.written);
        let begins = |spelling: &&Spelling| {
            let known = lower(&spelling.written);
            spelling.class == name.class && written.starts_with(known.as_ref()) && known.len() == spelling.written.len()
        };
        let longest = self.spellings.iter().filter(begins).max_by_key(|spelling| spelling.written.len());
        // What is longer than the spelling is a plural or a possessive.
        let ended = longest.and_then(|spelling| {
            let end = name.written.get(spelling.written.len()..).filter(|end| end.chars().count() <= 3)?;
            Some(format!("{}{end}", spelling.written))
        });
        ended.filter(|spelled| lower(spelled) == written).unwrap_or_else(|| name.written.clone())
    }

    /// The spellings of these classes that look most like `words`, best first; of all classes if none is given.
    pub fn nearest(&self, words: &str, classes: &[&str]) -> Vec<String> {
        const MOST: usize = 3;
        let wanted = Likened::new(words);
        let mut near: Vec<(f64, &str)> = self
            .spellings
            .iter()
            .filter(|spelling| classes.is_empty() || classes.contains(&spelling.class.as_str()))
            .filter_map(|spelling| Some((wanted.likeness(&spelling.lower)?, spelling.written.as_str())))
            .collect();
        near.sort_by(|(one, first), (other, second)| other.total_cmp(one).then_with(|| first.cmp(second)));
        near.dedup_by_key(|(_, spelling)| *spelling);
        near.into_iter().take(MOST).map(|(_, spelling)| spelling.to_owned()).collect()
    }

    /// Whether some spelling of these classes is so near that `words` are most likely a slip for it.
    pub(crate) fn has_close(&self, words: &str, classes: &[String]) -> bool {
        let wanted = Likened::new(words);
        self.spellings.iter().any(|spelling| classes.contains(&spelling.class) && wanted.is_close(&spelling.lower))
    }

    /// The classes under which a phrase is known.
    pub(crate) fn classes_of(&self, phrase: &str) -> Vec<&str> {
        let text = Text::verbatim(phrase, 0);
        let words = words(&text);
        let Some((last, before)) = words.split_last() else { return Vec::new() };
        let last = stem(&last.lower);
        let meanings =
            self.phrase(before).map_or(&[][..], |before| self.look_up(before, last, self.longer(before, last)));
        meanings.iter().map(|meaning| meaning.class.as_str()).collect()
    }

    /// Whether these very words, plural and all, are a spelling.
    pub(crate) fn is_spelled(&self, words: &[Word]) -> bool {
        self.phrase(words).is_some_and(|phrase| !self.meanings_of(phrase).is_empty())
    }

    fn phrase(&self, words: &[Word]) -> Option<Phrase> {
        words.iter().try_fold(Phrase::EMPTY, |phrase, word| self.longer(phrase, stem(&word.lower)))
    }

    fn longer(&self, phrase: Phrase, word: &str) -> Option<Phrase> {
        let word = self.words.get(word)?;
        self.longer.get(&(phrase, *word)).copied()
    }

    fn meanings_of(&self, phrase: Phrase) -> &[Meaning] {
        phrase.0.checked_sub(1).and_then(|place| self.meanings.get(place)).map_or(&[], Vec::as_slice)
    }

    /// The meanings of a phrase and one more word: the word as it is, which makes this longer phrase, or else in the
    /// singular.
    fn look_up(&self, before: Phrase, last: &str, longer: Option<Phrase>) -> &[Meaning] {
        let meant = |phrase: Phrase| Some(self.meanings_of(phrase)).filter(|meanings| !meanings.is_empty());
        let singular = |singular: Cow<'_, str>| self.longer(before, &singular).and_then(meant);
        longer.and_then(meant).or_else(|| singulars(last).find_map(singular)).unwrap_or_default()
    }

    /// The names that begin at a word, longest first.
    pub(crate) fn find_at(&self, words: &[Word], start: usize) -> Vec<Candidate<'_>> {
        let row = words.get(start..).unwrap_or_default();
        let mut candidates = Vec::new();
        let mut before = Phrase::EMPTY;
        for (length, word) in (1..).zip(row) {
            let stem = stem(&word.lower);
            // A quotation mark in front of a name isn't part of it.
            if stem.is_empty() && before == Phrase::EMPTY {
                continue;
            }
            if word.is_stop() {
                break;
            }
            let longer = self.longer(before, stem);
            let meanings = self.look_up(before, stem, longer);
            if !meanings.is_empty() && exam_is_meant(row.get(..length).unwrap_or_default(), row.get(length)) {
                candidates.push(Candidate { end: start + length, meanings });
            }
            let Some(longer) = longer else { break };
            before = longer;
        }
        candidates.reverse();
        candidates
    }

    /// The names in a row of words, by the word they begin at.
    pub(crate) fn find_all<'a>(&'a self, words: &'a [Word<'a>]) -> Found<'a> {
        Found { names: self, words, starts: vec![OnceCell::new(); words.len()] }
    }
}

/// A name that begins at some word.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate<'a> {
    /// One past its last word.
    pub(crate) end: usize,
    pub(crate) meanings: &'a [Meaning],
}

/// The names found in a row of words: each word is looked up when somebody asks, and once.
#[derive(Clone, Debug)]
pub(crate) struct Found<'a> {
    names: &'a Names,
    words: &'a [Word<'a>],
    starts: Vec<OnceCell<Vec<Candidate<'a>>>>,
}

impl<'a> Found<'a> {
    /// The names that begin at a word, longest first.
    pub(crate) fn at(&self, start: usize) -> &[Candidate<'a>] {
        self.starts.get(start).map_or(&[], |found| found.get_or_init(|| self.names.find_at(self.words, start)))
    }

    /// Whether a word is part of any name.
    pub(crate) fn covers(&self, word: usize) -> bool {
        (0..=word).any(|start| self.at(start).first().is_some_and(|name| name.end > word))
    }
}

/// A word without a possessive *'s* or a plural one's apostrophe.
fn stem(word: &str) -> &str {
    word.strip_suffix("'s").or_else(|| word.strip_suffix('\'')).unwrap_or(word)
}

/// What a plural may be the plural of: *GCSEs*, *classes*, *studies*.
fn singulars(word: &str) -> impl Iterator<Item = Cow<'_, str>> {
    let cut = |suffix: &str| word.strip_suffix(suffix).filter(|stem| !stem.is_empty());
    let regular = [cut("s"), cut("es")].into_iter().flatten().map(Cow::Borrowed);
    regular.chain(cut("ies").map(|stem| Cow::Owned(format!("{stem}y"))))
}

/// *A level* and *AS level*: the exams, whose capital tells them from *a level 3 diploma*.
fn is_level_exam(spelling: &str) -> bool {
    let mut words = spelling.split_whitespace();
    matches!(words.next(), Some("A" | "AS"))
        && words.next().is_some_and(|word| matches!(lower(word).as_ref(), "level" | "levels"))
}

/// A phrase that begins *a level* or *as level* names the exam only with its capital, and never before a number.
fn exam_is_meant(written: &[Word], next: Option<&Word>) -> bool {
    let [first, second, rest @ ..] = written else { return true };
    if !first.is_one_of(&["a", "as"]) || !second.is_one_of(&["level", "levels"]) {
        return true;
    }
    let follows = rest.first().or(next);
    let numbered = follows.is_some_and(|word| word.lower.chars().all(|character| character.is_ascii_digit()));
    matches!(first.written.as_ref(), "A" | "AS") && !numbered
}
