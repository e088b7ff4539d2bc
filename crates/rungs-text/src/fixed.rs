//! Sentences that are read as they stand: the honest silences, and what an import left unread.

use crate::matching::written;
use crate::sentence::Body;
use crate::span::Spanned;
use crate::text::Text;
use crate::word::Word;

/// A fixed sentence, and its decider.
pub(crate) struct Fixed {
    pub(crate) body: Body,
    pub(crate) decider: Option<Spanned<String>>,
}

impl Fixed {
    fn of(body: Body) -> Self {
        Self { body, decider: None }
    }
}

/// Reads `Unread: …`, whatever follows.
pub(crate) fn read_unread(text: &Text, words: &[Word]) -> Option<Body> {
    match words {
        [unread, colon, rest @ ..] if unread.is("unread") && colon.is(":") && !rest.is_empty() => {
            Some(Body::Unread(written(text, rest)))
        }
        _ => None,
    }
}

/// Reads one of the honest silences from words without their full stop.
pub(crate) fn read(text: &Text, words: &[Word]) -> Option<Fixed> {
    nothing_set(text, words).or_else(|| varies(text, words)).or_else(|| not_known_yet(words))
}

fn nothing_set(text: &Text, words: &[Word]) -> Option<Fixed> {
    let rest = after(words, &["there", "are", "no", "set"])?;
    let rest = after(rest, &["entry", "requirements"]).or_else(|| after(rest, &["requirements"]))?;
    let decider = match rest {
        [] => None,
        [comma, and, decider @ .., decides] if comma.is(",") && and.is("and") => decider_of(text, decider, decides)?,
        [and, decider @ .., decides] if and.is("and") => decider_of(text, decider, decides)?,
        _ => return None,
    };
    Some(Fixed { body: Body::NothingSet, decider })
}

fn decider_of(text: &Text, decider: &[Word], decides: &Word) -> Option<Option<Spanned<String>>> {
    let fits = decides.is_one_of(&["decides", "decide", "judges", "judge"]) && !decider.is_empty();
    fits.then(|| Some(written(text, decider)))
}

fn varies(text: &Text, words: &[Word]) -> Option<Fixed> {
    let words = after(words, &["entry"]).unwrap_or(words);
    let rest = after(words, &["requirements", "vary"])?;
    let by = match rest {
        [] => None,
        [preposition, by @ ..]
            if preposition.is_one_of(&["by", "between", "from"]) && !by.is_empty() && !by.iter().any(Word::is_stop) =>
        {
            Some(written(text, by))
        }
        _ => return None,
    };
    Some(Fixed::of(Body::Varies { by }))
}

fn not_known_yet(words: &[Word]) -> Option<Fixed> {
    let rest = after(words, &["what", "is", "needed", "here"])?;
    let rest = after(rest, &["isn't"]).or_else(|| after(rest, &["is", "not"]))?;
    let rest = after(rest, &["known", "yet"])?;
    rest.is_empty().then(|| Fixed::of(Body::NotKnownYet))
}

/// The words after a phrase.
pub(crate) fn after<'w>(words: &'w [Word<'w>], phrase: &[&str]) -> Option<&'w [Word<'w>]> {
    let (front, rest) = words.split_at_checked(phrase.len())?;
    front.iter().zip(phrase).all(|(word, expected)| word.is(expected)).then_some(rest)
}
