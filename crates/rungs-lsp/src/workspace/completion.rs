//! What can be written at a place: the rest of a sentence, names, headings, keys, footnotes, links to roles.
//!
//! Words and uses come from the framework as it was last checked; the page itself is the one being typed. So an answer
//! waits for no check, and a word defined a moment ago is known a moment later.

mod footnote;
mod front_matter;
mod heading;
mod link;
mod name;
mod sentence;
mod vocabulary;

use rungs_core::date::Date;
use rungs_core::vocabulary::TermId;
use rungs_text::Span;

use super::spot::{PageSort, Spot};
use super::{Change, Workspace};

pub(super) use heading::meaning as heading_meaning;

/// Offered at one place, at most: a list that nobody reads to its end helps nobody.
const MOST: usize = 100;

/// Something that can be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// As it stands in a list.
    pub label: String,
    /// What it belongs to.
    pub sort: Sort,
    /// What stands beside it, in a few words.
    pub detail: Option<String>,
    /// What it means, as Markdown.
    pub meaning: Option<String>,
    /// What is replaced.
    pub replaces: Span,
    /// By which words. Where something is to be filled in, they stop before it.
    pub words: String,
    /// The same with places to fill in, in the notation of the protocol's snippets, where there are some.
    pub snippet: Option<String>,
    /// What the words typed so far are compared with.
    pub filter: String,
    /// Changes elsewhere on the page that go with it.
    pub besides: Vec<Change>,
    /// The term it names.
    pub term: Option<TermId>,
}

/// What a completion belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// How a sentence begins or ends: strengths, conditions, moments, deciders.
    Language,
    /// The clause of a kind of condition.
    Clause,
    /// A term of the vocabulary.
    Term,
    /// A heading.
    Heading,
    /// A key of the front matter or of a vocabulary entry, or a value of one.
    Key,
    /// A source.
    Footnote,
    /// A role page.
    Role,
    /// A line about a way in.
    Line,
}

impl Completion {
    fn new(sort: Sort, replaces: Span, words: impl Into<String>) -> Completion {
        let words = words.into();
        Completion {
            label: words.trim().to_owned(),
            sort,
            detail: None,
            meaning: None,
            replaces,
            filter: words.trim_start().to_owned(),
            words,
            snippet: None,
            besides: Vec::new(),
            term: None,
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Completion {
        self.detail = Some(detail.into());
        self
    }

    fn meaning(mut self, meaning: impl Into<String>) -> Completion {
        self.meaning = Some(meaning.into());
        self
    }

    /// Whether it goes on with what is typed, however that is spaced or capitalised.
    fn goes_on(&self, typed: &str) -> bool {
        let typed = typed.trim_start().to_lowercase();
        self.filter.to_lowercase().starts_with(&typed)
    }
}

/// What there is to offer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completions {
    /// What is wanted most comes first.
    pub items: Vec<Completion>,
    /// Whether another letter may bring others.
    pub is_incomplete: bool,
}

impl Workspace {
    /// What can be written at a byte of a page that reads like this now.
    pub fn completions(&self, path: &str, text: &str, byte: usize, today: Date) -> Completions {
        let spot = Spot::new(text, byte);
        let mut items = self.offered(path, &spot, today);
        let is_incomplete = items.len() > MOST || items.iter().any(|item| item.sort != Sort::Heading);
        items.truncate(MOST);
        for item in &mut items {
            item.meaning = item.meaning.take().or_else(|| self.defined(item.term?));
        }
        Completions { items, is_incomplete }
    }

    fn offered(&self, path: &str, spot: &Spot<'_>, today: Date) -> Vec<Completion> {
        if spot.is_front_matter {
            return self.front_matter_completions(spot, today);
        }
        match spot.sort {
            Some(PageSort::Role) => self.on_role_page(path, spot),
            Some(PageSort::Opportunity) => self.on_opportunity_page(path, spot),
            Some(PageSort::Vocabulary) => self.vocabulary_completions(spot),
            Some(PageSort::Framework) | None => Vec::new(),
        }
    }

    fn on_opportunity_page(&self, path: &str, spot: &Spot<'_>) -> Vec<Completion> {
        if let Some(found) = self.footnote_completions(path, spot) {
            return found;
        }
        match spot.bullet() {
            Some(bullet) => self.bullet_completions(path, spot, &bullet),
            None => heading::of_opportunity(spot),
        }
    }

    fn on_role_page(&self, path: &str, spot: &Spot<'_>) -> Vec<Completion> {
        if let Some(found) = self.footnote_completions(path, spot) {
            return found;
        }
        if let Some(found) = self.link_completions(path, spot) {
            return found;
        }
        if spot.before().starts_with('#') {
            return heading::completions(spot);
        }
        match spot.bullet() {
            Some(bullet) => self.bullet_completions(path, spot, &bullet),
            None => heading::line_completions(spot),
        }
    }
}

/// Words of a snippet that mean themselves.
fn escaped(words: &str) -> String {
    let mut escaped = String::with_capacity(words.len());
    for letter in words.chars() {
        if matches!(letter, '\\' | '$' | '}') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}
