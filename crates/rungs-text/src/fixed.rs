//! Sentences that are read as they stand: the honest silences, what an import left unread, and what one provider fills in.

use crate::matching::written;
use crate::sentence::{Body, FilledIn, Filling};
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

/// Reads one of the honest silences, or what a provider fills in, from words without their full stop.
pub(crate) fn read(text: &Text, words: &[Word]) -> Option<Fixed> {
    nothing_set(text, words)
        .or_else(|| varies(text, words))
        .or_else(|| not_known_yet(words))
        .or_else(|| filled_in(text, words).map(|filled| Fixed::of(Body::FilledIn(filled))))
}

/// The words that can stand between what a rule asks for and the end of the sentence, each with what it makes of the rule
/// and whether its verb is a plural one.
const FILLINGS: &[(&str, Filling, bool)] = &[
    ("is asked for", Filling::Asked, false),
    ("are asked for", Filling::Asked, true),
    ("is not asked for", Filling::NotAsked, false),
    ("are not asked for", Filling::NotAsked, true),
    ("isn't asked for", Filling::NotAsked, false),
    ("aren't asked for", Filling::NotAsked, true),
    ("counts instead", Filling::Counts, false),
    ("count instead", Filling::Counts, true),
    ("is accepted instead", Filling::Counts, false),
    ("are accepted instead", Filling::Counts, true),
    ("counts", Filling::Counts, false),
    ("does not count instead", Filling::CountsNot, false),
    ("do not count instead", Filling::CountsNot, true),
    ("doesn't count instead", Filling::CountsNot, false),
    ("don't count instead", Filling::CountsNot, true),
    ("is not accepted instead", Filling::CountsNot, false),
    ("are not accepted instead", Filling::CountsNot, true),
    ("isn't accepted instead", Filling::CountsNot, false),
    ("aren't accepted instead", Filling::CountsNot, true),
];

/// *The GCSEs are not asked for.* · *Experience counts instead of the GCSEs.*
fn filled_in(text: &Text, words: &[Word]) -> Option<FilledIn> {
    const LONGEST_NAME: usize = 10;
    let words = match words {
        [words @ .., here] if here.is("here") => words,
        words => words,
    };
    let instead = words.iter().rposition(|word| word.is("instead"));
    let (words, of) = match instead.map(|instead| (words.get(..=instead), words.get(instead + 1..))) {
        Some((Some(front), Some([of, named @ ..]))) if of.is("of") && !named.is_empty() => {
            (front, Some(written(text, named)))
        }
        Some((_, Some([_, ..]))) => return None,
        _ => (words, None),
    };
    // The longest phrase says most: *does not count instead* ends in *count instead*.
    let ends = FILLINGS.iter().filter_map(|(phrase, filling, plural)| {
        let phrase: Vec<&str> = phrase.split(' ').collect();
        let at = words.len().checked_sub(phrase.len())?;
        after(words.get(at..)?, &phrase)?;
        Some((at, *filling, *plural))
    });
    let (at, filling, plural) = ends.min_by_key(|(at, ..)| *at)?;
    let what = words.get(..at)?;
    let is_name = !what.is_empty() && what.len() <= LONGEST_NAME && !what.iter().any(|word| word.is_stop());
    let is_plain = !what.iter().any(|word| word.is_one_of(NO_NAME));
    (is_name && is_plain).then(|| FilledIn { what: written(text, what), filling, of, plural })
}

/// Words that no name of a rule has: with them a sentence asks for something itself.
const NO_NAME: &[&str] =
    &["you", "must", "may", "might", "should", "usually", "which", "that", "it", "but", "not", "preferably"];

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
