//! A strength on a part of a clause: *a healthcare qualification, usually at level 3, preferably at merit*.
//!
//! Where no frame has a place for the word, the clause is read without the parts that have a strength of their own, and
//! once more with each of them. So a strength may sit on whatever a frame can say.

use crate::clause::{self, Form, Heard};
use crate::modal::{OFTEN, RATHER};
use crate::problem::Problem;
use crate::sentence::Grammar;
use crate::slot::Weight;
use crate::text::Text;
use crate::word::Word;

/// A part of a clause under a strength of its own.
#[derive(Clone, Debug)]
pub(crate) struct Weighed<'w> {
    pub(crate) weight: Weight,
    /// The words it weighs.
    pub(crate) words: Vec<Word<'w>>,
    /// The clause with this part and no other of its sort.
    pub(crate) heard: Heard<'w>,
}

/// Parts of one clause with a strength of their own, at most.
const MOST_PARTS: usize = 6;

/// Reads a clause with parts that have a strength of their own. None, if it has none, or is not read with each of them.
pub(crate) fn read<'w>(
    text: &Text,
    forms: &[Form<'w>],
    grammar: &Grammar<'_>,
) -> Option<Result<Heard<'w>, Vec<Problem>>> {
    forms.iter().find_map(|form| of_form(text, form, grammar))
}

fn of_form<'w>(text: &Text, form: &Form<'w>, grammar: &Grammar<'_>) -> Option<Result<Heard<'w>, Vec<Problem>>> {
    let words = &form.words;
    let weights: Vec<(usize, Weight)> =
        words.iter().enumerate().skip(2).filter_map(|(at, word)| Some((at, weight(word)?))).collect();
    let (first, _) = weights.first().filter(|_| weights.len() <= MOST_PARTS && !form.negated)?;
    let base = trimmed(words.get(..*first)?);
    let heard = |words: Vec<Word<'w>>| {
        let form = Form { words, ..form.clone() };
        let reading = clause::read(text, std::slice::from_ref(&form), grammar, false)?;
        Some(clause::settle(reading, text))
    };
    let mut whole = match heard(base.to_vec())? {
        Ok(whole) => whole,
        Err(problems) => return Some(Err(problems)),
    };
    let ends = weights.iter().skip(1).map(|(at, _)| *at).chain([words.len()]);
    for ((at, weight), end) in weights.iter().zip(ends) {
        let part = trimmed(words.get(at + 1..end)?);
        let with_part = base.iter().chain(part).cloned().collect();
        match heard(with_part).filter(|_| !part.is_empty())? {
            Ok(heard) if heard.hit.kind == whole.hit.kind => {
                whole.weighed.push(Weighed { weight: *weight, words: part.to_vec(), heard });
            }
            Ok(_) => return None,
            Err(problems) => return Some(Err(problems)),
        }
    }
    Some(Ok(whole))
}

fn weight(word: &Word) -> Option<Weight> {
    if word.is_one_of(OFTEN) {
        return Some(Weight::Usually);
    }
    word.is_one_of(RATHER).then_some(Weight::Preferably)
}

/// Words without what joins them to others.
fn trimmed<'s, 'w>(words: &'s [Word<'w>]) -> &'s [Word<'w>] {
    match words {
        [rest @ .., last] if last.is_one_of(&[",", "and", "but"]) => trimmed(rest),
        words => words,
    }
}
