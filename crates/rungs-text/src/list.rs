//! One name, or a list of them: *a, b and c*, *one of a, b and c*.

use crate::code;
use crate::matching::{Subject, written};
use crate::name::{ARTICLES, Candidate, Name};
use crate::problem::Problem;
use crate::slot::Joiner;
use crate::span::Spanned;
use crate::word::Word;

/// Ways to read one list of names, and names in one list, at most.
const MOST_LISTS: usize = 48;
const MOST_NAMES: usize = 24;

/// Words in a name that the vocabulary doesn't have, at most.
const LONGEST_UNKNOWN: usize = 6;

/// Words that stand where a name should, but are none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct UnknownName {
    pub(crate) words: Spanned<String>,
    pub(crate) length: usize,
    pub(crate) classes: Vec<String>,
}

/// Reads one name or a list of them.
pub(crate) struct Lists<'a, 'c> {
    pub(crate) subject: Subject<'a>,
    pub(crate) classes: &'c [String],
    /// Whether words that are no names may stand for one.
    pub(crate) unknown: bool,
}

/// Names, and how they are joined.
#[derive(Clone, Debug)]
pub(crate) struct List {
    /// One past the last word.
    pub(crate) end: usize,
    pub(crate) joiner: Joiner,
    pub(crate) items: Vec<Item>,
}

/// One name of a list.
#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) end: usize,
    pub(crate) name: Name,
    pub(crate) problem: Option<Problem>,
    pub(crate) unknown: Option<UnknownName>,
}

impl Lists<'_, '_> {
    /// Every list that begins at a word: the longest first, and among equals the one with the fewest names.
    pub(crate) fn read(&self, at: usize) -> Vec<List> {
        let (opening, joiner) = self.opening(at);
        let mut lists = Vec::new();
        for item in self.items(at + opening) {
            self.extend(vec![item], None, joiner, &mut lists);
        }
        // *one of x* is no list.
        if joiner.is_some() {
            lists.retain(|list| list.items.len() > 1);
        }
        if self.unknown {
            lists.sort_by_key(|list| {
                (
                    list.items.iter().filter(|item| item.unknown.is_some()).count(),
                    std::cmp::Reverse(list.end),
                    list.items.len(),
                )
            });
        } else {
            lists.sort_by_key(|list| (std::cmp::Reverse(list.end), list.items.len()));
        }
        lists
    }

    /// *one of*, *either*, *both*: how many words, and what they make of the list.
    fn opening(&self, at: usize) -> (usize, Option<Joiner>) {
        let words = self.subject.words.get(at..).unwrap_or_default();
        let begins = |phrase: &[&str]| {
            phrase.len() <= words.len() && phrase.iter().zip(words).all(|(expected, word)| word.is(expected))
        };
        if begins(&["at", "least", "one", "of"]) || begins(&["at", "least", "1", "of"]) {
            (4, Some(Joiner::Or))
        } else if begins(&["one", "of"]) || begins(&["1", "of"]) || begins(&["any", "of"]) {
            (2, Some(Joiner::Or))
        } else if begins(&["either"]) {
            (1, Some(Joiner::Or))
        } else if begins(&["both"]) {
            (1, Some(Joiner::And))
        } else {
            (0, None)
        }
    }

    /// Collects the list that ends here, and those that go on. `written` is the *and* or *or* met so far.
    fn extend(&self, items: Vec<Item>, written: Option<Joiner>, forced: Option<Joiner>, lists: &mut Vec<List>) {
        let Some(end) = items.last().map(|item| item.end) else { return };
        if lists.len() >= MOST_LISTS || items.len() > MOST_NAMES {
            return;
        }
        if written.is_some() || items.len() == 1 {
            let joiner = forced.or(written).unwrap_or(Joiner::One);
            lists.push(List { end, joiner, items: items.clone() });
        }
        let Some((length, joiner)) = self.joint(end) else { return };
        // *a and b or c*, and *a and b, c*, are no lists.
        let fits = match (written, joiner) {
            (None, _) => true,
            (Some(before), Some(now)) => before == now,
            (Some(_), None) => false,
        };
        if !fits {
            return;
        }
        for item in self.items(end + length) {
            let mut more = items.clone();
            more.push(item);
            self.extend(more, joiner.or(written), forced, lists);
        }
    }

    /// What joins two names: *,* or *and* or *, or*.
    fn joint(&self, at: usize) -> Option<(usize, Option<Joiner>)> {
        let joiner = |word: Option<&Word>| match word?.lower.as_ref() {
            "and" => Some(Joiner::And),
            "or" => Some(Joiner::Or),
            _ => None,
        };
        let words = self.subject.words;
        match words.get(at)?.lower.as_ref() {
            "," => match joiner(words.get(at + 1)) {
                Some(found) => Some((2, Some(found))),
                None => Some((1, None)),
            },
            _ => joiner(words.get(at)).map(|found| (1, Some(found))),
        }
    }

    /// Every name that begins at a word, with or without an article.
    fn items(&self, at: usize) -> Vec<Item> {
        let article = self.subject.words.get(at).is_some_and(|word| ARTICLES.contains(&word.lower.as_ref()));
        let mut items = self.known(at);
        if article {
            let written = self.subject.words.get(at).map(|word| word.written.to_string());
            let behind = self.known(at + 1).into_iter();
            items.extend(behind.map(|item| Item { name: Name { article: written.clone(), ..item.name }, ..item }));
        }
        if self.unknown {
            let known_end = items.iter().map(|item| item.end).max();
            let mut unknown = self.unknown_names(at + usize::from(article));
            if let Some(known_end) = known_end {
                // *Art therpy* begins with a name, and is still more likely a slip than *art* with a word too many.
                unknown.retain(|item| item.end > known_end && self.is_slip(item));
            }
            items.extend(unknown);
        }
        items
    }

    fn is_slip(&self, item: &Item) -> bool {
        self.subject.names.has_close(&item.name.written, self.classes)
    }

    fn known(&self, at: usize) -> Vec<Item> {
        self.subject.found.at(at).iter().filter_map(|candidate| self.item(at, candidate)).collect()
    }

    fn item(&self, at: usize, candidate: &Candidate<'_>) -> Option<Item> {
        let fitting = || candidate.meanings.iter().filter(|meaning| self.classes.contains(&meaning.class));
        // A title comes before another thing's other names.
        let has_title = fitting().any(|meaning| meaning.is_title);
        let mut meanings = fitting().filter(|meaning| meaning.is_title || !has_title);
        let first = meanings.next()?;
        let ambiguous = meanings.any(|meaning| meaning.key != first.key);
        let words = written(self.subject.text, self.subject.words.get(at..candidate.end)?);
        let problem = ambiguous.then(|| {
            Problem::new(code::AMBIGUOUS_TERM, format!("“{}” means more than one thing here", words.value), words.span)
                .help("write the full title of the one you mean")
        });
        let name =
            Name { key: first.key, class: first.class.clone(), article: None, written: words.value, span: words.span };
        Some(Item { end: candidate.end, name, problem, unknown: None })
    }

    fn unknown_names(&self, at: usize) -> Vec<Item> {
        let mut items = Vec::new();
        for end in at + 1..=at + LONGEST_UNKNOWN {
            let Some(words) = self.subject.words.get(at..end) else { break };
            if words.last().is_some_and(is_no_name) {
                break;
            }
            let written = written(self.subject.text, words);
            let unknown = UnknownName { words: written.clone(), length: words.len(), classes: self.classes.to_vec() };
            let name =
                Name { key: u32::MAX, class: String::new(), article: None, written: written.value, span: written.span };
            items.push(Item { end, name, problem: None, unknown: Some(unknown) });
        }
        items
    }
}

/// Words that names don't have in them: what follows is another part of the sentence.
fn is_no_name(word: &Word) -> bool {
    const NEVER: &[&str] = &[
        "and",
        "or",
        "but",
        "though",
        "although",
        "if",
        "unless",
        "when",
        "which",
        "that",
        "who",
        "because",
        "to",
        "not",
        "you",
        "your",
        "is",
        "are",
        "be",
        "must",
        "should",
        "may",
        "can",
        "usually",
        "preferably",
        "ideally",
        "normally",
        "instead",
        "including",
        "such",
        "a",
        "an",
        "the",
        "some",
        "any",
        "while",
        "so",
        "except",
        "and/or",
    ];
    word.is_stop() || word.is_one_of(NEVER) || word.lower.chars().all(|character| character.is_ascii_digit())
}
