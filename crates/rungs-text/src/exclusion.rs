//! What doesn't count: *General studies doesn't count.*, read as the tail of the sentence it narrows.
//!
//! It stands nested below that sentence or follows it in the same bullet. Either way the sentence is read as if it ended
//! in *, not counting general studies*, whose words keep the places where they stand.

use std::borrow::Cow;

use crate::lead;
use crate::say::{capital, spaced};
use crate::span::Span;
use crate::tail;
use crate::text::Text;
use crate::word::{Word, words};

/// What an exclusion leaves out: *general studies* of *General studies doesn't count.* None for any other sentence.
pub fn excluded(text: &Text) -> Option<Text> {
    let words = words(text);
    let (names, _) = parted(sentence(&words))?;
    Some(text.part(names.first()?.start, names.last()?.end))
}

/// A sentence that doesn't count these: what it asks, and behind that what is left out.
pub fn without(text: &Text, excluded: &[Text]) -> Text {
    let all = words(text);
    let (_, rest) = lead::take(text, sentence(&all), &mut Vec::new());
    let (_, core) = tail::take(text, rest, &mut Vec::new());
    let Some(last) = core.last() else { return text.clone() };
    let mut whole = text.part(0, last.end);
    let place = Span::at(last.span.end);
    for (index, one) in excluded.iter().enumerate() {
        whole.push(if index == 0 { ", not counting " } else { " or " }, place, false);
        whole.append(one);
    }
    whole.append(&text.part(last.end, text.as_str().len()));
    whole
}

/// A bullet of two sentences, the second of which is an exclusion, as one.
pub(crate) fn folded(text: &Text) -> Cow<'_, Text> {
    let all = words(text);
    let second = || {
        let stop = all.iter().position(|word| word.is("."))?;
        let (before, behind) = (all.get(stop)?.end, all.get(stop + 1)?.start);
        let excluded = excluded(&text.part(behind, text.as_str().len()))?;
        Some(without(&text.part(0, before), &[excluded]))
    };
    second().map_or(Cow::Borrowed(text), Cow::Owned)
}

/// The canonical words of an exclusion.
pub(crate) fn canonical(text: &Text) -> Option<String> {
    let words = words(text);
    let (names, verb) = parted(sentence(&words))?;
    let names = text.part(names.first()?.start, names.last()?.end);
    Some(format!("{} {verb} count.", capital(&spaced(names.as_str()))))
}

/// The names of an exclusion, and its verb in the short form.
fn parted<'w>(words: &'w [Word<'w>]) -> Option<(&'w [Word<'w>], &'static str)> {
    let (last, before) = words.split_last()?;
    if !last.is("count") {
        return None;
    }
    let (names, verb) = match before {
        [names @ .., verb] if verb.is("doesn't") => (names, "doesn't"),
        [names @ .., verb] if verb.is("don't") => (names, "don't"),
        [names @ .., verb, not] if verb.is("does") && not.is("not") => (names, "doesn't"),
        [names @ .., verb, not] if verb.is("do") && not.is("not") => (names, "don't"),
        _ => return None,
    };
    // One sentence, and nothing in front of it that says when or for whom.
    let is_plain = names.iter().all(|word| word.is(",") || !word.is_stop());
    let first = names.first()?;
    let has_lead =
        first.is_one_of(&["if", "unless", "for", "at", "when", "it", "this", "that", "they", "these", "those"]);
    (is_plain && !has_lead).then_some((names, verb))
}

/// The words of a sentence without its full stop.
fn sentence<'s, 'w>(words: &'s [Word<'w>]) -> &'s [Word<'w>] {
    match words {
        [rest @ .., last] if last.is(".") => rest,
        rest => rest,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exclusion_stands_behind_what_is_asked() {
        let cases = [
            ("You need 112 UCAS points.", "You need 112 UCAS points, not counting general studies."),
            (
                "If you are under 19, you need 112 UCAS points when you start, as the university decides",
                "If you are under 19, you need 112 UCAS points, not counting general studies when you start, as the university decides",
            ),
        ];
        let exclusion = Text::verbatim("General studies doesn't count.", 100);
        let left_out = excluded(&exclusion).map(|text| Text::verbatim("general studies", text.span().start));
        for (written, expected) in cases {
            let whole = without(&Text::verbatim(written, 0), left_out.as_slice());
            assert_eq!(whole.as_str(), expected);
        }
    }

    #[test]
    fn only_whole_exclusions_are_read_as_one() {
        let cases = [
            ("General studies doesn't count.", Some("General studies")),
            ("Art and craft do not count", Some("Art and craft")),
            ("It doesn't count.", None),
            ("If you are under 19, general studies doesn't count.", None),
            ("General studies counts.", None),
            ("Doesn't count.", None),
            ("A degree may also count.", None),
            ("Art and music do always count.", None),
            ("Art and music certainly not count.", None),
        ];
        for (written, expected) in cases {
            let found = excluded(&Text::verbatim(written, 0));
            assert_eq!(found.as_ref().map(Text::as_str), expected, "{written}");
        }
    }
}
