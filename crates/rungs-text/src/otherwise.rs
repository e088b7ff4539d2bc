//! *…, but experience in healthcare may count instead*: what another thing may stand in for, said in the same sentence.

use crate::sentence::Place;
use crate::tail::instead_phrase;
use crate::text::Text;
use crate::word::Word;

/// Where the part behind *but* stands: it needn't say what it may count instead of.
pub(crate) static BEHIND_BUT: Place = Place::GuardedItem;

/// A sentence parted before and behind *but*, if what stands behind may count instead of what stands before.
pub(crate) fn parted<'s, 'w>(text: &Text, words: &'s [Word<'w>]) -> Option<(&'s [Word<'w>], &'s [Word<'w>])> {
    let may = words.iter().rposition(|word| word.is_one_of(&["may", "might"]))?;
    let end =
        words.iter().skip(may).position(|word| word.is_one_of(&[",", "as"])).map_or(words.len(), |tail| may + tail);
    let None = instead_phrase(text, words.get(may..end)?)? else { return None };
    // *And* alone joins two names as well.
    let joint = (1..may).rev().find(|at| match words.get(*at) {
        Some(word) if word.is("but") => true,
        Some(word) if word.is("and") => words.get(at - 1).is_some_and(|comma| comma.is(",")),
        _ => false,
    })?;
    let first = match words.get(..joint)? {
        [first @ .., comma] if comma.is(",") => first,
        first => first,
    };
    let second = words.get(joint + 1..)?;
    // One sentence has one condition, and it stands in front of both.
    let is_plain = !second.iter().any(|word| word.is_one_of(&["if", "unless", "."]));
    let relative = words.get(may - 1).is_some_and(|word| word.is_one_of(&["which", "that"]) || word.is_stop());
    (is_plain && !relative && !first.is_empty() && joint + 1 < may).then_some((first, second))
}
