//! Verbs that say how strongly something is asked for: *must*, *usually need*, *may have to*.

use crate::clause::meaning;
use crate::code;
use crate::problem::Problem;
use crate::sentence::Strength;
use crate::span::Span;
use crate::strength::Asked;
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
    conjugated: bool,
    /// *is usually*: the verb to put back.
    verb: Option<&'static str>,
}

impl Modal {
    fn verb(strength: Strength, length: usize) -> Self {
        Self { strength, length, thing: false, negated: false, conjugated: false, verb: None }
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
        if words.get(at - 1).is_some_and(|word| word.is_stop() || word.is_one_of(&["that", "which", "who"])) {
            break;
        }
        let Some(modal) = modal_at(rest)? else { continue };
        let subject = words.get(..at).unwrap_or_default();
        let mut after = rest.get(modal.length..).unwrap_or_default();
        if let [adverb, rest @ ..] = after
            && adverb.is_one_of(&["also", "already"])
        {
            after = rest;
        }
        if let Some(second) =
            after.first().filter(|word| is_strength_word(word) && !(modal.thing && word.is_one_of(RATHER)))
        {
            return Err(two_strengths_at(rest.first().map_or(second.span, |first| first.span), second));
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
            ..Asked::new(modal.strength, subject, clause)
        }));
    }
    Ok(None)
}

fn modal_at(words: &[Word]) -> Result<Option<Modal>, Problem> {
    let Some((first, rest)) = words.split_first() else { return Ok(None) };
    let row: Vec<&str> = words.iter().take(6).map(|word| word.lower.as_ref()).collect();
    if first.is("also") {
        return Ok(modal_at(rest)?.map(|modal| Modal { length: modal.length + 1, ..modal }));
    }
    if first.is_one_of(RATHER) {
        if rest.first().is_some_and(is_strength_word) {
            return Err(two_strengths(first, rest));
        }
        return Ok(Some(Modal { conjugated: true, ..Modal::verb(Strength::Preferably, 1) }));
    }
    if first.is_one_of(OFTEN) {
        return often(first, rest).map(Some);
    }
    Ok(Some(match row.as_slice() {
        ["must", "not", "already", ..] => Modal { negated: true, ..Modal::verb(Strength::Must, 3) },
        ["must", "not", ..] => Modal { negated: true, ..Modal::verb(Strength::Must, 2) },
        ["mustn't", ..] => Modal { negated: true, ..Modal::verb(Strength::Must, 1) },
        ["must", ..] => Modal::verb(Strength::Must, 1),
        ["should", ..] => Modal::verb(Strength::Should, 1),
        ["may" | "might" | "will", often, ..] if OFTEN.contains(often) => soft_future(first, rest)?,
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
        ["will", ..] => Modal::verb(Strength::Must, 1),
        ["have" | "has", "to", ..] => Modal::verb(Strength::Must, 2),
        ["need" | "needs", "not", ..] => return Err(no_requirement(first, words)),
        ["need" | "needs", "to", ..] => Modal::verb(Strength::Must, 2),
        ["need" | "needs", ..] => Modal::thing(Strength::Must, 1),
        ["are" | "is", "required", "to", ..] => Modal::verb(Strength::Must, 3),
        ["are" | "is", "expected", "to", ..] => Modal::verb(Strength::Should, 3),
        ["are" | "is", "likely", "to", "need", "to", ..] => Modal::verb(Strength::Usually, 5),
        ["are" | "is", "likely", "to", "need", ..] => Modal::thing(Strength::Usually, 4),
        ["are" | "is", often, "required" | "expected" | "likely", "to", rest @ ..] if OFTEN.contains(often) => {
            let need = usize::from(row.get(2) == Some(&"likely") && rest.first() == Some(&"need"));
            Modal::verb(Strength::Usually, 4 + need)
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
fn often(first: &Word, rest: &[Word]) -> Result<Modal, Problem> {
    let row: Vec<&str> = rest.iter().take(4).map(|word| word.lower.as_ref()).collect();
    Ok(match row.as_slice() {
        ["need" | "needs" | "have" | "has", "to", ..] => Modal::verb(Strength::Usually, 3),
        ["need" | "needs", ..] => Modal::thing(Strength::Usually, 2),
        ["are" | "is", "required" | "expected", "to", ..] => Modal::verb(Strength::Usually, 4),
        _ if rest.first().is_some_and(is_strength_word) => return Err(two_strengths(first, rest)),
        _ => Modal { conjugated: true, ..Modal::verb(Strength::Usually, 1) },
    })
}

/// *will usually need*; *may usually* is two strengths.
fn soft_future(first: &Word, rest: &[Word]) -> Result<Modal, Problem> {
    let row: Vec<&str> = rest.iter().skip(1).take(2).map(|word| word.lower.as_ref()).collect();
    match (first.lower.as_ref(), row.as_slice()) {
        ("will", ["need" | "have", "to"]) => Ok(Modal::verb(Strength::Usually, 4)),
        ("will", ["need", ..]) => Ok(Modal::thing(Strength::Usually, 3)),
        ("will", _) => Ok(Modal::verb(Strength::Usually, 2)),
        _ => Err(two_strengths(first, rest)),
    }
}

/// Words that say how strongly a clause is asked for.
fn is_strength_word(word: &Word) -> bool {
    word.is_one_of(&["must", "should", "may", "might"]) || word.is_one_of(OFTEN) || word.is_one_of(RATHER)
}

/// Two strength words: which, and where.
pub(crate) fn two_strengths(first: &Word, rest: &[Word]) -> Problem {
    let second = rest.iter().find(|word| is_strength_word(word) || word.is_one_of(&["need", "have", "will"]));
    two_strengths_at(first.span, second.unwrap_or(first))
}

fn two_strengths_at(first: Span, second: &Word) -> Problem {
    // With the blank in front of it, where it follows at once.
    let is_next = first.end < second.span.start && second.span.start - first.end == 1;
    let word = if is_next { Span::new(first.end, second.span.end) } else { second.span };
    Problem::new(
        code::TWO_STRENGTHS,
        format!("two strengths in one clause: “{}” is the second", second.written),
        second.span,
    )
    .label(first, "the first is here")
    .help("keep one: must, usually, or may need")
    .rewrite(format!("without “{}”", second.written), word, "")
}

fn no_requirement(first: &Word, words: &[Word]) -> Problem {
    let shown = words.iter().take(3).map(|word| word.written.as_ref()).collect::<Vec<_>>().join(" ");
    Problem::new(code::NOT_A_REQUIREMENT, format!("“{shown}” asks for nothing"), first.span)
        .help("move it to Notes, or say what is needed: must, usually, or may need")
}
