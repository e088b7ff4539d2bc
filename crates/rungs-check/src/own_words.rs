//! The vocabulary as one page sees it: with terms for what that page alone names, in its own words.
//!
//! Pages are read side by side, so none of them can add to the vocabulary. Each keeps its terms behind the vocabulary's
//! places until all are read; then they are added page by page, and its rules speak of them by their new places.

use std::cell::RefCell;
use std::ops::Deref;

use rungs_core::condition::{Check, Condition};
use rungs_core::vocabulary::{Term, TermId, Vocabulary, normal};

use crate::vocabulary_page::slug;

/// A vocabulary, and behind it what one page asks about in words of its own: a question asked word for word, a duty, a
/// skill.
#[derive(Debug)]
pub(crate) struct OwnWords<'v> {
    vocabulary: &'v Vocabulary,
    own: RefCell<Vec<Term>>,
}

impl Deref for OwnWords<'_> {
    type Target = Vocabulary;

    fn deref(&self) -> &Vocabulary {
        self.vocabulary
    }
}

impl<'v> OwnWords<'v> {
    /// No words of its own yet.
    pub(crate) fn of(vocabulary: &'v Vocabulary) -> OwnWords<'v> {
        OwnWords { vocabulary, own: RefCell::default() }
    }

    /// The term for something that the page names in its own words.
    pub(crate) fn asked_about(&self, written: &str, class: &str) -> TermId {
        let words = written.trim().trim_end_matches('.');
        if let Some(known) = self.vocabulary.find(words, &[class]) {
            return known;
        }
        let mut own = self.own.borrow_mut();
        let name = normal(words);
        let is_named = |term: &Term| [&term.title, &term.slug].into_iter().any(|known| normal(known) == name);
        let place = own.iter().position(|term| term.class == class && is_named(term)).unwrap_or_else(|| {
            own.push(Term { title: words.to_owned(), slug: slug(words), class: class.to_owned(), ..Term::default() });
            own.len() - 1
        });
        TermId(u32::try_from(self.vocabulary.len() + place).unwrap_or(u32::MAX))
    }

    /// The words of its own, in the order in which the page names them.
    pub(crate) fn into_own(self) -> Vec<Term> {
        self.own.into_inner()
    }
}

/// Adds a page's own words to the vocabulary, which may have gained other pages' since the page was read, and says where
/// each went.
pub(crate) fn add(own: Vec<Term>, vocabulary: &mut Vocabulary) -> Vec<TermId> {
    let place = |term: Term| {
        let known = vocabulary.find(&term.title, &[&term.class]);
        known.unwrap_or_else(|| vocabulary.add(term))
    };
    own.into_iter().map(place).collect()
}

/// Lets conditions of a page speak of its own words by their places: they stood behind the `before` terms it was read with.
pub(crate) fn moved(before: usize, places: &[TermId]) -> impl FnMut(&mut Condition) {
    let is_moved = places.iter().enumerate().any(|(place, id)| before + place != id.0 as usize);
    move |condition| {
        if !is_moved {
            return;
        }
        let place = |id: TermId| {
            let place = (id.0 as usize).checked_sub(before);
            place.and_then(|place| places.get(place)).copied().unwrap_or(id)
        };
        for test in condition.ways.iter_mut().flatten() {
            if let Check::Within(terms) | Check::Outside(terms) = &mut test.check {
                terms.iter_mut().for_each(|term| *term = place(*term));
            }
        }
    }
}
