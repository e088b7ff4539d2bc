//! What a framework's pages use, and how often: what is used most is most likely wanted next.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use rungs_check::{Checked, Index};
use rungs_core::vocabulary::TermId;
use rungs_text::{Body, Clause, Match, Slot};

/// How often frames and terms are used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Usage {
    frames: BTreeMap<usize, usize>,
    terms: BTreeMap<TermId, usize>,
    articles: BTreeMap<TermId, BTreeMap<Option<String>, usize>>,
}

impl Usage {
    pub(super) fn of(checked: &Checked) -> Usage {
        let mut usage = Usage::default();
        checked.index.mentions().iter().for_each(|mention| *usage.terms.entry(mention.term).or_default() += 1);
        matches(&checked.index).for_each(|found| usage.count(found));
        usage
    }

    fn count(&mut self, found: &Match) {
        *self.frames.entry(found.template).or_default() += 1;
        for slot in found.slots.values() {
            let Slot::Names { names, .. } = slot else { continue };
            for name in names {
                let articles = self.articles.entry(TermId(name.key)).or_default();
                *articles.entry(name.article.as_ref().map(|article| article.to_lowercase())).or_default() += 1;
            }
        }
    }

    /// How often a frame is used; where it isn't at all, how often the framework that is built in uses it.
    pub(super) fn of_frame(&self, template: usize) -> (usize, usize) {
        let often = |usage: &Usage| usage.frames.get(&template).copied().unwrap_or_default();
        (often(self), often(built_in()))
    }

    pub(super) fn of_term(&self, term: TermId) -> usize {
        self.terms.get(&term).copied().unwrap_or_default()
    }

    /// Whether a term is mostly written with *the*, with *a* or *an*, or without any article; none if it isn't written yet.
    pub(super) fn article(&self, term: TermId) -> Option<Option<&str>> {
        let most = self.articles.get(&term)?.iter().max_by_key(|(_, count)| **count)?;
        Some(most.0.as_deref())
    }
}

/// Every clause that a frame has read.
fn matches(index: &Index) -> impl Iterator<Item = &Match> {
    index.bullets().iter().flat_map(|bullet| {
        let body = match &bullet.sentence.body {
            Body::Match(found) => Some(found),
            _ => None,
        };
        let guard = bullet.sentence.guard.as_ref().and_then(|guard| match &guard.clause {
            Clause::Match { found, .. } => Some(found),
            Clause::Open(_) => None,
        });
        body.into_iter().chain(guard)
    })
}

/// A framework that has just been begun says nothing yet; the built-in one is a fair guess.
fn built_in() -> &'static Usage {
    static USAGE: OnceLock<Usage> = OnceLock::new();
    USAGE.get_or_init(|| Usage::of(&rungs_app::framework::built_in().checked))
}
