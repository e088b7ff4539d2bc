//! Saying a sentence in its canonical words.
//!
//! Reading takes a sentence apart; this puts it together again, in the one order and the one form that the language has for
//! it: the condition in front, then whose rule it is, the strength in the verb, and time and decider at the end. What is
//! written is read back, and only a sentence that reads back as the same is ever given.

mod asked;
mod clause;
mod line;
mod moment;
mod opportunity_line;
mod same;
mod sentence;
mod slot;
mod token;
mod verb;

use crate::exclusion;
use crate::problem::Problem;
use crate::reader::{anatomy, read_sentence};
use crate::sentence::{Grammar, Match, Place};
use crate::text::Text;
use crate::word::words;

pub use line::canonical_line;
pub use opportunity_line::canonical_opportunity_line;
pub use same::sentences as same_sentences;
pub(crate) use token::{capital, spaced};
pub(crate) use verb::inflected;

/// Rounds until a sentence settles: one changes it, one sees that nothing changes any more.
const ROUNDS: usize = 4;

/// The canonical form of a sentence, or why it can't be read. A sentence for which there is no better form stays as it is.
///
/// Two frames of a kind may say the same in other words; which ones do is not known here. `same` compares two clauses
/// that frames have read.
///
/// ```
/// use rungs_text::{Frames, Grammar, Names, Place, Text, say};
///
/// let frames = Frames::new([("weekly-hours", "you work {hours:number} hours a week[ or more]")])?;
/// let grammar = Grammar { frames: &frames, names: &Names::new() };
/// let text = Text::verbatim("You need to work 30 hours a week or more if you travel between sites", 0);
/// let said = say(&text, &Place::Rules, &grammar, &|_, _| true);
/// assert_eq!(said.as_deref(), Ok("If you travel between sites, you must work at least 30 hours a week."));
/// # Ok::<(), rungs_text::FrameError>(())
/// ```
///
/// # Errors
/// What is wrong with the sentence.
pub fn say(
    text: &Text,
    place: &Place,
    grammar: &Grammar<'_>,
    same: &dyn Fn(&Match, &Match) -> bool,
) -> Result<String, Vec<Problem>> {
    let written = spaced(text.as_str());
    let Some(mut said) = better(&written, text, place, grammar, same)? else { return Ok(written) };
    for _ in 1..ROUNDS {
        match better(&said, &Text::verbatim(&said, 0), place, grammar, same) {
            Ok(Some(better)) => said = better,
            _ => return Ok(said),
        }
    }
    // Never settling, it would be another sentence each time a page is formatted.
    Ok(written)
}

/// The first way to say a sentence that reads back as the same; none, if that is the sentence as it stands.
fn better(
    written: &str,
    text: &Text,
    place: &Place,
    grammar: &Grammar<'_>,
    same: &dyn Fn(&Match, &Match) -> bool,
) -> Result<Option<String>, Vec<Problem>> {
    let text = exclusion::folded(text);
    let all = words(&text);
    let read = anatomy(&text, &all, place, grammar)?;
    let means_the_same = |candidate: &String| {
        let back = read_sentence(&Text::verbatim(candidate, 0), place.clone(), grammar);
        back.is_ok_and(|back| same::sentences(&read.sentence, &back, same))
    };
    let mut candidates = sentence::candidates(&all, &read, grammar).into_iter();
    let found = candidates.find(|candidate| candidate == written || means_the_same(candidate));
    Ok(found.filter(|candidate| candidate != written))
}
