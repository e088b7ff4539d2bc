//! The middle of a sentence: who, how strongly, and what.

use crate::reader::{Anatomy, Parts};
use crate::say::clause::Phrase;
use crate::say::token::{mid_sentence, spaced};
use crate::say::verb::inflected;
use crate::sentence::{Body, GroupHow, Strength};
use crate::strength::{Asked, Wording};
use crate::word::Word;

/// Whether the sentence is a thing that completes an introducer, and not a whole sentence.
pub(super) fn is_fragment(anatomy: &Anatomy) -> bool {
    matches!(anatomy.asked, Some(Parts::Fragment { .. }))
}

/// What is asked, by whom and how strongly, with the clause as `phrase` has it.
pub(super) fn said(anatomy: &Anatomy, phrase: &Phrase) -> Option<String> {
    let instead = match &anatomy.sentence.strength {
        Strength::Instead { of } => Some(of.as_ref().map(|of| spaced(&of.value))),
        _ => None,
    };
    let core = match anatomy.asked.as_ref()? {
        Parts::Definition(_) => return None,
        Parts::Fragment { strength, .. } => fragment(strength, &phrase.written())?,
        Parts::Whole(asked) => match (&asked.strength, instead) {
            // *X may count instead of the GCSEs*: a thing and no verb.
            (Strength::Instead { .. }, Some(of)) => {
                return Some(format!("{} may count instead{}", phrase.behind_verb(), of_what(of)));
            }
            _ => whole(asked, phrase)?,
        },
    };
    let instead = match &anatomy.sentence.strength {
        Strength::Instead { of } => {
            format!(", which may count instead{}", of_what(of.as_ref().map(|of| spaced(&of.value))))
        }
        _ => String::new(),
    };
    Some(core + &instead)
}

/// *Will* tells what everyone goes through, and stays.
fn must(wording: &Wording) -> &'static str {
    if wording.will { "will" } else { "must" }
}

fn of_what(of: Option<String>) -> String {
    of.map(|of| format!(" of {of}")).unwrap_or_default()
}

fn fragment(strength: &Strength, written: &str) -> Option<String> {
    Some(match strength {
        Strength::Must => written.to_owned(),
        Strength::Usually => format!("usually {written}"),
        Strength::Preferably => format!("preferably {written}"),
        Strength::Should | Strength::May | Strength::Instead { .. } => return None,
    })
}

fn whole(asked: &Asked, phrase: &Phrase) -> Option<String> {
    let wording = &asked.wording;
    let subject = phrase.subject();
    let inflected_clause = || phrase.inflected();
    if asked.strength == Strength::Preferably {
        return Some(format!("preferably, {}", inflected_clause()));
    }
    // *It takes 12 months*, *general studies doesn't count*: no word says how strongly.
    if asked.strength == Strength::Must && asked.conjugated {
        return Some(inflected_clause());
    }
    phrase.verb?;
    let (base, thing) = (phrase.base(), phrase.behind_verb());
    Some(match (&asked.strength, &wording.askers, wording.need) {
        (Strength::Must, _, _) => {
            let not = match (asked.negated, wording.already) {
                (false, _) => "",
                (true, false) => "not ",
                (true, true) => "not already ",
            };
            format!("{subject} {} {not}{base}", must(wording))
        }
        (Strength::Usually, _, true) => format!("{subject} usually {} {thing}", inflected("need", &subject)),
        (Strength::Usually, _, false) if phrase.verb_text() == Some("be") => {
            format!("{subject} {} usually {thing}", phrase.verb_inflected()?)
        }
        (Strength::Usually, _, false) => {
            let clause = inflected_clause();
            format!("{subject} usually {}", clause.strip_prefix(&subject)?.trim_start())
        }
        (Strength::Should, _, _) => format!("{subject} should {base}"),
        (Strength::May, Some(askers), true) => format!("some {askers} ask for {thing}"),
        (Strength::May, Some(askers), false) => format!("some {askers} ask you to {base}"),
        (Strength::May, None, true) => format!("{subject} may need {thing}"),
        (Strength::May, None, false) => format!("{subject} may need to {base}"),
        (Strength::Preferably | Strength::Instead { .. }, _, _) => return None,
    })
}

/// What somebody judges: the words stay, and how strongly becomes canonical.
pub(super) fn judged(anatomy: &Anatomy, words: &str) -> Option<String> {
    let words = spaced(words);
    let instead = match &anatomy.sentence.strength {
        Strength::Instead { of } => {
            format!(", which may count instead{}", of_what(of.as_ref().map(|of| spaced(&of.value))))
        }
        _ => String::new(),
    };
    let core = match anatomy.asked.as_ref()? {
        Parts::Definition(_) => return None,
        Parts::Fragment { strength, .. } => fragment(strength, &mid_sentence(&words))?,
        Parts::Whole(asked) => {
            let wording = &asked.wording;
            let subject = written(&asked.subject);
            match (&asked.strength, &wording.askers, wording.need) {
                // *Usually, it takes patience*: who it is about is one of the words.
                _ if asked.subject.is_empty() => return None,
                (Strength::Must, _, true) => format!("{subject} {} {words}", inflected("need", &subject)),
                (Strength::Must, _, false) => format!("{subject} {} {words}", must(wording)),
                (Strength::Usually, _, true) => format!("{subject} usually {} {words}", inflected("need", &subject)),
                (Strength::Usually, _, false) if asked.conjugated => format!("{subject} usually {words}"),
                (Strength::Should, _, false) => format!("{subject} should {words}"),
                (Strength::May, Some(askers), true) => format!("some {askers} ask for {words}"),
                (Strength::May, Some(askers), false) => format!("some {askers} ask you to {words}"),
                (Strength::May, None, true) => format!("{subject} may need {words}"),
                (Strength::May, None, false) => format!("{subject} may need to {words}"),
                // The verb would have to be inflected, and nothing says which word it is.
                _ => return None,
            }
        }
    };
    Some(core + &instead)
}

/// An introducer, without its colon.
pub(super) fn introducer(anatomy: &Anatomy) -> Option<String> {
    let Body::Group { how, verb, .. } = &anatomy.sentence.body else { return None };
    let how = match how {
        GroupHow::All if verb.is_empty() => String::new(),
        GroupHow::All => "all of".to_owned(),
        GroupHow::One => "one of".to_owned(),
        GroupHow::AtLeast(count) => format!("at least {count} of"),
    };
    let asked = match anatomy.asked.as_ref()? {
        Parts::Definition(_) => return None,
        Parts::Fragment { strength, words } => {
            let own_verb = words.first().is_some_and(|word| verb.split(' ').next() == Some(word.lower.as_ref()));
            return fragment(strength, &if own_verb { format!("{verb} {how}") } else { how });
        }
        Parts::Whole(asked) => asked,
    };
    let subject = if asked.subject.is_empty() { "you".to_owned() } else { written(&asked.subject) };
    let behind = |verb: &str| format!("{verb} {how}").trim().to_owned();
    let with_verb = behind(verb);
    let (first, rest) = verb.split_once(' ').unwrap_or((verb, ""));
    let inflected_verb = behind(format!("{} {rest}", inflected(first, &subject)).trim());
    Some(match (&asked.strength, &asked.wording.askers, asked.wording.need) {
        _ if asked.negated => return None,
        (Strength::Must, _, _) => format!("{subject} must {with_verb}").trim().to_owned(),
        (Strength::Usually, _, true) => format!("{subject} usually {} {how}", inflected("need", &subject)),
        (Strength::Usually, _, false) => format!("{subject} usually {inflected_verb}"),
        (Strength::Should, _, _) => format!("{subject} should {with_verb}"),
        (Strength::May, Some(askers), true) => format!("some {askers} ask for {how}"),
        (Strength::May, Some(askers), false) => format!("some {askers} ask you to {with_verb}"),
        (Strength::May, None, true) => format!("{subject} may need {how}"),
        (Strength::May, None, false) => format!("{subject} may need to {with_verb}"),
        (Strength::Preferably, _, _) => format!("preferably, {subject} {inflected_verb}"),
        (Strength::Instead { .. }, _, _) => return None,
    })
}

fn written(words: &[Word]) -> String {
    let words: Vec<&str> =
        words.iter().map(|word| if word.written.is_empty() { &word.lower } else { &word.written }.as_ref()).collect();
    mid_sentence(&words.join(" "))
}
