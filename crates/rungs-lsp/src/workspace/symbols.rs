//! What a page consists of, and where in all pages something is called so.

use rungs_text::{Section, Span};

use super::spot::{PageSort, Spot};
use super::{Place, Workspace};

/// Found by one query, at most.
const MOST: usize = 200;

/// A heading of a page, with those below it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// Its words.
    pub name: String,
    /// What there is to say beside them.
    pub detail: Option<String>,
    /// What it is.
    pub sort: SymbolSort,
    /// All of it.
    pub span: Span,
    /// Its words, in the page.
    pub words: Span,
    /// What stands below it.
    pub below: Vec<Symbol>,
}

/// What a symbol is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolSort {
    /// A role, or the title of another page.
    Page,
    /// A heading of the language.
    Heading,
    /// A way in.
    WayIn,
    /// A term of the vocabulary.
    Term,
}

/// Something found by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its name.
    pub name: String,
    /// What it is.
    pub sort: SymbolSort,
    /// What it belongs to: its class, or its role.
    pub within: String,
    /// Where it is defined.
    pub place: Place,
}

impl Workspace {
    /// The headings of a page.
    pub fn symbols(&self, path: &str) -> Vec<Symbol> {
        let (Some(page), Some(text)) = (self.page(path), self.text(path)) else { return Vec::new() };
        let sort = Spot::new(text, text.len()).sort;
        let sections = || page.sections.iter().map(|section| symbol(section, sort)).collect();
        let Some(title) = &page.title else { return sections() };
        let end = text.trim_end().len();
        let start = title.span().start.min(end);
        vec![Symbol {
            name: title.as_str().trim().to_owned(),
            detail: None,
            sort: SymbolSort::Page,
            span: Span::new(start, end.max(title.span().end)),
            words: title.span(),
            below: sections(),
        }]
    }

    /// Roles, ways in and terms whose names have these letters in this order; those that begin with them first.
    pub fn named(&self, query: &str) -> Vec<Found> {
        let query = query.to_lowercase();
        let checked = &self.loaded.checked;
        let mut found: Vec<(u8, Found)> = Vec::new();
        let mut keep = |name: &str, spellings: &[&str], sort, within: &str, place: Place| {
            let near = spellings.iter().filter_map(|spelling| nearness(spelling, &query)).min();
            found.extend(
                near.map(|near| (near, Found { name: name.to_owned(), sort, within: within.to_owned(), place })),
            );
        };
        for (id, location) in checked.index.definitions().filter(|(_, place)| self.is_open_to_all(&place.path)) {
            let (Some(term), Some(span)) = (checked.framework.vocabulary.get(id), location.span) else { continue };
            let sort = if term.class == "role" { SymbolSort::Page } else { SymbolSort::Term };
            let spellings: Vec<&str> = std::iter::once(&term.title).chain(&term.aliases).map(String::as_str).collect();
            keep(&term.title, &spellings, sort, &term.class, Place::new(&location.path, span));
        }
        for role in checked.framework.roles.iter().filter(|role| self.is_open_to_all(&role.page)) {
            let Some(page) = self.page(&role.page) else { continue };
            let ways = page.sections.iter().flat_map(|section| &section.sections).filter(|section| section.level == 3);
            for way in ways {
                let name = way.heading.as_str().trim();
                keep(name, &[name], SymbolSort::WayIn, &role.title, Place::new(&role.page, way.heading.span()));
            }
        }
        found.sort_by(|(near, one), (other_near, other)| (near, &one.name).cmp(&(other_near, &other.name)));
        found.into_iter().take(MOST).map(|(_, found)| found).collect()
    }

    /// What can be folded: the lines of headings with all below them, and the front matter. Lines from 0.
    pub fn folds(&self, path: &str) -> Vec<(usize, usize)> {
        let (Some(page), Some(text)) = (self.page(path), self.text(path)) else { return Vec::new() };
        let line = |byte: usize| text.get(..byte).unwrap_or_default().matches('\n').count();
        let mut folds = Vec::new();
        if let (Some(first), Some(last)) = (page.front_matter.first(), page.front_matter.last()) {
            folds.push((line(first.key.span.start).saturating_sub(1), line(last.value.span.end) + 1));
        }
        let mut pending: Vec<&Section> = page.sections.iter().collect();
        while let Some(section) = pending.pop() {
            pending.extend(&section.sections);
            let end = section.span.start + section.span.slice(text).trim_end().len();
            folds.push((line(section.span.start), line(end)));
        }
        if let (Some(first), Some(last)) = (page.footnotes.first(), page.footnotes.last()) {
            folds.push((line(first.name.span.start), line(last.text.span().end)));
        }
        folds.retain(|(start, end)| start < end);
        folds.sort_unstable();
        folds
    }
}

fn symbol(section: &Section, sort: Option<PageSort>) -> Symbol {
    let words = section.heading.span();
    let rules = section.bullets.len();
    Symbol {
        name: match section.heading.as_str().trim() {
            "" => "(no words)".to_owned(),
            name => name.to_owned(),
        },
        detail: (rules > 0).then(|| super::english::count(rules, "bullet", "bullets")),
        sort: match (sort, section.level) {
            (Some(PageSort::Vocabulary), _) => SymbolSort::Term,
            (Some(PageSort::Role), 3) => SymbolSort::WayIn,
            _ => SymbolSort::Heading,
        },
        // A heading without words has no place of its own.
        words: if section.span.contains(words) { words } else { Span::at(section.span.start) },
        span: section.span,
        below: section.sections.iter().map(|below| symbol(below, sort)).collect(),
    }
}

/// How near a name is to a query: smaller is nearer; none if it isn't found by it.
fn nearness(name: &str, query: &str) -> Option<u8> {
    let name = name.to_lowercase();
    if name.starts_with(query) {
        return Some(0);
    }
    if name.contains(&format!(" {query}")) {
        return Some(1);
    }
    let mut letters = name.chars();
    query
        .chars()
        .filter(|letter| !letter.is_whitespace())
        .all(|wanted| letters.any(|letter| letter == wanted))
        .then_some(2)
}
