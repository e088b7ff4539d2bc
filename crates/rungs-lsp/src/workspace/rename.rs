//! Giving a term, or a footnote, another name everywhere it is named.
//!
//! Nothing may mean anything else afterwards. So the pages are read again as they would then be, and every sentence has to
//! say what it said, of the same terms.

use std::collections::BTreeMap;

use rungs_check::{Checked, Level, SourceFile};
use rungs_core::english::article;
use rungs_core::vocabulary::{Term, TermId, normal};
use rungs_text::{Match, Span, same_sentences};

use super::definition::Thing;
use super::english::{capitalised_like, plural, upper_first};
use super::{Change, Place, Workspace};

impl Workspace {
    /// The words that a renaming here would change, and what they are called now.
    ///
    /// # Errors
    /// Why nothing here can be renamed.
    pub fn renamable(&self, path: &str, byte: usize) -> Result<(Span, String), String> {
        match self.thing(path, byte) {
            Some(Thing::Term(term, span)) => {
                let term = self.loaded.checked.framework.vocabulary.get(term).filter(|_| self.can_be_opened(term));
                let term = term.ok_or("this word belongs to the framework that is built in")?;
                let written = self.words(path, span);
                Ok((span, spelling(term, &written).unwrap_or(&term.title).to_owned()))
            }
            Some(Thing::Footnote(label, span)) => Ok((span, label)),
            None => Err("there is no term and no footnote here".to_owned()),
        }
    }

    /// The changes that give what stands here another name.
    ///
    /// # Errors
    /// Why it can't be called so.
    pub fn renamed(&self, path: &str, byte: usize, name: &str) -> Result<Vec<Change>, String> {
        let (_, before) = self.renamable(path, byte)?;
        let name = name.trim();
        if name == before {
            return Ok(Vec::new());
        }
        match self.thing(path, byte) {
            Some(Thing::Term(term, _)) => self.term_renamed(term, &before, name),
            Some(Thing::Footnote(label, _)) => self.footnote_renamed(path, &label, name),
            None => Ok(Vec::new()),
        }
    }

    fn footnote_renamed(&self, path: &str, label: &str, name: &str) -> Result<Vec<Change>, String> {
        if name.is_empty() || !name.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter)) {
            return Err("the label of a footnote is letters, digits and hyphens".to_owned());
        }
        let page = self.page(path).ok_or("there is no such page")?;
        if page.footnotes.iter().any(|one| one.name.value.eq_ignore_ascii_case(name)) {
            return Err(format!("the page has a footnote [^{name}] already"));
        }
        let text = self.text(path).unwrap_or_default();
        let all = super::definition::labels(text).into_iter().filter(|(one, _)| one == label);
        Ok(all.map(|(_, span)| Change::new(path, span, name)).collect())
    }

    /// Renames one spelling of a term: its title, or one of its other names.
    fn term_renamed(&self, id: TermId, before: &str, name: &str) -> Result<Vec<Change>, String> {
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let term = vocabulary.get(id).ok_or("there is no such term")?;
        if name.is_empty() || name.contains(['\n', '\r', '[', ']', '#', '*', '`', '<', ',', ':', ';', '.']) {
            return Err("a name is words alone: no commas, full stops or brackets".to_owned());
        }
        let taken =
            vocabulary.named(name).iter().filter(|other| **other != id).filter_map(|other| vocabulary.get(*other));
        if let Some(other) = taken.into_iter().find(|other| other.class == term.class) {
            return Err(format!("“{name}” is the name of another {}: “{}”", term.class, other.title));
        }
        let is_own =
            std::iter::once(&term.title).chain(&term.aliases).any(|own| own != before && normal(own) == normal(name));
        if is_own {
            return Err(format!("“{}” is called “{name}” already", term.title));
        }
        let mut changes = self.definition_changes(id, term, before, name)?;
        for mention in self.loaded.checked.index.mentions_of(id) {
            let (path, Some(span)) = (&mention.location.path, mention.location.span) else { continue };
            if !self.is_open_to_all(path) {
                continue;
            }
            let written = self.words(path, span);
            let Some(words) = respelled(&written, before, name) else { continue };
            changes.extend(self.article_change(path, span, &words));
            changes.push(Change::new(path, span, words));
        }
        changes.sort();
        changes.dedup();
        self.keeps_meaning(&changes, id)?;
        Ok(changes)
    }

    /// The heading, the title or the line that gives a term this name.
    fn definition_changes(&self, id: TermId, term: &Term, before: &str, name: &str) -> Result<Vec<Change>, String> {
        let defined = self.defining(id).ok_or("nothing in these pages defines this term")?;
        if before == term.title {
            let written = self.words(&defined.path, defined.span);
            let words = capitalised_like(name, &written, before);
            return Ok(vec![Change { place: defined, replacement: words }]);
        }
        let (line, text) = self.aliases(&defined).ok_or("nothing in these pages gives this term its other name")?;
        let places = text.match_indices(before).map(|(at, _)| Span::new(line + at, line + at + before.len()));
        let whole = |span: &Span| {
            let around = |at: Option<char>| at.is_none_or(|letter| !letter.is_alphanumeric() && letter != '-');
            let page = self.text(&defined.path).unwrap_or_default();
            let before = page.get(..span.start).and_then(|before| before.trim_end_matches(' ').chars().next_back());
            let behind = page.get(span.end..).and_then(|behind| behind.trim_start_matches(' ').chars().next());
            around(before) && around(behind)
        };
        let changes: Vec<Change> = places.filter(whole).map(|span| Change::new(&defined.path, span, name)).collect();
        if changes.is_empty() { Err("the line with this other name can't be found".to_owned()) } else { Ok(changes) }
    }

    /// The line that lists the other names of a term, and where it begins.
    fn aliases(&self, defined: &Place) -> Option<(usize, &str)> {
        let text = self.text(&defined.path)?;
        let is_entry = text.get(..defined.span.start)?.rsplit('\n').next()?.starts_with("## ");
        let (start, key) = if is_entry { (defined.span.end, "Also called:") } else { (0, "also-called:") };
        let at = start + text.get(start..)?.find(key)?;
        // The next entry's line is not this one's.
        if is_entry && text.get(start..at)?.contains("\n## ") {
            return None;
        }
        text.get(at..).and_then(|rest| rest.lines().next()).map(|line| (at, line))
    }

    /// *a* in front of a name that now begins otherwise, or *an*.
    fn article_change(&self, path: &str, span: Span, words: &str) -> Option<Change> {
        let before = self.text(path)?.get(..span.start)?;
        let word = before.strip_suffix(' ')?.rsplit([' ', '\n', '(']).next()?;
        if !matches!(word.to_lowercase().as_str(), "a" | "an") || word.eq_ignore_ascii_case(article(words)) {
            return None;
        }
        let article = if word.starts_with('A') { upper_first(article(words)) } else { article(words).to_owned() };
        let start = span.start - 1 - word.len();
        Some(Change::new(path, Span::new(start, start + word.len()), article))
    }

    /// Reads the pages as they would be, and sees whether everything says what it said.
    fn keeps_meaning(&self, changes: &[Change], renamed: TermId) -> Result<(), String> {
        let before = &self.loaded.checked;
        let after = rungs_check::check(&self.with(changes)?);
        if let Some(broken) = first_new_error(before, &after) {
            return Err(format!("with this name {broken}"));
        }
        let is_same = |one: &Match, other: &Match| {
            one.kind == other.kind && one.template == other.template && one.is_filled_like(other)
        };
        let (was, is) = (before.index.bullets(), after.index.bullets());
        let other = was.iter().zip(is).find(|(was, is)| !same_sentences(&was.sentence, &is.sentence, &is_same));
        if let Some((was, _)) = other.filter(|_| was.len() == is.len()) {
            let (path, line) = (&was.location.path, was.location.line);
            return Err(format!("with this name {path}:{line} would mean something else: “{}”", was.sentence.text));
        }
        let terms = |checked: &Checked| -> Vec<Term> {
            let terms = checked.framework.vocabulary.iter().filter(|(_, term)| term.class != "question");
            terms.map(|(id, term)| if id == renamed { nameless(term) } else { term.clone() }).collect()
        };
        if was.len() != is.len() || terms(before) != terms(&after) {
            return Err("with this name other terms would mean something else".to_owned());
        }
        Ok(())
    }

    /// The files with some changes made.
    fn with(&self, changes: &[Change]) -> Result<Vec<SourceFile>, String> {
        let mut by_page: BTreeMap<&str, Vec<&Change>> = BTreeMap::new();
        changes.iter().for_each(|change| by_page.entry(&change.place.path).or_default().push(change));
        let mut files = self.loaded.files.clone();
        for file in &mut files {
            let (Some(changes), Ok(content)) = (by_page.get(file.path.as_str()), &mut file.content) else { continue };
            for change in changes.iter().rev() {
                let span = change.place.span;
                if span.end > content.len() || span.start > span.end {
                    return Err("the page has changed meanwhile".to_owned());
                }
                content.splice(span.start..span.end, change.replacement.bytes());
            }
        }
        Ok(files)
    }

    fn can_be_opened(&self, term: TermId) -> bool {
        self.defining(term).is_some()
    }

    /// The words of a place, on one line.
    fn words(&self, path: &str, span: Span) -> String {
        let written = self.text(path).and_then(|text| text.get(span.start..span.end)).unwrap_or_default();
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// The spelling of a term that some words are, in whatever number and with whatever capital.
fn spelling<'t>(term: &'t Term, written: &str) -> Option<&'t str> {
    let spellings = || std::iter::once(&term.title).chain(&term.aliases).map(String::as_str);
    spellings().find(|one| ending(written, one).is_some())
}

/// How words go on behind a spelling: not at all, in the plural or with a possessive.
fn ending(written: &str, spelling: &str) -> Option<Ending> {
    let (written, spelling) = (written.to_lowercase().replace('’', "'"), spelling.to_lowercase().replace('’', "'"));
    let (base, possessive) = match written.strip_suffix("'s") {
        Some(base) => (base.to_owned(), "'s"),
        None => match written.strip_suffix('\'') {
            Some(base) => (base.to_owned(), "'"),
            None => (written, ""),
        },
    };
    match () {
        () if base == spelling => Some(Ending { is_plural: false, possessive }),
        () if base == plural(&spelling) || base == format!("{spelling}s") => {
            Some(Ending { is_plural: true, possessive })
        }
        () => None,
    }
}

struct Ending {
    is_plural: bool,
    possessive: &'static str,
}

/// Words that are a spelling, with another in its place; none where they are another spelling.
fn respelled(written: &str, before: &str, name: &str) -> Option<String> {
    let ending = ending(written, before)?;
    let number = if ending.is_plural { plural(name) } else { name.to_owned() };
    Some(capitalised_like(&format!("{number}{}", ending.possessive), written, before))
}

/// A term without what it is called.
fn nameless(term: &Term) -> Term {
    Term { title: String::new(), slug: String::new(), aliases: Vec::new(), ..term.clone() }
}

/// An error that a framework has more of now, in words that complete *with this name …*.
fn first_new_error(before: &Checked, after: &Checked) -> Option<String> {
    let errors = |checked: &Checked| {
        let mut errors: BTreeMap<(String, &'static str), usize> = BTreeMap::new();
        for one in checked.findings.iter().filter(|one| one.level == Level::Error) {
            *errors.entry((one.location.path.clone(), one.code)).or_default() += 1;
        }
        errors
    };
    let (was, is) = (errors(before), errors(after));
    let (path, code) =
        is.iter().find(|(error, count)| was.get(*error).unwrap_or(&0) < count).map(|(error, _)| error)?;
    let found = after.findings.iter().find(|one| one.location.path == *path && one.code == *code)?;
    Some(format!("{path}:{} can't be read: {}", found.location.line, found.message))
}
