//! Words that somebody judges as a whole, though some of them could be checked.
//!
//! *You must have strong experience in healthcare, as the university decides* checks nothing: *strong* keeps it from being
//! read. An author who meant both has to see that.

use crate::clause::{self, Form, Stop};
use crate::matching::written;
use crate::problem::Rewrite;
use crate::sentence::Grammar;
use crate::slot::Slot;
use crate::slot_reader::or_more;
use crate::span::{Span, Spanned};
use crate::text::Text;
use crate::word::Word;

/// What keeps words from being read that somebody judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nearly {
    /// A few words too many.
    TooMany {
        /// They.
        words: Spanned<String>,
        /// The sentence without them: what it asks can be checked, and is theirs to decide as well.
        without: Rewrite,
        /// What can be checked as a sentence of its own, and behind it what is judged.
        apart: Option<Apart>,
    },
    /// Another verb: nobody *has* a test that is passed.
    Verb {
        /// The verb with which it would be read.
        verb: &'static str,
        /// The words that somebody judges.
        words: Spanned<String>,
        /// The sentence with that verb.
        with: Rewrite,
    },
    /// Words that can be checked elsewhere, such as a number or a level.
    Holds(Spanned<String>),
}

/// One sentence as two bullets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// What can be checked, as a sentence without its full stop.
    pub checked: String,
    /// Both bullets in the place of the sentence.
    pub bullets: Rewrite,
}

/// Words in a row that are tried without, besides all that follow the place where reading stopped.
const MOST_WORDS: usize = 2;

/// Verbs that are tried in the place of the one written.
const VERBS: &[&str] = &["pass", "complete", "have"];

/// Looks for what in a clause could be checked: without a few words, those where reading stopped or the rest from there on;
/// with another verb; or anywhere in it. `alone` where nothing but who decides stands behind the clause.
pub(crate) fn look(stop: &Stop<'_>, text: &Text, grammar: &Grammar<'_>, alone: bool) -> Option<Nearly> {
    let words = &stop.form.words;
    let at = stop.reach.word.min(words.len());
    let short = (1..=MOST_WORDS).flat_map(|length| {
        let starts = at.saturating_sub(1)..=at;
        starts.map(move |start| (start, start + length))
    });
    let tails = [at, at.saturating_sub(1)].map(|start| (start, words.len()));
    short
        .chain(tails)
        .find_map(|(start, end)| without(stop, start, end, text, grammar, alone))
        .or_else(|| with_verb(words, text, grammar))
        .or_else(|| measure(words, text).map(Nearly::Holds))
}

fn without(
    stop: &Stop<'_>,
    start: usize,
    end: usize,
    text: &Text,
    grammar: &Grammar<'_>,
    alone: bool,
) -> Option<Nearly> {
    let Form { words, .. } = &stop.form;
    let (kept, left) = (words.get(..start)?, words.get(start..end)?);
    let rest = words.get(end..)?;
    // What is said by most of the words is what was meant.
    let is_small = left.len() <= kept.len() + rest.len() && start >= 2 && !left.is_empty();
    if !is_small || left.iter().any(|word| word.written.is_empty()) {
        return None;
    }
    let form = Form { words: kept.iter().chain(rest).cloned().collect(), ..stop.form.clone() };
    if !is_checked(form, text, grammar) {
        return None;
    }
    let cut = cut(kept, left, rest);
    let apart = if alone { apart(words, left, cut, text) } else { None };
    Some(Nearly::TooMany { words: written(text, left), without: Rewrite::new("what can be checked", cut, ""), apart })
}

/// Whether a clause is read, and looks at something.
fn is_checked(form: Form<'_>, text: &Text, grammar: &Grammar<'_>) -> bool {
    let Some(reading) = clause::read(text, &[form], grammar, false) else { return false };
    let says_something = |slot: &Slot| !matches!(slot, Slot::Flag | Slot::Weight(_) | Slot::Words(_));
    let is_sound =
        |hit: &crate::matching::Hit| hit.problems.is_empty() && hit.free == 0 && hit.slots.values().any(says_something);
    reading.outcome.hits.first().is_some_and(is_sound)
}

/// The sentence as two: what can be checked, and what somebody judges.
fn apart(words: &[Word], left: &[Word], cut: Span, text: &Text) -> Option<Apart> {
    // The words have to stand on the page as they are.
    let [piece] = text.pieces() else { return None };
    let all = text.as_str();
    let offset = |place: usize| place.checked_sub(piece.source.start).filter(|_| piece.verbatim);
    let core_end = words.last()?.end;
    let (cut_start, cut_end) = (offset(cut.start)?, offset(cut.end)?);
    let checked = format!("{}{}", all.get(..cut_start)?, all.get(cut_end..core_end)?).trim().to_owned();
    let judged = match left {
        // *4 GCSEs and a good reference*: the second thing is asked in the words of the first.
        [and, first, ..] if and.is("and") => {
            let thing = words.iter().skip(2).find(|word| !word.written.is_empty())?;
            format!("{}{}", all.get(..thing.start)?, all.get(first.start..)?)
        }
        _ => all.to_owned(),
    };
    let judged = judged.trim().trim_end_matches('.');
    let span = Span::new(piece.source.start, piece.source.start + all.trim_end().trim_end_matches('.').len());
    let bullets = Rewrite::new("two bullets", span, format!("{checked}.\n- {judged}"));
    Some(Apart { checked, bullets })
}

/// The whole clause, with another verb.
fn with_verb(words: &[Word<'_>], text: &Text, grammar: &Grammar<'_>) -> Option<Nearly> {
    let [you, verb, thing @ ..] = words else { return None };
    let first = thing.first()?;
    // What the strength stands for, as in *you need …*, can't be replaced.
    let place = match (you.written.is_empty(), verb.written.is_empty()) {
        (_, false) if you.is("you") => verb.span,
        (true, true) => Span::at(first.span.start),
        _ => return None,
    };
    let other = VERBS.iter().filter(|other| !verb.is(other)).find(|other| {
        let form: Vec<Word<'_>> =
            [you.clone(), verb.read_as(**other)].into_iter().chain(thing.iter().cloned()).collect();
        is_checked(Form::plain(form, Some(1)), text, grammar)
    })?;
    let blank = if place.is_empty() { " " } else { "" };
    let with = Rewrite::new(format!("“{other}”"), place, format!("{other}{blank}"));
    let judged: Vec<Word<'_>> = words.iter().filter(|word| !word.written.is_empty()).cloned().collect();
    Some(Nearly::Verb { verb: other, words: written(text, &judged), with })
}

/// A number of things, the whole of a range, or a level.
fn measure(words: &[Word], text: &Text) -> Option<Spanned<String>> {
    let is_number = |word: &Word| word.lower.chars().next().is_some_and(|digit| digit.is_ascii_digit());
    let at = words.iter().position(is_number)?;
    let before = at.checked_sub(1).filter(|before| words.get(*before).is_some_and(|word| word.is("level")));
    let behind = words.get(at + 1..).unwrap_or_default();
    let is_range =
        or_more(behind) || matches!(behind, [joiner, high, ..] if joiner.is_one_of(&["or", "to"]) && is_number(high));
    let end = match (before, is_range) {
        (Some(_), _) => at + 1,
        (None, true) => (at + 4).min(words.len()),
        (None, false) => (at + 2).min(words.len()),
    };
    match words.get(before.unwrap_or(at)..end)? {
        [shown @ .., stop] if stop.is_stop() => Some(written(text, shown)),
        shown => Some(written(text, shown)),
    }
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
