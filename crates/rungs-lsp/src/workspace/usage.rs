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
    /// How often a frame names a term.
    named: BTreeMap<(usize, TermId), usize>,
    /// What is written in the slots of a frame that hold no names.
    written: BTreeMap<(usize, String), BTreeMap<String, usize>>,
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
        for (name, slot) in found.slots.iter() {
            if let Some(written) = as_written(slot) {
                let key = (found.template, name.clone());
                *self.written.entry(key).or_default().entry(written).or_default() += 1;
            }
            let Slot::Names { names, .. } = slot else { continue };
            for name in names {
                *self.named.entry((found.template, TermId(name.key))).or_default() += 1;
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

    /// How often a frame names a term.
    pub(super) fn of_name(&self, template: usize, term: TermId) -> usize {
        self.named.get(&(template, term)).copied().unwrap_or_default()
    }

    /// What is written most in a slot of a frame, here or else in the framework that is built in.
    pub(super) fn typical(&self, template: usize, slot: &str) -> Option<&str> {
        let key = (template, slot.to_owned());
        let written = self.written.get(&key).or_else(|| built_in().written.get(&key))?;
        written.iter().max_by_key(|(_, count)| **count).map(|(words, _)| words.as_str())
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

/// A slot in its canonical words, where they can be told from what it holds.
fn as_written(slot: &Slot) -> Option<String> {
    Some(match slot {
        Slot::Number { low, high: Some(high), .. } => format!("{low} to {high}"),
        Slot::Number { low, at_least: true, .. } => format!("at least {low}"),
        Slot::Number { low, .. } => low.to_string(),
        Slot::Level { level, exactly: false } => format!("level {level} or above"),
        Slot::Months { low, high: None } if low % 12 == 0 && *low > 12 => format!("{} years", low / 12),
        Slot::Months { low, high: None } => format!("{low} months"),
        _ => return None,
    })
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
            Clause::Open(_) | Clause::AskedFor(_) => None,
        });
        body.into_iter().chain(guard)
    })
}

/// A framework that has just been begun says nothing yet; the built-in one is a fair guess.
fn built_in() -> &'static Usage {
    static USAGE: OnceLock<Usage> = OnceLock::new();
    USAGE.get_or_init(|| Usage::of(&rungs_app::framework::built_in().checked))
}
