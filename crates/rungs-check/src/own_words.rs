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

#[cfg(test)]
mod tests {
    use super::*;
    use rungs_core::condition::{Tally, Test};
    use rungs_core::fact::{Field, List};

    fn named(title: &str, class: &str) -> Term {
        Term { title: title.to_owned(), slug: slug(title), class: class.to_owned(), ..Term::default() }
    }

    fn vocabulary(terms: &[(&str, &str)]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (title, class) in terms {
            vocabulary.add(named(title, class));
        }
        vocabulary
    }

    /// What is named twice is one thing, in any letters; what is a skill there and a duty here is two.
    #[test]
    fn own_words_stand_behind_the_vocabulary() {
        let vocabulary = vocabulary(&[("sing", "skill"), ("dance", "duty")]);
        let own = OwnWords::of(&vocabulary);
        let places = [("sing.", "skill"), ("drive", "skill"), ("fly", "skill"), ("Drive.", "skill"), ("drive", "duty")]
            .map(|(words, class)| own.asked_about(words, class).0);
        assert_eq!(places, [0, 2, 3, 2, 4]);
        let titles: Vec<(String, String)> = own.into_own().into_iter().map(|term| (term.title, term.class)).collect();
        let expected = [("drive", "skill"), ("fly", "skill"), ("drive", "duty")];
        assert_eq!(titles, expected.map(|(title, class)| (title.to_owned(), class.to_owned())));
    }

    /// Another page's words may have come in between.
    #[test]
    fn a_page_speaks_of_its_words_where_they_went() {
        let mut vocabulary = vocabulary(&[("sing", "skill"), ("fly", "skill"), ("ride", "skill")]);
        let places = add(vec![named("drive", "skill"), named("fly", "skill")], &mut vocabulary);
        assert_eq!(places, [TermId(3), TermId(1)]);
        // It was read when there was one term, so its own were the next two.
        let within = |terms: &[u32]| Condition {
            list: List::Qualifications,
            ways: vec![vec![Test {
                fields: Vec::<Field>::new(),
                check: Check::Within(terms.iter().copied().map(TermId).collect()),
            }]],
            tally: Tally::Count(1),
        };
        let mut condition = within(&[0, 1, 2]);
        moved(1, &places)(&mut condition);
        assert_eq!(condition, within(&[0, 3, 1]));
    }
}
