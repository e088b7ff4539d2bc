//! Names of the vocabulary, as they go into a sentence.

use std::cmp::Reverse;

use rungs_core::english::article;
use rungs_core::vocabulary::{Term, TermId};

use crate::workspace::Workspace;
use crate::workspace::english::plural;

/// A name that fits a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fitting {
    pub(super) term: TermId,
    /// The spelling that fits what is typed: the title or another name.
    pub(super) spelling: String,
    /// How it is inserted: the title, in the plural or with an article if need be.
    pub(super) words: String,
    /// Whether only a word further in begins as typed.
    pub(super) is_inner: bool,
}

/// What is wanted of a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'w> {
    pub(super) classes: &'w [String],
    /// What is typed of it.
    pub(super) begun: &'w str,
    pub(super) is_counted: bool,
    pub(super) takes_article: bool,
}

impl Workspace {
    /// Names that begin as typed, then those with another word that does; within both, those used most first.
    pub(super) fn fitting(&self, wanted: Wanted<'_>) -> Vec<Fitting> {
        let begun = wanted.begun.to_lowercase();
        let begun = begun.trim_start();
        let inner = format!(" {begun}");
        let fits = |spelling: &str| {
            let lower = spelling.to_lowercase();
            match () {
                () if lower.starts_with(begun) => Some(false),
                () if !begun.is_empty() && lower.contains(&inner) => Some(true),
                () => None,
            }
        };
        let vocabulary = &self.loaded.checked.framework.vocabulary;
        let mut found = Vec::new();
        for (id, term) in vocabulary.iter() {
            if !wanted.classes.iter().any(|class| is_class(class, &term.class)) {
                continue;
            }
            let spellings = || std::iter::once(&term.title).chain(&term.aliases).enumerate();
            let best = spellings().filter_map(|(place, spelling)| Some((fits(spelling)?, place > 0, spelling)));
            // An empty beginning is the title's own.
            if let Some((is_inner, is_alias, spelling)) = best.min_by_key(|(inner, alias, _)| (*inner, *alias)) {
                let words = self.written(id, term, wanted);
                let rank = (is_inner, Reverse(self.usage().of_term(id)), is_alias, term.title.clone());
                found.push((rank, Fitting { term: id, spelling: spelling.clone(), words, is_inner }));
            }
        }
        found.sort_by(|(one, _), (other, _)| one.cmp(other));
        found.into_iter().map(|(_, fitting)| fitting).collect()
    }

    /// A term in its canonical form, as it goes into the place.
    fn written(&self, id: TermId, term: &Term, wanted: Wanted<'_>) -> String {
        if wanted.is_counted {
            return plural(&term.title);
        }
        let article = match self.usage().article(id) {
            _ if !wanted.takes_article => None,
            Some(Some("the")) => Some("the"),
            Some(Some(_)) => Some(article(&term.title)),
            Some(None) => None,
            None => usual_article(term),
        };
        article.map_or_else(|| term.title.clone(), |article| format!("{article} {}", term.title))
    }
}

/// The article of a name that no sentence has used yet.
fn usual_article(term: &Term) -> Option<&'static str> {
    let is_abbreviation = term.title.chars().all(|letter| letter.is_uppercase());
    match term.class.as_str() {
        "role" | "role family" | "job" | "qualification" | "check" | "licence" => Some(article(&term.title)),
        "register" | "regulator" | "scheme" | "test" => Some("the"),
        "sector" if is_abbreviation => Some("the"),
        _ => None,
    }
}

/// In a template a class is one word.
pub(super) fn is_class(in_template: &str, class: &str) -> bool {
    in_template == class || in_template.replace('-', " ") == class
}
