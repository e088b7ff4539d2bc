//! What may stand at the end of a sentence: a reason, a moment, a guard, a decider.

use crate::code;
use crate::guard::{self, RawGuard};
use crate::lead::said_twice;
use crate::matching::written;
use crate::moment::{self, Moment};
use crate::problem::Problem;
use crate::span::Spanned;
use crate::text::Text;
use crate::word::Word;

/// What stood at the end.
#[derive(Debug, Default)]
pub(crate) struct Tails<'w> {
    pub(crate) guard: Option<RawGuard<'w>>,
    pub(crate) reason: Option<Spanned<String>>,
    pub(crate) moment: Option<Spanned<Moment>>,
    pub(crate) decider: Option<Spanned<String>>,
    /// *which may count instead*, and of what.
    pub(crate) instead: Option<Option<Spanned<String>>>,
}

impl Tails<'_> {
    /// Whether nothing but who decides stands there.
    pub(crate) fn is_decider_only(&self) -> bool {
        self.guard.is_none() && self.reason.is_none() && self.moment.is_none() && self.instead.is_none()
    }
}

/// Takes what stands at the end of a sentence, and gives the rest.
pub(crate) fn take<'w>(text: &Text, words: &'w [Word<'w>], problems: &mut Vec<Problem>) -> (Tails<'w>, &'w [Word<'w>]) {
    let mut tails = Tails::default();
    let mut rest = words;
    while let Some(before) = take_decider(text, rest, &mut tails, problems)
        .or_else(|| take_instead(text, rest, &mut tails))
        .or_else(|| take_moment(rest, &mut tails, problems, true))
        .or_else(|| take_guard(rest, &mut tails, problems))
        .or_else(|| take_moment(rest, &mut tails, problems, false))
        .or_else(|| take_reason(text, rest, &mut tails))
    {
        rest = without_comma(before);
    }
    (tails, rest)
}

fn without_comma<'w>(words: &'w [Word<'w>]) -> &'w [Word<'w>] {
    match words {
        [rest @ .., comma] if comma.is(",") => rest,
        _ => words,
    }
}

/// `, as the university decides`; `, how many as the university decides`
fn take_decider<'w>(
    text: &Text,
    words: &'w [Word<'w>],
    tails: &mut Tails<'w>,
    problems: &mut Vec<Problem>,
) -> Option<&'w [Word<'w>]> {
    const LONGEST_DECIDER: usize = 8;
    let (last, before) = words.split_last()?;
    if !last.is_one_of(&["decides", "decide", "judges", "judge"]) {
        return None;
    }
    let as_word = before.iter().rposition(|word| word.is("as"))?;
    let decider = before.get(as_word + 1..)?;
    if decider.is_empty() || decider.len() > LONGEST_DECIDER || decider.iter().any(Word::is_stop) {
        return None;
    }
    let decider = written(text, decider);
    match &tails.decider {
        None => tails.decider = Some(decider),
        Some(first) => problems.push(said_twice("who decides", first.span, decider.span)),
    }
    // *At least 1 GCSE, how many as the college decides*: the amount is theirs too.
    match words.get(..as_word)? {
        [rest @ .., comma, how, many] if comma.is(",") && how.is("how") && many.is("many") => Some(rest),
        rest => Some(rest),
    }
}

/// `, which may count instead`, `, which may be accepted instead of the GCSEs`
fn take_instead<'w>(text: &Text, words: &'w [Word<'w>], tails: &mut Tails<'w>) -> Option<&'w [Word<'w>]> {
    if tails.instead.is_some() {
        return None;
    }
    let which = words.iter().rposition(|word| word.is_one_of(&["which", "that"]))?;
    let of = instead_phrase(text, words.get(which + 1..)?)?;
    tails.instead = Some(of);
    words.get(..which)
}

/// *may count instead*, with what it replaces, to the last word.
pub(crate) fn instead_phrase(text: &Text, words: &[Word]) -> Option<Option<Spanned<String>>> {
    let (may, rest) = words.split_first()?;
    if !may.is_one_of(&["may", "might"]) {
        return None;
    }
    let verb = match rest {
        [count, ..] if count.is("count") => 1,
        [be, accepted, ..] if be.is("be") && accepted.is_one_of(&["accepted", "considered"]) => 2,
        _ => return None,
    };
    match rest.get(verb..)? {
        [instead] if instead.is("instead") => Some(None),
        [instead, of, what @ ..] if instead.is("instead") && of.is("of") && !what.is_empty() => {
            Some(Some(written(text, what)))
        }
        _ => None,
    }
}

fn take_moment<'w>(
    words: &'w [Word<'w>],
    tails: &mut Tails<'w>,
    problems: &mut Vec<Problem>,
    after_comma: bool,
) -> Option<&'w [Word<'w>]> {
    let (moment, start) = moment::at_end(words)?;
    let before = words.get(..start).filter(|before| !before.is_empty())?;
    if after_comma && !before.last().is_some_and(|word| word.is(",")) {
        return None;
    }
    let span = words.get(start..)?.iter().map(|word| word.span).reduce(crate::span::Span::join)?;
    match (moment, &tails.moment) {
        (Ok(moment), None) => tails.moment = Some(Spanned::new(moment, span)),
        (Ok(_), Some(first)) => problems.push(said_twice("when", first.span, span)),
        (Err(problem), _) => problems.push(problem),
    }
    Some(before)
}

fn take_guard<'w>(words: &'w [Word<'w>], tails: &mut Tails<'w>, problems: &mut Vec<Problem>) -> Option<&'w [Word<'w>]> {
    let at = words.iter().rposition(|word| word.is_one_of(&["if", "unless"]))?;
    let (first, clause) = words.get(at..)?.split_first()?;
    let before = words.get(..at).filter(|before| !before.is_empty())?;
    if clause.is_empty() {
        return None;
    }
    if tails.guard.is_some() {
        problems.push(guard::second(first.span));
    } else {
        tails.guard = Some(RawGuard { unless: first.is("unless"), word: first.span, clause: clause.to_vec() });
    }
    Some(before)
}

/// `because …`, `, as you …`, `, to travel …`: kept and shown.
fn take_reason<'w>(text: &Text, words: &'w [Word<'w>], tails: &mut Tails<'w>) -> Option<&'w [Word<'w>]> {
    if tails.reason.is_some() {
        return None;
    }
    let at = (1..words.len()).find(|at| begins_reason(words, *at))?;
    tails.reason = Some(written(text, words.get(at..)?));
    words.get(..at)
}

fn begins_reason(words: &[Word], at: usize) -> bool {
    let after_comma = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.is(","));
    match words.get(at..) {
        Some([because, _, ..]) if because.is("because") => true,
        Some([as_word, who, ..]) if as_word.is("as") && after_comma => {
            who.is_one_of(&["you", "your", "they", "it", "this", "these"])
        }
        Some([as_word, who, may, ..]) if as_word.is("as") => {
            who.is("you") && may.is_one_of(&["may", "might", "will", "could"])
        }
        Some([to, verb, ..]) if to.is("to") && after_comma => verb.lower.chars().all(char::is_alphabetic),
        _ => false,
    }
}

/// A tail that is empty says so by its code.
pub(crate) fn nothing_left(text: &Text) -> Problem {
    Problem::new(code::EMPTY_SENTENCE, "there is nothing asked for in this sentence", text.span())
        .help("say what is needed, such as: You must have a driving licence.")
}
