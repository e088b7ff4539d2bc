//! Verbs that say how strongly something is asked for: *must*, *usually need*, *may have to*.

use crate::clause::meaning;
use crate::code;
use crate::problem::{Problem, Rewrite};
use crate::refusal::always::{upper_first, with_blank_before};
use crate::sentence::Strength;
use crate::span::Span;
use crate::strength::{Asked, Wording};
use crate::word::Word;

/// Words that make a usual rule.
pub(crate) const OFTEN: &[&str] = &["usually", "normally", "generally"];
/// Words that make a preference.
pub(crate) const RATHER: &[&str] = &["preferably", "ideally"];

/// A verb phrase that says how strongly.
struct Modal {
    strength: Strength,
    /// How many words it takes.
    length: usize,
    /// Whether a thing follows, not a verb: *you need 4 GCSEs*.
    thing: bool,
    negated: bool,
    /// *not already*
    already: bool,
    /// *will* and nothing more
    will: bool,
    conjugated: bool,
    /// *is usually*: the verb to put back.
    verb: Option<&'static str>,
}

impl Modal {
    fn verb(strength: Strength, length: usize) -> Self {
        Self {
            strength,
            length,
            thing: false,
            negated: false,
            already: false,
            will: false,
            conjugated: false,
            verb: None,
        }
    }

    fn thing(strength: Strength, length: usize) -> Self {
        Self { thing: true, ..Self::verb(strength, length) }
    }
}

/// Parts *you must …*, *your employer usually …*. Nothing, if no verb says how strongly.
pub(crate) fn read<'w>(words: &[Word<'w>]) -> Result<Option<Asked<'w>>, Problem> {
    // Further on, a strength word belongs to an attribute or a relative clause.
    const LONGEST_SUBJECT: usize = 8;
    for at in 1..=LONGEST_SUBJECT {
        let Some(rest) = words.get(at..).filter(|rest| !rest.is_empty()) else { break };
        // *That degree must be …* begins with the word; further on, it begins a relative clause.
        let relative = |word: &Word| at > 1 && word.is_one_of(&["that", "which", "who"]);
        if words.get(at - 1).is_some_and(|word| word.is_stop() || relative(word)) {
            break;
        }
        let Some(modal) = modal_at(rest)? else { continue };
        let subject = words.get(..at).unwrap_or_default();
        let mut after = rest.get(modal.length..).unwrap_or_default();
        if let [adverb, rest @ ..] = after
            && adverb.is_one_of(&["also", "already", "currently"])
        {
            after = rest;
        }
        if after.first().is_some_and(|word| is_strength_word(word) && !(modal.thing && word.is_one_of(RATHER))) {
            return Err(two_strengths(rest, rest.len() - after.len()));
        }
        let clause = match (modal.thing, modal.verb) {
            (true, _) => meaning(&["have"], after),
            (false, Some(verb)) => meaning(&[verb], after),
            (false, None) => after.to_vec(),
        };
        // *X must be …* of a thing that isn't a person still is a clause of its own.
        return Ok(Some(Asked {
            negated: modal.negated,
            conjugated: modal.conjugated,
            wording: Wording { need: modal.thing, askers: None, already: modal.already, will: modal.will },
            ..Asked::new(modal.strength, subject, clause)
        }));
    }
    Ok(None)
}

/// Whether a sentence begins with how strongly it asks, and so has nobody in front of it: *must …*, *usually need …*.
///
/// # Errors
/// Why that asks for nothing: *can …*, *may choose to …*.
pub(crate) fn begins(words: &[Word]) -> Result<bool, Problem> {
    match words {
        // *Usually 4 GCSEs* and *usually hold a degree* go without saying whom.
        [often, verb, ..] if often.is_one_of(OFTEN) => Ok(verb.is_one_of(&["need", "needs"])),
        [first, ..] if first.is_one_of(RATHER) || first.is("also") => Ok(false),
        _ => modal_at(words).map(|modal| modal.is_some()),
    }
}

fn modal_at(words: &[Word]) -> Result<Option<Modal>, Problem> {
    let Some((first, rest)) = words.split_first() else { return Ok(None) };
    let row: Vec<&str> = words.iter().take(6).map(|word| word.lower.as_ref()).collect();
    if first.is("also") {
        return Ok(modal_at(rest)?.map(|modal| Modal { length: modal.length + 1, ..modal }));
    }
    if first.is_one_of(RATHER) {
        if rest.first().is_some_and(is_strength_word) {
            return Err(two_strengths(words, 1));
        }
        return Ok(Some(Modal { conjugated: true, ..Modal::verb(Strength::Preferably, 1) }));
    }
    if first.is_one_of(OFTEN) {
        return often(words).map(Some);
    }
    Ok(Some(match row.as_slice() {
        ["must", "not", "already", ..] => Modal { negated: true, already: true, ..Modal::verb(Strength::Must, 3) },
        ["must", "not", ..] => return Err(not_already(words, 2)),
        ["mustn't", ..] => return Err(not_already(words, 1)),
        ["must", ..] => Modal::verb(Strength::Must, 1),
        ["should", ..] => Modal::verb(Strength::Should, 1),
        ["may" | "might" | "will", often, ..] if OFTEN.contains(often) => soft_future(words)?,
        ["may" | "might", "also", "need", "to", ..]
        | ["may" | "might", "be", "asked" | "required" | "expected", "to", ..] => Modal::verb(Strength::May, 4),
        ["may" | "might", "need" | "have", "to", ..] => Modal::verb(Strength::May, 3),
        ["may" | "might", "be", "asked", "for", ..] => Modal::thing(Strength::May, 4),
        ["may" | "might", "also", "need", ..] => Modal::thing(Strength::May, 3),
        ["may" | "might", "need", ..] => Modal::thing(Strength::May, 2),
        ["will", "need" | "have", "to", ..] => Modal::verb(Strength::Must, 3),
        ["will", "be", "required", "to", ..] => Modal::verb(Strength::Must, 4),
        ["will", "be", "expected", "to", ..] => Modal::verb(Strength::Should, 4),
        ["will", "need", ..] => Modal::thing(Strength::Must, 2),
        ["will", "not", ..] | ["won't", ..] => return Err(no_requirement(first, words)),
        ["will", ..] => Modal { will: true, ..Modal::verb(Strength::Must, 1) },
        ["have" | "has", "to", ..] => Modal::verb(Strength::Must, 2),
        ["need" | "needs", "not", ..] => return Err(no_requirement(first, words)),
        ["need" | "needs", "to", ..] => Modal::verb(Strength::Must, 2),
        ["need" | "needs", ..] => Modal::thing(Strength::Must, 1),
        ["are" | "is", "required", "to", ..] => Modal::verb(Strength::Must, 3),
        ["are" | "is", "expected", "to", ..] => Modal::verb(Strength::Should, 3),
        ["are" | "is", "likely", "to", "need", "to", ..] => Modal::verb(Strength::Usually, 5),
        ["are" | "is", "likely", "to", "need", ..] => Modal::thing(Strength::Usually, 4),
        ["are" | "is", often, "likely", "to", "need", "to", ..] if OFTEN.contains(often) => {
            Modal::verb(Strength::Usually, 6)
        }
        ["are" | "is", often, "likely", "to", "need", ..] if OFTEN.contains(often) => {
            Modal::thing(Strength::Usually, 5)
        }
        ["are" | "is", often, "required" | "expected" | "likely", "to", ..] if OFTEN.contains(often) => {
            Modal::verb(Strength::Usually, 4)
        }
        ["are" | "is", often, ..] if OFTEN.contains(often) => {
            Modal { verb: Some("be"), ..Modal::verb(Strength::Usually, 2) }
        }
        ["have" | "has", often, ..] if OFTEN.contains(often) => {
            Modal { verb: Some("have"), ..Modal::verb(Strength::Usually, 2) }
        }
        ["can" | "could" | "cannot" | "can't", ..] | ["may" | "might", ..] => return Err(no_requirement(first, words)),
        ["don't" | "doesn't", "need" | "have", ..] | ["do" | "does", "not", "need" | "have", ..] => {
            return Err(no_requirement(first, words));
        }
        _ => return Ok(None),
    }))
}

/// *usually need to*, *usually need*, *usually hold*
fn often(words: &[Word]) -> Result<Modal, Problem> {
    let rest = words.get(1..).unwrap_or_default();
    let row: Vec<&str> = rest.iter().take(4).map(|word| word.lower.as_ref()).collect();
    Ok(match row.as_slice() {
        ["need" | "needs" | "have" | "has", "to", ..] => Modal::verb(Strength::Usually, 3),
        ["need" | "needs", ..] => Modal::thing(Strength::Usually, 2),
        ["are" | "is", "required" | "expected", "to", ..] => Modal::verb(Strength::Usually, 4),
        _ if rest.first().is_some_and(is_strength_word) => return Err(two_strengths(words, 1)),
        _ => Modal { conjugated: true, ..Modal::verb(Strength::Usually, 1) },
    })
}

/// *will usually need*; *may usually* is two strengths.
fn soft_future(words: &[Word]) -> Result<Modal, Problem> {
    let (Some(first), rest) = (words.first(), words.get(1..).unwrap_or_default()) else {
        return Ok(Modal::verb(Strength::Usually, 0));
    };
    let row: Vec<&str> = rest.iter().skip(1).take(2).map(|word| word.lower.as_ref()).collect();
    match (first.lower.as_ref(), row.as_slice()) {
        ("will", ["need" | "have", "to"]) => Ok(Modal::verb(Strength::Usually, 4)),
        ("will", ["need", ..]) => Ok(Modal::thing(Strength::Usually, 3)),
        ("will", _) => Ok(Modal::verb(Strength::Usually, 2)),
        _ => Err(two_strengths(words, 1)),
    }
}

/// Words that say how strongly a clause is asked for.
fn is_strength_word(word: &Word) -> bool {
    word.is_one_of(&["must", "should", "may", "might"]) || word.is_one_of(OFTEN) || word.is_one_of(RATHER)
}

/// Two strength words in one clause: `words` begins with the first, and the second stands at `second`.
pub(crate) fn two_strengths(words: &[Word], second: usize) -> Problem {
    let (Some(first), Some(word)) = (words.first(), words.get(second)) else {
        return Problem::new(code::TWO_STRENGTHS, "two strengths in one clause", Span::default());
    };
    let message = format!("two strengths in one clause: “{}” and “{}”", first.written, word.written);
    let problem = Problem::new(code::TWO_STRENGTHS, message, word.span)
        .label(first.span, "the first is here")
        .help("keep one: must, usually, or may need");
    [without_second(words, second), without_first(words)].into_iter().flatten().fold(problem, Problem::or)
}

/// The clause with its first strength word only.
fn without_second(words: &[Word], second: usize) -> Option<Rewrite> {
    let (first, word) = (words.first()?, words.get(second)?);
    let label = format!("“{}”", first.lower);
    let next = words.get(second + 1);
    if word.is_one_of(&["need", "needs"]) && !next.is_some_and(|next| next.is("to")) {
        return Some(Rewrite::new(label, word.span, "have"));
    }
    let mut place = with_blank_before(words, second)?;
    if word.is_one_of(&["need", "needs", "have", "has"]) {
        place = place.join(next?.span);
    }
    Some(Rewrite::new(label, place, ""))
}

/// The clause without its first strength word, and the comma behind it.
fn without_first(words: &[Word]) -> Option<Rewrite> {
    let (first, rest) = words.split_first()?;
    let next = rest.iter().find(|word| !word.is(","))?;
    let kept = if first.starts_with_capital() { upper_first(&next.written) } else { next.written.to_string() };
    let second =
        rest.iter().find(|word| is_strength_word(word) || word.is_one_of(&["need", "needs", "have", "will"]))?;
    Some(Rewrite::new(format!("“{}”", second.lower), first.span.join(next.span), kept))
}

/// *You must not hold a degree*: whether it may come later is not said.
fn not_already(words: &[Word], length: usize) -> Problem {
    let shown = words.iter().take(length).map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
    let place = words.iter().take(length).map(|word| word.span).reduce(Span::join).unwrap_or_default();
    Problem::new(code::NEGATION, format!("“{shown}” doesn't say that it is about what is there already"), place)
        .help("write “You must not already hold …”; nothing else turns a requirement round")
        .rewrite("what is there already", place, "must not already")
}

fn no_requirement(first: &Word, words: &[Word]) -> Problem {
    // As much as tells which clause it is.
    const SHOWN: usize = 7;
    let end = words.iter().take(SHOWN).position(Word::is_stop).unwrap_or(SHOWN.min(words.len()));
    let mut shown = words.iter().take(end).map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
    if end == SHOWN && words.len() > SHOWN {
        shown.push_str(" …");
    }
    Problem::new(code::NOT_A_REQUIREMENT, format!("“{shown}” asks for nothing"), first.span)
        .help("move it to Notes, or say what is needed: must, usually, or may need")
}
