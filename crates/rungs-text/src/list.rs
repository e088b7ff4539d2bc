//! One name, or a list of them: *a, b and c*, *one of a, b and c*.

use crate::code;
use crate::matching::{Subject, written};
use crate::name::{ARTICLES, Candidate, Meaning, Name};
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
pub(crate) struct Lists<'a> {
    pub(crate) subject: Subject<'a>,
    pub(crate) classes: &'a [String],
    /// Whether words that are no names may stand for one.
    pub(crate) unknown: bool,
}

/// Names, and how they are joined.
#[derive(Clone, Debug)]
pub(crate) struct List<'a> {
    /// One past the last word.
    pub(crate) end: usize,
    pub(crate) joiner: Joiner,
    pub(crate) items: Vec<Item<'a>>,
}

/// One name of a list. Most lists are tried in vain, so it is only pointed at; what it says is worked out once it counts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Item<'a> {
    /// Its first word, without the article.
    start: usize,
    /// One past its last word.
    end: usize,
    /// The word that is its article.
    article: Option<usize>,
    /// What it means, unless nobody knows it.
    meaning: Option<&'a Meaning>,
    /// Whether it means something else as well.
    pub(crate) is_ambiguous: bool,
}

impl<'a> Item<'a> {
    pub(crate) fn is_unknown(&self) -> bool {
        self.meaning.is_none()
    }

    /// How many words it has, without the article.
    pub(crate) fn length(&self) -> usize {
        self.end - self.start
    }

    fn written(&self, subject: Subject<'a>) -> Spanned<String> {
        written(subject.text, subject.words.get(self.start..self.end).unwrap_or_default())
    }

    /// The name, as a slot holds it.
    pub(crate) fn name(&self, subject: Subject<'a>) -> Name {
        let article = self.article.and_then(|article| subject.words.get(article)).map(|word| word.written.to_string());
        let words = self.written(subject);
        let (key, class) = self.meaning.map_or((u32::MAX, String::new()), |one| (one.key, one.class.clone()));
        Name { key, class, article, written: words.value, span: words.span }
    }

    /// What is wrong with it, although it is a name.
    pub(crate) fn problem(&self, subject: Subject<'a>) -> Option<Problem> {
        let words = self.is_ambiguous.then(|| self.written(subject))?;
        let message = format!("“{}” means more than one thing here", words.value);
        let problem = Problem::new(code::AMBIGUOUS_TERM, message, words.span);
        Some(problem.help("write the full title of the one you mean"))
    }

    /// The words that stand where a name of these classes should.
    pub(crate) fn unknown(&self, subject: Subject<'a>, classes: &[String]) -> Option<UnknownName> {
        self.is_unknown().then(|| UnknownName {
            words: self.written(subject),
            length: self.length(),
            classes: classes.to_vec(),
        })
    }
}

impl<'a> Lists<'a> {
    /// Every list that begins at a word: the longest first, and among equals the one with the fewest names.
    pub(crate) fn read(&self, at: usize) -> Vec<List<'a>> {
        let (opening, joiner) = self.opening(at);
        let mut lists = Vec::new();
        let mut row = Vec::new();
        for item in self.items(at + opening) {
            row.push(item);
            self.extend(&mut row, None, joiner, &mut lists);
            row.pop();
        }
        // *one of x* is no list.
        if joiner.is_some() {
            lists.retain(|list| list.items.len() > 1);
        }
        if self.unknown {
            lists.sort_by_key(|list| {
                (
                    list.items.iter().filter(|item| item.is_unknown()).count(),
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
        match words.first().map(|word| word.lower.as_ref()) {
            Some("at") if begins(&["at", "least", "one", "of"]) || begins(&["at", "least", "1", "of"]) => {
                (4, Some(Joiner::Or))
            }
            Some("one" | "1" | "any") if words.get(1).is_some_and(|of| of.is("of")) => (2, Some(Joiner::Or)),
            Some("either") => (1, Some(Joiner::Or)),
            Some("both") => (1, Some(Joiner::And)),
            _ => (0, None),
        }
    }

    /// Collects the list that ends here, and those that go on. `written` is the *and* or *or* met so far.
    fn extend(
        &self,
        row: &mut Vec<Item<'a>>,
        written: Option<Joiner>,
        forced: Option<Joiner>,
        lists: &mut Vec<List<'a>>,
    ) {
        let Some(end) = row.last().map(|item| item.end) else { return };
        if lists.len() >= MOST_LISTS || row.len() > MOST_NAMES {
            return;
        }
        if written.is_some() || row.len() == 1 {
            let joiner = forced.or(written).unwrap_or(Joiner::One);
            lists.push(List { end, joiner, items: row.clone() });
        } else if self.ends_with_equivalent(end) {
            lists.push(List { end, joiner: forced.unwrap_or(Joiner::Or), items: row.clone() });
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
        for item in self.items(end + length + self.repeated(row, joiner, end + length)) {
            row.push(item);
            self.extend(row, joiner.or(written), forced, lists);
            row.pop();
        }
    }

    /// *A BTEC, NVQ or equivalent*: what is equivalent stands in last place of the list, and joins the others. Of subjects
    /// it doesn't, since it is never one more of them.
    fn ends_with_equivalent(&self, end: usize) -> bool {
        let is_of_types = self.classes.iter().any(|class| class == "qualification");
        let rest = self.subject.words.get(end..).unwrap_or_default();
        is_of_types && matches!(rest, [or, equivalent, ..] if or.is("or") && equivalent.is("equivalent"))
    }

    /// *In English and in maths*: how many words say once more what stands in front of the first name. Behind a comma alone
    /// something else begins: *in arts work, in a care setting*.
    fn repeated(&self, row: &[Item<'a>], joiner: Option<Joiner>, at: usize) -> usize {
        if joiner.is_none() {
            return 0;
        }
        let first = row.first().map(|item| item.article.unwrap_or(item.start));
        let front = first.and_then(|first| self.subject.words.get(first.checked_sub(1)?));
        let again = self.subject.words.get(at);
        usize::from(
            front.is_some_and(|front| {
                front.is_one_of(&["in", "with"]) && again.is_some_and(|again| again.is(&front.lower))
            }),
        )
    }

    /// What joins two names: *,* or *and* or *, or*.
    pub(crate) fn joint(&self, at: usize) -> Option<(usize, Option<Joiner>)> {
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
    fn items(&self, at: usize) -> Vec<Item<'a>> {
        let article = self.subject.words.get(at).is_some_and(|word| ARTICLES.contains(&word.lower.as_ref()));
        let mut items: Vec<Item<'a>> = self.known(at).collect();
        if article {
            items.extend(self.known(at + 1).map(|item| Item { article: Some(at), ..item }));
        }
        if self.unknown {
            let known_end = items.iter().map(|item| item.end).max();
            // *Art therpy* begins with a name, and is still more likely a slip than *art* with a word too many.
            let may_be = |item: &Item<'a>| known_end.is_none_or(|end| item.end > end && self.is_slip(item));
            items.extend(self.unknown_names(at + usize::from(article)).filter(may_be));
        }
        items
    }

    fn is_slip(&self, item: &Item<'a>) -> bool {
        self.subject.names.has_close(&item.written(self.subject).value, self.classes)
    }

    fn known(&self, at: usize) -> impl Iterator<Item = Item<'a>> {
        self.subject.found.at(at).iter().filter_map(move |candidate| self.item(at, candidate))
    }

    fn item(&self, at: usize, candidate: &'a Candidate<'a>) -> Option<Item<'a>> {
        let fitting = || candidate.meanings.iter().filter(|meaning| self.classes.contains(&meaning.class));
        // A title comes before another thing's other names.
        let has_title = fitting().any(|meaning| meaning.is_title);
        let mut meanings = fitting().filter(|meaning| meaning.is_title || !has_title);
        let first = meanings.next()?;
        let is_ambiguous = meanings.any(|meaning| meaning.key != first.key);
        Some(Item { start: at, end: candidate.end, article: None, meaning: Some(first), is_ambiguous })
    }

    fn unknown_names(&self, at: usize) -> impl Iterator<Item = Item<'a>> {
        let words = self.subject.words.get(at..).unwrap_or_default().iter().take(LONGEST_UNKNOWN);
        let ends = (at + 1..).zip(words.take_while(|word| !is_no_name(word)));
        ends.map(move |(end, _)| Item { start: at, end, article: None, meaning: None, is_ambiguous: false })
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
