//! Where something is defined, and where it is named.

use rungs_core::vocabulary::TermId;
use rungs_text::{Footnote, Page, Span};

use super::{Place, Workspace};

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Thing {
    /// A term, and the words that name it.
    Term(TermId, Span),
    /// A footnote, by its label, and the label's place.
    Footnote(String, Span),
}

impl Workspace {
    /// What stands at a byte of a page.
    pub(super) fn thing(&self, path: &str, byte: usize) -> Option<Thing> {
        if let Some((label, span)) = self.footnote_at(path, byte) {
            return Some(Thing::Footnote(label, span));
        }
        let (term, location) = self.loaded.checked.index.at(path, byte)?;
        Some(Thing::Term(term, location.span?))
    }

    /// Where what stands here is defined.
    pub fn definition(&self, path: &str, byte: usize) -> Option<Place> {
        match self.thing(path, byte)? {
            Thing::Term(term, _) => self.defining(term),
            Thing::Footnote(label, _) => {
                let (text, page) = (self.text(path)?, self.page(path)?);
                let mut all = labels(text).into_iter();
                let defined = all.find(|(name, span)| *name == label && is_definition(page, *span));
                defined.map(|(_, span)| Place::new(path, span))
            }
        }
    }

    /// Every place that names what stands here, and the one that defines it if that is wanted too.
    pub fn references(&self, path: &str, byte: usize, with_definition: bool) -> Vec<Place> {
        let mut places = match self.thing(path, byte) {
            None => Vec::new(),
            Some(Thing::Term(term, _)) => {
                let mentions = self.loaded.checked.index.mentions_of(term);
                let mut places: Vec<Place> = mentions
                    .filter(|mention| self.is_open_to_all(&mention.location.path))
                    .filter_map(|mention| Some(Place::new(&mention.location.path, mention.location.span?)))
                    .collect();
                places.extend(self.defining(term).filter(|_| with_definition));
                places
            }
            Some(Thing::Footnote(label, _)) => {
                let mut places = self.citations(path, &label);
                places.extend(self.definition(path, byte).filter(|_| with_definition));
                places
            }
        };
        places.sort();
        places.dedup();
        places
    }

    /// The place that defines a term, in a page that can be opened.
    pub(super) fn defining(&self, term: TermId) -> Option<Place> {
        let location = self.loaded.checked.index.definition(term)?;
        self.is_open_to_all(&location.path).then_some(())?;
        Some(Place::new(&location.path, location.span?))
    }

    /// The label of a footnote at a byte: where it is cited, or where it is defined.
    fn footnote_at(&self, path: &str, byte: usize) -> Option<(String, Span)> {
        let text = self.text(path)?;
        labels(text).into_iter().find(|(_, span)| span.start <= byte && byte <= span.end)
    }

    /// The labels that cite a footnote of a page.
    pub(super) fn citations(&self, path: &str, label: &str) -> Vec<Place> {
        let (Some(text), Some(page)) = (self.text(path), self.page(path)) else { return Vec::new() };
        let cited = labels(text).into_iter().filter(|(name, span)| name == label && !is_definition(page, *span));
        cited.map(|(_, span)| Place::new(path, span)).collect()
    }
}

fn is_definition(page: &Page, label: Span) -> bool {
    page.footnotes.iter().any(|Footnote { name, .. }| name.span.contains(label))
}

/// The labels of all footnotes in a text, with their places between `[^` and `]`.
pub(super) fn labels(text: &str) -> Vec<(String, Span)> {
    let opened = text.match_indices("[^").map(|(at, _)| at + 2);
    let labels = opened.filter_map(|start| {
        let label = text.get(start..)?.split(']').next()?;
        let is_label = !label.is_empty() && !label.contains(['\n', '[', ' ']);
        is_label.then(|| (label.to_owned(), Span::new(start, start + label.len())))
    });
    labels.collect()
}
