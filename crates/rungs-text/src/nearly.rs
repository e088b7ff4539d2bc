//! Words that somebody judges as a whole, though most of them are a sentence that can be checked.
//!
//! *You must have strong experience in healthcare, as the university decides* checks nothing: *strong* keeps it from being
//! read. An author who meant both has to see that.

use crate::clause::{self, Form, Stop};
use crate::matching::written;
use crate::problem::Rewrite;
use crate::sentence::Grammar;
use crate::slot::Slot;
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::Word;

/// What keeps words from being read that somebody judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Nearly {
    /// The words too many.
    pub left_over: Spanned<String>,
    /// The sentence without them: what it asks can be checked, and is theirs to decide as well.
    pub without: Rewrite,
}

/// Words in a row that are tried without, besides all that follow the place where reading stopped.
const MOST_WORDS: usize = 2;

/// Looks for a few words without which a clause would be read: those where reading stopped, or the rest from there on.
pub(crate) fn look(stop: &Stop<'_>, text: &Text, grammar: &Grammar<'_>) -> Option<Nearly> {
    let words = &stop.form.words;
    let at = stop.reach.word.min(words.len());
    let short = (1..=MOST_WORDS).flat_map(|length| {
        let starts = at.saturating_sub(1)..=at;
        starts.map(move |start| (start, start + length))
    });
    let tails = [at, at.saturating_sub(1)].map(|start| (start, words.len()));
    short.chain(tails).find_map(|(start, end)| without(stop, start, end, text, grammar))
}

fn without(stop: &Stop<'_>, start: usize, end: usize, text: &Text, grammar: &Grammar<'_>) -> Option<Nearly> {
    let Form { words, .. } = &stop.form;
    let (kept, left) = (words.get(..start)?, words.get(start..end)?);
    let rest = words.get(end..)?;
    // What is said by most of the words is what was meant.
    let is_small = left.len() <= kept.len() + rest.len() && start >= 2 && !left.is_empty();
    if !is_small || left.iter().any(|word| word.written.is_empty()) {
        return None;
    }
    let form = Form { words: kept.iter().chain(rest).cloned().collect(), ..stop.form.clone() };
    let reading = clause::read(text, &[form], grammar, false)?;
    let hit = reading.outcome.hits.first()?;
    let says_something = |slot: &Slot| !matches!(slot, Slot::Flag | Slot::Weight(_) | Slot::Words(_));
    if !hit.problems.is_empty() || hit.free > 0 || !hit.slots.values().any(says_something) {
        return None;
    }
    let left_over = written(text, left);
    Some(Nearly { without: Rewrite::new("what can be checked", cut(kept, left, rest), ""), left_over })
}

/// The place of words that go, with the blank before or behind them.
fn cut(kept: &[Word], left: &[Word], rest: &[Word]) -> Span {
    let span = left.iter().map(|word| word.span).reduce(Span::join).unwrap_or_default();
    match (kept.last().filter(|word| !word.written.is_empty()), rest.first()) {
        (Some(before), _) => Span::new(before.span.end, span.end),
        (None, Some(behind)) => Span::new(span.start, behind.span.start),
        (None, None) => span,
    }
}
